//! Order: in which order each article tells the claims that it shares with others.

use super::{Comparison, Verdict};
use crate::text::Span;

/// A claim where an article first tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The claim's place in the comparison.
    pub claim: usize,
    /// The first statement of it.
    pub span: Span,
}

/// For each article the claims that others tell too, in the order in which it tells them. A headline stands before the
/// story, as it does in the article; of claims in one place, the most telling comes first.
pub fn order(comparison: &Comparison) -> Vec<Vec<Told>> {
    let mut order: Vec<Vec<Told>> = vec![Vec::new(); comparison.story.articles.len()];
    let shared = comparison.claims.iter().enumerate().filter(|(_, claim)| claim.verdict != Verdict::Single);
    for (claim, found) in shared {
        // Statements stand in the order of articles and places.
        for statement in &found.statements {
            let Some(told) = order.get_mut(statement.article) else { continue };
            if told.last().is_none_or(|last| last.claim != claim) {
                told.push(Told { claim, span: statement.span });
            }
        }
    }
    for told in &mut order {
        told.sort_by_key(|told| (told.span.start, told.claim));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;

    fn claims(article: usize) -> Vec<usize> {
        order(&fixture::bridge())[article].iter().map(|told| told.claim).collect()
    }

    #[test]
    fn claims_stand_in_the_order_in_which_the_article_tells_them() {
        assert_eq!(claims(0), [3, 5, 0, 2, 1, 4]);
        assert_eq!(claims(3), [4, 0]);
    }

    #[test]
    fn what_one_outlet_alone_tells_has_no_place_in_the_order() {
        let comparison = fixture::bridge();
        let singles = |told: &Told| comparison.claims[told.claim].verdict == Verdict::Single;
        assert!(!order(&comparison).iter().flatten().any(singles));
        assert_eq!(order(&fixture::alone()), [[]]);
    }

    #[test]
    fn the_first_telling_counts() {
        let mut comparison = fixture::bridge();
        let again = comparison.claims[4].statements[0];
        comparison.claims[3].statements.insert(1, again);
        assert_eq!(order(&comparison)[0][0].claim, 3);
        assert_eq!(order(&comparison)[0].len(), 6);
    }
}
