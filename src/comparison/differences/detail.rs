//! Details that conflict: words of which both cannot be.

use super::Desk;
use super::setting::Setting;
use super::statement::{Statement, Word};
use crate::comparison::{Difference, DifferenceKind};
use crate::reading::certainty::opposites;
use crate::text::Span;

/// Words of which both cannot be, in one place: «rose» against «fell».
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Vec<Difference> {
    let words: Vec<(&Word, Span)> = statements
        .iter()
        .flat_map(|statement| statement.words.iter().map(|word| (word, statement.span)))
        .filter(|(word, _)| !word.capital && word.stem.is_some())
        .collect();
    for (one, other) in opposites() {
        let holders = |wanted: &str| -> Vec<(&Word, Span)> {
            words.iter().filter(|(word, _)| word.lower == wanted).copied().collect()
        };
        let (mine, theirs) = (holders(one), holders(other));
        let both = mine.iter().any(|mine| theirs.iter().any(|theirs| theirs.0.article == mine.0.article));
        if both {
            continue;
        }
        let apart = mine.iter().find_map(|mine| {
            theirs
                .iter()
                .find(|theirs| theirs.0.article != mine.0.article && same_matter(desk, *mine, **theirs))
                .map(|theirs| (mine.0, theirs.0))
        });
        if let Some((mine, theirs)) = apart {
            let why = format!("“{}” against “{}”", mine.lower, theirs.lower);
            return vec![Difference {
                kind: DifferenceKind::Detail,
                values: vec![mine.value(desk), theirs.value(desk)],
                why,
            }];
        }
    }
    Vec::new()
}

fn same_matter(desk: &Desk<'_>, one: (&Word, Span), other: (&Word, Span)) -> bool {
    let mine = Setting::of(desk, one.0.article, one.0.span, one.1);
    let theirs = Setting::of(desk, other.0.article, other.0.span, other.1);
    let (part, shared) = mine.shared_clause(&theirs);
    let near = mine.shared_near(&theirs) >= 1;
    !mine.is_elsewhere(&theirs) && shared >= 2 && part >= if near { 0.4 } else { 0.5 }
}
