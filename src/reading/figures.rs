//! Figures: numbers with their units, in words or digits, in one form that can be compared.

use super::words::Words;
use crate::text::Span;

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

/// Finds the figures of an article.
pub(super) fn find(words: &Words<'_>) -> Vec<Figure> {
    let _ = words;
    Vec::new()
}
