//! Words of an article by which a decision finds its place again: the text-quote and the text-position selector of the W3C
//! Web Annotation model together.

use serde::{Deserialize, Serialize};

use crate::story::Article;
use crate::text::{CodePoints, Span};

use super::footing::Footing;

/// About so many characters on each side tell a place from others with the same words.
const CONTEXT: usize = 40;

/// Words of an article, and what stands about them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The article's file, seen from the folder of the decisions.
    pub article: String,
    /// The code points of the article's text before the first word.
    pub start: usize,
    /// Those before the end.
    pub end: usize,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
}

impl Anchor {
    /// The anchor of a stretch of an article that decisions call `name`.
    pub fn of(name: &str, article: &Article, span: Span) -> Self {
        Self::counted(name, &article.text, &CodePoints::of(&article.text), span)
    }

    /// The same of a text whose code points are counted.
    pub(super) fn counted(name: &str, text: &str, points: &CodePoints, span: Span) -> Self {
        let before = Span::new(0, span.start).of(text);
        let after = Span::new(span.end, text.len()).of(text);
        // White space is kept as it stands: selectors of other programs compare it too.
        let prefix = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        Self {
            article: name.to_owned(),
            start: points.before(text, span.start),
            end: points.before(text, span.end),
            exact: span.of(text).to_owned(),
            prefix: Span::new(prefix, before.len()).of(before).to_owned(),
            suffix: Span::new(0, suffix).of(after).to_owned(),
        }
    }

    /// Where the words stand in an article's text now; nothing where they do not, or where it cannot be told which of
    /// several places is meant.
    pub fn find(&self, footing: &Footing<'_>) -> Option<Span> {
        footing.find(self)
    }
}
