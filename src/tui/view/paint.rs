//! Words, borders and scroll marks, cut to the room they have.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Widget};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;
use crate::tui::layout::{Panes, Shape};
use crate::tui::model::{Model, Pane};
use crate::tui::{theme, wrap};

/// Writes a text on one line, shortened to `width` columns; returns the column behind it.
pub(super) fn put(buffer: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    if width == 0 || y >= buffer.area.bottom() || x >= buffer.area.right() {
        return x;
    }
    let width = width.min(buffer.area.right() - x);
    buffer.set_stringn(x, y, wrap::fit(text, usize::from(width)), usize::from(width), style).0
}

/// Writes a name, shortened so that a number at its end, which may be all that tells two apart, stays.
pub(super) fn name(buffer: &mut Buffer, x: u16, y: u16, width: u16, name: &str, style: Style) -> u16 {
    let number = name
        .rsplit_once(' ')
        .map(|(_, last)| last)
        .filter(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    let tail = number.map_or(0, |number| u16::try_from(wrap::columns(number)).unwrap_or(u16::MAX));
    match number {
        Some(number) if wrap::columns(name) > usize::from(width) && tail + 3 < width => {
            let stem = name.strip_suffix(number).unwrap_or(name);
            let end = put(buffer, x, y, width - tail, stem, style);
            put(buffer, end, y, tail, number, style)
        }
        _ => put(buffer, x, y, width, name, style),
    }
}

/// Writes a text so that it ends before the column `right`, if there is room for all of it.
pub(super) fn put_right(buffer: &mut Buffer, left: u16, right: u16, y: u16, text: &str, style: Style) -> u16 {
    let width = u16::try_from(wrap::columns(text)).unwrap_or(u16::MAX);
    if right.saturating_sub(left) < width {
        return right;
    }
    put(buffer, right - width, y, width, text, style);
    right - width
}

/// Writes texts of several styles behind each other; the one that no longer fits is the last, shortened.
pub(super) fn pieces(buffer: &mut Buffer, x: u16, y: u16, width: u16, pieces: &[(&str, Style)]) -> u16 {
    let right = x.saturating_add(width);
    let mut at = x;
    for (text, style) in pieces {
        let room = right.saturating_sub(at);
        at = put(buffer, at, y, room, text, *style);
        if wrap::columns(text) > usize::from(room) {
            break;
        }
    }
    at
}

/// Writes the words of a stretch, each letter in the style of the layers that hold it, later layers on top.
pub(super) fn words(
    buffer: &mut Buffer,
    (x, y, width): (u16, u16, u16),
    (text, span): (&str, Span),
    base: Style,
    layers: &[(Span, Style)],
) -> u16 {
    let layers: Vec<&(Span, Style)> = layers.iter().filter(|(stretch, _)| stretch.meets(span)).collect();
    let mut at = x;
    let right = x.saturating_add(width).min(buffer.area.right());
    if y >= buffer.area.bottom() {
        return x;
    }
    for (offset, grapheme) in span.of(text).grapheme_indices(true) {
        let place = span.start + offset;
        let held = layers.iter().filter(|(stretch, _)| stretch.has(place));
        let style = held.fold(base, |style, (_, layer)| style.patch(*layer));
        if at >= right {
            break;
        }
        at = buffer.set_stringn(at, y, grapheme, usize::from(right - at), style).0;
    }
    at
}

/// A pane's border, or its title line where panes stand one at a time.
pub(super) fn pane(
    model: &Model,
    panes: &Panes,
    which: Pane,
    title: &[(&str, Style)],
    right: &str,
    buffer: &mut Buffer,
) {
    let area = panes.outer(which);
    let theme = &model.theme;
    let focused = model.focus == which && model.shows_panes();
    if panes.shape == Shape::One {
        if area.height > 0 {
            let end = put_right(buffer, area.x + area.width / 2, area.right(), area.y, right, theme.faint);
            // The tabs above already number and name the panes.
            let title = title.get(1..).unwrap_or(&[]);
            pieces(buffer, area.x + 1, area.y, end.saturating_sub(area.x + 2), title);
        }
        return;
    }
    framed(model, area, focused, title, right, buffer);
}

/// The border of what lies over the panes; none in a small terminal.
pub(super) fn overlay(model: &Model, panes: &Panes, title: &str, right: &str, buffer: &mut Buffer) {
    if panes.shape != Shape::One {
        framed(model, panes.body, true, &[(title, model.theme.strong)], right, buffer);
    }
}

/// A border with a title, and a few words at its right.
pub(super) fn framed(
    model: &Model,
    area: Rect,
    focused: bool,
    title: &[(&str, Style)],
    right: &str,
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    let style = if focused { theme.focus } else { theme.border };
    Block::bordered().border_set(border::ROUNDED).border_style(style).render(area, buffer);
    let right = if right.is_empty() { String::new() } else { format!(" {right} ") };
    let end = put_right(
        buffer,
        area.x + area.width / 2,
        area.right().saturating_sub(2),
        area.y,
        &right,
        theme.faint,
    );
    let left = put(buffer, area.x + 1, area.y, 1, " ", theme.plain);
    let end = pieces(buffer, left, area.y, end.saturating_sub(left + 1), title);
    put(buffer, end, area.y, 1, " ", theme.plain);
}

/// A line on a pane's lower border; over its last row where there is no border.
pub(super) fn foot(panes: &Panes, which: Pane, words: &[(&str, Style)], base: Style, buffer: &mut Buffer) {
    let area = panes.outer(which);
    if area.height < 3 || area.width < 8 {
        return;
    }
    if panes.shape != Shape::One {
        return border_foot(area, words, base, buffer);
    }
    let y = area.bottom() - 1;
    for x in area.left()..area.right() {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.reset();
        }
    }
    pieces(buffer, area.x, y, area.width, words);
}

/// A line on a lower border.
pub(super) fn border_foot(area: Rect, words: &[(&str, Style)], base: Style, buffer: &mut Buffer) {
    if area.height < 3 || area.width < 8 {
        return;
    }
    let y = area.bottom() - 1;
    // The border's own look does not show through.
    let base = Style::reset().patch(base);
    let words: Vec<_> = words.iter().map(|(text, style)| (*text, base.patch(*style))).collect();
    let left = put(buffer, area.x + 2, y, 1, " ", base);
    let end = pieces(buffer, left, y, area.width - 6, &words);
    put(buffer, end, y, 1, " ", base);
}

/// A mark on a pane's right edge that says which part of `count` rows is in sight; none where all are.
pub(super) fn thumb(edge: (u16, Rect), top: usize, count: usize, style: Style, buffer: &mut Buffer) {
    let (x, rows) = edge;
    let height = usize::from(rows.height);
    if height == 0 || count <= height {
        return;
    }
    let size = (height * height / count).max(1);
    let from = (top * (height - size)).div_ceil(count - height).min(height - size);
    for row in from..from + size {
        let y = rows.y + u16::try_from(row).unwrap_or(0);
        put(buffer, x, y, 1, "┃", style);
    }
}

/// The column of the scroll mark of what lies over the panes: the border, where there is one.
pub(super) fn edge(model: &Model, area: Rect) -> u16 {
    area.right().min(model.size.width.saturating_sub(1))
}

/// The bar before a selected row, and the style of its words.
pub(super) fn bar(model: &Model, selected: bool, focused: bool) -> (&'static str, Style) {
    match (selected, focused) {
        (true, true) => (theme::BAR, model.theme.focus),
        (true, false) => (theme::BAR, model.theme.faint),
        (false, _) => (" ", model.theme.plain),
    }
}
