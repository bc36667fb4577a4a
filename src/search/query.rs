//! What is asked of the search, read from one line: words, and terms that say where a word must stand.

use crate::text::fold;

use super::kinds::Kind;
use super::terms::{Term, terms};

/// The terms of a query and what each asks for, as the help lists them.
pub const TERMS: [(&str, &str); 4] = [
    (
        "words",
        "all of them in the quote, its cue, its speaker or its outlet, in any order; one slip is forgiven",
    ),
    ("@name", "the speaker’s name, or what the article calls the speaker here; @\"two words\" holds a space"),
    ("in:outlet", "the outlet’s name; in:\"two words\""),
    (
        "kind:altered",
        "also direct, mixed, indirect, verbatim, shortened, unnamed; the first letters are enough. Of kinds that rule each other out, any; else all",
    ),
];

/// Where a word of a query may be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// In the quote, its cue, its speaker or its outlet.
    Any,
    /// In the name of the speaker, or in what the article calls the speaker beside the quote.
    Speaker,
    /// In the outlet's name.
    Outlet,
}

/// A word that must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its folded letters.
    pub(super) letters: String,
    /// Where it must be met.
    pub(super) field: Field,
    /// Whether it may as well be met anywhere: it stands behind a quotation mark that nobody has closed yet.
    pub(super) loose: bool,
}

/// A line that was typed, folded and taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// The words to be met.
    pub(super) words: Vec<Word>,
    /// The kinds asked for.
    pub(super) kinds: Vec<Kind>,
    /// What stands behind `kind:` and begins no kind's name.
    pub(super) unknown: Option<String>,
}

/// What is wrong with a query that nothing can meet, in a sentence without its full stop; nothing for any other query.
pub fn fault(query: &str) -> Option<String> {
    let unknown = Query::of(query).unknown?;
    Some(format!("kind:{unknown} is no kind of quote; the kinds are {}", Kind::names()))
}

impl Query {
    /// Reads a line. A term without a word behind it is still being typed and asks for nothing.
    pub(super) fn of(line: &str) -> Self {
        let mut query = Self::default();
        for Term { key, value, open } in terms(line, &["@", "in:", "kind:"]) {
            let value = fold(value).text;
            match key {
                "@" => query.take_words(&value, Field::Speaker, open),
                "in:" => query.take_words(&value, Field::Outlet, open),
                "kind:" => query.take_kind(&value),
                _ => query.take_words(&value, Field::Any, open),
            }
        }
        query
    }

    fn take_words(&mut self, words: &str, field: Field, open: bool) {
        for (place, word) in words.split_whitespace().enumerate() {
            // Marks around words are the writer's, and no part of what is looked for.
            let letters = word.trim_matches('"').to_owned();
            if !letters.is_empty() {
                self.words.push(Word { letters, field, loose: open && place > 0 });
            }
        }
    }

    fn take_kind(&mut self, name: &str) {
        match Kind::beginning(name) {
            _ if name.is_empty() => {}
            Some(kind) => self.kinds.push(kind),
            None => self.unknown = Some(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word of a query behind the field where it must be met, `~` behind one that may be met anywhere too.
    fn read(line: &str) -> Vec<String> {
        let told = |word: &Word| {
            let field = match word.field {
                Field::Any => "",
                Field::Speaker => "@",
                Field::Outlet => "in:",
            };
            format!("{field}{}{}", word.letters, if word.loose { "~" } else { "" })
        };
        Query::of(line).words.iter().map(told).collect()
    }

    #[test]
    fn a_line_is_words_and_terms_in_any_order() {
        assert_eq!(read("great @Orbán in:Herald progress"), ["great", "@orban", "in:herald", "progress"]);
        assert_eq!(Query::of("kind:a great KIND:Direct").kinds, [Kind::Altered, Kind::Direct]);
    }

    #[test]
    fn quotation_marks_of_any_style_hold_words_together() {
        for line in ["@\"Donald Trump\" great", "@“Donald Trump” great", "@«Donald Trump» great"] {
            assert_eq!(read(line), ["@donald", "@trump", "great"], "{line}");
        }
        assert_eq!(read("in:\"Evening Dispatch\"@ann"), ["in:evening", "in:dispatch", "@ann"]);
        assert_eq!(Query::of("kind:\"altered\"").kinds, [Kind::Altered]);
    }

    #[test]
    fn marks_around_words_without_a_prefix_say_nothing() {
        assert_eq!(read("“great progress,” \""), ["great", "progress,"]);
        assert_eq!(read("\"@home\""), ["@home"].map(str::to_owned));
        assert_eq!(Query::of("\"@home\"").words[0].field, Field::Any);
    }

    #[test]
    fn a_term_that_is_still_being_typed_asks_for_nothing() {
        for line in ["@", "in:", "kind:", "@\"", "in:\"", "kind:\"", "\"", "@ in: kind:", "@\"\"", "@\" \""] {
            assert_eq!(Query::of(line), Query::default(), "{line}");
        }
        assert_eq!(read("@ great"), ["great"]);
    }

    #[test]
    fn behind_an_open_mark_only_the_first_word_is_held_to_its_place() {
        assert_eq!(read("@\"Donald Tru"), ["@donald", "@tru~"]);
        assert_eq!(read("@\"Donald Trump in:Herald"), ["@donald", "@trump~", "in:herald"]);
        assert_eq!(read("in:\"Evening"), ["in:evening"]);
    }

    #[test]
    fn an_unknown_kind_is_told_in_a_sentence_that_lists_the_kinds() {
        assert_eq!(
            fault("great kind:loud").unwrap(),
            "kind:loud is no kind of quote; the kinds are direct, mixed, indirect, verbatim, shortened, altered, unnamed"
        );
        for line in ["kind:", "kind:alt", "loud", ""] {
            assert_eq!(fault(line), None, "{line}");
        }
    }

    #[test]
    fn a_prefix_inside_a_word_is_part_of_the_word() {
        assert_eq!(read("ann@example.org main: mankind:"), ["ann@example.org", "main:", "mankind:"]);
    }
}
