//! Words that tell when, and so name nobody: «Thursday», «last week», «Dec. 6».

use std::ops::Range;

use super::vocabulary::{Kinds, Vocabulary};
use crate::reading::words::Words;
use crate::text::TokenKind;

/// Whether a word, in lower case, names a day.
pub(in crate::reading) fn is_day(low: &str) -> bool {
    Vocabulary::get().closed(low).day
}

/// Whether «last week», «this month» begins at a token.
pub(in crate::reading) fn starts_time(words: &Words<'_>, index: usize) -> bool {
    let next = || Vocabulary::get().closed(words.low(index + 1));
    let tells = |next: Kinds| next.stretch || next.day;
    matches!(words.low(index), "last" | "this" | "next" | "earlier" | "late") && tells(next())
}

/// Whether a phrase tells when.
pub(in crate::reading) fn is_time(words: &Words<'_>, phrase: &Range<usize>) -> bool {
    let last = Vocabulary::get().closed(words.low(phrase.end - 1));
    let pointed = matches!(
        words.low(phrase.start),
        "last" | "this" | "next" | "that" | "earlier" | "late" | "every" | "each" | "one"
    );
    // «the past week»
    let pointed = pointed
        || phrase.len() > 1 && words.low(phrase.end - 2) == "past"
        || phrase.start > 0 && matches!(words.low(phrase.start - 1), "last" | "this" | "next");
    // «Dec. 6», «in 2016»
    let date = phrase.len() == 1
        && words.tokens[phrase.start].kind == TokenKind::Number
        && phrase.start > 0
        && (words.word(phrase.start - 1) == "." || matches!(words.low(phrase.start - 1), "in" | "since"));
    // «Thursday evening», «a month later»
    let told = Vocabulary::get().closed(words.low(phrase.start)).day
        || matches!(words.low(phrase.end), "later" | "ago" | "earlier");
    // «seven months before the vote»
    let counted = phrase.len() > 1
        && words.tokens[phrase.start].kind == TokenKind::Number
        && matches!(words.low(phrase.end), "before" | "after" | "later" | "ago" | "earlier");
    // «Aldea Today»
    let named = phrase.len() > 1
        && words.is_capital(phrase.end - 1)
        && matches!(words.low(phrase.end - 1), "today" | "tomorrow" | "tonight");
    last.day && !named
        || date
        || last.stretch && (pointed || told || counted)
        || words.low(phrase.start) == "ago"
}
