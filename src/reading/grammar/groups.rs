//! Verb groups and noun phrases.

use std::ops::{Deref, Range};

use super::times::{is_day, is_time, starts_time};
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
    /// Some groups in order, ready to be asked.
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
    // «he's called for» has, «he's called the» and «he's expected to» may be: what hangs on the verb tells.
    let has = head == start + 1
        && words.low(start).ends_with("'s")
        && !matches!(words.low(head + 1), "to" | "by" | "as" | "of" | "in" | "at" | "with" | ",");
    let passive = be && matches!(form, Form::Participle | Form::PastOrParticiple) && !has;
    // «having said»: who did is told, unlike «having been told».
    let having = words.low(start) == "having";
    let kind = if infinitive {
        GroupKind::Infinitive
    } else if having {
        GroupKind::Ing
    } else if auxiliaries > 0 && words.low(start) != "being" {
        GroupKind::Finite
    } else {
        match form {
            Form::Ing => GroupKind::Ing,
            Form::Participle => GroupKind::Participle,
            _ if words.low(start) == "being" => GroupKind::Ing,
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
                // «Mr. de Vries»
                || part == Part::Mark
                    && words.word(index) == "."
                    && matches!(words.low(index + 1), "de" | "van" | "von" | "du" | "di" | "da" | "le" | "la" | "al")
                    && grammar.part(index + 2) == Part::Name
                || is_dotted(words, index) && index > start
                // «a Daily News/Channel Five poll»
                || words.word(index) == "/" && index > start && grammar.part(index + 1).is_nominal()
                || matches!(part, Part::Verb(Form::Ing | Form::Participle)) && grammar.part(index - 1) == Part::Joint;
            // «… in the crash” | Governor Holt said», but «a “grand” plan», «the “grand” plan”».
            let closes = part == Part::Quote
                && words.quoted[start]
                && words.quoted.get(index + 1) == Some(&false)
                && start > 0
                && grammar.part(start - 1) != Part::Quote;
            if !inside
                || closes
                || index > start
                    && matches!(part, Part::Determiner | Part::Possessive)
                    && grammar.part(index - 1).is_head()
                || index > start && starts_time(words, index)
                // «on Thursday evening Ann Smith», «the stage Tuesday»
                || index > start && part == Part::Name && is_time(words, &(start..index))
                || index > start && is_day(words.low(index)) && grammar.part(index - 1) == Part::Noun
            {
                break;
            }
            // «the poor», but «a person | familiar with»
            if part.is_head() || part == Part::Adjective && !grammar.part(index.max(start + 1) - 1).is_head()
            {
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
