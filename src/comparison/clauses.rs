//! Where a sentence states two facts: its clauses.

use crate::reading::Reading;
use crate::text::{Span, Token, TokenKind};

/// Words that begin a new clause behind a comma.
const AFTER_COMMA: &[&str] = &[
    "and",
    "but",
    "while",
    "which",
    "who",
    "whom",
    "whose",
    "where",
    "when",
    "with",
    "after",
    "following",
    "adding",
    "saying",
    "as",
    "including",
    "although",
    "though",
    "because",
    "since",
    "before",
    "noting",
    "referring",
    "calling",
    "to",
    "so",
    "yet",
    "if",
    "or",
    "according",
    "in",
    "on",
    "the",
    "a",
    "he",
    "she",
    "it",
    "they",
    "during",
    "despite",
    "amid",
    "about",
    "injuring",
    "killing",
];

/// Words that begin a new clause by themselves.
const ANYWHERE: &[&str] =
    &["while", "after", "before", "because", "although", "which", "whether", "following", "until", "amid"];

/// The clauses of a sentence, in order; together they hold all of it. A sentence of one clause gives itself.
pub(super) fn of(text: &str, reading: &Reading, sentence: usize) -> Vec<Span> {
    let whole = reading.sentences[sentence].span;
    let from = reading.tokens.partition_point(|token| token.span.start < whole.start);
    let to = reading.tokens.partition_point(|token| token.span.start < whole.end);
    let tokens = reading.tokens.get(from..to).unwrap_or(&[]);
    let mut starts = vec![whole.start];
    for index in 1..tokens.len() {
        if begins(text, tokens, index)
            && words_since(tokens, starts[starts.len() - 1], tokens[index].span.start) >= 3
        {
            starts.push(tokens[index].span.start);
        }
    }
    // A last clause of a word or two belongs to the one before.
    if starts.len() > 1 && words_since(tokens, starts[starts.len() - 1], whole.end) < 3 {
        starts.pop();
    }
    starts
        .iter()
        .enumerate()
        .map(|(index, &start)| {
            Span::new(start, starts.get(index + 1).copied().unwrap_or(whole.end)).trim(text)
        })
        .collect()
}

fn words_since(tokens: &[Token], from: usize, to: usize) -> usize {
    tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark && token.span.start >= from && token.span.start < to)
        .count()
}

fn begins(text: &str, tokens: &[Token], index: usize) -> bool {
    let word = |index: usize| tokens.get(index).map_or("", |token| token.span.of(text));
    let low = word(index).to_lowercase();
    let before = word(index - 1);
    if matches!(before, ";" | "—" | "–" | "?" | "!") || (before == "." && ends_sentence(text, tokens, index))
    {
        return tokens[index].kind == TokenKind::Word;
    }
    if before == "," {
        return AFTER_COMMA.contains(&low.as_str());
    }
    ANYWHERE.contains(&low.as_str()) || (low == "that" && word(index - 1).to_lowercase() == "and")
}

/// Whether the full stop before a token ends a sentence inside marks, and not an abbreviation: what stands before it is
/// a plain lower-case word.
fn ends_sentence(text: &str, tokens: &[Token], index: usize) -> bool {
    let word = |index: usize| tokens.get(index).map_or("", |token| token.span.of(text));
    let before = index.checked_sub(2).map_or("", word);
    before.len() > 2 && before.chars().all(char::is_lowercase) && word(index).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn clauses(text: &str) -> Vec<&str> {
        let reading = crate::reading::read(&article(text));
        of(text, &reading, 0).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn relative_and_joined_clauses_stand_alone() {
        assert_eq!(
            clauses("He weighs a request for missiles, which fly 1,600 kilometres, and he has not decided."),
            ["He weighs a request for missiles,", "which fly 1,600 kilometres,", "and he has not decided."]
        );
    }

    #[test]
    fn a_plain_sentence_is_one_clause() {
        assert_eq!(
            clauses("The trains collided in a tunnel, Smith said."),
            ["The trains collided in a tunnel, Smith said."]
        );
    }
}
