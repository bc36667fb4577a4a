//! Antecedents: what a relative clause tells of, so that it can stand alone: «the ferry, which sank» tells that the ferry sank.

use crate::comparison::stems::{is_empty_word, lower};
use crate::text::Span;

/// No name for a thing is longer than this many words.
const LONGEST: usize = 6;

/// Words that open the name of a thing.
const OPENERS: &[&str] = &["the", "a", "an", "his", "her", "their", "its"];

/// The words that a relative clause tells of, of the words before it in its sentence; nothing where they are in doubt.
pub(super) fn of(text: &str, before: &[Span]) -> Option<Span> {
    let last = before.last()?;
    let word = |span: &Span| lower(span.of(text));
    let is_one_name = |from: usize| {
        let between = before[from..].windows(2).map(|two| Span::new(two[0].end, two[1].start).of(text));
        between.into_iter().all(|gap| gap.trim_matches(['-', '‑', ' ', '.']).is_empty())
    };
    let reach = before.len().saturating_sub(LONGEST);
    let told = before[reach..]
        .iter()
        .rposition(|span| is_empty_word(&word(span)))
        .map_or(reach, |at| reach + at + 1);
    let opened = told.checked_sub(1).filter(|&at| OPENERS.contains(&word(&before[at]).as_str()));
    // Without an article only a capital shows where the name of a thing begins.
    let named = || (told..before.len()).find(|&at| before[at].of(text).starts_with(char::is_uppercase));
    let from = opened.filter(|_| told < before.len()).or_else(named)?;
    is_one_name(from).then(|| before[from].join(*last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;
    use crate::reading::tests::article;
    use crate::text::TokenKind;

    fn antecedent(before: &str) -> Option<&str> {
        let reading = read(&article(before));
        let words: Vec<Span> = reading
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span)
            .collect();
        of(before, &words).map(|span| span.of(before))
    }

    #[test]
    fn a_clause_tells_of_the_thing_named_right_before_it() {
        for (before, told) in [
            ("Crews came to end the fire", Some("the fire")),
            ("He asked for Marigold ferry tickets", Some("Marigold ferry tickets")),
            ("She met with Holt", Some("Holt")),
            ("Divers searched the old harbour wall", Some("the old harbour wall")),
            ("Crews came to put out fires", None),
            ("", None),
        ] {
            assert_eq!(antecedent(before), told, "{before}");
        }
    }
}
