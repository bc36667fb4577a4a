//! What stands behind a reporting verb: a clause, a question, an infinitive, a thing.

use std::ops::Range;

use super::{Frame, PHRASE, Reader};
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day, starts_time};

impl Reader<'_> {
    /// The content behind a group, the end of its cue, and the frame.
    pub(super) fn complement(&self, index: usize, frames: &Frames) -> Option<(Range<usize>, usize, Frame)> {
        let group = &self.groups[index];
        let mut at = group.tokens.end;
        // «made (it) clear that»
        if group.lemma == "make" {
            at += usize::from(self.low(at) == "it");
            if self.low(at) != "clear" {
                return None;
            }
            at += 1;
        }
        // «believes, for example, that»
        if self.part(at) == Part::Comma
            && let Some(close) = (at + 1..self.range.end.min(at + 9)).find(|&at| self.part(at) == Part::Comma)
            && self.low(close + 1) == "that"
        {
            at = close;
        }
        if self.part(at) == Part::Comma && self.low(at + 1) != "that" {
            return None;
        }
        // «asked by a reader whether», «was told by the mayor that»
        let handed = group.passive || group.lemma == "ask" && group.tokens.len() == 1;
        if handed && self.low(at) == "by" && !frames.joined.contains(&"as") {
            at = self.person_end(at + 1);
        }
        if let Some(asked) = self.asked_later(group, at) {
            return Some((asked, group.tokens.end, Frame::Question));
        }
        let clause = self.clause_behind(index, at, frames);
        clause
            .map(|content| (content, at, Frame::Clause))
            .or_else(|| Some((self.question_behind(group, at, frames)?, at, Frame::Question)))
            .or_else(|| {
                let to = self.infinitive_ahead(at)?;
                // «is said to be ill», «was reported to have left»
                let told = frames.person_infinitive
                    || frames.clause && !matches!(group.lemma, "make" | "suppose" | "allow");
                let takes = frames.infinitive || group.passive && told;
                takes.then(|| (to..self.clause_end(to + 1), at, Frame::Infinitive))
            })
            .or_else(|| self.joined_behind(at, frames, group.passive))
            .or_else(|| Some((self.joined_later(group, at, frames)?, at, Frame::Joined)))
            .or_else(|| Some((self.errand_behind(group, at, frames)?, at, Frame::Infinitive)))
            .or_else(|| Some((self.thing_behind(group, at, frames)?, group.tokens.end, Frame::Thing)))
    }

    /// Where an infinitive begins behind a verb: “vowed (on Tuesday) to stay”, “decided not to stay”.
    fn infinitive_ahead(&self, at: usize) -> Option<usize> {
        let start = if self.part(at) == Part::Not { at } else { self.skip_time(at) };
        let to = start + usize::from(self.part(start) == Part::Not);
        (self.part(to) == Part::To).then_some(start)
    }

    /// “asked reporters whether …”, “explained how …”.
    fn question_behind(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        if !frames.question {
            return None;
        }
        let person = if frames.person_clause || group.lemma == "ask" { self.person_end(at) } else { at };
        let asks = |start: usize| {
            let low = self.low(start);
            let which = matches!(group.lemma, "ask" | "wonder" | "decide" | "debate" | "determine");
            let open = group.negative && self.part(start + 1) != Part::Comma;
            self.part(start) == Part::Relative && (which || open || !matches!(low, "who" | "which"))
                || low == "if" && matches!(group.lemma, "ask" | "wonder" | "see" | "know")
        };
        // «asked the mayor pointedly whether», «asked him in a letter if»
        let later = self.skip_time(self.phrase_told(person));
        let start = [at, person, self.skip_time(at), later].into_iter().find(|&start| asks(start))?;
        Some(start..self.clause_end(start))
    }

    /// “Asked on Monday why …, the mayor …”, “pressed at a hearing on the tolls”: time and place may stand between.
    fn asked_later(&self, group: &Group, at: usize) -> Option<Range<usize>> {
        let asks = matches!(group.lemma, "ask" | "press" | "question" | "challenge" | "push" | "quiz");
        if !group.passive || group.kind != GroupKind::Participle || !asks {
            return None;
        }
        let comma = (at..self.range.end.min(at + 16)).find(|&at| self.part(at) == Part::Comma)?;
        let start = (at..comma).find(|&at| {
            self.part(at) == Part::Relative && !matches!(self.low(at), "who" | "which")
                || matches!(self.low(at), "if" | "about" | "over")
                || self.low(at) == "on" && !is_day(self.low(at + 1))
        })?;
        let start = start + usize::from(matches!(self.low(start), "about" | "over" | "on"));
        (start < comma).then(|| start..self.clause_end(start).min(self.last()))
    }

    /// «is focused on the bridge»: the form is passive, the sense is not.
    pub(super) fn is_state(group: &Group, frame: Frame) -> bool {
        group.lemma == "focus" && frame == Frame::Joined
    }

    /// «spoke of the toll: “…”»: what is said of a thing stands behind it.
    pub(super) fn leads_to_quote(&self, frame: Frame, content: &Range<usize>) -> bool {
        matches!(frame, Frame::Thing | Frame::Joined)
            && content.len() <= 4
            && content.end < self.range.end
            && self.words.word(content.end) == ":"
    }

    /// “called (on Tuesday) for new laws”, “lashed out at the plan”: the cue ends behind the joining words.
    fn joined_behind(
        &self,
        at: usize,
        frames: &Frames,
        passive: bool,
    ) -> Option<(Range<usize>, usize, Frame)> {
        // «is seen by many as a test»
        let by = self.low(at) == "by" && frames.joined.contains(&"as");
        let later = if by { self.person_end(at + 1) } else { self.skip_time(at) };
        let (joint, at) = frames.joined.iter().find_map(|&joint| {
            let far = self.low(later) == joint && self.part(later) == Part::Preposition;
            // «is known for his jokes», but «I know for sure».
            let known = joint == "for"
                && !passive
                && frames.joined.contains(&"as")
                && frames.clause
                && frames.question;
            if known {
                return None;
            }
            if self.low(at) == joint { Some((joint, at)) } else { far.then_some((joint, later)) }
        })?;
        let mut start = at + 1;
        if self.part(start) == Part::Preposition && matches!(joint, "in" | "out" | "down" | "back") {
            start += 1;
        }
        let end = self.phrase_or_clause_end(start);
        (end > start).then_some((start..end, start, Frame::Joined))
    }

    /// “reminded the crowd of the stakes”, “complained to the board about the noise”: whom it is told stands between.
    fn joined_later(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        let placed = matches!(self.low(at), "at" | "in" | "on") && matches!(group.lemma, "speak" | "talk");
        let told = matches!(self.low(at), "to" | "with") || placed;
        if group.passive || !told && !frames.person_clause {
            return None;
        }
        let person = at + usize::from(told);
        let first = self.phrase_at(person, PHRASE)?;
        let goes_on = |joint: usize| {
            (self.low(joint) == "about"
                || !placed && matches!(self.low(joint), "of" | "against")
                || self.low(joint) == "for" && matches!(group.lemma, "apologize" | "apologise" | "plead"))
                && frames.joined.iter().any(|listed| *listed == self.low(joint))
        };
        let end = if goes_on(first.end) { first.end } else { self.person_end(person) };
        let joint = self.skip_time(end);
        let close = self.phrase_or_clause_end(joint + 1);
        // «asked questions about»: nobody is asked.
        let somebody = end > person && self.cues.noun(self.low(end - 1)).is_none();
        (somebody && goes_on(joint) && close > joint + 1).then_some(joint + 1..close)
    }

    /// Where the phrase, question or action that begins at a token ends.
    pub(super) fn phrase_or_clause_end(&self, start: usize) -> usize {
        if matches!(self.part(start), Part::Relative | Part::Verb(Form::Ing)) {
            self.clause_end(start)
        } else {
            self.phrase_end(start)
        }
    }

    /// “urged voters to stay”: the person belongs to what is reported.
    fn errand_behind(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        if !frames.person_infinitive || group.passive {
            return None;
        }
        let person = self.people_end(at);
        // «urged the mayor last week to stay»
        let person = if person > at && starts_time(self.words, person) { person + 2 } else { person };
        // «told her not to worry»
        let person = person + usize::from(person > at && self.part(person) == Part::Not);
        let verb = (person + 1..self.range.end).find(|&next| self.part(next) != Part::Adverb)?;
        let does = self.part(verb).is_verb() || self.part(verb).is_auxiliary();
        (person > at && self.part(person) == Part::To && does && self.part(at) != Part::Adjective)
            .then(|| at..self.clause_end(person + 1))
    }
}
