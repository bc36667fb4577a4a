//! Cues: the words that report a quote.

use std::ops::Range;

use super::grammar::{Form, Grammar, Part};
use super::lexicon::Lexicon;
use super::words::Words;
use crate::text::Marked;

/// The words that report a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) tokens: Range<usize>,
    /// Whether it stands behind the quote.
    pub(super) after: bool,
    /// Whether few words stand between it and the quote.
    pub(super) near: bool,
}

/// The reporting words of the quote that takes the tokens `quote`, in its own sentence.
pub(super) fn cue_of(
    words: &Words<'_>,
    quote: &Range<usize>,
    sentence: usize,
    marked: Marked,
    grammar: &Grammar,
    lexicon: &Lexicon,
) -> Option<Cue> {
    let range = words.ranges[sentence].clone();
    let inner = marked.inner.of(words.text).trim_end();
    let comma = inner.ends_with([',', '?', '!', '—', '-', '…']) || words.low(quote.end) == ",";
    let ended = inner.ends_with([',', '?', '!', '—', '…']);
    let after = find_after(words, quote.end, range.end, comma, grammar, lexicon)
        .or_else(|| if ended { any_verb(words, grammar, quote.end, range.end) } else { None });
    let before = find_before(words, quote.start, range.start, grammar, lexicon);
    let before = match (before, last_report(words, quote.end, range.end, lexicon)) {
        // «… hope for "a first talk" in May, Smith added.»
        (Some(before), Some(last)) if !lexicon.reporting.strong.contains(words.low(before.tokens.start)) => {
            Some(last)
        }
        (None, Some(last)) => Some(last),
        (before, _) => before,
    };
    match (after, before) {
        // «said the toll was "a gift," stating that», «said it was "dear," Smith said: "…"»: the second goes on.
        (Some(after), Some(before))
            if before.near && (goes_on(words, &after) || words.low(after.tokens.end) == ":") =>
        {
            Some(before)
        }
        (Some(after), Some(before)) => {
            let ended = inner.ends_with([',', '?', '!']);
            let introduced = matches!(words.low(quote.start.wrapping_sub(1)), "," | ":")
                && before.tokens.end + 3 >= quote.start;
            Some(if comma && (ended || !before.near) && !introduced { after } else { before })
        }
        (Some(after), None) if comma || after.near => Some(after),
        (None, before) => before,
        _ => None,
    }
}

/// The reporting verb that stands at a token, if it is one: «said», «put it».
fn reports(words: &Words<'_>, index: usize, grammar: &Grammar, lexicon: &Lexicon) -> Option<Range<usize>> {
    let puts = matches!(words.low(index), "put" | "puts") && words.low(index + 1) == "it";
    let verb = lexicon.reporting.verbs.contains(words.low(index)) && !noun_here(words, grammar, index);
    // «shot back, “…”»
    let back = words.low(index + 1) == "back"
        && matches!(words.low(index), "shot" | "fired" | "snapped" | "wrote" | "shouted");
    (verb || puts || back).then(|| index..index + 1 + usize::from(puts || back))
}

/// Whether a cue behind a quote is a verb in -ing, with more behind it: «adding that», «adding, "…"».
fn goes_on(words: &Words<'_>, cue: &Cue) -> bool {
    let end = cue.tokens.end;
    let quotes = words.low(end) == "," && words.quoted.get(end + 2).copied().unwrap_or(false);
    words.low(cue.tokens.start).ends_with("ing") && (words.is_word(end) || quotes)
}

fn find_after(
    words: &Words<'_>,
    start: usize,
    end: usize,
    comma: bool,
    grammar: &Grammar,
    lexicon: &Lexicon,
) -> Option<Cue> {
    // «…," when the mayor asked»: that clause reports nothing.
    if matches!(words.low(start), "when" | "while" | "after" | "before" | "because" | "although" | "if") {
        return None;
    }
    // «…," but she noted a "…"»: that clause has its own words.
    if matches!(words.low(start), "but" | "and") {
        return None;
    }
    let mut index = start;
    let reach = if comma { 14 } else { 5 };
    while index < end.min(start + reach) {
        if words.quoted[index] {
            return None;
        }
        if words.low(index) == "according" && words.low(index + 1) == "to" {
            return Some(Cue { tokens: index..index + 2, after: true, near: true });
        }
        if let Some(tokens) = reports(words, index, grammar, lexicon) {
            // «…," and said» or «…, adding that»: the verb belongs to what follows, not to the quote before it.
            let joins = matches!(words.low(index - 1), "and" | "but");
            let goes_on = words.low(index).ends_with("ing");
            if joins
                || (goes_on && !comma)
                || (goes_on
                    && matches!(
                        words.low(index + 1),
                        "that" | "the" | "to" | "in" | "he" | "she" | "how" | "it"
                    ))
            {
                return None;
            }
            return Some(Cue { tokens, after: true, near: index - start < 6 });
        }
        index += 1;
    }
    None
}

/// Behind a quote that a comma ends, any verb reports: «beamed Ann Smith», «Ann Smith shrugged».
fn any_verb(words: &Words<'_>, grammar: &Grammar, start: usize, end: usize) -> Option<Cue> {
    let verb = |index: usize| {
        index < end
            && !words.quoted[index]
            && matches!(grammar.part(index), Part::Verb(Form::Past | Form::PastOrParticiple | Form::Third))
    };
    let subject = |index: usize| {
        index < end
            && (words.is_capital(index)
                || matches!(words.low(index), "the" | "a" | "an" | "one" | "his" | "her"))
    };
    let found = if verb(start) && subject(start + 1) {
        start
    } else if matches!(words.low(start), "he" | "she" | "they" | "it") && verb(start + 1) {
        start + 1
    } else if words.is_capital(start) {
        let behind = (start..end.min(start + 4)).find(|&index| !words.is_capital(index))?;
        Some(behind).filter(|&index| verb(index))?
    } else {
        return None;
    };
    Some(Cue { tokens: found..found + 1, after: true, near: true })
}

/// A reporting clause behind a comma, most often at the sentence's end: «…, Smith added.»
fn last_report(words: &Words<'_>, quote: usize, end: usize, lexicon: &Lexicon) -> Option<Cue> {
    // «…, said the mayor, who …»
    let inverted = (quote..end.saturating_sub(1))
        .find(|&index| {
            words.low(index) == ","
                && !words.quoted[index + 1]
                && (matches!(words.low(index + 1), "said" | "says" | "added")
                    || words.low(index + 1) == "according" && words.low(index + 2) == "to")
        })
        .map(|comma| comma + 1);
    if let Some(verb) = inverted {
        return Some(Cue {
            tokens: verb..verb + if words.low(verb) == "according" { 2 } else { 1 },
            after: true,
            near: true,
        });
    }
    let verb = (quote..end).rev().find(|&index| words.is_word(index))?;
    if !lexicon.reporting.verbs.contains(words.low(verb)) {
        return None;
    }
    let comma = (quote..verb).rev().find(|&index| words.low(index) == ",")?;
    (verb - comma <= 6 && verb - comma >= 2).then_some(Cue {
        tokens: verb..verb + 1,
        after: true,
        near: true,
    })
}

/// The reporting words of the sentence before, where it ends with a colon and the quote stands on its own behind it.
pub(super) fn introduction(
    words: &Words<'_>,
    quote: &Range<usize>,
    sentence: usize,
    grammar: &Grammar,
    lexicon: &Lexicon,
) -> Option<Cue> {
    let before = introducing(words, quote, sentence)?;
    let range = words.ranges[before].clone();
    find_before(words, range.end, range.start, grammar, lexicon)
}

/// The reporting words that a full stop parted from the quote: «“We build.” Ann Holt said.»
pub(super) fn parted(words: &Words<'_>, quote: &Range<usize>, sentence: usize) -> Option<Cue> {
    let next = words.ranges.get(sentence + 1)?.clone();
    let near = words.sentences[sentence].paragraph == words.sentences[sentence + 1].paragraph;
    if !near || quote.end < words.ranges[sentence].end || next.len() > 8 {
        return None;
    }
    let verb = next.clone().find(|&at| plainly_says(words.low(at)) && words.low(at) != "told")?;
    let alone = (next.start..verb).all(|at| words.is_word(at) && !words.quoted[at]) && verb > next.start;
    let closes = !words.is_word(verb + 1) || matches!(words.low(verb + 1), "in" | "on" | "at" | "during");
    (alone && closes).then(|| Cue { tokens: verb..verb + 1, after: true, near: true })
}

/// The sentence before, if it ends with a colon and the quote opens the next.
pub(super) fn introducing(words: &Words<'_>, quote: &Range<usize>, sentence: usize) -> Option<usize> {
    let before = sentence.checked_sub(1)?;
    let near = words.sentences[sentence].paragraph
        - words.sentences[before].paragraph.min(words.sentences[sentence].paragraph)
        <= 1;
    let range = words.ranges[before].clone();
    let opens = quote.start == words.ranges[sentence].start;
    (near && opens && range.end > range.start && words.low(range.end - 1) == ":").then_some(before)
}

/// Whether a cue is of the plainest kind, under which even a quoted adjective is the speaker's.
pub(super) fn plainly_says(low: &str) -> bool {
    Lexicon::get().reporting.plainest.contains(low)
}

/// The last reporting words before the token `quote`, back to `start`.
pub(super) fn find_before(
    words: &Words<'_>,
    quote: usize,
    start: usize,
    grammar: &Grammar,
    lexicon: &Lexicon,
) -> Option<Cue> {
    let mut best: Option<Cue> = None;
    for index in (start..quote).rev() {
        if words.quoted[index] {
            continue;
        }
        let low = words.low(index);
        if low == "to" && index > start && words.low(index - 1) == "according" {
            return Some(Cue { tokens: index - 1..index + 1, after: false, near: quote - index < 8 });
        }
        // «who told them when asked: "…"»
        let aside = matches!(low, "asked" | "pressed")
            && index > start
            && matches!(words.low(index - 1), "when" | "if" | "once" | "as");
        if let Some(tokens) = reports(words, index, grammar, lexicon).filter(|_| !aside) {
            // «boasted, "…"»: nothing else can report it.
            let bound = index + 2 == quote && matches!(words.low(index + 1), "," | ":");
            let verb = if bound { index } else { outer(words, index, start, lexicon) };
            let tokens = if verb == index { tokens } else { verb..verb + 1 };
            return Some(Cue { tokens, after: false, near: quote - verb < 12 });
        }
        let holds = lexicon.reporting.nouns.contains(low) && quote - index <= 4;
        if holds && best.is_none() {
            best = Some(Cue { tokens: index..index + 1, after: false, near: true });
        }
    }
    best
}

/// «Smith said that Jones thanked …»: the verb that reports the reporting, where no comma or «who» parts them.
fn outer(words: &Words<'_>, verb: usize, start: usize, lexicon: &Lexicon) -> usize {
    let parted =
        |index: usize| matches!(words.low(index), "," | ";" | "who" | "which") || words.quoted[index];
    let from = (start..verb).rev().find(|&index| parted(index)).map_or(start, |index| index + 1);
    (from..verb)
        .find(|&index| {
            lexicon.reporting.strong.contains(words.low(index))
                && lexicon.reporting.verbs.contains(words.low(index))
                && (index + 1..verb.min(index + 5)).any(|that| words.low(that) == "that")
        })
        .unwrap_or(verb)
}

/// Whether a word that could be a reporting verb is a noun here: «the report», «his claims».
pub(super) fn noun_here(words: &Words<'_>, grammar: &Grammar, index: usize) -> bool {
    let told = |part| matches!(part, Part::Noun | Part::Adjective | Part::Name);
    // «the statement read», «the two write»: behind a subject it may be the verb that no tag gave.
    let held = |part| {
        matches!(part, Part::Determiner | Part::Possessive | Part::Adjective | Part::Preposition | Part::That)
    };
    // «the United States»
    let named = |before: usize| words.is_capital(index) && words.is_capital(before);
    told(grammar.part(index)) && index > 0 && (held(grammar.part(index - 1)) || named(index - 1))
}
