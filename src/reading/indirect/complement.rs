//! What stands behind a reporting verb: a clause, a question, an infinitive, a thing.

use std::ops::Range;

use super::{Frame, Reader};
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day, phrases, subject};

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
        if self.part(at) == Part::Comma && self.low(at + 1) != "that" {
            return None;
        }
        let clause = self.clause_behind(index, at, frames);
        clause
            .map(|content| (content, at, Frame::Clause))
            .or_else(|| Some((self.question_behind(group, at, frames)?, at, Frame::Question)))
            .or_else(|| {
                let to = self.part(at) == Part::To;
                let takes = frames.infinitive || group.passive && frames.person_infinitive;
                (to && takes).then(|| (at..self.clause_end(at + 1), at, Frame::Infinitive))
            })
            .or_else(|| self.joined_behind(at, frames))
            .or_else(|| Some((self.errand_behind(group, at, frames)?, at, Frame::Infinitive)))
            .or_else(|| Some((self.thing_behind(group, at, frames)?, group.tokens.end, Frame::Thing)))
    }

    /// “said on Thursday that …”, “said prices rose”, “told reporters prices rose”, “which they say left a gap”.
    pub(super) fn clause_behind(&self, index: usize, at: usize, frames: &Frames) -> Option<Range<usize>> {
        let group = &self.groups[index];
        if frames.clause || frames.person_clause {
            if let Some(that) = self.that_ahead(at, index) {
                return Some(that + 1..self.clause_end(that + 1));
            }
            if self.words.word(at) == ":" {
                return (self.range.end > at + 1).then(|| at + 1..self.last());
            }
        }
        if frames.clause && !group.passive {
            let start = self.skip_time(at);
            let plain = frames.bare
                || matches!(self.part(start), Part::Contracted)
                || self.part(start) == Part::Pronoun && self.low(start) != "it";
            if plain && self.clause_begins(start) {
                return Some(start..self.clause_end(start));
            }
            if self.leaves_gap(index) {
                return Some(at..self.clause_end(at));
            }
        }
        let person = if group.passive { at } else { self.person_end(at) };
        let start = self.skip_time(person);
        (frames.person_clause && (person > at || group.passive) && self.clause_begins(start))
            .then(|| start..self.clause_end(start))
    }

    /// Whether the clause behind a group has no subject of its own: “which they say left a gap”.
    fn leaves_gap(&self, index: usize) -> bool {
        let group = &self.groups[index];
        let touches = self
            .groups
            .get(index + 1)
            .is_some_and(|next| next.tokens.start == group.tokens.end && next.kind == GroupKind::Finite);
        let opened = || {
            let back = group.tokens.start.saturating_sub(8).max(self.range.start)..group.tokens.start;
            back.into_iter().any(|at| matches!(self.part(at), Part::Relative | Part::That))
        };
        let behind_noun = || {
            subject(self.words, self.grammar, group, self.range.start).is_some_and(|subject| {
                subject.start > self.range.start && self.part(subject.start - 1) == Part::Noun
            })
        };
        touches && (opened() || behind_noun())
    }

    /// “asked reporters whether …”, “explained how …”.
    fn question_behind(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        if !frames.question {
            return None;
        }
        let person = if frames.person_clause || group.lemma == "ask" { self.person_end(at) } else { at };
        let asks = |start: usize| {
            let low = self.low(start);
            self.part(start) == Part::Relative && !matches!(low, "who" | "which")
                || low == "if" && matches!(group.lemma, "ask" | "wonder" | "see" | "know")
        };
        let start = [at, person].into_iter().find(|&start| asks(start))?;
        Some(start..self.clause_end(start))
    }

    /// “called (on Tuesday) for new laws”, “lashed out at the plan”: the cue ends behind the joining words.
    fn joined_behind(&self, at: usize, frames: &Frames) -> Option<(Range<usize>, usize, Frame)> {
        let later = self.skip_time(at);
        let (joint, at) = frames.joined.iter().find_map(|&joint| {
            let later = self.low(later) == joint && self.part(later) == Part::Preposition;
            if self.low(at) == joint { Some((joint, at)) } else { later.then(|| (joint, self.skip_time(at))) }
        })?;
        let mut start = at + 1;
        if self.part(start) == Part::Preposition && matches!(joint, "in" | "out" | "down" | "back") {
            start += 1;
        }
        let end = self.phrase_or_clause_end(start);
        (end > start).then_some((start..end, start, Frame::Joined))
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
        let person = self.person_end(at);
        let verb = (person + 1..self.range.end).find(|&next| self.part(next) != Part::Adverb)?;
        let does = self.part(verb).is_verb() || self.part(verb).is_auxiliary();
        (person > at && self.part(person) == Part::To && does && self.part(at) != Part::Adjective)
            .then(|| at..self.clause_end(person + 1))
    }

    /// “criticized the plan”.
    fn thing_behind(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        if !frames.thing || group.passive {
            return None;
        }
        let at = (at..self.range.end).find(|&at| self.part(at) != Part::Quote)?;
        let part = self.part(at);
        let begins = part.is_nominal() && !is_day(self.low(at))
            || matches!(part, Part::Object | Part::Pronoun | Part::That | Part::Verb(Form::Ing))
            || self.low(at) == "what";
        let end = self.phrase_end(at);
        // «a group called the Forum», «he called his mother»: to name or to ring is to say nothing of anybody.
        let judged =
            !matches!(group.lemma, "call" | "brand" | "dub" | "label" | "term") || self.says_what(at..end);
        (begins && end > at && judged).then_some(at..end)
    }

    /// Whether a content tells what somebody or something is: “the plan a mistake”, “the plan unfair”.
    pub(super) fn says_what(&self, content: Range<usize>) -> bool {
        let marked = content.clone().any(|at| self.words.quoted[at]);
        // Something stands behind a phrase that could have ended: «it | a mistake», «the mayor | unfit».
        let behind = (content.start + 1..content.end).any(|at| {
            self.part(at - 1).is_head()
                && (matches!(
                    self.part(at),
                    Part::Determiner | Part::Possessive | Part::Adjective | Part::Adverb | Part::Verb(_)
                ) || matches!(self.part(at - 1), Part::Object | Part::Pronoun | Part::Name)
                    && self.part(at) == Part::Noun)
        });
        marked || behind || self.part(content.start).is_verb()
    }

    /// The «that» that opens the content of the group that ends at `from`: words of time, place and hearer may stand between.
    pub(super) fn that_ahead(&self, from: usize, index: usize) -> Option<usize> {
        let next = self.groups.get(index + 1).map_or(self.range.end, |group| group.tokens.start);
        let that = (from..self.range.end.min(from + 14)).find(|&at| self.part(at) == Part::That)?;
        if that > next {
            return None;
        }
        // «said that man»: it points.
        let commas = (from..that).filter(|&at| self.part(at) == Part::Comma).count();
        if commas == 1 && self.part(that - 1) != Part::Comma {
            return None;
        }
        let relative =
            that > from && self.part(that - 1).is_head() && that > from + 3 && !self.has_subject(that + 1);
        (!relative && self.has_clause(that + 1)).then_some(that)
    }

    pub(super) fn has_clause(&self, from: usize) -> bool {
        self.groups.finite_from(from).is_some()
    }

    pub(super) fn has_subject(&self, from: usize) -> bool {
        let part = self.part(from);
        part.is_nominal() || matches!(part, Part::Pronoun | Part::Contracted)
    }

    /// Behind «Thursday», «on Thursday», «in a statement»: where the content may begin.
    pub(super) fn skip_time(&self, from: usize) -> usize {
        let mut at = from;
        while matches!(self.part(at), Part::Adverb) {
            at += 1;
        }
        if is_day(self.low(at)) {
            at += 1;
        }
        at
    }

    /// Behind the person spoken to: one phrase.
    pub(super) fn person_end(&self, from: usize) -> usize {
        let Some(phrase) =
            phrases(self.words, self.grammar, from..self.range.end.min(from + 12)).into_iter().next()
        else {
            return from;
        };
        if phrase.start != from {
            return from;
        }
        let mut end = phrase.end;
        while self.part(end) == Part::Preposition && self.low(end) == "of" || self.part(end) == Part::And {
            let Some(next) =
                phrases(self.words, self.grammar, end + 1..self.range.end.min(end + 9)).into_iter().next()
            else {
                break;
            };
            if next.start != end + 1 {
                break;
            }
            end = next.end;
        }
        end
    }

    /// Whether a clause with a subject and a finite verb begins at a token.
    pub(super) fn clause_begins(&self, at: usize) -> bool {
        let part = self.part(at);
        if part == Part::Contracted || self.low(at) == "if" {
            return true;
        }
        let begins = part.is_nominal() || matches!(part, Part::Pronoun | Part::That | Part::Verb(Form::Ing));
        let finite = |from: usize| self.groups.finite_from(from);
        let Some(verb) = finite(at).filter(|_| begins) else { return false };
        let between = at + 1..verb.tokens.start;
        let commas = between.clone().filter(|&index| self.part(index) == Part::Comma).count();
        if let Some(relative) = between.clone().find(|&index| self.part(index) == Part::Relative) {
            // «the man who left is», «the man, who left, is»: a verb of its own must follow the relative clause.
            let behind = if self.part(relative - 1) == Part::Comma {
                (verb.tokens.end..self.range.end).find(|&index| self.part(index) == Part::Comma)
            } else {
                Some(verb.tokens.end)
            };
            return behind.is_some_and(|behind| finite(behind).is_some());
        }
        // The verb belongs to the phrase here, not to another clause behind one comma.
        commas != 1
            && !between.clone().any(|index| {
                matches!(self.part(index), Part::Subordinator | Part::That)
                    || matches!(self.words.word(index), ";" | ":" | "—" | "–")
                    || self.part(index) == Part::Comma && self.part(index + 1) == Part::And
            })
    }
}
