//! The speakers: whom each outlet quotes, and with how many words. Counted once, on opening; every figure leads to a
//! quote behind it.

use ratatui::layout::Rect;

use crate::comparison::{Named, SpeakerRow, SpeakerTable, Words};
use crate::reading::{QuoteKind, Rule};

use super::grid::{Grid, digits, widest};
use super::layout::speakers_in;
use super::model::Model;
use super::moves::follow;
use super::table::MARK;

/// The state of the speakers' table.
#[derive(Debug)]
pub struct Speakers {
    /// Who is quoted where.
    pub table: SpeakerTable,
    /// The chosen speaker.
    pub row: usize,
    /// The chosen outlet.
    pub outlet: usize,
    /// The first outlet in sight.
    pub first: usize,
    /// The first line in sight.
    pub top: usize,
    /// All lines.
    pub lines: Vec<Line>,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// What sort of speakers stand below.
    Title(Named),
    /// A speaker, by place in the table.
    Speaker(usize),
}

/// The widest column for an outlet's name.
const NAME: u16 = 14;

impl Speakers {
    /// The lines of a table, with the first speaker and one outlet chosen.
    pub fn of(table: SpeakerTable, outlet: usize) -> Self {
        let mut lines = Vec::new();
        let mut last = None;
        for (place, row) in table.rows.iter().enumerate() {
            if last.replace(row.named) != Some(row.named) {
                if place > 0 {
                    lines.push(Line::Blank);
                }
                // That no speaker was found is all there is to say of the last row.
                if row.named != Named::Nobody {
                    lines.push(Line::Title(row.named));
                }
            }
            lines.push(Line::Speaker(place));
        }
        Self { table, row: 0, outlet, first: 0, top: 0, lines }
    }

    /// The chosen speaker.
    pub fn speaker(&self) -> Option<&SpeakerRow> {
        self.table.rows.get(self.row)
    }

    /// The first quote of the chosen speaker in the chosen outlet, by its place in the article's reading.
    pub fn quote(&self) -> Option<usize> {
        self.speaker()?.quotes.get(self.outlet)?.first().copied()
    }

    /// The widths of the table, whose first cell holds the sums of all outlets.
    pub fn grid(&self, names: &[String], width: u16) -> Grid {
        let label = widest(self.table.rows.iter().map(|row| row.name.as_str()), 12, 36) + MARK + 1;
        let (marked, reported) = self.figures();
        let least = u16::try_from(marked + reported + 3).unwrap_or(u16::MAX);
        let most = widest(names.iter().map(String::as_str), least, NAME.max(least)) + 2;
        let Grid { cell, .. } = Grid::of(width, label, (least + 1, most), names.len() + 1);
        // The sums stand still before the outlets that are scrolled.
        Grid::of(width.saturating_sub(cell), label, (cell, cell), names.len())
    }

    /// The digits of the greatest figures, between marks and without.
    pub fn figures(&self) -> (usize, usize) {
        let sum = self.table.sum();
        (digits(sum.marked), digits(sum.reported))
    }

    /// The rows of the table in sight.
    pub(super) fn settle(&mut self, names: &[String], body: Rect) {
        self.row = self.row.min(self.table.rows.len().saturating_sub(1));
        self.outlet = self.outlet.min(names.len().saturating_sub(1));
        self.first = self.grid(names, body.width).first(self.first, self.outlet, names.len());
        let height = usize::from(speakers_in(body).height);
        let at = self.lines.iter().position(|line| *line == Line::Speaker(self.row)).unwrap_or(0);
        // With the first speaker, what sort that is comes into sight.
        let at_top = if self.row == 0 { 0 } else { at };
        self.top =
            follow(self.top, at, height, self.lines.len()).min(at_top.max((at + 1).saturating_sub(height)));
    }
}

/// A speaker's name, or what is said where none was found.
pub fn name(row: &SpeakerRow) -> &str {
    if row.named == Named::Nobody { Rule::None.why() } else { &row.name }
}

/// What sort of speakers these are.
pub fn sort(named: Named) -> &'static str {
    match named {
        Named::Person => "named",
        Named::Body => "bodies and groups",
        Named::Withheld => "unnamed: the article keeps the name back",
        Named::Nobody => Rule::None.why(),
    }
}

/// Why there is nothing to show; nothing where there is something.
pub fn empty(model: &Model, speakers: &Speakers) -> Option<&'static str> {
    match (model.comparison.story.articles.len(), speakers.table.rows.is_empty()) {
        (0, _) => Some("Nobody to quote: rashomon PATH… opens articles."),
        (_, true) => Some("These articles quote nobody."),
        _ => None,
    }
}

/// What the chosen cell means, in words, and with which words the outlet first quotes the speaker.
pub fn words(model: &Model, speakers: &Speakers) -> String {
    let Some(row) = speakers.speaker() else { return String::new() };
    let (who, outlet) = (name(row), model.name(speakers.outlet));
    let spread = match (row.spread(), row.words.len()) {
        (_, 1) => String::new(),
        (1, _) => "; quoted by one outlet only".to_owned(),
        (spread, of) => format!("; quoted by {spread} of {of} outlets"),
    };
    let Some(quote) = speakers.quote() else { return format!("{outlet} does not quote {who}{spread}") };
    let Words { marked, reported } = row.words.get(speakers.outlet).copied().unwrap_or_default();
    let quotes = row.quotes.get(speakers.outlet).map_or(0, Vec::len);
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let reading = model.comparison.readings.get(speakers.outlet);
    let first = reading.and_then(|reading| reading.quotes.get(quote));
    let article = model.comparison.story.articles.get(speakers.outlet);
    let first = first.zip(article).map_or(String::new(), |(quote, article)| {
        let words = quote.span.of(&article.text);
        if quote.kind == QuoteKind::Direct { format!("“{words}”") } else { words.to_owned() }
    });
    format!(
        "{who} in {outlet}: {} between marks, {reported} without, in {}{spread}; first: {first}",
        plural(marked, "word"),
        plural(quotes, "quote"),
    )
}
