//! Word pieces: the words of a text cut into the pieces of a fixed vocabulary, as BERT's uncased English models cut them.
//!
//! The rules are those of Devlin et al., «BERT» (2018), and of the `WordPiece` tokenizer published with it: case and
//! accents fall away, every punctuation mark stands alone, and a word is cut from its start into the longest known pieces.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sanitise::is_unseen;

/// A word with more characters than this is not cut: it is a link or a key, and no word.
const LONGEST: usize = 100;

/// A vocabulary of word pieces.
#[derive(Debug)]
pub struct WordPieces {
    /// The pieces that begin a word, by their line in the vocabulary.
    heads: HashMap<&'static str, u32>,
    /// The pieces that go on in a word.
    tails: HashMap<&'static str, u32>,
}

impl WordPieces {
    /// Reads a vocabulary of one piece a line; `##` stands before a piece that goes on in a word.
    pub fn of(vocabulary: &'static str) -> Self {
        let mut pieces =
            Self { heads: HashMap::with_capacity(1 << 15), tails: HashMap::with_capacity(1 << 13) };
        for (number, line) in vocabulary.lines().enumerate() {
            match line.strip_prefix("##").filter(|tail| !tail.is_empty()) {
                Some(tail) => pieces.tails.insert(tail, number as u32),
                None => pieces.heads.insert(line, number as u32),
            };
        }
        pieces
    }

    /// The line of a piece that begins a word.
    pub fn number(&self, piece: &str) -> Option<u32> {
        self.heads.get(piece).copied()
    }

    /// How many pieces the vocabulary has.
    pub fn len(&self) -> usize {
        self.heads.len() + self.tails.len()
    }

    /// Whether the vocabulary has no piece.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The pieces of a text in order, each as its line in the vocabulary, from 0. A word with a part that no piece
    /// matches is left out.
    pub fn cut(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::with_capacity(text.len() / 4);
        let mut word = String::new();
        let mut take = |character: char| {
            if character.is_whitespace() {
                self.cut_word(&word, &mut found);
                word.clear();
            } else if is_punctuation(character) || is_ideograph(character) {
                self.cut_word(&word, &mut found);
                word.clear();
                self.cut_word(character.encode_utf8(&mut [0; 4]), &mut found);
            } else {
                word.push(character);
            }
        };
        for character in text.chars() {
            if character.is_control() && !character.is_ascii_whitespace() || is_unseen(character) {
                continue;
            }
            if character.is_ascii() {
                take(character.to_ascii_lowercase());
                continue;
            }
            std::iter::once(character)
                .nfd()
                .filter(|&part| !is_combining_mark(part))
                .flat_map(char::to_lowercase)
                .for_each(&mut take);
        }
        self.cut_word(&word, &mut found);
        found
    }

    /// Cuts one word from its start, each time as far as a piece reaches.
    fn cut_word(&self, word: &str, found: &mut Vec<u32>) {
        if word.is_empty() || word.chars().nth(LONGEST).is_some() {
            return;
        }
        let before = found.len();
        let mut rest = word;
        while !rest.is_empty() {
            let known = if rest.len() == word.len() { &self.heads } else { &self.tails };
            let ends = rest.char_indices().rev().map(|(at, character)| at + character.len_utf8());
            let longest = ends
                .map(|end| rest.split_at(end))
                .find_map(|(piece, after)| known.get(piece).map(|&number| (number, after)));
            let Some((number, after)) = longest else {
                found.truncate(before);
                return;
            };
            found.push(number);
            rest = after;
        }
    }
}

/// Punctuation marks of ASCII, its symbols among them, and those of Unicode's categories Pc to Ps that print uses.
fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(character,
            '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{37e}' | '\u{387}' | '\u{55a}'..='\u{55f}'
            | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}' | '\u{60c}' | '\u{61b}'
            | '\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{e4f}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}'
            | '\u{207d}' | '\u{207e}' | '\u{208d}' | '\u{208e}' | '\u{2308}'..='\u{230b}' | '\u{2329}' | '\u{232a}'
            | '\u{2768}'..='\u{2775}' | '\u{27c5}' | '\u{27c6}' | '\u{27e6}'..='\u{27ef}' | '\u{2983}'..='\u{2998}'
            | '\u{2e00}'..='\u{2e2e}' | '\u{2e30}'..='\u{2e4f}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301f}' | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}'
            | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe52}' | '\u{fe54}'..='\u{fe61}' | '\u{fe63}' | '\u{fe68}'
            | '\u{fe6a}' | '\u{fe6b}' | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}'
            | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff3f}' | '\u{ff5b}'
            | '\u{ff5d}' | '\u{ff5f}'..='\u{ff65}')
}

/// Chinese characters, each of which is a word by itself.
fn is_ideograph(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ceaf}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str =
        "the\nship\nmiss\nmissile\norban\nu\ns\n.\n,\n'\n-\n“\n##s\n##ile\n##ing\nlong\nrange\n##";

    fn cut(text: &str) -> Vec<&'static str> {
        let lines: Vec<&str> = VOCABULARY.lines().collect();
        WordPieces::of(VOCABULARY).cut(text).into_iter().map(|number| lines[number as usize]).collect()
    }

    #[test]
    fn a_word_is_cut_into_the_longest_pieces_from_its_start() {
        assert_eq!(cut("the missiles missing"), ["the", "missile", "##s", "miss", "##ing"]);
    }

    #[test]
    fn case_and_accents_fall_away() {
        assert_eq!(cut("THE Orbán orba\u{301}n"), ["the", "orban", "orban"]);
    }

    #[test]
    fn every_mark_stands_alone() {
        assert_eq!(
            cut("“Long-range, the U.S.'s"),
            ["“", "long", "-", "range", ",", "the", "u", ".", "s", ".", "'", "s"]
        );
    }

    #[test]
    fn a_word_that_cannot_be_cut_whole_is_left_out_whole() {
        assert_eq!(cut("the shipxyz missile"), ["the", "missile"]);
        assert_eq!(cut(&format!("the {} ship", "s".repeat(101))), ["the", "ship"]);
        assert_eq!(cut("the 中 ship"), ["the", "ship"]);
    }

    #[test]
    fn what_is_not_seen_does_not_part_a_word() {
        assert_eq!(cut("mis\u{ad}sile\u{200b}s\tthe\u{a0}ship\0"), ["missile", "##s", "the", "ship"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }
}
