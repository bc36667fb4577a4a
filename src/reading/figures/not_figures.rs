//! Numbers that are no figures, or another kind than they look: pronouns, names, codes, dates, ages.

use super::Unit;
use super::hyphens::{Part, is_glued, low};
use super::line::Line;
use super::numerals::{Numeral, is_one, numeral};
use super::units::Units;
use crate::reading::moments::is_weekday;
use crate::text::{TokenKind, month_number};

impl Line<'_> {
    /// Where the number is someone's age: the part behind it and how many years one is.
    pub(super) fn age(&self, number: &Numeral, start: usize) -> Option<(usize, f64)> {
        let parts = self.parts;
        let after = number.end;
        let years = match low(parts, after) {
            "year" | "years" | "yr" | "yrs" => 1.0,
            "month" | "months" => 1.0 / 12.0,
            "week" | "weeks" => 7.0 / 365.25,
            "day" | "days" => 1.0 / 365.25,
            _ => 0.0,
        };
        if years > 0.0 && matches!(low(parts, after + 1), "old" | "olds") {
            return Some((after + 2, years));
        }
        if number.amount > 115.0 || number.upper.is_some() || number.share || start != self.index {
            return None;
        }
        let aged = matches!(self.before(1), "aged" | "age" | "ages")
            || matches!((self.before(2), self.before(1)), ("aged" | "ages", "between" | "from"))
            || matches!((self.before(3), self.before(1)), ("aged" | "ages", "and" | ","))
            || (self.before(2) == "aged" || self.before(2) == "ages")
                && matches!(self.before(1), "over" | "under" | "about" | "around");
        if aged {
            return Some((after, 1.0));
        }
        let whole = number.amount.fract() == 0.0 && number.amount >= 1.0;
        let close = |at: usize| matches!(low(parts, at), "," | "." | ";" | ")" | "”" | "\"" | "—" | "–");
        let behind = |back: usize| self.index.checked_sub(back);
        let named = |back: usize| {
            behind(back).is_some_and(|at| {
                self.words.is_capital(at)
                    && !is_weekday(self.words.low(at))
                    && month_number(self.words.low(at)).is_none()
            })
        };
        // «Ada Brown, 29, said»
        let between_commas = self.before(1) == ","
            && named(2)
            && matches!(low(parts, after), "," | ".")
            && number.amount >= 1.0
            && parts[0].gap == 0
            && self.parts[0].low.len() < 4
            && parts[0].kind == TokenKind::Number
            && (named(3) || low(parts, after) == ",")
            && !parts.get(after + 1).is_some_and(|part| part.kind == TokenKind::Number);
        let told = matches!(
            (self.before(2), self.before(1)),
            ("who" | "he" | "she" | "i", "is" | "was" | "turned" | "turns")
                | ("she" | "he" | "who", "’s" | "'s")
        ) && (close(after) || matches!(low(parts, after), "when" | "and" | "years"));
        (whole && (between_commas || told)).then_some((after, 1.0))
    }

    /// «no one», «one of the», «the one that»: not a number.
    pub(super) fn is_pronoun(&self, number: &Numeral) -> bool {
        let lone = is_one(number.amount) && number.end == 1 && self.parts[0].low == "one";
        if !lone {
            return false;
        }
        let next = low(self.parts, 1);
        let joined = self
            .parts
            .get(1)
            .is_some_and(|part| part.hyphen && Units::get().measure(self.parts, 1).is_none());
        let next_word = self.parts.get(1).is_some_and(|part| part.kind == TokenKind::Word);
        let before = matches!(
            self.before(1),
            "no" | "this"
                | "that"
                | "each"
                | "every"
                | "any"
                | "which"
                | "the"
                | "another"
                | "number"
                | "last"
                | "first"
                | "some"
                | "force"
                | "day"
                | "primary"
                | "every-"
                | "good"
                | "big"
                | "new"
                | "whole"
        );
        let idle = matches!(
            next,
            "day" | "thing" | "point" | "way" | "side" | "another" | "time" | "hand" | "on" | "moment"
        );
        before || idle || joined || !next_word || (Units::get().is_passing(next) && !self.parts[1].hyphen)
    }

    /// «Flight 370», «Room 12», «24/7», «555-1234».
    pub(super) fn is_part_of_a_name(&self, number: &Numeral) -> bool {
        let words = self.words;
        let first = words.tokens[self.index].span.start;
        let glued = |back: usize| {
            self.index
                .checked_sub(back)
                .is_some_and(|at| words.tokens[at].span.end == words.tokens[at + 1].span.start)
        };
        let digits = self.parts[0].kind == TokenKind::Number;
        let dash = |low: &str| matches!(low, "-" | "–");
        let before = self.before(1);
        if !digits || first == 0 {
            return false;
        }
        if glued(1) && (before == "/" || before == "#" || before == "." && glued(2)) {
            return true;
        }
        if glued(1) && dash(before) && glued(2) && self.index > 1 {
            return true;
        }
        let parts = self.parts;
        let slash = low(parts, number.end) == "/"
            && is_glued(parts, number.end)
            && parts.get(number.end + 1).is_some_and(|part| part.kind == TokenKind::Number);
        // A score, a phone number or a code is no range.
        let tail =
            dash(low(parts, number.end)) && is_glued(parts, number.end) && is_glued(parts, number.end + 1);
        let falling = tail
            && numeral(parts, number.end + 1).is_some_and(|high| {
                high.amount <= number.amount && high.magnitude <= 1.0
                    || low(parts, high.end) == "-" && is_glued(parts, high.end)
            });
        slash || falling
    }

    /// A bare number behind a name, a heading word or before a name is a part of it.
    pub(super) fn is_loose(&self, unit: &Unit, number: &Numeral, digits: bool, start: usize) -> bool {
        let counts = matches!(unit, Unit::Count(_));
        if !(counts || *unit == Unit::Plain) || start != self.index {
            return false;
        }
        let Some(at) = self.index.checked_sub(1) else { return false };
        let opens = self.words.sentence_at(self.words.tokens[at].span.start);
        let first = self.words.ranges.get(opens).is_some_and(|range| range.start == at);
        let word = self.words.low(at);
        let name = self.words.is_capital(at)
            && !word.ends_with("'s")
            && !is_weekday(word)
            && word != "i"
            && !Units::get().is_passing(word)
            && self.words.tokens[at].span.end < self.words.tokens[self.index].span.start;
        if *unit == Unit::Plain {
            let next = self.parts.get(number.end);
            let named = next.is_some_and(|part| {
                part.kind == TokenKind::Word && part.span.of(self.words.text).starts_with(char::is_uppercase)
            });
            let part = number.amount > 0.0 && number.amount < 1.0;
            // «1080p», «3 / 18»
            let tail = next.is_some_and(|part| {
                part.kind == TokenKind::Word && part.gap == 0 && !part.hyphen || part.low == "/"
            });
            return digits && (name || named || tail || word == "/")
                || (is_one(number.amount) || part) && !digits
                || Units::get().is_numbered(word);
        }
        digits && name && !first
    }

    /// Years, days of a month and clock times.
    pub(super) fn is_moment(&self, number: &Numeral, digits: bool) -> bool {
        if !digits {
            return false;
        }
        let (words, parts, index) = (self.words, self.parts, self.index);
        let text = parts[0].low;
        let before = self.before(1);
        let after = low(parts, number.end);
        let units = Units::get();
        let month = |low: &str| month_number(low).is_some();
        let year = number.end == 1
            && text.len() == 4
            && !text.contains([',', '.'])
            && (text.starts_with("19") || text.starts_with("20"));
        let dot_month = before == "." && month(self.before(2));
        let capital_after = parts
            .get(number.end)
            .is_some_and(|part| part.span.of(words.text).starts_with(char::is_uppercase));
        let apostrophe = matches!(before, "'" | "’" | "‘") && text.len() == 2;
        year && units.sign(before).is_none() && units.measure(parts, 1).is_none() && !units.is_people(after)
            || (month(before) && words.is_capital(index - 1))
            || dot_month
            // «January 1 and 2»
            || (matches!(before, "and" | "or" | "-" | "–") && month(self.before(3)) && text.len() < 3)
            || (month(after) && capital_after)
            || is_clock(parts, number.end)
            || matches!(after, "th" | "st" | "nd" | "rd" | "s") && is_glued(parts, number.end)
            || apostrophe
            || before == ":"
            || (before == "." && matches!(self.before(2), "no" | "nos"))
    }
}

/// Whether a clock time goes on at a part.
pub(super) fn is_clock(parts: &[Part<'_>], end: usize) -> bool {
    let after = low(parts, end);
    matches!(after, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "gmt" | "bst" | "utc")
        || after == ":" && is_glued(parts, end) && is_glued(parts, end + 1)
}
