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
mod judging;
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
        Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) | Mode::Passage(_) => {
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
            let (decided, all) = crate::tui::judging::review_progress(model);
            let (title, place) = match model.judging.review {
                Some(_) => ("Review", format!("{decided} of {all} decided")),
                None => ("Claim", place),
            };
            paint::overlay(model, &panes, title, &place, buffer);
            detail::draw(model, open, panes.overlay(), buffer);
        }
        Mode::Search(search) => {
            paint::overlay(model, &panes, "Quotes", &search::count(search), buffer);
            cursor = search::draw(model, search, panes.overlay(), buffer);
        }
        Mode::Command(_) | Mode::Judge | Mode::Choosing(_) | Mode::Writing(_) => {}
        Mode::Decisions(list) => {
            paint::overlay(model, &panes, "Decisions", &edges::decided(model), buffer);
            judging::decisions(model, list, panes.overlay(), buffer);
        }
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
    match &model.mode {
        Mode::Command(line) => cursor = command::draw(model, line, &panes, buffer),
        Mode::Writing(line) => cursor = judging::writing(model, line, &panes, buffer),
        _ => edges::footer(model, &panes, buffer),
    }
    match &model.mode {
        Mode::Judge => judging::menu(model, &panes, buffer),
        Mode::Choosing(list) => judging::choosing(model, list, &panes, buffer),
        _ => {}
    }
    if let Some(cursor) = cursor.filter(|&cursor| area.contains(cursor)) {
        frame.set_cursor_position(cursor);
    }
}
