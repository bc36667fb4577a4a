//! What was done in this visit, what was taken back, which decisions lost their words, and all that are in force.

use crate::comparison::{Home, QuoteId};
use crate::judging::decision::{About, Decision};
use crate::judging::{Anchor, Item};
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::moves::step;
use crate::tui::msg::{Action, Effect};
use crate::tui::update::{distance, open_claim};

use super::deciding::{hold, say};
use super::{Held, decide, lay};

/// The list.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The chosen row.
    pub selected: usize,
    /// The first row in sight.
    pub top: usize,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// A few words that say what sort of row it is.
    pub sort: &'static str,
    /// Its words.
    pub words: String,
}

/// What a row of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A decision that found no place, by its own.
    Lost(usize),
    /// Something that was taken back; so many acts are to be done again to have it.
    Undone(usize),
    /// Something that was done; so many acts are to be taken back to be before it.
    Done(usize),
    /// A decision in force, by its place.
    Stands(usize),
}

/// The rows: what is lost, what was taken back, what was done, the last first, then all decisions in force.
pub fn rows(model: &Model) -> Vec<Row> {
    let judging = &model.judging;
    let decisions = judging.decisions.all();
    let row = |kind, sort, words: String| Row { kind, sort, words };
    let lost = model.comparison.judged.lost();
    let mut rows: Vec<Row> =
        lost.filter_map(|at| Some(row(RowKind::Lost(at), "lost", call(decisions.get(at)?)))).collect();
    let undone = judging.decisions.undone().iter().enumerate();
    let of = judging.decisions.undone().len();
    rows.extend(undone.map(|(at, act)| row(RowKind::Undone(of - at), "taken back", act.told.clone())));
    let done = judging.decisions.done().iter().rev().enumerate();
    rows.extend(done.map(|(at, act)| row(RowKind::Done(at + 1), "done", act.told.clone())));
    let homes = model.comparison.judged.homes.iter();
    let standing = decisions.iter().zip(homes).enumerate();
    rows.extend(
        standing
            .filter(|(_, (_, home))| !matches!(home, Home::Lost | Home::Elsewhere))
            .map(|(at, (decision, _))| row(RowKind::Stands(at), "decided", call(decision))),
    );
    rows
}

/// A decision in a line: what it says, and of which words.
fn call(decision: &Decision) -> String {
    let words = |anchors: &[Anchor]| {
        let first = anchors.first();
        first.map_or(String::new(), |anchor| {
            let words = anchor.exact.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}: {words}", anchor.article)
        })
    };
    let about = |about: &About| match about {
        About::Story(_) => "the story".to_owned(),
        About::Article(name) => name.clone(),
        About::Claim(anchors) => words(anchors),
        About::Quote(anchor) => words(std::slice::from_ref(anchor)),
    };
    match decision {
        Decision::Article(of) => {
            let said = [of.outlet.as_deref(), of.published.as_deref()];
            format!("{} · {}", said.into_iter().flatten().collect::<Vec<_>>().join(", "), of.article)
        }
        Decision::Claim(of) => {
            let ruling = of.verdict.map_or("put together", crate::judging::Ruling::name);
            format!("{ruling} · {}", words(&of.statements))
        }
        Decision::Difference(of) => {
            let kind = of.kind.map_or("no difference", crate::comparison::DifferenceKind::name);
            format!("{kind} · {}", words(&of.values))
        }
        Decision::Label(of) => format!("“{}” · {}", of.label, words(&of.claim)),
        Decision::Note(of) => format!("note “{}” · {}", of.note, about(&of.about)),
        Decision::Star(of) => format!("star · {}", about(&of.about)),
        Decision::Quote(of) => {
            let kind = of.kind.map(crate::reading::QuoteKind::name);
            let said = [of.speaker.as_deref(), kind];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            format!("{said} · {}", words(std::slice::from_ref(&of.quote)))
        }
        Decision::Move(of) => format!("moved · {}", of.articles.join(", ")),
    }
}

/// Opens the list.
pub(super) fn open(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Decisions(_)) {
        return Effect::Rest;
    }
    model.lay_over(Mode::Decisions(History::default()));
    Effect::Draw
}

/// Performs an action in the list.
pub(in crate::tui) fn in_list(model: &mut Model, action: Action) -> Effect {
    let rows = rows(model);
    let height = model.panes().overlay().height;
    let Mode::Decisions(list) = &mut model.mode else { return Effect::Rest };
    list.selected = list.selected.min(rows.len().saturating_sub(1));
    let chosen = rows.get(list.selected).map(|row| row.kind);
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open => chosen.map_or(Effect::Rest, |kind| go(model, kind)),
        Action::Drop => match chosen {
            Some(RowKind::Lost(at) | RowKind::Stands(at)) => {
                let act = model.bench().drop(at);
                decide(model, act, "")
            }
            _ => say(model, "Choose a decision below to give it up"),
        },
        action => {
            let Some(by) = distance(action, height) else { return Effect::Rest };
            list.selected = step(list.selected, by, rows.len());
            Effect::Draw
        }
    }
}

/// Goes to what a row is about.
fn go(model: &mut Model, kind: RowKind) -> Effect {
    match kind {
        RowKind::Lost(at) => match model.judging.decisions.all().get(at) {
            Some(Decision::Quote(_)) => {
                let quote = model.quote.map(|quote| QuoteId { article: model.outlet, quote });
                put(model, at, quote.map(Item::Quote))
            }
            Some(Decision::Article(_)) => put(model, at, Some(Item::Article(model.outlet))),
            Some(_) => hold(model, Held::Lost(at)),
            None => Effect::Rest,
        },
        RowKind::Done(count) => {
            for _ in 0..count {
                model.judging.decisions.undo();
            }
            turned(model, "taken back")
        }
        RowKind::Undone(count) => {
            for _ in 0..count {
                model.judging.decisions.redo();
            }
            turned(model, "done again")
        }
        RowKind::Stands(at) => match model.comparison.judged.homes.get(at).copied() {
            Some(Home::Claim(claim)) => {
                model.make_listed(claim);
                model.go_to_statement();
                open_claim(model, claim, None)
            }
            Some(Home::Quote(id)) => {
                let quotes = model.comparison.readings.get(id.article).map(|reading| &reading.quotes);
                let Some(span) = quotes.and_then(|quotes| quotes.get(id.quote)).map(|quote| quote.span)
                else {
                    return Effect::Rest;
                };
                model.jump(id.article, span);
                model.choose_quote(id.quote);
                Effect::Draw
            }
            Some(Home::Article(article)) => {
                model.under.clear();
                model.mode = Mode::Explore;
                model.focus = Pane::Sources;
                model.turn_to(article);
                Effect::Draw
            }
            _ => say(model, "It is about the story as a whole"),
        },
    }
}

/// Gives a decision whose words are gone its place at the chosen quote or outlet.
fn put(model: &mut Model, decision: usize, item: Option<Item>) -> Effect {
    let act = item.and_then(|item| model.bench().replace(decision, item));
    decide(model, act, "Choose the quote in the article first, then come back here")
}

fn turned(model: &mut Model, how: &str) -> Effect {
    lay(model);
    say(model, &format!("{how}; the decisions are as they were then"));
    Effect::Save
}
