//! Omissions: what at least two others state and an article does not.

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

/// What an article leaves out though two others or more state it, those that most state first; of as many, those of
/// more origins first.
pub fn omissions(comparison: &Comparison, article: usize) -> Vec<Omission> {
    let of = comparison.story.articles.len();
    let left_out = comparison.claims.iter().enumerate().filter(|(_, claim)| {
        claim.verdict != Verdict::Single && claim.first_in(article).is_none() && claim.spread() > 1
    });
    let mut found: Vec<Omission> = left_out
        .map(|(at, claim)| Omission {
            claim: at,
            told: claim.spread(),
            of,
            origins: claim.origins(comparison),
        })
        .collect();
    found.sort_by_key(|omission| (Reverse((omission.told, omission.origins)), omission.claim));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Claim, Origin, Place, Statement};
    use crate::reading::Reading;
    use crate::story::{Article, Story};
    use crate::text::Span;

    const SPAN: Span = Span { start: 0, end: 9 };

    fn told(articles: &[usize]) -> Claim {
        let stated = |&article: &usize| Statement { article, sentence: 0, span: SPAN };
        Claim {
            label: String::new(),
            verdict: if articles.len() > 1 { Verdict::Agree } else { Verdict::Single },
            statements: articles.iter().map(stated).collect(),
            differences: Vec::new(),
        }
    }

    fn comparison(claims: Vec<Claim>) -> Comparison {
        let article = Article { text: "The ferry".to_owned(), ..Article::default() };
        Comparison {
            story: Story { articles: vec![article; 4], ..Story::default() },
            readings: vec![Reading::default(); 4],
            claims,
            ..Comparison::default()
        }
    }

    #[test]
    fn what_most_tell_is_the_first_omission_and_what_one_alone_tells_is_none() {
        let comparison = comparison(vec![told(&[0, 1]), told(&[1]), told(&[0, 1, 2]), told(&[2, 3])]);
        let places: Vec<(usize, usize, usize)> =
            omissions(&comparison, 3).iter().map(|found| (found.claim, found.told, found.of)).collect();
        assert_eq!(places, [(2, 3, 4), (0, 2, 4)]);
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
