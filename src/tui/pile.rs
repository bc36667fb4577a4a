//! A pile of articles as a list of stories: what is listed and in which order, what is chosen, what is known of each.

mod decisions;
mod following;
mod leaving;
mod listing;
pub(in crate::tui) mod moves;
pub mod rooms;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::grouping::Group;
use crate::story::Article;

use super::claim_words::plain;
use super::days::{self, Days};
use super::prepared::Prepared;
use super::returning::ListView;
pub(in crate::tui) use decisions::Decision;

pub use listing::Order;

/// So many stories stay compared, the last opened first: going to and fro between them takes no time.
const KEPT: usize = 4;

/// A pile as it was read.
#[derive(Debug, Clone, Default)]
pub struct Piled {
    /// What it is called.
    pub name: String,
    /// Its articles, in order.
    pub articles: Arc<Vec<Article>>,
    /// The stories that they tell.
    pub groups: Vec<Group>,
    /// What was passed over on the way in, one line each.
    pub notices: Vec<String>,
    /// Where the person was in the list the last time.
    pub view: Option<ListView>,
}

/// The list of stories.
#[derive(Debug)]
pub struct Pile {
    /// What the pile is called.
    pub name: String,
    /// Its articles, in order; never changed.
    pub articles: Arc<Vec<Article>>,
    /// The stories: as they were found, and as the person has moved articles since.
    pub stories: Vec<PileStory>,
    /// The articles that the person has moved.
    pub moved: BTreeSet<usize>,
    /// What is listed.
    pub rows: Vec<Row>,
    /// The selected row.
    pub selected: usize,
    /// The first row in sight.
    pub top: usize,
    /// The order of the stories.
    pub order: Order,
    /// Whether stories told by one outlet are listed.
    pub singles: bool,
    /// The words that the listed stories must have, as they were typed.
    pub words: String,
    /// What the keys go to.
    pub part: Part,
    /// The chosen article, by its place in the selected story.
    pub article: usize,
    /// The first article in sight.
    pub first_article: usize,
    /// What is being moved.
    pub held: Option<Held>,
    /// Whether it is counted over how much the outlets part.
    pub counting: bool,
    /// The story that is being opened.
    pub opening: Option<Opening>,
    /// The articles of the story that is open behind the list.
    pub open: Option<Vec<usize>>,
    groups: Vec<Group>,
    decisions: Vec<Decision>,
    /// How many claims diverge, agree and are told once, by a story's articles.
    tallies: HashMap<Vec<usize>, [usize; 3]>,
    kept: Vec<(Vec<usize>, Prepared)>,
}

/// A story of the pile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PileStory {
    /// The headline that stands for it.
    pub title: String,
    /// The places of its articles in the pile, in order.
    pub articles: Vec<usize>,
    /// When it was told, where that is known.
    pub days: Option<Days>,
    /// The words of its headlines and outlets, in the form in which filters compare them.
    words: String,
    /// Those of its title, to order by.
    title_words: String,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A story, by its place.
    Story(usize),
    /// What stands below is told by one outlet; so many stories are, and whether they are listed.
    Once(usize, bool),
}

/// What the keys of the list go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The stories.
    #[default]
    Stories,
    /// The articles of the selected one.
    Articles,
}

/// Articles on their way into another story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Their places in the pile.
    pub articles: Vec<usize>,
    /// What they are called: a headline and its outlet, or a story's title.
    pub name: String,
    /// Whether they are all of a story.
    pub whole: bool,
}

/// A story on its way to the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its articles.
    pub story: Vec<usize>,
    /// The article to turn to, by its place in the story.
    pub at: Option<usize>,
    /// Whether it is open already, and its files have changed.
    pub again: bool,
}

impl Pile {
    /// The list of a pile that was read.
    pub fn of(piled: Piled) -> Self {
        let mut pile = Self {
            name: piled.name,
            articles: piled.articles,
            stories: Vec::new(),
            moved: BTreeSet::new(),
            rows: Vec::new(),
            selected: 0,
            top: 0,
            order: Order::default(),
            singles: false,
            words: String::new(),
            part: Part::default(),
            article: 0,
            first_article: 0,
            held: None,
            counting: true,
            opening: None,
            open: None,
            groups: piled.groups,
            decisions: Vec::new(),
            tallies: HashMap::new(),
            kept: Vec::new(),
        };
        pile.gather();
        // Where nothing is told by several, there is nothing else to list.
        pile.singles = pile.stories.iter().all(PileStory::is_told_once);
        pile.relist();
        if let Some(view) = &piled.view {
            pile.give_back(view);
        }
        pile
    }

    /// The stories as they were found, with what the person has decided since.
    fn gather(&mut self) {
        let (groups, moved) = decisions::replay(&self.groups, &self.decisions, &self.articles);
        self.stories = groups.into_iter().map(|group| PileStory::of(group, &self.articles)).collect();
        self.moved = moved;
    }

    /// The selected story.
    pub fn story(&self) -> Option<&PileStory> {
        match self.rows.get(self.selected)? {
            Row::Story(story) => self.stories.get(*story),
            Row::Once(..) => None,
        }
    }

    /// The chosen article's place in the pile: that of the preview, or the story's first.
    pub fn chosen_article(&self) -> Option<usize> {
        let story = self.story()?;
        let at = if self.part == Part::Articles { self.article } else { 0 };
        story.articles.get(at).copied()
    }

    /// The moves that the list was made with.
    fn moves(&self) -> &[Decision] {
        &self.decisions
    }

    /// How many claims of a story diverge, agree and are told once; nothing while that is not counted.
    pub fn tally(&self, story: &PileStory) -> Option<[usize; 3]> {
        self.tallies.get(&story.articles).copied()
    }

    /// Keeps what was counted of a story.
    pub(super) fn count(&mut self, story: Vec<usize>, totals: [usize; 3]) {
        self.tallies.insert(story, totals);
        if self.order == Order::Divergent {
            self.relist();
        }
    }

    /// The story that is to be counted next, those in sight first; nothing where all are, or where nobody wants to know.
    pub fn next_to_count(&self) -> Option<&PileStory> {
        if !self.counting {
            return None;
        }
        let (above, below) = self.rows.split_at_checked(self.top)?;
        let listed = below.iter().chain(above).filter_map(|row| match row {
            Row::Story(story) => self.stories.get(*story),
            Row::Once(..) => None,
        });
        listed.chain(&self.stories).find(|story| self.is_to_count(story))
    }

    fn is_to_count(&self, story: &PileStory) -> bool {
        !story.is_told_once() && !self.tallies.contains_key(&story.articles)
    }

    /// How many stories are counted, and how many are to be.
    pub fn counted(&self) -> (usize, usize) {
        let of = self.stories.iter().filter(|story| !story.is_told_once()).count();
        (of - self.stories.iter().filter(|story| self.is_to_count(story)).count(), of)
    }

    /// The place of the open story among those listed, counted from one, and how many are listed.
    pub fn place(&self) -> Option<(usize, usize)> {
        let open = self.open.as_ref()?;
        let listed = || {
            self.rows.iter().filter_map(|row| match row {
                Row::Story(story) => self.stories.get(*story),
                Row::Once(..) => None,
            })
        };
        let at = listed().position(|story| story.articles == *open)?;
        Some((at + 1, listed().count()))
    }

    /// A story that was compared not long ago.
    pub(super) fn kept(&self, story: &[usize]) -> Option<Prepared> {
        self.kept.iter().find(|(kept, _)| kept == story).map(|(_, prepared)| prepared.clone())
    }

    /// Keeps a story that was compared, and of those opened before it a few.
    pub(super) fn keep(&mut self, story: Vec<usize>, prepared: &Prepared) {
        self.count(story.clone(), prepared.totals);
        self.kept.retain(|(kept, _)| *kept != story);
        self.kept.truncate(KEPT - 1);
        self.kept.insert(0, (story, prepared.clone()));
    }

    /// What an article is called: its headline and who printed it.
    pub fn name_of(&self, article: usize) -> String {
        let article = self.articles.get(article);
        article.map_or(String::new(), |article| format!("“{}”, {}", article.label(), article.outlet))
    }
}

impl PileStory {
    fn of(group: Group, articles: &[Article]) -> Self {
        let told = || group.articles.iter().filter_map(|&article| articles.get(article));
        let texts = told().flat_map(|article| [article.label(), &article.outlet]);
        let words: BTreeSet<String> = texts.chain([group.title.as_str()]).flat_map(plain).collect();
        Self {
            days: days::of(told().filter_map(|article| article.published.as_deref())),
            words: words.into_iter().collect(),
            title_words: plain(&group.title).concat(),
            title: group.title,
            articles: group.articles,
        }
    }

    /// Whether one article alone tells it.
    pub fn is_told_once(&self) -> bool {
        self.articles.len() < 2
    }
}
