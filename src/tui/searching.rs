//! What messages do to the quote search.

use ratatui::layout::Position;
use tui_input::{Input, InputRequest};

use crate::search::Hit;

use super::judging::writing;
use super::layout::Panes;
use super::model::{Mode, Model, Search};
use super::moves::step;
use super::msg::{Action, Effect};
use super::preview::{self, Preview};
use super::update::distance;
use super::{commands, filtering, finding, piling};

/// A pasted text longer than this is no quote.
const PASTE: usize = 400;

/// Opens the search over whatever is open.
pub(super) fn search(model: &mut Model) -> Effect {
    // The help is not worth coming back to.
    if matches!(model.mode, Mode::Help(_) | Mode::Command(_)) {
        model.lift();
    }
    if matches!(model.mode, Mode::Search(_)) {
        return Effect::Draw;
    }
    model.lay_over(Mode::Search(Search {
        input: Input::default(),
        hits: Vec::new(),
        selected: 0,
        top: 0,
        preview: Preview::default(),
        waiting: true,
        eager: false,
        held: None,
    }));
    ask(model, String::new())
}

fn ask(model: &mut Model, query: String) -> Effect {
    model.generation += 1;
    Effect::Find { generation: model.generation, query }
}

/// Asks once more for the quotes of the search that is open, as the story has changed.
pub(super) fn ask_again(model: &mut Model) -> Effect {
    let query = open_search(model).map(|search| {
        search.waiting = true;
        search.input.value().to_owned()
    });
    query.map_or(Effect::Draw, |query| ask(model, query))
}

/// The search, whatever lies over it.
fn open_search(model: &mut Model) -> Option<&mut Search> {
    let mut open = std::iter::once(&mut model.mode).chain(model.under.iter_mut());
    open.find_map(|mode| if let Mode::Search(search) = mode { Some(search) } else { None })
}

impl Search {
    /// Keeps the held quote chosen, where it is among the hits.
    pub(super) fn keep(&mut self) {
        let held = self.held.and_then(|held| self.hits.iter().position(|hit| hit.quote == held));
        self.selected = held.unwrap_or(self.selected).min(self.hits.len().saturating_sub(1));
    }
}

/// Changes the line that is typed.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    match model.mode {
        Mode::Command(_) => commands::edit(model, change),
        Mode::Narrow(_) => filtering::edit(model, change),
        Mode::Finding(_) => finding::edit(model, change),
        Mode::Sift(_) => piling::edit(model, change),
        Mode::Writing(_) => writing::edit(model, change),
        _ => edit_query(model, change),
    }
}

/// Changes the search line, and asks for its quotes if its words changed.
fn edit_query(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let Mode::Search(search) = &mut model.mode else { return Effect::Rest };
    let before = search.input.value().to_owned();
    if !change(&mut search.input) {
        return Effect::Rest;
    }
    let query = search.input.value().to_owned();
    if query == before {
        return Effect::Draw;
    }
    (search.waiting, search.eager) = (true, false);
    ask(model, query)
}

/// Puts a pasted text into the line that is open, opening the search where none is.
pub(super) fn paste(model: &mut Model, text: &str) -> Effect {
    let effect = match model.mode {
        Mode::Search(_)
        | Mode::Command(_)
        | Mode::Narrow(_)
        | Mode::Finding(_)
        | Mode::Sift(_)
        | Mode::Writing(_) => Effect::Draw,
        // Nothing is typed while something else is asked.
        Mode::Judge | Mode::Choosing(_) | Mode::Passage(_) => return Effect::Rest,
        _ if model.judging.held.is_some() => return Effect::Rest,
        _ if model.lists_stories() => piling::open_line(model),
        _ => search(model),
    };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars().filter(|letter| !letter.is_control()).take(PASTE).peekable();
    if letters.peek().is_none() {
        return effect;
    }
    edit(model, |input| {
        letters.for_each(|letter| {
            input.handle(InputRequest::InsertChar(letter));
        });
        true
    })
}

/// Takes the quotes that meet the last query; those of an older one come too late.
pub(super) fn found(model: &mut Model, generation: u64, hits: Vec<Hit>) -> Effect {
    if generation != model.generation {
        return Effect::Rest;
    }
    // The help may lie over the search by now.
    let Some(search) = open_search(model) else { return Effect::Rest };
    search.hits = hits;
    search.waiting = false;
    if search.held.is_none() {
        (search.selected, search.top) = (0, 0);
    }
    search.keep();
    search.held = None;
    if search.eager {
        search.eager = false;
        open_quote(model);
    }
    Effect::Draw
}

/// Performs an action in the search.
pub(super) fn in_search(model: &mut Model, action: Action) -> Effect {
    let rooms = preview::rooms(model.panes().overlay());
    let Mode::Search(search) = &mut model.mode else { return Effect::Rest };
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open if search.waiting => {
            // The quotes in sight may not be those that the words just typed will find.
            search.eager = true;
            Effect::Rest
        }
        Action::Open => open_quote(model),
        Action::HalfPageUp | Action::HalfPageDown if !rooms.preview.is_empty() => {
            let by = distance(action, rooms.preview.height).unwrap_or(0);
            search.preview.scroll = search.preview.scroll.saturating_add_signed(by);
            Effect::Draw
        }
        action => {
            let Some(by) = distance(action, rooms.quotes()) else { return Effect::Rest };
            search.selected = step(search.selected, by, search.hits.len());
            Effect::Draw
        }
    }
}

/// Turns the wheel over the search: through the preview where it is over that, else from quote to quote.
pub(super) fn turn(model: &mut Model, panes: &Panes, at: Position, by: isize) -> Effect {
    let over_preview = preview::rooms(panes.overlay()).preview.contains(at);
    let Mode::Search(search) = &mut model.mode else { return Effect::Rest };
    if over_preview {
        search.preview.scroll = search.preview.scroll.saturating_add_signed(by);
        return Effect::Draw;
    }
    let to = step(search.selected, by, search.hits.len());
    let moved = to != search.selected;
    search.selected = to;
    if moved { Effect::Draw } else { Effect::Rest }
}

/// Goes to the quote that is chosen in the search.
fn open_quote(model: &mut Model) -> Effect {
    let Mode::Search(search) = &model.mode else { return Effect::Rest };
    let Some(hit) = search.hits.get(search.selected) else { return Effect::Rest };
    let (article, quote) = (hit.quote.article, hit.quote.quote);
    let quotes = model.comparison.readings.get(article).map(|reading| &reading.quotes);
    let Some(span) = quotes.and_then(|quotes| quotes.get(quote)).map(|quote| quote.span) else {
        return Effect::Rest;
    };
    model.jump(article, span);
    model.choose_quote(quote);
    Effect::Draw
}
