//! The help's lines, made from the keymap's own rows.

use crate::comparison::Verdict;
use crate::search::TERMS;
use crate::text::Span;

use super::keymap::{Context, Keymap, Row};
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

/// Columns before what a key does, in a help of that width.
pub fn keys_in(width: usize) -> usize {
    (width * 2 / 5).clamp(14, 22)
}

/// The help in `width` columns, for where the person is: the keys of that place first, then what the marks mean, then
/// the keys of every other place.
pub fn lines(keymap: &Keymap, notices: &[String], context: Context, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !notices.is_empty() {
        title(&mut lines, "At fault on the way in");
        for notice in notices {
            lines.extend(rows(notice, width.saturating_sub(3)).map(Line::Text));
        }
    }
    let tables: [(&str, &Vec<Row>); 25] = [
        ("Claims", &keymap.claims),
        ("Article", &keymap.article),
        ("Sources", &keymap.sources),
        ("Anywhere in the story", &keymap.explore),
        ("What may be decided, behind d", &keymap.judge),
        ("The review", &keymap.review),
        ("Side by side", &keymap.beside),
        ("An opened claim", &keymap.detail),
        ("Quote search", &keymap.search),
        ("Overview", &keymap.overview),
        ("Speakers", &keymap.speakers),
        ("Command line", &keymap.command),
        ("The line of the filter", &keymap.narrow),
        ("The line for words of the article", &keymap.finding),
        ("While words are looked for", &keymap.found),
        ("The list of stories", &keymap.pile),
        ("While articles are moved", &keymap.moving),
        ("The line of its filter", &keymap.sift),
        ("While a claim is chosen for something", &keymap.placing),
        ("While words of the article are selected", &keymap.passage),
        ("The list of decisions", &keymap.decisions),
        ("A short list", &keymap.choosing),
        ("A line that is written", &keymap.writing),
        ("This help", &keymap.help),
        ("Everywhere", &keymap.always),
    ];
    let held = keymap.tables(context);
    let here = |table: &[Row]| {
        held.iter().any(|held| std::ptr::eq(*held, table)) && !std::ptr::eq(table, keymap.always.as_slice())
    };
    let (near, far): (Vec<_>, Vec<_>) = tables.into_iter().partition(|(_, table)| here(table));
    for (words, table) in near {
        keys_of(&mut lines, words, table, width);
    }
    marks(&mut lines);
    title(&mut lines, "What the quote search understands");
    for (term, words) in TERMS {
        lines.extend(entry(words, width, &mut Some(term.to_owned())));
    }
    for (words, table) in far {
        keys_of(&mut lines, words, table, width);
    }
    lines
}

/// Every action of the explorer, a line each: the name by which `:` and `keymap.toml` know it, its first key, what it does.
pub fn actions(keymap: &Keymap) -> String {
    let tables = keymap.all();
    let rows = || tables.iter().flat_map(|table| table.iter());
    let mut told: Vec<&Row> = Vec::new();
    for row in rows() {
        if !told.iter().any(|known| known.run == row.run) {
            told.push(row);
        }
    }
    let name = told.iter().map(|row| row.run.name().len()).max().unwrap_or(0);
    let key = |row: &Row| row.on.first().map_or(String::new(), ToString::to_string);
    let keys = told.iter().map(|row| wrap::columns(&key(row))).max().unwrap_or(0);
    let line = |row: &&Row| {
        let key = key(row);
        let gap = " ".repeat(keys.saturating_sub(wrap::columns(&key)));
        format!("  {:<name$}  {key}{gap}  {}\n", row.run.name(), row.desc)
    };
    told.iter().map(line).collect()
}

fn title(lines: &mut Vec<Line>, words: &str) {
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines.push(Line::Title(words.to_owned()));
}

fn marks(lines: &mut Vec<Line>) {
    title(lines, "Marks");
    for (glyph, words) in [
        (theme::glyph(Verdict::Diverge), "the outlets part here"),
        ("plain", "a value without a mark is what most outlets give"),
        (theme::glyph(Verdict::Agree), "at least two outlets tell it alike"),
        (theme::glyph(Verdict::Single), "only this outlet tells it"),
        (theme::SILENT, "the outlet is silent on it"),
        (theme::CUT, "its article is cut off, so that it is not known"),
        (theme::PERSON, "a person has decided on it"),
        (theme::STAR, "it goes into the memo"),
        (theme::NOTE, "somebody has written a note on it"),
        (theme::TICK, "it is marked: what you decide holds for all that are"),
        ("direct", "a quote between quotation marks"),
        ("mixed", "a quote that stands between marks in part"),
        ("indirect", "said by somebody, told in the outlet’s own words"),
        ("unnamed", "the article keeps the speaker’s name back"),
    ] {
        lines.push(Line::Keys(glyph.to_owned(), words.to_owned()));
    }
}

/// A table's rows under a title.
fn keys_of(lines: &mut Vec<Line>, words: &str, table: &[Row], width: usize) {
    title(lines, words);
    for row in table {
        let keys = match row.on.as_slice() {
            [first, .., last] if row.on.len() > 4 => format!("{first}–{last}"),
            keys => keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        };
        lines.extend(entry(&row.desc, width, &mut Some(keys)));
    }
}

/// What keys or a term do, on as many lines as it takes.
fn entry(words: &str, width: usize, keys: &mut Option<String>) -> Vec<Line> {
    let room = width.saturating_sub(keys_in(width) + 1).max(8);
    rows(words, room).map(|words| Line::Keys(keys.take().unwrap_or_default(), words)).collect()
}

fn rows(text: &str, width: usize) -> impl Iterator<Item = String> {
    wrap::wrap(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text).to_owned())
}
