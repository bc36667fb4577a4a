//! Who said a quote: the reporting clause, its subject, and the name behind a pronoun or an office.

use std::ops::Range;

use super::Speaker;
use super::lexicon::{Gender, Lexicon};
use super::names::{Names, bare, known};
use super::words::Words;
use crate::text::{Marked, Span, TokenKind};

/// The words that report a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) tokens: Range<usize>,
    /// Whether it stands behind the quote.
    pub(super) after: bool,
    /// Whether few words stand between it and the quote.
    pub(super) near: bool,
}

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Speakers in order: the name, the person if one is known, the sentence.
    said: Vec<(String, Option<usize>, usize)>,
}

impl Memory {
    pub(super) fn remember(&mut self, names: &Names, speaker: &Speaker, sentence: usize) {
        self.said.push((speaker.name.clone(), known(&speaker.name, &names.people), sentence));
    }
}

/// The reporting words of the quote that takes the tokens `quote`, in its own sentence.
pub(super) fn cue_of(
    words: &Words<'_>,
    quote: &Range<usize>,
    sentence: usize,
    marked: Marked,
    lexicon: &Lexicon,
) -> Option<Cue> {
    let range = words.ranges[sentence].clone();
    let inner = marked.inner.of(words.text).trim_end();
    let comma = inner.ends_with([',', '?', '!', '—', '-', '…']) || words.low(quote.end) == ",";
    let after = find_after(words, quote.end, range.end, comma, lexicon);
    let before = find_before(words, quote.start, range.start, lexicon);
    let before = match (before, last_report(words, quote.end, range.end, lexicon)) {
        // «… are expected to hold "initial discussions" next week, Trump added.»
        (Some(before), Some(last)) if !is_strong(words.low(before.tokens.start)) => Some(last),
        (None, Some(last)) => Some(last),
        (before, _) => before,
    };
    match (after, before) {
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

fn find_after(words: &Words<'_>, start: usize, end: usize, comma: bool, lexicon: &Lexicon) -> Option<Cue> {
    let mut index = start;
    let reach = if comma { 14 } else { 5 };
    while index < end.min(start + reach) {
        if words.quoted[index] {
            return None;
        }
        if words.low(index) == "according" && words.low(index + 1) == "to" {
            return Some(Cue { tokens: index..index + 2, after: true, near: true });
        }
        if lexicon.reporting.verbs.contains(words.low(index)) && !noun_here(words, index) {
            // «…," and said» or «…, adding that»: the verb belongs to what follows, not to the quote before it.
            let joins = matches!(words.low(index - 1), "and" | "but");
            let goes_on = words.low(index).ends_with("ing") && words.low(index + 1) != "to";
            if joins
                || (goes_on && !comma)
                || (goes_on
                    && matches!(words.low(index + 1), "that" | "the" | "in" | "he" | "she" | "how" | "it"))
            {
                return None;
            }
            return Some(Cue { tokens: index..index + 1, after: true, near: index - start < 6 });
        }
        index += 1;
    }
    None
}

/// Verbs that do report: beside them «expects», «wants» or «called» only may.
fn is_strong(low: &str) -> bool {
    matches!(
        low,
        "said"
            | "says"
            | "told"
            | "wrote"
            | "writes"
            | "added"
            | "warned"
            | "argued"
            | "stated"
            | "tweeted"
            | "according"
            | "announced"
            | "asked"
            | "noted"
            | "described"
            | "called"
            | "calling"
            | "describing"
            | "saying"
            | "telling"
            | "writing"
            | "posted"
            | "declared"
            | "insisted"
            | "acknowledged"
            | "praised"
            | "referring"
            | "adding"
            | "claimed"
            | "confirmed"
            | "explained"
            | "joked"
            | "read"
            | "reads"
    )
}

/// A reporting clause at the sentence's end, behind a comma: «…, Trump added.»
fn last_report(words: &Words<'_>, quote: usize, end: usize, lexicon: &Lexicon) -> Option<Cue> {
    let verb = (quote..end).rev().find(|&index| words.is_word(index))?;
    let (verb, near) =
        if lexicon.reporting.verbs.contains(words.low(verb)) { (verb, true) } else { return None };
    let comma = (quote..verb).rev().find(|&index| words.low(index) == ",")?;
    (verb - comma <= 6 && verb - comma >= 2).then_some(Cue { tokens: verb..verb + 1, after: true, near })
}

fn find_before(words: &Words<'_>, quote: usize, start: usize, lexicon: &Lexicon) -> Option<Cue> {
    let mut best: Option<Cue> = None;
    for index in (start..quote).rev() {
        if words.quoted[index] {
            continue;
        }
        let low = words.low(index);
        if low == "to" && index > start && words.low(index - 1) == "according" {
            return Some(Cue { tokens: index - 1..index + 1, after: false, near: quote - index < 8 });
        }
        if lexicon.reporting.verbs.contains(low) && !noun_here(words, index) {
            let index = outer(words, index, start, lexicon);
            return Some(Cue { tokens: index..index + 1, after: false, near: quote - index < 12 });
        }
        let holds = lexicon.reporting.nouns.contains(low) && quote - index <= 4;
        if holds && best.is_none() {
            best = Some(Cue { tokens: index..index + 1, after: false, near: true });
        }
    }
    best
}

/// «Trump said that Putin congratulated …»: the verb that reports the reporting, where no comma or «who» parts them.
fn outer(words: &Words<'_>, verb: usize, start: usize, lexicon: &Lexicon) -> usize {
    let parted =
        |index: usize| matches!(words.low(index), "," | ";" | "who" | "which") || words.quoted[index];
    let from = (start..verb).rev().find(|&index| parted(index)).map_or(start, |index| index + 1);
    (from..verb)
        .find(|&index| {
            is_strong(words.low(index))
                && lexicon.reporting.verbs.contains(words.low(index))
                && (index + 1..verb.min(index + 5)).any(|that| words.low(that) == "that")
        })
        .unwrap_or(verb)
}

/// Whether a word that could be a reporting verb is a noun here: «the report», «his claims».
fn noun_here(words: &Words<'_>, index: usize) -> bool {
    let ambiguous = matches!(
        words.low(index),
        "report"
            | "reports"
            | "claim"
            | "claims"
            | "post"
            | "posts"
            | "comments"
            | "tweet"
            | "tweets"
            | "state"
            | "states"
            | "demands"
            | "calls"
            | "call"
            | "notes"
            | "charges"
            | "charged"
            | "appeals"
            | "boast"
            | "threats"
            | "answers"
            | "jokes"
            | "fears"
            | "hopes"
            | "writing"
            | "reading"
            | "warning"
            | "think"
            | "feels"
            | "saw"
            | "advertised"
            | "estimates"
            | "forecast"
            | "wants"
            | "ruled"
    );
    ambiguous
        && index > 0
        && (matches!(
            words.low(index - 1),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "this"
                | "that"
                | "these"
                | "those"
                | "in"
                | "of"
                | "to"
                | "no"
                | "any"
                | "some"
                | "false"
                | "united"
                | "media"
                | "phone"
                | "news"
                | "by"
                | "was"
                | "were"
        ) || words.low(index - 1).ends_with("'s")
            || (words.is_capital(index) && words.low(index - 1) == "united"))
}

/// The speaker that a cue points at.
pub(super) fn of_cue(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    cue: &Cue,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges[sentence].clone();
    let mention = mention(words, names, lexicon, cue, &range)?;
    resolve(words, names, lexicon, &mention, sentence, memory)
}

fn mention(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    cue: &Cue,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    let low = words.low(cue.tokens.start);
    if low == "according" {
        return right_of(words, names, lexicon, cue.tokens.end, range.end);
    }
    if cue.after {
        let mark = cue.tokens.start - 1;
        let touches = words.quoted[mark] || (words.low(mark) == "," && mark > 0 && words.quoted[mark - 1]);
        if touches && let Some(found) = right_of(words, names, lexicon, cue.tokens.end, range.end) {
            return Some(found);
        }
    }
    if low == "quoted" || low == "cited" || low == "told" {
        // «was quoted as saying», «was told by the minister»
        if words.low(cue.tokens.end) == "by" {
            return right_of(words, names, lexicon, cue.tokens.end + 1, range.end);
        }
    }
    if lexicon.reporting.nouns.contains(low) && !lexicon.reporting.verbs.contains(low) {
        return owner(words, names, cue.tokens.start, range)
            .or_else(|| left_of(words, names, lexicon, cue.tokens.start, range, 0));
    }
    left_of(words, names, lexicon, cue.tokens.start, range, 0)
}

/// «Trump’s statement», «a statement from the company».
fn owner(words: &Words<'_>, names: &Names, noun: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let from = range.start.max(noun.saturating_sub(4));
    (from..noun)
        .rev()
        .find(|&index| words.low(index).ends_with("'s") || matches!(words.low(index), "his" | "her"))
        .map(|index| {
            names
                .mentions
                .iter()
                .find(|mention| mention.tokens.contains(&index))
                .map_or(index..index + 1, |mention| mention.tokens.clone())
        })
}

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "who", "his", "her", "him"];
const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "at", "in", "with", "by", "to", "on", "about", "after", "before", "against", "over",
    "into", "during", "near", "like", "as", "under", "between",
];
const BREAKS: &[&str] = &[
    "and", "but", "that", "as", "when", "while", "because", "if", "which", "what", "where", "whether",
    "than", "or", "so", "after", "before", "since", "although",
];

/// The noun phrase just behind the token `start`.
fn right_of(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    let limit = (start..end.min(start + 14))
        .find(|&index| {
            words.tokens[index].kind == TokenKind::Mark && !matches!(words.word(index), "." | "-" | "$")
                || words.quoted[index]
                || (index > start && lexicon.reporting.verbs.contains(words.low(index)))
        })
        .unwrap_or(end.min(start + 14));
    let first = words.low(start);
    if PRONOUNS.contains(&first) {
        return Some(start..start + 1);
    }
    // A phrase begins here with a name, an article or an office; a preposition or a verb does not.
    if PREPOSITIONS.contains(&first) && first != "of" || first == "that" {
        return None;
    }
    let stop = (start..limit)
        .find(|&index| PREPOSITIONS.contains(&words.low(index)) && !inside_name(names, index))
        .unwrap_or(limit);
    let name = names
        .mentions
        .iter()
        .rfind(|mention| mention.tokens.start >= start && mention.tokens.end <= stop.max(start));
    let head = (start..stop).rev().find(|&index| is_head(words, lexicon, index));
    match (name, head) {
        (Some(name), Some(head)) if head >= name.tokens.end => Some(start..head + 1),
        (Some(name), _) => Some(name.tokens.clone()),
        (None, Some(head)) => Some(start..head + 1),
        (None, None) => None,
    }
}

fn inside_name(names: &Names, index: usize) -> bool {
    names.mentions.iter().any(|mention| mention.tokens.start < index && index < mention.tokens.end)
}

fn is_head(words: &Words<'_>, lexicon: &Lexicon, index: usize) -> bool {
    let low = words.low(index);
    !low.ends_with("'s") && (lexicon.is_role(low) || lexicon.people.bodies.contains(low))
}

/// The subject that ends just before the token `verb`.
fn left_of(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    verb: usize,
    range: &Range<usize>,
    depth: usize,
) -> Option<Range<usize>> {
    if depth > 4 {
        return None;
    }
    let mut end = verb;
    while end > range.start
        && (lexicon.reporting.between.contains(words.low(end - 1)) || words.low(end - 1).ends_with("ly"))
        && !words.quoted[end - 1]
    {
        end -= 1;
    }
    if end == range.start {
        return None;
    }
    let before = words.low(end - 1);
    let participle = words.low(verb).ends_with("ing") || (words.low(verb) == "called" && before == ",");
    if participle && before == "of" {
        // «accused Farenthold of telling her …»
        return nearest_before(words, names, lexicon, end - 1, range);
    }
    let touching = names.mentions.iter().find(|mention| mention.tokens.end == end);
    if participle && let Some(touching) = touching {
        return Some(touching.tokens.clone());
    }
    if participle || matches!(before, "and" | "but" | "or" | "then") {
        let from = end - 1;
        return verb_before(words, lexicon, from, range)
            .and_then(|verb| left_of(words, names, lexicon, verb, range, depth + 1))
            .or_else(|| leading(words, names, lexicon, range, from));
    }
    if matches!(before, "who" | "which" | "that") {
        let end = if words.low(end.saturating_sub(2)) == "," { end - 2 } else { end - 1 };
        return nearest_before(words, names, lexicon, end, range);
    }
    if matches!(before, "," | ")" | "—" | "–") && end >= 2 {
        // An apposition: the subject stands before it.
        let opener =
            (range.start..end - 1).rev().find(|&index| matches!(words.low(index), "," | "(" | "—" | "–"));
        if let Some(opener) = opener
            && let Some(found) = phrase_before(words, names, lexicon, opener, range)
        {
            return Some(found);
        }
        return phrase_before(words, names, lexicon, end - 1, range);
    }
    phrase_before(words, names, lexicon, end, range).or_else(|| leading(words, names, lexicon, range, end))
}

/// The phrase that stands nearest, whatever governs it: what «who» and «of telling» look back to.
fn nearest_before(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    end: usize,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    if let Some(mention) = names
        .mentions
        .iter()
        .rfind(|mention| mention.tokens.end <= end && mention.tokens.start >= range.start)
        && end - mention.tokens.end <= 1
    {
        return Some(mention.tokens.clone());
    }
    phrase_before(words, names, lexicon, end, range)
}

fn verb_before(words: &Words<'_>, lexicon: &Lexicon, from: usize, range: &Range<usize>) -> Option<usize> {
    (range.start..from).rev().find(|&index| {
        !words.quoted[index] && lexicon.reporting.verbs.contains(words.low(index)) && !noun_here(words, index)
    })
}

/// The subject at the sentence's beginning.
fn leading(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    range: &Range<usize>,
    limit: usize,
) -> Option<Range<usize>> {
    (range.start..limit).filter(|&index| !words.quoted[index]).find_map(|index| {
        let free = index == range.start || !PREPOSITIONS.contains(&words.low(index - 1));
        if let Some(mention) = names.mentions.iter().find(|mention| mention.tokens.start == index) {
            let possessive = words.low(mention.tokens.end - 1).ends_with("'s");
            return (free && !possessive).then(|| mention.tokens.clone());
        }
        if matches!(words.low(index), "he" | "she" | "they") {
            return Some(index..index + 1);
        }
        (is_head(words, lexicon, index) && free && !words.is_capital(index + 1))
            .then(|| phrase_start(words, index, range.start)..index + 1)
    })
}

/// The noun phrase among the words that end at `end`: its last head that no preposition governs.
fn phrase_before(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    end: usize,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    let mut start = end;
    while start > range.start {
        let index = start - 1;
        let low = words.low(index);
        let dot = low == "." && index > range.start && inside_name(names, index);
        if words.quoted[index] || (words.tokens[index].kind == TokenKind::Mark && !dot && low != "-") {
            break;
        }
        if BREAKS.contains(&low)
            || (lexicon.reporting.verbs.contains(low) && !words.is_capital(index) && !noun_here(words, index))
        {
            break;
        }
        start -= 1;
    }
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut index = start;
    while index < end {
        if let Some(mention) =
            names.mentions.iter().find(|mention| mention.tokens.start <= index && index < mention.tokens.end)
        {
            heads.push(mention.tokens.start.max(start)..mention.tokens.end.min(end));
            index = mention.tokens.end;
            continue;
        }
        if PRONOUNS.contains(&words.low(index)) && !matches!(words.low(index), "his" | "her" | "him" | "it")
            || words.low(index) == "it" && index + 1 == end
        {
            heads.push(index..index + 1);
        } else if is_head(words, lexicon, index) {
            heads.push(phrase_start(words, index, start)..index + 1);
        }
        index += 1;
    }
    let free = |head: &&Range<usize>| {
        let from = phrase_start(words, head.start, start);
        let possessive = words.low(head.end - 1).ends_with("'s");
        !possessive && (from == range.start || !PREPOSITIONS.contains(&words.low(from - 1)))
    };
    heads.iter().rfind(free).or(heads.last()).cloned()
}

/// Where the phrase around a head begins: back over adjectives and the article.
fn phrase_start(words: &Words<'_>, head: usize, limit: usize) -> usize {
    let mut start = head;
    while start > limit {
        let low = words.low(start - 1);
        if matches!(
            low,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "one"
                | "another"
                | "some"
                | "several"
                | "two"
        ) {
            return start - 1;
        }
        if !words.is_word(start - 1) && low != "-" || PREPOSITIONS.contains(&low) || BREAKS.contains(&low) {
            break;
        }
        if words.quoted[start - 1] {
            break;
        }
        start -= 1;
    }
    start
}

/// The name that a mention stands for.
fn resolve(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let span = bare(words, words.span(mention.clone()));
    let low = words.low(mention.start);
    let pronoun = mention.len() == 1 && PRONOUNS.contains(&low);
    if pronoun {
        return antecedent(words, names, low, mention.start, sentence, memory)
            .map(|name| Speaker { name, mention: span });
    }
    if let Some(found) = names
        .mentions
        .iter()
        .rfind(|found| found.tokens.start >= mention.start && found.tokens.end <= mention.end)
        && found.tokens.end == mention.end
    {
        let name =
            found.person.map_or_else(|| found.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker { name, mention: span });
    }
    // «His post said»: the words are the owner's.
    let holds = lexicon.reporting.nouns.contains(words.low(mention.end - 1));
    if holds && matches!(low, "his" | "her") {
        return antecedent(words, names, low, mention.start, sentence, memory)
            .map(|name| Speaker { name, mention: span });
    }
    if holds
        && let Some(owner) = names
            .mentions
            .iter()
            .find(|found| mention.start <= found.tokens.start && found.tokens.end < mention.end)
    {
        let name =
            owner.person.map_or_else(|| owner.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker { name, mention: span });
    }
    let name = by_role(words, names, lexicon, mention, sentence, memory)
        .unwrap_or_else(|| undetermined(span.of(words.text)).to_owned());
    Some(Speaker { name, mention: span })
}

/// A phrase less its article: who stays unnamed is called what the article calls them.
fn undetermined(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "one ", "One "]
        .into_iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase)
}

/// The person who holds the office that the phrase names, or the unnamed speaker who was called so before.
fn by_role(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let forms: Vec<Vec<String>> = mention
        .clone()
        .map(|index| words.low(index))
        .filter(|low| !matches!(*low, "the" | "a" | "an" | "-" | "senior" | "former" | "his" | "her"))
        .map(|low| lexicon.people.canonical(low.trim_end_matches("'s")))
        .collect();
    let article = words.low(mention.start);
    let owned = mention.clone().any(|index| words.low(index).ends_with("'s"));
    let definite = matches!(article, "the") || owned || mention.len() <= 2 && !matches!(article, "a" | "an");
    let overlap = |roles: &std::collections::HashSet<String>| {
        forms.iter().filter(|forms| forms.iter().any(|form| roles.contains(form))).count()
    };
    let clash = |roles: &std::collections::HashSet<String>| {
        let land = |form: &&String| form.starts_with("land:");
        let mine: Vec<&String> = forms.iter().flatten().filter(land).collect();
        !mine.is_empty()
            && roles.iter().any(|role| land(&role))
            && !mine.iter().any(|form| roles.contains(*form))
    };
    if definite {
        let heads = forms.last()?;
        let best = names
            .people
            .iter()
            .enumerate()
            .filter(|&(index, _)| {
                names
                    .mentions
                    .iter()
                    .any(|found| found.person == Some(index) && found.tokens.end <= mention.start)
            })
            .filter(|(_, person)| {
                heads.iter().any(|form| person.roles.contains(form)) && !clash(&person.roles)
            })
            .map(|(index, person)| {
                (
                    overlap(&person.roles),
                    memory.said.iter().rposition(|(_, said, _)| *said == Some(index)),
                    index,
                )
            })
            .max_by_key(|&(overlap, said, index)| (overlap, said, std::cmp::Reverse(index)));
        if let Some((_, _, index)) = best {
            return Some(names.people[index].full.clone());
        }
    }
    // «the Ukrainian source» is the «senior Ukrainian official» of before.
    let unnamed = memory.said.iter().rev().filter(|(_, person, _)| person.is_none()).map(|(name, _, _)| name);
    if !definite {
        return None;
    }
    let head = words.low(mention.end - 1);
    let before = unnamed.into_iter().find(|name| {
        let roles: std::collections::HashSet<String> =
            name.split(' ').flat_map(|word| lexicon.people.canonical(&word.to_lowercase())).collect();
        overlap(&roles) == forms.len() && !forms.is_empty()
    });
    if before.is_some() {
        return before.cloned();
    }
    // «the 29-year-old singer», «the congressman»: one person is meant, the one just spoken of.
    let personal = lexicon.people.roles.contains(head)
        && !matches!(
            head,
            "official"
                | "source"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "aide"
                | "witness"
                | "treasury"
                | "family"
                | "couple"
                | "report"
        );
    let pronoun = if lexicon.people.feminine.contains(head) {
        "she"
    } else if lexicon.people.masculine.contains(head) {
        "he"
    } else {
        "one"
    };
    personal.then(|| antecedent(words, names, pronoun, mention.start, sentence, memory)).flatten()
}

/// Whom a pronoun stands for: the subject before it in its sentence, the last speaker, the subject of the sentence before.
fn antecedent(
    words: &Words<'_>,
    names: &Names,
    pronoun: &str,
    at: usize,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let gender = match pronoun {
        "he" | "his" | "him" => Some(Gender::Masculine),
        "she" | "her" => Some(Gender::Feminine),
        _ => None,
    };
    let fits = |person: usize| {
        gender.is_none() || names.people[person].gender.is_none() || names.people[person].gender == gender
    };
    if matches!(pronoun, "they" | "it" | "we" | "who") {
        let body =
            memory.said.iter().rev().find(|(_, person, said)| person.is_none() && sentence - said <= 3);
        if let Some((name, _, _)) = body {
            return Some(name.clone());
        }
        let begin = words.ranges[sentence.saturating_sub(1)].start;
        let mention = names
            .mentions
            .iter()
            .find(|mention| mention.tokens.start >= begin && mention.tokens.end <= at)?;
        return Some(
            mention.person.map_or_else(|| mention.name.clone(), |person| names.people[person].full.clone()),
        );
    }
    let own = words.ranges[sentence].start;
    let in_own = names
        .mentions
        .iter()
        .filter(|mention| {
            mention.tokens.start >= own && mention.tokens.end <= at && !words.quoted[mention.tokens.start]
        })
        .filter_map(|mention| mention.person.map(|person| (person, mention)))
        .filter(|&(person, mention)| fits(person) && !words.low(mention.tokens.end - 1).ends_with("'s"))
        .map(|(person, _)| person)
        .next();
    if let Some(person) = in_own {
        return Some(names.people[person].full.clone());
    }
    let recent =
        memory.said.iter().rev().find(|(_, person, said)| sentence - said <= 3 && person.is_none_or(&fits));
    let subject = |sentence: usize| {
        let range = &words.ranges[sentence];
        names
            .mentions
            .iter()
            .filter(|mention| {
                mention.tokens.start >= range.start
                    && mention.tokens.end <= range.end
                    && !words.quoted[mention.tokens.start]
            })
            .filter_map(|mention| mention.person)
            .find(|&person| fits(person))
    };
    // A sentence since the last quote with another subject takes the pronoun over.
    let mut back = sentence;
    while back > 0 {
        back -= 1;
        if let Some((name, _, said)) = recent
            && *said >= back
        {
            return Some(name.clone());
        }
        if let Some(person) = subject(back) {
            return Some(names.people[person].full.clone());
        }
        if sentence - back > 6 {
            break;
        }
    }
    recent.map(|(name, _, _)| name.clone())
}

/// The person that a sentence is about: the first it names outside of marks.
pub(super) fn subject_of_sentence(
    words: &Words<'_>,
    names: &Names,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges.get(sentence)?.clone();
    let lexicon = Lexicon::get();
    let mention = leading(words, names, lexicon, &range, range.end)?;
    resolve(words, names, lexicon, &mention, sentence, memory)
        .filter(|speaker| speaker.mention != Span::default())
}
