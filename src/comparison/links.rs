//! Links: why sentences of several outlets stand in one claim.

use std::collections::BTreeMap;

use super::nearby::Nearby;
use super::similarity::{Evidence, NAMES, Pair, Scales};
use super::units::Unit;
use super::weights::Weights;
use super::{Claim, Comparison};
use crate::text::Span;

/// Two sentences that were joined, and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The article and the sentence that come first.
    pub one: (usize, usize),
    /// The article and the sentence that it was joined with.
    pub other: (usize, usize),
    /// How likely both state one fact, from 0 to 1.
    pub likelihood: f64,
    /// Each kind of evidence by name.
    pub evidence: Vec<(&'static str, f64)>,
    /// The words of `one` that `other` has too, the most telling first.
    pub words: Vec<Span>,
}

/// How many shared words a link names.
const WORDS: usize = 5;

/// For each sentence of a cluster the likeliest pair by which it hangs on the others, in order. Of those who print one
/// sentence word for word the first hangs on other words, where there are any, and the others on it.
pub(super) fn of<'a>(
    scales: &Scales<'_>,
    pairs: &[Pair],
    clusters: impl Iterator<Item = &'a [usize]>,
    weights: &Weights,
) -> Vec<Link> {
    let weighed = |one: usize, other: usize| {
        let at = pairs.binary_search_by_key(&(one.min(other), one.max(other)), |pair| pair.near.ends());
        at.ok().map(|at| (&pairs[at], other))
    };
    let article = |unit: usize| scales.units.list[unit].article;
    let mut joined: BTreeMap<(usize, usize), Nearby> = BTreeMap::new();
    for units in clusters {
        let mut prints: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &unit in units {
            prints.entry(scales.prints.of_unit(unit)).or_default().push(unit);
        }
        for (&print, copies) in &prints {
            let others = prints.keys().filter_map(|&other| weighed(print, other));
            let likeliest = others.max_by(|one, other| one.0.likelihood.total_cmp(&other.0.likelihood));
            for (number, &unit) in copies.iter().enumerate() {
                let (near, others) = match likeliest {
                    Some((pair, other)) if number == 0 => (pair.near, &prints[&other]),
                    _ => (Nearby::copy(print), copies),
                };
                if let Some(&other) = others.iter().find(|&&other| article(other) != article(unit)) {
                    joined.insert((unit.min(other), unit.max(other)), near);
                }
            }
        }
    }
    let evidence = scales.evidence(joined.iter().map(|(&(one, other), near)| (one, other, *near)));
    let linked = |(&(one, other), evidence): (&(usize, usize), &Evidence)| {
        let units = (&scales.units.list[one], &scales.units.list[other]);
        link(units, weights.likelihood(evidence), evidence)
    };
    joined.keys().zip(&evidence).map(linked).collect()
}

fn link((one, other): (&Unit, &Unit), likelihood: f64, evidence: &Evidence) -> Link {
    let mut shared: Vec<_> =
        one.terms.iter().filter(|term| other.terms.iter().any(|like| like.stem == term.stem)).collect();
    shared.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.span.cmp(&other.span)));
    Link {
        one: (one.article, one.sentence),
        other: (other.article, other.sentence),
        likelihood,
        evidence: NAMES.into_iter().zip(evidence.list()).collect(),
        words: shared.into_iter().take(WORDS).map(|term| term.span).collect(),
    }
}

impl Comparison {
    /// Why the statements of a claim stand together, in their order. A statement that a rule on dates, figures or silences
    /// put there has none.
    pub fn links_of(&self, claim: &Claim) -> Vec<&Link> {
        let places: Vec<(usize, usize)> =
            claim.statements.iter().map(|statement| (statement.article, statement.sentence)).collect();
        let mut found = Vec::new();
        for &one in &places {
            let from = self.links.partition_point(|link| link.one < one);
            let mine = self.links[from..].iter().take_while(|link| link.one == one);
            found.extend(mine.filter(|link| places.contains(&link.other)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::comparison::compare;
    use crate::reading::tests::article;
    use crate::story::Story;

    #[test]
    fn each_joined_sentence_says_what_it_shares_with_another() {
        let texts = [
            "The northern ferry struck the old pier on Tuesday and 12 passengers were hurt.\n\nRain fell.",
            "Twelve passengers were hurt when the northern ferry struck the old pier.\n\nShops were shut.",
        ];
        let comparison = compare(Story { articles: texts.map(article).into(), ..Story::default() });
        let [link] = comparison.links.as_slice() else { panic!("{:?}", comparison.links) };
        assert_eq!((link.one, link.other), ((0, 0), (1, 0)));
        assert!(link.likelihood > 0.5);
        let words: Vec<&str> = link.words.iter().map(|span| span.of(texts[0])).collect();
        assert!(words.contains(&"ferry") && words.contains(&"pier"), "{words:?}");
        let claim = comparison.claims.iter().find(|claim| claim.spread() == 2).unwrap();
        assert_eq!(comparison.links_of(claim), [link]);
    }

    #[test]
    fn of_those_who_print_the_same_words_the_first_hangs_on_other_words_and_the_rest_on_it() {
        let wire = "The northern ferry struck the old pier on Tuesday and 12 passengers were hurt.";
        let own = "Twelve passengers were hurt when the northern ferry struck the old pier.";
        let articles = [wire, wire, own, wire].map(article).into();
        let comparison = compare(Story { articles, ..Story::default() });
        let joined: Vec<(usize, usize)> =
            comparison.links.iter().map(|link| (link.one.0, link.other.0)).collect();
        assert_eq!(joined, [(0, 1), (0, 2), (0, 3)]);
    }
}
