//! The subject of a verb: the phrase before it that nothing else governs.

use std::ops::Range;

use super::times::is_time;
use super::{Form, Grammar, Group, Part, phrases};
use crate::reading::words::Words;

/// The subject of the finite group, back to `from`: the phrase before it that nothing else governs.
pub(in crate::reading) fn subject(
    words: &Words<'_>,
    grammar: &Grammar,
    group: &Group,
    from: usize,
) -> Option<Range<usize>> {
    if grammar.part(group.tokens.start) == Part::Contracted {
        return Some(group.tokens.start..group.tokens.start + 1);
    }
    let mut end = group.tokens.start;
    while end > from && matches!(grammar.part(end - 1), Part::Adverb | Part::Not | Part::Quote) {
        end -= 1;
    }
    // «Smith (R-Ohio) said»
    if end > from
        && words.word(end - 1) == ")"
        && let Some(opens) = (from..end).rev().find(|&at| words.word(at) == "(")
    {
        end = opens;
    }
    if end == from {
        return None;
    }
    match grammar.part(end - 1) {
        Part::Relative | Part::That => {
            let mut before = end - 1;
            if before > from && grammar.part(before - 1) == Part::Comma {
                before -= 1;
            }
            return phrase_ending(words, grammar, from, before);
        }
        Part::Comma => return across(words, grammar, from, end - 1),
        Part::Mark if matches!(words.word(end - 1), ")" | "—" | "–" | "]" | "-") => {
            return across(words, grammar, from, end - 1);
        }
        _ => {}
    }
    let start = boundary(grammar, from, end);
    free(grammar, &untimed(words, grammar, start..end), false, start)
        .or_else(|| if start > from { across(words, grammar, from, end) } else { None })
}

/// The subject before an apposition or a clause between commas that ends at `end`.
fn across(words: &Words<'_>, grammar: &Grammar, from: usize, end: usize) -> Option<Range<usize>> {
    // A finite verb bounds the clause, unless a word that opens a clause inside the commas stands before it.
    let mut start = from;
    let mut verb = None;
    for index in (from..end).rev() {
        match grammar.part(index) {
            Part::Relative | Part::That | Part::Subordinator => verb = None,
            Part::Be | Part::Have | Part::Do | Part::Modal | Part::Verb(Form::Third | Form::Past) => {
                verb = verb.or(Some(index));
            }
            Part::Mark if matches!(words.word(index), ";" | ":") => {
                start = index + 1;
                break;
            }
            _ => {}
        }
        // The clause's own verb is found once a phrase that could be the subject stands behind it.
        if let Some(at) = verb
            && at > index + 12
        {
            break;
        }
    }
    if let Some(verb) = verb {
        start = start.max(verb + 1);
    }
    free(grammar, &untimed(words, grammar, start..end), true, start)
}

/// Where the clause that ends at `end` begins: behind the last mark, verb or joining word.
fn boundary(grammar: &Grammar, from: usize, end: usize) -> usize {
    let mut index = end;
    while index > from {
        let part = grammar.part(index - 1);
        let breaks = match part {
            Part::Verb(form) => !matches!(form, Form::Participle | Form::Ing),
            Part::Comma
            | Part::Mark
            | Part::Subordinator
            | Part::That
            | Part::Relative
            | Part::Be
            | Part::Have
            | Part::Do
            | Part::Modal => true,
            _ => false,
        };
        if breaks {
            break;
        }
        index -= 1;
    }
    index
}

/// The phrases that may be a subject: a time is none.
fn untimed(words: &Words<'_>, grammar: &Grammar, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = phrases(words, grammar, range);
    found.retain(|phrase| !is_time(words, phrase));
    found
}

/// The first or last of some phrases that no preposition governs.
fn free(grammar: &Grammar, phrases: &[Range<usize>], first: bool, from: usize) -> Option<Range<usize>> {
    let is_free = |phrase: &&Range<usize>| {
        let mut before = phrase.start;
        while before > from
            && matches!(grammar.part(before - 1), Part::Adverb | Part::Quote | Part::Adjective)
        {
            before -= 1;
        }
        before == from || !matches!(grammar.part(before - 1), Part::Preposition | Part::Verb(_) | Part::To)
    };
    if first { phrases.iter().find(is_free) } else { phrases.iter().rfind(is_free) }.cloned()
}

/// The phrase that ends at a token.
fn phrase_ending(words: &Words<'_>, grammar: &Grammar, from: usize, end: usize) -> Option<Range<usize>> {
    let start = boundary(grammar, from, end);
    let found = phrases(words, grammar, start..end);
    // «members of the board who»: the phrase that hangs on another still is the nearest; a name is taken as it is.
    let last = found.last()?.clone();
    Some(last)
}
