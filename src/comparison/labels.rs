//! Labels: a short phrase for a claim, cut from one of its statements.

use super::clauses;
use super::{Claim, DifferenceKind, Statement};
use crate::reading::Reading;
use crate::story::Story;
use crate::text::Span;

/// The most characters a label has.
const LENGTH: usize = 90;

/// A phrase for the claim: the clause in which the outlets part, or the shortest statement that says enough.
pub(super) fn of(story: &Story, readings: &[Reading], claim: &Claim) -> String {
    let parted = claim
        .differences
        .first()
        .filter(|difference| difference.kind != DifferenceKind::Name)
        .and_then(|difference| difference.values.first());
    let statement = parted
        .and_then(|value| {
            claim
                .statements
                .iter()
                .copied()
                .find(|statement| statement.article == value.article && statement.span.holds(value.span))
        })
        .or_else(|| clearest(story, claim))
        .or_else(|| claim.statements.first().copied());
    let Some(statement) = statement else { return String::new() };
    let text = &story.articles[statement.article].text;
    let mut span = statement.span;
    if words(text, span) > 14
        && let Some(value) = parted
    {
        span = around(text, &readings[statement.article], statement, value.span);
    }
    phrase(span.of(text))
}

fn words(text: &str, span: Span) -> usize {
    span.of(text).split_whitespace().count()
}

/// The shortest statement of at least five words, else the longest.
fn clearest(story: &Story, claim: &Claim) -> Option<Statement> {
    let size = |statement: &Statement| words(&story.articles[statement.article].text, statement.span);
    claim
        .statements
        .iter()
        .copied()
        .filter(|statement| size(statement) >= 5)
        .min_by_key(size)
        .or_else(|| claim.statements.iter().copied().max_by_key(size))
}

/// The clause of a statement that holds a value, with the one before it where it is short.
fn around(text: &str, reading: &Reading, statement: Statement, value: Span) -> Span {
    let clauses = clauses::of(text, reading, statement.sentence);
    let Some(at) = clauses.iter().position(|clause| clause.holds(value)) else { return statement.span };
    let span = clauses[at];
    if words(text, span) < 5 && at > 0 { clauses[at - 1].join(span) } else { span }
}

/// Words at a clause's beginning that only tie it to its sentence.
const TIES: &[&str] = &[
    "and",
    "but",
    "while",
    "which",
    "who",
    "that",
    "although",
    "though",
    "because",
    "adding",
    "saying",
    "so",
    "yet",
    "also",
    "however,",
    "meanwhile,",
    "as",
    "including",
];

fn phrase(words: &str) -> String {
    let mut words =
        words.trim_matches(|character: char| character.is_whitespace() || ",;:—–.".contains(character));
    while let Some((first, rest)) = words.split_once(' ')
        && TIES.contains(&first.to_lowercase().as_str())
    {
        words = rest;
    }
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > LENGTH {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    let open = short.matches(['“', '«']).count() > short.matches(['”', '»']).count();
    if open {
        short.retain(|character| !"“«".contains(character));
    }
    let mut characters = short.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_drops_what_ties_it_to_its_sentence_and_stays_short() {
        assert_eq!(
            phrase("which have a range of around 1,600 kilometres,"),
            "Have a range of around 1,600 kilometres"
        );
        let long = phrase(&"many words ".repeat(30));
        assert!(long.chars().count() <= LENGTH + 1 && long.ends_with('…'));
    }
}
