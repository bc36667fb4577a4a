//! What may be decided, short lists, and the line that is written: over the foot of what lies under them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::symbols::border;
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::judging::choosing::Choosing;
use crate::tui::judging::history::{History, Row, RowKind, rows};
use crate::tui::judging::menu;
use crate::tui::judging::writing::Writing;
use crate::tui::layout::{Panes, below};
use crate::tui::model::Model;
use crate::tui::wrap;

use super::{paint, typed};

/// Columns of a key in the menu, the gap behind it included.
const KEY: u16 = 4;
/// The fewest columns for what a key does.
const DOES: u16 = 33;

/// Draws the menu: each thing that may be decided behind its key, in as many columns as there is room for.
pub(super) fn menu(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let rows = menu::rows(model);
    let wide = panes.body.width.saturating_sub(2) >= 2 * (KEY + DOES);
    let columns = if wide { 2 } else { 1 };
    let each = rows.len().div_ceil(columns);
    let area = Rect { width: panes.body.width.saturating_sub(2), ..below(panes, each) };
    frame(model, area, &menu::title(model), buffer);
    let keys: Vec<&str> =
        rows.iter().map(|(key, _)| if key.chars().count() > 2 { "⌫" } else { key }).collect();
    let pitch = area.width / u16::try_from(columns).unwrap_or(1);
    for (place, (_, does)) in rows.iter().enumerate() {
        let (column, row) = (place / each.max(1), place % each.max(1));
        let x = area.x + u16::try_from(column).unwrap_or(0) * pitch;
        let Some(y) = u16::try_from(row).ok().filter(|row| *row < area.height).map(|row| area.y + row) else {
            continue;
        };
        paint::put(buffer, x + 1, y, KEY - 1, keys.get(place).copied().unwrap_or(""), model.theme.focus);
        paint::put(buffer, x + KEY, y, pitch.saturating_sub(KEY + 1), does, model.theme.plain);
    }
}

/// Draws a short list.
pub(super) fn choosing(model: &Model, list: &Choosing, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    let widest = list.choices.iter().map(|choice| wrap::columns(&choice.words)).max().unwrap_or(0);
    let wish = u16::try_from(widest.max(wrap::columns(&list.title)) + 10).unwrap_or(u16::MAX);
    let area = below(panes, list.choices.len());
    let area = Rect { width: area.width.min(wish), ..area };
    frame(model, area, &list.title, buffer);
    let shown = list.choices.iter().enumerate().skip(list.top).zip(area.top()..area.bottom());
    for ((place, choice), y) in shown {
        let selected = place == list.selected;
        let (bar, style) = paint::bar(model, selected, true);
        paint::put(buffer, area.x, y, 1, bar, style);
        let number = if place < 9 { (place + 1).to_string() } else { String::new() };
        paint::put(buffer, area.x + 2, y, 1, &number, theme.focus);
        paint::put(buffer, area.x + 4, y, 1, choice.glyph, theme.plain);
        let style = if selected { theme.strong } else { theme.plain };
        paint::put(buffer, area.x + 6, y, area.width.saturating_sub(6), &choice.words, style);
    }
    paint::thumb((area.right(), area), list.top, list.choices.len(), theme.faint, buffer);
}

fn frame(model: &Model, rows: Rect, title: &str, buffer: &mut Buffer) {
    if rows.is_empty() {
        return;
    }
    let area = rows.outer(Margin::new(1, 1));
    Clear.render(area, buffer);
    buffer.set_style(area, model.theme.base);
    let block = Block::bordered().border_set(border::ROUNDED).border_style(model.theme.focus);
    block.render(area, buffer);
    let left = paint::put(buffer, area.x + 1, area.y, 1, " ", model.theme.plain);
    let end = paint::put(buffer, left, area.y, area.width.saturating_sub(4), title, model.theme.strong);
    paint::put(buffer, end, area.y, 1, " ", model.theme.plain);
}

/// Draws the line that is written, in the last line; returns where its cursor stands.
pub(super) fn writing(model: &Model, line: &Writing, panes: &Panes, buffer: &mut Buffer) -> Option<Position> {
    let (theme, area) = (&model.theme, panes.footer);
    if area.is_empty() {
        return None;
    }
    if let Some(status) = &model.status {
        // What was wrong with the line stands above it.
        let y = area.y.saturating_sub(1);
        paint::put(buffer, area.x + 2, y, area.width.saturating_sub(4), &format!(" {status} "), theme.notice);
    }
    let room = area.width.saturating_sub(1);
    let left = paint::put(buffer, area.x + 1, area.y, room, line.writes.prompt(), theme.focus);
    let end = left.saturating_add(u16::try_from(wrap::columns(line.input.value())).unwrap_or(u16::MAX));
    if line.input.value().is_empty() {
        let room = area.right().saturating_sub(left + 1);
        paint::put(buffer, left + 1, area.y, room, line.writes.asks_for(), theme.faint);
    }
    let hint = "enter keeps it  esc leaves it";
    if usize::from(area.right().saturating_sub(end.saturating_add(40))) > wrap::columns(hint) {
        paint::put_right(buffer, end, area.right().saturating_sub(1), area.y, hint, theme.faint);
    }
    Some(typed::draw(
        &line.input,
        (left, area.y),
        area.right().saturating_sub(left + 1),
        theme.strong,
        buffer,
    ))
}

/// Columns of what sort of row it is.
const SORT: u16 = 12;

/// Draws the list of what was decided.
pub(super) fn decisions(model: &Model, list: &History, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let rows = rows(model);
    if rows.is_empty() {
        let words = "Nothing is decided yet: d on a claim decides, V goes through them one by one.";
        paint::put(buffer, area.x + 3, area.y, area.width.saturating_sub(4), words, theme.faint);
        return;
    }
    let shown = rows.iter().enumerate().skip(list.top).zip(area.top()..area.bottom());
    let mut before: Option<&Row> = list.top.checked_sub(1).and_then(|at| rows.get(at));
    for ((place, row), y) in shown {
        let selected = place == list.selected;
        let (bar, style) = paint::bar(model, selected, true);
        paint::put(buffer, area.x + 1, y, 1, bar, style);
        let style = if matches!(row.kind, RowKind::Lost(_)) { theme.diverge } else { theme.faint };
        // A word for all rows of a sort: it stands before the first in sight.
        if y == area.top() || before.is_none_or(|before| before.sort != row.sort) {
            paint::put(buffer, area.x + 3, y, SORT - 1, row.sort, style);
        }
        let style = match (row.kind, selected) {
            (_, true) => theme.strong,
            (RowKind::Undone(_), false) => theme.faint,
            _ => theme.plain,
        };
        let left = area.x + 3 + SORT;
        paint::put(buffer, left, y, area.right().saturating_sub(left + 1), &row.words, style);
        before = Some(row);
    }
    paint::thumb((paint::edge(model, area), area), list.top, rows.len(), theme.faint, buffer);
}
