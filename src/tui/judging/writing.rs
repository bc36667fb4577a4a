//! A line in which a name, a note, a speaker or a date is written.

use tui_input::Input;

use crate::comparison::QuoteId;
use crate::judging::Item;
use crate::text::Day;
use crate::tui::model::{Mode, Model};
use crate::tui::moved::Moved;
use crate::tui::msg::{Action, Effect};

use super::decide;
use super::deciding::{each, say};

/// A line that is written, and what it says.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The letters typed.
    pub input: Input,
    /// What they are about.
    pub writes: Writes,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// A claim's name.
    Label(usize),
    /// A note.
    Note(Item),
    /// Who said a quote.
    Speaker(QuoteId),
    /// An article's outlet.
    Outlet(usize),
    /// An article's date.
    Date(usize),
}

impl Writes {
    /// What stands before the line.
    pub fn prompt(self) -> &'static str {
        match self {
            Self::Label(_) => "name: ",
            Self::Note(Item::Story) => "note on the story: ",
            Self::Note(Item::Article(_)) => "note on the outlet: ",
            Self::Note(Item::Claim(_)) => "note: ",
            Self::Note(Item::Quote(_)) => "note on the quote: ",
            Self::Speaker(_) => "speaker: ",
            Self::Outlet(_) => "outlet: ",
            Self::Date(_) => "date: ",
        }
    }

    /// What an empty line means.
    pub fn asks_for(self) -> &'static str {
        match self {
            Self::Label(_) => "empty: the program's name again",
            Self::Note(_) => "empty: no note",
            Self::Speaker(_) => "empty: the article does not tell",
            Self::Outlet(_) => "empty: the name that was found",
            Self::Date(_) => "2025-10-16; empty: the date that was found",
        }
    }

    /// The same in the story that this one has become.
    fn carried(self, moved: &Moved<'_>) -> Option<Self> {
        Some(match self {
            Self::Label(claim) => Self::Label(moved.claim(claim)?),
            Self::Note(item) => Self::Note(match item {
                Item::Story => Item::Story,
                Item::Article(article) => Item::Article(moved.article(article)?),
                Item::Claim(claim) => Item::Claim(moved.claim(claim)?),
                Item::Quote(id) => Item::Quote(moved.quote(id)?),
            }),
            Self::Speaker(id) => Self::Speaker(moved.quote(id)?),
            Self::Outlet(article) => Self::Outlet(moved.article(article)?),
            Self::Date(article) => Self::Date(moved.article(article)?),
        })
    }
}

impl Writing {
    /// Follows the story to what it has become; says whether what is written about is still there.
    pub(in crate::tui) fn carry(&mut self, moved: &Moved<'_>) -> bool {
        let carried = self.writes.carried(moved);
        self.writes = carried.unwrap_or(self.writes);
        carried.is_some()
    }
}

/// Opens the line with what is there now.
pub(super) fn open(model: &mut Model, writes: Writes) -> Effect {
    let comparison = &model.comparison;
    let article = |at: usize| comparison.story.articles.get(at);
    let now = match writes {
        Writes::Label(claim) => comparison.claims.get(claim).map(|claim| claim.label.clone()),
        Writes::Note(item) => Some(model.bench().note_on(item)),
        Writes::Speaker(id) => comparison
            .readings
            .get(id.article)
            .and_then(|reading| reading.quotes.get(id.quote))
            .map(|quote| quote.speaker.as_ref().map_or(String::new(), |speaker| speaker.name.clone())),
        Writes::Outlet(at) => article(at).map(|article| article.outlet.clone()),
        Writes::Date(at) => article(at).map(|article| article.published.clone().unwrap_or_default()),
    };
    let Some(now) = now else { return Effect::Rest };
    model.lay_over(Mode::Writing(Writing { input: Input::new(now), writes }));
    Effect::Draw
}

/// Changes the line.
pub(in crate::tui) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let Mode::Writing(line) = &mut model.mode else { return Effect::Rest };
    if change(&mut line.input) { Effect::Draw } else { Effect::Rest }
}

/// Performs an action in the line.
pub(in crate::tui) fn in_line(model: &mut Model, action: Action) -> Effect {
    let Mode::Writing(line) = &model.mode else { return Effect::Rest };
    match action {
        Action::Close => {
            model.lift();
            say(model, "Left as it was")
        }
        Action::Open => {
            let (text, writes) = (line.input.value().trim().to_owned(), line.writes);
            let dated = matches!(writes, Writes::Date(_)) && !text.is_empty();
            if dated && Day::read(&text).is_none() {
                return say(model, "That is no date: write it like 2025-10-16");
            }
            model.lift();
            if let Writes::Note(Item::Claim(claim)) = writes
                && model.judging.ticked.contains(&claim)
            {
                return each(model, "", |model, claim| model.bench().note(Item::Claim(claim), &text));
            }
            let bench = model.bench();
            let act = match writes {
                Writes::Label(claim) => bench.label(claim, &text),
                Writes::Note(item) => bench.note(item, &text),
                Writes::Speaker(id) => bench.speaker(id, &text),
                Writes::Outlet(article) => bench.outlet(article, &text),
                Writes::Date(article) => bench.published(article, &text),
            };
            decide(model, act, "What this was about is gone")
        }
        _ => Effect::Rest,
    }
}
