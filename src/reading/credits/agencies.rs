//! Agencies: the ways to name one, and the phrases that credit it. The table is `agencies.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::reading::tables::parse;
use crate::text::fold;

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    /// What a line says that credits somebody with a part.
    pub(super) credits: Vec<String>,
    /// Agencies that such a line leaves unnamed.
    pub(super) unnamed: Vec<String>,
    /// Words of a line that credits a picture.
    pub(super) pictures: Vec<String>,
    /// Words without a capital that a byline may hold.
    pub(super) joining: Vec<String>,
    pub(super) forms: Vec<Form>,
    agencies: Vec<Agency>,
}

/// Phrases that together make a credit line of one agency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub(super) agency: String,
    pub(super) phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    tags: Vec<String>,
    names: Vec<String>,
}

/// One way to name an agency.
pub(super) struct Spelling {
    pub(super) agency: &'static str,
    pub(super) words: Vec<&'static str>,
    /// Whether it only counts as it is written.
    pub(super) tag: bool,
}

impl Spelling {
    /// Whether these are the words. Names begin with a capital where the form does: «dpa» need not.
    fn is<'a>(&self, word: impl Fn(usize) -> &'a str) -> bool {
        let alike = |(own, form): (&str, &str)| {
            if self.tag {
                return own == form;
            }
            let is_raised = own.starts_with(char::is_uppercase) || form.starts_with(char::is_lowercase);
            is_raised
                && (own.eq_ignore_ascii_case(form) || (!own.is_ascii() && fold(own).text == fold(form).text))
        };
        self.words.iter().enumerate().all(|(at, form)| alike((word(at), form)))
    }
}

/// The first letter of a word, without case and accent.
fn initial(word: &str) -> Option<char> {
    let first = word.chars().next().filter(|first| first.is_alphabetic())?;
    if first.is_ascii() { Some(first.to_ascii_lowercase()) } else { fold(word).text.chars().next() }
}

/// Every way to name an agency, by its initial: they are looked for at every word.
fn spellings() -> &'static HashMap<char, Vec<Spelling>> {
    static SPELLINGS: LazyLock<HashMap<char, Vec<Spelling>>> = LazyLock::new(|| {
        let mut found: HashMap<char, Vec<Spelling>> = HashMap::new();
        for agency in &table().agencies {
            let tags = agency.tags.iter().map(|form| (form, true));
            for (form, tag) in agency.names.iter().map(|form| (form, false)).chain(tags) {
                if let Some(initial) = initial(form) {
                    let words = form.split(' ').collect();
                    found.entry(initial).or_default().push(Spelling { agency: &agency.name, words, tag });
                }
            }
        }
        found
    });
    &SPELLINGS
}

/// The longest way to name an agency among those that are the words here, told by their place from 0 on; a full name
/// before a tag of the same length.
pub(super) fn spelling<'a>(word: impl Fn(usize) -> &'a str) -> Option<&'static Spelling> {
    let first = initial(word(0))?;
    let forms = spellings().get(&first)?.iter().filter(|form| form.is(&word));
    forms.max_by_key(|form| (form.words.len(), !form.tag))
}

/// The table; it is read once.
pub(super) fn table() -> &'static Table {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| parse("agencies.toml", include_str!("../../../assets/lexicon/agencies.toml")));
    &TABLE
}

/// The agency that goes by this name, where the name is an agency's and nothing else.
pub fn agency_named(name: &str) -> Option<&'static str> {
    let name = fold(name.trim_start_matches("The ").trim()).text;
    let bears = |agency: &&Agency| {
        agency.tags.iter().chain(&agency.names).chain([&agency.name]).any(|form| fold(form).text == name)
    };
    table().agencies.iter().find(bears).map(|agency| agency.name.as_str())
}
