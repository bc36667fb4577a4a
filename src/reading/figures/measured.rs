//! What a number is measured in: a currency, a unit, or the things that it counts.

use super::Unit;
use super::hyphens::{Part, is_glued, low};
use super::line::Line;
use super::numerals::{Numeral, is_one, numeral};
use super::units::Units;
use crate::text::{TokenKind, stem};

/// What a number is measured in, how it is shown and converted, and the part behind it.
pub(super) struct Measured {
    pub(super) unit: Unit,
    pub(super) short: String,
    pub(super) factor: f64,
    pub(super) offset: f64,
    pub(super) end: usize,
}

impl<'a> Line<'a> {
    /// The currency sign before the number, and how many tokens it takes: «$», «US$», «USD».
    pub(super) fn sign(&self) -> Option<(String, usize)> {
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

    /// What the number is measured in, its unit looked for from a part on.
    pub(super) fn measured(&self, number: &Numeral, at: usize, sign: Option<&str>) -> Measured {
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

    /// «6 feet 2 inches», «two hours and 30 minutes»: the smaller unit behind a greater one, in the base.
    pub(super) fn remainder(&self, unit: &Unit, factor: f64, end: &mut usize) -> Option<f64> {
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
