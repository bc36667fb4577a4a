//! Masked words: «f***ing» is the word that the speaker said, printed by an outlet that does not print it.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Table {
    words: Vec<String>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| match toml::from_str(include_str!("../../assets/lexicon/masked.toml")) {
        Ok(table) => table,
        Err(fault) => panic!("assets/lexicon/masked.toml is broken: {fault}"),
    });

/// The word for which the masked one stands that a text begins with, and how many bytes of the text it takes.
pub(super) fn opening(text: &str) -> Option<(&'static str, usize)> {
    let letters =
        |text: &str| text.chars().take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
    let (prefix, rest) = text.split_at_checked(letters(text))?;
    let mask = rest.len() - rest.trim_start_matches(['*', '_', '-']).len();
    let (stars, behind) = rest.split_at_checked(mask)?;
    // «well-known» masks nothing.
    if prefix.is_empty() || !(stars.contains('*') || stars.len() > 1) {
        return None;
    }
    let (suffix, _) = behind.split_at_checked(letters(behind))?;
    let length = prefix.len() + mask + suffix.len();
    let (first, last) = (prefix.to_lowercase(), suffix.to_lowercase());
    let fits = |word: &&String| {
        word.len() > first.len() + last.len() && word.starts_with(&first) && word.ends_with(&last)
    };
    let mut fitting = TABLE.words.iter().filter(fits);
    let same = fitting.clone().find(|word| word.len() == length);
    same.or_else(|| fitting.next()).map(|word| (word.as_str(), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_word_is_the_one_that_was_said() {
        for (text, word) in [
            ("f***ing mess", Some(("fucking", 7))),
            ("F--- that", Some(("fuck", 4))),
            ("bulls**t.", Some(("bullshit", 8))),
            ("s*** and", Some(("shit", 4))),
            ("motherf***er", Some(("motherfucker", 12))),
            ("well-known", None),
            ("five * two", None),
            ("**** that", None),
            ("", None),
        ] {
            assert_eq!(opening(text), word, "{text}");
        }
    }
}
