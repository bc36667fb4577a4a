//! Articles as records with named fields: JSON, JSON lines and tables. The names stand in `assets/formats/fields.toml`.

mod attached;
mod fields;
mod json;
mod lookup;
mod table;

pub(super) use json::{clause, is_json, json, one};
pub(super) use table::{is_table, table};

use std::borrow::Cow;

use super::meta::Meta;
use super::paragraphs::{self, Block};
use super::piece::Piece;
use super::{cut, dates, entities, html, tags};
use crate::text::sanitise;
use fields::Fields;

/// What a record turned out to be.
#[derive(Debug)]
enum Record {
    /// An article.
    Article(Box<Piece>),
    /// An article's address or title without its words.
    Link,
    /// Neither.
    Other,
}

/// A value of a record under one of the names of a field.
struct Value {
    /// The name under which it was found.
    name: String,
    text: String,
}

/// A value with fewer words is a remark (`PMID: 123`) where it stands in a field for remarks.
const REMARK: usize = 30;

/// The article behind a record; `values` gives all that it holds under a name of the table, in order.
fn record(values: &dyn Fn(&str) -> Vec<String>, attached: &dyn Fn(&str) -> Option<Piece>) -> Record {
    let fields = Fields::shipped();
    let all = |names: &[String]| -> Vec<Value> {
        let found = names.iter().flat_map(|name| values(name).into_iter().map(|text| (name.clone(), text)));
        found.map(|(name, text)| Value { name, text }).filter(|value| !value.text.trim().is_empty()).collect()
    };
    let meta = meta(&all, values, fields);
    let from = |value: &Value| Cow::Owned(format!("field {}", value.name));
    if let Some(value) = all(&fields.body).into_iter().find(holds_words) {
        let mut blocks = blocks(&value.text);
        let truncated = cut::cut(&mut blocks);
        let body = from(&value);
        return Record::Article(Box::new(Piece { meta, blocks, body, truncated }));
    }
    if let Some((value, piece)) =
        all(&fields.files).into_iter().find_map(|value| attached(&value.text).map(|piece| (value, piece)))
    {
        let body = Cow::Owned(format!("attached file {}", super::one_line(&value.text)));
        return Record::Article(Box::new(Piece { meta: meta.or(piece.meta), body, ..piece }));
    }
    if let Some(value) = all(&fields.summary).into_iter().find(|value| words(&value.text) > 3) {
        let truncated = Some(Cow::Borrowed("a summary, not the article"));
        let body = from(&value);
        return Record::Article(Box::new(Piece { meta, blocks: blocks(&value.text), body, truncated }));
    }
    if meta.url.is_some() || meta.title.is_some() { Record::Link } else { Record::Other }
}

fn meta(
    all: &dyn Fn(&[String]) -> Vec<Value>,
    values: &dyn Fn(&str) -> Vec<String>,
    fields: &Fields,
) -> Meta {
    let mut meta = Meta::default();
    let from = |value: &Value| format!("field {}", value.name);
    for value in all(&fields.title) {
        meta.offer("title", &plain(&value.text), from(&value));
    }
    for value in all(&fields.outlet) {
        // trafilatura keeps the page's address under `source`.
        let outlet = super::outlet::from_address(&value.text).unwrap_or_else(|| plain(&value.text));
        meta.offer("outlet", &outlet, from(&value));
    }
    for value in all(&fields.date) {
        meta.offer("date", &dates::iso(&value.text), from(&value));
    }
    for value in all(&fields.url).into_iter().filter(|value| is_address(&value.text)) {
        meta.offer("url", value.text.trim(), from(&value));
    }
    let signed = fields.author.iter().find(|name| values(name).iter().any(|text| !text.trim().is_empty()));
    if let Some(name) = signed {
        let names: Vec<String> = values(name).iter().map(|text| plain(text)).collect();
        meta.offer("author", &names.join(", "), format!("field {name}"));
    }
    meta
}

/// Whether a value can be an article's words: not an address, and no remark.
fn holds_words(value: &Value) -> bool {
    let is_remark = value.name.starts_with("note") && words(&value.text) < REMARK;
    !is_remark && !is_address(&value.text) && value.text.chars().any(char::is_alphanumeric)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

/// The paragraphs of a value: a page's where it has tags, plain text's otherwise.
fn blocks(text: &str) -> Vec<Block> {
    if tags::has_tags(text) {
        html::fragment(text)
    } else {
        paragraphs::of_text(&entities::decode(&sanitise(text)))
    }
}

/// A value without tags.
fn plain(text: &str) -> String {
    if tags::has_tags(text) {
        html::fragment(text).iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

/// What a list of records without words is told.
pub(super) fn links(count: usize) -> String {
    let what = if count == 1 { "a link".to_owned() } else { format!("{count} links") };
    format!("{what} without the article's words; fetch them by their addresses: rashomon https://…")
}
