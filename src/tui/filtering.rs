//! What messages do to the filter and the order of the claim table.

use tui_input::Input;

use crate::comparison::Verdict;

use super::filter::{Filter, Reach};
use super::model::{Mode, Model, Pane};
use super::moved::Moved;
use super::moves::step;
use super::msg::{Action, Effect};
use super::stood::Stood;
use super::update::distance;

/// The line in which a filter is typed.
#[derive(Debug)]
pub struct Narrow {
    /// The terms typed.
    pub input: Input,
    /// The filter that was, and whether claims told once were listed.
    before: (Filter, bool),
    /// The claim that was selected.
    claim: Option<usize>,
    /// Where the person was.
    stood: Stood,
}

impl Narrow {
    /// Follows the story to what it has become.
    pub(super) fn carry(&mut self, moved: &Moved<'_>) {
        self.claim = self.claim.and_then(|claim| moved.claim(claim));
        self.before.0.carry(moved);
        self.stood.carry(moved);
    }
}

/// Lists the claims anew; where another one is selected then, the article follows.
fn relist(model: &mut Model) -> Effect {
    let claim = model.claim_at();
    model.relist();
    if model.claim_at() != claim {
        model.go_to_statement();
    }
    Effect::Draw
}

/// Goes from all claims to divergent ones to agreed ones. Other conditions stay.
pub(super) fn next_verdict(model: &mut Model) -> Effect {
    let filter = &mut model.list.filter;
    filter.verdict = match filter.verdict {
        None => Some(Verdict::Diverge),
        Some(Verdict::Diverge) => Some(Verdict::Agree),
        Some(Verdict::Agree | Verdict::Single) => None,
    };
    // What one outlet alone tells is neither.
    if filter.reach == Reach::Alone {
        filter.reach = Reach::Any;
    }
    relist(model)
}

/// Lists only what the chosen outlet leaves out, or only what it alone tells; a second time whatever any outlet does.
pub(super) fn reach(model: &mut Model, reach: Reach) -> Effect {
    let filter = &mut model.list.filter;
    filter.reach = if filter.reach == reach { Reach::Any } else { reach };
    if filter.reach == Reach::Alone || filter.verdict == Some(Verdict::Single) {
        filter.verdict = None;
    }
    relist(model)
}

/// Shows or hides what one outlet alone tells; shows it where a condition keeps it off the list.
pub(super) fn singles(model: &mut Model) -> Effect {
    let list = &mut model.list;
    let kept_off = list.filter.verdict.is_some() || list.filter.reach != Reach::Any;
    list.singles = kept_off || !list.singles;
    (list.filter.verdict, list.filter.reach) = (None, Reach::Any);
    relist(model)
}

/// Goes to the next order.
pub(super) fn sort(model: &mut Model) -> Effect {
    model.list.turn_order();
    relist(model)
}

/// Lists all claims again.
pub(super) fn clear(model: &mut Model) -> Effect {
    model.list.filter = Filter::default();
    relist(model)
}

/// Opens the line, with the terms of the filter in force.
pub(super) fn open_line(model: &mut Model) -> Effect {
    let mut line = model.list.filter.line(&model.comparison.story);
    if !line.is_empty() {
        line.push(' ');
    }
    let before = (model.list.filter.clone(), model.list.singles);
    let narrow = Narrow { input: line.into(), before, claim: model.claim_at(), stood: Stood::now(model) };
    model.focus = Pane::Claims;
    model.lay_over(Mode::Narrow(narrow));
    Effect::Draw
}

/// Changes the line, and the filter with it.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let Mode::Narrow(narrow) = &mut model.mode else { return Effect::Rest };
    if !change(&mut narrow.input) {
        return Effect::Rest;
    }
    let filter = Filter::typed(narrow.input.value(), model.list.filter.reach, &model.comparison.story);
    if filter == model.list.filter {
        return Effect::Draw;
    }
    model.list.filter = filter;
    relist(model)
}

/// Performs an action while the line is open.
pub(super) fn in_line(model: &mut Model, action: Action) -> Effect {
    let height = model.panes().rows().height;
    let Mode::Narrow(narrow) = &model.mode else { return Effect::Rest };
    match action {
        Action::Open => {
            model.lift();
            Effect::Draw
        }
        Action::Close => {
            let (stood, claim) = (narrow.stood, narrow.claim);
            (model.list.filter, model.list.singles) = narrow.before.clone();
            model.lift();
            relist(model);
            if model.claim_at() == claim {
                stood.go_back(model);
            } else {
                stood.focus_again(model);
            }
            Effect::Draw
        }
        action => {
            let Some(by) = distance(action, height) else { return Effect::Rest };
            model.select_row(step(model.list.selected, by, model.list.rows.len()));
            model.go_to_statement();
            Effect::Draw
        }
    }
}
