//! Phrases: the words by a cue that stand for who speaks, found by grammar before distance.

use std::ops::Range;

use super::attribution::Rule;
use super::cues::{Cue, noun_here};
use super::indirect::{Clauses, Doer};
use super::lexicon::Lexicon;
use super::names::Names;
use super::words::Words;

/// Words that stand for somebody named elsewhere, or for who speaks.
pub(super) const PRONOUNS: &[&str] =
    &["he", "she", "they", "it", "i", "we", "who", "which", "that", "his", "her", "him"];

/// Words behind which something else than the head of a phrase stands.
pub(super) const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "at", "in", "with", "by", "to", "on", "about", "after", "before", "against", "over",
    "into", "during", "near", "like", "as", "under", "between",
];

/// Words that a phrase may open with before it names anybody.
pub(super) const DETERMINERS: &[&str] =
    &["the", "a", "an", "his", "her", "their", "its", "our", "my", "another", "this", "one", "some"];

/// Words over which no owner reaches its noun.
const BREAKS: &[&str] = &[
    "and", "but", "that", "as", "when", "while", "because", "if", "which", "what", "where", "whether",
    "than", "or", "so", "after", "before", "since", "although",
];

/// The words that stand for the speaker by a cue, in the sentence of these tokens, and what led to them.
pub(super) fn mention(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    cue: &Cue,
    sentence: usize,
) -> Option<(Doer, Rule)> {
    let range = &words.ranges[sentence];
    let verb = cue.tokens.start;
    let low = words.low(verb);
    let by = |rule: Rule| move |phrase: Range<usize>| (Doer { phrase, relative: None }, rule);
    if low == "according" {
        return clauses.phrase_at(sentence, cue.tokens.end).map(by(Rule::AccordingTo));
    }
    if cue.after && verb > 0 {
        let mark = verb - 1;
        let touches = words.quoted[mark] || (words.low(mark) == "," && mark > 0 && words.quoted[mark - 1]);
        if touches && let Some(found) = clauses.phrase_at(sentence, cue.tokens.end) {
            return Some(by(Rule::Inverted)(found));
        }
        // «… a "second chance", said the mayor, who …»: nothing but a comma or a relative clause follows.
        let closed = |found: &Range<usize>| {
            found.end >= range.end
                || !words.is_word(found.end)
                || matches!(words.low(found.end), "who" | "in" | "on" | "at")
        };
        if words.low(mark) == ","
            && matches!(low, "said" | "says" | "added")
            && let Some(found) = clauses.phrase_at(sentence, cue.tokens.end).filter(closed)
        {
            return Some(by(Rule::Inverted)(found));
        }
    }
    // «But, said the mayor, "…"»
    let inverted = !cue.after
        && verb > range.start
        && words.low(verb - 1) == ","
        && matches!(low, "said" | "says" | "added" | "wrote");
    if inverted
        && let Some(found) = clauses
            .phrase_at(sentence, cue.tokens.end)
            .filter(|found| words.low(found.end) == "," && words.quoted.get(found.end + 1) == Some(&true))
    {
        return Some(by(Rule::Inverted)(found));
    }
    // «was told by the minister», «a letter written by the mayor»
    let passive = words.low(cue.tokens.end) == "by" && !words.quoted[cue.tokens.end];
    if passive
        && clauses.may_be_passive(sentence, verb)
        && let Some(found) = clauses.phrase_at(sentence, cue.tokens.end + 1)
    {
        return Some(by(Rule::Agent)(found));
    }
    // «Stated the mayor: "…"»
    if verb == range.start
        && !words.quoted[verb]
        && let Some(found) = clauses.phrase_at(sentence, cue.tokens.end)
    {
        return Some(by(Rule::Inverted)(found));
    }
    let is_noun = lexicon.reporting.nouns.contains(low)
        && (!lexicon.reporting.verbs.contains(low) || noun_here(words, clauses.grammar, verb))
        || low == "jokes" && words.low(verb.wrapping_sub(1)).ends_with("ing");
    if is_noun && let Some(found) = noun_holder(words, names, clauses, verb, sentence) {
        return Some(by(Rule::Owner)(found));
    }
    clauses.doer(sentence, verb, is_noun).map(|doer| (doer, Rule::Subject))
}

/// Whose words a noun holds: its owner, or whom it comes from.
fn noun_holder(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    noun: usize,
    sentence: usize,
) -> Option<Range<usize>> {
    if let Some(found) = owner(words, names, noun, &words.ranges[sentence]) {
        return Some(found);
    }
    let from = matches!(words.low(noun + 1), "from" | "by") && !words.quoted[noun + 1];
    if from { clauses.phrase_at(sentence, noun + 2) } else { None }
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
