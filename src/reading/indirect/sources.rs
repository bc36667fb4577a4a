//! Whom a report names: the subject of its verb, or whoever else the sentence has for it.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::grammar::{Group, GroupKind, Part, is_time, phrases, relative_subject, subject};

impl Reader<'_> {
    /// The “who” that is the subject of a group.
    pub(super) fn relative(&self, index: usize) -> Option<usize> {
        relative_subject(self.words, self.grammar, &self.groups[index], self.range.start)
    }

    pub(super) fn agent(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let by = (from..to.min(from + 1)).find(|&at| self.low(at) == "by")?;
        phrases(self.words, self.grammar, by + 1..to).into_iter().next()
    }

    /// The subject of a group that reports.
    pub(super) fn source(&self, index: usize, found: &[Reported]) -> Option<Range<usize>> {
        let group = &self.groups[index];
        let first = group.tokens.start;
        let before =
            (self.range.start..first).rev().map(|at| self.part(at)).find(|part| *part != Part::Quote);
        let same = || {
            let own =
                |earlier: &&Group| earlier.kind == GroupKind::Finite && !self.words.quoted[earlier.head];
            let nearest = self.groups[..index]
                .iter()
                .rfind(own)
                .and_then(|earlier| subject(self.words, self.grammar, earlier, self.range.start));
            nearest.or_else(|| found.last().and_then(|reported| reported.source.clone()))
        };
        match group.kind {
            GroupKind::Finite => {
                let skipped = (self.range.start..first)
                    .rev()
                    .find(|&at| !matches!(self.part(at), Part::Adverb | Part::Not))
                    .map(|at| self.part(at));
                if skipped == Some(Part::And) {
                    return same();
                }
                subject(self.words, self.grammar, group, self.range.start).or_else(same)
            }
            GroupKind::Infinitive => {
                let outer = index.checked_sub(1).map(|outer| &self.groups[outer]);
                match outer {
                    Some(outer) if outer.tokens.end == first => self.source(index - 1, found),
                    _ => same(),
                }
            }
            // «with the ministry calling it»: the phrase between is its subject.
            GroupKind::Ing if let Some(with) = self.with_before(first) => {
                phrases(self.words, self.grammar, with + 1..first).pop()
            }
            // «…, saying that»: it hangs on the main clause.
            GroupKind::Ing if before == Some(Part::Comma) => self.main_subject(index).or_else(same),
            // «Speaking to reporters, Smith …»
            _ if first <= self.range.start + 1 => {
                let comma = (group.tokens.end..self.range.end).find(|&at| self.part(at) == Part::Comma)?;
                let main = self
                    .groups
                    .iter()
                    .find(|main| main.kind == GroupKind::Finite && main.tokens.start > comma)?;
                subject(self.words, self.grammar, main, comma + 1)
            }
            _ => same(),
        }
    }

    /// The «with» of «with the mayor and the council calling»: nothing but noun phrases stand between.
    pub(super) fn with_before(&self, verb: usize) -> Option<usize> {
        let from = (self.range.start..verb).rev().find(|&at| {
            !(self.part(at).is_nominal() || matches!(self.part(at), Part::And | Part::Adverb | Part::Mark))
        })?;
        (self.low(from) == "with" && from + 1 < verb).then_some(from)
    }

    /// A source and the prepositional phrases behind it, up to the words that report.
    pub(super) fn whole(&self, source: &Range<usize>, cue: usize) -> Option<Range<usize>> {
        let mut end = source.end;
        while self.part(end) == Part::Preposition && (end < cue || source.start > cue) {
            let limit = if source.start > cue { self.range.end } else { cue };
            let Some(next) =
                phrases(self.words, self.grammar, end + 1..limit.min(end + 12)).into_iter().next()
            else {
                break;
            };
            if next.start != end + 1 || is_time(self.words, &next) {
                break;
            }
            end = next.end;
        }
        (end > source.end).then_some(source.start..end)
    }

    /// The subject of the sentence's main clause, as far as it stands before a group.
    pub(super) fn main_subject(&self, index: usize) -> Option<Range<usize>> {
        let start = if self.part(self.range.start) == Part::Subordinator {
            (self.range.start..self.groups[index].tokens.start).find(|&at| self.part(at) == Part::Comma)?
        } else {
            self.range.start
        };
        let main = self.groups[..index].iter().find(|group| {
            group.kind == GroupKind::Finite
                && group.tokens.start >= start
                && !self.words.quoted[group.head]
                && !matches!(self.part(group.tokens.start.wrapping_sub(1)), Part::Relative)
        })?;
        subject(self.words, self.grammar, main, start)
    }
}
