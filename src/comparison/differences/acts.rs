//! Acts: whom a verb is said of and what it governs, as far as the words about it tell.

use std::collections::BTreeSet;

use super::Desk;
use super::statement::{Statement, Word};
use crate::comparison::stems::is_faint;

/// Words behind which a verb's nearest object ends.
const PREPOSITIONS: &[&str] = &[
    "about", "against", "among", "as", "at", "by", "during", "for", "from", "in", "into", "of", "on", "over",
    "through", "to", "under", "up", "with", "within",
];

/// The words about a verb.
#[derive(Debug, Default)]
pub(super) struct Act {
    /// Stems of the next words before it: whom it is said of.
    subject: BTreeSet<String>,
    /// Whether a pronoun stands for whom.
    pronoun: bool,
    /// Whether it only tells which thing is meant: «states that do not recognise them».
    relative: bool,
    /// Stems of the next words behind it: what it governs.
    object: BTreeSet<String>,
    /// Those of them that are names.
    names: BTreeSet<String>,
    /// Those that no preposition parts from the verb.
    direct: BTreeSet<String>,
}

impl Act {
    /// The act whose verb stands at `verb`, with its helpers from `from` on.
    pub(super) fn of(desk: &Desk<'_>, statement: &Statement, from: usize, verb: usize) -> Self {
        let text = desk.text(statement.article);
        let words = &statement.words;
        let parted = |one: &Word, other: &Word| {
            let (first, last) = (one.span.end.min(other.span.end), one.span.start.max(other.span.start));
            let between = crate::text::Span::new(first, last.max(first)).of(text);
            between.chars().any(|mark| matches!(mark, ',' | ';' | ':' | '—' | '–' | '.' | '?' | '!' | '('))
        };
        let mut act = Self::default();
        let mut at = from;
        while at > 0 && act.subject.len() < 3 {
            let word = &words[at - 1];
            let mark = words.get(at).is_some_and(|next| parted(word, next));
            if mark && !act.subject.is_empty() {
                break;
            }
            match word.lower.as_str() {
                "that" | "who" | "which" if act.subject.is_empty() => act.relative = true,
                "he" | "she" | "it" | "they" | "we" | "i" | "you" if act.subject.is_empty() => {
                    act.pronoun = true;
                    break;
                }
                "that" | "because" | "when" | "if" | "but" | "after" | "before" | "said" | "says" => break,
                _ => act.subject.extend(word.stem.clone()),
            }
            at -= 1;
        }
        let mut direct = true;
        for (number, word) in words.iter().enumerate().skip(verb + 1) {
            // «bring up the issue»: what stands by the verb is part of it.
            direct &= number == verb + 1 || !PREPOSITIONS.contains(&word.lower.as_str());
            let mark = parted(&words[number - 1], word);
            let ends = matches!(
                word.lower.as_str(),
                "that" | "who" | "which" | "because" | "when" | "if" | "but" | "after" | "before" | "until"
            );
            if mark || ends || act.object.len() >= 5 {
                break;
            }
            for part in word.lower.split(['-', '‑']) {
                let stem = word.stem.as_ref().map(|_| super::verbs::root(part));
                if word.capital {
                    act.names.extend(stem.clone());
                }
                if direct && !word.capital {
                    act.direct.extend(stem.clone());
                }
                act.object.extend(stem);
            }
        }
        act
    }

    /// Whether both can be one act: said of the same, and of the same things.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let apart = |mine: &BTreeSet<String>, theirs: &BTreeSet<String>| {
            !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(theirs)
        };
        let same = !self.subject.is_disjoint(&other.subject);
        let pronoun = (self.pronoun || other.pronoun) && !self.relative && !other.relative;
        (same || pronoun) && !apart(&self.object, &other.object) && !apart(&self.names, &other.names)
    }

    /// Whether both are said of the same, and govern a thing of one name, whatever their verbs.
    pub(super) fn shares_object(&self, other: &Self) -> bool {
        self.meets(other) && self.direct.intersection(&other.direct).any(|stem| !is_faint(stem))
    }
}
