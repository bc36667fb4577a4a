//! The command line: every action that means something here by its name, met as one types.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::layout::Rect;
use tui_input::{Input, InputRequest};

use super::comparing::pick_outlet;
use super::keymap::Context;
use super::layout::Panes;
use super::model::{Mode, Model};
use super::moves::step;
use super::msg::{Action, Effect, Msg};
use super::update::{distance, update};

/// Entries that are listed at a time.
pub const LISTED: usize = 8;

/// A line to type a command into, and the commands that meet it.
#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    /// The letters typed.
    pub input: Input,
    /// The commands that meet them, best first.
    pub entries: Vec<Entry>,
    /// The chosen one.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
    /// What means something here, in the order of the keymap.
    all: Vec<Entry>,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as one types it.
    pub name: String,
    /// The key that does the same here.
    pub key: String,
    /// What it does.
    pub desc: String,
    does: Does,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Act(Action),
    Outlet(usize),
}

/// The widest list.
const WIDE: u16 = 100;

/// The list of commands, inside its border; empty where there is no room for it.
pub fn list_in(panes: &Panes) -> Rect {
    let body = panes.body;
    let rows = u16::try_from(LISTED).unwrap_or(0).min(body.height.saturating_sub(2));
    if rows == 0 || body.width <= 8 {
        return Rect::ZERO;
    }
    Rect { x: body.x + 1, y: body.bottom() - rows - 1, width: body.width.min(WIDE) - 2, height: rows }
}

/// Opens the line over whatever is open.
pub(super) fn command(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Command(_)) {
        return Effect::Rest;
    }
    let all = all(model);
    let line = CommandLine { entries: all.clone(), all, ..CommandLine::default() };
    model.lay_over(Mode::Command(line));
    Effect::Draw
}

/// What means something where the person is: the keymap's rows, each action once, then the outlets.
fn all(model: &Model) -> Vec<Entry> {
    let context = model.context();
    let mut entries: Vec<Entry> = Vec::new();
    let here = model.keymap.tables(context);
    let decides = matches!(
        context,
        Context::Sources
            | Context::Article
            | Context::Claims
            | Context::Detail
            | Context::Review
            | Context::Found
    );
    let menu = if decides { model.keymap.judge.as_slice() } else { &[] };
    for row in here.into_iter().chain([menu]).flatten() {
        let does = Does::Act(row.run);
        let itself = matches!(row.run, Action::Command | Action::Pick);
        if itself || entries.iter().any(|entry| entry.does == does) {
            continue;
        }
        let mut key = row.on.first().map_or(String::new(), ToString::to_string);
        if menu.contains(row)
            && let Some(opens) = model.keymap.key_of(Action::Judge, context)
        {
            key = format!("{opens} {key}");
        }
        entries.push(Entry { name: row.run.name().to_owned(), key, desc: row.desc.clone(), does });
    }
    if matches!(context, Context::Sources | Context::Article | Context::Claims | Context::Beside) {
        let outlets = model.comparison.story.articles.iter().enumerate();
        entries.extend(outlets.map(|(article, told)| Entry {
            name: format!("outlet {}", model.name(article)),
            key: String::new(),
            desc: told.label().to_owned(),
            does: Does::Outlet(article),
        }));
    }
    entries
}

/// Lists anew what the open line may run, as the story under it has changed.
pub(super) fn relist(model: &mut Model) {
    if !matches!(model.mode, Mode::Command(_)) {
        return;
    }
    let under = model.under.pop().unwrap_or_default();
    let mut line = std::mem::replace(&mut model.mode, under);
    if let Mode::Command(line) = &mut line {
        line.all = all(model);
        line.list();
    }
    model.lay_over(line);
}

/// Changes the line, and lists what meets it.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let Mode::Command(line) = &mut model.mode else { return Effect::Rest };
    if !change(&mut line.input) {
        return Effect::Rest;
    }
    line.list();
    Effect::Draw
}

impl CommandLine {
    /// Everything that could be listed here.
    pub fn all(&self) -> &[Entry] {
        &self.all
    }

    fn list(&mut self) {
        let typed = self.input.value().trim_start().to_lowercase();
        (self.selected, self.top) = (0, 0);
        if typed.is_empty() {
            self.entries.clone_from(&self.all);
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let score = |entry: &Entry| {
            let name = entry.name.to_lowercase();
            let begins = i64::from(name.starts_with(&typed)) * 1_000 + i64::from(name == typed) * 1_000;
            let by_name = matcher.fuzzy_match(&name, &typed).map(|score| score + begins + 100);
            // What it does is met letter by letter only: few letters would meet every sentence.
            by_name.or_else(|| entry.desc.to_lowercase().contains(&typed).then_some(0))
        };
        let mut met: Vec<(i64, &Entry)> =
            self.all.iter().filter_map(|entry| Some((score(entry)?, entry))).collect();
        met.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.entries = met.into_iter().map(|(_, entry)| entry.clone()).collect();
    }
}

/// Performs an action in the command line.
pub(super) fn in_command(model: &mut Model, action: Action) -> Effect {
    let Mode::Command(line) = &mut model.mode else { return Effect::Rest };
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open => run(model),
        Action::Complete => {
            let Some(entry) = line.entries.get(line.selected) else { return Effect::Rest };
            line.input = Input::new(entry.name.clone());
            line.list();
            Effect::Draw
        }
        action => {
            let height = u16::try_from(LISTED).unwrap_or(u16::MAX);
            let Some(by) = distance(action, height) else { return Effect::Rest };
            line.selected = step(line.selected, by, line.entries.len());
            Effect::Draw
        }
    }
}

/// Takes a key of the line; deleting in an empty one closes it.
pub(super) fn type_command(model: &mut Model, request: InputRequest) -> Effect {
    let Mode::Command(line) = &model.mode else { return Effect::Rest };
    if line.input.value().is_empty() && request == InputRequest::DeletePrevChar {
        model.lift();
        return Effect::Draw;
    }
    edit(model, |input| input.handle(request).is_some())
}

fn run(model: &mut Model) -> Effect {
    let Mode::Command(line) = &model.mode else { return Effect::Rest };
    let typed = line.input.value().trim().to_owned();
    let Some(entry) = line.entries.get(line.selected).cloned() else {
        model.status = Some(format!("No command here is called “{typed}”: tab completes, esc leaves"));
        return Effect::Draw;
    };
    model.lift();
    let effect = match entry.does {
        Does::Act(action) => update(model, Msg::Act(action)),
        Does::Outlet(article) if matches!(model.mode, Mode::Beside(_)) => pick_outlet(model, article),
        Does::Outlet(article) => {
            model.turn_to(article);
            Effect::Draw
        }
    };
    if effect == Effect::Rest { Effect::Draw } else { effect }
}
