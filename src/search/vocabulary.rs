//! The different words of many texts, and where each stands.
//!
//! A query is compared with each different word once, not with each line: a hundred thousand quotes hold
//! two million words, but few different ones.

use std::collections::HashMap;

use super::matching::{self, Guess, Met};
use crate::text::Span;

/// Words in the order in which they first came.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    numbers: HashMap<String, usize>,
    /// The words one after the other with a space after each, so that one search goes through them all.
    joined: String,
    /// The words that have marks between their letters, and the letters alone.
    bare: Vec<(usize, String)>,
}

/// A word with the marks around it, as it stands between spaces.
#[derive(Debug)]
struct Word {
    /// Where it stands in `joined`.
    span: Span,
    /// Which letters it holds: see [`letter_set`].
    letters: u64,
    places: Vec<Place>,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The text's number.
    pub(super) text: u32,
    /// The word's first character, counted from the text's beginning; none in what only labels the text.
    pub(super) at: Option<u32>,
}

impl Vocabulary {
    /// Takes in the words of a folded text.
    pub(super) fn add_text(&mut self, number: u32, folded: &str) {
        let mut word = String::new();
        let mut start = 0;
        for (at, character) in folded.chars().enumerate() {
            if character.is_whitespace() {
                self.add(&word, Place { text: number, at: Some(start) });
                word.clear();
                start = at as u32 + 1;
            } else {
                word.push(character);
            }
        }
        self.add(&word, Place { text: number, at: Some(start) });
    }

    /// Takes in the words of a folded label: they are found, but point nowhere.
    pub(super) fn add_label(&mut self, number: u32, folded: &str) {
        for word in folded.split_whitespace() {
            self.add(word, Place { text: number, at: None });
        }
    }

    fn add(&mut self, text: &str, place: Place) {
        if text.is_empty() {
            return;
        }
        let number = self.numbers.get(text).copied().unwrap_or_else(|| self.add_word(text));
        self.words[number].places.push(place);
    }

    fn add_word(&mut self, text: &str) -> usize {
        let number = self.words.len();
        let start = self.joined.len();
        self.joined.extend([text, " "]);
        let span = Span::new(start, start + text.len());
        self.words.push(Word { span, letters: letter_set(text), places: Vec::new() });
        self.numbers.insert(text.to_owned(), number);
        self.bare.extend(matching::bare(text).map(|bare| (number, bare)));
        number
    }

    /// The words that meet a word of a query, and how: letter by letter, or where none does, by a guess.
    pub(super) fn meeting(&self, wanted: &str) -> Vec<(Met, &[Place])> {
        let mut met = self.literally(wanted);
        let letters = matching::letters(wanted);
        met.extend(self.bare.iter().filter_map(|(number, bare)| {
            let word = &self.words[*number];
            Some((
                matching::but_for_marks(&letters, bare, word.span.of(&self.joined))?,
                word.places.as_slice(),
            ))
        }));
        if met.is_empty() {
            let guess = Guess::of(&letters);
            let wanted = letter_set(&letters);
            // A slip puts in one foreign letter at most, an abbreviation none.
            let near = self.words.iter().filter(|word| (wanted & !word.letters).count_ones() <= 1);
            met.extend(near.filter_map(|word| {
                Some((guess.met_by(word.span.of(&self.joined))?, word.places.as_slice()))
            }));
        }
        met
    }

    fn literally(&self, wanted: &str) -> Vec<(Met, &[Place])> {
        let mut met = Vec::new();
        let mut done = 0;
        for (at, _) in self.joined.match_indices(wanted) {
            if at < done {
                continue;
            }
            let number = self.words.partition_point(|word| word.span.end <= at);
            let Some(word) = self.words.get(number) else { break };
            done = word.span.end;
            met.extend(
                matching::literal(wanted, word.span.of(&self.joined))
                    .map(|how| (how, word.places.as_slice())),
            );
        }
        met
    }
}

/// One bit for each letter that a word holds, some letters sharing a bit: enough to rule most words out.
fn letter_set(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}
