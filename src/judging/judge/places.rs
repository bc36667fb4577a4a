//! Where the words of decisions stand in a story.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use crate::comparison::{Claim, Comparison, Place, QuoteId, Statement};
use crate::judging::anchor::Anchor;
use crate::judging::footing::Footing;
use crate::judging::naming::Naming;

/// Finds what anchors are about.
pub(super) struct Places<'a> {
    comparison: &'a Comparison,
    footings: Vec<OnceCell<Footing<'a>>>,
    names: HashMap<String, usize>,
}

impl<'a> Places<'a> {
    pub(super) fn of(comparison: &'a Comparison, naming: &Naming) -> Self {
        let articles = &comparison.story.articles;
        let names = articles.iter().enumerate().map(|(at, article)| (naming.name(article), at)).collect();
        Self { comparison, footings: articles.iter().map(|_| OnceCell::new()).collect(), names }
    }

    /// The article of that name.
    pub(super) fn article(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// Whether an article of that name, or of its file, is of the story.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.contains_key(name) || self.siblings(name).next().is_some()
    }

    /// The other articles of the same file: in a feed that has grown, an article has another number.
    fn siblings<'s>(&'s self, name: &'s str) -> impl Iterator<Item = usize> + 's {
        let file = name.rsplit_once('#').map(|(file, _)| file);
        let same = move |other: &str| {
            file.is_some() && other != name && other.rsplit_once('#').map(|(file, _)| file) == file
        };
        let mut found: Vec<usize> =
            self.names.iter().filter(|(other, _)| same(other)).map(|(_, at)| *at).collect();
        found.sort_unstable();
        found.into_iter()
    }

    /// Where an anchor's words stand.
    pub(super) fn find(&self, anchor: &Anchor) -> Option<Place> {
        let own = self.article(&anchor.article);
        own.into_iter().chain(self.siblings(&anchor.article)).find_map(|article| {
            let text = &self.comparison.story.articles.get(article)?.text;
            let footing = self.footings.get(article)?.get_or_init(|| Footing::of(text));
            Some(Place { article, span: anchor.find(footing)? })
        })
    }

    /// The statement that an anchor's words make.
    pub(super) fn statement(&self, anchor: &Anchor) -> Option<Statement> {
        let Place { article, span } = self.find(anchor)?;
        let sentences = &self.comparison.readings.get(article)?.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.span.start <= span.start);
        Some(Statement { article, sentence: sentence.saturating_sub(1), span })
    }

    /// The quote that an anchor's words are.
    pub(super) fn quote(&self, anchor: &Anchor) -> Option<QuoteId> {
        let place = self.find(anchor)?;
        let quotes = self.comparison.readings.get(place.article)?.quotes.iter().enumerate();
        let close = quotes
            .map(|(quote, read)| (shared(read.span, place.span), quote))
            .filter(|(_, quote)| {
                let span = self.comparison.readings[place.article].quotes[*quote].span;
                meet(span, place.span)
            })
            .max_by_key(|&(shared, quote)| (shared, Reverse(quote)));
        close.map(|(_, quote)| QuoteId { article: place.article, quote })
    }
}

fn shared(one: crate::text::Span, other: crate::text::Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// Whether two stretches of one article are the same for a person: they share half of the shorter.
fn meet(one: crate::text::Span, other: crate::text::Span) -> bool {
    let shared = shared(one, other);
    shared > 0 && shared * 2 >= one.len().min(other.len())
}

/// Whether two places are the same for a person.
pub(super) fn same_place(one: Place, other: Place) -> bool {
    one.article == other.article && meet(one.span, other.span)
}

/// Whether two statements are the same for a person, though one may be a clause of the other.
pub(super) fn same(one: &Statement, other: &Statement) -> bool {
    one.article == other.article && meet(one.span, other.span)
}

/// Claims by the sentences that state them.
pub(super) struct Shelf {
    stated: HashMap<(usize, usize), Vec<usize>>,
}

impl Shelf {
    pub(super) fn of<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> Self {
        let mut stated: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (at, claim) in claims.into_iter().enumerate() {
            for told in &claim.statements {
                let homes = stated.entry((told.article, told.sentence)).or_default();
                if homes.last() != Some(&at) {
                    homes.push(at);
                }
            }
        }
        Self { stated }
    }

    /// For each claim that states some of these, how many of its statements they are, in the order of claims.
    pub(super) fn overlaps(&self, claims: &[Claim], statements: &[Statement]) -> Vec<(usize, usize)> {
        let mut near: Vec<usize> = statements
            .iter()
            .filter_map(|told| self.stated.get(&(told.article, told.sentence)))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let count = |at: usize| {
            let stated = claims.get(at).map_or(&[][..], |claim| &claim.statements);
            stated.iter().filter(|told| statements.iter().any(|other| same(told, other))).count()
        };
        near.into_iter().map(|at| (at, count(at))).filter(|(_, count)| *count > 0).collect()
    }

    /// The claim that states most of these, of as many the one with the fewest others, then the first.
    pub(super) fn claim(&self, claims: &[Claim], statements: &[Statement]) -> Option<usize> {
        let overlaps = self.overlaps(claims, statements).into_iter();
        let size = |at: usize| claims.get(at).map_or(0, |claim| claim.statements.len());
        let best = overlaps.max_by_key(|&(at, count)| (count, Reverse(size(at)), Reverse(at)));
        best.map(|(at, _)| at)
    }
}
