//! What the keys do.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::help::{Line, keys_in, lines};
use crate::tui::model::{Help, Model};

use super::paint;

/// Draws the help.
pub(super) fn draw(model: &Model, help: &Help, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let lines = lines(&model.keymap, &model.notices, help.of, usize::from(area.width));
    for (line, y) in lines.iter().skip(help.top).zip(area.top()..area.bottom()) {
        let x = area.x + 1;
        let room = area.right().saturating_sub(x + 1);
        let keys = u16::try_from(keys_in(usize::from(area.width))).unwrap_or(0).min(area.width);
        match line {
            Line::Blank => {}
            Line::Title(words) => _ = paint::put(buffer, x, y, room, words, theme.focus),
            Line::Text(words) => _ = paint::put(buffer, x + 1, y, room.saturating_sub(1), words, theme.plain),
            Line::Keys(names, words) => {
                paint::put(buffer, x + 1, y, keys.saturating_sub(3), names, theme.strong);
                paint::put(buffer, area.x + keys, y, area.width.saturating_sub(keys + 1), words, theme.plain);
            }
        }
    }
    let edge = paint::edge(model, area);
    paint::thumb((edge, area), help.top, lines.len(), theme.faint, buffer);
}
