//! Omissions: what at least two others state, and in a large story one in twenty, and an article does not.

use std::cmp::Reverse;

use super::{Comparison, Verdict};

/// A claim that an article leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// The claim's place in the comparison.
    pub claim: usize,
    /// How many articles state it.
    pub told: usize,
    /// How many articles there are: the denominator.
    pub of: usize,
    /// How many independent origins those who state it have.
    pub origins: usize,
}

/// In a story of more articles than twice this, one in so many must state a claim for its absence to be an omission: what
/// two of five hundred tell, nobody left out.
const ONE_IN: usize = 20;

/// What an article leaves out though enough others state it, those that most state first; of as many, those of more
/// origins first.
pub fn omissions(comparison: &Comparison, article: usize) -> Vec<Omission> {
    let whole = !comparison.is_cut(article);
    let left_out = |at: &usize| whole && comparison.claims[*at].first_in(article).is_none();
    let mut found: Vec<Omission> =
        shared(comparison).filter(left_out).map(|at| omission(comparison, at)).collect();
    found.sort_by_key(order);
    found
}

/// The same for every article, in their order: each claim's origins are counted once.
pub fn all_omissions(comparison: &Comparison) -> Vec<Vec<Omission>> {
    let mut told: Vec<Omission> = shared(comparison).map(|at| omission(comparison, at)).collect();
    told.sort_by_key(order);
    let mut found: Vec<Vec<Omission>> = vec![Vec::new(); comparison.story.articles.len()];
    for omission in told {
        let mut states = vec![false; found.len()];
        for statement in &comparison.claims[omission.claim].statements {
            if let Some(states) = states.get_mut(statement.article) {
                *states = true;
            }
        }
        for (at, list) in found.iter_mut().enumerate() {
            if !states[at] && !comparison.is_cut(at) {
                list.push(omission);
            }
        }
    }
    found
}

/// The claims that enough articles state: two at least.
fn shared(comparison: &Comparison) -> impl Iterator<Item = usize> {
    let enough = comparison.story.articles.len().div_ceil(ONE_IN).max(2);
    let claims = comparison.claims.iter().enumerate();
    claims
        .filter(move |(_, claim)| claim.verdict != Verdict::Single && claim.spread() >= enough)
        .map(|(at, _)| at)
}

fn omission(comparison: &Comparison, claim: usize) -> Omission {
    let told = &comparison.claims[claim];
    Omission {
        claim,
        told: told.spread(),
        of: comparison.story.articles.len(),
        origins: told.origins(comparison),
    }
}

fn order(omission: &Omission) -> (Reverse<(usize, usize)>, usize) {
    (Reverse((omission.told, omission.origins)), omission.claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Claim, Origin, Place, Statement};
    use crate::reading::Reading;
    use crate::story::{Article, Story};
    use crate::text::Span;

    const SPAN: Span = Span { start: 0, end: 9 };

    #[test]
    fn an_article_that_is_cut_off_leaves_nothing_out_and_is_silent_on_nothing() {
        let mut comparison = comparison(vec![told(&[0, 1]), told(&[0, 1, 2])]);
        assert_eq!(omissions(&comparison, 3).len(), 2);
        comparison.story.articles[3].truncated = Some("a summary".to_owned());
        assert_eq!(omissions(&comparison, 3), []);
        assert_eq!(all_omissions(&comparison)[3], []);
        assert_eq!(comparison.tally(3).silent, 0);
        let claim = &comparison.claims[0];
        assert_eq!((comparison.silent(claim), comparison.cut_off(claim)), (vec![2], vec![3]));
    }

    fn told(articles: &[usize]) -> Claim {
        let stated = |&article: &usize| Statement { article, sentence: 0, span: SPAN };
        Claim {
            label: String::new(),
            verdict: if articles.len() > 1 { Verdict::Agree } else { Verdict::Single },
            statements: articles.iter().map(stated).collect(),
            differences: Vec::new(),
            slot: None,
        }
    }

    fn comparison(claims: Vec<Claim>) -> Comparison {
        comparison_of(4, claims)
    }

    fn comparison_of(articles: usize, claims: Vec<Claim>) -> Comparison {
        let article = Article { text: "The ferry".to_owned(), ..Article::default() };
        Comparison {
            story: Story { articles: vec![article; articles], ..Story::default() },
            readings: vec![Reading::default(); articles],
            claims,
            ..Comparison::default()
        }
    }

    #[test]
    fn what_two_of_very_many_tell_nobody_left_out() {
        let claims = || vec![told(&[0, 1]), told(&[0, 1, 2])];
        let left_out = |articles: usize| omissions(&comparison_of(articles, claims()), 3).len();
        assert_eq!([40, 41, 61].map(left_out), [2, 1, 0]);
    }

    #[test]
    fn what_most_tell_is_the_first_omission_and_what_one_alone_tells_is_none() {
        let comparison = comparison(vec![told(&[0, 1]), told(&[1]), told(&[0, 1, 2]), told(&[2, 3])]);
        let places: Vec<(usize, usize, usize)> =
            omissions(&comparison, 3).iter().map(|found| (found.claim, found.told, found.of)).collect();
        assert_eq!(places, [(2, 3, 4), (0, 2, 4)]);
        let each: Vec<Vec<Omission>> = (0..4).map(|article| omissions(&comparison, article)).collect();
        assert_eq!(all_omissions(&comparison), each);
    }

    #[test]
    fn two_with_one_wire_weigh_less_than_two_with_an_origin_each() {
        let mut comparison = comparison(vec![told(&[0, 1]), told(&[1, 2])]);
        let passages = [0, 1].map(|article| Place { article, span: SPAN }).to_vec();
        comparison.origins.push(Origin { articles: vec![0, 1], passages, ..Origin::default() });
        let found = omissions(&comparison, 3);
        assert_eq!((found[0].claim, found[0].origins), (1, 2));
        assert_eq!((found[1].claim, found[1].origins), (0, 1));
    }
}
