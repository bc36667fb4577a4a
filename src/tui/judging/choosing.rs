//! A short list to choose from: a verdict, a sort of difference, a sort of quote.

use crate::comparison::{DifferenceKind, QuoteId, Verdict};
use crate::judging::Ruling;
use crate::reading::QuoteKind;
use crate::tui::detail;
use crate::tui::model::{Mode, Model};
use crate::tui::moves::step;
use crate::tui::msg::{Action, Effect};
use crate::tui::theme;
use crate::tui::update::distance;

use super::deciding::{claims_meant, picked, say};

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// What is asked.
    pub title: String,
    /// The answers.
    pub choices: Vec<Choice>,
    /// The chosen one.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Choice {
    /// A glyph before it.
    pub glyph: &'static str,
    /// Its words.
    pub words: String,
    picked: Picked,
}

/// What an answer does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Picked {
    /// The claims that are meant are told so.
    Rule(Ruling),
    /// The claims that are meant part in this way.
    Part(DifferenceKind),
    /// Which of a claim's differences is meant.
    Difference(usize, usize),
    /// A claim's difference is of this kind, or none.
    Kind(usize, usize, Option<DifferenceKind>),
    /// A quote is of this kind.
    Quote(QuoteId, QuoteKind),
}

fn ask(model: &mut Model, title: String, choices: Vec<Choice>, selected: usize) -> Effect {
    model.lay_over(Mode::Choosing(Choosing { title, choices, selected, top: 0 }));
    Effect::Draw
}

fn choice(glyph: &'static str, words: impl Into<String>, picked: Picked) -> Choice {
    Choice { glyph, words: words.into(), picked }
}

/// Asks what the outlets do with the claims that are meant.
pub(super) fn verdict(model: &mut Model) -> Effect {
    let meant = claims_meant(model);
    let Some(&first) = meant.first() else { return say(model, "Choose a claim first") };
    let (parts, agrees) = (theme::glyph(Verdict::Diverge), theme::glyph(Verdict::Agree));
    let told = model.comparison.claims.get(first);
    let verdict = told.map_or(Verdict::Agree, |claim| claim.verdict);
    let mut choices = vec![
        choice(agrees, "they tell it alike", Picked::Rule(Ruling::Agree)),
        choice("∅", "not one fact: each outlet tells its own", Picked::Rule(Ruling::Apart)),
    ];
    if verdict == Verdict::Diverge {
        choices.insert(0, choice(parts, "they part, as shown", Picked::Rule(Ruling::Diverge)));
    }
    let kinds = DifferenceKind::ALL.into_iter();
    choices
        .extend(kinds.map(|kind| choice(parts, format!("they part: {}", kind.name()), Picked::Part(kind))));
    let title =
        if meant.len() > 1 { format!("Verdict on {} claims", meant.len()) } else { "Verdict".to_owned() };
    ask(model, title, choices, 0)
}

/// Asks of what kind a difference of the claim is.
pub(super) fn kind(model: &mut Model) -> Effect {
    let meant = claims_meant(model);
    let Some(&at) = meant.first() else { return say(model, "Choose a claim first") };
    let Some(told) = model.comparison.claims.get(at) else { return Effect::Rest };
    match told.differences.as_slice() {
        [] => say(model, "The outlets do not part over it: v says that they do"),
        // Of marked claims the most telling difference is meant.
        [_, ..] if meant.len() > 1 => kind_of(model, at, 0),
        [_] => kind_of(model, at, 0),
        several => {
            let words = |difference: &crate::comparison::Difference| {
                let sides = detail::sides(&model.comparison, difference);
                let sides: Vec<String> = sides.into_iter().map(|(_, words, _)| words).collect();
                format!("{}: {}", difference.kind.name(), sides.join(" / "))
            };
            let choices = several
                .iter()
                .enumerate()
                .map(|(number, difference)| {
                    choice(theme::glyph(Verdict::Diverge), words(difference), Picked::Difference(at, number))
                })
                .collect();
            ask(model, "Which difference?".to_owned(), choices, 0)
        }
    }
}

/// Asks of what kind this difference is.
pub(super) fn kind_of(model: &mut Model, claim: usize, difference: usize) -> Effect {
    let found = model.comparison.claims.get(claim).and_then(|claim| claim.differences.get(difference));
    let Some(now) = found.map(|found| found.kind) else { return Effect::Rest };
    let parts = theme::glyph(Verdict::Diverge);
    let kinds = DifferenceKind::ALL.into_iter();
    let mut choices: Vec<Choice> =
        kinds.map(|kind| choice(parts, kind.name(), Picked::Kind(claim, difference, Some(kind)))).collect();
    choices.push(choice("∅", "no difference", Picked::Kind(claim, difference, None)));
    let selected = DifferenceKind::ALL.iter().position(|kind| *kind == now).unwrap_or(0);
    ask(model, "Kind of difference".to_owned(), choices, selected)
}

/// Asks whether a quote stands between marks.
pub(super) fn quote_kind(model: &mut Model, id: QuoteId) -> Effect {
    let now = model.chosen_quote().map(|quote| quote.kind);
    let kinds = [
        (QuoteKind::Direct, "direct: all of it stands between marks"),
        (QuoteKind::Mixed, "mixed: part of it does"),
        (QuoteKind::Indirect, "indirect: none of it does"),
    ];
    let selected = kinds.iter().position(|(kind, _)| Some(*kind) == now).unwrap_or(0);
    let choices = kinds.map(|(kind, words)| choice(" ", words, Picked::Quote(id, kind))).into();
    ask(model, "Kind of quote".to_owned(), choices, selected)
}

/// Performs an action in the list.
pub(in crate::tui) fn in_list(model: &mut Model, action: Action) -> Effect {
    let Mode::Choosing(list) = &mut model.mode else { return Effect::Rest };
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open => {
            let at = list.selected;
            pick(model, at)
        }
        action => {
            let height = u16::try_from(list.choices.len()).unwrap_or(u16::MAX);
            let Some(by) = distance(action, height) else { return Effect::Rest };
            list.selected = step(list.selected, by, list.choices.len());
            Effect::Draw
        }
    }
}

/// Takes the answer with that number, from zero.
pub(in crate::tui) fn pick(model: &mut Model, number: usize) -> Effect {
    let Mode::Choosing(list) = &model.mode else { return Effect::Rest };
    let Some(answer) = list.choices.get(number).map(|choice| choice.picked) else { return Effect::Rest };
    model.lift();
    picked(model, answer)
}
