//! What somebody is, or seems: “is confident that”, “critical of the plan”, “seems ready”.

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
}
