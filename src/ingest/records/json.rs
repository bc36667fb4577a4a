//! JSON: one article, a list of them, a list inside an object, or an article a line.

use serde_json::Value;

use super::fields::Fields;
use super::{Record, attached, links, lookup, record};
use crate::ingest::format::Format;
use crate::ingest::piece::Piece;
use crate::ingest::sniff::Contents;

/// Faults beyond so many are counted, not listed.
const FAULTS: usize = 12;

/// Whether a text may be JSON: by its first character, as text can begin with a bracket too.
pub(in crate::ingest) fn is_json(text: &str) -> bool {
    let first = text.trim_start();
    let inner = first.get(1..).unwrap_or("").trim_start();
    (first.starts_with('{') && inner.starts_with(['"', '}']))
        || (first.starts_with('[') && inner.starts_with(['{', '[', ']', '"']))
}

/// The articles in a JSON text of that path; nothing where it is no JSON and its name claims none.
///
/// # Errors
/// Where its name says JSON and it is broken, or there is no article in it.
pub(in crate::ingest) fn json(path: &str, text: &str, named: bool) -> Option<Result<Contents, String>> {
    let whole = match serde_json::from_str::<Value>(text) {
        Ok(whole) => whole,
        Err(broken) => return lines(path, text, named, &broken),
    };
    let feed = is_feed(&whole);
    let outlet = if feed { lookup::values(&whole, "title").into_iter().next() } else { None };
    let mut contents = Contents {
        format: if feed { Format::Feed } else { Format::Json },
        name: if feed { "JSON Feed" } else { Format::Json.row().name },
        pieces: Vec::new(),
        faults: Vec::new(),
    };
    let records = listed(&whole);
    let mut without = 0;
    for (at, value) in records.iter().enumerate() {
        match read(path, value) {
            Record::Article(mut piece) => {
                if let Some(outlet) = &outlet {
                    piece.meta.offer("outlet", outlet, "the feed's title");
                }
                contents.pieces.push((at + 1, *piece));
            }
            Record::Link => without += 1,
            Record::Other => {}
        }
    }
    if without > 0 {
        contents.faults.push(links(without));
    }
    Some(some(contents))
}

/// The article that a JSON value is, and not a list of them; files beside it are not opened.
///
/// # Errors
/// One clause that says why there is none.
pub(in crate::ingest) fn one(value: &Value) -> Result<Piece, String> {
    match read("", value) {
        Record::Article(piece) => Ok(*piece),
        Record::Link => Err(links(1)),
        Record::Other => Err("no article in it: an object with a text is needed".to_owned()),
    }
}

/// The contents, unless there is no article in them.
fn some(contents: Contents) -> Result<Contents, String> {
    if contents.pieces.is_empty() {
        let none = "JSON without an article in it; name its fields as in assets/formats/fields.toml (title, text, …)";
        return Err(contents.faults.into_iter().next().unwrap_or_else(|| none.to_owned()));
    }
    Ok(contents)
}

fn is_feed(value: &Value) -> bool {
    value.get("version").and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed.org"))
}

/// The records in a value: its entries, those of a list inside it, or itself.
fn listed(value: &Value) -> Vec<&Value> {
    if let Value::Array(entries) = value {
        return entries.iter().collect();
    }
    let is_article = matches!(read("", value), Record::Article(_));
    let lists = || Fields::shipped().lists.iter().flat_map(|path| lookup::inside(value, path));
    let list = lists().find_map(|found| found.as_array().filter(|list| list.iter().any(Value::is_object)));
    match list {
        Some(list) if !is_article => list.iter().collect(),
        _ => vec![value],
    }
}

fn read(path: &str, value: &Value) -> Record {
    if !value.is_object() {
        return Record::Other;
    }
    record(&|name| lookup::values(value, name), &|file| attached::piece(path, file))
}

/// An article a line. Lines that are none are told of, by their numbers.
fn lines(
    path: &str,
    text: &str,
    named: bool,
    broken: &serde_json::Error,
) -> Option<Result<Contents, String>> {
    let row = Format::JsonLines.row();
    let mut contents =
        Contents { format: Format::JsonLines, name: row.name, pieces: Vec::new(), faults: Vec::new() };
    let (mut without, mut faulty, mut objects) = (0, 0, 0);
    for (at, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(value) => {
                objects += usize::from(value.is_object());
                match read(path, &value) {
                    Record::Article(piece) => contents.pieces.push((at + 1, *piece)),
                    Record::Link => without += 1,
                    Record::Other => {}
                }
            }
            Err(error) => {
                faulty += 1;
                if faulty <= FAULTS {
                    contents.faults.push(format!("line {}: not valid JSON: {}", at + 1, clause(&error)));
                }
            }
        }
    }
    if objects == 0 {
        let what = format!("not valid JSON: {} at line {}; correct it there", clause(broken), broken.line());
        return named.then_some(Err(what));
    }
    if faulty > FAULTS {
        contents.faults.push(format!("{} more lines are not valid JSON", faulty - FAULTS));
    }
    if without > 0 {
        contents.faults.push(links(without));
    }
    Some(some(contents))
}

/// What is wrong, without the place, which is told apart.
pub(in crate::ingest) fn clause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}
