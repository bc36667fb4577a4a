//! Grammar: parts of speech, verb groups, noun phrases, clauses. Shallow: enough to tell who says what.

mod groups;
mod listed;
mod participles;
mod parts;
mod subjects;
mod tagger;
mod times;
mod verbs;
mod vocabulary;

pub(super) use groups::{Group, GroupKind, Groups, groups, phrases};
pub(super) use parts::{Form, Part};
pub(super) use subjects::{head_before, relative_subject, subject};
pub(super) use times::{is_day, is_time, starts_time};
pub(crate) use vocabulary::irregular_verbs;

use super::names::Names;
use super::words::Words;

/// The grammar of an article's words.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The part of speech of each token.
    pub(super) parts: Vec<Part>,
    /// The base form of each token that is a full verb.
    pub(super) lemmas: Vec<Option<&'static str>>,
}

impl Grammar {
    /// Reads the words of an article whose names are known.
    pub(super) fn of(words: &Words<'_>, names: &Names) -> Self {
        let (parts, lemmas) = tagger::tag(words, names);
        Self { parts, lemmas }
    }

    /// The part of speech of a token; behind the last, a mark.
    pub(super) fn part(&self, index: usize) -> Part {
        self.parts.get(index).copied().unwrap_or(Part::Mark)
    }

    /// The base form of a token that is a full verb.
    pub(super) fn lemma(&self, index: usize) -> Option<&'static str> {
        self.lemmas.get(index).copied().flatten()
    }
}

#[cfg(test)]
mod tests;
