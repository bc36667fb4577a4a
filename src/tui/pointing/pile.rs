//! The mouse in the list of stories.

use ratatui::layout::Position;

use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::pile::Part;
use crate::tui::pile::rooms::tabs;
use crate::tui::piling::{choose, go};

/// Chooses what was clicked; what is chosen already is opened.
pub(super) fn click(model: &mut Model, at: Position) -> Effect {
    let (rooms, panes) = (model.rooms(), model.panes());
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    if panes.shape == crate::tui::layout::Shape::One
        && let Some((part, _)) = tabs(panes.header).into_iter().find(|(_, tab)| tab.contains(at))
    {
        pile.part = if pile.story().is_some() { part } else { Part::Stories };
        return Effect::Draw;
    }
    let told = pile.story().map_or(0, |story| story.articles.len());
    if rooms.rows.contains(at) {
        let row = pile.top + usize::from(at.y - rooms.rows.y);
        let there = row < pile.rows.len();
        return if there { choose(model, Part::Stories, row) } else { Effect::Rest };
    }
    if rooms.articles.contains(at) {
        let row = pile.first_article + usize::from(at.y - rooms.articles.y);
        return if row < told { choose(model, Part::Articles, row) } else { Effect::Rest };
    }
    Effect::Rest
}

/// Moves through the part under the pointer.
pub(super) fn turn(model: &mut Model, at: Position, by: isize) -> Effect {
    let rooms = model.rooms();
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    if rooms.list.contains(at) {
        return go(pile, false, by);
    }
    if rooms.preview.contains(at) {
        return go(pile, true, by);
    }
    Effect::Rest
}
