//! The first and the last line of the screen.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::tui::layout::{Panes, Shape, tab_of};
use crate::tui::model::Model;
use crate::tui::msg::Action;
use crate::tui::pile::rooms as pile;
use crate::tui::theme;
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
    if model.lists_stories() {
        return stories(model, panes, &help, buffer);
    }
    // Whoever came from a list of stories is told which of them this is, and how to get back.
    let place = model.place_in_pile();
    let back = model.keymap.key_of(Action::Stories, model.context()).filter(|_| model.pile.is_some());
    let wide = area.width >= 100;
    let help = back.filter(|_| wide).map_or(help.clone(), |key| format!("   {key} stories  {help}"));
    if panes.shape == Shape::One && model.shows_panes() {
        let mut x = area.x;
        for (pane, tab) in panes.tabs() {
            let style = if pane == model.focus { theme.chosen } else { theme.faint };
            x = put(buffer, tab.x, area.y, tab.width, tab_of(pane), style) + 1;
        }
        if progress(model, x, area.right(), area.y, buffer) == area.right() {
            let right = put_right(buffer, x, area.right(), area.y, &help, theme.faint);
            put_right(buffer, x + 1, right.saturating_sub(1), area.y, &place, theme.faint);
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
    let mut rest = rest.to_vec();
    if model.comparison.judged.count() > 0 {
        rest.push((decided(model), theme.plain));
    }
    if model.judging.unsaved.is_some() {
        rest.push(("not saved".to_owned(), theme.diverge));
    }
    let left = put(buffer, area.x + 1, area.y, area.width / 3, &place, theme.faint);
    let room = right.saturating_sub(left + 3);
    let width = |rest: &[(String, Style)]| rest.iter().map(|(words, _)| columns(words) + 3).sum::<usize>();
    if rest.len() > 4 && width(&rest) > usize::from(room - room / 3) {
        // What was decided must not fall off the end: the glyphs say what the figures count.
        for (words, _) in rest.iter_mut().take(4).skip(1) {
            words.truncate(words.match_indices(' ').nth(1).map_or(words.len(), |(at, _)| at));
        }
    }
    let wide = width(&rest);
    let title_room = room.saturating_sub(u16::try_from(wide).unwrap_or(u16::MAX)).max(room / 3);
    let mut x = put(buffer, left, area.y, title_room, title, theme.strong);
    for (place, (words, style)) in rest.iter().enumerate() {
        let room = right.saturating_sub(x + 4);
        if usize::from(room) < columns(words) {
            break;
        }
        x = put(buffer, x, area.y, 3, if place == 0 { "   " } else { " · " }, theme.faint);
        x = put(buffer, x, area.y, room, words, *style);
    }
}

/// How much is decided, and how much of it has lost its words.
pub(super) fn decided(model: &Model) -> String {
    let lost = model.comparison.judged.lost().count();
    let lost = if lost == 0 { String::new() } else { format!(", {lost} lost") };
    format!("{} {} decided{lost}", theme::PERSON, model.decided())
}

/// The pile and what it holds; in a small terminal the tabs.
fn stories(model: &Model, panes: &Panes, help: &str, buffer: &mut Buffer) {
    let (area, theme) = (panes.header, &model.theme);
    let Some(pile) = &model.pile else { return };
    let one = panes.shape == Shape::One;
    let end = area.right().saturating_sub(u16::from(!one));
    let right = put_right(buffer, area.x, end, area.y, help, theme.faint);
    let right = progress(model, area.x + area.width / 3, right, area.y, buffer);
    let (counted, of) = pile.counted();
    let right = if model.progress.is_none() && pile.counting && counted < of {
        let long = format!("counting {counted} of {of} · esc stops   ");
        let left = area.x + if one { 21 } else { area.width / 2 };
        let words = if usize::from(right.saturating_sub(left)) < columns(&long) {
            format!("{counted}/{of}  ")
        } else {
            long
        };
        put_right(buffer, left, right, area.y, &words, theme.faint)
    } else {
        right
    };
    if one {
        for (part, tab) in pile::tabs(area) {
            let style = if part == pile.part { theme.chosen } else { theme.faint };
            put(buffer, tab.x, area.y, tab.width, pile::name_of(part), style);
        }
        return;
    }
    let alone = pile.stories.iter().filter(|story| story.is_told_once()).count();
    let plural = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    let (stories, articles) = (pile.stories.len() - alone, pile.articles.len());
    let rest = [
        (format!("{} {}", opening::grouped(stories), plural(stories, "story", "stories")), theme.plain),
        (format!("{} {}", opening::grouped(articles), plural(articles, "article", "articles")), theme.plain),
        (format!("○ {alone} told by one outlet"), if alone == 0 { theme.faint } else { theme.alone }),
    ];
    let mut x = put(buffer, area.x + 1, area.y, area.width / 3, &pile.name, theme.strong);
    for (place, (words, style)) in rest.iter().enumerate() {
        if usize::from(right.saturating_sub(x + 4)) < columns(words) {
            break;
        }
        x = put(buffer, x, area.y, 3, if place == 0 { "   " } else { " · " }, theme.faint);
        x = put(buffer, x, area.y, right.saturating_sub(x), words, *style);
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
