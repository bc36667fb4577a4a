//! What was seen then, found again in the story as it is now.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::comparison::{Claim, Comparison, Statement};
use crate::text::Span;

use super::view::{ClaimSeen, View, Words};

/// A sentence that shares so much of its words with another is the same, a little changed.
const ALIKE: f64 = 0.7;

/// A story, and where the articles of a view stand in it.
#[derive(Debug)]
pub(super) struct Found<'a> {
    comparison: &'a Comparison,
    articles: Vec<Option<usize>>,
}

impl<'a> Found<'a> {
    /// Finds the articles of the view, which are known by their paths.
    pub(super) fn of(view: &View, comparison: &'a Comparison) -> Self {
        let articles = comparison.story.articles.iter().enumerate();
        let places: HashMap<&str, usize> =
            articles.map(|(place, article)| (article.path.as_str(), place)).collect();
        let place = |path: &str| places.get(path).copied();
        Self { comparison, articles: view.articles.iter().map(|seen| place(&seen.path)).collect() }
    }

    /// How many articles there are now.
    pub(super) fn articles(&self) -> usize {
        self.comparison.story.articles.len()
    }

    /// The article's place now, if it is still there.
    pub(super) fn article(&self, seen: usize) -> Option<usize> {
        self.articles.get(seen).copied().flatten()
    }

    /// Where the same words stand now, the nearest where they stand more than once.
    pub(super) fn span(&self, seen: usize, Words { at, words }: &Words) -> Option<Span> {
        let text = &self.comparison.story.articles.get(self.article(seen)?)?.text;
        if words.is_empty() {
            return None;
        }
        let stays = text.get(*at..).is_some_and(|rest| rest.starts_with(words.as_str()));
        let nearest = || text.match_indices(words.as_str()).map(|(start, _)| start);
        let start = if stays { *at } else { nearest().min_by_key(|start| start.abs_diff(*at))? };
        Some(Span::new(start, start + words.len()))
    }

    /// The byte at which the same words begin now, or else the one that stands in its place.
    pub(super) fn byte(&self, seen: usize, words: &Words) -> usize {
        let article = self.article(seen).and_then(|article| self.comparison.story.articles.get(article));
        let length = article.map_or(0, |article| article.text.len());
        self.span(seen, words).map_or(words.at.min(length), |span| span.start)
    }

    /// The same sentence, or the one that stands in its place.
    pub(super) fn sentence(&self, seen: usize, words: &Words) -> usize {
        let reading = self.article(seen).and_then(|article| self.comparison.readings.get(article));
        let at = self.byte(seen, words);
        reading.map_or(0, |reading| {
            reading.sentences.partition_point(|sentence| sentence.span.start <= at).saturating_sub(1)
        })
    }

    /// The same quote, by its place in the article's reading.
    pub(super) fn quote(&self, seen: usize, words: &Words) -> Option<usize> {
        let span = self.span(seen, words)?;
        let reading = self.comparison.readings.get(self.article(seen)?)?;
        reading.quotes.iter().position(|quote| quote.span == span)
    }

    /// The claim that holds most of the same statements, or else the one of the same name, or else the one with a
    /// statement that is much the same.
    pub(super) fn claim(&self, seen: &ClaimSeen) -> Option<usize> {
        let claims = || self.comparison.claims.iter().enumerate();
        let told: HashSet<(usize, &str)> = seen
            .told
            .iter()
            .filter_map(|told| Some((self.article(told.article)?, told.words.words.as_str())))
            .collect();
        let shared = |claim: &Claim| {
            claim.statements.iter().filter(|told_now| told.contains(&self.words_of(told_now))).count()
        };
        // Claims may share sentences: of as many, the one of the same name, then the nearest to where it was listed.
        let best = claims().map(|(number, claim)| {
            let other = seen.told.len().abs_diff(claim.statements.len());
            let alike = claim.label == seen.label;
            (shared(claim), alike, Reverse(other), Reverse(number.abs_diff(seen.number)), number)
        });
        let best = best.max().filter(|(shared, alike, ..)| *shared > 0 || *alike);
        best.map(|(.., number)| number).or_else(|| self.nearly(seen))
    }

    /// The claim with the statement that is most like one of those that were.
    fn nearly(&self, seen: &ClaimSeen) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for told in &seen.told {
            let Some(article) = self.article(told.article) else { continue };
            for (number, claim) in self.comparison.claims.iter().enumerate() {
                for statement in claim.statements.iter().filter(|now| now.article == article) {
                    let alike = likeness(&told.words.words, self.words_of(statement).1);
                    if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
                        best = Some((alike, number));
                    }
                }
            }
        }
        best.map(|(_, number)| number)
    }

    fn words_of(&self, statement: &Statement) -> (usize, &'a str) {
        let article = self.comparison.story.articles.get(statement.article);
        (statement.article, article.map_or("", |article| statement.span.of(&article.text)))
    }
}

/// How much of their words two sentences share, from 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(|text| text.split_whitespace().collect::<HashSet<&str>>());
    let both = one.intersection(&other).count();
    (2 * both) as f64 / (one.len() + other.len()).max(1) as f64
}
