//! What somebody is, or seems: “is confident that”, “critical of the plan”, “seems ready”.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::frames::NounFrames;
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
            || matches!(self.low(at), "more" | "most" | "less" | "too" | "so")
        {
            at += 1;
        }
        let frames = self.cues.adjective(self.low(at))?;
        if group.kind == GroupKind::Participle {
            return self.apart(at);
        }
        let (content, cue_end) = self.complement_of(at, frames)?;
        let subject = self.source(index, found);
        // «it is clear that»: nobody says so.
        let nobody = subject
            .as_ref()
            .is_some_and(|subject| matches!(self.low(subject.start), "it" | "it's" | "there"));
        let source = subject.filter(|_| !nobody);
        Some(Reported {
            rule: if source.is_some() { Rule::Subject } else { Rule::None },
            content,
            cue: group.tokens.start..cue_end,
            source,
            relative: self.relative(index),
            manner: Manner::Belief,
            ..self.reported()
        })
    }

    /// What stands behind an adjective that takes it, and where the cue ends.
    fn complement_of(&self, at: usize, frames: &NounFrames) -> Option<(Range<usize>, usize)> {
        let next = at + 1;
        let part = self.part(next);
        let named = matches!(part, Part::Name | Part::Determiner | Part::Possessive);
        let (content, cue_end) = if frames.that && part == Part::That {
            (next + 1..self.clause_end(next + 1), next)
        } else if frames.that
            && (matches!(part, Part::Pronoun | Part::Contracted) || named)
            && self.clause_begins(next)
        {
            (next..self.clause_end(next), next)
        } else if frames.to && part == Part::To {
            (next..self.clause_end(next + 1), next)
        } else if part != Part::To && frames.joined.iter().any(|joint| *joint == self.low(next)) {
            let start = next + 1;
            let end = self.phrase_or_clause_end(start);
            (start..end, start)
        } else {
            return None;
        };
        (!content.is_empty()).then_some((content, cue_end))
    }

    /// “a man critical of the plan”, “…, wary of delay”, “Confident that …, she”: an adjective without a verb.
    pub(super) fn apart(&self, at: usize) -> Option<Reported> {
        let frames = self.cues.adjective(self.low(at))?;
        if !matches!(self.part(at), Part::Adjective | Part::Noun | Part::Verb(Form::Participle)) {
            return None;
        }
        let mut start = at;
        while start > self.range.start
            && (matches!(self.part(start - 1), Part::Adverb | Part::Not)
                || matches!(self.low(start - 1), "more" | "most" | "less" | "too" | "so"))
        {
            start -= 1;
        }
        let before = if start > self.range.start { self.part(start - 1) } else { Part::Mark };
        let dash = start > self.range.start && self.is_dash(start - 1);
        let source = if start == self.range.start {
            // «Confident that …, she»
            let comma = (at..self.range.end).find(|&comma| self.part(comma) == Part::Comma)?;
            subject(self.words, self.grammar, self.groups.finite_from(comma)?, comma + 1)
        } else if before == Part::Comma || dash {
            // «…, wary of delay»: of whom the clause tells, or who stands before the comma.
            let behind = self.groups.partition_point(|group| group.tokens.end < start);
            match self.inset_head(start, at).or_else(|| self.main(behind, &[]).map(|doer| doer.phrase)) {
                Some(phrase) => Some(phrase),
                None => self.phrases(self.range.start..start).into_iter().next(),
            }
        } else if before.is_head() {
            self.phrases(self.range.start..start).pop().filter(|phrase| phrase.end == start)
        } else {
            None
        };
        let (mut content, cue_end) = self.complement_of(at, frames)?;
        if start == self.range.start
            && let Some(comma) = content.clone().find(|&comma| self.part(comma) == Part::Comma)
        {
            content.end = comma;
        }
        // «the party hopeful Ann Holt was»: without «that», no clause hangs on it.
        if content.start == cue_end && self.part(at + 1) != Part::That && self.part(at + 1) != Part::To {
            let joined = frames.joined.iter().any(|joint| *joint == self.low(at + 1));
            if !joined {
                return None;
            }
        }
        Some(Reported {
            content,
            cue: at..cue_end,
            source: Some(source?),
            manner: Manner::Belief,
            rule: Rule::Subject,
            ..self.reported()
        })
    }

    /// «but drivers, wary of delay, have»: who stands before the comma, where a verb stands behind the next.
    fn inset_head(&self, start: usize, at: usize) -> Option<Range<usize>> {
        let close = (at..self.range.end.min(at + 24)).find(|&comma| self.part(comma) == Part::Comma)?;
        let acts =
            self.part(close + 1).is_finite() || self.part(close + 1) == Part::Verb(Form::PastOrParticiple);
        let from = self.range.start.max(start.saturating_sub(14));
        let phrase = self.phrases(from..start).pop()?;
        (acts && phrase.end + 1 == start).then_some(phrase)
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
        let subject = self.subject(group).filter(|_| bare)?;
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
