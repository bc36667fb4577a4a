//! Withheld: what is not known, one article says, and another tells.

use super::Desk;
use super::setting::Setting;
use super::statement::{Statement, against, shown};
use super::tables::withheld;
use crate::comparison::{Difference, DifferenceKind, Value};
use crate::text::Span;

/// Details of which one article says that nobody knows them, and which another gives.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Option<Difference> {
    withheld().iter().find_map(|table| {
        let found = |phrases: &[Vec<String>]| -> Vec<(&Statement, Span)> {
            let place = |statement| phrase(statement, phrases).map(|span| (statement, span));
            statements.iter().filter_map(place).collect()
        };
        let unknown = found(&table.unknown);
        let silent = |article: usize| unknown.iter().any(|(statement, _)| statement.article == article);
        let known: Vec<_> = match unknown.is_empty() {
            true => Vec::new(),
            false => found(&table.known).into_iter().filter(|(known, _)| !silent(known.article)).collect(),
        };
        let (first, told) = unknown.iter().find_map(|unknown| {
            let told = known.iter().find(|known| same_matter(desk, *unknown, **known))?;
            Some((unknown, told))
        })?;
        let mut values: Vec<Value> = Vec::new();
        for (statement, span) in [first, told].into_iter().chain(&unknown).chain(&known) {
            if values.iter().all(|value| value.article != statement.article) {
                values.push(shown(desk, statement.article, *span));
            }
        }
        let why = against(&values[0], &values[1]);
        Some(Difference { kind: DifferenceKind::Detail, values, why })
    })
}

/// The first of the phrases in a statement, with the word behind it.
fn phrase(statement: &Statement, phrases: &[Vec<String>]) -> Option<Span> {
    let words = &statement.words;
    (0..words.len()).find_map(|at| {
        let is_here = |phrase: &&Vec<String>| {
            let here = words.get(at..at + phrase.len());
            here.is_some_and(|here| {
                here.iter().zip(phrase.iter()).all(|(word, known)| is_word(&word.lower, known))
            })
        };
        let phrase = phrases.iter().find(is_here)?;
        let last = words.get(at + phrase.len()).unwrap_or(&words[at + phrase.len() - 1]);
        Some(words[at].span.join(last.span))
    })
}

/// Whether a word is the one of a phrase; «didn't» stands for «not».
fn is_word(lower: &str, known: &str) -> bool {
    lower == known || (known == "not" && lower.ends_with("n't"))
}

fn same_matter(desk: &Desk<'_>, one: (&Statement, Span), other: (&Statement, Span)) -> bool {
    let setting =
        |(statement, span): (&Statement, Span)| Setting::of(desk, statement.article, span, statement.span);
    let (mine, theirs) = (setting(one), setting(other));
    mine.shared_whole(&theirs) >= 1 && !mine.is_elsewhere(&theirs)
}
