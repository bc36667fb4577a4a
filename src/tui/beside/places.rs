//! Where outlets side by side stand: a pure function of the room.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

use crate::tui::layout::{GUTTER, Panes, Shape};

/// A column narrower than this is hard to read: the outlets stand one over the other then.
const NARROWEST: u16 = 50;
/// Lines longer than this are hard to read; a wider column leaves the rest empty.
const MEASURE: u16 = 96;
/// The most outlets that stand side by side.
const MOST: u16 = 3;

/// Where each outlet stands, and the line below that says who tells the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The outlets' areas with their borders or title lines.
    pub outer: Vec<Rect>,
    /// Who tells the claim; empty where there is no room.
    pub strip: Rect,
    /// Whether they stand beside each other, and not one over the other.
    pub beside: bool,
    /// Whether they have borders.
    pub framed: bool,
}

impl Places {
    /// Lays so many outlets out on the screen.
    pub fn of(panes: &Panes, count: usize) -> Self {
        let body = panes.body;
        let count = count.max(1);
        let lines = Layout::vertical([Constraint::Min(0), Constraint::Length(u16::from(body.height > 5))]);
        let [columns, strip] = body.layout(&lines);
        let parts = vec![Constraint::Fill(1); count];
        let beside = body.width >= NARROWEST.saturating_mul(u16::try_from(count).unwrap_or(u16::MAX));
        let split = if beside { Layout::horizontal(parts) } else { Layout::vertical(parts) };
        Self { outer: split.split(columns).to_vec(), strip, beside, framed: panes.shape != Shape::One }
    }

    /// How many outlets the screen has room for.
    pub fn most(panes: &Panes) -> usize {
        usize::from((panes.body.width / NARROWEST).clamp(2, MOST))
    }

    /// The room inside a column's border, or below its title.
    pub fn inner(&self, place: usize) -> Rect {
        let outer = self.outer.get(place).copied().unwrap_or_default();
        if self.framed {
            return outer.inner(Margin::new(1, 1));
        }
        let title = outer.height.min(1);
        Rect { y: outer.y + title, height: outer.height - title, ..outer }
    }

    /// Where a column's words stand, behind the gutter.
    pub fn text(&self, place: usize) -> Rect {
        let inner = self.inner(place);
        let gutter = GUTTER.min(inner.width);
        let spare = u16::from(inner.width > 30);
        let width = (inner.width - gutter).saturating_sub(spare).min(MEASURE);
        Rect { x: inner.x + gutter, width, ..inner }
    }
}
