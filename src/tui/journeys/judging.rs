//! A person decides: by keys and by the command line, on one item or on all marked ones, back and forth.

mod claims;
mod items;
mod review;

use super::*;
use crate::comparison::Verdict;
use crate::judging::{Decision, Decisions, Saved};
use crate::tui::prepared::Prepared;

/// The decisions in force.
fn decided(model: &Model) -> &[Decision] {
    model.judging.decisions.all()
}

/// Undone, everything is as it was; done again, as it is now.
fn there_and_back(model: &mut Model) {
    there_and_back_to(model, &fixture::bridge().claims);
}

fn there_and_back_to(model: &mut Model, first: &[crate::comparison::Claim]) {
    let (now, claims) = (decided(model).to_vec(), model.comparison.claims.clone());
    let acts = model.judging.decisions.done().len();
    is_as_made_anew(model);
    for _ in 0..acts {
        assert_eq!(keys(model, "u"), Effect::Save);
    }
    assert!(decided(model).is_empty());
    assert_eq!(model.comparison.claims, first);
    is_as_made_anew(model);
    for _ in 0..acts {
        assert_eq!(keys(model, "<ctrl-r>"), Effect::Save);
    }
    assert_eq!((decided(model), &model.comparison.claims), (&now[..], &claims));
    is_as_made_anew(model);
}

/// What is taken over from before an act is what would be made anew.
fn is_as_made_anew(model: &Model) {
    let anew = Prepared::of(Arc::clone(&model.comparison), Vec::new());
    assert_eq!(model.claim_words, anew.claim_words);
    assert_eq!(model.briefs, anew.briefs);
    assert_eq!((&model.tallies, model.totals), (&anew.tallies, anew.totals));
    assert_eq!((&model.names, model.natural), (&anew.names, anew.natural));
}

fn status(model: &Model) -> &str {
    model.status.as_deref().unwrap_or("")
}
