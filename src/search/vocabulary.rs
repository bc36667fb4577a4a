//! The different words of many texts, and where each stands.
//!
//! A query is compared with each different word once, not with each line: a hundred thousand quotes hold
//! two million words, but few different ones.

use std::collections::HashMap;

use super::matching::{self, Guess, Met};

/// Words in the order in which they first came.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    numbers: HashMap<String, usize>,
}

/// A word with the marks around it, as it stands between spaces.
#[derive(Debug)]
struct Word {
    text: String,
    /// Its letters, where marks stand between them.
    bare: Option<String>,
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
        let number = self.numbers.get(text).copied().unwrap_or_else(|| {
            let number = self.words.len();
            self.numbers.insert(text.to_owned(), number);
            self.words.push(Word { text: text.to_owned(), bare: matching::bare(text), places: Vec::new() });
            number
        });
        self.words[number].places.push(place);
    }

    /// The words that meet a word of a query, and how: letter by letter, or where none does, by a guess.
    pub(super) fn meeting(&self, wanted: &str) -> Vec<(Met, &[Place])> {
        let letters = matching::letters(wanted);
        let exact = |word: &Word| {
            let literal = matching::literal(wanted, &word.text);
            literal.or_else(|| matching::but_for_marks(&letters, word.bare.as_deref()?, &word.text))
        };
        let met = self.filter(exact);
        if !met.is_empty() {
            return met;
        }
        let guess = Guess::of(&letters);
        self.filter(|word| guess.met_by(&word.text))
    }

    fn filter(&self, test: impl Fn(&Word) -> Option<Met>) -> Vec<(Met, &[Place])> {
        self.words.iter().filter_map(|word| Some((test(word)?, word.places.as_slice()))).collect()
    }
}
