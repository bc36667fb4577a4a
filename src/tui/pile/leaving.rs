//! Leaving a story for the list, and the list for another time: where the person was comes back.

use crate::tui::returning::{ListView, View};

use super::Pile;
use super::listing::Anchor;

impl Pile {
    /// Remembers where the person was in the open story, for as long as that stays compared.
    pub(in crate::tui) fn leave(&mut self, view: View) {
        let Some(open) = &self.open else { return };
        if let Some((_, prepared)) = self.kept.iter_mut().find(|(kept, _)| kept == open) {
            prepared.view = Some(Box::new(view));
        }
    }

    /// Goes to where the person was in the list.
    pub(super) fn give_back(&mut self, view: &ListView) {
        self.order = view.order;
        // Where nothing is told by several, there is nothing else to list.
        self.singles |= view.singles;
        self.words.clone_from(&view.words);
        let article = |path: &String| self.articles.iter().position(|article| article.path == *path);
        let article = view.story.iter().find_map(article);
        self.list();
        self.select_again(Anchor { article, once: view.once, above: view.above });
    }
}
