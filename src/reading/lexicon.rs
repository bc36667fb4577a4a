//! The word tables of `assets/lexicon/`.

/// Reporting verbs, titles, units.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}
