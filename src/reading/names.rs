//! Names: people, bodies and places.

use crate::text::Span;

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The capitalised words.
    pub span: Span,
    /// The fullest form that the article gives: `Donald Trump` for `Trump`.
    pub full: String,
    /// What it seems to name.
    pub kind: NameKind,
}

/// What a name seems to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// Anything else with a capital: a body, a place, a product.
    Other,
}
