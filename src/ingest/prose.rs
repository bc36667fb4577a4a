//! Words and nothing else, or words with Markdown's marks.

use super::piece::Piece;
use super::{entities, files, format, front_matter, markdown, paragraphs};

/// Whether a file's words are Markdown: by its name, or on standard input by how they begin.
pub(super) fn is_markdown(path: &str, text: &str) -> bool {
    let ending = format::ending(path);
    let named = ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown");
    let (own, body) = front_matter::split(text);
    named || (path == files::STDIN && (own.is_some() || body.trim_start().starts_with("# ")))
}

/// The article in sanitised text.
pub(super) fn piece(text: &str, is_markdown: bool) -> Piece {
    let (own, body) = front_matter::split(text);
    let blocks =
        if is_markdown { markdown::of_markdown(body) } else { paragraphs::of_text(&entities::decode(body)) };
    Piece { meta: own.unwrap_or_default(), blocks, body: "the whole file".into(), truncated: None }
}
