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

mod decode;
mod demo;
mod files;
mod front_matter;
mod furniture;
mod markdown;
mod outlet;
mod paragraphs;
mod story_toml;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use demo::demo;

use crate::story::{Article, Story};
use crate::text::sanitise;
use files::Entry;
use front_matter::Meta;

/// What came in: a story, and the files that could not be read beside it.
#[derive(Debug)]
pub struct Opened {
    /// The articles that could be read.
    pub story: Story,
    /// The files that could not, each with the reason, in order.
    pub skipped: Vec<Fault>,
}

/// Why a path could not be opened; its display is one line that names the path and what to do.
#[derive(Debug, thiserror::Error)]
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

/// Opens files and folders as one story; `-` is standard input.
///
/// A folder gives its `.txt`, `.md` and `.markdown` files by name, hidden ones and inner folders left out.
/// A file that is reached twice is read once.
///
/// # Errors
/// When no article at all can be read, or a `story.toml` is broken.
pub fn open(paths: &[PathBuf]) -> Result<Opened, Fault> {
    let listed = files::list(paths)?;
    let mut skipped = listed.faults;
    let mut articles = Vec::new();
    for entry in &listed.entries {
        match article(entry) {
            Ok(article) => articles.push(article),
            Err(fault) => skipped.push(fault),
        }
    }
    if articles.is_empty() {
        let others = skipped.len().saturating_sub(1);
        let nothing = || Fault::new("-", "nothing to open; give article files or a folder of them");
        let mut first = if skipped.is_empty() { nothing() } else { skipped.swap_remove(0) };
        if others > 0 {
            first.what = format!("{} (and {others} more could not be read)", first.what);
        }
        return Err(first);
    }
    Ok(Opened { story: story(listed.title, articles), skipped })
}

/// Reads one entry from where it lies.
fn article(entry: &Entry) -> Result<Article, Fault> {
    let bytes = files::read(entry)?;
    parse(&entry.shown, &bytes, entry.meta.clone())
}

/// The article behind a file's bytes; `told` is what `story.toml` says of it.
fn parse(path: &str, bytes: &[u8], told: Meta) -> Result<Article, Fault> {
    let fault = |what: &str| Fault::new(path, what);
    let empty = || fault("empty file; an article needs words");
    if bytes.is_empty() {
        return Err(empty());
    }
    let text = decode::decode(bytes).map_err(|what| fault(&what))?;
    let text = sanitise(&text);
    let (own, body) = front_matter::split(&text);
    let marked =
        is_markdown(path) || (path == files::STDIN && (own.is_some() || body.trim_start().starts_with("# ")));
    let meta = told.or(own.unwrap_or_default());
    let blocks = if marked { markdown::of_markdown(body) } else { paragraphs::of_text(body) };
    if !blocks.iter().any(|block| block.text.chars().any(char::is_alphanumeric)) {
        return Err(empty());
    }
    let laid = paragraphs::lay(blocks, meta.title);
    let name = path.rsplit('/').next().unwrap_or(path);
    Ok(Article {
        path: safe_line(path),
        sha256: fingerprint(bytes),
        outlet: meta.outlet.unwrap_or_else(|| named(path, name)),
        title: laid.title,
        published: meta.date,
        author: meta.author,
        url: meta.url,
        text: laid.text,
        paragraphs: laid.paragraphs,
    })
}

fn named(path: &str, name: &str) -> String {
    if path == files::STDIN { "standard input".to_owned() } else { outlet::from_file_name(&one_line(name)) }
}

fn is_markdown(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}

/// Puts articles together under the title they are given or bring along.
fn story(title: Option<String>, mut articles: Vec<Article>) -> Story {
    outlet::part(articles.iter_mut().map(|article| &mut article.outlet));
    let headline = |article: &Article| article.title.map(|span| span.of(&article.text).to_owned());
    let label = || articles.first().map(|article| article.label().to_owned());
    let title = title.or_else(|| articles.iter().find_map(headline)).or_else(label).unwrap_or_default();
    Story { title, articles }
}

/// SHA-256 in lower-case hexadecimal.
fn fingerprint(bytes: &[u8]) -> String {
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
