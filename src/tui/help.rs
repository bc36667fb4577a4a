//! The help's lines, made from the keymap's own rows.

use crate::comparison::Verdict;
use crate::text::Span;

use super::keymap::{Keymap, Row};
use super::{theme, wrap};

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// What the lines below are about.
    Title(String),
    /// Keys, and what they do.
    Keys(String, String),
    /// Plain words.
    Text(String),
}

/// Columns before what a key does.
pub const KEYS: usize = 22;

/// The help in `width` columns.
pub fn lines(keymap: &Keymap, notices: &[String], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let title = |lines: &mut Vec<Line>, words: &str| {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Title(words.to_owned()));
    };
    if !notices.is_empty() {
        title(&mut lines, "Skipped on the way in");
        for notice in notices {
            lines.extend(rows(notice, width.saturating_sub(3)).map(Line::Text));
        }
    }
    title(&mut lines, "Marks");
    for (glyph, words) in [
        (theme::glyph(Verdict::Diverge), "the outlets part here"),
        ("plain", "a value without a mark is what most outlets give"),
        (theme::glyph(Verdict::Agree), "at least two outlets tell it alike"),
        (theme::glyph(Verdict::Single), "only this outlet tells it"),
        (theme::SILENT, "the outlet is silent on it"),
        ("direct", "a quote between quotation marks"),
        ("mixed", "a quote that stands between marks in part"),
        ("indirect", "said by somebody, told in the outlet’s own words"),
        ("unnamed", "the article keeps the speaker’s name back"),
    ] {
        lines.push(Line::Keys(glyph.to_owned(), words.to_owned()));
    }
    let tables: [(&str, &[Row]); 10] = [
        ("Anywhere in the story", &keymap.explore),
        ("Claims", &keymap.claims),
        ("Article", &keymap.article),
        ("Sources", &keymap.sources),
        ("An opened claim", &keymap.detail),
        ("Quote search", &keymap.search),
        ("Overview", &keymap.overview),
        ("Speakers", &keymap.speakers),
        ("This help", &keymap.help),
        ("Everywhere", &keymap.always),
    ];
    for (words, table) in tables {
        title(&mut lines, words);
        for row in table {
            let keys = match row.on.as_slice() {
                [first, .., last] if row.on.len() > 4 => format!("{first}–{last}"),
                keys => keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            };
            let mut keys = Some(keys);
            let room = width.saturating_sub(KEYS + 1).max(8);
            lines.extend(
                rows(&row.desc, room).map(|words| Line::Keys(keys.take().unwrap_or_default(), words)),
            );
        }
    }
    lines
}

fn rows(text: &str, width: usize) -> impl Iterator<Item = String> {
    wrap::wrap(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text).to_owned())
}
