//! Journeys: keys as a person presses them, then a look at the model or at the screen. No terminal.

mod anything;
mod beside;
mod commands;
mod detail;
mod exporting;
mod first_walk;
mod help;
mod judging;
mod looping;
mod overview;
mod panes;
mod pile;
mod pointing;
mod quotes;
mod reopening;
mod returning;
mod screens;
mod searching;
mod speakers;
mod table;
mod taking;
mod words;

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::keymap::{Keymap, press};
use super::model::{Mode, Model, Pane};
use super::msg::{Effect, Msg};
use super::theme::Theme;
use super::{update, view};
use crate::comparison::Comparison;
use crate::comparison::fixture;
use crate::search::QuoteIndex;

fn explorer(comparison: Comparison, width: u16, height: u16) -> Model {
    let keymap = Keymap::shipped().unwrap();
    Model::new(Arc::new(comparison), keymap, Theme::of(true), Vec::new(), Size::new(width, height))
}

fn bridge() -> Model {
    explorer(fixture::bridge(), 120, 40)
}

/// Presses keys: single letters, or names in `<>`. Queries are answered at once. Returns the last effect.
fn keys(model: &mut Model, keys: &str) -> Effect {
    let mut last = Effect::Rest;
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let (name, after) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            Some((name, after)) => (name.to_owned(), after),
            None => (letter.to_string(), rest.strip_prefix(letter).unwrap()),
        };
        rest = after;
        let Some(msg) = model.keymap.read(press(&name), model.context()) else { continue };
        last = update(model, msg);
        answer(model, &last);
    }
    last
}

fn answer(model: &mut Model, effect: &Effect) {
    if let Effect::Find { generation, query } = effect {
        let hits = QuoteIndex::of(&model.comparison).find(query);
        update(model, Msg::Found { generation: *generation, hits });
    }
}

fn screen(model: &Model) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(model.size.width, model.size.height)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    terminal
}

fn shown(model: &Model) -> String {
    screen(model).backend().to_string()
}

fn words(model: &Model) -> &str {
    model.sentence.map_or("", |span| span.of(&model.article().unwrap().text))
}
