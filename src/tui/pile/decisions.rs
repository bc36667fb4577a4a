//! What the person decides about the stories that were found. Decisions name articles by their files, so that they hold
//! for a pile that is read again, and are replayed on the stories as they are found: to undo one is to leave it out.

use std::collections::{BTreeSet, HashMap};

use crate::grouping::Group;
use crate::story::Article;

/// Articles belong elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Decision {
    /// The paths of the articles that are moved.
    pub(in crate::tui) articles: Vec<String>,
    /// The paths of those that they are moved to; none where they are a story of their own.
    pub(in crate::tui) to: Vec<String>,
}

/// The stories with all decisions on them, and the articles that were moved.
pub(super) fn replay(
    found: &[Group],
    decisions: &[Decision],
    articles: &[Article],
) -> (Vec<Group>, BTreeSet<usize>) {
    let mut groups = found.to_vec();
    let mut moved = BTreeSet::new();
    if decisions.is_empty() {
        return (groups, moved);
    }
    let places: HashMap<&str, usize> =
        articles.iter().enumerate().map(|(place, article)| (article.path.as_str(), place)).collect();
    let known = |paths: &[String]| -> Vec<usize> {
        paths.iter().filter_map(|path| places.get(path.as_str()).copied()).collect()
    };
    for decision in decisions {
        let moving = known(&decision.articles);
        let to = known(&decision.to).into_iter().find(|article| !moving.contains(article));
        // Where none of those is left that they went to, they stay.
        if moving.is_empty() || (to.is_none() && !decision.to.is_empty()) {
            continue;
        }
        for group in &mut groups {
            let before = group.articles.len();
            group.articles.retain(|article| !moving.contains(article));
            if group.articles.len() < before {
                name_again(group, articles);
            }
        }
        match to.and_then(|to| groups.iter_mut().find(|group| group.articles.contains(&to))) {
            Some(group) => {
                group.articles.extend(&moving);
                group.articles.sort_unstable();
            }
            None => groups.push(Group { title: label(moving.first(), articles), articles: moving.clone() }),
        }
        moved.extend(moving);
    }
    groups.retain(|group| !group.articles.is_empty());
    (groups, moved)
}

/// A story whose headline has gone elsewhere takes that of its first article.
fn name_again(group: &mut Group, articles: &[Article]) {
    let has = |article: &usize| label(Some(article), articles) == group.title;
    if !group.articles.iter().any(has) {
        group.title = label(group.articles.first(), articles);
    }
}

fn label(article: Option<&usize>, articles: &[Article]) -> String {
    let article = article.and_then(|&article| articles.get(article));
    article.map_or(String::new(), |article| article.label().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pile() -> Vec<Article> {
        let named = |path: &str| Article { path: path.to_owned(), ..crate::reading::tests::article(path) };
        ["A.", "B.", "C.", "D."].map(named).to_vec()
    }

    fn found() -> Vec<Group> {
        let group =
            |title: &str, articles: &[usize]| Group { title: title.to_owned(), articles: articles.to_vec() };
        vec![group("A.", &[0, 1]), group("C.", &[2]), group("D.", &[3])]
    }

    fn decided(articles: &[&str], to: &[&str]) -> Decision {
        let owned = |paths: &[&str]| paths.iter().map(|&path| path.to_owned()).collect();
        Decision { articles: owned(articles), to: owned(to) }
    }

    fn replayed(decisions: &[Decision]) -> Vec<(String, Vec<usize>)> {
        let (groups, _) = replay(&found(), decisions, &pile());
        groups.into_iter().map(|group| (group.title, group.articles)).collect()
    }

    #[test]
    fn an_article_goes_to_another_story_and_its_headline_with_it() {
        let told = replayed(&[decided(&["A."], &["C."])]);
        assert_eq!(told[0], ("B.".to_owned(), vec![1]));
        assert_eq!(told[1], ("C.".to_owned(), vec![0, 2]));
    }

    #[test]
    fn a_story_that_gave_everything_away_is_gone() {
        let told = replayed(&[decided(&["C."], &["A.", "B."])]);
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].1, [0, 1, 2]);
    }

    #[test]
    fn an_article_becomes_a_story_of_its_own() {
        let told = replayed(&[decided(&["B."], &[])]);
        assert_eq!(told[3], ("B.".to_owned(), vec![1]));
    }

    #[test]
    fn later_decisions_stand_on_earlier_ones() {
        let told = replayed(&[decided(&["D."], &["C."]), decided(&["C.", "D."], &["B."])]);
        assert_eq!(told, [("A.".to_owned(), vec![0, 1, 2, 3])]);
    }

    #[test]
    fn what_names_files_that_are_gone_changes_nothing() {
        let before = replayed(&[]);
        assert_eq!(replayed(&[decided(&["A."], &["gone"]), decided(&["gone"], &["A."])]), before);
    }
}
