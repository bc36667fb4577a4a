//! What may stand between a verb and what it reports: when, where, and to whom something is said.

use super::{PHRASE, Reader};
use crate::reading::grammar::{Part, is_day, starts_time};

impl Reader<'_> {
    /// Behind «Thursday», «on Thursday», «in a statement»: where the content may begin.
    pub(super) fn skip_time(&self, from: usize) -> usize {
        let mut at = from;
        while matches!(self.part(at), Part::Adverb) {
            at += 1;
        }
        // «hope one day to»
        if self.low(at) == "one" && self.low(at + 1) == "day" {
            return at + 2;
        }
        // «on Thursday», «last week»
        let on = usize::from(matches!(self.low(at), "on" | "late" | "early"));
        if is_day(self.low(at + on)) {
            at += on + 1;
            at += usize::from(matches!(self.low(at), "morning" | "afternoon" | "evening" | "night"));
        } else if starts_time(self.words, at) {
            at += 2;
        }
        at
    }

    /// Behind the phrase that tells where or when something was said: “in an interview”, “on Monday”.
    pub(super) fn phrase_told(&self, from: usize) -> usize {
        if !matches!(self.low(from), "in" | "on" | "at" | "during" | "for" | "before" | "after") {
            return from;
        }
        self.skip_time(self.person_end(from + 1))
    }

    /// Behind the person spoken to: one phrase.
    pub(super) fn person_end(&self, from: usize) -> usize {
        let Some(phrase) = self.phrase_at(from, PHRASE) else { return from };
        let mut end = phrase.end;
        while self.part(end) == Part::Preposition && self.low(end) == "of" || self.part(end) == Part::And {
            let Some(next) = self.phrase_at(end + 1, 8) else { break };
            end = next.end;
        }
        end
    }

    /// Behind the people spoken to: “Ann, Ben and the mayor”.
    pub(super) fn people_end(&self, from: usize) -> usize {
        let mut end = self.person_end(from);
        let first = end;
        while end > from && self.part(end) == Part::Comma && end < from + 30 {
            let next = self.person_end(end + 1 + usize::from(self.part(end + 1) == Part::And));
            if next <= end + 1 {
                return first;
            }
            end = next;
        }
        if self.part(end) == Part::To { end } else { first }
    }
}
