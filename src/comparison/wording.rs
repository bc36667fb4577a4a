//! Wordings: two renderings word by word, and the stretch in which they part.

use super::stems::is_empty_word;
use crate::text::{Span, TokenKind, fold, stem, tokens};

/// The words of a quote, folded, each with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) words: Vec<String>,
    stems: Vec<Option<String>>,
    spans: Vec<Span>,
}

impl Wording {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let inner = span.of(text);
        let mut wording = Self { words: Vec::new(), stems: Vec::new(), spans: Vec::new() };
        for token in tokens(inner).into_iter().filter(|token| token.kind != TokenKind::Mark) {
            let folded = fold(token.span.of(inner)).text;
            wording.stems.push((!is_empty_word(&folded)).then(|| stem(&folded)));
            wording.words.push(folded.replace('-', " "));
            wording.spans.push(Span::new(span.start + token.span.start, span.start + token.span.end));
        }
        wording
    }

    /// The stems of the words that tell something.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().flatten().map(String::as_str)
    }

    /// How many telling words of this one the other has too.
    pub(super) fn shares(&self, other: &Wording) -> usize {
        self.telling().filter(|stem| other.telling().any(|theirs| theirs == *stem)).count()
    }

    /// Whether the other's words stand in this one, side by side.
    pub(super) fn holds(&self, other: &Wording) -> bool {
        !other.words.is_empty() && self.words.windows(other.words.len()).any(|window| window == other.words)
    }

    /// The length of the longest common subsequence of words.
    pub(super) fn common(&self, other: &Wording) -> usize {
        let mut row = vec![0_usize; other.words.len() + 1];
        for word in &self.words {
            let mut diagonal = 0;
            for (index, theirs) in other.words.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if word == theirs { diagonal + 1 } else { above.max(row[index]) };
                diagonal = above;
            }
        }
        row.last().copied().unwrap_or(0)
    }
}

/// The words of `one` that `other` does not have at their place: what is left when the longest run of words that
/// both begin with and the longest that both end with are taken away. Nothing where no word is left.
pub(super) fn stretch(one: &Wording, other: &Wording) -> Option<Span> {
    let shorter = one.words.len().min(other.words.len());
    let mut head = 0;
    while head < shorter && one.words[head] == other.words[head] {
        head += 1;
    }
    let mut tail = 0;
    while tail < shorter - head
        && one.words[one.words.len() - 1 - tail] == other.words[other.words.len() - 1 - tail]
    {
        tail += 1;
    }
    let end = one.words.len() - tail;
    (head < end).then(|| one.spans[head].join(one.spans[end - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Wording {
        Wording::of(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_stretch_is_the_words_that_differ() {
        let text = "bring this inglorious war to an end";
        let span = stretch(&of(text), &of("bring this disgraceful war to an end"));
        assert_eq!(span.map(|span| span.of(text)), Some("inglorious"));
        assert_eq!(stretch(&of(text), &of(text)), None);
    }

    #[test]
    fn a_shortened_quote_stands_in_the_longer() {
        assert!(of("You don’t have the cards right now").holds(&of("the cards")));
        assert!(!of("You don’t have the cards").holds(&of("the good cards")));
        assert_eq!(of("great progress was made").common(&of("substantial progress was made today")), 3);
    }
}
