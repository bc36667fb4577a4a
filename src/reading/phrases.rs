//! Phrases: the words by a cue that stand for who speaks, found by grammar before distance.

use std::ops::Range;

use super::attribution::Rule;
use super::cues::{Cue, noun_here};
use super::lexicon::Lexicon;
use super::names::{Mention, Names};
use super::words::Words;
use crate::text::TokenKind;

/// The words that stand for the speaker by a cue, in the sentence of these tokens, and what led to them.
pub(super) fn mention(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    cue: &Cue,
    range: &Range<usize>,
) -> Option<(Range<usize>, Rule)> {
    let verb = cue.tokens.start;
    let low = words.low(verb);
    let by = |rule: Rule| move |found: Range<usize>| (found, rule);
    if low == "according" {
        return right_of(words, names, lexicon, cue.tokens.end, range.end).map(by(Rule::AccordingTo));
    }
    if cue.after && verb > 0 {
        let mark = verb - 1;
        let touches = words.quoted[mark] || (words.low(mark) == "," && mark > 0 && words.quoted[mark - 1]);
        if touches && let Some(found) = right_of(words, names, lexicon, cue.tokens.end, range.end) {
            return Some((found, Rule::Inverted));
        }
        // «… a "second chance", said the mayor, who …»: nothing but a comma or a relative clause follows.
        let closed = |found: &Range<usize>| {
            found.end >= range.end
                || !words.is_word(found.end)
                || matches!(words.low(found.end), "who" | "in" | "on" | "at")
        };
        if words.low(mark) == ","
            && matches!(low, "said" | "says" | "added")
            && let Some(found) = right_of(words, names, lexicon, cue.tokens.end, range.end).filter(closed)
        {
            return Some((found, Rule::Inverted));
        }
    }
    // «But, said the mayor, "…"»
    let inverted = !cue.after
        && verb > range.start
        && words.low(verb - 1) == ","
        && matches!(low, "said" | "says" | "added" | "wrote");
    if inverted
        && let Some(found) = right_of(words, names, lexicon, cue.tokens.end, range.end)
            .filter(|found| words.low(found.end) == "," && words.quoted.get(found.end + 1) == Some(&true))
    {
        return Some((found, Rule::Inverted));
    }
    // «was told by the minister», «a letter written by the mayor»
    let passive = words.low(cue.tokens.end) == "by" && !words.quoted[cue.tokens.end];
    if passive && let Some(found) = right_of(words, names, lexicon, cue.tokens.end + 1, range.end) {
        return Some((found, Rule::Agent));
    }
    // «Stated the mayor: "…"»
    if verb == range.start
        && !words.quoted[verb]
        && let Some(found) = right_of(words, names, lexicon, cue.tokens.end, range.end)
    {
        return Some((found, Rule::Inverted));
    }
    if lexicon.reporting.nouns.contains(low)
        && (!lexicon.reporting.verbs.contains(low) || noun_here(words, verb))
        || low == "jokes" && words.low(verb.wrapping_sub(1)).ends_with("ing")
    {
        return noun_holder(words, names, lexicon, verb, range);
    }
    left_of(words, names, lexicon, verb, range, 0).map(by(Rule::Subject))
}

/// Whose words a noun holds: its owner, whom it comes from, or the subject of the verb that governs it.
fn noun_holder(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    noun: usize,
    range: &Range<usize>,
) -> Option<(Range<usize>, Rule)> {
    if let Some(found) = owner(words, names, noun, range) {
        return Some((found, Rule::Owner));
    }
    if matches!(words.low(noun + 1), "from" | "by")
        && !words.quoted[noun + 1]
        && let Some(found) = right_of(words, names, lexicon, noun + 2, range.end)
    {
        return Some((found, Rule::Owner));
    }
    // «of making remarks»: who makes them.
    let verb = if noun > range.start && words.low(noun - 1).ends_with("ing") { noun - 1 } else { noun };
    left_of(words, names, lexicon, verb, range, 0).map(|found| (found, Rule::Subject))
}

/// «Trump’s statement», «her post».
fn owner(words: &Words<'_>, names: &Names, noun: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let from = range.start.max(noun.saturating_sub(4));
    (from..noun)
        .rev()
        .take_while(|&index| words.is_word(index) && !BREAKS.contains(&words.low(index)))
        .find(|&index| words.low(index).ends_with("'s") || matches!(words.low(index), "his" | "her"))
        .map(|index| names.holding(index).map_or(index..index + 1, |mention| mention.tokens.clone()))
}

/// «"We go." — Ann Smith»: the name that signs the words before it.
pub(super) fn signature(words: &Words<'_>, names: &Names, quote_end: usize) -> Option<Range<usize>> {
    if !matches!(words.low(quote_end), "—" | "–" | "―" | "-" | "--")
        || words.quoted.get(quote_end) != Some(&false)
    {
        return None;
    }
    let name = (quote_end + 1..quote_end + 6).find_map(|index| names.starting(index))?;
    let titled = (quote_end + 1..name.tokens.start).all(|index| {
        let low = words.low(index);
        words.word(index) == "."
            || Lexicon::get().is_role(low)
            || Lexicon::get().people.honorifics.contains(low)
    });
    if !titled {
        return None;
    }
    let after = name.tokens.end;
    let sentence = words.sentence_at(words.tokens[name.tokens.start].span.start);
    let ends = after >= words.ranges[sentence].end || matches!(words.low(after), "(" | "," | ".");
    ends.then(|| name.tokens.clone())
}

pub(super) const PRONOUNS: &[&str] =
    &["he", "she", "they", "it", "i", "we", "who", "which", "that", "his", "her", "him"];
pub(super) const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "at", "in", "with", "by", "to", "on", "about", "after", "before", "against", "over",
    "into", "during", "near", "like", "as", "under", "between",
];
pub(super) const DETERMINERS: &[&str] =
    &["the", "a", "an", "his", "her", "their", "its", "our", "my", "another", "this", "one", "some"];
const BREAKS: &[&str] = &[
    "and", "but", "that", "as", "when", "while", "because", "if", "which", "what", "where", "whether",
    "than", "or", "so", "after", "before", "since", "although",
];

/// The noun phrase just behind the token `start`.
pub(super) fn right_of(
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
                || matches!(
                    words.low(index),
                    "who"
                        | "which"
                        | "that"
                        | "when"
                        | "while"
                        | "as"
                        | "where"
                        | "whose"
                        | "is"
                        | "was"
                        | "are"
                        | "were"
                        | "has"
                        | "had"
                        | "have"
                        | "will"
                        | "would"
                )
                || (index > start && lexicon.reporting.verbs.contains(words.low(index)))
        })
        .unwrap_or(end.min(start + 14));
    let first = words.low(start);
    if PRONOUNS.contains(&first) && !matches!(first, "that" | "which" | "his" | "her") {
        return Some(start..start + 1);
    }
    // A phrase begins here with a name, an article or an office; a preposition or a verb does not.
    if PREPOSITIONS.contains(&first) && first != "of" || matches!(first, "that" | "which" | "this") {
        return None;
    }
    let stop = (start..limit)
        .find(|&index| PREPOSITIONS.contains(&words.low(index)) && !inside_name(names, index))
        .unwrap_or(limit);
    let name =
        names.within(start..stop.max(start)).iter().rfind(|mention| mention.tokens.end <= stop.max(start));
    let head = (start..stop).rev().find(|&index| is_head(words, lexicon, index));
    match (name, head) {
        (Some(name), Some(head)) if head >= name.tokens.end => Some(start..head + 1),
        (Some(name), _) => Some(name.tokens.clone()),
        (None, Some(head)) => Some(start..head + 1),
        // «said the announcer», «said neighbors»
        (None, None) => {
            let bare = stop == start + 1 && first.ends_with('s') && words.is_word(start);
            let stop =
                (start..stop).find(|&index| !words.is_word(index) && words.low(index) != "-").unwrap_or(stop);
            (bare || DETERMINERS.contains(&first) && stop > start + 1).then_some(start..stop)
        }
    }
}

fn inside_name(names: &Names, index: usize) -> bool {
    names.holding(index).is_some_and(|mention| mention.tokens.start < index)
}

fn is_head(words: &Words<'_>, lexicon: &Lexicon, index: usize) -> bool {
    let low = words.low(index);
    !low.ends_with("'s")
        && (lexicon.is_role(low) || lexicon.people.bodies.contains(low) || lexicon.people.keeps_back(low))
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
        // «accused Smith of telling her …»
        return nearest_before(words, names, lexicon, end - 1, range);
    }
    let touching =
        end.checked_sub(1).and_then(|last| names.holding(last)).filter(|mention| mention.tokens.end == end);
    // «heard Smith saying», but not «answered on Facebook saying».
    let governed = |mention: &&Mention| {
        mention.tokens.start > range.start
            && matches!(words.low(mention.tokens.start - 1), "on" | "at" | "in")
    };
    if participle && let Some(touching) = touching.filter(|mention| !governed(mention)) {
        return Some(touching.tokens.clone());
    }
    if participle
        && before == ","
        && let Some(found) = leading(words, names, lexicon, range, end - 1)
    {
        return Some(found);
    }
    if participle || matches!(before, "and" | "but" | "or" | "then") {
        let from = end - 1;
        return verb_before(words, lexicon, from, range)
            .and_then(|verb| left_of(words, names, lexicon, verb, range, depth + 1))
            .or_else(|| leading(words, names, lexicon, range, from));
    }
    if matches!(before, "who" | "which" | "that") && !words.quoted[end - 1] {
        return Some(end - 1..end);
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

/// What «who», «which» or «that» at the token `index` looks back to.
pub(super) fn relative(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    index: usize,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = index > range.start && words.low(index - 1) == ",";
    nearest_before(words, names, lexicon, if comma { index - 1 } else { index }, range)
        .filter(|found| found.end <= index)
}

/// The phrase that stands nearest, whatever governs it: what «who» and «of telling» look back to.
fn nearest_before(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    end: usize,
    range: &Range<usize>,
) -> Option<Range<usize>> {
    if let Some(mention) = names.within(range.start..end).iter().rfind(|mention| mention.tokens.end <= end)
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

/// The subject at the sentence's beginning, behind what introduces it: «In a statement, the mayor …».
pub(super) fn leading(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    range: &Range<usize>,
    limit: usize,
) -> Option<Range<usize>> {
    let first = words.low(range.start);
    let introduced = PREPOSITIONS.contains(&first) || BREAKS.contains(&first) || first.ends_with("ing");
    let comma = (range.start..limit.min(range.start + 24))
        .find(|&index| introduced && words.low(index) == "," && !words.quoted[index]);
    comma
        .and_then(|comma| first_free(words, names, lexicon, comma + 1..limit))
        .or_else(|| first_free(words, names, lexicon, range.start..limit))
}

/// The first name, pronoun or office that no preposition governs.
fn first_free(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Option<Range<usize>> {
    // A subject does not stand deeper in its sentence.
    let reach = range.start..range.end.min(range.start + 400);
    reach.filter(|&index| !words.quoted[index]).find_map(|index| {
        let from = phrase_start(words, index, range.start);
        let from = if DETERMINERS.contains(&words.low(from)) { from } else { index };
        let free = |at: usize| at == range.start || !PREPOSITIONS.contains(&words.low(at - 1));
        let free = free(index) && free(from);
        if let Some(mention) = names.starting(index) {
            let mention = headed(words, names, lexicon, mention);
            let possessive = words.low(mention.tokens.end - 1).ends_with("'s");
            return (free && !possessive).then(|| mention.tokens.clone());
        }
        if matches!(words.low(index), "he" | "she" | "they") {
            return Some(index..index + 1);
        }
        // «Republican threats»: an adjective, nobody's party.
        let adjective = words.is_capital(index)
            && words.is_word(index + 1)
            && !lexicon.reporting.verbs.contains(words.low(index + 1))
            && !lexicon.reporting.between.contains(words.low(index + 1))
            && !PREPOSITIONS.contains(&words.low(index + 1))
            && !BREAKS.contains(&words.low(index + 1))
            && words.low(index + 1) != "who";
        (is_head(words, lexicon, index) && free && !adjective && !words.is_capital(index + 1))
            .then(|| phrase_start(words, index, range.start)..index + 1)
    })
}

/// The name that heads a phrase of several: «Senate hopeful Rep. Ann Smith».
fn headed<'a>(words: &Words<'_>, names: &'a Names, lexicon: &Lexicon, first: &'a Mention) -> &'a Mention {
    let title = |index: usize| {
        let low = words.low(index);
        lexicon.is_role(low)
            || lexicon.people.honorifics.contains(low)
            || matches!(low, "." | "-" | "hopeful" | "nominee" | "of" | "state" | "former")
    };
    let mut last = first;
    for _ in 0..4 {
        let end = last.tokens.end;
        let next = (end + 1..end + 5).find(|&index| names.starting(index).is_some());
        let Some(next) = next.filter(|&next| (end..next).all(title)) else { break };
        let Some(mention) = names.starting(next) else { break };
        last = mention;
    }
    last
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
        if let Some(mention) = names.holding(index) {
            heads.push(mention.tokens.start.max(start)..mention.tokens.end.min(end));
            index = mention.tokens.end;
            continue;
        }
        if PRONOUNS.contains(&words.low(index))
            && !matches!(words.low(index), "his" | "her" | "him" | "it" | "which" | "that")
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
        // «as the mayor said» is a clause, no phrase that «as» governs.
        let before = if from == range.start { "" } else { words.low(from - 1) };
        !possessive && (before == "as" || !PREPOSITIONS.contains(&before))
    };
    heads
        .iter()
        .rfind(free)
        .cloned()
        .or_else(|| plain_phrase(words, start..end, range.start))
        .or_else(|| heads.last().cloned())
}

/// «the announcer»: a phrase known by its article alone.
fn plain_phrase(words: &Words<'_>, range: Range<usize>, sentence: usize) -> Option<Range<usize>> {
    let at = range.clone().find(|&index| {
        DETERMINERS.contains(&words.low(index))
            && (index == sentence || !PREPOSITIONS.contains(&words.low(index - 1)))
    })?;
    let end = (at + 1..range.end)
        .find(|&index| {
            PREPOSITIONS.contains(&words.low(index))
                || !words.is_word(index) && words.low(index) != "-"
                || governs_phrase(words, index) && !noun_here(words, index)
                || matches!(words.low(index), "two" | "three" | "four" | "five" | "last" | "days")
        })
        .unwrap_or(range.end)
        .min(at + 6);
    (end > at + 1 && words.is_word(end - 1)).then_some(at..end)
}

/// Where the phrase around a head begins: back over adjectives and the article.
fn phrase_start(words: &Words<'_>, head: usize, limit: usize) -> usize {
    let mut start = head;
    let limit = limit.max(head.saturating_sub(12));
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
        let age = words.tokens[start - 1].kind == TokenKind::Number && words.low(start) == "-";
        if !words.is_word(start - 1) && low != "-" && !age
            || PREPOSITIONS.contains(&low)
            || BREAKS.contains(&low)
            || governs_phrase(words, start - 1)
        {
            break;
        }
        if words.quoted[start - 1] {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether a word before a noun is no part of its phrase, but a verb or a pronoun: «it shows people», «the plan requires staffers».
fn governs_phrase(words: &Words<'_>, index: usize) -> bool {
    let low = words.low(index);
    let lexicon = Lexicon::get();
    let verb = low.ends_with('s')
        && !low.ends_with("ss")
        && !low.ends_with("'s")
        && !words.is_capital(index)
        && !lexicon.is_role(low)
        && !matches!(
            low,
            "news"
                | "sports"
                | "affairs"
                | "rights"
                | "politics"
                | "communications"
                | "services"
                | "operations"
                | "relations"
                | "arms"
                | "veterans"
                | "sales"
                | "various"
                | "numerous"
                | "religious"
                | "previous"
                | "anonymous"
        );
    let auxiliary = matches!(
        low,
        "has"
            | "had"
            | "have"
            | "is"
            | "was"
            | "were"
            | "are"
            | "be"
            | "been"
            | "would"
            | "will"
            | "could"
            | "may"
            | "might"
            | "did"
            | "do"
            | "not"
            | "never"
            | "cannot"
            | "ago"
    );
    let reports = lexicon.reporting.verbs.contains(low) && !words.is_capital(index) && !low.ends_with("ed");
    verb || auxiliary || reports || PRONOUNS.contains(&low)
}
