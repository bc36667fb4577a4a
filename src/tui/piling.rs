//! What messages do to the list of stories, and on the way from it into a story and back.

use tui_input::Input;

use super::commands::in_command;
use super::model::{Mode, Model, Pane};
use super::moves::step;
use super::msg::{Action, Effect};
use super::pile::moves;
use super::pile::rooms::Rooms;
use super::pile::{Opening, Order, Part, Pile, Piled, Row};
use super::prepared::Prepared;
use super::returning::View;
use super::update::{distance, in_help};
use super::visiting::Visit;
use super::{reopening, taking};

/// Said where a list of stories is asked for and there is none.
const ONE: &str = "There is one story here; rashomon --group PATH… opens a pile as a list of stories";

/// The line in which a filter of the stories is typed.
#[derive(Debug)]
pub struct Sift {
    /// The words typed.
    pub input: Input,
    /// Those that were.
    before: String,
}

impl Model {
    /// Whether the list of stories is in front, or lies under what is.
    pub fn lists_stories(&self) -> bool {
        matches!(self.under.first().unwrap_or(&self.mode), Mode::Stories)
    }

    /// Which of how many stories this is, `3/25 `; nothing where there is one alone.
    pub fn place_in_pile(&self) -> String {
        let place = self.pile.as_ref().and_then(|pile| pile.place());
        place.map_or(String::new(), |(at, of)| format!("{at}/{of} "))
    }

    /// Where the parts of the list stand.
    pub fn rooms(&self) -> Rooms {
        let part = self.pile.as_ref().map_or(Part::Stories, |pile| pile.part);
        Rooms::of(&self.panes(), part, matches!(self.mode, Mode::Sift(_)))
    }
}

/// Shows a pile that was read: the first time its list, later what it has become.
pub(super) fn take(model: &mut Model, piled: Piled) -> Effect {
    model.progress = None;
    let notices = piled.notices.clone();
    let known = model.notices.clone();
    model.notices = model.faults.iter().cloned().chain(notices).collect();
    let Some(pile) = &mut model.pile else {
        model.status = model.first_notice();
        model.pile = Some(Box::new(Pile::of(piled)));
        moves::lay(model, None);
        model.mode = Mode::Stories;
        return Effect::Draw;
    };
    let before = pile.articles.len();
    let changed = pile.follow(piled);
    let after = pile.articles.len();
    model.status = Some(match after.checked_sub(before) {
        Some(0) => "Read again".to_owned(),
        Some(more) => format!("Read again: {more} more {}", plural(more, "article")),
        None => format!("Read again: {} fewer {}", before - after, plural(before - after, "article")),
    });
    if model.notices != known && !model.notices.is_empty() {
        model.status = model.first_notice();
    }
    let in_front = model.lists_stories();
    // Behind the list nobody misses what is gone; whoever reads it goes on in what it has become.
    let story = changed.filter(|_| !in_front);
    match story {
        Some(story) => bring(model, Opening { story: story.articles, at: None, again: true }),
        None => Effect::Draw,
    }
}

fn plural(count: usize, word: &str) -> String {
    format!("{word}{}", if count == 1 { "" } else { "s" })
}

/// Asks for a story.
fn bring(model: &mut Model, opening: Opening) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    let story = opening.story.clone();
    let told = pile.stories.iter().find(|told| told.articles == story);
    let title = told.map_or(String::new(), |told| told.title.clone());
    pile.opening = Some(opening);
    Effect::OpenStory { story, title }
}

/// Opens the selected story, at the chosen article.
fn open(model: &mut Model) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    let Some(story) = pile.story() else { return singles(model) };
    let at = (pile.part == Part::Articles).then_some(pile.article);
    let opening = Opening { story: story.articles.clone(), at, again: false };
    if pile.open.as_ref() == Some(&opening.story) {
        enter(model, at);
        return stop_opening(model);
    }
    if let Some(prepared) = pile.kept(&opening.story) {
        show(model, opening.story, prepared, at);
        return stop_opening(model);
    }
    bring(model, opening)
}

/// What was on its way to the screen is wanted no longer.
fn stop_opening(model: &mut Model) -> Effect {
    let opening = model.pile.as_mut().and_then(|pile| pile.opening.take());
    if opening.is_some() {
        model.progress = None;
        return Effect::Stop;
    }
    Effect::Draw
}

/// Takes a story that was compared.
pub(super) fn opened(model: &mut Model, story: Vec<usize>, prepared: Prepared) -> Effect {
    model.progress = None;
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    pile.keep(story.clone(), &prepared);
    let Some(opening) = pile.opening.take().filter(|opening| opening.story == story) else {
        return Effect::Draw;
    };
    if opening.again {
        pile.open = Some(story);
        let status = model.status.take();
        let effect = reopening::take(model, Prepared { notices: Vec::new(), ..prepared });
        model.status = model.status.take().or(status);
        return effect;
    }
    show(model, story, prepared, opening.at);
    Effect::Draw
}

/// Takes what was counted of a story.
pub(super) fn counted(model: &mut Model, story: Vec<usize>, totals: [usize; 3]) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    pile.count(story, totals);
    if model.lists_stories() { Effect::Draw } else { Effect::Rest }
}

/// Shows a story: at an article, or else where it was left the last time, or from its beginning.
fn show(model: &mut Model, story: Vec<usize>, mut prepared: Prepared, at: Option<usize>) {
    if let Some(pile) = &mut model.pile {
        pile.keep(story.clone(), &prepared);
        pile.open = Some(story);
    }
    let view = prepared.view.take();
    model.begin(prepared);
    enter(model, None);
    if let Some(view) = view {
        view.give_back(model);
    }
    if at.is_some() {
        enter(model, at);
    }
}

/// Goes into the story that is open behind the list.
fn enter(model: &mut Model, at: Option<usize>) {
    model.under.clear();
    model.mode = Mode::Explore;
    if let Some(article) = at {
        model.focus = Pane::Article;
        model.turn_to(article);
    }
}

/// Goes back from a story to the list.
pub(super) fn back(model: &mut Model) -> Effect {
    if model.pile.is_none() {
        model.status = Some(ONE.to_owned());
        return Effect::Draw;
    }
    if !model.lists_stories() {
        let view = View::of(model);
        if let Some(pile) = &mut model.pile {
            pile.leave(view);
        }
    }
    model.under.clear();
    model.mode = Mode::Stories;
    Effect::Keep
}

/// Performs an action while the list of stories is in front, or lies under what is.
pub(super) fn act(model: &mut Model, action: Action) -> Effect {
    match model.mode {
        Mode::Stories => in_list(model, action),
        Mode::Sift(_) => in_line(model, action),
        Mode::Command(_) => in_command(model, action),
        Mode::Help(_) => in_help(model, action),
        _ => Effect::Rest,
    }
}

fn in_list(model: &mut Model, action: Action) -> Effect {
    let rooms = model.rooms();
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    match action {
        Action::Open | Action::Move if pile.held.is_some() => put(model, false),
        Action::NewStory if pile.held.is_some() => put(model, true),
        Action::Open => open(model),
        Action::NextPane | Action::PreviousPane if pile.held.is_none() => {
            let other = if pile.part == Part::Stories { Part::Articles } else { Part::Stories };
            turn_to(pile, other)
        }
        Action::Right if pile.held.is_none() => turn_to(pile, Part::Articles),
        Action::Left => turn_to(pile, Part::Stories),
        Action::Narrow => open_line(model),
        Action::Singles => singles(model),
        Action::Sort => {
            pile.order = pile.order.next();
            // Who asks for the most divergent wants them counted.
            pile.counting |= pile.order == Order::Divergent;
            pile.relist();
            Effect::Draw
        }
        Action::Move => {
            let held = pile.take_up().map(|held| format!("{}: where does it belong?", held.name));
            model.status = Some(held.unwrap_or_else(|| "Choose a story, or one of its articles".to_owned()));
            Effect::Draw
        }
        Action::Undo => {
            let done = moves::turn_back(model, true);
            let effect = if done.is_some() { Effect::Save } else { Effect::Draw };
            model.status = Some(done.unwrap_or_else(|| "Nothing was moved".to_owned()));
            effect
        }
        Action::Redo => {
            let done = moves::turn_back(model, false);
            let effect = if done.is_some() { Effect::Save } else { Effect::Draw };
            model.status = Some(done.unwrap_or_else(|| "Nothing was taken back".to_owned()));
            effect
        }
        Action::Close => close(model),
        Action::Copy => copy(model),
        Action::OpenFile | Action::OpenUrl => visit(model, action == Action::OpenFile),
        action => {
            let (height, in_articles) = match pile.part {
                Part::Stories => (rooms.rows.height, false),
                Part::Articles => (rooms.articles.height, true),
            };
            let Some(by) = distance(action, height) else { return Effect::Rest };
            go(pile, in_articles, by)
        }
    }
}

/// Moves the selection of the stories, or of the articles.
pub(super) fn go(pile: &mut Pile, in_articles: bool, by: isize) -> Effect {
    if in_articles {
        let told = pile.story().map_or(0, |story| story.articles.len());
        let to = step(pile.article, by, told);
        return if std::mem::replace(&mut pile.article, to) == to { Effect::Rest } else { Effect::Draw };
    }
    let row = step(pile.selected, by, pile.rows.len());
    if row == pile.selected {
        return Effect::Rest;
    }
    pile.select(row);
    Effect::Draw
}

fn turn_to(pile: &mut Pile, part: Part) -> Effect {
    if pile.part == part || (part == Part::Articles && pile.story().is_none()) {
        return Effect::Rest;
    }
    pile.part = part;
    Effect::Draw
}

/// Lists the stories told by one outlet, or folds them away.
fn singles(model: &mut Model) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    if pile.words.trim().is_empty() {
        pile.singles = !pile.singles;
        pile.relist();
    }
    Effect::Draw
}

/// Puts what is held into the selected story, or makes it one of its own.
fn put(model: &mut Model, own: bool) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    let key = model.keymap.key_of(Action::Undo, super::keymap::Context::Pile);
    let undo = key.map_or(String::new(), |key| format!(" · {key} takes it back"));
    match pile.put(own) {
        Ok((decision, name)) => {
            let effect = moves::act(model, &decision, &name);
            model.status = Some(format!("{name} is moved{undo}"));
            effect
        }
        Err(why) => {
            model.status = Some(why);
            Effect::Draw
        }
    }
}

/// Stops, lets go or goes back, whichever comes first.
fn close(model: &mut Model) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    if pile.held.take().is_some() {
        return Effect::Draw;
    }
    if pile.opening.take().is_some() || model.progress.is_some() {
        model.progress = None;
        model.status = Some("Stopped".to_owned());
        return Effect::Stop;
    }
    if pile.part == Part::Articles {
        pile.part = Part::Stories;
        return Effect::Draw;
    }
    if !pile.words.trim().is_empty() {
        pile.words.clear();
        pile.relist();
        return Effect::Draw;
    }
    let (counted, of) = pile.counted();
    if pile.counting && counted < of {
        pile.counting = false;
        let key = model.keymap.key_of(Action::Reread, super::keymap::Context::Pile);
        let key = key.map_or(String::new(), |key| format!(" · {key} goes on"));
        model.status = Some(format!("Stopped counting at {counted} of {of} stories{key}"));
        return Effect::Stop;
    }
    Effect::Rest
}

/// The selected story in words: its title, and who tells it under which headline.
fn copy(model: &mut Model) -> Effect {
    let told = model.pile.as_ref().and_then(|pile| {
        let story = pile.story()?;
        let articles = story.articles.iter().filter_map(|&article| pile.articles.get(article));
        let lines = articles.map(|article| {
            let parts = [Some(article.outlet.as_str()), Some(article.label()), article.published.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        Some(format!("{}\n{}", story.title, lines.collect::<Vec<_>>().join("\n")))
    });
    model.status = Some(match told {
        Some(_) => "Sent to the terminal's clipboard".to_owned(),
        None => "Choose a story to copy".to_owned(),
    });
    told.map_or(Effect::Draw, Effect::Copy)
}

/// Opens the chosen article outside: its file, or its address.
fn visit(model: &mut Model, file: bool) -> Effect {
    let article = model.pile.as_ref().and_then(|pile| pile.articles.get(pile.chosen_article()?));
    let Some(article) = article else {
        model.status = Some("Choose a story, or one of its articles".to_owned());
        return Effect::Draw;
    };
    let page = taking::page_of(article);
    if file {
        let words = Some(article.label().to_owned()).filter(|words| !words.is_empty());
        return Effect::Visit(Visit::File { path: article.file().to_owned(), words, page });
    }
    model.status = Some(match &page {
        Some(url) => format!("Opening {url}"),
        None => format!("No address is known for this article of {}", article.outlet),
    });
    page.map_or(Effect::Draw, |page| Effect::Visit(Visit::Page(page)))
}

/// Opens the line in which a filter is typed.
pub(super) fn open_line(model: &mut Model) -> Effect {
    // The help is not worth coming back to.
    if matches!(model.mode, Mode::Help(_)) {
        model.lift();
    }
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    pile.part = Part::Stories;
    let before = pile.words.clone();
    model.lay_over(Mode::Sift(Sift { input: Input::new(before.clone()), before }));
    Effect::Draw
}

/// Changes the line, and the list with it.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let (Mode::Sift(line), Some(pile)) = (&mut model.mode, &mut model.pile) else { return Effect::Rest };
    if !change(&mut line.input) {
        return Effect::Rest;
    }
    if pile.words != line.input.value() {
        line.input.value().clone_into(&mut pile.words);
        pile.relist();
    }
    Effect::Draw
}

/// Performs an action while the line is open.
fn in_line(model: &mut Model, action: Action) -> Effect {
    let height = model.rooms().rows.height;
    let (Mode::Sift(line), Some(pile)) = (&model.mode, &mut model.pile) else { return Effect::Rest };
    match action {
        Action::Open => {
            model.lift();
            Effect::Draw
        }
        Action::Close => {
            pile.words.clone_from(&line.before);
            pile.relist();
            model.lift();
            Effect::Draw
        }
        action => distance(action, height).map_or(Effect::Rest, |by| go(pile, false, by)),
    }
}

/// What a row that is clicked does: the first time it is chosen, the second time opened.
pub(super) fn choose(model: &mut Model, part: Part, at: usize) -> Effect {
    let Some(pile) = &mut model.pile else { return Effect::Rest };
    let chosen = match part {
        Part::Stories => pile.selected,
        Part::Articles => pile.article,
    };
    let same = chosen == at && pile.part == part;
    let folds = part == Part::Stories && matches!(pile.rows.get(at), Some(Row::Once(..)));
    if part == Part::Articles && pile.held.is_some() {
        return Effect::Rest;
    }
    pile.part = part;
    match part {
        Part::Stories => pile.select(at),
        Part::Articles => pile.article = at,
    }
    if (same || folds) && matches!(model.mode, Mode::Stories) {
        return in_list(model, Action::Open);
    }
    Effect::Draw
}
