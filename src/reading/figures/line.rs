//! One figure read from the words on: its number, unit, range and bounds.

use super::hyphens::{Part, is_glued, low};
use super::not_figures::is_clock;
use super::numerals::{self, Numeral, is_one, numeral};
use super::units::Units;
use super::{Bound, Figure, Unit};
use crate::reading::words::Words;
use crate::text::{Span, TokenKind, stem};

/// The words from a number on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) parts: &'a [Part<'a>],
    /// The number's token.
    pub(super) index: usize,
    pub(super) pounds_are_money: bool,
}

/// What a number is measured in, how it is shown and converted, and the part behind it.
struct Measured {
    unit: Unit,
    short: String,
    factor: f64,
    offset: f64,
    end: usize,
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

    /// Takes the phrases that bound the figure into it.
    fn widen(&self, unit: &Unit, start: &mut usize, end: &mut usize, bound: &mut Bound, bounded: bool) {
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

    /// The currency sign before the number, and how many tokens it takes: «$», «US$», «USD».
    fn sign(&self) -> Option<(String, usize)> {
        let units = Units::get();
        let words = self.words;
        let at = self.index.checked_sub(1)?;
        let token = words.tokens[at];
        if token.kind == TokenKind::Mark {
            let sign = words.low(at);
            if let Some(word) = at
                .checked_sub(1)
                .filter(|&before| words.is_word(before) && words.tokens[before].span.end == token.span.start)
                && let Some(found) = units.sign(&format!("{}{sign}", words.low(word).replace('.', "")))
            {
                return Some((found.to_owned(), 2));
            }
            return units.sign(sign).map(|found| (found.to_owned(), 1));
        }
        let word = words.word(at);
        let code = word.len() < 4 && words.is_capital(at) && words.low(at) != "r";
        units.sign(words.low(at)).filter(|_| code).map(|found| (found.to_owned(), 1))
    }

    fn measured(&self, number: &Numeral, at: usize, sign: Option<&str>) -> Measured {
        let parts = self.parts;
        let units = Units::get();
        let plain =
            |unit: Unit, end: usize| Measured { unit, short: String::new(), factor: 1.0, offset: 0.0, end };
        if number.share {
            return Measured { short: "%".to_owned(), ..plain(Unit::Measure("%".to_owned()), at) };
        }
        if let Some(sign) = sign {
            let (factor, end) = glued_magnitude(parts, at, true).unwrap_or((1.0, at));
            // «$5 million dollars», «US$5»
            let end =
                units.money(parts, end).filter(|(money, _)| is_one(money.1)).map_or(end, |(_, end)| end);
            return Measured { factor, ..plain(Unit::Money(sign.to_owned()), end) };
        }
        let (times, at) = glued_magnitude(parts, at, false).unwrap_or((1.0, at));
        let many = number.upper.is_some() && low(parts, at) == "of";
        let at = at + usize::from(many);
        if let Some((money, end)) = units.money(parts, at) {
            let word = parts[at].span.join(parts[end - 1].span).of(self.words.text);
            let short = if money.1 < 1.0 { word.to_owned() } else { String::new() };
            return Measured { factor: times * money.1, short, ..plain(Unit::Money(money.0.clone()), end) };
        }
        let converted = low(parts, at + 1) == "(" && units.sign(low(parts, at + 2)).is_some();
        if matches!(low(parts, at), "pound" | "pounds") && (self.pounds_are_money || converted) {
            return Measured { factor: times, ..plain(Unit::Money("£".to_owned()), at + 1) };
        }
        if let Some((measure, end)) = units.measure(parts, at).filter(|_| self.is_measure(number, at)) {
            return Measured {
                unit: Unit::Measure(measure.base.clone()),
                short: measure.short.clone(),
                factor: measure.factor * times,
                offset: measure.offset,
                end,
            };
        }
        if self.before(1) == "magnitude" {
            return Measured {
                short: "magnitude".to_owned(),
                ..plain(Unit::Measure("magnitude".to_owned()), at)
            };
        }
        if number.upper.is_none() && number.amount > 0.0 && number.amount < 1.0 {
            return plain(Unit::Plain, at);
        }
        let counted = match self.counted(number, at) {
            Some(noun) => Measured {
                short: noun.low.to_owned(),
                ..plain(Unit::Count(stem(noun.low)), noun_end(parts, noun))
            },
            None => plain(Unit::Plain, at - usize::from(many)),
        };
        Measured { factor: times, ..counted }
    }

    /// Whether the unit's name at a part is one here: not «three second-half goals», «one foot in», «5C» only in capitals.
    fn is_measure(&self, number: &Numeral, at: usize) -> bool {
        let part = &self.parts[at];
        match part.low {
            "second" => part.hyphen || is_one(number.amount),
            "c" | "f" => {
                part.span.of(self.words.text).starts_with(char::is_uppercase)
                    && low(self.parts, at + 1) != "-"
            }
            "g" => part.span.of(self.words.text) == "g",
            "m" if is_glued(self.parts, at) => true,
            "day" | "week" | "month" | "year" if is_one(number.amount) && !part.hyphen => {
                matches!(
                    self.before(1),
                    "for" | "in" | "within" | "after" | "than" | "least" | "every" | "about" | "of"
                )
            }
            _ => true,
        }
    }

    /// Things counted: the noun may stand behind up to three adjectives, or a hyphen may join it to its number.
    fn counted(&self, number: &Numeral, mut at: usize) -> Option<&'a Part<'a>> {
        let parts = self.parts;
        let units = Units::get();
        let first = parts.get(at)?;
        let outside =
            |part: &Part<'_>| self.words.quoted.get(part.token) != self.words.quoted.get(self.index);
        if first.hyphen {
            let idle = matches!(
                first.low,
                "way"
                    | "time"
                    | "sided"
                    | "fold"
                    | "star"
                    | "on"
                    | "piece"
                    | "off"
                    | "and"
                    | "liner"
                    | "hit"
                    | "to"
                    | "plus"
            );
            return (first.kind == TokenKind::Word && first.low.len() > 2 && !idle).then_some(first);
        }
        if first.low == "of" && number.amount >= 2.0 {
            let whose = matches!(
                low(parts, at + 1),
                "the" | "those" | "these" | "his" | "her" | "its" | "their" | "our"
            );
            at += 1 + usize::from(whose);
            if !whose {
                return None;
            }
        }
        // «thousands flee fireworks»
        if number.upper.is_some() && at == number.end && low(parts, at - 1).ends_with('s') {
            return None;
        }
        // «two were injured», «three have been killed»
        let told = match (first.low, low(parts, at + 1)) {
            ("have" | "had" | "has", "been") => at + 2,
            ("were" | "was" | "are" | "is", _) => at + 1,
            _ => at,
        };
        if told > at
            && matches!(low(parts, told), "killed" | "injured" | "wounded" | "hurt" | "dead" | "missing")
        {
            return parts.get(told).filter(|part| !outside(part));
        }
        let mut found: Option<&'a Part<'a>> = None;
        for part in parts.iter().skip(at).take(4) {
            if part.kind != TokenKind::Word || units.is_passing(part.low) && !part.hyphen || outside(part) {
                break;
            }
            if units.is_counted(part.low) {
                let name = part.span.of(self.words.text).starts_with(char::is_uppercase);
                // «two Columbus residents», «two crew members»
                if let Some(before) = found
                    && !before.span.of(self.words.text).starts_with(char::is_uppercase)
                {
                    break;
                }
                found = Some(part);
                if !name {
                    break;
                }
            } else if found.is_some() {
                continue;
            }
            if is_one(number.amount) {
                break;
            }
        }
        if is_one(number.amount) && !low(parts, number.end).is_empty() {
            return found
                .filter(|part| matches!(part.low, "person" | "people" | "worker" | "police"))
                .or_else(|| {
                    let noun = parts.get(at)?;
                    let lower = noun.span.of(self.words.text).starts_with(char::is_lowercase);
                    let verb = |low: &str| low.ends_with("ed") || low.ends_with("ing") || low.contains('\'');
                    let is_noun = noun.kind == TokenKind::Word
                        && noun.low.len() > 2
                        && lower
                        && !verb(noun.low)
                        && !noun.low.ends_with('s');
                    // What follows shows that it is the noun, and no adjective before one.
                    let last = parts.get(at + 1).is_none_or(|next| {
                        next.kind != TokenKind::Word || units.is_passing(next.low) || verb(next.low)
                    });
                    (is_noun && last && !units.is_passing(noun.low) && !outside(noun)).then_some(noun)
                });
        }
        found
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

    /// «6 feet 2 inches», «two hours and 30 minutes»: the smaller unit behind a greater one, in the base.
    fn remainder(&self, unit: &Unit, factor: f64, end: &mut usize) -> Option<f64> {
        let Unit::Measure(base) = unit else { return None };
        let parts = self.parts;
        let at = *end + usize::from(matches!(low(parts, *end), "and" | ","));
        let number = numeral(parts, at).filter(|number| number.upper.is_none() && number.amount < 100.0)?;
        let (measure, behind) = Units::get().measure(parts, number.end)?;
        if measure.base != *base
            || measure.factor >= factor
            || factor > measure.factor * 100.0
            || measure.offset != 0.0
        {
            return None;
        }
        *end = behind;
        Some(number.amount * measure.factor)
    }

    fn bound_before(&self, start: usize) -> Option<(usize, Bound)> {
        let words = self.words;
        Units::get().before().iter().find_map(|(phrase, bound)| {
            let from = start.checked_sub(phrase.len())?;
            let said = phrase.iter().enumerate().all(|(step, word)| words.low(from + step) == *word);
            said.then_some((phrase.len(), *bound))
        })
    }

    fn bound_behind(&self, end: usize) -> Option<(usize, Bound)> {
        Units::get().behind().iter().find_map(|(phrase, bound)| {
            let said = phrase.iter().enumerate().all(|(step, word)| low(self.parts, end + step) == *word);
            (said && (phrase[0] != "+" || is_glued(self.parts, end))).then_some((phrase.len(), *bound))
        })
    }
}

/// «$7m», «5k», «£1.2tn»: a magnitude without a space. A glued `m` is metres unless money or a plural stands by it.
fn glued_magnitude(parts: &[Part<'_>], at: usize, money: bool) -> Option<(f64, usize)> {
    let joined = money && parts.get(at)?.hyphen;
    if !(joined || is_glued(parts, at)) {
        return None;
    }
    let next = low(parts, at + 1);
    let times = match low(parts, at) {
        "k" => 1e3,
        "mn" => 1e6,
        "m" if money || Units::get().is_counted(next) => 1e6,
        "bn" | "b" => 1e9,
        "tn" | "t" if money => 1e12,
        _ => return None,
    };
    Some((times, at + 1))
}

fn noun_end(parts: &[Part<'_>], noun: &Part<'_>) -> usize {
    parts.partition_point(|part| part.span.start <= noun.span.start)
}

fn sign_of(bound: Bound) -> &'static str {
    match bound {
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::Exact | Bound::About => "",
    }
}
