//! Choosing the claim to which something is put: another claim, a statement, a passage, a decision whose words are gone.

use crate::judging::Item;
use crate::tui::filtering;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::moves::step;
use crate::tui::msg::{Action, Effect};
use crate::tui::update::distance;

use super::deciding::say;
use super::{Held, decide};

/// Holds something, and turns to the claim table.
pub(super) fn begin(model: &mut Model, held: Held) -> Effect {
    let words = match &held {
        Held::Claim(_) => "Merge with which claim?",
        Held::Statement(..) => "To which claim does this statement belong?",
        Held::Passage(_) => "Which claim does this passage state?",
        Held::Lost(_) => "To which claim does this decision belong?",
    };
    model.judging.held = Some(held);
    model.under.clear();
    model.mode = Mode::Explore;
    model.focus = Pane::Claims;
    model.settle();
    say(model, words)
}

/// Performs an action while something is held.
pub(in crate::tui) fn in_placing(model: &mut Model, action: Action) -> Effect {
    match action {
        Action::Close => {
            model.judging.held = None;
            say(model, "Left as it was")
        }
        Action::Open => match model.claim_at() {
            Some(claim) => put(model, Some(claim)),
            None => say(model, "No claim is listed: clear the filter"),
        },
        Action::NewClaim => put(model, None),
        Action::Narrow => filtering::open_line(model),
        Action::Singles => filtering::singles(model),
        action => {
            let Some(by) = distance(action, model.panes().rows().height) else { return Effect::Rest };
            let row = step(model.list.selected, by, model.list.rows.len());
            if row == model.list.selected {
                return Effect::Rest;
            }
            model.select_row(row);
            // A passage stays in sight, whatever claim is looked at.
            if !matches!(model.judging.held, Some(Held::Passage(_))) {
                model.go_to_statement();
            }
            Effect::Draw
        }
    }
}

/// Puts what is held to a claim, or makes it one of its own.
fn put(model: &mut Model, to: Option<usize>) -> Effect {
    let Some(held) = model.judging.held.clone() else { return Effect::Rest };
    let bench = model.bench();
    let act = match (held, to) {
        (Held::Claim(from), Some(to)) => bench.merge(to, &[from].into()),
        (Held::Statement(from, statement), Some(to)) => bench.shift(from, &[statement], to),
        (Held::Statement(from, statement), None) => bench.split(from, &[statement]),
        (Held::Passage(place), to) => bench.mark(place, to),
        (Held::Lost(decision), Some(to)) => bench.replace(decision, Item::Claim(to)),
        (Held::Claim(_) | Held::Lost(_), None) => None,
    };
    if act.is_none() {
        return say(model, "It cannot be put there: choose another claim, or esc leaves it");
    }
    model.judging.held = None;
    decide(model, act, "")
}
