//! A story with all that the screens ask of it and that hangs on no size and no selection: made once, off the drawing thread.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::comparison::{Comparison, Tally, Verdict};
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

impl Prepared {
    /// Measures and folds what the screens will ask for.
    pub fn of(comparison: Arc<Comparison>, notices: Vec<String>) -> Self {
        let count = |verdict| comparison.claims.iter().filter(|claim| claim.verdict == verdict).count();
        Self {
            natural: Natural::of(&comparison),
            names: table::names(&comparison),
            briefs: table::briefs(&comparison),
            claim_words: ClaimWords::of(&comparison),
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
