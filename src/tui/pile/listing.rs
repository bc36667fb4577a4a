//! Which stories are listed, in which order, and which of them stays selected; what the person decides about them.

use std::cmp::Reverse;

use crate::tui::claim_words::plain;
use crate::tui::moves::follow;

use super::decisions::Decision;
use super::{Held, Part, Pile, PileStory, Row};

/// The order in which stories are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Those that most outlets tell first, then the newest.
    #[default]
    Most,
    /// Those first whose outlets part most often.
    Divergent,
    /// The newest first.
    Newest,
    /// By their titles.
    Title,
}

impl Order {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Most => Self::Divergent,
            Self::Divergent => Self::Newest,
            Self::Newest => Self::Title,
            Self::Title => Self::Most,
        }
    }

    /// The order in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Most => "most outlets first",
            Self::Divergent => "most divergent first",
            Self::Newest => "newest first",
            Self::Title => "by title",
        }
    }
}

/// A row that is to stay selected, and how many rows stand above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// An article of the story.
    pub(super) article: Option<usize>,
    /// Whether it is the row above those that are told once.
    pub(super) once: bool,
    pub(super) above: usize,
}

impl Pile {
    /// Where the person is in the list.
    pub(super) fn anchor(&self) -> Anchor {
        let article = self.story().and_then(|story| story.articles.first().copied());
        let once = matches!(self.rows.get(self.selected), Some(Row::Once(..)));
        Anchor { article, once, above: self.selected.saturating_sub(self.top) }
    }

    /// Lists the stories anew; the selected one stays selected.
    pub(in crate::tui) fn relist(&mut self) {
        let anchor = self.anchor();
        self.list();
        self.select_again(anchor);
    }

    pub(super) fn list(&mut self) {
        let wanted = plain(&self.words);
        let meets = |story: &PileStory| wanted.iter().all(|word| story.words.contains(word));
        let met = (0..self.stories.len()).filter(|&at| self.stories.get(at).is_some_and(meets));
        let (mut once, mut told): (Vec<usize>, Vec<usize>) =
            met.partition(|&at| self.stories.get(at).is_some_and(PileStory::is_told_once));
        self.sort(&mut told);
        self.sort(&mut once);
        self.rows = told.into_iter().map(Row::Story).collect();
        if !once.is_empty() {
            // Whoever looks for words wants to see all that has them.
            let shown = self.singles || !wanted.is_empty();
            self.rows.push(Row::Once(once.len(), shown));
            if shown {
                self.rows.extend(once.into_iter().map(Row::Story));
            }
        }
    }

    fn sort(&self, stories: &mut [usize]) {
        let key = |at: usize| {
            let story = self.stories.get(at);
            let newest = story.and_then(|story| story.days).map(|(_, last)| last);
            let (mut title, mut count) = ("", 0);
            if let Some(story) = story {
                match self.order {
                    Order::Title => title = story.title_words.as_str(),
                    Order::Divergent => {
                        // What is not counted yet stands last.
                        count = self.tally(story).map_or(0, |[diverge, ..]| diverge + 1);
                    }
                    Order::Most => count = story.articles.len(),
                    Order::Newest => {}
                }
            }
            (title, Reverse(count), Reverse(newest), at)
        };
        stories.sort_by_key(|&at| key(at));
    }

    /// The row with that anchor, or else the one that stands in its place.
    pub(super) fn select_again(&mut self, anchor: Anchor) {
        let is_it = |row: &Row| match (row, anchor.article) {
            (Row::Story(story), Some(article)) => {
                self.stories.get(*story).is_some_and(|story| story.articles.contains(&article))
            }
            (Row::Once(..), None) => anchor.once,
            _ => false,
        };
        // A story that is folded away is behind the row that says so.
        let folded = || self.rows.iter().position(|row| matches!(row, Row::Once(_, false)));
        let hidden = anchor.article.is_some_and(|article| {
            self.stories.iter().any(|story| story.is_told_once() && story.articles.contains(&article))
        });
        let found = self.rows.iter().position(is_it).or_else(|| folded().filter(|_| hidden));
        let last = self.rows.len().saturating_sub(1);
        if found != Some(self.selected) {
            (self.article, self.first_article) = (0, 0);
        }
        self.selected = found.unwrap_or(self.selected).min(last);
        self.top = self.selected.saturating_sub(anchor.above);
        if self.story().is_none() {
            self.part = Part::Stories;
        }
    }

    /// Selects a row.
    pub(in crate::tui) fn select(&mut self, row: usize) {
        if row != self.selected {
            (self.selected, self.article, self.first_article) = (row, 0, 0);
        }
    }

    /// Keeps what is selected in sight, in rooms of these heights.
    pub(in crate::tui) fn settle(&mut self, rows: u16, articles: u16) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        self.top = follow(self.top, self.selected, usize::from(rows), self.rows.len());
        let told = self.story().map_or(0, |story| story.articles.len());
        self.article = self.article.min(told.saturating_sub(1));
        self.first_article = follow(self.first_article, self.article, usize::from(articles), told);
    }

    /// Takes up what is chosen: an article, or a whole story.
    pub(in crate::tui) fn take_up(&mut self) -> Option<&Held> {
        let story = self.story()?;
        let held = match self.part {
            Part::Stories => {
                let name = match story.articles.as_slice() {
                    [one] => self.name_of(*one),
                    _ => format!("“{}”", story.title),
                };
                Held { articles: story.articles.clone(), name, whole: true }
            }
            Part::Articles => {
                let article = self.chosen_article()?;
                let whole = story.articles.len() == 1;
                Held { articles: vec![article], name: self.name_of(article), whole }
            }
        };
        self.part = Part::Stories;
        self.held = Some(held);
        self.held.as_ref()
    }

    /// Where what is held goes: into the selected story, or into one of its own; and what it is called.
    ///
    /// # Errors
    /// When it is where it should go already.
    pub(in crate::tui) fn put(&self, own: bool) -> Result<(Decision, String), String> {
        let Some(held) = self.held.clone() else { return Err(String::new()) };
        let to = match self.story() {
            _ if own && held.whole => return Err(format!("{} is a story of its own already", held.name)),
            _ if own => Vec::new(),
            None => return Err("Choose the story that it belongs to".to_owned()),
            Some(story) if held.articles.iter().all(|article| story.articles.contains(article)) => {
                return Err(format!("{} is in this story already", held.name));
            }
            Some(story) => self.paths(&story.articles),
        };
        Ok((Decision { articles: self.paths(&held.articles), to }, held.name))
    }

    /// Lists the stories with these moves; the one with the article of that path is selected.
    pub(in crate::tui) fn decide(&mut self, moves: Vec<Decision>, path: Option<&str>) {
        self.decisions = moves;
        self.held = None;
        let article = path.and_then(|path| self.articles.iter().position(|article| article.path == *path));
        self.regather(article);
    }

    /// The stories anew, the one with this article selected, or else the one that was.
    fn regather(&mut self, article: Option<usize>) {
        let anchor = self.anchor();
        let anchor = Anchor { article: article.or(anchor.article), ..anchor };
        self.gather();
        self.list();
        self.select_again(anchor);
    }

    fn paths(&self, articles: &[usize]) -> Vec<String> {
        articles
            .iter()
            .filter_map(|&article| self.articles.get(article))
            .map(|article| article.path.clone())
            .collect()
    }
}
