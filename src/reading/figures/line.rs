//! One figure read from the words on: its number, unit, range and bounds.

use super::bounds::sign_of;
use super::hyphens::{Part, is_glued, low};
use super::measured::Measured;
use super::not_figures::is_clock;
use super::numerals::{self, Numeral, numeral};
use super::units::Units;
use super::{Bound, Figure, Unit};
use crate::reading::words::Words;
use crate::text::{Span, TokenKind};

/// The words from a number on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) parts: &'a [Part<'a>],
    /// The number's token.
    pub(super) index: usize,
    pub(super) pounds_are_money: bool,
}

impl<'a> Line<'a> {
    /// The token so many before the number, in lower case.
    pub(super) fn before(&self, back: usize) -> &'a str {
        self.index.checked_sub(back).map_or("", |at| self.words.low(at))
    }

    /// The figure, and the last token it holds.
    pub(super) fn figure(&self) -> Option<(Figure, usize)> {
        let parts = self.parts;
        if let Some(found) = self.decade() {
            return Some(found);
        }
        let number = numeral(parts, 0)?;
        let digits = parts[0].kind == TokenKind::Number;
        if self.is_moment(&number, digits) || self.is_part_of_a_name(&number) || self.is_pronoun(&number) {
            return None;
        }
        let mut start = parts[0].token;
        let sign = self.sign();
        if let Some((_, length)) = &sign {
            start -= length;
        }
        let sign = sign.map(|(sign, _)| sign);
        let age = self.age(&number, start);
        let mut measured = match &age {
            Some((end, factor)) => {
                Measured { unit: Unit::Age, short: String::new(), factor: *factor, offset: 0.0, end: *end }
            }
            None => self.measured(&number, number.end, sign.as_deref()),
        };
        // «60 or more votes», «200-plus guests»
        let mut bound_inside = None;
        if let Some((length, kind)) = self.bound_behind(number.end) {
            let beyond = self.measured(&number, number.end + length, None);
            if beyond.unit != Unit::Plain {
                (measured, bound_inside) = (beyond, Some(kind));
            }
        }
        let mut amount = number.amount;
        let shown = parts[0].span.join(parts[number.end - 1].span).of(self.words.text);
        let (mut upper, mut high_shown) = (number.upper, None);
        let mut step = number.step;
        if let Some((high, at, second)) = self.range(&number, &measured, start, sign.as_deref()) {
            // «$5 to 6 billion», «two to three million»: the magnitude counts for both.
            let bare = sign.is_some() || measured.unit == Unit::Plain;
            if bare && number.magnitude < high.magnitude && amount < 1000.0 {
                amount *= high.magnitude;
            }
            // «5-6,000»
            if amount < 100.0 && high.magnitude <= 1.0 && high.step >= 1000.0 && high.amount > amount * 200.0
            {
                amount *= 1000.0;
            }
            upper = Some(high.amount);
            step = high.step;
            high_shown = Some(parts[at].span.join(parts[high.end - 1].span).of(self.words.text));
            measured = second;
        }
        let Measured { unit, short, factor, offset, mut end } = measured;
        let remainder = self.remainder(&unit, factor, &mut end).unwrap_or(0.0);
        if self.is_loose(&unit, &number, digits, start) {
            return None;
        }
        let mut bound = bound_inside.unwrap_or(if number.share || number.upper.is_some() {
            Bound::About
        } else {
            Bound::Exact
        });
        self.widen(&unit, &mut start, &mut end, &mut bound, bound_inside.is_some());
        let warm = matches!(&unit, Unit::Measure(base) if base == "°C");
        let minus = warm && start > 0 && matches!(self.words.low(start - 1), "minus" | "-" | "−" | "–");
        if minus {
            start -= 1;
            amount = -amount;
            upper = upper.map(|upper| -upper);
        }
        if upper.is_some() && start > 0 && self.words.low(start - 1) == "between" {
            start -= 1;
        }
        let whole = parts[0].span.join(parts[end - 1].span).of(self.words.text);
        let shown = high_shown.map_or(shown.to_owned(), |high| format!("{shown}–{high}"));
        let short = match &unit {
            _ if number.upper.is_some() => whole.to_owned(),
            Unit::Money(_) if !digits => whole.to_owned(),
            Unit::Money(sign) if short.is_empty() => format!("{sign}{shown}"),
            _ if number.share => shown,
            _ if short == "%" => format!("{shown}%"),
            _ if short.is_empty() => shown,
            _ => format!("{shown} {short}"),
        };
        let less = if minus { "−" } else { "" };
        let short = format!("{}{less}{short}", sign_of(bound));
        let convert = |amount: f64| (amount + offset) * factor;
        let last = parts[end - 1];
        let figure = Figure {
            span: Span::new(self.words.tokens[start].span.start, last.span.end),
            amount: convert(amount) + remainder,
            upper: upper.map(convert),
            step: step * factor,
            bound,
            unit,
            short,
        };
        Some((figure, last.token))
    }

    /// «in her 20s», «in their early thirties»: an age of which the first digit is known.
    fn decade(&self) -> Option<(Figure, usize)> {
        let part = self.parts.first()?;
        let (amount, last) = match part.kind {
            TokenKind::Number => {
                let glued = low(self.parts, 1) == "s" && is_glued(self.parts, 1);
                (part.low.parse::<f64>().ok().filter(|_| glued)?, 1)
            }
            _ => (numerals::decade(part.low)?, 0),
        };
        let back = 1 + usize::from(matches!(self.before(1), "early" | "mid" | "late" | "mid-"));
        let whose =
            matches!(self.before(back), "his" | "her" | "their" | "my" | "our" | "your" | "mid-to-late");
        if !whose || amount % 10.0 != 0.0 || !(10.0..=100.0).contains(&amount) {
            return None;
        }
        let span = part.span.join(self.parts[last].span);
        let figure = Figure {
            span,
            amount,
            upper: Some(amount + 9.0),
            step: 10.0,
            bound: Bound::Exact,
            unit: Unit::Age,
            short: span.of(self.words.text).to_owned(),
        };
        Some((figure, self.parts[last].token))
    }

    /// The upper end of a range: «8 to 10 percent», «between 8% and 15.5%», «5-to-6», «two or three», «$5-$6».
    fn range(
        &self,
        number: &Numeral,
        first: &Measured,
        start: usize,
        sign: Option<&str>,
    ) -> Option<(Numeral, usize, Measured)> {
        let parts = self.parts;
        let joint = match (&first.unit, low(parts, number.end)) {
            (Unit::Measure(_) | Unit::Money(_), _) => first.end,
            _ => number.end,
        };
        let is_joint = |at: usize| {
            let before = |back: usize| start.checked_sub(back).map_or("", |at| self.words.low(at));
            match low(parts, at) {
                "to" => !(before(1) == "from" && self.is_change(start)),
                "-" | "–" | "—" => is_glued(parts, at),
                "and" => before(1) == "between",
                "or" => true,
                _ => false,
            }
        };
        let joint = [joint, number.end].into_iter().find(|&at| is_joint(at))?;
        // «40- to 60-hour»
        let mut at = joint + 1 + usize::from(low(parts, joint) == "-" && low(parts, joint + 1) == "to");
        let mut second_sign = sign;
        if Units::get().sign(low(parts, at)).is_some()
            && parts.get(at).is_some_and(|part| part.kind == TokenKind::Mark)
        {
            second_sign = Units::get().sign(low(parts, at));
            at += 1;
        }
        let high = numeral(parts, at).filter(|high| !high.share && high.upper.is_none())?;
        let near = low(parts, joint) != "or"
            || high.amount <= number.amount * 2.0 && number.magnitude <= high.magnitude;
        let more = high.amount > number.amount || high.magnitude > number.magnitude;
        if !(near && more) || number.share || number.upper.is_some() || is_clock(parts, high.end) {
            return None;
        }
        let second = if first.unit == Unit::Age {
            Measured {
                unit: Unit::Age,
                short: String::new(),
                factor: first.factor,
                offset: 0.0,
                end: high.end,
            }
        } else {
            self.measured(&high, high.end, second_sign)
        };
        let alike = second.unit == first.unit && (second.short == first.short || first.short.is_empty())
            || matches!(first.unit, Unit::Plain | Unit::Count(_))
                && !matches!(second.unit, Unit::Money(_))
                && sign.is_none()
            || matches!(first.unit, Unit::Plain) && matches!(second.unit, Unit::Money(_))
            || matches!(second.unit, Unit::Plain) && matches!(first.unit, Unit::Money(_));
        alike.then_some((high, at, second))
    }

    fn is_change(&self, start: usize) -> bool {
        (2..8).filter_map(|back| start.checked_sub(back)).any(|at| Units::get().is_change(self.words.low(at)))
    }
}
