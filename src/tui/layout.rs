//! Where each pane stands: a pure function of the area and the model, asked by `update` and `view` alike.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::model::{Model, Pane};
use super::table::Columns;

/// The columns of the article's gutter: a bar, a glyph, a space.
pub const GUTTER: u16 = 3;

/// Lines longer than this are hard to read; a wider pane leaves the rest empty.
const MEASURE: u16 = 96;

/// How the panes share the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One pane at a time, under a line of tabs.
    One,
    /// Sources and article above, claims below.
    Stacked,
    /// Sources, article, claims side by side.
    Beside,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// How the panes share the screen.
    pub shape: Shape,
    /// The first line: the story and its counts, or the tabs.
    pub header: Rect,
    /// Between header and footer.
    pub body: Rect,
    /// The last line: what the keys do, or a notice.
    pub footer: Rect,
    /// The source list with its border.
    pub sources: Rect,
    /// The article with its border.
    pub article: Rect,
    /// The claim table with its border.
    pub claims: Rect,
    /// The line that is typed at the foot of a pane; empty unless one is.
    pub line: Rect,
    /// Who says the chosen quote: the lower part of the article's room, its rule included; empty unless asked for.
    pub attribution: Rect,
}

/// The rows of a list over the foot of the screen, inside its border; empty where there is no room for it.
pub fn below(panes: &Panes, count: usize) -> Rect {
    let body = panes.body;
    let rows = u16::try_from(count).unwrap_or(u16::MAX).min(body.height.saturating_sub(2));
    if rows == 0 || body.width <= 8 {
        return Rect::ZERO;
    }
    Rect { x: body.x + 1, y: body.bottom() - rows - 1, width: body.width.min(100) - 2, height: rows }
}

impl Panes {
    /// Lays the panes out.
    pub fn of(area: Rect, model: &Model) -> Self {
        let mut panes = Self::shaped(area, model);
        if let Some(pane) = model.line_in() {
            panes.make_line(pane);
        }
        if model.shows_who() {
            let inner = panes.inner(Pane::Article);
            let height = attribution_in(inner.height);
            panes.attribution = Rect { y: inner.bottom() - height, height, ..inner };
        }
        panes
    }

    fn shaped(area: Rect, model: &Model) -> Self {
        let lines = Layout::vertical([
            Constraint::Length(u16::from(area.height > 2)),
            Constraint::Min(0),
            Constraint::Length(u16::from(area.height > 1)),
        ]);
        let [header, body, footer] = area.layout(&lines);
        let mut panes = Self {
            shape: Shape::One,
            header,
            body,
            footer,
            sources: Rect::ZERO,
            article: Rect::ZERO,
            claims: Rect::ZERO,
            line: Rect::ZERO,
            attribution: Rect::ZERO,
        };
        if area.width < 70 || area.height < 16 {
            match model.focus {
                Pane::Sources => panes.sources = body,
                Pane::Article => panes.article = body,
                Pane::Claims => panes.claims = body,
            }
            return panes;
        }
        let list = (area.width / 4 + 4).clamp(22, 30);
        if area.width >= 160 {
            panes.shape = Shape::Beside;
            let claims = (area.width - list) * 3 / 5;
            let sides = Layout::horizontal([
                Constraint::Length(list),
                Constraint::Fill(1),
                Constraint::Length(claims),
            ]);
            [panes.sources, panes.article, panes.claims] = body.layout(&sides);
        } else {
            panes.shape = Shape::Stacked;
            let wish = u16::try_from(model.comparison.claims.len()).unwrap_or(u16::MAX).saturating_add(3);
            let claims = wish.clamp(5, body.height * 9 / 20);
            let halves = Layout::vertical([Constraint::Fill(1), Constraint::Length(claims)]);
            let [above, below] = body.layout(&halves);
            let sides = Layout::horizontal([Constraint::Length(list), Constraint::Fill(1)]);
            [panes.sources, panes.article] = above.layout(&sides);
            panes.claims = below;
        }
        panes
    }

    /// Makes room for a line at a pane's foot: on its border, or below it where there is none.
    fn make_line(&mut self, pane: Pane) {
        let outer = match pane {
            Pane::Sources => &mut self.sources,
            Pane::Article => &mut self.article,
            Pane::Claims => &mut self.claims,
        };
        let height = outer.height.min(1);
        let y = outer.bottom() - height;
        if self.shape == Shape::One {
            outer.height -= height;
            self.line = Rect { y, height, ..*outer };
        } else {
            self.line = Rect { x: outer.x + 1, y, width: outer.width.saturating_sub(2), height };
        }
    }

    /// The tabs of the first line, where one pane is shown at a time.
    pub fn tabs(&self) -> Vec<(Pane, Rect)> {
        if self.shape != Shape::One || self.header.is_empty() {
            return Vec::new();
        }
        let mut x = self.header.x;
        let tabs = [Pane::Sources, Pane::Article, Pane::Claims].into_iter().map(|pane| {
            let tab = Rect { x: x + 1, width: tab_of(pane).len() as u16, height: 1, ..self.header };
            x = tab.right() + 1;
            (pane, tab.intersection(self.header))
        });
        tabs.collect()
    }

    /// A pane with its border or title line.
    pub fn outer(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Sources => self.sources,
            Pane::Article => self.article,
            Pane::Claims => self.claims,
        }
    }

    /// The room inside a pane.
    pub fn inner(&self, pane: Pane) -> Rect {
        let outer = self.outer(pane);
        match self.shape {
            Shape::One => {
                Rect { y: outer.y.saturating_add(1), height: outer.height.saturating_sub(1), ..outer }
                    .intersection(outer)
            }
            Shape::Stacked | Shape::Beside => outer.inner(Margin::new(1, 1)),
        }
    }

    /// The room for an opened claim, the search or the help, inside the border.
    pub fn overlay(&self) -> Rect {
        match self.shape {
            Shape::One => self.body,
            Shape::Stacked | Shape::Beside => self.body.inner(Margin::new(1, 1)),
        }
    }

    /// Where the article's words stand, behind the gutter.
    pub fn text(&self) -> Rect {
        let inner = self.inner(Pane::Article);
        let gutter = GUTTER.min(inner.width);
        let spare = u16::from(inner.width > 30);
        Rect {
            x: inner.x + gutter,
            width: (inner.width - gutter).saturating_sub(spare).min(MEASURE),
            height: inner.height - self.attribution.height,
            ..inner
        }
    }

    /// Where the claims stand, below the outlets' names.
    pub fn rows(&self) -> Rect {
        let inner = self.inner(Pane::Claims);
        let head = inner.height.min(1);
        Rect { y: inner.y + head, height: inner.height - head, ..inner }
    }

    /// The claim table's columns.
    pub fn columns(&self, model: &Model) -> Columns {
        Columns::of(self.inner(Pane::Claims).width, model.natural)
    }

    /// How many lines each source has, from one (name and counts) to four (headline and a blank line too),
    /// and how many sources are in sight.
    pub fn source_lines(&self, model: &Model) -> (u16, usize) {
        let outlets = u16::try_from(model.comparison.story.articles.len()).unwrap_or(u16::MAX);
        let height = self.inner(Pane::Sources).height;
        // The blank line behind the last source need not be in sight.
        let room = |lines: u16| height + u16::from(lines == 4);
        let lines = (2..=4).rev().find(|lines| outlets.saturating_mul(*lines) <= room(*lines)).unwrap_or(1);
        (lines, usize::from(room(lines) / lines))
    }
}

/// A pane's number and name.
pub fn tab_of(pane: Pane) -> &'static str {
    match pane {
        Pane::Sources => "1 Sources",
        Pane::Article => "2 Article",
        Pane::Claims => "3 Claims",
    }
}

/// How many lines below a table of the whole story say what its chosen cell means, the rule above them included. They
/// hang on the room alone, so that nothing moves with the selection.
pub fn foot_of(body: Rect) -> u16 {
    match (body.height, body.width) {
        (0..4, _) => 0,
        (4..8, _) => 1,
        (8..14, _) => 2,
        (_, 0..70) => 4,
        _ => 3,
    }
}

/// The lines of sums below the table of speakers.
pub fn sums_of(body: Rect) -> u16 {
    match body.height {
        0..7 => 0,
        7..20 => 2,
        _ => 3,
    }
}

/// The speakers in the table's room: below the line with the outlets' names, above the sums.
pub fn speakers_in(body: Rect) -> Rect {
    let head = body.height.min(1);
    let height = body.height.saturating_sub(head + sums_of(body) + foot_of(body));
    Rect { y: body.y + head, height, ..body }
}

/// The lines for who says a quote in an article's room of that height. They hang on nothing else, so that nothing
/// moves from quote to quote, and leave lines for the quote itself.
fn attribution_in(room: u16) -> u16 {
    let wish = match room {
        0..10 => 5,
        10..16 => 6,
        _ => 7,
    };
    wish.min(room.saturating_sub(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_speakers_table_fill_its_room_and_no_more() {
        for (width, height) in [(40, 0), (40, 1), (40, 3), (40, 7), (80, 8), (40, 14), (80, 20), (200, 58)] {
            let body = Rect { x: 3, y: 2, width, height };
            let speakers = speakers_in(body);
            assert!(body.contains(speakers.as_position()) || speakers.is_empty());
            let below = speakers.height + sums_of(body) + foot_of(body);
            assert_eq!(speakers.y + below, body.bottom(), "{width}x{height}");
        }
    }

    #[test]
    fn the_foot_of_a_table_leaves_lines_for_its_rows() {
        for height in 4..60 {
            let body = Rect { x: 0, y: 0, width: 80, height };
            assert!(foot_of(body) + 3 <= height && speakers_in(body).height > 0, "{height}");
        }
    }
}
