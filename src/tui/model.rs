//! Everything the explorer knows. Only `update` changes it; `view` only reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};
use tui_input::Input;

use crate::comparison::{Claim, Comparison, Omission, Tally, Verdict};
use crate::reading::Quote;
use crate::search::Hit;
use crate::story::Article;
use crate::text::Span;

use super::detail::Detail;
use super::keymap::{Context, Keymap};
use super::layout::Panes;
use super::overview::Overview;
use super::page::Page;
use super::speakers::Speakers;
use super::table::{self, Natural};
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
    /// What was skipped on the way in, one line each.
    pub notices: Vec<String>,
    /// The terminal's size.
    pub size: Size,
    /// What the claim table's words ask for.
    pub natural: Natural,
    /// The outlets' names for narrow places.
    pub names: Vec<String>,
    /// Ever shorter forms of what an outlet gives, for narrow cells, by claim and article.
    pub briefs: BTreeMap<(usize, usize), Vec<String>>,
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
    /// The claim table.
    pub list: ClaimList,
    /// A line that takes the footer's place until the next key.
    pub status: Option<String>,
    /// The number of the last query sent to the search thread.
    pub generation: u64,
}

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The three panes.
    #[default]
    Explore,
    /// One claim, in every outlet's own words.
    Detail(Detail),
    /// The quote search.
    Search(Search),
    /// Which outlets agree, over what they part, in which order they tell it.
    Overview(Overview),
    /// Who is quoted where.
    Speakers(Speakers),
    /// What the keys do.
    Help(Help),
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
    /// Whether the thread has yet to answer.
    pub waiting: bool,
    /// Whether to go to the first quote as soon as it does.
    pub eager: bool,
}

/// The help.
#[derive(Debug)]
pub struct Help {
    /// The first line in sight.
    pub top: usize,
}

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The outlets.
    Sources,
    /// The chosen outlet's article.
    Article,
    /// The claim table.
    #[default]
    Claims,
}

/// Which claims the table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All that outlets share.
    #[default]
    All,
    /// Only where they part.
    Diverge,
    /// Only where they agree.
    Agree,
    /// Only what others share and the chosen outlet leaves out.
    Gaps,
}

/// The claim table's state.
#[derive(Debug, Clone, Default)]
pub struct ClaimList {
    /// The claims listed, by their places in the comparison, in order.
    pub rows: Vec<usize>,
    /// The selected row.
    pub selected: usize,
    /// The first row in sight.
    pub top: usize,
    /// The first outlet in sight.
    pub column: usize,
    /// Which claims are listed.
    pub filter: Filter,
    /// Whether claims that one outlet alone tells are listed.
    pub singles: bool,
    /// What the chosen outlet leaves out, in the order of `rows`, while only that is listed.
    pub omissions: Vec<Omission>,
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
        let articles = comparison.story.articles.len();
        let count = |verdict| comparison.claims.iter().filter(|claim| claim.verdict == verdict).count();
        let totals = [count(Verdict::Diverge), count(Verdict::Agree), count(Verdict::Single)];
        let shared = totals[0] + totals[1] > 0;
        let status = match notices.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            [first, rest @ ..] => Some(format!("{first} · and {} more: ? lists them", rest.len())),
        };
        let mut model = Self {
            keymap,
            theme,
            notices,
            size,
            natural: Natural::of(&comparison),
            names: table::names(&comparison),
            briefs: table::briefs(&comparison),
            tallies: (0..articles).map(|article| comparison.tally(article)).collect(),
            totals,
            mode: Mode::Explore,
            under: Vec::new(),
            focus: if shared { Pane::Claims } else { Pane::Article },
            outlet: 0,
            first_source: 0,
            page: Page::default(),
            scroll: 0,
            places: vec![0; articles],
            sentence: None,
            quote: None,
            who: false,
            list: ClaimList::default(),
            status,
            generation: 0,
            comparison,
        };
        model.relist();
        let first = model.claim().and_then(|claim| claim.statements.first()).map_or(0, |told| told.article);
        model.turn_to(first);
        model.settle();
        model
    }

    /// The whole screen.
    pub fn area(&self) -> Rect {
        Rect::from((ratatui::layout::Position::ORIGIN, self.size))
    }

    /// Where everything stands.
    pub fn panes(&self) -> Panes {
        Panes::of(self.area(), self)
    }

    /// Where the person is, for the keymap.
    pub fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Detail(_), _) => Context::Detail,
            (Mode::Search(_), _) => Context::Search,
            (Mode::Overview(_), _) => Context::Overview,
            (Mode::Speakers(_), _) => Context::Speakers,
            (Mode::Help(_), _) => Context::Help,
            (Mode::Explore, Pane::Sources) => Context::Sources,
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

    /// Whether the table lists this claim.
    pub fn lists(&self, claim: usize) -> bool {
        let Some(told) = self.comparison.claims.get(claim) else { return false };
        match self.list.filter {
            Filter::All => self.list.singles || told.verdict != Verdict::Single,
            Filter::Diverge => told.verdict == Verdict::Diverge,
            Filter::Agree => told.verdict == Verdict::Agree,
            Filter::Gaps => told.verdict != Verdict::Single && told.first_in(self.outlet).is_none(),
        }
    }

    /// Where the article stands: `¶ 14/21`, `headline`, `caption`.
    pub fn place(&self) -> String {
        let Some(article) = self.article() else { return String::new() };
        let rows = self.sight();
        let seen = |span: &Span| rows.contains(&self.page.row_at(span.start));
        let top = self.page.rows.get(self.scroll).map_or(0, |row| row.span.start);
        let at = self.spotlight().filter(seen).or(self.sentence.filter(seen)).map_or(top, |span| span.start);
        article.place_in_words(at)
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
