//! The letters of a line that is typed, and where its cursor stands: the same in every line.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::wrap;

/// Writes what is typed from the column `x` on, in `room` columns that follow the cursor; returns where that stands.
pub(super) fn draw(
    input: &Input,
    (x, y): (u16, u16),
    room: u16,
    style: Style,
    buffer: &mut Buffer,
) -> Position {
    let last = buffer.area.right().saturating_sub(1);
    let skipped = input.visual_scroll(usize::from(room.max(1)));
    let mut gone = 0;
    let seen = input.value().graphemes(true).skip_while(|grapheme| {
        gone += wrap::columns(grapheme);
        gone <= skipped
    });
    if y < buffer.area.bottom() {
        buffer.set_stringn(x.min(last), y, seen.collect::<String>(), usize::from(room), style);
    }
    let cursor = u16::try_from(input.visual_cursor().saturating_sub(skipped)).unwrap_or(u16::MAX);
    Position::new(x.saturating_add(cursor.min(room)).min(last), y)
}
