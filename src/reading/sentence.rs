//! A sentence of an article.

use crate::story::ParagraphKind;
use crate::text::Span;

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The paragraph that holds it, counted from zero.
    pub paragraph: usize,
    /// What that paragraph is for.
    pub kind: ParagraphKind,
}
