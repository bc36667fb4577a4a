//! The menu of what may be decided, each with its key.

use crate::tui::keymap::Context;
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Action, Effect};
use crate::tui::update;

/// Opens the menu over what is open.
pub(super) fn open(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Judge) {
        return Effect::Rest;
    }
    model.lay_over(Mode::Judge);
    Effect::Draw
}

/// Closes the menu and does what was chosen.
pub(in crate::tui) fn choose(model: &mut Model, action: Action) -> Effect {
    model.lift();
    if action == Action::Close {
        return Effect::Draw;
    }
    let effect = update::act(model, action);
    if effect == Effect::Rest { Effect::Draw } else { effect }
}

/// What is decided on: the marked claims, or the one pointed at.
pub fn title(model: &Model) -> String {
    let under = model.shown();
    let label = |claim: usize| model.comparison.claims.get(claim).map(|claim| claim.label.as_str());
    let told = match under {
        Mode::Detail(detail) => label(detail.claim),
        _ if !model.judging.ticked.is_empty() => {
            return format!("Decide on {} marked", model.judging.ticked.len());
        }
        _ => model.claim_at().and_then(label),
    };
    told.map_or_else(|| "Decide".to_owned(), |label| format!("Decide · {label}"))
}

/// The rows of the menu: a key, and what it does.
pub fn rows(model: &Model) -> Vec<(String, String)> {
    let tables = model.keymap.tables(Context::Judge);
    let rows = tables.first().copied().unwrap_or(&[]).iter();
    rows.filter(|row| row.run != Action::Close)
        .filter_map(|row| Some((row.on.first()?.to_string(), row.desc.clone())))
        .collect()
}
