//! Below a table of the whole story: what its chosen cell means, in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::Span;
use crate::tui::model::Model;
use crate::tui::wrap;

use super::paint;

/// Writes the words, shortened where there are more than lines.
pub(super) fn draw(model: &Model, area: Rect, words: &str, buffer: &mut Buffer) {
    let mut rest = area;
    if area.height > 2 {
        let rule = "─".repeat(usize::from(area.width));
        paint::put(buffer, area.x, area.y, area.width, &rule, model.theme.border);
        rest = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    let room = rest.width.saturating_sub(2);
    let rows = wrap::wrap(words, Span::new(0, words.len()), usize::from(room));
    let lines = usize::from(rest.height);
    for ((place, row), y) in rows.iter().enumerate().zip(rest.top()..rest.bottom()) {
        // The last line goes on to the end of the words, and is cut there.
        let span = if place + 1 == lines { Span::new(row.start, words.len()) } else { *row };
        paint::put(buffer, rest.x + 1, y, room, span.of(words), model.theme.plain);
    }
}
