//! A story with all that the screens ask of it and that hangs on no size and no selection: made once, off the drawing thread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::comparison::{Claim, Comparison, QuoteId, Tally, Verdict};
use crate::opening::Told;

use super::claim_words::ClaimWords;
use super::returning::View;
use super::table::{self, Natural};

/// A story ready to be shown.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// The story, compared.
    pub comparison: Arc<Comparison>,
    /// What was passed over on the way in, one line each.
    pub notices: Vec<String>,
    /// What the claim table's words ask for.
    pub natural: Natural,
    /// The outlets' names for narrow places.
    pub names: Vec<String>,
    /// Ever shorter forms of what an outlet gives, by claim and article.
    pub briefs: BTreeMap<(usize, usize), Vec<String>>,
    /// What a filter may ask of each claim's words.
    pub claim_words: Vec<ClaimWords>,
    /// How each article stands in the story.
    pub tallies: Vec<Tally>,
    /// How many claims diverge, agree, are told by one outlet alone.
    pub totals: [usize; 3],
    /// Where the person was in it the last time.
    pub view: Option<Box<View>>,
}

/// What was measured and folded of a story before somebody decided on it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The story.
    pub comparison: &'a Comparison,
    /// What a filter may ask of each claim's words.
    pub claim_words: &'a [ClaimWords],
    /// Ever shorter forms of what an outlet gives, by claim and article.
    pub briefs: &'a BTreeMap<(usize, usize), Vec<String>>,
}

impl Before<'_> {
    /// For each claim of the story as it is now, where the same one stood, told in the same sentences by the same name.
    fn same(&self, now: &Comparison) -> Vec<Option<usize>> {
        let key = |claim: &Claim| (claim.statements.first().copied(), claim.statements.len());
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, claim) in self.comparison.claims.iter().enumerate() {
            places.entry(key(claim)).or_default().push(at);
        }
        let claims = &self.comparison.claims;
        let is = |at: usize, claim: &Claim| {
            claims[at].label == claim.label && claims[at].statements == claim.statements
        };
        let place = |claim: &Claim| places.get(&key(claim))?.iter().copied().find(|&at| is(at, claim));
        now.claims.iter().map(place).collect()
    }

    /// The articles of which a quote has another speaker now.
    fn other_speakers(&self, now: &Comparison) -> BTreeSet<usize> {
        let (was, is) = (&self.comparison.judged.quotes, &now.judged.quotes);
        let other = |id: &&QuoteId| was.get(id) != is.get(id);
        was.keys().chain(is.keys()).filter(other).map(|id| id.article).collect()
    }
}

impl Prepared {
    /// The same articles with other decisions: what hangs on claims that are as they were is taken over, as most are.
    pub fn after(comparison: Arc<Comparison>, before: Before<'_>) -> Self {
        let same = before.same(&comparison);
        let others = before.other_speakers(&comparison);
        let claims = || comparison.claims.iter().zip(&same);
        let words = |(claim, was): (&Claim, &Option<usize>)| {
            let kept = was.filter(|_| !claim.statements.iter().any(|told| others.contains(&told.article)));
            let kept = kept.and_then(|was| before.claim_words.get(was)).cloned();
            kept.unwrap_or_else(|| ClaimWords::of_claim(&comparison, claim))
        };
        let claim_words = claims().map(words).collect();
        let mut briefs = BTreeMap::new();
        for (at, (claim, was)) in claims().enumerate() {
            let parted = |was: &usize| before.comparison.claims[*was].differences == claim.differences;
            match was.filter(parted) {
                Some(was) => {
                    let kept = before.briefs.range((was, 0)..=(was, usize::MAX));
                    briefs.extend(kept.map(|(&(_, article), forms)| ((at, article), forms.clone())));
                }
                None => table::briefs_of(&comparison, at, &mut briefs),
            }
        }
        Self::with(comparison, Vec::new(), claim_words, briefs)
    }

    /// Measures and folds what the screens will ask for.
    pub fn of(comparison: Arc<Comparison>, notices: Vec<String>) -> Self {
        let (words, briefs) = (ClaimWords::of(&comparison), table::briefs(&comparison));
        Self::with(comparison, notices, words, briefs)
    }

    fn with(
        comparison: Arc<Comparison>,
        notices: Vec<String>,
        claim_words: Vec<ClaimWords>,
        briefs: BTreeMap<(usize, usize), Vec<String>>,
    ) -> Self {
        let count = |verdict| comparison.claims.iter().filter(|claim| claim.verdict == verdict).count();
        Self {
            natural: Natural::of(&comparison),
            names: table::names(&comparison),
            briefs,
            claim_words,
            tallies: (0..comparison.story.articles.len()).map(|article| comparison.tally(article)).collect(),
            totals: [count(Verdict::Diverge), count(Verdict::Agree), count(Verdict::Single)],
            notices,
            comparison,
            view: None,
        }
    }
}

impl From<Told> for Prepared {
    fn from(told: Told) -> Self {
        Self::of(Arc::new(told.comparison), told.notices)
    }
}
