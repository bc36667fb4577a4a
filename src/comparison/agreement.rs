//! Agreement: of the claims that two articles both tell, over how many they part.

use super::{Claim, Comparison, Difference};

/// What two articles have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair {
    /// How many claims both tell.
    pub common: usize,
    /// Over how many of those they part.
    pub parted: usize,
}

impl Pair {
    /// How many of the claims in common they do not part over.
    pub fn agreed(self) -> usize {
        self.common.saturating_sub(self.parted)
    }

    /// The part of the claims in common over which they part, in percent; nothing without a claim in common.
    pub fn parting(self) -> Option<usize> {
        (self.parted * 100).checked_div(self.common)
    }
}

/// Every two articles of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    articles: usize,
    pairs: Vec<Pair>,
}

impl Agreement {
    /// What two articles have in common; of an article with itself, how many claims it tells.
    pub fn pair(&self, one: usize, other: usize) -> Pair {
        if one.max(other) >= self.articles {
            return Pair::default();
        }
        self.pairs.get(one.min(other) * self.articles + one.max(other)).copied().unwrap_or_default()
    }

    /// The most claims that two articles have in common.
    pub fn most(&self) -> usize {
        self.pairs.iter().map(|pair| pair.common).max().unwrap_or(0)
    }
}

/// Sets every two articles side by side.
pub fn agreement(comparison: &Comparison) -> Agreement {
    let articles = comparison.story.articles.len();
    let mut pairs = vec![Pair::default(); articles * articles];
    let mut parted = vec![false; articles * articles];
    for claim in &comparison.claims {
        let told = tellers(claim, articles);
        for (place, one) in told.iter().enumerate() {
            for other in &told[place..] {
                pairs[one * articles + other].common += 1;
            }
        }
        if claim.differences.is_empty() {
            continue;
        }
        // A pair may part in several differences of one claim, but parts over the claim once.
        parted.fill(false);
        let mut tells = vec![false; articles];
        for &article in &told {
            tells[article] = true;
        }
        for difference in &claim.differences {
            let values = difference.values.iter().filter(|value| tells.get(value.article) == Some(&true));
            let values: Vec<(usize, usize)> = values.map(|value| (value.article, value.side)).collect();
            for (place, &(one, mine)) in values.iter().enumerate() {
                for &(other, theirs) in values.iter().skip(place + 1) {
                    parted[one.min(other) * articles + one.max(other)] |= one != other && mine != theirs;
                }
            }
        }
        for (pair, parts) in pairs.iter_mut().zip(&parted) {
            pair.parted += usize::from(*parts);
        }
    }
    Agreement { articles, pairs }
}

/// The articles that state a claim, in order.
fn tellers(claim: &Claim, articles: usize) -> Vec<usize> {
    let mut told: Vec<usize> = claim.statements.iter().map(|statement| statement.article).collect();
    told.retain(|&article| article < articles);
    told.sort_unstable();
    told.dedup();
    told
}

/// The claims that both tell and part over, by their places in the comparison, each with the most telling difference.
pub fn parted(comparison: &Comparison, one: usize, other: usize) -> Vec<(usize, &Difference)> {
    let claims = comparison.claims.iter().enumerate();
    claims
        .filter_map(|(place, claim)| {
            let difference = claim.parts(one, other)?;
            let both = claim.first_in(one).is_some() && claim.first_in(other).is_some();
            both.then_some((place, difference))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;
    use crate::comparison::{DifferenceKind, compare};
    use crate::ingest;

    /// Every two articles, one before the other.
    fn twos(articles: usize) -> impl Iterator<Item = (usize, usize)> {
        (0..articles).flat_map(move |one| (one + 1..articles).map(move |other| (one, other)))
    }

    #[test]
    fn a_pair_counts_what_both_tell_and_what_they_part_over() {
        let found = agreement(&fixture::bridge());
        assert_eq!(found.pair(0, 1), Pair { common: 3, parted: 2 });
        assert_eq!(found.pair(1, 0), found.pair(0, 1));
        assert_eq!(found.pair(1, 4), Pair { common: 2, parted: 2 });
        assert_eq!(found.pair(3, 4), Pair { common: 0, parted: 0 });
    }

    #[test]
    fn an_article_has_with_itself_what_it_tells_and_never_parts() {
        let comparison = fixture::bridge();
        let found = agreement(&comparison);
        assert_eq!(found.pair(0, 0), Pair { common: 8, parted: 0 });
        assert_eq!(found.pair(9, 9), Pair::default());
    }

    #[test]
    fn over_all_pairs_a_claim_counts_once_for_every_two_who_tell_it() {
        for comparison in [fixture::bridge(), compare(ingest::demo())] {
            let found = agreement(&comparison);
            let sum: usize =
                twos(comparison.story.articles.len()).map(|(one, other)| found.pair(one, other).common).sum();
            let due: usize =
                comparison.claims.iter().map(Claim::spread).map(|told| told * (told - 1) / 2).sum();
            assert_eq!(sum, due);
        }
    }

    #[test]
    fn the_counts_and_the_listed_claims_tell_the_same() {
        for comparison in [fixture::bridge(), compare(ingest::demo())] {
            let found = agreement(&comparison);
            for (one, other) in twos(comparison.story.articles.len()) {
                assert_eq!(found.pair(one, other).parted, parted(&comparison, one, other).len());
            }
        }
    }

    #[test]
    fn what_two_part_over_is_listed_with_its_kind() {
        let comparison = fixture::bridge();
        let found: Vec<_> =
            parted(&comparison, 0, 1).into_iter().map(|(claim, by)| (claim, by.kind)).collect();
        assert_eq!(found, [(0, DifferenceKind::Quantity), (1, DifferenceKind::Time)]);
    }

    #[test]
    fn the_share_is_of_what_both_tell() {
        assert_eq!(Pair { common: 20, parted: 3 }.parting(), Some(15));
        assert_eq!(Pair { common: 20, parted: 3 }.agreed(), 17);
        assert_eq!(Pair::default().parting(), None);
    }
}
