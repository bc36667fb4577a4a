//! The same pile once more, as its files say it now: decisions hold, what was counted of unchanged stories too, and the
//! person stays where they are.

use std::collections::HashMap;
use std::sync::Arc;

use super::listing::Anchor;
use super::{Pile, PileStory, Piled};
use crate::story::Article;

/// The places of the old pile's articles in the new one.
struct Carried {
    /// Where the file of each is now, whatever it says.
    files: Vec<Option<usize>>,
    /// Where each is now that says what it did.
    same: Vec<Option<usize>>,
}

impl Carried {
    fn between(old: &[Article], new: &[Article]) -> Self {
        let places: HashMap<&str, usize> =
            new.iter().enumerate().map(|(place, article)| (article.path.as_str(), place)).collect();
        let files: Vec<Option<usize>> =
            old.iter().map(|article| places.get(article.path.as_str()).copied()).collect();
        let says = |(was, place): (&Article, &Option<usize>)| {
            place.filter(|&place| new.get(place).is_some_and(|article| article == was))
        };
        let same = old.iter().zip(&files).map(says).collect();
        Self { files, same }
    }

    /// A story's articles in the new pile; nothing unless all of them are as they were.
    fn story(&self, story: &[usize]) -> Option<Vec<usize>> {
        let mut places: Vec<usize> =
            story.iter().map(|&article| self.same.get(article).copied().flatten()).collect::<Option<_>>()?;
        places.sort_unstable();
        Some(places)
    }
}

impl Pile {
    /// Takes the pile as it was read again. Returns the story that the open one has become where that is not what it was.
    pub(in crate::tui) fn follow(&mut self, piled: Piled) -> Option<PileStory> {
        let carried = Carried::between(&self.articles, &piled.articles);
        let file = |article: usize| carried.files.get(article).copied().flatten();
        let anchor = self.anchor();
        let told = self.story().map_or(&[][..], |story| &story.articles);
        let anchor = Anchor { article: told.iter().find_map(|&article| file(article)), ..anchor };
        self.tallies = std::mem::take(&mut self.tallies)
            .into_iter()
            .filter_map(|(story, totals)| Some((carried.story(&story)?, totals)))
            .collect();
        self.kept = std::mem::take(&mut self.kept)
            .into_iter()
            .filter_map(|(story, prepared)| Some((carried.story(&story)?, prepared)))
            .collect();
        let open = self.open.take();
        // What was being chosen or opened may be another by now.
        (self.held, self.opening) = (None, None);
        (self.name, self.groups, self.articles) = (piled.name, piled.groups, Arc::clone(&piled.articles));
        self.gather();
        self.list();
        self.select_again(anchor);

        let open = open?;
        let files: Vec<usize> = open.iter().filter_map(|&article| file(article)).collect();
        let shared =
            |story: &PileStory| story.articles.iter().filter(|article| files.contains(article)).count();
        let most = self.stories.iter().max_by_key(|story| shared(story)).filter(|story| shared(story) > 0)?;
        let most = most.clone();
        if carried.story(&open).is_some_and(|open| open == most.articles) {
            self.open = Some(most.articles);
            return None;
        }
        Some(most)
    }
}
