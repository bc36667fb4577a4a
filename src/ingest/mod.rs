//! Floor 2: the only door for bytes from outside. Files become a [`Story`].
//!
//! A folder may hold a `story.toml`, which speaks over what the files say of themselves:
//!
//! ```toml
//! title = "The harbour bridge"
//!
//! [articles."courier.md"]        # a .txt, .md or .markdown file of this folder
//! outlet = "The Courier"         # every key may be left out
//! title = "Bridge stays shut until spring"
//! date = 2025-03-09
//! author = "Jane Doe"
//! url = "https://courier.example/bridge"
//! ```
//!
//! The same keys may stand in an article's own front matter, between two `---` lines at its top.

mod cut;
mod dates;
mod decode;
mod demo;
mod entities;
mod feed;
mod files;
mod format;
mod front_matter;
mod furniture;
mod html;
mod mail;
mod markdown;
mod meta;
mod newsml;
mod nitf;
mod outlet;
mod paragraphs;
mod piece;
mod prose;
mod records;
mod sniff;
mod story_toml;
mod tags;
mod warc;
mod web;
mod xml;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

pub use demo::demo;
pub use files::{is_called_a_story, is_of_a_story};
pub use format::{formats_table, may_hold_many};
pub use web::{Web, is_address};
pub(crate) use web::{make_private, thin};

use crate::progress::{Step, Watch};
use crate::story::{Article, Provenance, Story};
use crate::text::sanitise;
use files::Entry;
use format::Format;
use meta::{Found, Meta};
use piece::Piece;
use web::Fetched;

/// What came in: a story, and the files that could not be read beside it.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The articles that could be read.
    pub story: Story,
    /// The files that could not, each with the reason, in order.
    pub skipped: Vec<Fault>,
}

/// Why a path could not be opened; its display is one line that names the path and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", safe_line(path), safe_line(what))]
pub struct Fault {
    /// The path as it was given.
    pub path: String,
    /// What is wrong.
    pub what: String,
}

impl Fault {
    fn new(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self { path: path.into(), what: what.into() }
    }
}

/// Articles as they came in, of one story or of many.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// The articles that could be read, in order; several may name the same outlet.
    pub articles: Vec<Article>,
    /// The files that could not, each with the reason, in order.
    pub skipped: Vec<Fault>,
    /// What a `story.toml` calls them.
    pub title: Option<String>,
}

/// Which files of a folder are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inner {
    /// Those that lie in the folder itself.
    LeftOut,
    /// Those of its inner folders too.
    Walked,
}

/// Opens files and folders as one story; `-` is standard input.
///
/// A folder gives its files of the formats that are read, by name, hidden ones and inner folders left out.
/// A file that is reached twice is read once.
///
/// # Errors
/// When no article at all can be read, or a `story.toml` is broken.
pub fn open(paths: &[PathBuf]) -> Result<Opened, Fault> {
    open_watched(paths, &Web::default(), &Watch::default())
}

/// The same under a watch; once it was told to stop, files are left out.
///
/// # Errors
/// As [`open()`].
pub fn open_watched(paths: &[PathBuf], web: &Web, watch: &Watch) -> Result<Opened, Fault> {
    let pile = open_pile(paths, Inner::LeftOut, web, watch)?;
    Ok(Opened { story: story_of(pile.title, pile.articles), skipped: pile.skipped })
}

/// Opens files and folders as a pile of articles; once the watch was told to stop, files are left out.
///
/// # Errors
/// As [`open()`].
pub fn open_pile(paths: &[PathBuf], inner: Inner, web: &Web, watch: &Watch) -> Result<Pile, Fault> {
    let listed = files::list(paths, inner)?;
    let mut pile = Pile { skipped: listed.faults, title: listed.title, ..Pile::default() };
    let count = watch.begin(Step::Open, listed.entries.len());
    let mut pages = pages(&listed.entries, web, watch);
    for entry in &listed.entries {
        let page = pages.remove(&entry.shown);
        match count.piece(|| Some(articles(entry, page))) {
            Some(Ok(parsed)) => {
                pile.articles.extend(parsed.articles);
                pile.skipped.extend(parsed.faults);
            }
            Some(Err(fault)) => pile.skipped.push(fault),
            None => break,
        }
    }
    if pile.articles.is_empty() {
        let mut skipped = pile.skipped;
        let others = skipped.len().saturating_sub(1);
        let nothing = || Fault::new("-", "nothing to open; give article files or a folder of them");
        let mut first = if skipped.is_empty() { nothing() } else { skipped.swap_remove(0) };
        if others > 0 {
            first.what = format!("{} (and {others} more could not be read)", first.what);
        }
        return Err(first);
    }
    Ok(pile)
}

/// How many pages are fetched at a time; they come from as many outlets.
const AT_A_TIME: usize = 8;

/// The pages among the entries, fetched side by side.
fn pages(entries: &[Entry], web: &Web, watch: &Watch) -> HashMap<String, Result<Fetched, String>> {
    let addresses: Vec<&str> =
        entries.iter().filter(|entry| entry.is_address()).map(|entry| entry.shown.as_str()).collect();
    let next = AtomicUsize::new(0);
    let fetched = Mutex::new(HashMap::new());
    let fetch_on = || {
        while let Some(address) = addresses.get(next.fetch_add(1, Ordering::Relaxed)) {
            let page = web::fetch(address, web, watch);
            fetched.lock().unwrap_or_else(PoisonError::into_inner).insert((*address).to_owned(), page);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME.min(addresses.len()) {
            scope.spawn(fetch_on);
        }
    });
    fetched.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Reads one entry from where it lies, or from the page that was fetched for it.
fn articles(entry: &Entry, page: Option<Result<Fetched, String>>) -> Result<Parsed, Fault> {
    let Some(page) = page else {
        return parse(&entry.shown, &files::read(entry)?, &entry.meta);
    };
    let fault = |what: String| Fault::new(entry.shown.clone(), what);
    let Fetched { bytes, notice } = page.map_err(fault)?;
    let mut parsed = parse(&entry.shown, &bytes, &entry.meta)?;
    for article in parsed.articles.iter_mut().filter(|article| article.url.is_none()) {
        article.url = Some(entry.shown.clone());
        if article.provenance.outlet == "file name"
            && let Some(host) = outlet::from_address(&entry.shown)
        {
            article.outlet = host;
            "address".clone_into(&mut article.provenance.outlet);
        }
    }
    parsed.faults.extend(notice.map(fault));
    Ok(parsed)
}

/// The articles of one file, and what in it is none.
#[derive(Debug, Default)]
struct Parsed {
    articles: Vec<Article>,
    faults: Vec<Fault>,
}

/// The articles behind a file's bytes; `told` is what `story.toml` says of them.
///
/// # Errors
/// When there is no article in it.
fn parse(file: &str, bytes: &[u8], told: &Meta) -> Result<Parsed, Fault> {
    let fault = |what: String| Fault::new(file, what);
    let contents = sniff::read(file, bytes).map_err(fault)?;
    let mut parsed = Parsed::default();
    let many = contents.pieces.len() > 1;
    let sha256 = fingerprint(bytes);
    let (format, name, faults) = (contents.format, contents.name, contents.faults);
    for (number, piece) in contents.pieces {
        let entry = many.then_some(number);
        let path = entry.map_or_else(|| file.to_owned(), |number| format!("{file}#{number}"));
        if piece.has_words() {
            let article = article(file, format, name, piece, told);
            parsed.articles.push(Article {
                path: safe_line(&path),
                entry,
                sha256: sha256.clone(),
                ..article
            });
        } else {
            parsed.faults.push(Fault::new(path, EMPTY));
        }
    }
    parsed.faults.extend(faults.into_iter().map(fault));
    if parsed.articles.is_empty() {
        let first = parsed.faults.into_iter().next();
        return Err(first.unwrap_or_else(|| Fault::new(file, EMPTY)));
    }
    Ok(parsed)
}

/// What is said of a file, or of a part of one, without a word in it.
const EMPTY: &str = "empty file; an article needs words";

/// The article that a piece gives.
fn article(file: &str, format: Format, name: &str, piece: Piece, told: &Meta) -> Article {
    let meta = told.clone().or(piece.meta);
    // Whoever names a file of prose names its outlet.
    let prose = matches!(format, Format::Text | Format::Markdown);
    let (title, title_from) = parted(meta.title);
    let laid = paragraphs::lay(piece.blocks, title);
    let (outlet, outlet_from) = outlet_of(file, meta.outlet, meta.url.as_ref().filter(|_| !prose));
    let (published, published_from) = parted(meta.date);
    Article {
        path: safe_line(file),
        outlet,
        published,
        author: meta.author.map(|found| found.value),
        url: meta.url.map(|found| found.value),
        provenance: Provenance {
            format: name.to_owned(),
            outlet: outlet_from,
            title: title_from.or_else(|| laid.title.map(|_| "first line".to_owned())),
            published: published_from,
            body: piece.body.into_owned(),
        },
        truncated: piece.truncated.map(std::borrow::Cow::into_owned),
        title: laid.title,
        text: laid.text,
        paragraphs: laid.paragraphs,
        ..Article::default()
    }
}

/// A value and its place.
fn parted(found: Option<Found>) -> (Option<String>, Option<String>) {
    found.map(|found| (found.value, found.from.into_owned())).unzip()
}

/// Who published the article, and where that was found: as it is said, by the host of its address, by its file's name.
fn outlet_of(file: &str, told: Option<Found>, url: Option<&Found>) -> (String, String) {
    let by_host = || url.and_then(|url| outlet::from_address(&url.value)).map(|host| (host, "address"));
    let by_file = || {
        if file == files::STDIN {
            return ("standard input".to_owned(), "standard input");
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        (outlet::from_file_name(&one_line(name)), "file name")
    };
    if let Some(found) = told {
        return (found.value, found.from.into_owned());
    }
    let (outlet, from) = by_host().unwrap_or_else(by_file);
    (outlet, from.to_owned())
}

/// The article in one line of JSON lines on standard input, and what the record calls it under `id`.
///
/// # Errors
/// One clause that says why there is none.
pub fn of_line(number: usize, line: &[u8]) -> Result<(Article, Option<serde_json::Value>), String> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let record = serde_json::from_str(text);
    let record: serde_json::Value =
        record.map_err(|error| format!("not valid JSON: {}", records::clause(&error)))?;
    let piece = records::one(&record)?;
    if !piece.has_words() {
        return Err("an article without words".to_owned());
    }
    let path = format!("{}#{number}", files::STDIN);
    let format = Format::JsonLines;
    let article = article(files::STDIN, format, format.row().name, piece, &Meta::default());
    let id = record.get("id").filter(|id| id.is_string() || id.is_number()).cloned();
    Ok((Article { path, entry: Some(number), sha256: fingerprint(line), ..article }, id))
}

/// Puts articles together as one story, under the title they are given or bring along; outlets of one name are
/// numbered.
pub fn story_of(title: Option<String>, mut articles: Vec<Article>) -> Story {
    outlet::part(articles.iter_mut().map(|article| &mut article.outlet));
    let headline = |article: &Article| article.title.map(|span| span.of(&article.text).to_owned());
    let label = || articles.first().map(|article| article.label().to_owned());
    let title = title.or_else(|| articles.iter().find_map(headline)).or_else(label).unwrap_or_default();
    Story { title, articles }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let hash = Sha256::digest(bytes);
    let digit = |value: u8| DIGITS[usize::from(value & 15)] as char;
    hash.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte)]).collect()
}

/// A field from outside, clean and single-spaced.
fn one_line(text: &str) -> String {
    sanitise(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path or message that can do a terminal no harm; its spaces stay as they are.
fn safe_line(text: &str) -> String {
    sanitise(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn article(path: &str, text: &str) -> Article {
        parse(path, text.as_bytes(), &Meta::default()).unwrap().articles.remove(0)
    }

    /// What every floor above relies on.
    fn sound(article: &Article) -> Result<(), TestCaseError> {
        let mut rebuilt = String::new();
        let mut end = 0;
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            if at > 0 {
                rebuilt.push_str("\n\n");
                prop_assert_eq!(paragraph.span.start, end + 2);
            }
            let words = paragraph.span.of(&article.text);
            prop_assert!(!words.is_empty() && !words.contains('\n') && !words.contains("  "));
            prop_assert_eq!(words.trim(), words);
            rebuilt.push_str(words);
            end = paragraph.span.end;
        }
        prop_assert_eq!(&rebuilt, &article.text);
        prop_assert_eq!(article.title, article.title.and(article.paragraphs.first().map(|first| first.span)));
        prop_assert_eq!(sanitise(&article.text), article.text.as_str());
        prop_assert!(!article.outlet.is_empty());
        Ok(())
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_sound_article_or_a_fault(bytes in any::<Vec<u8>>()) {
            for path in ["a.txt", "a.md"] {
                match parse(path, &bytes, &Meta::default()) {
                    Ok(parsed) => sound(&parsed.articles[0])?,
                    Err(fault) => prop_assert!(!fault.to_string().contains('\n')),
                }
            }
        }

        #[test]
        fn any_text_gives_a_sound_article(text in any::<String>()) {
            for path in ["a.txt", "a.md", "-"] {
                if let Ok(parsed) = parse(path, text.as_bytes(), &Meta::default()) {
                    sound(&parsed.articles[0])?;
                }
            }
        }

        #[test]
        fn any_page_gives_a_sound_article(
            text in "(---\n)?((title|By|FILE|Read more|outlet)?[:#>*_\\[\\]()!<`~ -]{0,3}([A-Z]?[a-zé“” ]{1,12}[.?]?){0,4}\n{1,2}){0,12}"
        ) {
            for path in ["a.txt", "a.md", "-"] {
                if let Ok(parsed) = parse(path, text.as_bytes(), &Meta::default()) {
                    sound(&parsed.articles[0])?;
                }
            }
        }
    }

    #[test]
    fn front_matter_tells_what_the_text_does_not() {
        let text =
            "---\noutlet: The Courier\ntitle: Bridge shut\ndate: 2025-03-09\n---\nThe mayor said so.\n";
        for path in ["x.md", "x.txt", "-"] {
            let article = article(path, text);
            assert_eq!(article.outlet, "The Courier");
            assert_eq!(article.published.as_deref(), Some("2025-03-09"));
            assert_eq!(article.text, "Bridge shut\n\nThe mayor said so.");
        }
    }

    #[test]
    fn the_story_file_speaks_over_the_article() {
        let mut told = Meta::default();
        told.set("title", "Pier cracked", "story.toml");
        let own = "---\ntitle: Bridge shut\noutlet: Courier\n---\nThe mayor said so.";
        let article = parse("x.md", own.as_bytes(), &told).unwrap().articles.remove(0);
        assert_eq!(article.label(), "Pier cracked");
        assert_eq!(article.outlet, "Courier");
    }

    #[test]
    fn an_article_without_a_headline_is_labelled_by_its_first_sentence() {
        let article =
            article("x.txt", "The bridge stays shut. Divers found cracks in it.\n\nShops want a ferry.\n");
        assert_eq!(article.title, None);
        assert_eq!(article.label(), "The bridge stays shut.");
    }

    #[test]
    fn a_fault_can_do_a_terminal_no_harm() {
        let fault = parse("a\u{1b}]0;x\u{7}\u{202e}b.txt", b"", &Meta::default()).unwrap_err();
        assert_eq!(fault.to_string(), "ab.txt: empty file; an article needs words");
    }

    #[test]
    fn references_of_a_page_are_read_and_spans_count_in_what_is_shown() {
        for path in ["x.txt", "x.md"] {
            let article =
                article(path, "The mayor&#8217;s caf&eacute;\n\n&quot;It&nbsp;is shut,&quot; he said.\n");
            assert_eq!(article.text, "The mayor’s café\n\n\"It is shut,\" he said.");
            assert_eq!(article.paragraphs[1].span.of(&article.text), "\"It is shut,\" he said.");
        }
        assert_eq!(article("x.txt", "---\noutlet: Low &amp; Rae\n---\nHe left.").outlet, "Low & Rae");
    }

    #[test]
    fn a_fingerprint_is_of_the_bytes() {
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(article("x.txt", "abc").sha256, hash);
    }
}
