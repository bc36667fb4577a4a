//! The actions by which a person decides, on what they point at: the marked claims, or else the chosen one; the chosen
//! quote; the chosen outlet.

use std::collections::BTreeSet;

use crate::comparison::{QuoteId, Verdict};
use crate::judging::{Act, Item, Ruling};
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Action, Effect};

use super::choosing::{self, Picked};
use super::writing::{self, Writes};
use super::{Held, claims, decide, history, menu, passage, placing, reviewing, turn_back};

/// Said where a quote is asked for and none is chosen.
const NO_QUOTE: &str = "Choose a quote first: ] and [ go from quote to quote";

/// Performs an action by which a person decides; nothing for any other.
pub(in crate::tui) fn act(model: &mut Model, action: Action) -> Option<Effect> {
    if !may_decide(model) {
        return None;
    }
    Some(match action {
        Action::Judge => menu::open(model),
        Action::Accept => each(model, "Nothing to accept", |model, claim| model.bench().accept(claim)),
        Action::Reject => {
            each(model, "One outlet alone tells it: there is nothing to reject", |model, claim| {
                model.bench().reject(claim)
            })
        }
        Action::Verdict => choosing::verdict(model),
        Action::Kind => choosing::kind(model),
        Action::Withdraw => withdraw(model),
        Action::Star => star(model),
        Action::Note => note(model, item(model)),
        Action::NoteStory => note(model, Some(Item::Story)),
        Action::NoteOutlet => note(model, Some(Item::Article(model.outlet))),
        Action::Label => label(model),
        Action::Outlet => writing::open(model, Writes::Outlet(model.outlet)),
        Action::Date => writing::open(model, Writes::Date(model.outlet)),
        Action::Speaker => match quote(model) {
            Some(id) => writing::open(model, Writes::Speaker(id)),
            None => say(model, NO_QUOTE),
        },
        Action::QuoteKind => match quote(model) {
            Some(id) => choosing::quote_kind(model, id),
            None => say(model, NO_QUOTE),
        },
        Action::Split => claims::split(model),
        Action::Merge => claims::merge(model),
        Action::Shift => claims::take_up(model),
        Action::Passage => passage::open(model),
        Action::Tick => tick(model),
        Action::Untick => untick(model),
        Action::Undo => turn_back(model, true),
        Action::Redo => turn_back(model, false),
        Action::Decisions => history::open(model),
        Action::Review => reviewing::begin(model),
        _ => return None,
    })
}

/// Whether there is a story in sight to decide on, and no line that is typed.
fn may_decide(model: &Model) -> bool {
    let there = !model.comparison.story.articles.is_empty();
    there
        && matches!(model.mode, Mode::Explore | Mode::Detail(_) | Mode::Beside(_) | Mode::Decisions(_))
        && model.judging.held.is_none()
}

pub(super) fn say(model: &mut Model, words: &str) -> Effect {
    model.status = Some(words.to_owned());
    Effect::Draw
}

/// The claim that is pointed at.
pub(super) fn claim(model: &Model) -> Option<usize> {
    match &model.mode {
        Mode::Detail(detail) => Some(detail.claim),
        Mode::Explore => model.claim_at(),
        _ => None,
    }
}

/// The claims that are meant: the marked ones, or the one pointed at.
pub(super) fn claims_meant(model: &Model) -> BTreeSet<usize> {
    let ticked = &model.judging.ticked;
    if ticked.is_empty() || !matches!(model.mode, Mode::Explore) {
        claim(model).into_iter().collect()
    } else {
        ticked.clone()
    }
}

/// The quote that is pointed at.
pub(super) fn quote(model: &Model) -> Option<QuoteId> {
    let quote = model.quote.filter(|_| matches!(model.mode, Mode::Explore))?;
    Some(QuoteId { article: model.outlet, quote })
}

/// What a note or a star is put on.
fn item(model: &Model) -> Option<Item> {
    if let Some(id) = quote(model) {
        return Some(Item::Quote(id));
    }
    if matches!(model.mode, Mode::Explore) && model.focus == Pane::Sources {
        return Some(Item::Article(model.outlet));
    }
    // Of several that are marked, the first stands for all.
    claims_meant(model).first().map(|&claim| Item::Claim(claim))
}

/// Does one thing to every claim that is meant, as one act.
pub(super) fn each(model: &mut Model, otherwise: &str, act: impl Fn(&Model, usize) -> Option<Act>) -> Effect {
    let meant = claims_meant(model);
    let acts: Vec<Act> = meant.iter().filter_map(|&claim| act(model, claim)).collect();
    let count = acts.len();
    let whole = acts.into_iter().reduce(Act::and).map(|mut act| {
        if count > 1 {
            let what = act.told.split(':').next().unwrap_or("").to_owned();
            act.told = format!("{what}: {count} claims");
        }
        act
    });
    decide(model, whole, otherwise)
}

fn withdraw(model: &mut Model) -> Effect {
    if let Some(id) = quote(model) {
        let act = model.bench().withdraw(Item::Quote(id));
        return decide(model, act, "Nothing was decided on it");
    }
    if matches!(model.mode, Mode::Explore) && model.focus == Pane::Sources {
        let act = model.bench().withdraw(Item::Article(model.outlet));
        return decide(model, act, "Nothing was decided on it");
    }
    each(model, "Choose a claim first", |model, claim| model.bench().withdraw(Item::Claim(claim)))
}

fn star(model: &mut Model) -> Effect {
    if let Some(id) = quote(model) {
        let item = Item::Quote(id);
        let act = model.bench().star(item, !model.bench().has_star(item));
        return decide(model, act, "");
    }
    // Where one of several has none, all get one.
    let on = claims_meant(model).iter().any(|&claim| !model.bench().has_star(Item::Claim(claim)));
    each(model, "Choose a claim or a quote first", |model, claim| model.bench().star(Item::Claim(claim), on))
}

fn note(model: &mut Model, item: Option<Item>) -> Effect {
    match item {
        Some(item) => writing::open(model, Writes::Note(item)),
        None => say(model, "Choose a claim, a quote or an outlet first"),
    }
}

fn label(model: &mut Model) -> Effect {
    match claim(model) {
        Some(claim) => writing::open(model, Writes::Label(claim)),
        None => say(model, "Choose a claim first"),
    }
}

/// Marks the selected claim, or takes the mark away, and goes on to the next.
fn tick(model: &mut Model) -> Effect {
    let Some(claim) = claim(model) else { return say(model, "Choose a claim first") };
    if !model.judging.ticked.remove(&claim) {
        model.judging.ticked.insert(claim);
    }
    if matches!(model.mode, Mode::Explore) && model.focus == Pane::Claims {
        let next = crate::tui::moves::step(model.list.selected, 1, model.list.rows.len());
        if next != model.list.selected {
            model.select_row(next);
            model.go_to_statement();
        }
    }
    let count = model.judging.ticked.len();
    let marked = if count == 1 { "1 claim marked".to_owned() } else { format!("{count} claims marked") };
    say(model, &format!("{marked}: what you decide holds for all of them"))
}

fn untick(model: &mut Model) -> Effect {
    if std::mem::take(&mut model.judging.ticked).is_empty() {
        return say(model, "No claim is marked");
    }
    say(model, "No claim is marked any more")
}

/// Does what was picked from a list.
pub(super) fn picked(model: &mut Model, picked: Picked) -> Effect {
    match picked {
        Picked::Rule(ruling) => {
            let effect = each(model, "One outlet alone tells it", |model, claim| {
                let single = model.comparison.claims.get(claim)?.verdict == Verdict::Single;
                let apart = model.comparison.judged.claim(claim).is_some_and(|marks| marks.verdict);
                if single && !apart { None } else { model.bench().rule(claim, ruling) }
            });
            reviewing::go_on(model, effect)
        }
        Picked::Part(kind) => {
            let outlet = model.outlet;
            let effect = each(model, "One outlet alone tells it", |model, claim| {
                let differences = &model.comparison.claims.get(claim)?.differences;
                // What is seen to part already is only of another kind.
                if differences.is_empty() {
                    model.bench().part(claim, kind, outlet)
                } else {
                    let act = model.bench().rule(claim, Ruling::Diverge)?;
                    Some(act.and(model.bench().kind(claim, 0, Some(kind))?))
                }
            });
            reviewing::go_on(model, effect)
        }
        Picked::Difference(claim, difference) => choosing::kind_of(model, claim, difference),
        Picked::Kind(claim, difference, kind) => {
            if difference == 0 && model.judging.ticked.contains(&claim) && matches!(model.mode, Mode::Explore)
            {
                return each(model, "They do not part", |model, claim| model.bench().kind(claim, 0, kind));
            }
            let act = model.bench().kind(claim, difference, kind);
            decide(model, act, "That difference is gone")
        }
        Picked::Quote(id, kind) => {
            let act = model.bench().quote_kind(id, kind);
            decide(model, act, "That quote is gone")
        }
    }
}

/// Lets a claim be chosen for what is held.
pub(super) fn hold(model: &mut Model, held: Held) -> Effect {
    placing::begin(model, held)
}
