//! What messages do to the two screens that survey the whole story: the overview and the table of speakers.

use crate::comparison::{off, parted, speakers as count};

use super::layout::{foot_of, speakers_in};
use super::model::{Mode, Model};
use super::moves::step;
use super::msg::{Action, Effect};
use super::overview::{Overview, Section};
use super::speakers::{Speakers, name};
use super::update::{distance, open_claim_in};

/// Opens the overview.
pub(super) fn overview(model: &mut Model) -> Effect {
    // The two tables of the whole story take each other's place, so that going to and fro piles up nothing.
    if matches!(model.mode, Mode::Help(_) | Mode::Speakers(_)) {
        model.lift();
    }
    model.lay_over(Mode::Overview(Overview::of(&model.comparison, model.outlet)));
    Effect::Draw
}

/// Performs an action in the overview.
pub(super) fn in_overview(model: &mut Model, action: Action) -> Effect {
    let body = model.panes().overlay();
    let Mode::Overview(overview) = &mut model.mode else { return Effect::Rest };
    let section = overview.section;
    let (rows, columns) = overview.extent(section);
    let spot = &mut overview.spots[section as usize];
    let before = *spot;
    match action {
        Action::Close | Action::Overview => {
            model.lift();
            return Effect::Draw;
        }
        Action::Speakers => return speakers(model),
        Action::Open => return open_figure(model),
        Action::NextPane | Action::PreviousPane => {
            let by = if action == Action::NextPane { 1 } else { Section::ALL.len() - 1 };
            overview.section = Section::ALL[(section as usize + by) % Section::ALL.len()];
            return Effect::Draw;
        }
        Action::Left => spot.column = step(spot.column, -1, columns),
        Action::Right => spot.column = step(spot.column, 1, columns),
        action => {
            let head = u16::try_from(overview.head(section)).unwrap_or(u16::MAX);
            let height = body.height.saturating_sub(foot_of(body)).saturating_sub(head);
            let Some(by) = distance(action, height) else { return Effect::Rest };
            let row = step(before.row, by, rows);
            overview.choose_row(section, row);
        }
    }
    let Mode::Overview(overview) = &model.mode else { return Effect::Rest };
    if overview.spot(section) == before { Effect::Rest } else { Effect::Draw }
}

/// Opens the first claim behind the chosen figure.
fn open_figure(model: &mut Model) -> Effect {
    let Mode::Overview(overview) = &model.mode else { return Effect::Rest };
    let spot = overview.spot(overview.section);
    let (claim, outlet) = match overview.section {
        Section::Agreement => {
            (parted(&model.comparison, spot.row, spot.column).first().map(|(claim, _)| *claim), spot.row)
        }
        Section::Kinds => {
            let kind = overview.kinds.get(spot.row).map(|tally| tally.kind);
            let first = kind.and_then(|kind| off(&model.comparison, kind, spot.column).first().copied());
            (first, spot.column)
        }
        Section::Order => (overview.told().map(|told| told.claim), spot.row),
    };
    if let Some(claim) = claim {
        return open_claim_in(model, claim, outlet);
    }
    model.status = Some(match overview.section {
        Section::Agreement if spot.row == spot.column => "An outlet does not part from itself: ←→".to_owned(),
        Section::Agreement => "These two part over nothing".to_owned(),
        Section::Kinds => format!("{} is with the most here", model.name(spot.column)),
        Section::Order => format!("{} shares no claim with others", model.name(spot.row)),
    });
    Effect::Draw
}

/// Opens the table of speakers.
pub(super) fn speakers(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Help(_) | Mode::Overview(_)) {
        model.lift();
    }
    model.lay_over(Mode::Speakers(Speakers::of(count(&model.comparison), model.outlet)));
    Effect::Draw
}

/// Performs an action in the table of speakers.
pub(super) fn in_speakers(model: &mut Model, action: Action) -> Effect {
    let height = speakers_in(model.panes().overlay()).height;
    let articles = model.comparison.story.articles.len();
    let Mode::Speakers(speakers) = &mut model.mode else { return Effect::Rest };
    let before = (speakers.row, speakers.outlet);
    match action {
        Action::Close | Action::Speakers => {
            model.lift();
            return Effect::Draw;
        }
        Action::Overview => return overview(model),
        Action::Open => return open_quote(model),
        Action::Left => speakers.outlet = step(speakers.outlet, -1, articles),
        Action::Right => speakers.outlet = step(speakers.outlet, 1, articles),
        action => {
            let Some(by) = distance(action, height) else { return Effect::Rest };
            speakers.row = step(speakers.row, by, speakers.table.rows.len());
        }
    }
    if (speakers.row, speakers.outlet) == before { Effect::Rest } else { Effect::Draw }
}

/// Goes to the first quote of the chosen speaker in the chosen outlet.
fn open_quote(model: &mut Model) -> Effect {
    let Mode::Speakers(speakers) = &model.mode else { return Effect::Rest };
    let outlet = speakers.outlet;
    let reading = model.comparison.readings.get(outlet);
    let quote = speakers.quote().and_then(|quote| Some((quote, reading?.quotes.get(quote)?.span)));
    if let Some((quote, span)) = quote {
        model.jump(outlet, span);
        model.choose_quote(quote);
        return Effect::Draw;
    }
    let who = speakers.speaker().map_or("anybody", name);
    model.status = Some(format!("{} does not quote {who}: ←→ another outlet", model.name(outlet)));
    Effect::Draw
}
