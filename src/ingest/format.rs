//! The formats that are read, in one table: how each is told from its content, by what ending a folder's files of it
//! are found, and what the README says of it.

use std::fmt::Write;
use std::path::Path;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Words and nothing else.
    Text,
    /// Words with Markdown's marks.
    Markdown,
    /// A page of the web.
    Page,
    /// One JSON value.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// NITF.
    Nitf,
    /// `NewsML`, 1 or G2.
    NewsMl,
    /// A message, or a mailbox of them.
    Mail,
    /// An archive of the web.
    Warc,
    /// A table with a row for each article.
    Table,
}

/// A row of the table of formats.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) format: Format,
    /// As the README and a report call it.
    pub(super) name: &'static str,
    /// The endings by which a folder's files of it are found.
    pub(super) endings: &'static [&'static str],
    /// What in it is read.
    pub(super) read: &'static str,
    /// The library that parses it, and why that one.
    pub(super) parser: &'static str,
}

/// Every format, in the order in which the README lists them.
pub(super) const FORMATS: &[Row] = &[
    Row {
        format: Format::Text,
        name: "plain text",
        endings: &["txt", "text"],
        read: "front matter, headline, paragraphs (hard-wrapped or one a line)",
        parser: "own; `encoding_rs` and `chardetng` for encodings",
    },
    Row {
        format: Format::Markdown,
        name: "Markdown",
        endings: &["md", "markdown"],
        read: "front matter, headings, paragraphs, quotes, lists",
        parser: "own: only words and paragraphs are wanted",
    },
    Row {
        format: Format::Page,
        name: "web page",
        endings: &["html", "htm", "xhtml", "shtml"],
        read: "saved pages (plain, complete, SingleFile): the main text; who, when and where from JSON-LD, OpenGraph, meta, `time`, canonical link",
        parser: "`legible`, a port of Readability under a licence we take: it finds what holds the article; quotes, captions and links are told apart by own rules",
    },
    Row {
        format: Format::Json,
        name: "JSON",
        endings: &["json"],
        read: "newspaper4k, trafilatura, news-please, Readability, wallabag, ninjs 1 to 3, Zotero CSL-JSON, NewsAPI: one object, an array, or a list inside; the names of fields stand in `assets/formats/fields.toml`",
        parser: "`serde_json`: exact, refuses deep nesting",
    },
    Row {
        format: Format::JsonLines,
        name: "JSON lines",
        endings: &["jsonl", "ndjson"],
        read: "the same, an object a line",
        parser: "`serde_json`",
    },
    Row {
        format: Format::Feed,
        name: "feed",
        endings: &["rss", "atom", "rdf"],
        read: "RSS 0.9 to 2.0, Atom, JSON Feed: each item with its full content, `source` as the outlet; an item cut short is marked and nothing is called left out in it",
        parser: "`roxmltree` and `serde_json`; `feed-rs` drops `source`, the outlet",
    },
    Row {
        format: Format::Nitf,
        name: "NITF",
        endings: &["nitf", "xml"],
        read: "headline, byline, dateline, paragraphs, block quotes",
        parser: "`roxmltree`: no network, entities bounded",
    },
    Row {
        format: Format::NewsMl,
        name: "NewsML-G2",
        endings: &["newsml", "xml"],
        read: "items and messages with NITF, XHTML or plain text inside",
        parser: "`roxmltree`",
    },
    Row {
        format: Format::Mail,
        name: "mail",
        endings: &["eml", "mbox"],
        read: "a message's text, or else its HTML; sender, date and subject; a mailbox message by message",
        parser: "`mail-parser`: every encoding and charset of MIME",
    },
    Row {
        format: Format::Warc,
        name: "web archive",
        endings: &["warc"],
        read: "each page of a WARC file that was answered with 200",
        parser: "own for the records, `httparse` for what lies in them",
    },
    Row {
        format: Format::Table,
        name: "table",
        endings: &["csv", "tsv"],
        read: "a row an article, its columns named as JSON's fields are; a column with the text is needed",
        parser: "`csv`",
    },
];

/// The table of formats in Markdown, as the README shows it: what is read, from files of which endings, by what.
pub fn formats_table() -> String {
    let mut table = "| format | endings | what is read | parsed by |\n|---|---|---|---|\n".to_owned();
    for Row { name, endings, read, parser, .. } in FORMATS {
        let endings: Vec<String> = endings.iter().map(|ending| format!("`.{ending}`")).collect();
        let _ = writeln!(table, "| {name} | {} | {read} | {parser} |", endings.join(" "));
    }
    table
}

impl Format {
    /// Its row.
    pub(super) fn row(self) -> &'static Row {
        // A test holds the table to having every format.
        FORMATS.iter().find(|row| row.format == self).unwrap_or(&FORMATS[0])
    }
}

/// Whether a file of that name may hold several articles, of several events then: a feed, an archive, a mailbox, lines of
/// JSON, a table.
pub fn may_hold_many(name: &str) -> bool {
    let ending = ending(unpacked(name));
    let many = ["json", "xml", "mbox"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    let holds_many = [Format::JsonLines, Format::Feed, Format::Warc, Format::Table];
    let mut endings = holds_many.iter().flat_map(|format| format.row().endings);
    many || endings.any(|known| ending.eq_ignore_ascii_case(known))
}

/// A file's name without `.gz`.
fn unpacked(name: &str) -> &str {
    let inner = name.len().checked_sub(3).filter(|_| ending(name).eq_ignore_ascii_case("gz"));
    inner.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// Whether a folder's file of that name is one of its articles: by its ending, before `.gz` too.
pub(super) fn is_known_ending(name: &str) -> bool {
    let ending = ending(unpacked(name));
    FORMATS.iter().flat_map(|row| row.endings).any(|known| ending.eq_ignore_ascii_case(known))
}

/// What follows the last full stop of a file's name.
pub(super) fn ending(name: &str) -> &str {
    Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_one_row_and_the_readme_shows_them_all() {
        let formats = [
            Format::Text,
            Format::Markdown,
            Format::Page,
            Format::Json,
            Format::JsonLines,
            Format::Feed,
            Format::Nitf,
            Format::NewsMl,
            Format::Mail,
            Format::Warc,
            Format::Table,
        ];
        assert_eq!(formats.len(), FORMATS.len());
        for format in formats {
            assert_eq!(format.row().format, format);
            assert!(!format.row().parser.is_empty(), "{format:?}");
        }
        let readme = include_str!("../../README.md");
        assert!(readme.contains(&formats_table()), "the README's table is what `rashomon formats` prints");
    }

    #[test]
    fn a_folder_s_files_are_found_by_their_endings_packed_or_not() {
        for name in ["a.txt", "a.HTML", "a.warc.gz", "a.jsonl.GZ", "www.courier.example.md"] {
            assert!(is_known_ending(name), "{name}");
        }
        for name in ["a.jsonl", "feed.RSS", "a.warc.gz", "a.csv", "b.json"] {
            assert!(may_hold_many(name), "{name}");
        }
        assert!(!may_hold_many("a.txt") && !may_hold_many("a.html.gz"));
        for name in ["a.pdf", "a", "a.gz", "html", "a.tar.gz", ".gz", "é.gz"] {
            assert!(!is_known_ending(name), "{name}");
        }
    }
}
