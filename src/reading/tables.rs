//! Tables of words that ship with the program, asked for nearly every word of an article.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use serde::de::DeserializeOwned;

/// What a table says of a word.
pub(super) type Lookup<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
/// A list of words.
pub(super) type WordSet<W = String> = HashSet<W, BuildHasherDefault<Quick>>;

/// A table of `assets/lexicon/`, by its file's name and text.
///
/// # Panics
/// Never on a build whose tests pass: the tables are part of the program.
pub(super) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(fault) => panic!("assets/lexicon/{file} is broken: {fault}"),
    }
}

/// The hash of our own tables, after `FxHash` of Firefox. An article can ask for no more than the words that we put in,
/// so nobody can make one slow; maps that hold an article's words have a hash with a seed.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        let last = rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
        if !rest.is_empty() {
            self.add(last);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The high bits are the best mixed; the map looks at both ends.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_alike_are_kept_apart() {
        let words = ["a", "", "said", "aid", "dias", "responsible", "irresponsible", "responsibly"];
        let hash = |word: &str| {
            let mut quick = Quick::default();
            quick.write(word.as_bytes());
            quick.write_u8(0xff);
            quick.finish()
        };
        let hashes: HashSet<u64> = words.into_iter().map(hash).collect();
        assert_eq!(hashes.len(), words.len());
    }

    #[test]
    fn a_table_finds_its_words_and_no_others() {
        let words: WordSet = ["mayor", "harbor", "harbors"].into_iter().map(str::to_owned).collect();
        assert!(words.contains("harbor") && !words.contains("harbo"));
    }
}
