//! Figures: numbers with their units, in words or digits, in one form that can be compared.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::moments::month_number;
use super::words::Words;
use crate::text::{Span, TokenKind, stem};

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole expression, bound and unit included: `up to 2,500 kilometers`.
    pub span: Span,
    /// The amount in the unit's base (metres, kilograms, degrees Celsius, seconds …), the lower end of a range.
    pub amount: f64,
    /// The upper end, where it is a range.
    pub upper: Option<f64>,
    /// Whether it is exact, about, or a limit.
    pub bound: Bound,
    /// What it is measured in.
    pub unit: Unit,
    /// For showing in a narrow cell, as the article's own unit has it: `2,500 km`.
    pub short: String,
}

/// How a figure is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Said plainly.
    Exact,
    /// about, around, nearly, some.
    About,
    /// at least, from.
    AtLeast,
    /// up to, at most, as many as.
    AtMost,
    /// more than, over.
    MoreThan,
    /// less than, under, fewer than.
    LessThan,
}

/// What a figure is measured in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A measure that converts, named by its base unit: `m`, `kg`, `°C`, `s`, `%`.
    Measure(String),
    /// A currency, named as the lexicon names it; never converted.
    Money(String),
    /// Things counted, by the stem of the noun that follows: `passeng`.
    Count(String),
    /// No unit.
    Plain,
}

impl Figure {
    /// Whether both can be right: the same kind of thing, and amounts that meet within rounding and bounds.
    ///
    /// Rounding is judged by the coarser of the two: two figures meet when they differ by no more than 2 %,
    /// 6 % where either is converted or only said to be about so much. A figure meets a bound when it lies within
    /// a fifth beyond it: «seven» meets «at least six», «51» does not meet «more than 51».
    pub fn agrees(&self, other: &Figure) -> bool {
        let (low, high) = self.reach();
        let (other_low, other_high) = other.reach();
        let open = |figure: &Figure, amount: f64| match figure.bound {
            Bound::MoreThan => amount > figure.amount && amount <= figure.amount * 1.2,
            Bound::AtLeast => amount >= figure.amount && amount <= figure.amount * 1.2,
            Bound::LessThan => amount < figure.amount && amount >= figure.amount * 0.8,
            _ => false,
        };
        if self.bound != other.bound && (open(self, other.amount) || open(other, self.amount)) {
            return true;
        }
        let strict = |bound: Bound| matches!(bound, Bound::MoreThan | Bound::LessThan);
        if strict(self.bound) != strict(other.bound) && same(self.amount, other.amount) && self.is_small() {
            return false;
        }
        low <= other_high && other_low <= high
    }

    /// The amounts that rounding lets it stand for.
    fn reach(&self) -> (f64, f64) {
        let slack = match (&self.unit, self.bound) {
            (Unit::Count(_) | Unit::Plain, Bound::Exact) if self.is_small() => 0.0,
            (_, Bound::Exact) => 0.01,
            _ => 0.03,
        };
        let upper = self.upper.unwrap_or(self.amount);
        (self.amount - self.amount.abs() * slack, upper + upper.abs() * slack)
    }

    fn is_small(&self) -> bool {
        self.amount.abs() < 1000.0
    }
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= f64::EPSILON * one.abs().max(other.abs())
}

#[derive(Debug, Deserialize)]
struct Table {
    unit: Vec<Measure>,
    currency: Vec<Currency>,
}

#[derive(Debug, Deserialize)]
struct Measure {
    names: Vec<String>,
    short: String,
    base: String,
    factor: f64,
    #[serde(default)]
    offset: f64,
}

#[derive(Debug, Deserialize)]
struct Currency {
    names: Vec<String>,
    short: String,
}

struct Units {
    measures: HashMap<String, Measure>,
    currencies: HashMap<String, String>,
}

fn units() -> &'static Units {
    static UNITS: LazyLock<Units> = LazyLock::new(|| {
        let table: Table = match toml::from_str(include_str!("../../assets/lexicon/units.toml")) {
            Ok(table) => table,
            Err(fault) => panic!("assets/lexicon/units.toml is broken: {fault}"),
        };
        let mut measures = HashMap::new();
        for unit in table.unit {
            for name in &unit.names {
                let copy =
                    Measure { names: Vec::new(), short: unit.short.clone(), base: unit.base.clone(), ..unit };
                measures.insert(name.clone(), copy);
            }
        }
        let currencies = table
            .currency
            .into_iter()
            .flat_map(|currency| currency.names.into_iter().map(move |name| (name, currency.short.clone())))
            .collect();
        Units { measures, currencies }
    });
    &UNITS
}

const BOUNDS: &[(&[&str], Bound)] = &[
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["over"], Bound::MoreThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["under"], Bound::LessThan),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
];

/// Finds the figures of an article. Dates, clock times and years are moments, not figures.
pub(super) fn find(words: &Words<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.tokens.len() {
        match number(words, index).and_then(|(amount, end)| figure(words, index, amount, end)) {
            Some((figure, end)) => {
                found.push(figure);
                index = end.max(index + 1);
            }
            None => index += 1,
        }
    }
    found
}

/// The number that begins at a token, and the token behind it.
fn number(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    let token = words.tokens.get(index)?;
    let (mut amount, mut end) = match token.kind {
        TokenKind::Number => {
            let digits = token.span.of(words.text);
            (digits.replace(',', "").parse::<f64>().ok()?, index + 1)
        }
        TokenKind::Word => in_words(words, index)?,
        TokenKind::Mark => return None,
    };
    if let Some(times) = glued(words, end) {
        amount *= times;
        end += 1;
    }
    while let Some(times) = multiplier(words.low(end)) {
        amount *= times;
        end += 1;
    }
    Some((amount, end))
}

/// «$7m», «5k», «£1.2tn»: a magnitude without a space. A glued `m` is metres unless money or a plural stands by it.
fn glued(words: &Words<'_>, at: usize) -> Option<f64> {
    let number = words.tokens.get(at.checked_sub(1)?)?;
    if words.tokens.get(at)?.span.start != number.span.end {
        return None;
    }
    let money = at >= 2 && units().currencies.contains_key(words.low(at - 2));
    match words.low(at) {
        "k" => Some(1e3),
        "mn" => Some(1e6),
        "m" if money || words.low(at + 1).ends_with('s') || words.low(at + 1) == "people" => Some(1e6),
        "bn" | "b" => Some(1e9),
        "tn" => Some(1e12),
        _ => None,
    }
}

fn in_words(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    let low = words.low(index);
    if low == "a" && matches!(words.low(index + 1), "hundred" | "thousand" | "million" | "billion" | "dozen")
    {
        return Some((1.0, index + 1));
    }
    if let Some((tens, ones)) = low.split_once('-') {
        return Some((small(tens).filter(|tens| *tens >= 20.0)? + small(ones)?, index + 1));
    }
    small(low).map(|amount| (amount, index + 1))
}

fn small(low: &str) -> Option<f64> {
    let amount = match low {
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    };
    Some(amount)
}

fn multiplier(low: &str) -> Option<f64> {
    match low {
        "dozen" => Some(12.0),
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" | "mln" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

fn figure(words: &Words<'_>, index: usize, amount: f64, end: usize) -> Option<(Figure, usize)> {
    let before = words.low(index.wrapping_sub(1));
    let digits = words.tokens[index].kind == TokenKind::Number;
    let text = words.word(index);
    if is_moment(words, index, end, text, digits) || (before == "-" && words.is_word(index.wrapping_sub(2))) {
        return None;
    }
    let units = units();
    let mut start = index;
    let mut last = end;
    let mut amount = amount;
    let mut upper = None;
    let money = units.currencies.get(before).cloned();
    if money.is_some() {
        start -= 1;
    }
    // «8 to 10 percent», «between 8% and 15.5%», «8-10»
    let joint = usize::from(words.low(last) == "%") + last;
    if matches!(words.low(joint), "to" | "-" | "–" | "and")
        && (words.low(joint) != "and" || words.low(start.wrapping_sub(1)) == "between")
    {
        let at = joint + 1 + usize::from(units.currencies.contains_key(words.low(joint + 1)));
        if let Some((high, behind)) = number(words, at)
            && high > amount
            && !words.low(behind).is_empty()
            && (words.tokens[at].kind == TokenKind::Number) == digits
        {
            // «$5 to 6 billion»: the multiplier counts for both.
            if high >= 1e6 && amount < 1000.0 {
                amount *= if high >= 1e12 {
                    1e12
                } else if high >= 1e9 {
                    1e9
                } else {
                    1e6
                };
            }
            upper = Some(high);
            last = behind;
        }
    }
    let mut after = last;
    if words.low(after) == "-" && words.is_word(after + 1) {
        after += 1;
    }
    let (unit, short_unit, scale, offset) = unit_at(words, after, &mut last, money);
    let mut bound = Bound::Exact;
    for (phrase, kind) in BOUNDS {
        let from = start.checked_sub(phrase.len());
        if let Some(from) = from
            && phrase.iter().enumerate().all(|(step, word)| words.low(from + step) == *word)
        {
            bound = *kind;
            start = from;
            break;
        }
    }
    let shown = words.span(index..end).of(words.text);
    let short = match &unit {
        Unit::Money(sign) => format!("{sign}{shown}"),
        _ if short_unit == "%" => format!("{shown}%"),
        _ if short_unit.is_empty() => shown.to_owned(),
        _ => format!("{shown} {short_unit}"),
    };
    let short = format!("{}{short}", sign(bound));
    let convert = |amount: f64| (amount + offset) * scale;
    let figure = Figure {
        span: words.span(start..last),
        amount: convert(amount),
        upper: upper.map(convert),
        bound,
        unit,
        short,
    };
    Some((figure, last))
}

fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::Exact | Bound::About => "",
    }
}

/// Years, days of a month and clock times.
fn is_moment(words: &Words<'_>, index: usize, end: usize, text: &str, digits: bool) -> bool {
    let before = words.low(index.wrapping_sub(1));
    let after = words.low(end);
    let month = |low: &str| month_number(low).is_some();
    if !digits {
        return after == "-" && matches!(words.low(end + 1), "year-old");
    }
    let year =
        text.len() == 4 && !text.contains([',', '.']) && (text.starts_with("19") || text.starts_with("20"));
    let dot_month = before == "." && month(words.low(index.wrapping_sub(2)));
    year && !units().currencies.contains_key(before) && !units().measures.contains_key(after)
        || (month(before) && words.is_capital(index - 1))
        || dot_month
        || (month(after) && words.is_capital(end))
        || matches!(
            after,
            "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "th" | "st" | "nd" | "rd" | ":" | "year-old"
        )
        || (after == "-" && words.low(end + 1).starts_with("year"))
        || before == ":"
        || (before == "." && matches!(words.low(index.wrapping_sub(2)), "no" | "nos"))
        || before == "#"
        || before == "-" && index > 1 && words.is_word(index - 2)
}

/// The unit at or behind a token, with how it is shown and converted. `last` is moved behind it.
fn unit_at(
    words: &Words<'_>,
    at: usize,
    last: &mut usize,
    money: Option<String>,
) -> (Unit, String, f64, f64) {
    let units = units();
    if let Some(sign) = money {
        return (Unit::Money(sign), String::new(), 1.0, 0.0);
    }
    let low = words.low(at);
    if low == "per" && words.low(at + 1) == "cent" {
        *last = at + 2;
        return (Unit::Measure("%".to_owned()), "%".to_owned(), 1.0, 0.0);
    }
    let degrees = matches!(low, "degrees" | "°");
    let name = if degrees { words.low(at + 1) } else { low };
    if let Some(measure) = units.measures.get(name) {
        *last = at + 1 + usize::from(degrees);
        return (Unit::Measure(measure.base.clone()), measure.short.clone(), measure.factor, measure.offset);
    }
    if let Some(sign) = units.currencies.get(low) {
        *last = at + 1;
        return (Unit::Money(sign.clone()), String::new(), 1.0, 0.0);
    }
    if !words.is_word(at) || words.quoted.get(at) != words.quoted.get(at.wrapping_sub(1)) {
        return (Unit::Plain, String::new(), 1.0, 0.0);
    }
    // Things counted: the noun may stand behind up to two adjectives.
    let noun =
        (at..at + 3).take_while(|&index| words.is_word(index)).find(|&index| low_noun(words.low(index)));
    match noun {
        Some(noun) => {
            *last = noun + 1;
            (Unit::Count(stem(words.low(noun))), words.low(noun).to_owned(), 1.0, 0.0)
        }
        None => (Unit::Plain, String::new(), 1.0, 0.0),
    }
}

/// A plural, or one of the few nouns that have none: what a number counts.
fn low_noun(low: &str) -> bool {
    matches!(
        low,
        "people"
            | "men"
            | "women"
            | "children"
            | "dead"
            | "injured"
            | "police"
            | "person"
            | "crew"
            | "worker"
            | "others"
    ) || (low.len() > 3
        && low.ends_with('s')
        && !low.ends_with("ss")
        && !matches!(low, "his" | "this" | "was" | "has" | "others'" | "does" | "is" | "as"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn figures(text: &str) -> Vec<Figure> {
        crate::reading::read(&article(text)).figures
    }

    fn one(text: &str) -> Figure {
        let found = figures(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    }

    #[test]
    fn miles_and_kilometres_of_one_range_agree() {
        let miles = one("It flies about 1,000 miles.");
        let kilometres = one("It flies some 1,600 kilometres.");
        let farther = one("It flies up to 2,500 km.");
        assert!(miles.agrees(&kilometres));
        assert!(!miles.agrees(&farther));
        assert_eq!(farther.short, "≤2,500 km");
    }

    #[test]
    fn seven_agrees_with_at_least_seven_but_51_not_with_more_than_51() {
        assert!(one("Seven people died.").agrees(&one("At least seven people died.")));
        assert!(!one("It fell 51 people short.").agrees(&one("More than 51 people came.")));
    }

    #[test]
    fn money_keeps_its_currency_and_its_millions() {
        let figure = one("The bank lost $1.9 billion.");
        assert_eq!(
            (figure.amount, figure.unit, figure.short.as_str()),
            (1.9e9, Unit::Money("$".to_owned()), "$1.9 billion")
        );
    }

    #[test]
    fn magnitudes_may_be_glued_to_their_number() {
        for (text, amount) in [
            ("It cost $7m.", 7e6),
            ("It cost £1.2tn.", 1.2e12),
            ("It drew 5k visitors.", 5e3),
            ("It ran 100m on.", 100.0),
        ] {
            assert!((one(text).amount - amount).abs() < 1.0, "{text}");
        }
    }

    #[test]
    fn dates_years_and_clock_times_are_not_figures() {
        assert_eq!(figures("It opened on October 16, 2025 at 5:10 a.m. for the 21-year-old.").len(), 0);
    }

    #[test]
    fn a_range_has_two_ends() {
        let figure = one("The fee lies between 8% and 15.5% now.");
        assert_eq!((figure.amount, figure.upper), (8.0, Some(15.5)));
    }

    #[test]
    fn things_are_counted_by_their_noun() {
        assert_eq!(one("Two Costa Rican pilots flew.").unit, Unit::Count(stem("pilots")));
    }
}
