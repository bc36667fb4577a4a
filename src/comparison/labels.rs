//! Labels: a short phrase for a claim, cut from one of its statements.

use std::collections::BTreeSet;

use super::clauses;
use super::differences::Desk;
use super::{Claim, DifferenceKind, Statement};
use crate::text::Span;

/// The most characters a label has.
const LENGTH: usize = 90;

/// A phrase for the claim: the words inside the marks where they were changed, else the clause in which the outlets
/// part, else the clause that holds most of what they share.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> String {
    let parted = claim.differences.first();
    if let Some(difference) = parted.filter(|difference| difference.kind == DifferenceKind::Quote)
        && let Some(value) =
            difference.values.iter().min_by_key(|value| (value.side, std::cmp::Reverse(value.span.len())))
    {
        let words = in_company(desk, value.article, value.span);
        return format!("“{}”", phrase(words.of(desk.text(value.article)), LENGTH - 2));
    }
    let holds = |statement: &Statement, clause: Span| {
        parted.is_none_or(|difference| {
            difference
                .values
                .iter()
                .any(|value| value.article == statement.article && clause.holds(value.span))
        })
    };
    let mut best: Option<(f64, String)> = None;
    for statement in &claim.statements {
        let text = desk.text(statement.article);
        let shared = shared(desk, claim, statement.article, &holds);
        for clause in candidates(desk, *statement) {
            if !holds(statement, clause) {
                continue;
            }
            let words = clause.of(text).split_whitespace().count();
            let common = desk.telling(statement.article, clause).intersection(&shared).count();
            let score = worth(clause.of(text), words, common, statement.span.start == clause.start);
            if best.as_ref().is_none_or(|(least, _)| score > *least) {
                best = Some((score, phrase(clause.of(text), LENGTH)));
            }
        }
    }
    best.map_or_else(
        || {
            claim
                .statements
                .first()
                .map(|first| phrase(first.span.of(desk.text(first.article)), LENGTH))
                .unwrap_or_default()
        },
        |(_, label)| label,
    )
}

/// Fewer words than this say nothing without those by them.
const ALONE: usize = 3;

/// A few changed words with those about them, as far as the marks reach.
fn in_company(desk: &Desk<'_>, article: usize, span: Span) -> Span {
    let quotes = &desk.readings[article].quotes;
    let Some(mark) = quotes.iter().flat_map(|quote| &quote.marks).find(|mark| mark.holds(span)) else {
        return span;
    };
    let words: Vec<Span> = desk.words(article, *mark).collect();
    let inside = |word: &&Span| span.holds(**word);
    let Some(first) = words.iter().position(|word| inside(&word)) else { return span };
    if words.iter().filter(inside).count() >= ALONE {
        return span;
    }
    let from = words.get(first.saturating_sub(ALONE)).copied().unwrap_or(span);
    let to = words.get((first + 2 * ALONE).min(words.len() - 1)).copied().unwrap_or(span);
    from.join(to).join(span)
}

/// The whole statement where it is short, and its clauses, each with the next where it is short.
fn candidates(desk: &Desk<'_>, statement: Statement) -> Vec<Span> {
    let text = desk.text(statement.article);
    let mut found: Vec<Span> = clauses::of(text, &desk.readings[statement.article], statement.sentence)
        .into_iter()
        .filter(|clause| clause.meets(statement.span))
        .collect();
    if found.len() > 1 {
        found.push(statement.span);
    }
    found
}

/// The telling stems that the claim's other articles use in the clauses that count.
fn shared(
    desk: &Desk<'_>,
    claim: &Claim,
    article: usize,
    holds: &impl Fn(&Statement, Span) -> bool,
) -> BTreeSet<String> {
    let others = claim.statements.iter().filter(|statement| statement.article != article);
    others
        .flat_map(|statement| {
            let text = desk.text(statement.article);
            let clauses = clauses::of(text, &desk.readings[statement.article], statement.sentence);
            clauses
                .into_iter()
                .filter(|&clause| clause.meets(statement.span) && holds(statement, clause))
                .map(|clause| (statement.article, clause))
        })
        .flat_map(|(article, clause)| desk.telling(article, clause))
        .collect()
}

/// How well a clause labels a claim: much of what the outlets share in few words, and a beginning that stands alone.
fn worth(clause: &str, words: usize, common: usize, opens: bool) -> f64 {
    let first = clause.split_whitespace().next().unwrap_or("").to_lowercase();
    let hangs = matches!(
        first.as_str(),
        "he" | "she"
            | "it"
            | "they"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "nor"
            | "to"
            | "with"
            | "who"
            | "which"
            | "that"
            | "and"
            | "but"
            | "also"
            | "still"
    );
    let length = if words < 4 { 3.0 } else { (words as f64 - 11.0).max(0.0) * 0.25 };
    common as f64 - length - if hangs { 2.5 } else { 0.0 } + if opens { 1.0 } else { 0.0 }
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

fn phrase(words: &str, length: usize) -> String {
    let mut words =
        words.trim_matches(|character: char| character.is_whitespace() || ",;:—–.".contains(character));
    while let Some((first, rest)) = words.split_once(' ')
        && TIES.contains(&first.to_lowercase().as_str())
    {
        words = rest;
    }
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > length {
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
        assert_eq!(phrase("which carry some 1,600 passengers,", LENGTH), "Carry some 1,600 passengers");
        let long = phrase(&"many words ".repeat(30), LENGTH);
        assert!(long.chars().count() <= LENGTH + 1 && long.ends_with('…'));
    }
}
