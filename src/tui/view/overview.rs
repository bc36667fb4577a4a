//! The overview: three tables under each other, and below them what the chosen cell means in words.

mod order;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{KindTally, Pair};
use crate::tui::grid::{Grid, digits};
use crate::tui::model::Model;
use crate::tui::overview::{Line, Overview, Section, empty, figures, kind_name, ordinal};
use crate::tui::table::MARK;
use crate::tui::{layout, theme, wrap};

use super::{below, paint};

/// From which part of the common claims on, in percent, two outlets' parting is shaded how.
const SHADES: [(usize, &str); 4] = [(50, "██"), (25, "▓▓"), (10, "▒▒"), (1, "░░")];
/// What the figures of a part are, in ever fewer columns.
const AGREEMENT: [&str; 4] = [
    "agreed/common claims · part over ░ some ▒ 10% ▓ 25% █ 50%",
    "agreed/common claims · part over ░▒▓█",
    "agreed/common · ░▒▓█ parted",
    "agreed/common",
];
const KINDS: [&str; 3] = [
    "claims; per outlet those where it is not with the most",
    "claims; per outlet not with the most",
    "not with the most",
];
const ORDER: [&str; 3] = [
    "when each outlet tells what it shares with others",
    "when each tells what it shares",
    "who tells what when",
];
/// The columns of a kind's name.
const KIND: u16 = 13;

/// Where a line is painted, and with what.
struct Place<'a> {
    model: &'a Model,
    overview: &'a Overview,
    area: Rect,
    y: u16,
}

/// Draws the overview.
pub(super) fn draw(model: &Model, overview: &Overview, area: Rect, buffer: &mut Buffer) {
    if let Some(words) = empty(model) {
        paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(2), words, model.theme.faint);
        return;
    }
    let foot = layout::foot_of(area);
    let body = Rect { height: area.height - foot, ..area };
    for (row, y) in (body.top()..body.bottom()).enumerate() {
        let Some(line) = overview.lines.get(overview.line_at(row)) else { break };
        draw_line(&Place { model, overview, area, y }, *line, buffer);
    }
    let edge = paint::edge(model, area);
    paint::thumb((edge, body), overview.top, overview.lines.len(), model.theme.faint, buffer);
    let below = Rect { y: body.bottom(), height: foot, ..area };
    below::draw(model, below, &overview.words, buffer);
}

fn draw_line(place: &Place<'_>, line: Line, buffer: &mut Buffer) {
    match line {
        Line::Blank => {}
        Line::Title(section) => title(place, section, buffer),
        Line::Leads => order::leads_head(place, buffer),
        Line::Lead(rank) => order::lead(place, rank, buffer),
        Line::Head(section) => head(place, section, buffer),
        Line::Row(Section::Agreement, row) => pairs(place, row, buffer),
        Line::Row(Section::Kinds, row) => kinds(place, row, buffer),
        Line::Row(Section::Order, row) => order::order(place, row, buffer),
        Line::Nothing => {
            let Place { model, area, y, .. } = *place;
            let room = area.width.saturating_sub(MARK);
            paint::put(buffer, area.x + MARK, y, room, "The outlets part nowhere.", model.theme.faint);
        }
    }
}

fn title(place: &Place<'_>, section: Section, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let (title, legends) = match section {
        Section::Agreement => ("Agreement", &AGREEMENT[..]),
        Section::Kinds => ("Kinds of difference", &KINDS[..]),
        Section::Order => ("Order of telling", &ORDER[..]),
    };
    let style = if section == overview.section { model.theme.focus } else { model.theme.strong };
    let x = paint::put(buffer, area.x + 1, y, area.width.saturating_sub(2), title, style);
    let room = area.right().saturating_sub(x + 3);
    let legend = legends.iter().find(|legend| wrap::columns(legend) <= usize::from(room)).unwrap_or(&"");
    paint::put(buffer, x + 2, y, room, legend, model.theme.faint);
}

/// The style of a column's name, or of a cell: what is chosen in the part that the keys go to stands out.
fn chosen(place: &Place<'_>, section: Section, is: bool, style: Style) -> Style {
    if is && section == place.overview.section { style.patch(place.model.theme.spot) } else { style }
}

/// The room of the cell at `column`, and its first column; nothing where it is out of sight.
fn cell(area: Rect, grid: Grid, first: usize, column: usize) -> Option<(u16, u16)> {
    let seen = column.checked_sub(first).filter(|seen| *seen < grid.shown)?;
    let x = area.x + grid.label + u16::try_from(seen).ok()? * grid.cell;
    let room = (grid.cell - 1).min(area.right().saturating_sub(x + 1));
    (room > 0).then_some((x, room))
}

fn names(place: &Place<'_>, (grid, first): (Grid, usize), lit: Option<usize>, buffer: &mut Buffer) {
    let Place { model, area, y, .. } = *place;
    for (outlet, name) in model.names.iter().enumerate().skip(first).take(grid.shown) {
        let Some((x, room)) = cell(area, grid, first, outlet) else { continue };
        let style = if lit == Some(outlet) { model.theme.chosen } else { model.theme.plain };
        paint::name(buffer, x, y, room, name, style);
    }
    if first > 0 {
        paint::put(buffer, area.x + grid.label.saturating_sub(1), y, 1, "‹", model.theme.strong);
    }
    if first + grid.shown < model.names.len() {
        paint::put(buffer, area.right().saturating_sub(1), y, 1, "›", model.theme.strong);
    }
}

fn head(place: &Place<'_>, section: Section, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let grid = overview.grid(section, &model.names, area.width);
    let spot = overview.spot(section);
    let room = grid.label.saturating_sub(MARK + 1);
    let lit = Some(spot.column).filter(|_| section == overview.section);
    match section {
        Section::Agreement => names(place, (grid, spot.first), lit, buffer),
        Section::Kinds => {
            paint::put(buffer, area.x + MARK, y, room, "parts over", model.theme.faint);
            let x = area.x + grid.label;
            paint::put_right(buffer, area.x + KIND, x.saturating_sub(2), y, "claims", model.theme.faint);
            names(place, (grid, spot.first), lit, buffer);
        }
        Section::Order => {
            let words = match spot.first {
                0 => "told first → last, by number in the claim table".to_owned(),
                first => format!("from the {} told on → last", ordinal(first + 1)),
            };
            let x = area.x + grid.label;
            paint::put(buffer, x, y, area.right().saturating_sub(x + 1), &words, model.theme.faint);
        }
    }
}

/// The bar before a row, and its name.
fn label(place: &Place<'_>, (section, row): (Section, usize), name: &str, room: u16, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let selected = overview.spot(section).row == row;
    let (bar, style) = paint::bar(model, selected, section == overview.section);
    paint::put(buffer, area.x, y, 1, bar, style);
    let style = if selected { model.theme.row } else { model.theme.plain };
    paint::name(buffer, area.x + MARK, y, room, name, style);
}

fn pairs(place: &Place<'_>, row: usize, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let section = Section::Agreement;
    let grid = overview.grid(section, &model.names, area.width);
    let spot = overview.spot(section);
    label(place, (section, row), model.name(row), grid.label.saturating_sub(MARK + 1), buffer);
    let wide = digits(overview.agreement.most());
    for other in (spot.first..model.names.len()).take(grid.shown) {
        let Some((x, room)) = cell(area, grid, spot.first, other) else { continue };
        let is = (row, other) == (spot.row, spot.column);
        let pair = overview.agreement.pair(row, other);
        let room = room.min(figures(wide));
        let style =
            chosen(place, section, is, if other == row { model.theme.faint } else { model.theme.plain });
        if other == row || pair.common == 0 {
            let words = if other == row { "—" } else { theme::SILENT };
            paint::put(buffer, x + 3, y, room.saturating_sub(3), &format!("{words:>wide$}"), style);
            continue;
        }
        let end = paint::put(buffer, x, y, 2.min(room), shade(pair), model.theme.diverge);
        let words = format!("{:>wide$}/{}", pair.agreed(), pair.common);
        paint::put(buffer, end.max(x + 2) + 1, y, room.saturating_sub(3), &words, style);
    }
}

/// The darker, the more of their common claims two outlets part over.
fn shade(pair: Pair) -> &'static str {
    let share = pair.parting().unwrap_or(0);
    let some = if pair.parted > 0 { share.max(1) } else { 0 };
    SHADES.into_iter().find(|(least, _)| some >= *least).map_or("  ", |(_, shade)| shade)
}

fn kinds(place: &Place<'_>, row: usize, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let section = Section::Kinds;
    let Some(tally) = overview.kinds.get(row) else { return };
    let grid = overview.grid(section, &model.names, area.width);
    let spot = overview.spot(section);
    let end = area.x + grid.label.saturating_sub(2);
    let count =
        paint::put_right(buffer, area.x + KIND, end, y, &tally.claims.to_string(), model.theme.strong);
    let room = KIND.min(count.saturating_sub(area.x + MARK + 1));
    label(place, (section, row), kind_name(tally.kind), room, buffer);
    let left = area.x + MARK + KIND;
    let most = overview.kinds.iter().filter(|tally| tally.kind.is_some()).map(|tally| tally.claims).max();
    let room = usize::from(area.x + grid.label).saturating_sub(usize::from(left) + 8);
    paint::put(buffer, left, y, count.saturating_sub(left + 1), &bar(tally, most, room), model.theme.diverge);
    for outlet in (spot.first..model.names.len()).take(grid.shown) {
        let Some((x, room)) = cell(area, grid, spot.first, outlet) else { continue };
        let is = (row, outlet) == (spot.row, spot.column);
        let off = tally.off.get(outlet).copied().unwrap_or(0);
        let (words, style) = match off {
            0 => (theme::SILENT.to_owned(), model.theme.silent),
            off => (off.to_string(), model.theme.plain),
        };
        paint::put(buffer, x, y, room, &format!("{words:>3}"), chosen(place, section, is, style));
    }
}

/// As long as the kind is frequent; none for all kinds together.
fn bar(tally: &KindTally, most: Option<usize>, room: usize) -> String {
    let (Some(_), Some(most)) = (tally.kind, most) else { return String::new() };
    "■".repeat((tally.claims * room).div_ceil(most.max(1)).min(room))
}
