//! The mouse in the three panes.

use ratatui::layout::Position;

use super::NOTCH;
use crate::text::Span;
use crate::tui::layout::Panes;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::moves::step;
use crate::tui::msg::{Action, Effect};
use crate::tui::update::{act, choose_outlet, focus};

/// What a pane's row or cell is about.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    Tab(Pane),
    Source(usize),
    /// The byte of the article.
    Words(usize),
    /// A row of the table, and the outlet's column, where it points at one.
    Claim(usize, Option<usize>),
    /// The outlet's name above its column.
    Name(usize),
    /// No more than the pane itself.
    Pane(Pane),
}

pub(super) fn click(model: &mut Model, at: Position) -> Effect {
    let Some(target) = target(model, &model.panes(), at) else { return Effect::Rest };
    // While a line is typed, the focus and the article belong to it.
    if !matches!(model.mode, Mode::Explore) && !matches!(target, Target::Claim(..)) {
        return Effect::Rest;
    }
    match target {
        Target::Tab(pane) | Target::Pane(pane) => focus(model, pane),
        Target::Source(outlet) => {
            let moved = choose_outlet(model, outlet);
            let seen = focus(model, Pane::Sources);
            if moved == Effect::Rest { seen } else { moved }
        }
        Target::Name(outlet) => {
            let seen = focus(model, Pane::Claims);
            let moved = choose_outlet(model, outlet);
            if moved == Effect::Rest { seen } else { moved }
        }
        Target::Words(byte) => {
            focus(model, Pane::Article);
            let told =
                model.page.marks.iter().find(|mark| mark.span.has(byte) && model.list.lists(mark.claim));
            if let Some(mark) = told.copied() {
                model.go_to_mark(mark);
            }
            Effect::Draw
        }
        Target::Claim(row, outlet) => {
            let same = model.list.selected == row && outlet.is_none_or(|outlet| outlet == model.outlet);
            if matches!(model.mode, Mode::Explore) {
                if same && model.focus == Pane::Claims {
                    return act(model, Action::Open);
                }
                focus(model, Pane::Claims);
            }
            model.select_row(row);
            let claim = model.claim_at();
            if let Some(outlet) = outlet.filter(|outlet| *outlet != model.outlet) {
                model.turn_to(outlet);
                // In an order or a filter that hangs on the outlet the claim has gone elsewhere.
                if let Some(claim) = claim {
                    model.select_claim(claim);
                }
            }
            model.go_to_statement();
            Effect::Draw
        }
    }
}

pub(super) fn turn(model: &mut Model, at: Position, by: isize) -> Effect {
    let panes = model.panes();
    let over =
        [Pane::Sources, Pane::Article, Pane::Claims].into_iter().find(|pane| panes.outer(*pane).contains(at));
    match over {
        Some(Pane::Sources) => {
            let outlet = step(model.outlet, by, model.comparison.story.articles.len());
            choose_outlet(model, outlet)
        }
        Some(Pane::Article) => {
            model.scroll = model.scroll.saturating_add_signed(by * NOTCH);
            Effect::Draw
        }
        Some(Pane::Claims) => {
            let row = step(model.list.selected, by, model.list.rows.len());
            if row == model.list.selected {
                return Effect::Rest;
            }
            model.select_row(row);
            model.go_to_statement();
            Effect::Draw
        }
        None => Effect::Rest,
    }
}

fn target(model: &Model, panes: &Panes, at: Position) -> Option<Target> {
    if let Some((pane, _)) = panes.tabs().into_iter().find(|(_, tab)| tab.contains(at)) {
        return Some(Target::Tab(pane));
    }
    let all = [Pane::Sources, Pane::Article, Pane::Claims];
    let pane = all.into_iter().find(|pane| panes.outer(*pane).contains(at))?;
    let found = match pane {
        Pane::Sources => source(model, panes, at),
        Pane::Article => words(model, panes, at),
        Pane::Claims => claim(model, panes, at),
    };
    Some(found.unwrap_or(Target::Pane(pane)))
}

fn source(model: &Model, panes: &Panes, at: Position) -> Option<Target> {
    let inner = panes.inner(Pane::Sources);
    let (lines, shown) = panes.source_lines(model);
    let row = usize::from(at.y.checked_sub(inner.y)? / lines.max(1));
    let outlet = model.first_source + row;
    let there = inner.contains(at) && row < shown && outlet < model.comparison.story.articles.len();
    there.then_some(Target::Source(outlet))
}

fn words(model: &Model, panes: &Panes, at: Position) -> Option<Target> {
    let text = panes.text();
    let article = model.article()?;
    let row = model.page.rows.get(model.scroll + usize::from(at.y.checked_sub(text.y)?))?;
    let inside = at.y < text.bottom() && !row.span.is_empty();
    inside.then(|| Target::Words(byte_at(&article.text, row.span, usize::from(at.x.saturating_sub(text.x)))))
}

/// The byte at a column of a row, or the row's last.
pub(super) fn byte_at(text: &str, row: Span, column: usize) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    let mut taken = 0;
    let mut last = row.start;
    for (offset, grapheme) in row.of(text).grapheme_indices(true) {
        last = row.start + offset;
        taken += crate::tui::wrap::columns(grapheme);
        if taken > column {
            break;
        }
    }
    last
}

fn claim(model: &Model, panes: &Panes, at: Position) -> Option<Target> {
    let inner = panes.inner(Pane::Claims);
    let rows = panes.rows();
    let columns = panes.columns(model);
    let left = columns.first_cell(inner);
    let seen = at.x.checked_sub(left).map(|by| usize::from(by / columns.pitch()));
    let outlet = seen.filter(|seen| *seen < columns.shown).map(|seen| model.list.column + seen);
    let outlet = outlet.filter(|outlet| *outlet < model.comparison.story.articles.len());
    if at.y == inner.y && !model.list.rows.is_empty() {
        return outlet.map(Target::Name);
    }
    let row = model.list.top + usize::from(at.y.checked_sub(rows.y)?);
    (rows.contains(at) && row < model.list.rows.len()).then_some(Target::Claim(row, outlet))
}
