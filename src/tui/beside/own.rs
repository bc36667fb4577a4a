//! The words of linked sentences that only one of them has.

use std::collections::HashSet;

use crate::comparison::{Comparison, is_empty_word};
use crate::text::{self, Span, TokenKind, stem};

use super::{Column, sentence};

/// Marks in each linked sentence the words whose stems the sentences linked with it lack: the one read is held against
/// all others, each other against the one read.
pub(super) fn mark(comparison: &Comparison, columns: &mut [Column], active: usize) {
    let told: Vec<Vec<(Span, String)>> = columns.iter().map(|column| words(comparison, column)).collect();
    let linked = columns.iter().filter(|column| column.linked).count();
    for (place, column) in columns.iter_mut().enumerate() {
        column.own.clear();
        if !column.linked || linked < 2 {
            continue;
        }
        let against = |other: usize| if place == active { other != active } else { other == active };
        let others: HashSet<&str> = told
            .iter()
            .enumerate()
            .filter(|(other, _)| against(*other))
            .flat_map(|(_, words)| words.iter().map(|(_, stem)| stem.as_str()))
            .collect();
        let own = told.get(place).into_iter().flatten().filter(|(_, stem)| !others.contains(stem.as_str()));
        column.own.extend(own.map(|(span, _)| *span));
    }
}

/// The telling words of the sentence that a column is linked by, with their stems; none where it is not linked.
fn words(comparison: &Comparison, column: &Column) -> Vec<(Span, String)> {
    let span = sentence(comparison, column.article, column.cursor).filter(|_| column.linked);
    let article = comparison.story.articles.get(column.article);
    let Some((span, article)) = span.zip(article) else { return Vec::new() };
    let words = span.of(&article.text);
    let telling = text::tokens(words).into_iter().filter(|token| token.kind != TokenKind::Mark);
    telling
        .map(|token| (token.span, token.span.of(words)))
        .filter(|(_, word)| !is_empty_word(word))
        .map(|(at, word)| {
            (Span::new(span.start + at.start, span.start + at.end), stem(&text::fold(word).text))
        })
        .collect()
}
