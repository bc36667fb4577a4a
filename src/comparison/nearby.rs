//! Nearby: which sentences of a story are worth weighing against each other at all.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::units::Unit;
use super::vectors;

/// Two sentences of different articles, the first before the second, that have something in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearby {
    // Large stories have millions of pairs: each is kept small.
    one: u32,
    other: u32,
    /// Cosine of the weighted stems.
    pub(super) cosine: f64,
    /// Cosine of what the sentences mean as a whole.
    pub(super) meaning: f32,
    /// 1 where each is the other's best in its article, 0.5 where one is.
    pub(super) mutual: f32,
}

impl Nearby {
    /// The places of the two sentences among the units.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.one as usize, self.other as usize)
    }
}

/// Stems that stand in more sentences than this bring no pair up: they tell too little to be worth the time.
const CROWDED: usize = 400;
/// What the cosine of the stems of a pair and this part of the cosine of what they mean must come to for it to be looked at:
/// of the pairs of labelled stories below it, none was found likely.
const MEANING: f64 = 0.3;
const NEAR: f64 = 0.18;
/// Nor was one found likely whose stems have a lower cosine than this, whatever it means.
const ALIKE: f64 = 0.03;

/// The sentences that hold each stem, in order, with its weight there.
type Holders = Vec<Vec<(usize, f64)>>;

/// The pairs of sentences with something in common, in order.
pub(super) fn of(list: &[Unit]) -> Vec<Nearby> {
    let stems = list.iter().flat_map(|unit| &unit.weights).map(|&(stem, _)| stem as usize + 1).max();
    let mut holders: Holders = vec![Vec::new(); stems.unwrap_or(0)];
    for (index, unit) in list.iter().enumerate() {
        for &(stem, weight) in &unit.weights {
            holders[stem as usize].push((index, weight));
        }
    }
    let rows: Vec<Vec<Nearby>> = (0..list.len())
        .into_par_iter()
        .map_init(|| Row::of(list.len(), holders.len()), |row, index| row.fill(list, &holders, index))
        .collect();
    let mut pairs: Vec<Nearby> = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for row in rows {
        pairs.extend(row);
    }
    mark_best(list, &mut pairs);
    pairs
}

/// What one sentence has in common with those behind it: kept from sentence to sentence, and emptied by whoever fills it.
struct Row {
    cosines: Vec<f64>,
    /// The sentences with a cosine, each once.
    met: Vec<usize>,
    /// The sentence's own weight of each crowded stem.
    crowded: Vec<f64>,
}

impl Row {
    fn of(sentences: usize, stems: usize) -> Self {
        Self { cosines: vec![0.0; sentences], met: Vec::new(), crowded: vec![0.0; stems] }
    }

    /// The sentences of other articles behind one that are near it.
    fn fill(&mut self, list: &[Unit], holders: &Holders, index: usize) -> Vec<Nearby> {
        let unit = &list[index];
        let is_crowded = |stem: u32| holders[stem as usize].len() > CROWDED;
        for &(stem, weight) in &unit.weights {
            if is_crowded(stem) {
                self.crowded[stem as usize] = weight;
                continue;
            }
            let others = &holders[stem as usize];
            let from = others.partition_point(|&(other, _)| other <= index);
            for &(other, theirs) in &others[from..] {
                if self.cosines[other] == 0.0 {
                    self.met.push(other);
                }
                self.cosines[other] += weight * theirs;
            }
        }
        self.met.sort_unstable();
        let mut found = Vec::new();
        for other in self.met.drain(..) {
            let there = &list[other];
            let mut cosine = std::mem::take(&mut self.cosines[other]);
            if there.article == unit.article {
                continue;
            }
            cosine +=
                there.weights.iter().map(|&(stem, weight)| self.crowded[stem as usize] * weight).sum::<f64>();
            if cosine < ALIKE {
                continue;
            }
            let least = ((NEAR - cosine) / MEANING) as f32;
            if let Some(meaning) = vectors::cosine_from(&unit.meaning, &there.meaning, least) {
                found.push(Nearby { one: index as u32, other: other as u32, cosine, meaning, mutual: 0.0 });
            }
        }
        for &(stem, _) in &unit.weights {
            self.crowded[stem as usize] = 0.0;
        }
        found
    }
}

/// Marks the pairs of which each is, or one is, the other's best in its article.
fn mark_best(list: &[Unit], pairs: &mut [Nearby]) {
    let mut best = Vec::new();
    // Sentences stand article by article: those that one sentence is near do too, before and behind it.
    let mut behind: Vec<u32> = (0..pairs.len() as u32).collect();
    mark(pairs, &behind, &mut best, |pair| (pair.one, list[pair.ends().1].article));
    behind.sort_unstable_by_key(|&at| (pairs[at as usize].other, pairs[at as usize].one));
    mark(pairs, &behind, &mut best, |pair| (pair.other, list[pair.ends().0].article));
    for at in best {
        pairs[at as usize].mutual += 0.5;
    }
}

/// Adds the pairs with the highest cosine of each group of neighbours in an order.
fn mark<K: PartialEq>(pairs: &[Nearby], order: &[u32], best: &mut Vec<u32>, group: impl Fn(&Nearby) -> K) {
    let pair = |at: u32| &pairs[at as usize];
    for group in order.chunk_by(|&one, &other| group(pair(one)) == group(pair(other))) {
        let highest = group.iter().map(|&at| pair(at).cosine).fold(f64::MIN, f64::max);
        best.extend(group.iter().copied().filter(|&at| pair(at).cosine >= highest));
    }
}
