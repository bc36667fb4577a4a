//! Origins: articles that share their words because one wire wrote them.

use std::collections::{HashMap, HashSet};

use super::Origin;
use crate::story::Story;
use crate::text::{TokenKind, fold, tokens};

/// Words in a run that two articles hardly share by chance.
const RUN: usize = 8;
/// The part of the shorter article that must stand in the other too.
const SHARED: f64 = 0.25;

/// Agencies by the marks they leave.
const AGENCIES: &[(&str, &[&str])] = &[
    ("AP", &["(ap)", "associated press", "ap photo"]),
    ("AFP", &["afp", "agence france-presse"]),
    ("Reuters", &["reuters"]),
    ("dpa", &["dpa"]),
    ("PA", &["(pa)", "press association"]),
    ("UPI", &["(upi)"]),
];

/// Pairs of articles that share their words, gathered, in order.
pub(super) fn of(story: &Story) -> Vec<Origin> {
    let texts: Vec<Vec<String>> = story
        .articles
        .iter()
        .map(|article| {
            tokens(&article.text)
                .into_iter()
                .filter(|token| token.kind != TokenKind::Mark)
                .map(|token| fold(token.span.of(&article.text)).text)
                .collect()
        })
        .collect();
    let mut holders: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (article, words) in texts.iter().enumerate() {
        for run in words.windows(RUN) {
            let holders = holders.entry(run).or_default();
            if holders.last() != Some(&article) {
                holders.push(article);
            }
        }
    }
    let mut found: Vec<Origin> = Vec::new();
    for one in 0..texts.len() {
        for other in one + 1..texts.len() {
            let (short, long) =
                if texts[one].len() <= texts[other].len() { (one, other) } else { (other, one) };
            let mut shared: HashSet<usize> = HashSet::new();
            for (start, run) in texts[short].windows(RUN).enumerate() {
                if holders.get(run).is_some_and(|holders| holders.contains(&long)) {
                    shared.extend(start..start + RUN);
                }
            }
            let part = shared.len() as f64 / texts[short].len().max(1) as f64;
            if part < SHARED {
                continue;
            }
            let part = (part * 100.0).round() / 100.0;
            match found
                .iter_mut()
                .find(|origin| origin.articles.contains(&one) || origin.articles.contains(&other))
            {
                Some(origin) => {
                    origin.articles.extend([one, other]);
                    origin.articles.sort_unstable();
                    origin.articles.dedup();
                    origin.shared = origin.shared.min(part);
                }
                None => found.push(Origin { articles: vec![one, other], agency: None, shared: part }),
            }
        }
    }
    for origin in &mut found {
        origin.agency = agency(story, &origin.articles);
    }
    found
}

/// The one agency that any of the articles names in its credits or dateline.
fn agency(story: &Story, articles: &[usize]) -> Option<String> {
    let counts = AGENCIES.iter().map(|(name, marks)| {
        let holders = articles.iter().filter(|&&article| {
            let folded = fold(&story.articles[article].text).text;
            marks.iter().any(|mark| {
                folded
                    .split(|character: char| !(character.is_alphanumeric() || "()- ".contains(character)))
                    .any(|part| part.contains(mark))
            })
        });
        (holders.count(), *name)
    });
    counts.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    #[test]
    fn wire_copy_is_known_by_its_shared_runs() {
        let wire = "NEW YORK (AP) Two work trains have collided in a tunnel under the river, injuring one person on Wednesday morning.";
        let own = "A collision between maintenance vehicles below the water hurt a man, officials in the city told this newspaper.";
        let story = Story { articles: vec![article(wire), article(own), article(wire)], ..Story::default() };
        let origins = of(&story);
        assert_eq!(origins.len(), 1);
        assert_eq!(
            (origins[0].articles.as_slice(), origins[0].agency.as_deref(), origins[0].shared),
            ([0, 2].as_slice(), Some("AP"), 1.0)
        );
    }
}
