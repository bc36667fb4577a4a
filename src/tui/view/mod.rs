//! The screen: each pane reads the model and paints its own area. Nothing here changes the model.

mod article;
mod attribution;
mod below;
mod beside;
mod claims;
mod command;
mod detail;
mod edges;
mod filter;
mod help;
mod line;
mod opening;
mod overview;
mod paint;
mod pile;
mod preview;
mod search;
mod sources;
mod speakers;
mod typed;

use ratatui::Frame;

use super::model::{Mode, Model, Pane};

/// Draws the whole screen.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    // The frame may lag behind the model by one resize; nothing may be painted outside it.
    let area = frame.area().intersection(model.area());
    if area.is_empty() {
        return;
    }
    let panes = model.panes();
    if area != model.area() {
        return;
    }
    let mut cursor = None;
    let buffer = frame.buffer_mut();
    buffer.set_style(area, model.theme.base);
    edges::header(model, &panes, buffer);
    if let Some(progress) = model.opening() {
        opening::draw(model, progress, panes.body, buffer);
        edges::footer(model, &panes, buffer);
        return;
    }
    match model.shown() {
        Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) => {
            for pane in [Pane::Sources, Pane::Article, Pane::Claims] {
                if panes.outer(pane).is_empty() {
                    continue;
                }
                match pane {
                    Pane::Sources => sources::draw(model, &panes, buffer),
                    Pane::Article => article::draw(model, &panes, buffer),
                    Pane::Claims => claims::draw(model, &panes, buffer),
                }
            }
            cursor = line::draw(model, panes.line, buffer);
        }
        Mode::Stories | Mode::Sift(_) => {
            if let Some(pile) = &model.pile {
                cursor = pile::draw(model, pile, panes.shape, buffer);
            }
        }
        Mode::Beside(beside) => beside::draw(model, beside, &panes, buffer),
        Mode::Detail(open) => {
            let listed = model.claim_at() == Some(open.claim);
            let place = format!("{}/{}", model.list.selected + 1, model.list.rows.len());
            let place = if listed { place } else { String::new() };
            paint::overlay(model, &panes, "Claim", &place, buffer);
            detail::draw(model, open, panes.overlay(), buffer);
        }
        Mode::Search(search) => {
            paint::overlay(model, &panes, "Quotes", &search::count(search), buffer);
            cursor = search::draw(model, search, panes.overlay(), buffer);
        }
        Mode::Command(_) => {}
        Mode::Overview(open) => {
            paint::overlay(model, &panes, "Overview", "", buffer);
            overview::draw(model, open, panes.overlay(), buffer);
        }
        Mode::Speakers(open) => {
            let count = speakers::count(open, panes.body.width);
            paint::overlay(model, &panes, "Speakers", &count, buffer);
            speakers::draw(model, open, panes.overlay(), buffer);
        }
        Mode::Help(help) => {
            paint::overlay(model, &panes, "Help", "", buffer);
            help::draw(model, help, panes.overlay(), buffer);
        }
    }
    if let Mode::Command(line) = &model.mode {
        cursor = command::draw(model, line, &panes, buffer);
    } else {
        edges::footer(model, &panes, buffer);
    }
    if let Some(cursor) = cursor.filter(|&cursor| area.contains(cursor)) {
        frame.set_cursor_position(cursor);
    }
}
