//! The command line: what is typed in the last line, above it the commands that meet it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::symbols::border;
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::commands::{CommandLine, list_in};
use crate::tui::layout::Panes;
use crate::tui::model::Model;
use crate::tui::wrap;

use super::{paint, typed};

/// Columns between a name, its key and what it does.
const GAP: u16 = 2;

/// Draws the line and its list over what lies under it; returns where the cursor stands.
pub(super) fn draw(
    model: &Model,
    line: &CommandLine,
    panes: &Panes,
    buffer: &mut Buffer,
) -> Option<Position> {
    let theme = &model.theme;
    let (footer, rows) = (panes.footer, list_in(panes));
    if !rows.is_empty() {
        let area = rows.outer(Margin::new(1, 1));
        Clear.render(area, buffer);
        buffer.set_style(area, theme.base);
        Block::bordered().border_set(border::ROUNDED).border_style(theme.focus).render(area, buffer);
        list(model, line, rows, buffer);
    }
    if footer.is_empty() {
        return None;
    }
    let left = paint::put(buffer, footer.x + 1, footer.y, footer.width.saturating_sub(1), ":", theme.focus);
    let room = footer.right().saturating_sub(left + 1);
    let cursor = typed::draw(&line.input, (left, footer.y), room, theme.strong, buffer);
    let end = left.saturating_add(u16::try_from(wrap::columns(line.input.value())).unwrap_or(u16::MAX));
    let hint = "enter runs it  tab completes  esc leaves";
    let free = footer.right().saturating_sub(end.saturating_add(3));
    if usize::from(free) > wrap::columns(hint) {
        paint::put_right(buffer, end, footer.right().saturating_sub(1), footer.y, hint, theme.faint);
    }
    Some(cursor)
}

fn list(model: &Model, line: &CommandLine, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    if line.entries.is_empty() {
        let words = "No command here has these letters.";
        paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(2), words, theme.faint);
        return;
    }
    // The columns hang on all that could be listed, not on what is: nothing moves while one types.
    let widest = |of: &dyn Fn(&crate::tui::commands::Entry) -> usize| {
        u16::try_from(line.all().iter().map(of).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let name = widest(&|entry| wrap::columns(&entry.name)).min(area.width / 2).min(28);
    let key = widest(&|entry| wrap::columns(&entry.key));
    let shown = line.entries.iter().enumerate().skip(line.top).take(usize::from(area.height));
    for ((place, entry), y) in shown.zip(area.top()..area.bottom()) {
        let selected = place == line.selected;
        let (bar, style) = paint::bar(model, selected, true);
        paint::put(buffer, area.x, y, 1, bar, style);
        let left = area.x + 2;
        let style = if selected { theme.strong } else { theme.plain };
        paint::put(buffer, left, y, name, &entry.name, style);
        let x = left + name + GAP;
        paint::put(buffer, x, y, key.min(area.right().saturating_sub(x)), &entry.key, theme.focus);
        let x = x + key + GAP;
        paint::put(buffer, x, y, area.right().saturating_sub(x), &entry.desc, theme.faint);
    }
    let edge = (area.right(), area);
    paint::thumb(edge, line.top, line.entries.len(), theme.faint, buffer);
}
