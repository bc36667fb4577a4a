//! Where the parts of the list of stories stand, and how wide its columns are: asked by `update` and `view` alike. They
//! hang on the size and the pile, never on what is selected.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::{Part, Pile};
use crate::tui::days::{self, Form};
use crate::tui::layout::{Panes, Shape};
use crate::tui::wrap;

/// Columns of a number of claims.
pub const CLAIMS: u16 = 4;

/// Where everything stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rooms {
    /// The list with its border; empty where only the articles are in sight.
    pub list: Rect,
    /// The names of its columns; empty where there is no room for them.
    pub head: Rect,
    /// Its rows.
    pub rows: Rect,
    /// The articles of the selected story with their border; empty where only the list is in sight.
    pub preview: Rect,
    /// The articles.
    pub articles: Rect,
    /// The line in which a filter is typed; empty unless one is.
    pub line: Rect,
}

impl Rooms {
    /// Parts the room between header and footer.
    pub fn of(panes: &Panes, part: Part, typing: bool) -> Self {
        let body = panes.body;
        let mut rooms = Self::default();
        match panes.shape {
            Shape::One if part == Part::Articles => rooms.preview = body,
            Shape::One => rooms.list = body,
            Shape::Stacked => {
                let lower = body.height * 2 / 5;
                let parts = Layout::vertical([Constraint::Fill(1), Constraint::Length(lower)]);
                [rooms.list, rooms.preview] = body.layout(&parts);
            }
            Shape::Beside => {
                let right = body.width * 2 / 5;
                let parts = Layout::horizontal([Constraint::Fill(1), Constraint::Length(right)]);
                [rooms.list, rooms.preview] = body.layout(&parts);
            }
        }
        let line = u16::from(typing && !rooms.list.is_empty());
        let y = rooms.list.bottom().saturating_sub(line);
        rooms.line = Rect { y, height: line, ..rooms.list };
        let inner = |outer: Rect| match panes.shape {
            Shape::One => {
                let title = outer.height.min(1);
                Rect { y: outer.y + title, height: outer.height - title, ..outer }
            }
            Shape::Stacked | Shape::Beside => outer.inner(Margin::new(1, 1)),
        };
        if panes.shape == Shape::One {
            rooms.list.height -= line;
        } else {
            rooms.line.x += line;
            rooms.line.width = rooms.line.width.saturating_sub(2 * line);
        }
        (rooms.rows, rooms.articles) = (inner(rooms.list), inner(rooms.preview));
        if panes.shape != Shape::One {
            let head = rooms.rows.height.min(1);
            rooms.head = Rect { height: head, ..rooms.rows };
            rooms.rows = Rect { y: rooms.rows.y + head, height: rooms.rows.height - head, ..rooms.rows };
        }
        rooms
    }
}

/// The tabs of the first line, where one part is shown at a time.
pub fn tabs(header: Rect) -> [(Part, Rect); 2] {
    let mut x = header.x + 1;
    [Part::Stories, Part::Articles].map(|part| {
        let tab = Rect { x, width: name_of(part).len() as u16, height: 1, ..header };
        x = tab.right() + 2;
        (part, tab.intersection(header))
    })
}

/// The name of a part.
pub fn name_of(part: Part) -> &'static str {
    match part {
        Part::Stories => "Stories",
        Part::Articles => "Articles",
    }
}

/// The columns of a row, from its bar to its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The columns of the title, behind the bar and a space.
    pub title: u16,
    /// The columns of the number of outlets.
    pub outlets: u16,
    /// Whether there is room for the number of claims that agree.
    pub agree: bool,
    /// How the days are told, and in how many columns; none where there is no room or no day is known.
    pub days: Option<(Form, u16)>,
}

impl Columns {
    /// The columns in that width.
    pub fn of(pile: &Pile, width: u16) -> Self {
        let form = match width {
            0..50 => None,
            50..64 => Some(Form::Last),
            64..100 => Some(Form::Short),
            _ => Some(Form::Full),
        };
        let told =
            |form| pile.stories.iter().filter_map(move |story| Some(days::in_words(story.days?, form)));
        let days = form.and_then(|form| {
            let wide = told(form).map(|words| wrap::columns(&words)).max()?;
            Some((form, u16::try_from(wide.max(5)).unwrap_or(u16::MAX)))
        });
        let outlets = if width < 60 { 3 } else { 7 };
        let agree = width >= 44;
        let taken =
            2 + 1 + outlets + (CLAIMS + 2) * (1 + u16::from(agree)) + days.map_or(0, |(_, wide)| wide + 2);
        Self { title: width.saturating_sub(taken + 1), outlets, agree, days }
    }
}
