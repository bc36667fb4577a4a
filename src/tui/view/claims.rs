//! The claim table: a row a claim, a column an outlet, a cell what the outlet says. Only the rows in sight are built.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use ratatui::style::Style;

use crate::comparison::{Cell, DifferenceKind, Omission, Value, Verdict};
use crate::text::Span;
use crate::tui::filter::Reach;
use crate::tui::layout::{Panes, Shape};
use crate::tui::model::{Model, Pane};
use crate::tui::table::{Columns, GAP, MARK};
use crate::tui::{decided, detail, theme, wrap};

use super::{filter, paint};

/// Values on the lower border are no longer than this where they have a shorter form.
const FOOT: usize = 28;

/// Draws the pane.
pub(super) fn draw(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    let list = &model.list;
    let count = list.rows.len();
    let inner = panes.inner(Pane::Claims);
    let filter::Title { name, filter, rest, right } = filter::title(model, panes);
    let title = [
        ("3 ", theme.faint),
        (name, theme.strong),
        (filter.as_str(), theme.notice),
        (rest.as_str(), theme.faint),
    ];
    paint::pane(model, panes, Pane::Claims, &title, &right, buffer);
    let rows = panes.rows();
    if count == 0 {
        let width = inner.width.saturating_sub(2);
        let lines = filter::empty(model);
        let rows = lines.iter().flat_map(|line| {
            let rows = wrap::wrap(line, Span::new(0, line.len()), usize::from(width));
            rows.into_iter().map(|row| row.of(line))
        });
        for (row, y) in rows.zip(inner.top()..inner.bottom()) {
            paint::put(buffer, inner.x + 1, y, width, row, theme.faint);
        }
        return;
    }
    let columns = panes.columns(model);
    head(model, columns, inner, buffer);
    for ((row, &claim), y) in list.rows.iter().enumerate().skip(list.top).zip(rows.top()..rows.bottom()) {
        draw_row(model, claim, row == list.selected, columns, Rect { y, height: 1, ..inner }, buffer);
    }
    paint::thumb((inner.right(), rows), list.top, count, theme.faint, buffer);
    if panes.shape != Shape::One && panes.line.is_empty() {
        foot(model, panes, buffer);
    }
}

/// On the lower border, over what the outlets part and who gives what: more than a row has room for.
fn foot(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    if let Some(Omission { told, of, origins, .. }) = model.claim_at().and_then(|claim| model.omission(claim))
    {
        let words =
            format!("{told} of {of} tell it, {origins} origin{}", if origins == 1 { "" } else { "s" });
        paint::foot(panes, Pane::Claims, &[(&words, theme.plain)], theme.base, buffer);
        return;
    }
    let Some(difference) = model.claim().and_then(|claim| claim.differences.first()) else { return };
    let mut sides: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    for value in &difference.values {
        let place = (model.claim_at().unwrap_or(0), value.article);
        let forms = model.briefs.get(&place).map_or(&[][..], Vec::as_slice);
        let short = |form: &&String| wrap::columns(form) <= FOOT;
        let words = forms.iter().find(short).or(forms.last()).map_or(value.normal.as_str(), String::as_str);
        match sides.iter_mut().find(|(side, said, _)| *side == value.side && *said == words) {
            Some((.., who)) => who.push(model.name(value.article)),
            None => sides.push((value.side, words, vec![model.name(value.article)])),
        }
    }
    // Those who part from the most come first.
    sides.sort_by_key(|(side, ..)| (*side == 0, *side));
    let who: Vec<String> = sides.iter().map(|(.., who)| format!("{}: ", who.join(", "))).collect();
    let mut pieces = vec![(difference.kind.name(), theme.faint)];
    for ((side, words, _), who) in sides.iter().zip(&who) {
        pieces.push((" · ", theme.faint));
        pieces.push((who, theme.plain));
        pieces.push((words, if *side == 0 { theme.strong } else { theme.diverge }));
    }
    paint::foot(panes, Pane::Claims, &pieces, theme.base, buffer);
}

fn head(model: &Model, columns: Columns, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let articles = &model.comparison.story.articles;
    let y = area.y;
    paint::put(buffer, area.x + MARK, y, columns.label, "claim", theme.faint);
    if columns.kind > 0 {
        let gaps = model.list.filter.reach == Reach::Gaps;
        let words = if gaps { "told by" } else { "parts over" };
        paint::put(buffer, area.x + MARK + columns.label + 1, y, columns.kind - 1, words, theme.faint);
    }
    let mut x = columns.first_cell(area);
    let more = model.list.column + columns.shown < articles.len();
    for (outlet, name) in model.names.iter().enumerate().skip(model.list.column).take(columns.shown) {
        let style = if outlet == model.outlet { theme.chosen } else { theme.plain };
        let room = columns.cell.min(area.right().saturating_sub(x + GAP + u16::from(more)));
        paint::name(buffer, x + GAP, y, room, name, style);
        x += columns.pitch();
    }
    if model.list.column > 0 {
        paint::put(buffer, columns.first_cell(area), y, 1, "‹", theme.strong);
    }
    if more {
        paint::put(buffer, area.right().saturating_sub(1).max(area.x), y, 1, "›", theme.strong);
    }
}

fn draw_row(model: &Model, place: usize, selected: bool, columns: Columns, area: Rect, buffer: &mut Buffer) {
    let Some(claim) = model.comparison.claims.get(place) else { return };
    let theme = &model.theme;
    let y = area.y;
    let (bar, bar_style) = paint::bar(model, selected, model.focus == Pane::Claims);
    paint::put(buffer, area.x, y, 1, bar, bar_style);
    paint::put(
        buffer,
        area.x + 1,
        y,
        1.min(area.width.saturating_sub(1)),
        theme::glyph(claim.verdict),
        theme.verdict(claim.verdict),
    );
    let (mark, mark_style) = mark(model, place);
    paint::put(buffer, area.x + 2, y, 1.min(area.width.saturating_sub(2)), mark, mark_style);
    let style = if selected { theme.row } else { theme.plain };
    let left = area.x + MARK;
    paint::put(buffer, left, y, columns.label.min(area.right().saturating_sub(left)), &claim.label, style);
    if columns.kind > 0 {
        paint::put(
            buffer,
            left + columns.label + 1,
            y,
            columns.kind - 1,
            &match model.omission(place) {
                Some(Omission { told, of, .. }) => format!("{told} of {of}"),
                None => detail::kind_of(claim).to_owned(),
            },
            theme.faint,
        );
    }
    let row = claim.differences.first().map(|difference| difference.kind);
    let mut x = columns.first_cell(area) + GAP;
    for article in (model.list.column..model.comparison.story.articles.len()).take(columns.shown) {
        let room = columns.cell.min(area.right().saturating_sub(x));
        match claim.cell(article) {
            Cell::Silent if model.comparison.is_cut(article) => {
                paint::put(buffer, x, y, room, theme::CUT, theme.silent)
            }
            Cell::Silent => paint::put(buffer, x, y, room, theme::SILENT, theme.silent),
            Cell::Tells => paint::put(buffer, x, y, room, theme::glyph(Verdict::Agree), theme.agree),
            Cell::Parts(kind, value) => {
                let forms = model.briefs.get(&(place, article)).map_or(&[][..], Vec::as_slice);
                // A value of another sort than its row's would be read as what it is not.
                let forms = if Some(kind) == row { forms } else { &[] };
                draw_value(model, (x, y, room), kind, value, forms, buffer)
            }
        };
        x += columns.pitch();
    }
}

/// What a person has done with a claim, in one column: the mark that counts most.
fn mark(model: &Model, claim: usize) -> (&'static str, Style) {
    let theme = &model.theme;
    if model.judging.ticked.contains(&claim) {
        (theme::TICK, theme.focus)
    } else {
        match decided::mark(&model.comparison, claim) {
            " " => (" ", theme.plain),
            mark => (mark, theme.strong),
        }
    }
}

/// A value in its cell: plain where most outlets give it, marked where one parts from them.
fn draw_value(
    model: &Model,
    (x, y, room): (u16, u16, u16),
    kind: DifferenceKind,
    value: &Value,
    forms: &[String],
    buffer: &mut Buffer,
) -> u16 {
    let theme = &model.theme;
    let usual = value.side == 0;
    let (glyph, style) =
        if usual { (" ", theme.plain) } else { (theme::glyph(Verdict::Diverge), theme.diverge) };
    let end = paint::put(buffer, x, y, room, glyph, style);
    let room = room.saturating_sub(end - x);
    let Some(last) = forms.last() else {
        return paint::put(buffer, end + 1, y, room.saturating_sub(1), kind.name(), style);
    };
    // The space is given up where the value fits without it only.
    let first = |taken: u16| {
        forms.iter().find(|words| wrap::columns(words) + usize::from(taken) <= usize::from(room))
    };
    match (first(1), first(0)) {
        (Some(words), _) => paint::put(buffer, end + 1, y, room.saturating_sub(1), words, style),
        (None, Some(words)) => paint::put(buffer, end, y, room, words, style),
        (None, None) => paint::put(buffer, end + 1, y, room.saturating_sub(1), last, style),
    }
}
