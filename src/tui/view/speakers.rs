//! Who is quoted where: a row a speaker, a column an outlet, a cell the words between marks and, behind them, those
//! without.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{Named, Verdict, Words};
use crate::tui::grid::Grid;
use crate::tui::model::Model;
use crate::tui::speakers::{Line, Speakers, empty, name, sort, words};
use crate::tui::table::MARK;
use crate::tui::{layout, theme};

use super::{below, paint};

/// Which of how many speakers is chosen, and what the figures are.
pub(super) fn count(speakers: &Speakers, width: u16) -> String {
    let legend = if width < 70 { "" } else { "words between marks, +without · " };
    match speakers.table.rows.len() {
        0 => String::new(),
        total => format!("{legend}{}/{total}", speakers.row + 1),
    }
}

/// Where a row is painted, and with what.
struct Place<'a> {
    model: &'a Model,
    speakers: &'a Speakers,
    grid: Grid,
    area: Rect,
}

/// Draws the table.
pub(super) fn draw(model: &Model, speakers: &Speakers, area: Rect, buffer: &mut Buffer) {
    if let Some(words) = empty(model, speakers) {
        paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(2), words, model.theme.faint);
        return;
    }
    let grid = speakers.grid(&model.names, area.width);
    let place = Place { model, speakers, grid, area };
    if area.height > 0 {
        head(&place, area.y, buffer);
    }
    let rows = layout::speakers_in(area);
    for (line, y) in speakers.lines.iter().skip(speakers.top).zip(rows.top()..rows.bottom()) {
        match line {
            Line::Blank => {}
            Line::Title(named) => {
                let room = area.width.saturating_sub(2);
                paint::put(buffer, area.x + 1, y, room, sort(*named), model.theme.faint);
            }
            Line::Speaker(row) => speaker(&place, *row, y, buffer),
        }
    }
    let edge = paint::edge(model, area);
    paint::thumb((edge, rows), speakers.top, speakers.lines.len(), model.theme.faint, buffer);
    sums(&place, Rect { y: rows.bottom(), height: layout::sums_of(area), ..area }, buffer);
    let foot = layout::foot_of(area);
    let below = Rect { y: area.bottom() - foot, height: foot, ..area };
    below::draw(model, below, &words(model, speakers), buffer);
}

/// The first column of an outlet's cell, and its room; nothing where it is out of sight. The sums come first.
fn cell(place: &Place<'_>, outlet: Option<usize>) -> Option<(u16, u16)> {
    let Place { speakers, grid, area, .. } = place;
    let seen = match outlet {
        None => 0,
        Some(outlet) => outlet.checked_sub(speakers.first).filter(|seen| *seen < grid.shown)? + 1,
    };
    let x = area.x + grid.label + u16::try_from(seen).ok()? * grid.cell;
    let room = (grid.cell - 1).min(area.right().saturating_sub(x));
    (room > 0).then_some((x, room))
}

/// The outlets in sight.
fn outlets(place: &Place<'_>) -> impl Iterator<Item = usize> {
    let Place { model, speakers, grid, .. } = place;
    (speakers.first..model.names.len()).take(grid.shown)
}

fn head(place: &Place<'_>, y: u16, buffer: &mut Buffer) {
    let Place { model, speakers, grid, area } = *place;
    let theme = &model.theme;
    paint::put(buffer, area.x + MARK, y, grid.label.saturating_sub(MARK + 1), "speaker", theme.faint);
    if let Some((x, room)) = cell(place, None) {
        paint::put(buffer, x, y, room, "all", theme.faint);
    }
    for outlet in outlets(place) {
        let Some((x, room)) = cell(place, Some(outlet)) else { continue };
        let style = if outlet == speakers.outlet { theme.chosen } else { theme.plain };
        paint::name(buffer, x, y, room, model.name(outlet), style);
    }
    if speakers.first > 0 {
        let x = area.x + grid.label + grid.cell;
        paint::put(buffer, x.saturating_sub(1), y, 1, "‹", theme.strong);
    }
    if speakers.first + grid.shown < model.names.len() {
        paint::put(buffer, area.right().saturating_sub(1), y, 1, "›", theme.strong);
    }
}

fn speaker(place: &Place<'_>, at: usize, y: u16, buffer: &mut Buffer) {
    let Place { model, speakers, grid, area } = *place;
    let theme = &model.theme;
    let Some(row) = speakers.table.rows.get(at) else { return };
    let selected = at == speakers.row;
    let (bar, style) = paint::bar(model, selected, true);
    paint::put(buffer, area.x, y, 1, bar, style);
    // Whom one outlet alone quotes is worth a second look.
    if row.spread() == 1 && row.words.len() > 1 && row.named != Named::Nobody {
        paint::put(buffer, area.x + 1, y, 1, theme::glyph(Verdict::Single), theme.alone);
    }
    let style = if selected { theme.row } else { theme.plain };
    paint::put(buffer, area.x + MARK, y, grid.label.saturating_sub(MARK + 1), name(row), style);
    figures(place, (None, y), row.sum(), style, buffer);
    for outlet in outlets(place) {
        let words = row.words.get(outlet).copied().unwrap_or_default();
        let style = if selected && outlet == speakers.outlet { theme.spot } else { theme.plain };
        figures(place, (Some(outlet), y), words, style, buffer);
    }
}

/// The words between marks, and behind them, faint, those without.
fn figures(
    place: &Place<'_>,
    (outlet, y): (Option<usize>, u16),
    words: Words,
    style: Style,
    buffer: &mut Buffer,
) {
    let Some((x, room)) = cell(place, outlet) else { return };
    let theme = &place.model.theme;
    let (wide, _) = place.speakers.figures();
    let marked = match (words.marked, words.reported) {
        (0, 0) => theme::SILENT.to_owned(),
        (0, _) => String::new(),
        (marked, _) => marked.to_string(),
    };
    let shown = if words.all() == 0 { theme.silent.patch(style) } else { style };
    let x = paint::put(buffer, x, y, room, &format!("{marked:>wide$}"), shown);
    if words.reported > 0 {
        let room = room.saturating_sub(u16::try_from(wide).unwrap_or(0) + 1);
        let faint = if style == theme.spot { style } else { theme.faint };
        paint::put(buffer, x + 1, y, room, &format!("+{}", words.reported), faint);
    }
}

/// The sums of the columns, and how much of each is said by speakers whose names are kept back.
fn sums(place: &Place<'_>, area: Rect, buffer: &mut Buffer) {
    let Place { model, speakers, grid, .. } = *place;
    let theme = &model.theme;
    let Some(y) = area.bottom().checked_sub(2).filter(|_| area.height > 1) else { return };
    let room = grid.label.saturating_sub(MARK + 1);
    paint::put(buffer, area.x + MARK, y, room, "all speakers", theme.faint);
    paint::put(buffer, area.x + MARK, y + 1, room, "unnamed", theme.faint);
    figures(place, (None, y), speakers.table.sum(), theme.strong, buffer);
    let (wide, _) = speakers.figures();
    for outlet in outlets(place) {
        let sum = speakers.table.sums.get(outlet).copied().unwrap_or_default();
        figures(place, (Some(outlet), y), sum, theme.strong, buffer);
        let share = speakers.table.share_withheld(outlet);
        let words = share.map_or(theme::SILENT.to_owned(), |share| format!("{share}%"));
        if let Some((x, room)) = cell(place, Some(outlet)) {
            let style = if share.unwrap_or(0) > 0 { theme.strong } else { theme.faint };
            paint::put(buffer, x, y + 1, room, &format!("{words:>wide$}"), style);
        }
    }
}
