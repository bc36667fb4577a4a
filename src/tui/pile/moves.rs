//! Moves of a pile's articles, as decisions that are saved with all others.

use std::collections::HashMap;

use crate::judging::decision::OfMove;
use crate::judging::{Act, Decision as Decided};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::Decision;

/// What stands before a move's name in the list of what was done.
const MOVED: &str = "moved: ";

/// Lists the stories as the decisions have them.
pub(in crate::tui) fn lay(model: &mut Model, path: Option<&str>) {
    let naming = &model.judging.naming;
    let Some(pile) = &mut model.pile else { return };
    let moves = model.judging.decisions.all().iter().filter_map(|one| match one {
        Decided::Move(of) => Some(of),
        _ => None,
    });
    let mut moves = moves.peekable();
    if moves.peek().is_none() && pile.moves().is_empty() {
        return;
    }
    let before = pile.moves().to_vec();
    let paths: HashMap<String, &str> =
        pile.articles.iter().map(|article| (naming.name(article), article.path.as_str())).collect();
    // A name that no article has stays: it is then no article's path either.
    let known = |names: &[String]| -> Vec<String> {
        names
            .iter()
            .map(|name| paths.get(name).map_or_else(|| name.clone(), |&path| path.to_owned()))
            .collect()
    };
    let moves: Vec<Decision> =
        moves.map(|of| Decision { articles: known(&of.articles), to: known(&of.to) }).collect();
    if moves != before {
        pile.decide(moves, path);
    }
}

/// Keeps a move, and lists the stories with it.
pub(in crate::tui) fn act(model: &mut Model, decision: &Decision, name: &str) -> Effect {
    let naming = &model.judging.naming;
    let names = |paths: &[String]| paths.iter().map(|path| naming.name_of(path)).collect();
    let last = model.judging.decisions.all().iter().filter_map(|one| match one {
        Decided::Move(of) => Some(of.order),
        _ => None,
    });
    let order = last.max().unwrap_or(0) + 1;
    let of = OfMove { order, articles: names(&decision.articles), to: names(&decision.to) };
    model.judging.decisions.act(Act::new(format!("{MOVED}{name}"), Vec::new(), vec![Decided::Move(of)]));
    lay(model, decision.articles.first().map(String::as_str));
    Effect::Save
}

/// Takes the last act back, or does it again; what is said of it.
pub(in crate::tui) fn turn_back(model: &mut Model, back: bool) -> Option<String> {
    let decisions = &mut model.judging.decisions;
    let act = if back { decisions.undo() } else { decisions.redo() }?;
    let (told, moved) = (act.told.clone(), act.gone.iter().chain(&act.come).next().cloned());
    let path = match (&moved, &model.pile) {
        (Some(Decided::Move(of)), Some(pile)) => {
            let naming = &model.judging.naming;
            let first = of.articles.first();
            let mut articles = pile.articles.iter();
            articles.find(|article| Some(&naming.name(article)) == first).map(|article| article.path.clone())
        }
        _ => None,
    };
    lay(model, path.as_deref());
    Some(match (told.strip_prefix(MOVED), back) {
        (Some(name), true) => format!("{name} is back where it was"),
        (Some(name), false) => format!("{name} is moved"),
        (None, true) => format!("taken back: {told}"),
        (None, false) => format!("again: {told}"),
    })
}
