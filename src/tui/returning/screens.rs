//! What lay over the panes: an opened claim, outlets side by side, the overview, the speakers. A line that was being
//! typed, the search and the help are not kept.

use crate::comparison::{Comparison, speakers as count};
use crate::tui::beside::places::Places;
use crate::tui::beside::{Beside, Column, sentence};
use crate::tui::detail::Detail;
use crate::tui::model::{Mode, Model};
use crate::tui::overview::{Overview, Section, Spot};
use crate::tui::speakers::Speakers;

use super::found::Found;
use super::leaving::{claim_seen, from, told, words};
use super::view::{ColumnSeen, Screen, View};

/// What lies over the panes, the topmost last.
pub(super) fn of(model: &Model) -> Vec<Screen> {
    let open = model.under.iter().chain([&model.mode]);
    open.filter_map(|mode| screen(&model.comparison, mode)).collect()
}

fn screen(comparison: &Comparison, mode: &Mode) -> Option<Screen> {
    Some(match mode {
        Mode::Detail(detail) => {
            let claim = comparison.claims.get(detail.claim)?;
            let entry = claim.statements.get(detail.entry).map(|statement| told(comparison, statement));
            let claim = claim_seen(comparison, detail.claim)?;
            Screen::Claim { scroll: detail.scroll, entry, claim }
        }
        Mode::Beside(beside) => {
            let columns = beside.columns.iter().map(|column| column_seen(comparison, column)).collect();
            Screen::Beside { active: beside.active, columns }
        }
        Mode::Overview(overview) => Screen::Overview {
            section: overview.section,
            spots: overview.spots.map(|spot| [spot.row, spot.column, spot.first]),
            top: overview.top,
        },
        Mode::Speakers(speakers) => Screen::Speakers {
            name: speakers.speaker().map(|row| row.name.clone()),
            outlet: speakers.outlet,
            first: speakers.first,
            top: speakers.top,
        },
        _ => return None,
    })
}

fn column_seen(comparison: &Comparison, column: &Column) -> ColumnSeen {
    let article = column.article;
    let read = sentence(comparison, article, column.cursor);
    let top = column.page.rows.get(column.scroll).map_or(0, |row| row.span.start);
    ColumnSeen {
        article,
        pinned: column.pinned,
        sentence: read.map(|span| words(comparison, article, span)).unwrap_or_default(),
        top: from(comparison, article, top),
    }
}

/// The screen in the story as it is now; nothing where what it showed is gone.
pub(super) fn again(view: &View, seen: &Screen, model: &Model, found: &Found<'_>) -> Option<Mode> {
    let comparison = &model.comparison;
    match seen {
        Screen::Claim { scroll, entry, claim } => {
            let claim = found.claim(claim)?;
            let body = model.panes().overlay();
            let mut detail = Detail::of(comparison, claim, usize::from(body.width));
            let statements = comparison.claims.get(claim).map_or(&[][..], |claim| &claim.statements);
            let place = entry.as_ref().and_then(|told| {
                Some((found.article(told.article)?, found.span(told.article, &told.words)?))
            });
            let entry = statements.iter().position(|told| Some((told.article, told.span)) == place);
            detail.entry = entry.unwrap_or(0);
            if view.is_size_of(model) {
                detail.scroll = *scroll;
            } else if detail.entry > 0 {
                detail.show_entry(usize::from(body.height));
            }
            Some(Mode::Detail(detail))
        }
        Screen::Beside { active, columns } => {
            beside(view, (*active, columns), model, found).map(Mode::Beside)
        }
        Screen::Overview { section, spots, top } => {
            let mut overview = Overview::of(comparison, model.outlet);
            let outlet = |number: usize| found.article(number).unwrap_or(number);
            for (section, [row, column, first]) in Section::ALL.into_iter().zip(*spots) {
                let row = if section == Section::Kinds { row } else { outlet(row) };
                let column = if section == Section::Order { column } else { outlet(column) };
                overview.spots[section as usize] = Spot { row, column, first };
            }
            (overview.section, overview.top) = (*section, *top);
            Some(Mode::Overview(overview))
        }
        Screen::Speakers { name, outlet, first, top } => {
            let table = count(comparison);
            let row = table.rows.iter().position(|row| Some(&row.name) == name.as_ref()).unwrap_or(0);
            let outlet = found.article(*outlet).unwrap_or(model.outlet);
            Some(Mode::Speakers(Speakers { row, first: *first, top: *top, ..Speakers::of(table, outlet) }))
        }
    }
}

fn beside(
    view: &View,
    (active, seen): (usize, &[ColumnSeen]),
    model: &Model,
    found: &Found<'_>,
) -> Option<Beside> {
    let comparison = &model.comparison;
    let mut beside = Beside::default();
    let mut tops: Vec<(usize, usize)> = Vec::new();
    for (number, column) in seen.iter().enumerate() {
        let Some(article) = found.article(column.article) else { continue };
        if tops.iter().any(|(known, _)| *known == article) {
            continue;
        }
        if number == active {
            beside.active = beside.columns.len();
        }
        tops.push((article, found.byte(column.article, &column.top)));
        let cursor = found.sentence(column.article, &column.sentence);
        beside.columns.push(Column { article, pinned: column.pinned, cursor, ..Column::default() });
    }
    if beside.columns.len() < 2 {
        return None;
    }
    let panes = model.panes();
    beside.fit(comparison, Places::most(&panes));
    let places = Places::of(&panes, beside.columns.len());
    beside.settle(comparison, &places);
    beside.weigh(comparison);
    stand(&mut beside, &tops);
    let cursor = beside.reading()?.cursor;
    beside.read(comparison, cursor, &places);
    if view.is_size_of(model) {
        stand(&mut beside, &tops);
    }
    Some(beside)
}

/// Scrolls each column to the byte that stood at the top of its article.
fn stand(beside: &mut Beside, tops: &[(usize, usize)]) {
    for column in &mut beside.columns {
        if let Some((_, top)) = tops.iter().find(|(article, _)| *article == column.article) {
            column.scroll = column.page.row_at(*top);
        }
    }
}
