//! Going through the claims that nobody has decided on, the most divergent first.

use std::collections::BTreeSet;

use crate::comparison::{JudgedClaim, Verdict};
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Action, Effect};
use crate::tui::update::{self, open_claim};

use super::deciding::{self, say};

/// Begins a review, or goes on with it.
pub(super) fn begin(model: &mut Model) -> Effect {
    model.under.clear();
    model.mode = Mode::Explore;
    model.judging.ticked.clear();
    model.judging.review = Some(BTreeSet::new());
    next(model)
}

/// How many claims that several outlets tell are decided on, and how many there are.
pub(in crate::tui) fn progress(model: &Model) -> (usize, usize) {
    let judged = &model.comparison.judged;
    let several =
        |at: usize| model.comparison.claims.get(at).is_some_and(|claim| claim.verdict != Verdict::Single);
    let open = (0..model.comparison.claims.len()).filter(|&at| several(at) && !judged.rules(at)).count();
    // What was taken apart is one decision, however many pieces it has.
    let ruled = judged.claims.iter().filter(|(_, marks)| marks.verdict);
    let apart = |marks: &JudgedClaim| marks.proposed.is_some_and(|proposed| proposed != Verdict::Single);
    let mut decided: Vec<Option<usize>> =
        ruled.filter(|(at, marks)| several(**at) || apart(marks)).map(|(_, marks)| marks.by).collect();
    decided.sort_unstable();
    decided.dedup();
    (decided.len(), decided.len() + open)
}

/// How many claims are left, those that were passed over included.
fn left_to_review(model: &Model) -> usize {
    let (decided, all) = progress(model);
    all - decided
}

/// Goes on to the next claim once this one is decided on, while claims are reviewed.
pub(super) fn go_on(model: &mut Model, effect: Effect) -> Effect {
    if effect == Effect::Save && model.judging.review.is_some() && matches!(model.mode, Mode::Detail(_)) {
        let told = model.status.take();
        next(model);
        if model.judging.review.is_some() {
            model.status = told;
        }
    }
    effect
}

/// Opens the next claim that is undecided and was not passed over.
fn next(model: &mut Model) -> Effect {
    let skipped = model.judging.review.clone().unwrap_or_default();
    let judged = &model.comparison.judged;
    let claims = model.comparison.claims.iter().enumerate();
    let open = |&(at, claim): &(usize, &crate::comparison::Claim)| {
        claim.verdict != Verdict::Single && !judged.rules(at) && !skipped.contains(&at)
    };
    // The most divergent first, as the table has them.
    let found = claims.filter(open).min_by_key(|(at, claim)| (claim.verdict, *at)).map(|(at, _)| at);
    let Some(claim) = found else {
        // The last one stays open: a key too many then does nothing.
        let left = left_to_review(model);
        model.judging.review = None;
        return say(
            model,
            &match left {
                0 => "Every claim is decided".to_owned(),
                1 => "1 claim was passed over; all others are decided".to_owned(),
                left => format!("{left} claims were passed over; all others are decided"),
            },
        );
    };
    if matches!(model.mode, Mode::Detail(_)) {
        model.lift();
    }
    model.make_listed(claim);
    model.go_to_statement();
    open_claim(model, claim, None)
}

/// Performs an action of the review.
pub(in crate::tui) fn in_review(model: &mut Model, action: Action) -> Effect {
    let Mode::Detail(detail) = &model.mode else { return Effect::Rest };
    let claim = detail.claim;
    match action {
        Action::Skip => {
            if let Some(skipped) = &mut model.judging.review {
                skipped.insert(claim);
            }
            next(model)
        }
        Action::Close => {
            model.judging.review = None;
            let (decided, all) = progress(model);
            model.lift();
            say(model, &format!("{decided} of {all} claims are decided"))
        }
        Action::Accept | Action::Reject => {
            let effect = deciding::act(model, action).unwrap_or(Effect::Rest);
            go_on(model, effect)
        }
        action => deciding::act(model, action).unwrap_or_else(|| update::in_detail(model, action)),
    }
}
