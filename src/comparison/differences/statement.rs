//! The words of a claim's statements, one by one.

use super::Desk;
use super::verbs::root;
use crate::comparison::stems::{is_empty_word, lower};
use crate::comparison::{Claim, Value};
use crate::text::Span;

/// A word of a statement.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) article: usize,
    pub(super) span: Span,
    /// In lower case, apostrophes straight.
    pub(super) lower: String,
    /// Nothing where the word tells nothing.
    pub(super) stem: Option<String>,
    pub(super) capital: bool,
}

impl Word {
    /// The word as a value, shown as it is written.
    pub(super) fn value(&self, desk: &Desk<'_>) -> Value {
        shown(desk, self.article, self.span)
    }
}

/// A stretch as a value, shown as it is written.
pub(super) fn shown(desk: &Desk<'_>, article: usize, span: Span) -> Value {
    Value::new(article, span, span.of(desk.text(article)).to_owned())
}

/// Two values side by side: “rose” against “fell”.
pub(super) fn against(one: &Value, other: &Value) -> String {
    format!("“{}” against “{}”", one.normal, other.normal)
}

/// A statement with its words.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) article: usize,
    pub(super) span: Span,
    pub(super) words: Vec<Word>,
}

/// The statements of a claim, in order.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> Vec<Statement> {
    claim.statements.iter().map(|stated| read(desk, stated.article, stated.span)).collect()
}

/// The words of a stretch of an article.
pub(super) fn read(desk: &Desk<'_>, article: usize, span: Span) -> Statement {
    let text = desk.text(article);
    let word = |span: Span| {
        let word = span.of(text);
        let lower = lower(word);
        let stem = (!is_empty_word(&lower)).then(|| root(&lower));
        Word { article, span, capital: word.starts_with(char::is_uppercase), lower, stem }
    };
    Statement { article, span, words: desk.words(article, span).map(word).collect() }
}
