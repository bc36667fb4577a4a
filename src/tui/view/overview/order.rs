//! The order of telling: with what the chosen outlet leads, and a strip of claims for each.

use ratatui::buffer::Buffer;

use crate::comparison::Verdict;
use crate::tui::overview::{Section, ordinal};
use crate::tui::table::MARK;
use crate::tui::theme;
use crate::tui::view::paint;

use super::{Place, cell, label, names};

/// The claims of one outlet in its order, by number.
pub(super) fn order(place: &Place<'_>, row: usize, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let section = Section::Order;
    let Some(told) = overview.order.get(row) else { return };
    let grid = overview.grid(section, &model.names, area.width);
    let spot = overview.spot(section);
    label(place, (section, row), model.name(row), grid.label.saturating_sub(MARK + 1), buffer);
    let same = overview.told().filter(|_| section == overview.section).map(|told| told.claim);
    for (rank, told) in told.iter().enumerate().skip(spot.first).take(grid.shown) {
        let Some((x, room)) = cell(area, grid, spot.first, rank) else { continue };
        let verdict = model.comparison.claims.get(told.claim).map(|claim| claim.verdict);
        let (glyph, style) = match verdict {
            Some(Verdict::Diverge) => (theme::glyph(Verdict::Diverge), model.theme.diverge),
            _ => (" ", model.theme.plain),
        };
        let lit = match same == Some(told.claim) {
            true if row == spot.row => style.patch(model.theme.spot),
            true => style.patch(model.theme.chosen),
            false => style,
        };
        let number = (told.claim + 1).to_string();
        let end = paint::put(buffer, x, y, room, glyph, style);
        paint::put(buffer, end, y, room.saturating_sub(end - x), &number, lit);
    }
    if told.len() > spot.first + grid.shown {
        paint::put(buffer, area.right().saturating_sub(1), y, 1, "›", model.theme.faint);
    }
}

/// The names above what the chosen outlet leads with.
pub(super) fn leads_head(place: &Place<'_>, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let outlet = overview.spot(Section::Order).row;
    let grid = overview.leads(&model.names, area.width);
    let words = format!("{} leads with", model.name(outlet));
    paint::put(buffer, area.x + MARK, y, grid.label.saturating_sub(MARK + 1), &words, model.theme.faint);
    let first = grid.first(0, outlet, model.names.len());
    names(place, (grid, first), Some(outlet), buffer);
}

/// One of the claims that the chosen outlet tells first, and when the others tell it.
pub(super) fn lead(place: &Place<'_>, rank: usize, buffer: &mut Buffer) {
    let Place { model, overview, area, y } = *place;
    let outlet = overview.spot(Section::Order).row;
    let Some(told) = overview.order.get(outlet).and_then(|told| told.get(rank)) else { return };
    let Some(claim) = model.comparison.claims.get(told.claim) else { return };
    let grid = overview.leads(&model.names, area.width);
    paint::put(buffer, area.x + 1, y, 1, theme::glyph(claim.verdict), model.theme.verdict(claim.verdict));
    let number = format!("{} ", told.claim + 1);
    let room = grid.label.saturating_sub(MARK + 1);
    let x = paint::put(buffer, area.x + MARK, y, room, &number, model.theme.faint);
    let label = (area.x + grid.label).saturating_sub(x + 1);
    paint::put(buffer, x, y, label, &claim.label, model.theme.plain);
    let first = grid.first(0, outlet, model.names.len());
    for other in (first..model.names.len()).take(grid.shown) {
        let Some((x, room)) = cell(area, grid, first, other) else { continue };
        let (words, style) = match overview.rank(other, told.claim) {
            Some(rank) => {
                (ordinal(rank + 1), if other == outlet { model.theme.row } else { model.theme.plain })
            }
            None => (theme::SILENT.to_owned(), model.theme.silent),
        };
        paint::put(buffer, x, y, room, &words, style);
    }
}
