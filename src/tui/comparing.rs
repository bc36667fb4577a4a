//! What messages do to outlets side by side.

use std::sync::Arc;

use crate::comparison::Comparison;

use super::beside::places::Places;
use super::beside::{Beside, Column, company, sentence};
use super::model::{Mode, Model};
use super::moves::step;
use super::msg::{Action, Effect};
use super::taking::sourced;
use super::update::{distance, open_claim};

/// Said where there is nothing to set beside an article.
const ALONE: &str = "One article alone: add a second on the same event to compare";

/// Sets the chosen outlet beside those that part from it over the claim at hand.
pub(super) fn compare(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Beside(_)) {
        return Effect::Rest;
    }
    if model.comparison.story.articles.len() < 2 {
        model.status = Some(ALONE.to_owned());
        return Effect::Draw;
    }
    let (claim, article, sentence) = at_hand(model);
    let panes = model.panes();
    let told = claim.and_then(|claim| model.comparison.claims.get(claim));
    let mut articles = company(&model.comparison, told, article, Places::most(&panes));
    // One who chose an outlet that is silent wants to see that it is.
    if !articles.contains(&model.outlet)
        && let Some(last) = articles.last_mut()
    {
        *last = model.outlet;
    }
    let places = Places::of(&panes, articles.len());
    let beside = Beside::of(&model.comparison, &articles, sentence, &places);
    // From a claim that was opened here, back to here and not to a second one above.
    if matches!(model.under.last(), Some(Mode::Beside(_))) {
        model.lift();
        model.mode = Mode::Beside(beside);
    } else {
        model.lay_over(Mode::Beside(beside));
    }
    Effect::Draw
}

/// The claim that one looks at, in which article, and the sentence that states it there.
fn at_hand(model: &Model) -> (Option<usize>, usize, usize) {
    if let Mode::Detail(open) = &model.mode {
        let told = model.comparison.claims.get(open.claim);
        if let Some(told) = told.and_then(|claim| claim.statements.get(open.entry)) {
            return (Some(open.claim), told.article, told.sentence);
        }
    }
    if let Some(quote) = model.chosen_quote() {
        return (model.claim_at(), model.outlet, quote.sentence);
    }
    let told =
        model.claim().and_then(|claim| claim.first_in(model.outlet).or(claim.statements.first().copied()));
    if let Some(told) = told {
        // Of several places where the outlet tells it, the one in sight.
        let here = model.sentence.and_then(|span| {
            let mut marks = model.page.marks.iter();
            marks.find(|mark| mark.span == span && Some(mark.claim) == model.claim_at())
        });
        let here = here.filter(|_| told.article == model.outlet);
        return (model.claim_at(), told.article, here.map_or(told.sentence, |mark| mark.sentence));
    }
    (None, model.outlet, 0)
}

/// Performs an action on outlets side by side.
pub(super) fn in_beside(model: &mut Model, action: Action) -> Effect {
    let panes = model.panes();
    let comparison = Arc::clone(&model.comparison);
    let Mode::Beside(beside) = &mut model.mode else { return Effect::Rest };
    let places = Places::of(&panes, beside.columns.len());
    let count = beside.columns.len();
    if count == 0 {
        return Effect::Rest;
    }
    let height = places.text(beside.active).height;
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open => open(model),
        Action::NextPane | Action::PreviousPane => {
            let on = if action == Action::NextPane { 1 } else { count - 1 };
            let to = (beside.active + on) % count;
            turn(model, &places, to)
        }
        Action::Left | Action::Right => {
            let to = step(beside.active, if action == Action::Left { -1 } else { 1 }, count);
            turn(model, &places, to)
        }
        Action::Swap => {
            let other = (beside.active + 1) % count;
            beside.columns.swap(beside.active, other);
            beside.active = other;
            Effect::Draw
        }
        Action::Pin => {
            if let Some(column) = beside.columns.get_mut(beside.active) {
                column.pinned = !column.pinned;
            }
            Effect::Draw
        }
        Action::NextOutlet | Action::PreviousOutlet => {
            let Some(free) = beside.free() else { return all_pinned(model) };
            let shown: Vec<usize> = beside.columns.iter().map(|column| column.article).collect();
            let articles = comparison.story.articles.len();
            let on = if action == Action::NextOutlet { 1 } else { articles - 1 };
            let from = shown.get(free).copied().unwrap_or(0);
            let next = (1..articles).map(|by| (from + by * on) % articles).find(|next| !shown.contains(next));
            next.map_or(Effect::Rest, |article| put(model, free, article))
        }
        Action::Up | Action::Down => {
            let by = if action == Action::Up { -1 } else { 1 };
            let rest = beside.reading().and_then(|column| rest_of(column, &comparison, height, by));
            if let (Some(scroll), Some(column)) = (rest, beside.columns.get_mut(beside.active)) {
                column.scroll = scroll;
                return Effect::Draw;
            }
            let to = beside.step(&comparison, by);
            read(beside, &comparison, to, &places)
        }
        Action::NextMark | Action::PreviousMark => {
            let forward = action == Action::NextMark;
            let Some(to) = beside.next_marked(forward) else {
                let end = if forward { "after" } else { "before" };
                model.status = Some(format!("Nothing {end} this that parts them or that one alone tells"));
                return Effect::Draw;
            };
            read(beside, &comparison, to, &places)
        }
        action => {
            let Some(by) = distance(action, height) else { return Effect::Rest };
            let to = beside.leap(&comparison, by);
            read(beside, &comparison, to, &places)
        }
    }
}

fn read(beside: &mut Beside, comparison: &Comparison, to: usize, places: &Places) -> Effect {
    if beside.reading().is_none_or(|column| column.cursor == to && column.linked) {
        return Effect::Rest;
    }
    beside.read(comparison, to, places);
    Effect::Draw
}

/// Where a sentence that is longer than its window goes on out of sight, how far to scroll for that.
fn rest_of(column: &Column, comparison: &Comparison, height: u16, by: isize) -> Option<usize> {
    let height = usize::from(height);
    let span = sentence(comparison, column.article, column.cursor)?;
    let (first, last) = column.page.rows_of(span);
    let most = height.saturating_sub(1).max(1);
    if by > 0 {
        let hidden = (last + 1).checked_sub(column.scroll + height).filter(|hidden| *hidden > 0)?;
        Some(column.scroll + hidden.min(most))
    } else {
        let hidden = column.scroll.checked_sub(first).filter(|hidden| *hidden > 0)?;
        Some(column.scroll - hidden.min(most))
    }
}

/// Reads in another column: where it answers, or else at what is in sight there.
fn turn(model: &mut Model, places: &Places, to: usize) -> Effect {
    let comparison = Arc::clone(&model.comparison);
    let Mode::Beside(beside) = &mut model.mode else { return Effect::Rest };
    if to == beside.active {
        return Effect::Rest;
    }
    beside.active = to;
    let Some(column) = beside.reading() else { return Effect::Rest };
    if !column.linked {
        let height = usize::from(places.text(to).height);
        let row = column.row_of(&comparison);
        let seen = (column.scroll..column.scroll + height).contains(&row);
        let by = if seen {
            0
        } else {
            isize::try_from(column.scroll).unwrap_or(0) - isize::try_from(row).unwrap_or(0)
        };
        let number = beside.leap(&comparison, by);
        beside.read(&comparison, number, places);
    }
    Effect::Draw
}

/// Shows the outlet with that number beside the one that is read, or goes to it where it is in sight.
pub(super) fn pick_outlet(model: &mut Model, article: usize) -> Effect {
    let panes = model.panes();
    let Mode::Beside(beside) = &model.mode else { return Effect::Rest };
    if article >= model.comparison.story.articles.len() {
        return Effect::Rest;
    }
    let shown = beside.columns.iter().position(|column| column.article == article);
    match (shown, beside.free()) {
        (Some(place), _) => turn(model, &Places::of(&panes, beside.columns.len()), place),
        (None, Some(free)) => put(model, free, article),
        (None, None) => all_pinned(model),
    }
}

fn all_pinned(model: &mut Model) -> Effect {
    let key = model.keymap.key_of(Action::Pin, model.context()).map_or(String::new(), ToString::to_string);
    model.status = Some(format!("The other outlets are pinned: go to one and press {key} to let go of it"));
    Effect::Draw
}

/// Puts an outlet into a column; the one that is read stays where it is.
fn put(model: &mut Model, place: usize, article: usize) -> Effect {
    let panes = model.panes();
    let comparison = Arc::clone(&model.comparison);
    let Mode::Beside(beside) = &mut model.mode else { return Effect::Rest };
    let places = Places::of(&panes, beside.columns.len());
    let Some(column) = beside.columns.get_mut(place) else { return Effect::Rest };
    *column = Column { article, ..Column::default() };
    beside.settle(&comparison, &places);
    beside.weigh(&comparison);
    let cursor = beside.reading().map_or(0, |column| column.cursor);
    beside.read(&comparison, cursor, &places);
    Effect::Draw
}

/// Opens the claim over which the outlets are set side by side.
fn open(model: &mut Model) -> Effect {
    let Mode::Beside(beside) = &model.mode else { return Effect::Rest };
    let (Some(claim), Some(column)) = (beside.claim, beside.reading()) else {
        model.status = Some("This sentence states nothing that is compared".to_owned());
        return Effect::Draw;
    };
    let (article, cursor) = (column.article, column.cursor);
    let told = model.comparison.claims.get(claim).map_or(&[][..], |claim| &claim.statements);
    let entry = told.iter().position(|told| (told.article, told.sentence) == (article, cursor));
    if model.list.lists(claim) {
        model.select_claim(claim);
    }
    // From a claim whose outlets these are, back to a claim and not to a second one above.
    if matches!(model.under.last(), Some(Mode::Detail(_))) {
        model.lift();
        model.lift();
    }
    open_claim(model, claim, entry)
}

/// The sentence that is read and those that answer it, each with its source.
pub(super) fn copied(model: &Model) -> Option<String> {
    let Mode::Beside(beside) = &model.mode else { return None };
    let (before, from) = beside.columns.split_at(beside.active.min(beside.columns.len()));
    let linked = from.iter().chain(before).filter(|column| column.linked);
    let told: Vec<String> = linked
        .filter_map(|column| {
            let span = sentence(&model.comparison, column.article, column.cursor)?;
            sourced(model, column.article, span)
        })
        .collect();
    (!told.is_empty()).then(|| told.join("\n\n"))
}
