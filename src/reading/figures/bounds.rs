//! The words that bound a number, before and behind it: «more than», «up to», «or more».

use super::hyphens::{is_glued, low};
use super::line::Line;
use super::units::Units;
use super::{Bound, Unit};

impl Line<'_> {
    /// Takes the phrases that bound the figure into it.
    pub(super) fn widen(
        &self,
        unit: &Unit,
        start: &mut usize,
        end: &mut usize,
        bound: &mut Bound,
        bounded: bool,
    ) {
        let lasting = matches!(unit, Unit::Measure(base) if base == "s");
        let mut prefixed = bounded;
        for _ in 0..2 {
            let Some((length, kind)) = self.bound_before(*start) else { break };
            // «turned over about 300 files»
            let word = self.words.low(*start - length);
            if prefixed && length == 1 && matches!(word, "over" | "under" | "above" | "below") {
                break;
            }
            *start -= length;
            // «over two days» may be all through them.
            *bound = if lasting && length == 1 && word == "over" { Bound::About } else { kind };
            prefixed = true;
        }
        if !prefixed && let Some((length, kind)) = self.bound_behind(*end) {
            *bound = kind;
            *end += length;
        }
    }

    /// How many words before a token bound the figure, and how.
    fn bound_before(&self, start: usize) -> Option<(usize, Bound)> {
        let words = self.words;
        Units::get().before().iter().find_map(|(phrase, bound)| {
            let from = start.checked_sub(phrase.len())?;
            let said = phrase.iter().enumerate().all(|(step, word)| words.low(from + step) == *word);
            said.then_some((phrase.len(), *bound))
        })
    }

    /// How many parts from one on bound the figure, and how.
    pub(super) fn bound_behind(&self, end: usize) -> Option<(usize, Bound)> {
        Units::get().behind().iter().find_map(|(phrase, bound)| {
            let said = phrase.iter().enumerate().all(|(step, word)| low(self.parts, end + step) == *word);
            (said && (phrase[0] != "+" || is_glued(self.parts, end))).then_some((phrase.len(), *bound))
        })
    }
}

/// The sign that shows a bound in a narrow cell.
pub(super) fn sign_of(bound: Bound) -> &'static str {
    match bound {
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::Exact | Bound::About => "",
    }
}
