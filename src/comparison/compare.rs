//! From a story to a comparison: every article read, the readings set side by side.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{
    Claim, Comparison, Judged, Statement, Weights, claims, differences, families, origins, people,
    similarity, slots, units,
};
use crate::progress::{Step, Watch};
use crate::reading::Reading;
use crate::story::Story;

/// Reads every article of a story and sets them side by side.
pub fn compare(story: Story) -> Comparison {
    compare_by(story, Weights::usual())
}

/// Two sentences of different articles that may state one fact, and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// The sentence of the earlier article.
    pub one: Statement,
    /// The sentence of the later.
    pub other: Statement,
    /// Each kind of evidence by name.
    pub evidence: Vec<(&'static str, f64)>,
    /// How likely they are to state one fact, from 0 to 1.
    pub likelihood: f64,
}

/// Every pair of sentences that is weighed when claims are gathered, in order.
pub fn weigh(comparison: &Comparison, weights: &Weights) -> Vec<Weighed> {
    let Comparison { story, readings, .. } = comparison;
    let register = people::Register::of(readings);
    let units = units::of(&differences::Desk { story, readings, register: &register });
    let statement =
        |unit: &units::Unit| Statement { article: unit.article, sentence: unit.sentence, span: unit.span };
    let scales = similarity::Scales::of_each(&units);
    let pairs = scales.pairs(weights, &Watch::default());
    let evidence =
        scales.evidence(pairs.iter().map(|pair| (pair.near.ends().0, pair.near.ends().1, pair.near)));
    pairs
        .iter()
        .zip(evidence)
        .map(|(pair, evidence)| Weighed {
            one: statement(&units.list[pair.near.ends().0]),
            other: statement(&units.list[pair.near.ends().1]),
            evidence: similarity::NAMES.into_iter().zip(evidence.list()).collect(),
            likelihood: pair.likelihood,
        })
        .collect()
}

/// The same, by other weights of the evidence.
pub fn compare_by(story: Story, weights: &Weights) -> Comparison {
    compare_watched(story, weights, &Watch::default()).unwrap_or_default()
}

/// The same under a watch: nothing once it was told to stop.
pub fn compare_watched(story: Story, weights: &Weights, watch: &Watch) -> Option<Comparison> {
    let count = watch.begin(Step::Read, story.articles.len());
    let read = |article| count.piece(|| crate::reading::read(article));
    let readings: Vec<Reading> = story.articles.par_iter().map(read).collect();
    let going = || (!watch.is_stopped()).then_some(());
    going()?;
    let register = people::Register::of(&readings);
    let desk = differences::Desk { story: &story, readings: &readings, register: &register };
    let (mut claims, links) = claims::of(&desk, weights, watch)?;
    let families = families::of(&desk, &claims, watch);
    going()?;
    claims.extend(slots::of(&desk));
    claims::judge(&desk, &families, &mut claims, watch);
    going()?;
    let origins = origins::of(&story, &readings);
    going()?;
    let judged = Judged::default();
    Some(Comparison { story, readings, claims, families, origins, links, people: register.people, judged })
}

/// What the program proposes for statements that somebody else put together: for each list the verdict, the differences
/// and the name. An empty list gives a claim of nothing.
pub fn propose(comparison: &Comparison, statements: Vec<Vec<Statement>>) -> Vec<Claim> {
    let Comparison { story, readings, families, .. } = comparison;
    if statements.is_empty() {
        return Vec::new();
    }
    let register = people::Register::of(readings);
    let desk = differences::Desk { story, readings, register: &register };
    claims::weigh_up(&desk, families, statements)
}
