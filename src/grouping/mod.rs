//! Floor 4, beside the comparison: a pile of articles becomes stories, each one event told by one outlet or several.
//!
//! What an article is about is told by its words (`profile`), rare ones more than common ones, by its headline and by how
//! it begins. How near two articles are is weighed for those that share words there (`nearness`), and stories grow by joining
//! whichever two have the nearest articles in the mean (`linkage`).

mod linkage;
mod nearness;
mod profile;
#[cfg(test)]
mod tests;
mod titles;

use std::collections::HashMap;

use crate::progress::Watch;
use crate::story::Article;
use nearness::Nearness;
use profile::Profiles;

/// Articles of one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The headline that stands for them best; where none has one, the beginning of an article.
    pub title: String,
    /// Their places in the pile, in order.
    pub articles: Vec<usize>,
}

/// Parts a pile into stories: every article is in exactly one, and an article that shares its event with no other is alone in
/// one. Stories stand in the order of their first articles. Which articles stand together does not hang on the order of the
/// pile. Nothing once the watch was told to stop.
pub fn group(articles: &[Article], watch: &Watch) -> Option<Vec<Group>> {
    let prints = prints(articles);
    let firsts: Vec<&Article> = prints.iter().map(|print| &articles[print[0]]).collect();
    let profiles = Profiles::of(&firsts, watch);
    let nearness = Nearness::of(&profiles, watch);
    let clusters = linkage::join(nearness.rows, watch);
    let mut groups: Vec<Group> = clusters
        .into_iter()
        .map(|cluster| {
            let title = titles::best(&profiles, &firsts, &cluster);
            let mut articles: Vec<usize> =
                cluster.into_iter().flat_map(|print| prints[print].iter().copied()).collect();
            articles.sort_unstable();
            Group { title, articles }
        })
        .collect();
    groups.sort_unstable_by_key(|group| group.articles.first().copied());
    (!watch.is_stopped()).then_some(groups)
}

/// The places of articles with the same words, sorted by those words: copies are one print, weighed once. An order of its own
/// keeps the order of the pile out of every sum.
fn prints(articles: &[Article]) -> Vec<Vec<usize>> {
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, article) in articles.iter().enumerate() {
        known.entry(&article.text).or_default().push(place);
    }
    let mut prints: Vec<(&str, Vec<usize>)> = known.into_iter().collect();
    prints.sort_unstable();
    let mut prints: Vec<Vec<usize>> = prints.into_iter().map(|(_, places)| places).collect();
    for print in &mut prints {
        // The one that speaks for all of them must be the same in any order.
        let title = |place: usize| articles[place].title.map(|title| (title.start, title.end));
        print.sort_by_key(|&place| (&articles[place].published, title(place), place));
    }
    prints
}
