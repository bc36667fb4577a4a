//! Where a person is in the list of stories of a pile.

use serde::{Deserialize, Serialize};

use crate::tui::pile::{Order, Pile, Row};

use super::view::VERSION;

/// Where a person is in a list of stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The form of what follows.
    pub(super) version: u32,
    /// The order of the stories.
    pub(in crate::tui) order: Order,
    /// Whether stories told by one outlet were listed.
    pub(in crate::tui) singles: bool,
    /// The words that the listed stories had to have, as they were typed.
    pub(in crate::tui) words: String,
    /// How many rows stood above the selected one.
    pub(in crate::tui) above: usize,
    /// Whether the row was selected that folds the stories told by one outlet.
    pub(in crate::tui) once: bool,
    /// Where the articles of the selected story came from; in a file that is kept, in a form that holds from every
    /// folder.
    pub(in crate::tui) story: Vec<String>,
}

impl ListView {
    /// Where the person is now.
    pub(in crate::tui) fn of(pile: &Pile) -> Self {
        let selected = pile.story().map_or(&[][..], |story| &story.articles);
        let paths = selected.iter().filter_map(|&article| pile.articles.get(article));
        Self {
            version: VERSION,
            order: pile.order,
            singles: pile.singles,
            words: pile.words.clone(),
            above: pile.selected.saturating_sub(pile.top),
            once: matches!(pile.rows.get(pile.selected), Some(Row::Once(..))),
            story: paths.map(|article| article.path.clone()).collect(),
        }
    }
}
