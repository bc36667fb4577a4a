//! Everything the explorer knows. Only `update` changes it; `view` only reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};
use tui_input::Input;

use crate::comparison::{Claim, Comparison, Omission, QuoteId, Tally};
use crate::progress::Progress;
use crate::reading::Quote;
use crate::search::Hit;
use crate::story::Article;
use crate::text::Span;

use super::beside::Beside;
use super::claim_words::ClaimWords;
use super::commands::CommandLine;
use super::detail::Detail;
use super::filtering::Narrow;
use super::finding::Finding;
use super::judging::Judging;
use super::judging::choosing::Choosing;
use super::judging::history::History;
use super::judging::passage::Passage;
use super::judging::writing::Writing;
use super::keymap::{Context, Keymap};
use super::layout::Panes;
use super::listing::ClaimList;
use super::overview::Overview;
use super::page::Page;
use super::pile::Pile;
use super::piling::Sift;
use super::prepared::Prepared;
use super::preview::Preview;
use super::speakers::Speakers;
use super::table::Natural;
use super::text_search::TextSearch;
use super::theme::Theme;

/// The explorer's state.
#[derive(Debug)]
pub struct Model {
    /// What is shown; shared with the search thread, never changed.
    pub comparison: Arc<Comparison>,
    /// What the keys do.
    pub keymap: Keymap,
    /// What things look like.
    pub theme: Theme,
    /// What is wrong with the person's own settings, one line each.
    pub faults: Vec<String>,
    /// The same, and what was skipped on the way in.
    pub notices: Vec<String>,
    /// The terminal's size.
    pub size: Size,
    /// What the claim table's words ask for.
    pub natural: Natural,
    /// The outlets' names for narrow places.
    pub names: Vec<String>,
    /// Ever shorter forms of what an outlet gives, for narrow cells, by claim and article.
    pub briefs: BTreeMap<(usize, usize), Vec<String>>,
    /// What a filter may ask of each claim's words.
    pub claim_words: Vec<ClaimWords>,
    /// How each article stands in the story.
    pub tallies: Vec<Tally>,
    /// How many claims diverge, agree, are told by one outlet alone.
    pub totals: [usize; 3],
    /// What the keys go to.
    pub mode: Mode,
    /// What lies under it, the last opened last: where leaving it leads.
    pub under: Vec<Mode>,
    /// The pane with the focus.
    pub focus: Pane,
    /// The chosen outlet: the article shown and the table's column.
    pub outlet: usize,
    /// The first source in sight.
    pub first_source: usize,
    /// The chosen outlet's article, wrapped.
    pub page: Page,
    /// The first row of the article in sight.
    pub scroll: usize,
    /// For each article the byte that stood at the top when it was last in sight.
    pub places: Vec<usize>,
    /// The statement of the selected claim at which the article stands.
    pub sentence: Option<Span>,
    /// The chosen quote, by its place in the article's reading.
    pub quote: Option<usize>,
    /// Whether it is shown who says the chosen quote, and how one knows.
    pub who: bool,
    /// The words looked for in the article, until the person lets go of them.
    pub text_search: Option<TextSearch>,
    /// The claim table.
    pub list: ClaimList,
    /// A line that takes the footer's place until the next key.
    pub status: Option<String>,
    /// Whether the mouse is let in.
    pub mouse: bool,
    /// What the person decides.
    pub judging: Judging,
    /// How far the reading of the story's files has come, while it goes on.
    pub progress: Option<Progress>,
    /// The pile that the story is one of, where there is one: its list of stories.
    pub pile: Option<Box<Pile>>,
    /// The number of the last query sent to the search thread.
    pub generation: u64,
}

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The three panes.
    #[default]
    Explore,
    /// The stories of a pile.
    Stories,
    /// The same, and the line in which a filter of them is typed.
    Sift(Sift),
    /// Outlets side by side.
    Beside(Beside),
    /// One claim, in every outlet's own words.
    Detail(Detail),
    /// The quote search.
    Search(Search),
    /// The command line, over what lies under it.
    Command(CommandLine),
    /// The panes, and the line in which a filter is typed.
    Narrow(Narrow),
    /// The panes, and the line in which words of the article are typed.
    Finding(Finding),
    /// Which outlets agree, over what they part, in which order they tell it.
    Overview(Overview),
    /// Who is quoted where.
    Speakers(Speakers),
    /// What the keys do.
    Help(Help),
    /// What may be decided, over what lies under it.
    Judge,
    /// A short list to choose from, over what lies under it.
    Choosing(Choosing),
    /// A line that is written, over what lies under it.
    Writing(Writing),
    /// The panes, and words of the article that are selected.
    Passage(Passage),
    /// What was decided.
    Decisions(History),
}

impl Mode {
    /// Whether it covers only a part of what lies under it.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Command(_) | Self::Judge | Self::Choosing(_) | Self::Writing(_))
    }
}

/// The quote search.
#[derive(Debug)]
pub struct Search {
    /// The words typed.
    pub input: Input,
    /// The quotes that meet them, best first.
    pub hits: Vec<Hit>,
    /// The chosen one.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
    /// The chosen one in its sentence and in every outlet's wording.
    pub preview: Preview,
    /// Whether the thread has yet to answer.
    pub waiting: bool,
    /// Whether to go to the first quote as soon as it does.
    pub eager: bool,
    /// The quote that stays chosen when the answer comes, where it is still among them.
    pub held: Option<QuoteId>,
}

/// The help.
#[derive(Debug)]
pub struct Help {
    /// The first line in sight.
    pub top: usize,
    /// Where it was asked for.
    pub of: Context,
}

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    /// The outlets.
    Sources,
    /// The chosen outlet's article.
    Article,
    /// The claim table.
    #[default]
    Claims,
}

impl Model {
    /// The state at start: the most divergent claim selected, in the first outlet that tells it.
    pub fn new(
        comparison: Arc<Comparison>,
        keymap: Keymap,
        theme: Theme,
        notices: Vec<String>,
        size: Size,
    ) -> Self {
        Self::with(Prepared::of(comparison, notices), keymap, theme, Vec::new(), size)
    }

    /// The same for a story that was prepared. `faults` are those of the person's own settings.
    pub fn with(prepared: Prepared, keymap: Keymap, theme: Theme, faults: Vec<String>, size: Size) -> Self {
        let mut model = Self {
            faults,
            notices: Vec::new(),
            natural: Natural::default(),
            names: Vec::new(),
            briefs: BTreeMap::new(),
            claim_words: Vec::new(),
            tallies: Vec::new(),
            totals: [0; 3],
            comparison: Arc::default(),
            keymap,
            theme,
            size,
            mode: Mode::Explore,
            under: Vec::new(),
            focus: Pane::default(),
            outlet: 0,
            first_source: 0,
            page: Page::default(),
            scroll: 0,
            places: vec![0; prepared.comparison.story.articles.len()],
            sentence: None,
            quote: None,
            who: false,
            text_search: None,
            list: ClaimList::new(),
            status: None,
            mouse: false,
            judging: Judging::default(),
            progress: None,
            pile: None,
            generation: 0,
        };
        model.judging.proposed = Arc::clone(&prepared.comparison);
        model.adopt(prepared);
        model.focus = if model.totals[0] + model.totals[1] > 0 { Pane::Claims } else { Pane::Article };
        model.status = model.first_notice();
        model.relist();
        let first = model.claim().and_then(|claim| claim.statements.first()).map_or(0, |told| told.article);
        model.turn_to(first);
        model.settle();
        model
    }

    /// Shows another story as if it had been there from the start. What is not of the story stays.
    pub(super) fn begin(&mut self, prepared: Prepared) {
        let singles = self.list.singles;
        (self.judging.held, self.judging.review) = (None, None);
        self.judging.ticked.clear();
        let prepared = self.judged(Prepared { notices: Vec::new(), ..prepared });
        let keymap = std::mem::take(&mut self.keymap);
        let mut model = Self::with(prepared, keymap, self.theme, Vec::new(), self.size);
        (model.faults, model.notices) = (std::mem::take(&mut self.faults), std::mem::take(&mut self.notices));
        // An answer to a query of the story before comes too late.
        model.judging = std::mem::take(&mut self.judging);
        (model.pile, model.mouse, model.generation) = (self.pile.take(), self.mouse, self.generation + 1);
        if singles {
            model.list.singles = true;
            model.relist();
        }
        *self = model;
    }

    /// The first thing that was at fault on the way in, and how many more there are.
    pub(super) fn first_notice(&self) -> Option<String> {
        match self.notices.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            [first, rest @ ..] => Some(format!("{first} · and {} more: ? lists them", rest.len())),
        }
    }

    /// Takes a story in the place of the one that was. Whatever points into that is the caller's to mend.
    pub(super) fn adopt(&mut self, prepared: Prepared) {
        self.comparison = prepared.comparison;
        self.notices = self.faults.iter().cloned().chain(prepared.notices).collect();
        self.natural = prepared.natural;
        self.names = prepared.names;
        self.briefs = prepared.briefs;
        self.claim_words = prepared.claim_words;
        self.tallies = prepared.tallies;
        self.totals = prepared.totals;
    }

    /// Whether the story is still being read, and there is nothing to show yet.
    pub fn opening(&self) -> Option<Progress> {
        self.progress.filter(|_| self.comparison.story.articles.is_empty() && self.pile.is_none())
    }

    /// The whole screen.
    pub fn area(&self) -> Rect {
        Rect::from((ratatui::layout::Position::ORIGIN, self.size))
    }

    /// Where everything stands.
    pub fn panes(&self) -> Panes {
        Panes::of(self.area(), self)
    }

    /// The screen in sight: what lies under a line or a list that covers only a part of it.
    pub fn shown(&self) -> &Mode {
        match (&self.mode, self.under.last()) {
            (mode, Some(under)) if mode.is_over() => under,
            (mode, _) => mode,
        }
    }

    /// Where the person is, for the keymap.
    pub fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Explore, _) if self.opening().is_some() => Context::Opening,
            (Mode::Stories, _) if self.pile.as_ref().is_some_and(|pile| pile.held.is_some()) => {
                Context::Moving
            }
            (Mode::Stories, _) => Context::Pile,
            (Mode::Sift(_), _) => Context::Sift,
            (Mode::Beside(_), _) => Context::Beside,
            (Mode::Detail(_), _) if self.judging.review.is_some() => Context::Review,
            (Mode::Detail(_), _) => Context::Detail,
            (Mode::Judge, _) => Context::Judge,
            (Mode::Choosing(_), _) => Context::Choosing,
            (Mode::Writing(_), _) => Context::Writing,
            (Mode::Passage(_), _) => Context::Passage,
            (Mode::Decisions(_), _) => Context::Decisions,
            (Mode::Explore, _) if self.judging.held.is_some() => Context::Placing,
            (Mode::Search(_), _) => Context::Search,
            (Mode::Command(_), _) => Context::Command,
            (Mode::Overview(_), _) => Context::Overview,
            (Mode::Speakers(_), _) => Context::Speakers,
            (Mode::Help(_), _) => Context::Help,
            (Mode::Narrow(_), _) => Context::Narrow,
            (Mode::Finding(_), _) => Context::Finding,
            (Mode::Explore, Pane::Sources) => Context::Sources,
            (Mode::Explore, Pane::Article) if self.text_search.is_some() => Context::Found,
            (Mode::Explore, Pane::Article) => Context::Article,
            (Mode::Explore, Pane::Claims) => Context::Claims,
        }
    }

    /// The chosen outlet's article.
    pub fn article(&self) -> Option<&Article> {
        self.comparison.story.articles.get(self.outlet)
    }

    /// What the chosen outlet's article quotes, in order.
    pub fn quotes(&self) -> &[Quote] {
        self.comparison.readings.get(self.outlet).map_or(&[], |reading| &reading.quotes)
    }

    /// The chosen quote.
    pub fn chosen_quote(&self) -> Option<&Quote> {
        self.quotes().get(self.quote?)
    }

    /// Where the chosen quote stands.
    pub fn spotlight(&self) -> Option<Span> {
        self.chosen_quote().map(|quote| quote.span)
    }

    /// Whether the attribution of the chosen quote is open.
    pub fn shows_who(&self) -> bool {
        self.who && self.quote.is_some()
    }

    /// The selected claim's place in the comparison.
    pub fn claim_at(&self) -> Option<usize> {
        self.list.rows.get(self.list.selected).copied()
    }

    /// The selected claim.
    pub fn claim(&self) -> Option<&Claim> {
        self.comparison.claims.get(self.claim_at()?)
    }

    /// What is known of a claim that is listed because the chosen outlet leaves it out.
    pub fn omission(&self, claim: usize) -> Option<Omission> {
        self.list.omissions.iter().find(|omission| omission.claim == claim).copied()
    }

    /// Where the article stands: `¶ 14/21`, `headline`, `caption`.
    pub fn place(&self) -> String {
        let Some(article) = self.article() else { return String::new() };
        let rows = self.sight();
        let seen = |span: &Span| rows.contains(&self.page.row_at(span.start));
        let bright = [self.place_found(), self.spotlight(), self.sentence].into_iter().flatten().find(seen);
        article.place_in_words(bright.map_or_else(|| self.top_byte(), |span| span.start))
    }

    /// The byte of the article at which the first row in sight begins.
    pub fn top_byte(&self) -> usize {
        self.page.rows.get(self.scroll).map_or(0, |row| row.span.start)
    }

    /// The chosen place of the words looked for in the article.
    pub fn place_found(&self) -> Option<Span> {
        self.text_search.as_ref()?.place()
    }

    /// How often an article has the words looked for, where that is counted.
    pub fn found_in(&self, article: usize) -> Option<usize> {
        self.text_search.as_ref()?.counts.get(article).copied()
    }

    /// The stretch that stands out most: the words looked for, the chosen quote, or the selected claim's statement.
    pub fn brightest(&self) -> Option<Span> {
        self.place_found().or(self.spotlight()).or(self.sentence)
    }

    /// The pane at whose foot a line is typed.
    pub fn line_in(&self) -> Option<Pane> {
        match self.mode {
            Mode::Narrow(_) => Some(Pane::Claims),
            Mode::Finding(_) => Some(Pane::Article),
            _ => None,
        }
    }

    /// Whether the panes are in sight, and no screen lies over them.
    pub fn shows_panes(&self) -> bool {
        matches!(self.shown(), Mode::Explore | Mode::Passage(_)) || self.line_in().is_some()
    }

    /// The rows of the article in sight.
    pub fn sight(&self) -> std::ops::Range<usize> {
        let height = usize::from(self.panes().text().height);
        self.scroll..(self.scroll + height).min(self.page.rows.len())
    }

    /// The short name of an article's outlet.
    pub fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }
}
