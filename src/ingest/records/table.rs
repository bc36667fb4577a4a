//! A table with a row for each article: comma- or tab-separated values.

use super::fields::{Fields, folded};
use super::{Record, attached, links, record};
use crate::ingest::format::{self, Format};
use crate::ingest::sniff::Contents;

/// Whether a text is a table of articles or of links: by its name, or by its first line naming two fields of which
/// one is an article's words or address.
pub(in crate::ingest) fn is_table(path: &str, text: &str) -> bool {
    let ending = format::ending(path);
    if ["csv", "tsv"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return true;
    }
    let line = text.lines().next().unwrap_or("");
    let parting = parting(line);
    let names: Vec<String> = line.split(char::from(parting)).map(folded).collect();
    let fields = Fields::shipped();
    let holds = |field: &[String]| names.iter().any(|name| field.iter().any(|known| folded(known) == *name));
    names.len() > 1
        && line.len() < 1000
        && (holds(&fields.body) || holds(&fields.url))
        && holds(&fields.title)
}

/// What parts the columns: what stands most often in the first line.
fn parting(line: &str) -> u8 {
    let count = |parting: &u8| line.bytes().filter(|byte| byte == parting).count();
    // Of equals the last counts: a comma before all.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// The articles in a table.
///
/// # Errors
/// Where no column holds an article's words.
pub(in crate::ingest) fn table(path: &str, text: &str) -> Result<Contents, String> {
    let parting = parting(text.lines().next().unwrap_or(""));
    let mut rows = csv::ReaderBuilder::new().delimiter(parting).flexible(true).from_reader(text.as_bytes());
    let headers = rows.headers().map_err(|error| format!("not a table: {error}"))?.clone();
    let names: Vec<String> = headers.iter().map(folded).collect();
    let row_of = Format::Table.row();
    let mut contents =
        Contents { format: Format::Table, name: row_of.name, pieces: Vec::new(), faults: Vec::new() };
    let mut without = 0;
    for (at, row) in rows.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                contents.faults.push(format!("row {}: {error}", at + 1));
                continue;
            }
        };
        let values = |name: &str| {
            let name = folded(name);
            let column = names.iter().position(|known| *known == name);
            column.and_then(|column| row.get(column)).map(str::to_owned).into_iter().collect()
        };
        match record(&values, &|file| attached::piece(path, file)) {
            Record::Article(piece) => contents.pieces.push((at + 1, *piece)),
            Record::Link => without += 1,
            Record::Other => {}
        }
    }
    if without > 0 {
        contents.faults.push(links(without));
    }
    if contents.pieces.is_empty() {
        let columns = headers.iter().take(12).collect::<Vec<_>>().join(", ");
        let none =
            format!("a table without a column of articles' words (text, body, content); it has {columns}");
        return Err(contents.faults.into_iter().next().unwrap_or(none));
    }
    Ok(contents)
}
