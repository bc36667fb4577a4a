//! The line that is typed at the foot of a pane: a filter, or words of the article.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::layout::Panes;
use crate::tui::model::{Mode, Model};
use crate::tui::wrap;

use super::paint;

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
pub(super) fn draw(model: &Model, panes: &Panes, buffer: &mut Buffer) -> Option<Position> {
    let (area, theme) = (panes.line, &model.theme);
    let line = open(model)?;
    if area.is_empty() {
        return None;
    }
    for at in area.positions() {
        buffer.cell_mut(at)?.reset();
    }
    let end = area.right().saturating_sub(1);
    let left = paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), line.prompt, theme.focus);
    let fits = |told: &&String| wrap::columns(told) <= usize::from(end.saturating_sub(left + TYPED));
    let told = line.told.iter().find(fits).map_or("", String::as_str);
    let right = paint::put_right(buffer, left, end, area.y, told, theme.plain);
    let room = right.saturating_sub(left + 1);
    if line.input.value().is_empty() {
        paint::put(buffer, left + 1, area.y, room.saturating_sub(1), line.asks_for, theme.faint);
    }
    let skipped = line.input.visual_scroll(usize::from(room.max(1)));
    let mut gone = 0;
    let seen = line.input.value().graphemes(true).skip_while(|grapheme| {
        gone += wrap::columns(grapheme);
        gone <= skipped
    });
    buffer.set_stringn(left.min(end), area.y, seen.collect::<String>(), usize::from(room), theme.strong);
    let cursor = u16::try_from(line.input.visual_cursor().saturating_sub(skipped)).unwrap_or(u16::MAX);
    Some(Position::new(left.saturating_add(cursor).min(area.right() - 1), area.y))
}

fn open(model: &Model) -> Option<Line<'_>> {
    match &model.mode {
        Mode::Narrow(narrow) => Some(Line {
            prompt: "filter: ",
            input: &narrow.input,
            asks_for: "words  kind:quantity  in:outlet  @speaker  is:divergent",
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
