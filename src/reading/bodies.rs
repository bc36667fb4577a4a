//! Bodies: firms, courts, ministries, parties; told by the words of their names, by the list of
//! `assets/lexicon/bodies.toml`, and by acronyms, which are led back to the words they stand for.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::{WordSet, parse};
use super::words::Words;

#[derive(Debug, Deserialize)]
struct Table {
    heads: WordSet,
    soft: WordSet,
    known: WordSet,
    not_acronyms: WordSet,
    owned: WordSet,
    place_heads: WordSet,
    place_openers: WordSet,
    compounds: WordSet,
    legal_forms: WordSet,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| parse("bodies.toml", include_str!("../../assets/lexicon/bodies.toml")));

/// A word of a name without its possessive ending.
pub(super) fn bare_word(lower: &str) -> &str {
    lower.strip_suffix("'s").unwrap_or(lower)
}

/// Whether a word, in lower case, makes what it closes a body: `Council`, `Inc`.
pub(super) fn is_head(lower: &str) -> bool {
    TABLE.heads.contains(bare_word(lower))
}

/// Whether the list holds the name, in lower case.
pub(super) fn is_known(lower: &str) -> bool {
    TABLE.known.contains(bare_word(lower))
}

/// Whether the words of a name say that it is a body.
pub(super) fn is_body(words: &Words<'_>, name: &Range<usize>, lower: &str) -> bool {
    if is_known(lower) {
        return true;
    }
    let last = words.low(name.end.saturating_sub(1));
    let last = if last == "." { words.low(name.end.saturating_sub(2)) } else { last };
    let several = name.len() > 1;
    several
        && (is_head(last)
            || TABLE.soft.contains(bare_word(last)) && !is_place_word(last)
            || is_head(words.low(name.start)) && words.low(name.start + 1) == "of"
            || name.clone().any(|index| words.low(index) == "&"))
        || is_acronym(words, name)
}

/// Whether the words of a name say that it is a place: `Hartwell River`, `Mount Hartwell`.
pub(super) fn is_place_by_words(words: &Words<'_>, name: &Range<usize>) -> bool {
    name.len() > 1
        && (is_place_word(words.low(name.end - 1))
            || TABLE.place_openers.contains(words.low(name.start)) && name.len() == 2)
}

/// `Gulf of Hartwell`, `Bay of Quill`.
pub(super) fn is_water_of(words: &Words<'_>, name: &Range<usize>) -> bool {
    name.len() > 2 && is_place_word(words.low(name.start)) && words.low(name.start + 1) == "of"
}

/// Whether a word is an adjective made of a name: `Hartwell-based`.
pub(super) fn is_compound(lower: &str) -> bool {
    lower.rsplit_once('-').is_some_and(|(_, last)| TABLE.compounds.contains(last))
}

fn is_place_word(lower: &str) -> bool {
    TABLE.place_heads.contains(bare_word(lower))
}

/// Whether a word that closes a name is one that places or bodies have, so that the name is hardly a person.
pub(super) fn is_thing_word(lower: &str) -> bool {
    is_head(lower) || is_place_word(lower)
}

/// Whether the noun behind a name is one that only bodies have: “Hartwell shares”.
pub(super) fn owns(words: &Words<'_>, end: usize) -> bool {
    TABLE.owned.contains(words.low(end))
}

/// Whether a name is one word of capitals, `ASU` or `A.S.U.`, that is no plain word of headings.
pub(super) fn is_acronym(words: &Words<'_>, name: &Range<usize>) -> bool {
    if name.len() != 1 {
        return false;
    }
    let word = words.word(name.start).trim_end_matches("'s").trim_end_matches("’s");
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=6).contains(&letters)
        && word
            .chars()
            .all(|letter| letter.is_uppercase() || matches!(letter, '.' | '-') || letter.is_ascii_digit())
        && !TABLE.not_acronyms.contains(bare_word(words.low(name.start)))
}

/// The letters of an acronym, in lower case, without full stops.
pub(super) fn letters(lower: &str) -> String {
    bare_word(lower).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The first letters of a name's words, small words left out: `asu` for `American Something Union`.
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "&" | "de" | "on"))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A body's name, in lower case, without the legal forms behind it: `citigroup` of `citigroup inc.`
pub fn without_legal_form(name: &str) -> &str {
    let mut name = name;
    while let Some((rest, last)) = name.trim_end_matches(['.', ',', ' ']).rsplit_once(' ')
        && TABLE.legal_forms.contains(last.replace('.', "").as_str())
    {
        name = rest.trim_end_matches([',', ' ', '&']);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn body(text: &str) -> bool {
        let article = article(text);
        let words = Words::of(&article);
        is_body(&words, &(0..words.tokens.len()), &text.to_lowercase())
    }

    #[test]
    fn the_words_of_a_name_tell_a_body() {
        assert!(body("Hartwell County Council"));
        assert!(body("Ministry of Ports"));
        assert!(body("Hartwell Inc"));
        assert!(body("Quill & Sons"));
        assert!(body("HPA"));
        assert!(body("Reuters"));
        assert!(!body("Ann Hartwell"));
        assert!(!body("CEO"));
    }

    #[test]
    fn initials_leave_small_words_out() {
        assert_eq!(initials("Union of Harbor and Ferry Workers"), "uhfw");
        assert_eq!(letters("u.h.f.w.'s"), "uhfw");
    }

    #[test]
    fn a_company_is_the_same_with_and_without_its_legal_form() {
        for (name, short) in [
            ("northern harbour inc.", "northern harbour"),
            ("credit maritime group ag", "credit maritime"),
            ("holt & co.", "holt"),
            ("vale s.a.", "vale"),
            ("group", "group"),
            ("anna cole", "anna cole"),
        ] {
            assert_eq!(without_legal_form(name), short);
        }
    }
}
