//! One article as a reader of some format hands it over, before it is laid out.

use std::borrow::Cow;

use super::meta::Meta;
use super::paragraphs::Block;

/// One article, its words in paragraphs and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// What its file says of it.
    pub(super) meta: Meta,
    /// Its paragraphs, single-spaced, entities read.
    pub(super) blocks: Vec<Block>,
    /// Where the paragraphs were found, in a person's words: `text part`, `content:encoded`, `main text of the page`.
    pub(super) body: Cow<'static, str>,
    /// Why the article is known to be cut off, in a person's words: `a summary, not the article`.
    pub(super) truncated: Option<Cow<'static, str>>,
}

impl Piece {
    /// Whether there is a word in it.
    pub(super) fn has_words(&self) -> bool {
        self.blocks.iter().any(|block| block.text.chars().any(char::is_alphanumeric))
    }
}
