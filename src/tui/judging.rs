//! What the person decides: laid over what the program proposes, told in the last line, saved at every act.

pub mod choosing;
mod claims;
mod deciding;
pub mod history;
pub mod menu;
pub mod passage;
mod placing;
mod reviewing;
pub mod writing;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::comparison::{Comparison, Place, Statement};
use crate::judging::{Act, Bench, Decisions, Naming, Saved, judge};

use super::model::Model;
use super::moved::Moved;
use super::msg::{Action, Effect};
use super::pile::moves;
use super::prepared::{Before, Prepared};
use super::reopening;

pub(super) use deciding::act;
pub(super) use placing::in_placing;
pub(super) use reviewing::{in_review, progress as review_progress};

/// Decisions, and what is under way about them.
#[derive(Debug, Clone, Default)]
pub struct Judging {
    /// The story as the program proposes it.
    pub proposed: Arc<Comparison>,
    /// What was decided, and the way back.
    pub decisions: Decisions,
    /// How decisions call the articles.
    pub naming: Naming,
    /// The claims that are marked, by their places: what is done to one is done to all of them.
    pub ticked: BTreeSet<usize>,
    /// What waits for a claim to be put to.
    pub held: Option<Held>,
    /// The claims that were passed over, while claims are reviewed.
    pub review: Option<BTreeSet<usize>>,
    /// Why the decisions are not on the disk, where they should be and are not.
    pub unsaved: Option<String>,
}

/// What waits for a claim to be put to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// A claim, to be made one with another.
    Claim(usize),
    /// Statements of a claim, to be taken to another.
    Statement(usize, Statement),
    /// A passage of an article, to be made a statement.
    Passage(Place),
    /// A decision whose words are gone, by its place.
    Lost(usize),
}

impl Judging {
    /// A story as the program proposes it, with what was decided.
    fn lay_over(&mut self, prepared: Prepared) -> Prepared {
        self.proposed = Arc::clone(&prepared.comparison);
        if self.decisions.all().is_empty() {
            return prepared;
        }
        let judged = judge(&self.proposed, self.decisions.all(), &self.naming);
        Prepared { view: prepared.view, ..Prepared::of(Arc::new(judged), prepared.notices) }
    }

    /// Follows the story to what it has become. What waits for a claim is let go where its story has other words.
    pub(super) fn carry(&mut self, moved: &Moved<'_>) {
        let lists = [Some(&mut self.ticked), self.review.as_mut()];
        for claims in lists.into_iter().flatten() {
            *claims = claims.iter().filter_map(|&claim| moved.claim(claim)).collect();
        }
        self.held = None;
    }
}

impl Model {
    /// A story as the program proposes it, with what was decided.
    pub(super) fn judged(&mut self, prepared: Prepared) -> Prepared {
        self.judging.lay_over(prepared)
    }

    /// What the person decides on.
    pub(super) fn bench(&self) -> Bench<'_> {
        Bench {
            judged: &self.comparison,
            decisions: self.judging.decisions.all(),
            naming: &self.judging.naming,
        }
    }

    /// How many claims, quotes and articles are decided on.
    pub fn decided(&self) -> usize {
        self.comparison.judged.items()
    }
}

/// Does what the person decided, if there is anything to do; else says why not.
fn decide(model: &mut Model, act: Option<Act>, otherwise: &str) -> Effect {
    let Some(act) = act else {
        model.status = Some(otherwise.to_owned());
        return Effect::Draw;
    };
    let told = act.told.clone();
    if !model.judging.decisions.act(act) {
        model.status = Some("That is decided already".to_owned());
        return Effect::Draw;
    }
    lay(model);
    let undo = key(model, Action::Undo).map_or(String::new(), |key| format!(" · {key} takes it back"));
    model.status = Some(format!("{told}{undo}"));
    Effect::Save
}

/// The first key of an action here.
fn key(model: &Model, action: Action) -> Option<String> {
    model.keymap.key_of(action, model.context()).map(ToString::to_string)
}

/// Shows the story with the decisions as they are now; the person stays where they are.
fn lay(model: &mut Model) {
    moves::lay(model, None);
    if model.judging.proposed.story.articles.is_empty() {
        return;
    }
    let judged = judge(&model.judging.proposed, model.judging.decisions.all(), &model.judging.naming);
    let before =
        Before { comparison: &model.comparison, claim_words: &model.claim_words, briefs: &model.briefs };
    let prepared = Prepared::after(Arc::new(judged), before);
    reopening::show(model, prepared, false);
}

/// Takes the last act back, or does it again.
fn turn_back(model: &mut Model, back: bool) -> Effect {
    let decisions = &mut model.judging.decisions;
    let told = if back { decisions.undo() } else { decisions.redo() }.map(|act| act.told.clone());
    let Some(told) = told else {
        let nothing = if back { "Nothing was decided in this visit" } else { "Nothing was taken back" };
        model.status = Some(nothing.to_owned());
        return Effect::Draw;
    };
    lay(model);
    let other = key(model, if back { Action::Redo } else { Action::Undo }).unwrap_or_default();
    model.status = Some(if back {
        format!("taken back: {told} · {other} does it again")
    } else {
        format!("again: {told} · {other} takes it back")
    });
    Effect::Save
}

/// Hears what came of saving.
pub(super) fn saved(model: &mut Model, saved: Result<Saved, String>) -> Effect {
    match saved {
        Ok(Saved::Kept) => model.judging.unsaved = None,
        Ok(Saved::Together { seen, found }) => {
            model.judging.unsaved = None;
            model.judging.decisions.take_over(&seen, &found);
            lay(model);
            model.status = Some("What somebody else has decided meanwhile is here too".to_owned());
        }
        Ok(Saved::Nowhere) => {
            let what = model.status.take().unwrap_or_default();
            model.status = Some(format!("{what} · for this visit only: --decisions FILE keeps it"));
        }
        Err(why) => {
            model.status = Some(why.clone());
            model.judging.unsaved = Some(why);
        }
    }
    Effect::Draw
}
