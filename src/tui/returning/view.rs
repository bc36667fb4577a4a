//! Where a person is in a story, in a form that outlives the program. Articles are named by their places in
//! [`View::articles`], words by where they stood and what they were, so that they are found again in a text that has
//! changed a little.

use serde::{Deserialize, Serialize};

use crate::tui::filter::Filter;
use crate::tui::listing::Order;
use crate::tui::model::Pane;
use crate::tui::overview::Section;

/// The form of what is kept; of another form nothing is read.
pub(super) const VERSION: u32 = 1;

/// Where a person is in a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The form of what follows.
    pub(super) version: u32,
    /// The terminal's columns and rows.
    pub(super) size: (u16, u16),
    /// The pane with the focus.
    pub(super) focus: Pane,
    /// The chosen outlet.
    pub(super) outlet: usize,
    /// The first source in sight.
    pub(super) first_source: usize,
    /// Whether what stands out most in the article was in sight.
    pub(super) in_sight: bool,
    /// Whether it was shown who says the chosen quote.
    pub(super) who: bool,
    /// The claim that was chosen.
    pub(super) claim: Option<ClaimSeen>,
    /// The statement at which the article stood.
    pub(super) sentence: Option<Words>,
    /// The chosen quote.
    pub(super) quote: Option<Words>,
    /// What was looked for in the article.
    pub(super) looked_for: Option<LookedFor>,
    /// The claim table.
    pub(super) table: Table,
    /// The articles, in their order then.
    pub(super) articles: Vec<ArticleSeen>,
    /// What lay over the panes, the topmost last.
    #[serde(default)]
    pub(super) screens: Vec<Screen>,
}

/// Words of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    /// The byte at which they began.
    pub(super) at: usize,
    /// The words.
    pub(super) words: String,
}

/// Words of one of the articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    /// The article.
    pub(super) article: usize,
    /// Its words.
    #[serde(flatten)]
    pub(super) words: Words,
}

/// A claim: what it was called, and who told it in which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClaimSeen {
    /// Its place among the claims.
    pub(super) number: usize,
    /// Its label.
    pub(super) label: String,
    /// Its statements.
    pub(super) told: Vec<Told>,
}

/// Words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LookedFor {
    /// As they were typed.
    pub(super) typed: String,
    /// The chosen place of them.
    pub(super) place: Option<Words>,
}

/// The claim table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    /// Whether claims that one outlet alone tells were listed.
    pub(super) singles: bool,
    /// The order of the claims.
    pub(super) order: Order,
    /// The order of what an outlet leaves out.
    pub(super) order_of_gaps: Order,
    /// How many rows stood above the selected one.
    pub(super) above: usize,
    /// The first outlet in sight.
    pub(super) column: usize,
    /// Which claims were listed.
    pub(super) filter: Filter,
}

/// An article as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ArticleSeen {
    /// Where it came from: in a file that is kept, in a form that holds from every folder.
    pub(super) path: String,
    /// What stood at its top when it was last in sight.
    #[serde(flatten)]
    pub(super) top: Words,
}

/// What lay over the panes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "screen", rename_all = "lowercase")]
pub(super) enum Screen {
    /// An opened claim.
    Claim {
        /// The first line in sight.
        scroll: usize,
        /// The chosen sentence.
        entry: Option<Told>,
        /// The claim.
        claim: ClaimSeen,
    },
    /// Outlets side by side.
    Beside {
        /// The column that was read.
        active: usize,
        /// The outlets, from left to right.
        columns: Vec<ColumnSeen>,
    },
    /// The overview.
    Overview {
        /// The part that the keys went to.
        section: Section,
        /// Row, cell and first cell in sight of each part.
        spots: [[usize; 3]; 3],
        /// The first line in sight.
        top: usize,
    },
    /// The table of speakers.
    Speakers {
        /// The chosen speaker.
        name: Option<String>,
        /// The chosen outlet.
        outlet: usize,
        /// The first outlet in sight.
        first: usize,
        /// The first line in sight.
        top: usize,
    },
}

/// One outlet's article beside others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ColumnSeen {
    /// The article.
    pub(super) article: usize,
    /// Whether no other outlet might take its place.
    pub(super) pinned: bool,
    /// The sentence that was read, or that answered.
    pub(super) sentence: Words,
    /// What stood at its top.
    pub(super) top: Words,
}
