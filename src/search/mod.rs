//! Floor 5: finding quotes by what one remembers of them.

use crate::comparison::{Comparison, QuoteId};
use crate::text::Span;

/// The quotes of a comparison, folded once for searching.
#[derive(Debug, Default)]
pub struct QuoteIndex {}

/// A quote that meets a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which quote.
    pub quote: QuoteId,
    /// The matched letters, as spans of the article's text, in order.
    pub matched: Vec<Span>,
    /// The higher the better.
    pub score: i64,
}

impl QuoteIndex {
    /// Folds every quote.
    pub fn of(comparison: &Comparison) -> Self {
        let _ = comparison;
        Self::default()
    }

    /// The quotes in which all words of the query are met, best first; an empty query gives all, in order.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let _ = query;
        Vec::new()
    }
}
