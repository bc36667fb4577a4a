//! The article laid out for reading: every token with its folded form, its sentence, and whether it stands between marks.

use std::ops::Range;

use crate::story::{Article, ParagraphKind};
use crate::text::{Marked, Span, Token, TokenKind, marked_through, sentences, tokens};

use super::Sentence;

/// One article's words.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// Each token in lower case, with plain apostrophes.
    pub(super) lower: Vec<String>,
    pub(super) sentences: Vec<Sentence>,
    /// The tokens of each sentence.
    pub(super) ranges: Vec<Range<usize>>,
    /// The stretches between marks, outermost first, in order.
    pub(super) marked: Vec<Marked>,
    /// The paragraph of each marked stretch.
    pub(super) homes: Vec<usize>,
    /// Whether a token stands between marks.
    pub(super) quoted: Vec<bool>,
}

/// A headline longer than this, in bytes, is a page's fault, and parted like any paragraph.
const LONGEST_HEAD: usize = 1000;

/// In lower case, with plain apostrophes.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

impl<'a> Words<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let tokens = tokens(text);
        let mut all_sentences = Vec::new();
        let mut all_marked = Vec::new();
        let mut homes = Vec::new();
        let paragraphs: Vec<Span> = article.paragraphs.iter().map(|paragraph| paragraph.span).collect();
        let through = marked_through(text, &paragraphs);
        for ((number, paragraph), marked) in article.paragraphs.iter().enumerate().zip(through) {
            let spans = match paragraph.kind {
                ParagraphKind::Headline | ParagraphKind::Subhead if paragraph.span.len() < LONGEST_HEAD => {
                    vec![paragraph.span]
                }
                _ => sentences(text, paragraph.span, &marked),
            };
            all_sentences.extend(spans.into_iter().map(|span| Sentence {
                span,
                paragraph: number,
                kind: paragraph.kind,
            }));
            homes.extend(std::iter::repeat_n(number, marked.len()));
            all_marked.extend(marked);
        }
        let at = |byte: usize| tokens.partition_point(|token| token.span.start < byte);
        let ranges = all_sentences
            .iter()
            .map(|sentence: &Sentence| at(sentence.span.start)..at(sentence.span.end))
            .collect();
        let mut quoted = vec![false; tokens.len()];
        for marked in &all_marked {
            for quoted in &mut quoted[at(marked.outer.start)..at(marked.outer.end)] {
                *quoted = true;
            }
        }
        let lower = tokens.iter().map(|token| lower(token.span.of(text))).collect();
        Self { text, tokens, lower, sentences: all_sentences, ranges, marked: all_marked, homes, quoted }
    }

    pub(super) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn low(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", String::as_str)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.is_word(index) && self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// The first token that starts at or after the byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// The tokens inside a span.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.at(span.start);
        start..self.at(span.end).max(start)
    }

    /// The stretch of text from the first to the last token of a range.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last)))
        {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The sentence that holds the byte.
    pub(super) fn sentence_at(&self, byte: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.span.end <= byte)
            .min(self.sentences.len().saturating_sub(1))
    }
}
