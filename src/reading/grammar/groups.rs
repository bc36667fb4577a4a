//! Verb groups and noun phrases.

use std::ops::{Deref, Range};

use super::times::{is_time, starts_time};
use super::{Form, Grammar, Part};
use crate::reading::words::Words;

/// A verb with its auxiliaries: “has not been told”, “to win”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading) struct Group {
    pub(in crate::reading) tokens: Range<usize>,
    /// The full verb, or the auxiliary that stands alone.
    pub(in crate::reading) head: usize,
    /// Its base form.
    pub(in crate::reading) lemma: &'static str,
    pub(in crate::reading) kind: GroupKind,
    pub(in crate::reading) passive: bool,
    pub(in crate::reading) negative: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum GroupKind {
    /// Has a subject of its own.
    Finite,
    /// to win
    Infinitive,
    /// winning
    Ing,
    /// won by
    Participle,
}

/// The verb groups of a sentence, in order, found by where they stand.
#[derive(Debug)]
pub(in crate::reading) struct Groups {
    all: Vec<Group>,
    /// Which of them are finite.
    finite: Vec<usize>,
}

impl Deref for Groups {
    type Target = [Group];

    fn deref(&self) -> &[Group] {
        &self.all
    }
}

impl Groups {
    pub(in crate::reading) fn of(all: Vec<Group>) -> Self {
        let finite = (0..all.len()).filter(|&index| all[index].kind == GroupKind::Finite).collect();
        Self { all, finite }
    }

    /// The first group that starts at a token or behind it.
    pub(in crate::reading) fn from(&self, token: usize) -> Option<&Group> {
        self.all.get(self.all.partition_point(|group| group.tokens.start < token))
    }

    /// The first finite group that starts at a token or behind it.
    pub(in crate::reading) fn finite_from(&self, token: usize) -> Option<&Group> {
        let at = self.finite.partition_point(|&index| self.all[index].tokens.start < token);
        self.finite.get(at).map(|&index| &self.all[index])
    }
}

/// The verb groups among some tokens, in order.
pub(in crate::reading) fn groups(words: &Words<'_>, grammar: &Grammar, range: Range<usize>) -> Vec<Group> {
    let mut found = Vec::new();
    let mut index = range.start;
    while index < range.end {
        let part = grammar.part(index);
        let begins = part.is_auxiliary() || part.is_verb() || matches!(part, Part::To | Part::Contracted);
        if !begins {
            index += 1;
            continue;
        }
        let group = group(words, grammar, index, range.end);
        match group {
            Some(group) => {
                index = group.tokens.end;
                found.push(group);
            }
            None => index += 1,
        }
    }
    found
}

fn group(words: &Words<'_>, grammar: &Grammar, start: usize, end: usize) -> Option<Group> {
    let mut index = start;
    let mut head = None;
    let mut last_auxiliary = None;
    let mut be = grammar.part(start) == Part::Contracted
        && matches!(words.low(start).rsplit('\'').next(), Some("s" | "re" | "m"));
    let mut auxiliaries = usize::from(grammar.part(start) == Part::Contracted);
    let mut negative = false;
    let infinitive = grammar.part(start) == Part::To;
    while index < end {
        let part = grammar.part(index);
        match part {
            Part::To | Part::Contracted if index == start => {}
            Part::Be | Part::Have | Part::Do | Part::Modal => {
                negative |= words.low(index).ends_with("n't") || words.low(index) == "cannot";
                be = part == Part::Be;
                auxiliaries += 1;
                last_auxiliary = Some(index);
            }
            Part::Verb(form) => {
                head = Some((index, form));
                break;
            }
            Part::Not => negative = true,
            Part::Adverb | Part::Quote => negative |= words.low(index) == "never",
            _ => break,
        }
        index += 1;
    }
    let (head, form, lemma) = match (head, last_auxiliary) {
        (Some((head, form)), _) => (head, form, grammar.lemma(head)?),
        (None, Some(auxiliary)) => {
            let lemma = match grammar.part(auxiliary) {
                Part::Have => "have",
                Part::Do => "do",
                Part::Modal => return None,
                _ => "be",
            };
            (auxiliary, Form::Base, lemma)
        }
        (None, None) if grammar.part(start) == Part::Contracted => (start, Form::Base, "be"),
        _ => return None,
    };
    // «he's said»: has, not is.
    let has = grammar.part(start) == Part::Contracted
        && auxiliaries == 1
        && matches!(
            lemma,
            "say"
                | "pledge"
                | "vow"
                | "promise"
                | "argue"
                | "insist"
                | "claim"
                | "suggest"
                | "admit"
                | "talk"
                | "hint"
                | "speak"
        );
    let passive = be && !has && matches!(form, Form::Participle | Form::PastOrParticiple);
    let kind = if infinitive {
        GroupKind::Infinitive
    } else if auxiliaries > 0 && !matches!(words.low(start), "being" | "having") {
        GroupKind::Finite
    } else {
        match form {
            Form::Ing => GroupKind::Ing,
            Form::Participle => GroupKind::Participle,
            _ if matches!(words.low(start), "being" | "having") => GroupKind::Ing,
            _ => GroupKind::Finite,
        }
    };
    Some(Group {
        tokens: start..head + 1,
        head,
        lemma,
        kind,
        passive: passive || kind == GroupKind::Participle,
        negative,
    })
}

/// The noun phrases among some tokens, each a run of words up to its head, without what hangs on it.
pub(in crate::reading) fn phrases(
    words: &Words<'_>,
    grammar: &Grammar,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = range.start;
    while index < range.end {
        let part = grammar.part(index);
        if matches!(part, Part::Pronoun | Part::Object | Part::Contracted) {
            found.push(index..index + 1);
            index += 1;
            continue;
        }
        if !part.is_nominal() {
            index += 1;
            continue;
        }
        let start = index;
        let mut end = index;
        while index < range.end {
            let part = grammar.part(index);
            let inside = part.is_nominal()
                || part == Part::Quote
                || part == Part::Adverb && index > start && grammar.part(index + 1).is_nominal() && !grammar.part(index - 1).is_head()
                // «Sen. Smith», «Donald J. Trump»
                || part == Part::Mark && words.word(index) == "." && grammar.part(index + 1) == Part::Name
                || is_dotted(words, index) && index > start
                || matches!(part, Part::Verb(Form::Ing | Form::Participle)) && grammar.part(index - 1) == Part::Joint;
            if !inside
                || index > start
                    && matches!(part, Part::Determiner | Part::Possessive)
                    && grammar.part(index - 1).is_head()
                || index > start && starts_time(words, index)
            {
                break;
            }
            if part.is_head() || part == Part::Adjective {
                end = index + 1;
            }
            index += 1;
        }
        if end > start {
            found.push(start..end);
            index = index.max(end);
        } else {
            // No head in the whole run: none behind its first word either.
            index = index.max(start + 1);
        }
    }
    found
}

/// The dot of «example.com»: no space about it.
fn is_dotted(words: &Words<'_>, index: usize) -> bool {
    words.word(index) == "."
        && words.is_word(index + 1)
        && words.tokens[index - 1].span.end == words.tokens[index].span.start
        && words.tokens[index].span.end == words.tokens[index + 1].span.start
}

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
    let start = boundary(words, grammar, from, end);
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
fn boundary(words: &Words<'_>, grammar: &Grammar, from: usize, end: usize) -> usize {
    let mut index = end;
    while index > from {
        let part = grammar.part(index - 1);
        let breaks = match part {
            // «Mr. Smith», «John Q. Smith»
            Part::Mark
                if words.word(index - 1) == "."
                    && index - 1 > from
                    && grammar.part(index - 2).is_nominal()
                    && grammar.part(index) == Part::Name =>
            {
                false
            }
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
    let start = boundary(words, grammar, from, end);
    let found = phrases(words, grammar, start..end);
    // «members of the board who»: the phrase that hangs on another still is the nearest; a name is taken as it is.
    let last = found.last()?.clone();
    Some(last)
}
