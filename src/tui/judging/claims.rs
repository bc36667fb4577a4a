//! Statements that go to other claims, and claims that become one.

use crate::comparison::Statement;
use crate::tui::model::{Mode, Model};
use crate::tui::msg::Effect;

use super::deciding::{claim, claims_meant, each, hold, say};
use super::{Held, decide};

/// The statement that is pointed at: the chosen sentence of an opened claim, or the one at which the article stands.
fn statement(model: &Model) -> Option<(usize, Statement)> {
    let at = claim(model)?;
    let told = model.comparison.claims.get(at)?;
    let statement = if let Mode::Detail(detail) = &model.mode {
        told.statements.get(detail.entry).copied()?
    } else {
        let here = |told: &&Statement| told.article == model.outlet && Some(told.span) == model.sentence;
        told.statements.iter().find(here).copied().or_else(|| told.first_in(model.outlet))?
    };
    Some((at, statement))
}

fn silent(model: &mut Model) -> Effect {
    let words = format!("{} does not tell this claim: choose an outlet that does", model.name(model.outlet));
    say(model, &words)
}

/// Takes a statement off its claim: it is one of its own.
pub(super) fn split(model: &mut Model) -> Effect {
    if !model.judging.ticked.is_empty() && matches!(model.mode, Mode::Explore) {
        let outlet = model.outlet;
        let words = format!("{} tells none of the marked claims beside others", model.name(outlet));
        return each(model, &words, |model, claim| {
            let first = model.comparison.claims.get(claim)?.first_in(outlet)?;
            model.bench().split(claim, &[first])
        });
    }
    let Some((claim, statement)) = statement(model) else { return silent(model) };
    let act = model.bench().split(claim, &[statement]);
    decide(model, act, "It is the claim's only statement")
}

/// Takes a statement up, to be put to another claim.
pub(super) fn take_up(model: &mut Model) -> Effect {
    let Some((claim, statement)) = statement(model) else { return silent(model) };
    hold(model, Held::Statement(claim, statement))
}

/// Makes the marked claims one with the selected one; where none is marked, asks with which.
pub(super) fn merge(model: &mut Model) -> Effect {
    let Some(into) = claim(model) else { return say(model, "Choose a claim first") };
    let mut meant = claims_meant(model);
    meant.insert(into);
    if meant.len() < 2 {
        return hold(model, Held::Claim(into));
    }
    let act = model.bench().merge(into, &meant);
    model.judging.ticked.clear();
    decide(model, act, "There is nothing to merge")
}
