//! The mouse in what lies over the panes.

use std::sync::Arc;

use ratatui::layout::Position;

use super::panes::byte_at;
use crate::tui::beside::places::Places;
use crate::tui::commands;
use crate::tui::detail::Line as Told;
use crate::tui::judging::{choosing, history};
use crate::tui::layout::{below, speakers_in};
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Action, Effect};
use crate::tui::overview::Line;
use crate::tui::preview;
use crate::tui::speakers;
use crate::tui::update::act;

/// Reads the sentence that was clicked, in the column in which it stands.
pub(super) fn click_beside(model: &mut Model, at: Position) -> Effect {
    let panes = model.panes();
    let comparison = Arc::clone(&model.comparison);
    let Mode::Beside(beside) = &mut model.mode else { return Effect::Rest };
    let places = Places::of(&panes, beside.columns.len());
    let Some(number) = places.outer.iter().position(|outer| outer.contains(at)) else { return Effect::Rest };
    let (Some(column), text) = (beside.columns.get(number), places.text(number)) else { return Effect::Rest };
    let article = comparison.story.articles.get(column.article);
    let row = at.y.checked_sub(text.y).filter(|_| at.y < text.bottom());
    let row = row.and_then(|row| column.page.rows.get(column.scroll + usize::from(row)));
    let sentence = row.zip(article).filter(|(row, _)| !row.span.is_empty()).and_then(|(row, article)| {
        let byte = byte_at(&article.text, row.span, usize::from(at.x.saturating_sub(text.x)));
        let sentences = &comparison.readings.get(column.article)?.sentences;
        sentences.iter().position(|sentence| sentence.span.has(byte))
    });
    let sentence = sentence.unwrap_or(column.cursor);
    if beside.active == number && column.cursor == sentence && column.linked {
        return act(model, Action::Open);
    }
    beside.active = number;
    beside.read(&comparison, sentence, &places);
    Effect::Draw
}

/// Scrolls the column under the pointer, and no other.
pub(super) fn turn_beside(model: &mut Model, at: Position, by: isize) -> Effect {
    let panes = model.panes();
    let Mode::Beside(beside) = &mut model.mode else { return Effect::Rest };
    let places = Places::of(&panes, beside.columns.len());
    let under = places.outer.iter().position(|outer| outer.contains(at));
    let Some(column) = under.and_then(|number| beside.columns.get_mut(number)) else { return Effect::Rest };
    column.scroll = column.scroll.saturating_add_signed(by);
    Effect::Draw
}

/// Chooses the sentence that was clicked; the chosen one leads to its article.
pub(super) fn click_detail(model: &mut Model, at: Position) -> Effect {
    let body = model.panes().overlay();
    let Mode::Detail(detail) = &mut model.mode else { return Effect::Rest };
    let line = detail.scroll + usize::from(at.y.saturating_sub(body.y));
    let Some(Told::Outlet(entry) | Told::Words(entry, _)) =
        detail.lines.get(line).filter(|_| body.contains(at))
    else {
        return Effect::Rest;
    };
    if *entry == detail.entry {
        return act(model, Action::Open);
    }
    detail.entry = *entry;
    Effect::Draw
}

/// Chooses the quote that was clicked; the chosen one leads to its article.
pub(super) fn click_search(model: &mut Model, at: Position) -> Effect {
    let rooms = preview::rooms(model.panes().overlay());
    let Mode::Search(search) = &mut model.mode else { return Effect::Rest };
    let hit = search.top + usize::from(at.y.saturating_sub(rooms.list.y) / preview::QUOTE);
    if !rooms.list.contains(at) || hit >= search.hits.len() {
        return Effect::Rest;
    }
    if hit == search.selected {
        return act(model, Action::Open);
    }
    search.selected = hit;
    Effect::Draw
}

/// Runs the command that was clicked.
pub(super) fn click_command(model: &mut Model, at: Position) -> Effect {
    let list = commands::list_in(&model.panes());
    let Mode::Command(line) = &mut model.mode else { return Effect::Rest };
    let entry = line.top + usize::from(at.y.saturating_sub(list.y));
    if !list.contains(at) || entry >= line.entries.len() {
        return Effect::Rest;
    }
    line.selected = entry;
    act(model, Action::Open)
}

/// Chooses the figure that was clicked; the chosen one opens the claim behind it.
pub(super) fn click_overview(model: &mut Model, at: Position) -> Effect {
    let body = model.panes().overlay();
    let Mode::Overview(overview) = &mut model.mode else { return Effect::Rest };
    let line = overview.line_at(usize::from(at.y.saturating_sub(body.y)));
    let Some(&Line::Row(section, row)) = overview.lines.get(line).filter(|_| body.contains(at)) else {
        return Effect::Rest;
    };
    let grid = overview.grid(section, &model.names, body.width);
    let seen = at.x.checked_sub(body.x + grid.label).map(|by| usize::from(by / grid.cell.max(1)));
    let seen = seen.filter(|seen| *seen < grid.shown);
    let (before, was) = (overview.section, overview.spot(section));
    let column = seen.map_or(was.column, |seen| was.first + seen);
    overview.choose_row(section, row);
    overview.spots[section as usize].column = column;
    overview.section = section;
    if before == section && (row, column) == (was.row, was.column) {
        act(model, Action::Open)
    } else {
        Effect::Draw
    }
}

/// Chooses the cell that was clicked; the chosen one leads to the speaker's first quote there.
pub(super) fn click_speakers(model: &mut Model, at: Position) -> Effect {
    let body = model.panes().overlay();
    let rows = speakers_in(body);
    let Mode::Speakers(open) = &mut model.mode else { return Effect::Rest };
    let line = open.top + usize::from(at.y.saturating_sub(rows.y));
    let Some(&speakers::Line::Speaker(row)) = open.lines.get(line).filter(|_| rows.contains(at)) else {
        return Effect::Rest;
    };
    let grid = open.grid(&model.names, body.width);
    // The sums of all outlets stand before the first.
    let seen = at.x.checked_sub(body.x + grid.label + grid.cell).map(|by| usize::from(by / grid.cell.max(1)));
    let outlet = seen.filter(|seen| *seen < grid.shown).map_or(open.outlet, |seen| open.first + seen);
    let outlet = outlet.min(model.names.len().saturating_sub(1));
    if (open.row, open.outlet) == (row, outlet) {
        return act(model, Action::Open);
    }
    (open.row, open.outlet) = (row, outlet);
    Effect::Draw
}

/// Takes the answer that was clicked.
pub(super) fn click_choosing(model: &mut Model, at: Position) -> Effect {
    let panes = model.panes();
    let Mode::Choosing(list) = &model.mode else { return Effect::Rest };
    let rows = below(&panes, list.choices.len());
    if !rows.contains(at) {
        return Effect::Rest;
    }
    choosing::pick(model, list.top + usize::from(at.y - rows.y))
}

/// Chooses the decision that was clicked; the chosen one leads to what it is about.
pub(super) fn click_decisions(model: &mut Model, at: Position) -> Effect {
    let body = model.panes().overlay();
    let count = history::rows(model).len();
    let Mode::Decisions(list) = &mut model.mode else { return Effect::Rest };
    let row = list.top + usize::from(at.y.saturating_sub(body.y));
    if !body.contains(at) || row >= count {
        return Effect::Rest;
    }
    if std::mem::replace(&mut list.selected, row) == row {
        return act(model, Action::Open);
    }
    Effect::Draw
}
