//! Reports without a reporting verb: “is confident that”, “seems ready”, “the claim that”.

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::grammar::{Form, GroupKind, Part, subject};

impl Reader<'_> {
    /// “is confident that”, “was critical of”.
    pub(super) fn of_adjective(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let group = &self.groups[index];
        let mut at = if group.passive { group.head } else { group.tokens.end };
        if !group.passive
            && !matches!(
                group.lemma,
                "be" | "remain" | "feel" | "become" | "grow" | "sound" | "get" | "seem" | "appear"
            )
        {
            return None;
        }
        while self.part(at) == Part::Adverb
            || self.part(at) == Part::Not
            || matches!(self.low(at), "more" | "most" | "too" | "so")
        {
            at += 1;
        }
        let frames = self.cues.adjective(self.low(at))?;
        let next = at + 1;
        let joint = frames.joined.iter().any(|joint| *joint == self.low(next));
        let (content, cue_end) = if frames.that && self.part(next) == Part::That {
            (next + 1..self.clause_end(next + 1), next)
        } else if frames.that
            && matches!(self.part(next), Part::Pronoun | Part::Contracted)
            && self.clause_begins(next)
        {
            (next..self.clause_end(next), next)
        } else if frames.to && self.part(next) == Part::To {
            (next..self.clause_end(next + 1), next)
        } else if joint {
            let start = next + 1;
            let end = self.phrase_or_clause_end(start);
            (start..end, start)
        } else {
            return None;
        };
        let subject = if group.kind == GroupKind::Participle { None } else { self.source(index, found) };
        // «it is clear that»: nobody says so.
        let nobody = subject
            .as_ref()
            .is_some_and(|subject| matches!(self.low(subject.start), "it" | "it's" | "there"));
        let source = subject.filter(|_| !nobody);
        (!content.is_empty()).then(|| Reported {
            rule: if source.is_some() { Rule::Subject } else { Rule::None },
            content,
            cue: group.tokens.start..cue_end,
            source,
            relative: self.relative(index),
            manner: Manner::Belief,
            ..self.reported()
        })
    }

    /// “seems ready”, “sounded angry”: what seems so is told with its subject, and nobody is named.
    pub(super) fn seeming(&self, index: usize) -> Option<Reported> {
        let group = &self.groups[index];
        let at = group.tokens.end;
        let bare = matches!(group.lemma, "seem" | "appear")
            && group.kind == GroupKind::Finite
            && (matches!(
                self.part(at),
                Part::Noun | Part::Adjective | Part::Verb(Form::Participle) | Part::Adverb
            ) || matches!(self.low(at), "like" | "as"));
        let subject = subject(self.words, self.grammar, group, self.range.start).filter(|_| bare)?;
        let end = self.clause_end(at);
        (end > at).then(|| Reported {
            content: subject.start..end,
            cue: group.tokens.clone(),
            source: None,
            manner: Manner::Doubtful,
            rule: Rule::None,
            ..self.reported()
        })
    }

    /// Where the clause behind a noun ends: before the verb whose subject the noun is, “the claim that all is well [was wrong]”.
    fn claim_end(&self, noun: usize, from: usize) -> usize {
        let end = self.clause_end(from);
        let is_subject =
            self.groups.finite_from(self.range.start).is_some_and(|first| first.tokens.start > noun);
        let own = self.groups.finite_from(from).filter(|_| is_subject);
        let main =
            own.and_then(|own| self.groups.finite_from(own.tokens.end).map(|main| (own.tokens.end, main)));
        let opens = |at: usize| {
            matches!(
                self.part(at),
                Part::Comma
                    | Part::And
                    | Part::That
                    | Part::Relative
                    | Part::Subordinator
                    | Part::Pronoun
                    | Part::Contracted
            )
        };
        match main {
            Some((behind, main)) if !(behind..main.tokens.start).any(opens) => end.min(main.tokens.start),
            _ => end,
        }
    }

    /// “the claim that …”, “calls for …”, “criticism of …”.
    pub(super) fn of_noun(&self, at: usize) -> Option<Reported> {
        let (lemma, frames) = self.cues.noun(self.low(at))?;
        let next = at + 1;
        let content = if frames.that
            && self.part(next) == Part::That
            && self.has_subject(next + 1)
            && self.has_clause(next + 1)
        {
            next + 1..self.claim_end(at, next + 1)
        } else if frames.to && self.part(next) == Part::To {
            next..self.clause_end(next + 1)
        } else if frames.joined.iter().any(|joint| *joint == self.low(next)) {
            next + 1..self.phrase_end(next + 1)
        } else {
            return None;
        };
        if content.is_empty() {
            return None;
        }
        // Whose: «Smith’s claim», «his plan», or the subject of the clause.
        let start = (self.range.start..at)
            .rev()
            .take_while(|&before| self.part(before).is_nominal())
            .last()
            .unwrap_or(at);
        let owner = (start..at).find(|&before| {
            self.part(before) == Part::Possessive
                || self.words.low(before).ends_with("'s")
                || self.words.low(before).ends_with("s'")
        });
        let source = owner
            .map(
                |owner| {
                    if self.part(owner) == Part::Possessive { owner..owner + 1 } else { start..owner + 1 }
                },
            )
            .or_else(|| {
                let verb = self.groups.iter().rev().find(|group| {
                    group.tokens.end == start
                        && group.kind == GroupKind::Finite
                        && !group.passive
                        && group.lemma != "be"
                })?;
                subject(self.words, self.grammar, verb, self.range.start)
            });
        let rule = if owner.is_some() {
            Rule::Owner
        } else if source.is_some() {
            Rule::Subject
        } else {
            Rule::None
        };
        Some(Reported {
            content,
            cue: at..at + 1,
            source,
            manner: self.cues.verb(lemma).map_or(Manner::Neutral, |frames| frames.manner),
            rule,
            ..self.reported()
        })
    }
}
