//! The first and the last line of the screen.

use ratatui::buffer::Buffer;

use crate::tui::layout::{Panes, Shape, tab_of};
use crate::tui::model::Model;
use crate::tui::msg::Action;
use crate::tui::wrap::columns;

use super::opening;
use super::paint::{put, put_right};

/// The story and its counts; in a small terminal the tabs.
pub(super) fn header(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.header;
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    let help = model.keymap.key_of(Action::Help, model.context());
    let help = help.map_or(String::new(), |key| format!("{key} help"));
    if model.opening().is_some() {
        put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), "rashomon", theme.strong);
        return;
    }
    if panes.shape == Shape::One && model.shows_panes() {
        let mut x = area.x;
        for (pane, tab) in panes.tabs() {
            let style = if pane == model.focus { theme.chosen } else { theme.faint };
            x = put(buffer, tab.x, area.y, tab.width, tab_of(pane), style) + 1;
        }
        if progress(model, x, area.right(), area.y, buffer) == area.right() {
            put_right(buffer, x, area.right(), area.y, &help, theme.faint);
        }
        return;
    }
    let [diverge, agree, single] = model.totals;
    let outlets = model.comparison.story.articles.len();
    let right = put_right(buffer, area.x, area.right().saturating_sub(1), area.y, &help, theme.faint);
    let right = progress(model, area.x + area.width / 3, right, area.y, buffer);
    let title = match model.comparison.story.title.as_str() {
        "" => "rashomon",
        title => title,
    };
    let some = |count: usize, style| if count == 0 { theme.faint } else { style };
    let rest = [
        (format!("{outlets} {}", if outlets == 1 { "outlet" } else { "outlets" }), theme.plain),
        (format!("≠ {diverge} diverge"), some(diverge, theme.diverge)),
        (format!("✓ {agree} agree"), some(agree, theme.agree)),
        (format!("○ {single} told once"), some(single, theme.alone)),
    ];
    let wide: usize = rest.iter().map(|(words, _)| columns(words) + 3).sum();
    let room = right.saturating_sub(area.x + 4);
    let title_room = room.saturating_sub(u16::try_from(wide).unwrap_or(u16::MAX)).max(room / 3);
    let mut x = put(buffer, area.x + 1, area.y, title_room, title, theme.strong);
    for (place, (words, style)) in rest.iter().enumerate() {
        let room = right.saturating_sub(x + 4);
        if usize::from(room) < columns(words) {
            break;
        }
        x = put(buffer, x, area.y, 3, if place == 0 { "   " } else { " · " }, theme.faint);
        x = put(buffer, x, area.y, room, words, *style);
    }
}

/// How far the files have been read again, before the column `right`; returns where that begins.
fn progress(model: &Model, left: u16, right: u16, y: u16, buffer: &mut Buffer) -> u16 {
    let Some(progress) = model.progress else { return right };
    let wide = format!("{} · esc stops   ", opening::words(progress));
    let narrow =
        [wide, format!("{} ", opening::brief(progress)), format!("{}% ", opening::percent(progress))];
    let fits = |words: &&String| columns(words) <= usize::from(right.saturating_sub(left));
    let words = narrow.iter().find(fits).map_or("", String::as_str);
    put_right(buffer, left, right, y, words, model.theme.notice)
}

/// What the keys do here, or a line that waits to be read.
pub(super) fn footer(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.footer;
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    if let Some(status) = &model.status {
        put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), status, theme.notice);
        return;
    }
    let hints = model.keymap.hints(model.context());
    let width = |keys: &str, word: &str| u16::try_from(columns(keys) + 1 + columns(word)).unwrap_or(u16::MAX);
    // The last hint is the way out, and stands however little room there is for the others.
    let way_out = hints.last().map_or(0, |(keys, word)| width(keys, word) + 2);
    let mut x = area.x + 1;
    let mut full = false;
    for (place, (keys, word)) in hints.iter().enumerate() {
        let last = place + 1 == hints.len();
        let room = area.right().saturating_sub(if last { x } else { x + way_out });
        // Hints stand in the order of their use: none goes before one that there is no room for.
        full |= room < width(keys, word);
        if full && (!last || room < width(keys, word)) {
            continue;
        }
        x = put(buffer, x, area.y, room, keys, theme.strong);
        x = put(buffer, x + 1, area.y, area.right().saturating_sub(x + 1), word, theme.faint) + 2;
    }
}
