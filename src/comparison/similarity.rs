//! How likely two statements are to tell the same fact.

use std::collections::{BTreeMap, HashMap};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::units::Unit as Statement;
use crate::reading::Unit;

/// Evidence that two units state one fact.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Cosine of the weighted stems.
    pub(super) cosine: f64,
    /// The part of the lighter unit's weight that the other holds too.
    pub(super) contained: f64,
    /// The part of the fewer pairs of neighbouring stems that both hold.
    pub(super) pairs: f64,
    /// Figures of one kind that agree, less those that do not.
    pub(super) figures_agree: f64,
    pub(super) figures_clash: f64,
    /// Names in common, over the fewer.
    pub(super) names: f64,
    /// Whether each has names and none is shared.
    pub(super) strangers: f64,
    /// 1 where each is the other's best in its article, 0.5 where one is.
    pub(super) mutual: f64,
    /// Distance of their places in their articles.
    pub(super) distance: f64,
    /// The shorter's length over the longer's.
    pub(super) balance: f64,
    /// The best cosine of a clause of one with a clause of the other, of those that share two telling stems.
    pub(super) clause: f64,
    /// Whether one says that no date is known and the other too, or names one.
    pub(super) dates: f64,
    /// Telling stems in common by two figures of one unit, at most two.
    pub(super) slot: f64,
    /// Logarithm of the shorter's number of stems.
    pub(super) size: f64,
}

/// Weights of the evidence, in the order of [`Evidence::list`], the constant last.
///
/// Fitted by logistic regression (C = 0.2) over pairs of sentences of ten stories labelled by hand; `dates` and `slot`, which
/// few of those pairs show, are set by hand above their fitted 0.5: two figures that measure the same thing, or two
/// words on one date, are what a reader compares first.
const WEIGHTS: [f64; 15] =
    [2.02, 2.19, 1.61, 1.18, -0.54, 0.26, -0.09, 0.2, -1.08, -0.71, 1.11, 2.29, 2.6, 1.2, -4.36];

impl Evidence {
    /// The evidence as numbers, for weighing and fitting.
    pub(super) fn list(&self) -> [f64; 14] {
        [
            self.cosine,
            self.contained,
            self.pairs,
            self.figures_agree,
            self.figures_clash,
            self.names,
            self.strangers,
            self.mutual,
            self.distance,
            self.balance,
            self.size,
            self.clause,
            self.dates,
            self.slot,
        ]
    }

    /// The likelihood, from 0 to 1, that both state one fact.
    pub(super) fn likelihood(&self) -> f64 {
        let sum: f64 =
            self.list().iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<f64>() + WEIGHTS[14];
        1.0 / (1.0 + (-sum).exp())
    }
}

/// A pair of units of a story and the evidence for it, the first unit before the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) evidence: Evidence,
}

/// Stems that stand in more units than this bring no pair up: they tell too little to be worth the time.
const CROWDED: usize = 400;

/// The pairs of units that share any telling stem, with their evidence, in order.
pub(super) fn pairs(units: &[Statement]) -> Vec<Pair> {
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        for &stem in unit.vector.keys() {
            holders.entry(stem).or_default().push(index);
        }
    }
    let mut found: Vec<Pair> =
        (0..units.len()).into_par_iter().flat_map_iter(|index| pairs_of(units, &holders, index)).collect();
    rank(units, &mut found);
    found
}

/// The pairs of one unit with those behind it.
fn pairs_of(units: &[Statement], holders: &HashMap<u32, Vec<usize>>, index: usize) -> Vec<Pair> {
    let unit = &units[index];
    let mut cosines: BTreeMap<usize, f64> = BTreeMap::new();
    for (stem, weight) in &unit.vector {
        let Some(others) = holders.get(stem).filter(|others| others.len() <= CROWDED) else { continue };
        let from = others.partition_point(|&other| other <= index);
        for &other in others.iter().skip(from) {
            *cosines.entry(other).or_default() += weight * units[other].vector[stem];
        }
    }
    let near = cosines.into_iter().filter(|(_, cosine)| *cosine > 0.08);
    near.map(|(other, cosine)| Pair { one: index, other, evidence: evidence(unit, &units[other], cosine) })
        .collect()
}

/// How many things two sorted lists share.
fn in_common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut mine, mut theirs, mut count) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(left), Some(right)) = (mine.peek(), theirs.peek()) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => drop(mine.next()),
            std::cmp::Ordering::Greater => drop(theirs.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                mine.next();
                theirs.next();
            }
        }
    }
    count
}

fn evidence(one: &Statement, other: &Statement, cosine: f64) -> Evidence {
    let light = one.weight.min(other.weight);
    let (short, long) = if one.weight <= other.weight { (one, other) } else { (other, one) };
    let shared: f64 = short
        .vector
        .iter()
        .filter(|(stem, _)| long.vector.contains_key(stem))
        .map(|(_, weight)| (weight * short.weight).powi(2))
        .sum::<f64>()
        .sqrt();
    let fewer = one.bigrams.len().min(other.bigrams.len());
    let shared_names = in_common(&one.names, &other.names);
    let fewer_names = one.names.len().min(other.names.len());
    let mut slot = 0;
    for (figure, by) in one.figures.iter().zip(&one.slots) {
        for (like, their) in other.figures.iter().zip(&other.slots) {
            if figure.unit == like.unit && figure.unit != Unit::Plain {
                slot = slot.max(by.iter().filter(|stem| their.contains(stem)).count());
            }
        }
    }
    let (mut agree, mut clash) = (0.0_f64, 0.0_f64);
    for figure in one.figures.iter().filter(|figure| !figure.is_vague()) {
        let like: Vec<_> = other.figures.iter().filter(|like| like.unit == figure.unit).collect();
        if like.iter().any(|like| like.agrees(figure)) {
            agree += 1.0;
        } else if !like.is_empty() {
            clash += 1.0;
        }
    }
    let (shorter, longer) = (one.stems.len().min(other.stems.len()), one.stems.len().max(other.stems.len()));
    Evidence {
        cosine,
        contained: if light > 0.0 { shared / light } else { 0.0 },
        pairs: if fewer == 0 { 0.0 } else { in_common(&one.bigrams, &other.bigrams) as f64 / fewer as f64 },
        figures_agree: agree.min(2.0),
        figures_clash: clash.min(2.0),
        names: if fewer_names == 0 { 0.0 } else { shared_names as f64 / fewer_names as f64 },
        strangers: f64::from(u8::from(fewer_names > 0 && shared_names == 0)),
        mutual: 0.0,
        distance: (one.place - other.place).abs(),
        balance: shorter as f64 / longer.max(1) as f64,
        size: (shorter as f64).ln_1p(),
        clause: best_clause(one, other),
        slot: slot.min(2) as f64,
        dates: f64::from(u8::from(
            (one.undated && (other.undated || other.deadline)) || (other.undated && one.deadline),
        )),
    }
}

fn best_clause(one: &Statement, other: &Statement) -> f64 {
    let mut best = 0.0_f64;
    for mine in &one.clauses {
        for theirs in &other.clauses {
            let shared =
                mine.iter().filter_map(|(stem, weight)| theirs.get(stem).map(|their| weight * their));
            let (count, cosine) = shared.fold((0, 0.0), |(count, sum), product| (count + 1, sum + product));
            if count >= 2 {
                best = best.max(cosine);
            }
        }
    }
    best
}

/// Marks the pairs in which each unit is the best that the other finds in its article.
fn rank(units: &[Statement], pairs: &mut [Pair]) {
    let mut best: HashMap<(usize, usize), f64> = HashMap::new();
    for pair in pairs.iter() {
        for (unit, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let entry = best.entry((unit, units[other].article)).or_default();
            *entry = entry.max(pair.evidence.cosine);
        }
    }
    for pair in pairs {
        let is_best = |unit: usize, other: usize| {
            best.get(&(unit, units[other].article)).is_some_and(|best| pair.evidence.cosine >= *best)
        };
        pair.evidence.mutual = 0.5 * f64::from(u8::from(is_best(pair.one, pair.other)))
            + 0.5 * f64::from(u8::from(is_best(pair.other, pair.one)));
    }
}
