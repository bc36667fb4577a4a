//! Quotes: the words that an article sets between quotation marks as somebody's.

use crate::text::Span;

/// A quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The reported content, without its outer marks.
    pub span: Span,
    /// Whether all, part or none of it stands between marks.
    pub kind: QuoteKind,
    /// The stretches between quotation marks, without the marks.
    pub marks: Vec<Span>,
    /// Who said it, where the article tells.
    pub speaker: Option<Speaker>,
    /// The words that report it: `said`, `according to`.
    pub cue: Option<Span>,
    /// The piece before in `Reading::quotes`, when an attribution interrupts one utterance.
    pub continues: Option<usize>,
    /// The sentence it begins in.
    pub sentence: usize,
}

/// Whether all, part or none of a quote stands between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it stands between quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

/// Who said a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the article gives, or the role of one who stays unnamed.
    pub name: String,
    /// The words that stand for the speaker beside this quote: `he`, `the president`.
    pub mention: Span,
}
