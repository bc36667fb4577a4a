//! Figures: numbers with their units, in words or digits, in one form that can be compared.

mod bounds;
mod hyphens;
mod line;
mod measured;
mod not_figures;
mod numerals;
mod units;

use serde::Deserialize;

use self::hyphens::parts;
use self::line::Line;
pub(super) use self::numerals::small;
use super::words::Words;
use crate::text::{Span, TokenKind};

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole expression, bound and unit included: `up to 2,500 kilometers`.
    pub span: Span,
    /// The amount in the unit's base (metres, kilograms, degrees Celsius, seconds …), the lower end of a range.
    pub amount: f64,
    /// The upper end, where it is a range.
    pub upper: Option<f64>,
    /// The place to which it is written, in the same base: 100,000,000 for `$1.9 billion`.
    pub step: f64,
    /// Whether it is exact, about, or a limit.
    pub bound: Bound,
    /// What it is measured in.
    pub unit: Unit,
    /// For showing in a narrow cell, as the article's own unit has it: `2,500 km`.
    pub short: String,
}

/// How a figure is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// A measure that converts, named by its base unit: `m`, `kg`, `°C`, `s`, `%`, `percentage points`.
    Measure(String),
    /// A currency, named as the lexicon names it; never converted.
    Money(String),
    /// How old someone or something is, in years.
    Age,
    /// Things counted, by the stem of the noun that follows: `passeng`.
    Count(String),
    /// No unit.
    Plain,
}

impl Figure {
    /// Whether both can be right: the same kind of thing, and amounts that meet within rounding and bounds.
    ///
    /// Rounding is judged by the coarser of the two: two figures meet when they differ by no more than 2 %,
    /// 6 % where either is only said to be about so much, or where the finer rounds to the coarser. Ages and small
    /// counts said plainly meet only themselves. A figure meets a bound when it lies within a fifth beyond it:
    /// «seven» meets «at least six», «51» does not meet «more than 51», nor «20 billion» the ceiling of «up to 20 billion».
    pub fn agrees(&self, other: &Figure) -> bool {
        if self.unit != other.unit {
            return false;
        }
        let open = |figure: &Figure, amount: f64| match figure.bound {
            Bound::MoreThan => amount > figure.amount && amount <= figure.amount * 1.2,
            Bound::AtLeast => amount >= figure.amount && amount <= figure.amount * 1.2,
            Bound::LessThan => amount < figure.amount && amount >= figure.amount * 0.8,
            Bound::AtMost => amount <= figure.amount && amount >= figure.amount * 0.8,
            _ => false,
        };
        let ceiling = |one: &Figure, other: &Figure| {
            one.bound == Bound::AtMost && other.bound == Bound::Exact && same(one.amount, other.amount)
        };
        if ceiling(self, other) || ceiling(other, self) {
            return false;
        }
        if self.bound != other.bound && (open(self, other.amount) || open(other, self.amount)) {
            return true;
        }
        // «between 8 % and 15.5 %» is not said by «15.5 %»; a narrow range, «5 to 6», leaves as little open as rounding.
        let wide = |figure: &Figure| {
            figure.bound == Bound::Exact && figure.upper.is_some_and(|upper| upper > figure.amount * 1.25)
        };
        if (wide(self) && other.upper.is_none()) || (wide(other) && self.upper.is_none()) {
            return false;
        }
        let strict = |bound: Bound| matches!(bound, Bound::MoreThan | Bound::LessThan);
        if strict(self.bound) != strict(other.bound) && same(self.amount, other.amount) && self.is_small() {
            return false;
        }
        let (low, high) = self.reach();
        let (other_low, other_high) = other.reach();
        (low <= other_high && other_low <= high) || self.rounds_to(other) || other.rounds_to(self)
    }

    /// Whether it tells no more than an order: «dozens», «billions of dollars».
    pub fn is_vague(&self) -> bool {
        self.bound != Bound::Exact && self.upper.is_some_and(|upper| upper > self.amount * 4.0)
    }

    /// Whether the other is this figure written to fewer places.
    fn rounds_to(&self, other: &Figure) -> bool {
        let slack = (other.step / 2.0).min(other.amount.abs() * 0.06);
        let plain = matches!(self.unit, Unit::Count(_) | Unit::Plain | Unit::Age) && other.is_small();
        !plain
            && self.upper.is_none()
            && self.step < other.step
            && (self.amount - other.amount).abs() <= slack
    }

    /// The amounts that rounding lets it stand for.
    fn reach(&self) -> (f64, f64) {
        let slack = match (&self.unit, self.bound) {
            (Unit::Count(_) | Unit::Plain | Unit::Age, Bound::Exact) if self.is_small() => 0.0,
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

/// Finds the figures of an article. Dates, clock times and years are moments, not figures.
pub(super) fn find(words: &Words<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    let pounds_are_money = words.text.contains('£');
    let opens = words.by_form(|low| numerals::may_begin(low, || true));
    let mut index = 0;
    while index < words.tokens.len() {
        let read = begins(words, &opens, index)
            .then(|| parts(words, index))
            .and_then(|parts| Line { words, parts: &parts, index, pounds_are_money }.figure());
        match read {
            Some((figure, last)) => {
                found.push(figure);
                index = last.max(index) + 1;
            }
            None => index += 1,
        }
    }
    found
}

fn begins(words: &Words<'_>, opens: &[bool], index: usize) -> bool {
    match words.tokens[index].kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            opens[words.form(index)]
                && numerals::may_begin(words.low(index), || numerals::follows_a(words.low(index + 1)))
        }
        TokenKind::Mark => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;
    use crate::text::stem;

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
        assert_eq!(figures("It opened on October 16, 2025 at 5:10 a.m. in the 1990s, at 1430 GMT.").len(), 0);
    }

    #[test]
    fn a_range_has_two_ends() {
        for (text, low, high) in [
            ("The fee lies between 8% and 15.5% now.", 8.0, 15.5),
            ("It took nine to 12 jurors.", 9.0, 12.0),
            ("Some 10-12 boats sank.", 10.0, 12.0),
            ("It cost $5 to $6.", 5.0, 6.0),
            ("It cost $5-6 million.", 5e6, 6e6),
            ("It drew two to three million visitors.", 2e6, 3e6),
            ("It drew two or three visitors.", 2.0, 3.0),
            ("It weighs 5 kg to 6 kg.", 5.0, 6.0),
            ("It is open to children ages 5 to 12.", 5.0, 12.0),
        ] {
            let figure = one(text);
            assert_eq!((figure.amount, figure.upper), (low, Some(high)), "{text}");
        }
    }

    #[test]
    fn from_one_number_to_another_is_a_change_where_something_rose_or_fell() {
        let figures = figures("The toll rose from 5 to 8.");
        assert_eq!(figures.iter().map(|figure| figure.amount).collect::<Vec<_>>(), [5.0, 8.0]);
    }

    #[test]
    fn things_are_counted_by_their_noun() {
        for (text, noun) in [
            ("Two young Freedonian pilots flew.", "pilots"),
            ("Nine of the dead were found.", "dead"),
            ("Two Harbour Line guests left.", "guests"),
            ("Hundreds of supporters came.", "supporters"),
            ("A 12-member jury sat.", "member"),
            ("One soldier was killed.", "soldier"),
            ("Sixty or more votes are needed.", "votes"),
        ] {
            assert_eq!(one(text).unit, Unit::Count(stem(noun)), "{text}");
        }
    }

    #[test]
    fn bounds_are_told_in_many_ways() {
        for (text, bound) in [
            ("No fewer than 40 people came.", Bound::AtLeast),
            ("As many as 40 people came.", Bound::AtMost),
            ("Fewer than 40 people came.", Bound::LessThan),
            ("Some 200 people came.", Bound::About),
            ("40 people or more came.", Bound::AtLeast),
            ("More than 100 people came.", Bound::MoreThan),
            ("100-plus people came.", Bound::MoreThan),
            ("100+ people came.", Bound::MoreThan),
            ("Nearly 100 people came.", Bound::About),
            ("It went on for over two days.", Bound::About),
        ] {
            assert_eq!(one(text).bound, bound, "{text}");
        }
    }

    #[test]
    fn ages_are_a_kind_of_their_own() {
        for text in [
            "The 29-year-old was hurt.",
            "The twenty-nine-year-old was hurt.",
            "Ada Brown, 29, was hurt.",
            "A woman aged 29 was hurt.",
            "She was 29 years old.",
            "She is 29.",
        ] {
            let figure = one(text);
            assert_eq!((figure.amount, figure.unit), (29.0, Unit::Age), "{text}");
        }
        assert_eq!(one("A man in his 40s fled.").upper, Some(49.0));
        assert_eq!(one("A man in his early forties fled.").upper, Some(49.0));
        assert!(!one("Ada Brown, 29, was hurt.").agrees(&one("Ada Brown, 30, was hurt.")));
        assert!(!one("Ada Brown, 29, was hurt.").agrees(&one("The 29 boats were lost.")));
        assert_eq!(figures("It was Monday, 29, the firm said.")[0].unit, Unit::Plain);
    }

    #[test]
    fn currencies_never_meet() {
        for (text, sign, amount) in [
            ("It cost US$5 million.", "$", 5e6),
            ("It cost A$5m.", "A$", 5e6),
            ("It cost 5 million euros.", "€", 5e6),
            ("It cost €5bn.", "€", 5e9),
            ("It cost five million dollars.", "$", 5e6),
            ("It was a $5-million home.", "$", 5e6),
            ("It was a 5-million-dollar home.", "$", 5e6),
            ("It cost 99 cents.", "$", 0.99),
            ("It cost 300 yuan.", "CN¥", 300.0),
            ("It cost 5 million pounds ($6 million", "£", 5e6),
        ] {
            let figure = figures(text).remove(0);
            assert!((figure.amount - amount).abs() < 1e-6, "{text} {figure:?}");
            assert_eq!(figure.unit, Unit::Money(sign.to_owned()), "{text}");
        }
        assert!(!one("It cost $5.").agrees(&one("It cost €5.")));
        assert!(!one("It cost $5.").agrees(&one("It cost A$5.")));
    }

    #[test]
    fn units_of_one_kind_convert() {
        for (one_text, other) in [
            ("It was 86 degrees Fahrenheit.", "It was 30°C."),
            ("It was minus 40 F.", "It was -40C."),
            ("It weighed 220 pounds.", "It weighed 100 kg."),
            ("It rose 6 feet 2 inches.", "It rose 1.88 metres."),
            ("It drove at 60 mph.", "It drove at 97 km/h."),
            ("It drove at 60 miles per hour.", "It drove at 97 kilometres an hour."),
            ("It burnt 100 acres.", "It burnt 40.5 hectares."),
            ("It spilt 1,000 gallons.", "It spilt 3,785 litres."),
            ("It took two and a half hours.", "It took two hours and 30 minutes."),
            ("It took half an hour.", "It took 30 minutes."),
            ("It lies 3 km off.", "It lies 3,000 m off."),
            ("It covers 2 square miles.", "It covers 5.2 square km."),
        ] {
            let (figure, like) = (one(one_text), one(other));
            assert!(figure.agrees(&like), "{figure:?} {like:?}");
        }
    }

    #[test]
    fn per_cent_and_percentage_points_are_kept_apart() {
        assert!(one("It rose 5%.").agrees(&one("It rose five per cent.")));
        assert!(one("Two-thirds of them left.").agrees(&one("About 67 percent of them left.")));
        assert!(one("One in five adults smokes.").agrees(&one("20% of adults smoke.")));
        assert!(!one("It rose 5%.").agrees(&one("It rose 5 percentage points.")));
        assert!(!one("It rose 5%.").agrees(&one("It rose 5 places.")));
    }

    #[test]
    fn a_number_in_a_name_a_score_or_a_code_is_no_figure() {
        for text in [
            "They took Flight 370 home.",
            "They stood in room 12 then.",
            "It was open 24/7 for them.",
            "They won 3-1 at home.",
            "Call 1-800-555-0199 now.",
            "No one of them said which one.",
            "It was one of the first.",
            "The Apollo 11 landing.",
        ] {
            assert_eq!(figures(text), [], "{text}");
        }
    }

    #[test]
    fn rounding_is_no_difference_but_another_number_is() {
        let meet = |one_text: &str, other: &str| one(one_text).agrees(&one(other));
        assert!(meet("It cost $1.9 billion.", "It cost $1.87 billion."));
        assert!(meet("It fell 8%.", "It fell 7.6%."));
        assert!(meet("It drew dozens of guests.", "It drew 40 guests."));
        assert!(meet("It drew as many as 12 guests.", "It drew 10 guests."));
        assert!(!meet("It drew as many as 12 guests.", "It drew 12 guests."));
        assert!(!meet("It drew 12 guests.", "It drew 13 guests."));
        assert!(!meet("It drew thousands of guests.", "It drew 40 guests."));
        assert!(!meet("It cost $1.9 billion.", "It cost $2.4 billion."));
    }
}
