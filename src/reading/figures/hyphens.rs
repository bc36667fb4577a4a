//! The words from a token on, taken apart at their hyphens: «six-year-old» reads as «six year old».

use crate::reading::words::Words;
use crate::text::{Span, TokenKind};

/// How far a figure may reach.
const REACH: usize = 18;

/// A word, a number or a mark, or a word between two hyphens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// In lower case.
    pub(super) low: &'a str,
    pub(super) span: Span,
    pub(super) token: usize,
    pub(super) kind: TokenKind,
    /// The bytes of white space before it.
    pub(super) gap: usize,
    /// Whether a hyphen joins it to the part before.
    pub(super) hyphen: bool,
}

const HYPHENS: [char; 2] = ['-', '‑'];

/// The parts from a token on, within its paragraph.
pub(super) fn parts<'a>(words: &'a Words<'_>, index: usize) -> Vec<Part<'a>> {
    let mut found: Vec<Part<'a>> = Vec::with_capacity(REACH);
    let mut hyphen = false;
    for at in index..words.tokens.len() {
        let token = words.tokens[at];
        let gap = match found.last() {
            Some(_) => {
                let between = Span::new(words.tokens[at - 1].span.end, token.span.start);
                if between.of(words.text).contains('\n') {
                    break;
                }
                between.len()
            }
            None => 0,
        };
        let joins = HYPHENS.iter().any(|hyphen| words.word(at).starts_with(*hyphen));
        let next = words.tokens.get(at + 1);
        if joins
            && gap == 0
            && at > index
            && next.is_some_and(|next| next.kind == TokenKind::Word && next.span.start == token.span.end)
        {
            hyphen = true;
            continue;
        }
        if token.kind == TokenKind::Word {
            let mut start = token.span.start;
            let pieces = words.word(at).split_inclusive(HYPHENS).zip(words.low(at).split(HYPHENS));
            for (count, (piece, low)) in pieces.enumerate() {
                let span = Span::new(start, start + piece.trim_end_matches(HYPHENS).len());
                start += piece.len();
                let joined = hyphen || count > 0;
                let gap = if count > 0 { 0 } else { gap };
                found.push(Part { low, span, token: at, kind: token.kind, gap, hyphen: joined });
                hyphen = false;
            }
        } else {
            found.push(Part {
                low: words.low(at),
                span: token.span,
                token: at,
                kind: token.kind,
                gap,
                hyphen,
            });
            hyphen = false;
        }
        if found.len() >= REACH {
            break;
        }
    }
    found
}

/// The part's word in lower case; nothing where the parts end.
pub(super) fn low<'a>(parts: &[Part<'a>], at: usize) -> &'a str {
    parts.get(at).map_or("", |part| part.low)
}

/// Whether no space stands before the part.
pub(super) fn is_glued(parts: &[Part<'_>], at: usize) -> bool {
    parts.get(at).is_some_and(|part| part.gap == 0 && !part.hyphen)
}
