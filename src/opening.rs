//! Paths to a compared story, or to a pile of stories: what the explorer and every command begin with.

use std::path::PathBuf;

use crate::comparison::{Comparison, Weights, compare_watched};
use crate::grouping::{self, Group};
use crate::ingest::{self, Fault, Inner, Opened, Web};
use crate::progress::Watch;
use crate::story::Article;

/// A story, compared, and one line about each file that was passed over.
#[derive(Debug)]
pub struct Told {
    /// The story.
    pub comparison: Comparison,
    /// What was passed over, and why.
    pub notices: Vec<String>,
}

/// What the articles behind some paths are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// One story; of a folder its own files.
    Story,
    /// One story; of a folder its own files and those of its inner folders.
    WholeStory,
    /// Many stories, however few there turn out to be.
    Pile,
    /// Whichever they turn out to be.
    Either,
}

impl Wish {
    /// What is wished for by these paths: folders that nobody calls a story, feeds and archives may hold one or many, all
    /// else is one.
    pub fn of(paths: &[PathBuf]) -> Self {
        let may_hold_many = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            (path.is_dir() && !ingest::is_called_a_story(path))
                || (path.is_file() && name.is_some_and(|name| ingest::may_hold_many(&name)))
        };
        if !paths.is_empty() && paths.iter().all(may_hold_many) { Self::Either } else { Self::Story }
    }
}

/// What was opened.
#[derive(Debug)]
pub enum Came {
    /// A story.
    Story(Opened),
    /// Articles of several.
    Pile {
        /// The articles, in order.
        articles: Vec<Article>,
        /// The stories that they tell.
        groups: Vec<Group>,
        /// What was passed over, and why.
        notices: Vec<String>,
    },
}

/// Opens what the paths hold, or the built-in story where there are none.
///
/// # Errors
/// When no article at all can be read, or a `story.toml` is broken.
pub fn open(paths: &[PathBuf], web: &Web, watch: &Watch) -> Result<Opened, Fault> {
    if paths.is_empty() {
        return Ok(Opened { story: ingest::demo(), skipped: Vec::new() });
    }
    ingest::open_watched(paths, web, watch)
}

/// Opens what the paths hold as a story or as a pile of stories; nothing once the watch was told to stop.
///
/// # Errors
/// As [`open()`].
pub fn open_as(paths: &[PathBuf], wish: Wish, web: &Web, watch: &Watch) -> Result<Option<Came>, Fault> {
    if wish == Wish::Story || paths.is_empty() {
        return Ok(Some(Came::Story(open(paths, web, watch)?)));
    }
    let pile = ingest::open_pile(paths, Inner::Walked, web, watch)?;
    if wish != Wish::WholeStory {
        let Some(groups) = grouping::group(&pile.articles, watch) else { return Ok(None) };
        if wish == Wish::Pile || !is_one_story(&groups) {
            let notices = pile.skipped.iter().map(ToString::to_string).collect();
            return Ok(Some(Came::Pile { articles: pile.articles, groups, notices }));
        }
    }
    let story = ingest::story_of(pile.title, pile.articles);
    Ok(Some(Came::Story(Opened { story, skipped: pile.skipped })))
}

/// Whether groups are one story all the same: there is no other, or beside one story no more than one in four articles
/// stands alone, which was told in other words or came in by chance.
pub fn is_one_story(groups: &[Group]) -> bool {
    let told_by_many: Vec<usize> =
        groups.iter().map(|group| group.articles.len()).filter(|&articles| articles > 1).collect();
    match told_by_many.as_slice() {
        [] => groups.len() <= 1,
        [articles] => {
            let outside = groups.len() - 1;
            outside * 4 <= articles + outside
        }
        _ => false,
    }
}

/// Reads and compares what was opened; nothing once the work was told to stop.
pub fn tell(opened: Opened, weights: &Weights, watch: &Watch) -> Option<Told> {
    let notices = opened.skipped.iter().map(ToString::to_string).collect();
    Some(Told { comparison: compare_watched(opened.story, weights, watch)?, notices })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups of so many articles each.
    fn one(sizes: &[usize]) -> bool {
        let group = |&articles: &usize| Group { title: String::new(), articles: (0..articles).collect() };
        is_one_story(&sizes.iter().map(group).collect::<Vec<_>>())
    }

    #[test]
    fn articles_that_all_tell_one_event_are_one_story_however_few_they_are() {
        assert!(one(&[5]) && one(&[2]) && one(&[1]) && one(&[]));
    }

    #[test]
    fn one_story_may_have_one_in_four_articles_beside_it() {
        assert!(one(&[3, 1]) && one(&[1, 6, 1]) && one(&[9, 1, 1, 1]));
        assert!(!one(&[2, 1]) && !one(&[5, 1, 1]) && !one(&[8, 1, 1, 1]));
    }

    #[test]
    fn two_stories_or_none_that_is_shared_are_a_pile() {
        assert!(!one(&[9, 2]) && !one(&[40, 2]) && !one(&[1, 1]));
    }

    #[test]
    fn folders_that_nobody_calls_a_story_and_feeds_may_hold_many() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "One.").unwrap();
        let path = || folder.path().to_path_buf();
        assert_eq!(Wish::of(&[path()]), Wish::Either);
        assert_eq!(Wish::of(&[path(), path()]), Wish::Either);
        assert_eq!(Wish::of(&[path(), file]), Wish::Story);
        assert_eq!(Wish::of(&[path(), PathBuf::from("-")]), Wish::Story);
        assert_eq!(Wish::of(&[]), Wish::Story);
        let feed = folder.path().join("news.rss");
        std::fs::write(&feed, "<rss/>").unwrap();
        assert_eq!(Wish::of(&[feed]), Wish::Either);
        assert_eq!(Wish::of(&[folder.path().join("gone.rss")]), Wish::Story);
        std::fs::write(folder.path().join("story.toml"), "title = \"One\"\n").unwrap();
        assert_eq!(Wish::of(&[path()]), Wish::Story);
    }
}
