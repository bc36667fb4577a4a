//! The line that is typed at the foot of a pane: a filter of claims or of stories, or words of the article.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use crate::tui::model::{Mode, Model};
use crate::tui::wrap;

use super::{paint, typed};

/// Columns that the typed words keep before what is said of them.
const TYPED: u16 = 12;

/// What stands on a line.
struct Line<'a> {
    prompt: &'static str,
    input: &'a Input,
    /// Shown where nothing is typed.
    asks_for: &'static str,
    /// What is said of what was found, ever shorter.
    told: Vec<String>,
}

/// Draws the line that is open; returns where the cursor stands.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let line = open(model)?;
    if area.is_empty() {
        return None;
    }
    for at in area.positions() {
        buffer.cell_mut(at)?.reset();
    }
    buffer.set_style(area, theme.base);
    let end = area.right().saturating_sub(1);
    let left = paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), line.prompt, theme.focus);
    let fits = |told: &&String| wrap::columns(told) <= usize::from(end.saturating_sub(left + TYPED));
    let told = line.told.iter().find(fits).map_or("", String::as_str);
    let right = paint::put_right(buffer, left, end, area.y, told, theme.plain);
    let room = right.saturating_sub(left + 1);
    if line.input.value().is_empty() {
        paint::put(buffer, left + 1, area.y, room.saturating_sub(1), line.asks_for, theme.faint);
    }
    Some(typed::draw(line.input, (left, area.y), room, theme.strong, buffer))
}

fn open(model: &Model) -> Option<Line<'_>> {
    match &model.mode {
        Mode::Narrow(narrow) => Some(Line {
            prompt: "filter: ",
            input: &narrow.input,
            asks_for: "words  kind:quantity  in:outlet  @speaker  is:divergent",
            told: Vec::new(),
        }),
        Mode::Sift(sift) => Some(Line {
            prompt: "filter: ",
            input: &sift.input,
            asks_for: "words of titles, headlines, outlets",
            told: Vec::new(),
        }),
        Mode::Finding(_) => model.text_search.as_ref().map(|search| Line {
            prompt: "find: ",
            input: &search.input,
            asks_for: "words of this article",
            told: search.count().into(),
        }),
        _ => None,
    }
}
