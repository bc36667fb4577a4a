//! The overview: which outlets agree, over what they part, in which order each tells it. What it counts is counted once,
//! on opening, or when another cell is chosen; every figure leads to a claim behind it.

mod words;

use ratatui::layout::Rect;

use crate::comparison::{Agreement, Comparison, KindTally, Told, agreement, kinds, order};

use super::grid::{Grid, digits, widest};
use super::layout::foot_of;
use super::model::Model;
use super::moves::follow;
use super::table::MARK;

pub use words::{empty, kind_name, ordinal};

/// What one part of the overview shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Every two outlets: over how many of their common claims they do not part.
    Agreement,
    /// Each kind of difference, and which outlet is not with the most.
    Kinds,
    /// The claims in the order in which each outlet tells them.
    Order,
}

/// The overview's state.
#[derive(Debug)]
pub struct Overview {
    /// Every two outlets.
    pub agreement: Agreement,
    /// Each kind of difference.
    pub kinds: Vec<KindTally>,
    /// Each outlet's claims in its order.
    pub order: Vec<Vec<Told>>,
    /// The part that the keys go to.
    pub section: Section,
    /// What is chosen in each part.
    pub spots: [Spot; 3],
    /// The first line in sight.
    pub top: usize,
    /// All lines.
    pub lines: Vec<Line>,
    /// What the chosen cell means.
    pub words: String,
    /// The part, row and cell that those words are about.
    worded: Option<(Section, usize, usize)>,
}

/// What is chosen in a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The cell in it.
    pub column: usize,
    /// The first cell in sight.
    pub first: usize,
}

/// One line of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// What a part shows.
    Title(Section),
    /// With what the chosen outlet leads, and the outlets' names.
    Leads,
    /// One of the claims it tells first, counted from zero, and when the others tell it.
    Lead(usize),
    /// The names of a part's columns.
    Head(Section),
    /// One of a part's rows.
    Row(Section, usize),
    /// Said in place of the rows where there are none.
    Nothing,
}

/// How many claims the chosen outlet is shown to lead with.
const LEADS: usize = 5;
/// In a lower room, the rows alone are shown.
const LOW: usize = 16;
/// The widest column for an outlet's name.
const NAME: u16 = 14;

impl Section {
    /// All parts, from the top.
    pub const ALL: [Self; 3] = [Self::Agreement, Self::Kinds, Self::Order];
}

impl Overview {
    /// Counts a comparison, with one outlet chosen.
    pub fn of(comparison: &Comparison, outlet: usize) -> Self {
        let other = usize::from(outlet == 0);
        let spot = |row, column| Spot { row, column, first: 0 };
        Self {
            agreement: agreement(comparison),
            kinds: kinds(comparison),
            order: order(comparison),
            section: Section::Agreement,
            spots: [spot(outlet, other), spot(0, outlet), spot(outlet, 0)],
            top: 0,
            lines: Vec::new(),
            words: String::new(),
            worded: None,
        }
    }

    /// What is chosen in a part.
    pub fn spot(&self, section: Section) -> Spot {
        self.spots[section as usize]
    }

    /// Chooses a row of a part. An outlet chosen among the pairs is the one whose order is shown, and the other way about.
    pub(super) fn choose_row(&mut self, section: Section, row: usize) {
        self.spots[section as usize].row = row;
        if section != Section::Kinds {
            self.spots[Section::Agreement as usize].row = row;
            self.spots[Section::Order as usize].row = row;
        }
    }

    /// The rows and cells of a part; in the order of telling, the cells of the row that is chosen.
    pub fn extent(&self, section: Section) -> (usize, usize) {
        let outlets = self.order.len();
        match section {
            Section::Agreement => (outlets, outlets),
            Section::Kinds => (self.kinds.len(), outlets),
            Section::Order => (outlets, self.order.get(self.spot(section).row).map_or(0, Vec::len)),
        }
    }

    /// The widths of a part's table.
    pub fn grid(&self, section: Section, names: &[String], width: u16) -> Grid {
        let every = || names.iter().map(String::as_str);
        let label = widest(every(), 6, 24) + MARK + 1;
        let number = |digits: usize| u16::try_from(digits).unwrap_or(u16::MAX);
        match section {
            Section::Agreement => {
                let least = figures(digits(self.agreement.most()));
                let most = widest(every(), least, NAME.max(least)) + 2;
                Grid::of(width, label, (least + 2, most), self.order.len())
            }
            Section::Kinds => Grid::of(width, kind_label(width), small(names, width), self.order.len()),
            Section::Order => {
                let claims = self.order.iter().flatten().map(|told| told.claim + 1).max().unwrap_or(0);
                let longest = self.order.iter().map(Vec::len).max().unwrap_or(0);
                let cell = number(digits(claims)) + 3;
                Grid::of(width, label, (cell, cell), longest)
            }
        }
    }

    /// The widths of the table of what the chosen outlet leads with.
    pub fn leads(&self, names: &[String], width: u16) -> Grid {
        Grid::of(width, 70, small(names, width), self.order.len())
    }

    /// The lines before a part's rows, which stay in sight while these are scrolled.
    pub fn head(&self, section: Section) -> usize {
        let of_head = |line: &&Line| !matches!(line, Line::Row(..) | Line::Nothing);
        self.lines.iter().skip(self.start(section)).take_while(of_head).count()
    }

    /// A part's first line.
    pub fn start(&self, section: Section) -> usize {
        self.lines.iter().position(|line| *line == Line::Title(section)).unwrap_or(0)
    }

    /// How many lines a part has.
    pub fn len(&self, section: Section) -> usize {
        self.lines.iter().skip(self.start(section)).take_while(|line| **line != Line::Blank).count()
    }

    /// Which line stands in a row of the screen: the names of the columns stay above rows that are scrolled.
    pub fn line_at(&self, row: usize) -> usize {
        let start = self.start(self.section);
        let scrolled = (start + 1..start + self.len(self.section)).contains(&self.top);
        if scrolled && row < self.head(self.section) { start + row } else { self.top + row }
    }

    /// Brings what is chosen within bounds and into sight, and says what it means.
    pub(super) fn settle(&mut self, model: &Model, body: Rect) {
        for section in Section::ALL {
            let (rows, _) = self.extent(section);
            let spot = &mut self.spots[section as usize];
            spot.row = spot.row.min(rows.saturating_sub(1));
            let (_, columns) = self.extent(section);
            let longest = match section {
                Section::Order => self.order.iter().map(Vec::len).max().unwrap_or(0),
                Section::Agreement | Section::Kinds => columns,
            };
            let grid = self.grid(section, &model.names, body.width);
            let spot = &mut self.spots[section as usize];
            spot.column = spot.column.min(columns.saturating_sub(1));
            spot.first = grid.first(spot.first, spot.column, longest);
        }
        let height = usize::from(body.height - foot_of(body));
        self.lines = self.lay_out(height);
        let start = self.start(self.section);
        let end = start + self.len(self.section);
        let last = self.lines.len().saturating_sub(height);
        let top = if end - start <= height {
            self.top.clamp(end.saturating_sub(height), start)
        } else {
            let head = self.head(self.section).min(height.saturating_sub(1));
            let at = start + self.head(self.section) + self.spot(self.section).row;
            let top = follow(self.top + head, at, height - head, self.lines.len()).saturating_sub(head);
            top.clamp(start, (end - height).max(start))
        };
        self.top = top.min(last);
        self.put_in_words(model);
    }

    /// Says what the chosen cell means, if it is another than before: that goes through all claims.
    fn put_in_words(&mut self, model: &Model) {
        let Spot { row, column, .. } = self.spot(self.section);
        let chosen = Some((self.section, row, column));
        if self.worded != chosen {
            self.words = words::words(model, self);
            self.worded = chosen;
        }
    }

    fn lay_out(&self, height: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for section in Section::ALL {
            if !lines.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Title(section));
            let (rows, _) = self.extent(section);
            if rows == 0 {
                lines.push(Line::Nothing);
                continue;
            }
            if section == Section::Order && height >= LOW {
                let longest = self.order.iter().map(Vec::len).max().unwrap_or(0);
                lines.push(Line::Leads);
                lines.extend((0..longest.min(LEADS)).map(Line::Lead));
            }
            lines.push(Line::Head(section));
            lines.extend((0..rows).map(|row| Line::Row(section, row)));
        }
        lines
    }

    /// The claim chosen in the order of telling.
    pub fn told(&self) -> Option<Told> {
        let spot = self.spot(Section::Order);
        self.order.get(spot.row)?.get(spot.column).copied()
    }

    /// When an outlet tells a claim among those it shares, counted from zero.
    pub fn rank(&self, outlet: usize, claim: usize) -> Option<usize> {
        self.order.get(outlet)?.iter().position(|told| told.claim == claim)
    }
}

/// The columns of a small figure below an outlet's name, least and most.
fn small(names: &[String], width: u16) -> (u16, u16) {
    let most = if width < 150 { 8 } else { NAME };
    (7, widest(names.iter().map(String::as_str), 6, most) + 2)
}

/// The columns of a pair's figures: the shade, a space, `18/20`.
pub(super) fn figures(digits: usize) -> u16 {
    u16::try_from(digits * 2 + 4).unwrap_or(u16::MAX)
}

/// The columns of a kind's name, its bar and its count.
fn kind_label(width: u16) -> u16 {
    if width < 60 { 20 } else { 40 }
}
