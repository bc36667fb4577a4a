//! Which format a file is of, by its content, and what lies in it.

use super::format::Format;
use super::piece::Piece;
use super::{decode, html, mail, prose, warc};
use crate::text::sanitise;

/// What lies in a file.
#[derive(Debug)]
pub(super) struct Contents {
    /// What the file is.
    pub(super) format: Format,
    /// The same in a person's words, narrower where that is known: `Atom feed`.
    pub(super) name: &'static str,
    /// Its articles, each with its number in the file from one.
    pub(super) pieces: Vec<(usize, Piece)>,
    /// What in it is no article, and why, a line each.
    pub(super) faults: Vec<String>,
}

impl Contents {
    /// One article and nothing else.
    pub(super) fn one(format: Format, piece: Piece) -> Self {
        Self { format, name: format.row().name, pieces: vec![(1, piece)], faults: Vec::new() }
    }
}

/// What lies in a file of that name.
///
/// # Errors
/// One clause that says what the file seems to be and what to do.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Contents, String> {
    if bytes.is_empty() {
        return Err(super::EMPTY.to_owned());
    }
    if bytes.starts_with(warc::GZIP) {
        return warc::unpacked(path, bytes);
    }
    if warc::is_warc(bytes) {
        return Ok(warc::contents(bytes));
    }
    if mail::is_mail(bytes) {
        return Ok(mail::contents(bytes));
    }
    let text = sanitise(&decode::decode(bytes)?);
    if html::is_page(path, &text) {
        return Ok(Contents::one(Format::Page, html::page(&text)?));
    }
    let is_markdown = prose::is_markdown(path, &text);
    let format = if is_markdown { Format::Markdown } else { Format::Text };
    Ok(Contents::one(format, prose::piece(&text, is_markdown)))
}
