//! How likely two sentences are to tell the same fact.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::likeness::{Likeness, Reach};
use super::nearby::{self, Nearby};
use super::prints::Prints;
use super::units::{Unit, Units};
use super::weights::Weights;
use crate::progress::{Step, Watch};
use crate::reading::Figure;

/// Evidence that two sentences state one fact.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Evidence {
    /// Cosine of the weighted stems.
    pub(super) cosine: f64,
    /// The part of the fewer pairs of neighbouring stems that both hold.
    pub(super) pairs: f64,
    /// Figures that agree or give one amount, at most two.
    pub(super) figures_agree: f64,
    /// 1 where each is the other's best in its article, 0.5 where one is.
    pub(super) mutual: f64,
    /// Distance of their places in their articles, from 0 to 1.
    pub(super) distance: f64,
    /// The shorter's number of stems over the longer's.
    pub(super) balance: f64,
    /// The best cosine of a clause of one with a clause of the other, of those that share two stems.
    pub(super) clause: f64,
    /// Logarithm of the shorter's number of stems.
    pub(super) size: f64,
    /// Whether each gives somebody's words and nobody speaks in both.
    pub(super) speakers_clash: f64,
    /// Whether both open their articles.
    pub(super) opening: f64,
    /// Logarithm of the words that both have in a row, beyond two.
    pub(super) run: f64,
    /// The part of the weight of the words of one that the other has, in the same or in like words: of the sentence of
    /// which more is found, and of the other.
    pub(super) more_alike: f64,
    pub(super) less_alike: f64,
    /// Cosine of what the sentences mean as a whole.
    pub(super) meaning: f64,
    /// Whether each names somebody or something and nothing is named in both.
    pub(super) strangers: f64,
}

/// The names of the evidence, in the order of [`Evidence::list`].
pub(super) const NAMES: [&str; 15] = [
    "cosine",
    "pairs",
    "figures_agree",
    "mutual",
    "distance",
    "balance",
    "clause",
    "size",
    "speakers_clash",
    "opening",
    "run",
    "more_alike",
    "less_alike",
    "meaning",
    "strangers",
];

impl Evidence {
    /// The evidence as numbers, for weighing and fitting.
    pub(super) fn list(&self) -> [f64; 15] {
        [
            self.cosine,
            self.pairs,
            self.figures_agree,
            self.mutual,
            self.distance,
            self.balance,
            self.clause,
            self.size,
            self.speakers_clash,
            self.opening,
            self.run,
            self.more_alike,
            self.less_alike,
            self.meaning,
            self.strangers,
        ]
    }
}

/// Two prints, the first before the second, and how likely they are to tell the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) near: Nearby,
    /// From 0 to 1.
    pub(super) likelihood: f64,
}

/// The part of an article that opens it.
const OPENING: f64 = 0.08;

/// The sentences of a story, ready to be weighed against each other.
pub(super) struct Scales<'a> {
    pub(super) units: &'a Units,
    pub(super) prints: Prints<'a>,
    likeness: Likeness,
}

impl<'a> Scales<'a> {
    /// Weighs what several outlets print word for word once.
    pub(super) fn of(units: &'a Units, watch: &Watch) -> Self {
        Self { units, prints: Prints::of(&units.list), likeness: Likeness::of(&units.vectors, watch) }
    }

    /// Weighs every sentence by itself.
    pub(super) fn of_each(units: &'a Units) -> Self {
        Self { prints: Prints::each(&units.list), ..Self::of(units, &Watch::default()) }
    }

    /// The pairs of prints that are worth a look, in order.
    pub(super) fn pairs(&self, weights: &Weights, watch: &Watch) -> Vec<Pair> {
        let near = nearby::of(&self.prints, watch);
        let rows: Vec<&[Nearby]> = near.chunk_by(|one, other| one.ends().0 == other.ends().0).collect();
        let count = watch.begin(Step::Weigh, rows.len());
        let weigh = |reach: &mut Reach, row: &&[Nearby]| count.piece(|| self.row(reach, row, weights));
        let weighed: Vec<Vec<Pair>> = rows.par_iter().map_init(Reach::default, weigh).collect();
        weighed.into_iter().flatten().collect()
    }

    /// The pairs of one print that are worth a look.
    fn row(&self, reach: &mut Reach, row: &[Nearby], weights: &Weights) -> Vec<Pair> {
        let mut found = Vec::new();
        for near in row {
            let (one, other) = (self.prints.unit(near.ends().0), self.prints.unit(near.ends().1));
            let places = (self.prints.place(near.ends().0), self.prints.place(near.ends().1));
            let mut evidence = glance(one, other, near, places);
            if !weights.is_worth(&evidence) {
                continue;
            }
            if found.is_empty() {
                reach.fill(&self.likeness, one);
            }
            look(&mut evidence, one, other, reach);
            found.push(Pair { near: *near, likelihood: weights.likelihood(&evidence) });
        }
        found
    }

    /// The evidence that two units, by their places, tell the same: those of the first that stand together take less time.
    pub(super) fn evidence(&self, pairs: impl Iterator<Item = (usize, usize, Nearby)>) -> Vec<Evidence> {
        let mut reach = Reach::default();
        let mut filled = None;
        pairs
            .map(|(one, other, near)| {
                let (mine, theirs) = (&self.units.list[one], &self.units.list[other]);
                if filled.replace(one) != Some(one) {
                    reach.fill(&self.likeness, mine);
                }
                let mut evidence = glance(mine, theirs, &near, (mine.place, theirs.place));
                look(&mut evidence, mine, theirs, &mut reach);
                evidence
            })
            .collect()
    }
}

/// The evidence that takes hardly any time to see, of two sentences and how far down their articles they stand.
fn glance(one: &Unit, other: &Unit, near: &Nearby, places: (f64, f64)) -> Evidence {
    let told = one.figures.iter().filter(|figure| !figure.is_vague());
    // «Up to 20» and «20» part, and yet are told of one thing.
    let same = |one: &Figure, other: &Figure| {
        one.unit == other.unit
            && (one.agrees(other) || (one.amount - other.amount).abs() <= f64::EPSILON * one.amount)
    };
    let agree = told.filter(|figure| other.figures.iter().any(|like| same(like, figure)));
    let (shorter, longer) = (one.stems.len().min(other.stems.len()), one.stems.len().max(other.stems.len()));
    let speak = !one.speakers.is_empty() && !other.speakers.is_empty();
    let nobody_in_both = common(&one.speakers, &other.speakers, |speaker| *speaker).next().is_none();
    let named = !one.names.is_empty() && !other.names.is_empty();
    let nothing_in_both = common(&one.names, &other.names, |name| *name).next().is_none();
    Evidence {
        cosine: near.cosine,
        figures_agree: agree.count().min(2) as f64,
        mutual: f64::from(near.mutual),
        distance: (places.0 - places.1).abs(),
        balance: shorter as f64 / longer.max(1) as f64,
        size: (shorter as f64).ln_1p(),
        speakers_clash: f64::from(u8::from(speak && nobody_in_both)),
        opening: f64::from(u8::from(places.0 < OPENING && places.1 < OPENING)),
        meaning: f64::from(near.meaning),
        strangers: f64::from(u8::from(named && nothing_in_both)),
        ..Evidence::default()
    }
}

/// Adds the evidence that takes a look at every word.
fn look(evidence: &mut Evidence, one: &Unit, other: &Unit, reach: &mut Reach) {
    let fewer = one.bigrams.len().min(other.bigrams.len());
    let shared = common(&one.bigrams, &other.bigrams, |pair| *pair).count();
    let run = longest_run(&one.words, &other.words).saturating_sub(2);
    let (mine, theirs) = reach.alike(one, other);
    evidence.pairs = if fewer == 0 { 0.0 } else { shared as f64 / fewer as f64 };
    evidence.clause = best_clause(one, other);
    evidence.run = (run as f64).ln_1p();
    evidence.more_alike = mine.max(theirs);
    evidence.less_alike = mine.min(theirs);
}

/// What two sorted lists share, as pairs.
fn common<'a, T, K: Ord>(
    one: &'a [T],
    other: &'a [T],
    key: impl Fn(&T) -> K + 'a,
) -> impl Iterator<Item = (&'a T, &'a T)> {
    let (mut mine, mut theirs) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(left), Some(right)) = (one.get(mine), other.get(theirs)) {
            match key(left).cmp(&key(right)) {
                std::cmp::Ordering::Less => mine += 1,
                std::cmp::Ordering::Greater => theirs += 1,
                std::cmp::Ordering::Equal => {
                    mine += 1;
                    theirs += 1;
                    return Some((left, right));
                }
            }
        }
        None
    })
}

fn best_clause(one: &Unit, other: &Unit) -> f64 {
    let mut best = 0.0_f64;
    for mine in &one.clauses {
        for theirs in &other.clauses {
            let shared =
                common(mine, theirs, |(stem, _)| *stem).map(|((_, mine), (_, theirs))| mine * theirs);
            let (count, cosine) = shared.fold((0, 0.0), |(count, sum), product| (count + 1, sum + product));
            if count >= 2 {
                best = best.max(cosine);
            }
        }
    }
    best
}

/// How many words two sentences have in common in one run.
fn longest_run(one: &[u32], other: &[u32]) -> usize {
    let mut row = vec![0_usize; other.len() + 1];
    let mut best = 0;
    for word in one {
        let mut diagonal = 0;
        for (index, theirs) in other.iter().enumerate() {
            let before =
                std::mem::replace(&mut row[index + 1], if word == theirs { diagonal + 1 } else { 0 });
            diagonal = before;
            best = best.max(row[index + 1]);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_is_of_neighbours() {
        assert_eq!(longest_run(&[1, 2, 3, 4], &[9, 2, 3, 8, 4]), 2);
        assert_eq!(longest_run(&[1], &[]), 0);
    }

    #[test]
    fn what_sorted_lists_share_is_found_in_one_pass() {
        let shared: Vec<_> = common(&[1, 3, 5, 7], &[3, 4, 7], |number| *number).collect();
        assert_eq!(shared, [(&3, &3), (&7, &7)]);
    }
}
