//! Kinds: over what sort of thing the outlets part, and which of them parts from the most.

use super::{Claim, Comparison, DifferenceKind};

/// How often the outlets part over one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindTally {
    /// The kind; nothing for all kinds together.
    pub kind: Option<DifferenceKind>,
    /// How many claims have such a difference.
    pub claims: usize,
    /// In how many of those each article is not with the most, in the order of articles.
    pub off: Vec<usize>,
}

/// Each kind that occurs, most telling first, then all together; empty where the outlets part nowhere.
pub fn kinds(comparison: &Comparison) -> Vec<KindTally> {
    let articles = comparison.story.articles.len();
    let mut found: Vec<KindTally> = Vec::new();
    for claim in &comparison.claims {
        let mut kinds: Vec<Option<DifferenceKind>> =
            claim.differences.iter().map(|by| Some(by.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if !kinds.is_empty() {
            kinds.push(None);
        }
        for kind in kinds {
            let known = found.iter().position(|tally| tally.kind == kind).unwrap_or_else(|| {
                found.push(KindTally { kind, claims: 0, off: vec![0; articles] });
                found.len() - 1
            });
            found[known].claims += 1;
        }
        for (kind, article) in off_in(claim) {
            let tally = found.iter_mut().find(|tally| tally.kind == kind);
            if let Some(count) = tally.and_then(|tally| tally.off.get_mut(article)) {
                *count += 1;
            }
        }
    }
    found.sort_by_key(|tally| (tally.kind.is_none(), tally.kind));
    found
}

/// The claims in which an article is not with the most over this kind, or over any, by their places in the comparison.
pub fn off(comparison: &Comparison, kind: Option<DifferenceKind>, article: usize) -> Vec<usize> {
    let claims = comparison.claims.iter().enumerate();
    claims.filter(|(_, claim)| off_in(claim).contains(&(kind, article))).map(|(place, _)| place).collect()
}

/// The articles on another side than most, by kind and for all kinds together: side 0 is that of the most outlets, where
/// there is one.
fn off_in(claim: &Claim) -> Vec<(Option<DifferenceKind>, usize)> {
    let mut off = Vec::new();
    for difference in &claim.differences {
        for value in difference.values.iter().filter(|value| value.side != 0) {
            off.extend([(Some(difference.kind), value.article), (None, value.article)]);
        }
    }
    off.sort_unstable();
    off.dedup();
    off
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::comparison::fixture;
    use crate::ingest;

    #[test]
    fn each_kind_counts_its_claims_and_who_is_not_with_the_most() {
        let found = kinds(&fixture::bridge());
        let brief: Vec<_> =
            found.iter().map(|tally| (tally.kind.map(DifferenceKind::name), tally.claims)).collect();
        assert_eq!(brief, [(Some("quantity"), 1), (Some("quote"), 1), (Some("time"), 2), (None, 4)]);
        assert_eq!(found[0].off, [1, 0, 0, 0, 0]);
        assert_eq!(found[1].off, [1, 0, 1, 0, 0], "of two renderings neither is that of the most");
        assert_eq!(found[2].off, [0, 1, 0, 0, 1]);
        assert_eq!(found[3].off, [2, 1, 1, 0, 1]);
    }

    #[test]
    fn the_counts_and_the_listed_claims_tell_the_same() {
        let comparison = compare(ingest::demo());
        for tally in kinds(&comparison) {
            for (article, count) in tally.off.iter().enumerate() {
                assert_eq!(off(&comparison, tally.kind, article).len(), *count);
            }
        }
    }

    #[test]
    fn where_the_outlets_part_nowhere_nothing_is_counted() {
        assert!(kinds(&fixture::alone()).is_empty());
        assert!(kinds(&Comparison::default()).is_empty());
    }
}
