//! Nearby: which sentences of a story are worth weighing against each other at all.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::prints::Prints;
use super::vectors;
use crate::progress::{Step, Watch};

/// Two prints that do not stand in one article alone, the first before the second, that have something in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearby {
    // Large stories have millions of pairs: each is kept small.
    one: u32,
    other: u32,
    /// Cosine of the weighted stems.
    pub(super) cosine: f64,
    /// Cosine of what the sentences mean as a whole.
    pub(super) meaning: f32,
    /// 1 where each is the other's best in its article, 0.5 where one is. Where several articles have a print, the part of
    /// them in which it is the best counts.
    pub(super) mutual: f32,
}

impl Nearby {
    /// A print beside itself in another article.
    pub(super) fn copy(print: usize) -> Self {
        Self { one: print as u32, other: print as u32, cosine: 1.0, meaning: 1.0, mutual: 1.0 }
    }

    /// The two prints.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.one as usize, self.other as usize)
    }
}

/// Stems that stand in more prints than this bring no pair up: they tell too little to be worth the time.
const CROWDED: usize = 400;
/// What the cosine of the stems of a pair and this part of the cosine of what they mean must come to for it to be looked at:
/// of the pairs of labelled stories below it, none was found likely.
const MEANING: f64 = 0.3;
const NEAR: f64 = 0.18;
/// Nor was one found likely whose stems have a lower cosine than this, whatever it means.
const ALIKE: f64 = 0.03;

/// The prints that hold each stem, in order, with its weight there.
type Holders = Vec<Vec<(usize, f64)>>;

/// The pairs of prints with something in common, in order.
pub(super) fn of(prints: &Prints<'_>, watch: &Watch) -> Vec<Nearby> {
    let all = 0..prints.len();
    let stems = all.clone().flat_map(|print| &prints.unit(print).weights).map(|&(stem, _)| stem as usize + 1);
    let mut holders: Holders = vec![Vec::new(); stems.max().unwrap_or(0)];
    for print in all.clone() {
        for &(stem, weight) in &prints.unit(print).weights {
            holders[stem as usize].push((print, weight));
        }
    }
    let count = watch.begin(Step::Sentences, prints.len());
    let fill = |row: &mut Row, print| count.piece(|| row.fill(prints, &holders, print));
    let rows: Vec<Vec<Nearby>> =
        all.into_par_iter().map_init(|| Row::of(prints.len(), holders.len()), fill).collect();
    let mut pairs: Vec<Nearby> = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for row in rows {
        pairs.extend(row);
    }
    mark_best(prints, &mut pairs);
    pairs
}

/// What one print has in common with those behind it: kept from print to print, and emptied by whoever fills it.
struct Row {
    cosines: Vec<f64>,
    /// The prints with a cosine, each once.
    met: Vec<usize>,
    /// The print's own weight of each crowded stem.
    crowded: Vec<f64>,
}

impl Row {
    fn of(prints: usize, stems: usize) -> Self {
        Self { cosines: vec![0.0; prints], met: Vec::new(), crowded: vec![0.0; stems] }
    }

    /// The prints of other articles behind one that are near it.
    fn fill(&mut self, prints: &Prints<'_>, holders: &Holders, index: usize) -> Vec<Nearby> {
        let unit = prints.unit(index);
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
            let there = prints.unit(other);
            let mut cosine = std::mem::take(&mut self.cosines[other]);
            if there.article == unit.article && prints.apart(index, other) == 0.0 {
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
fn mark_best(prints: &Prints<'_>, pairs: &mut [Nearby]) {
    let articles = (0..prints.len()).filter_map(|print| prints.articles(print).max()).max();
    let mut highest = vec![f64::MIN; articles.map_or(0, |last| last + 1)];
    let mut order: Vec<u32> = (0..pairs.len() as u32).collect();
    mark(prints, pairs, &order, &mut highest, |pair| (pair.one, pair.other));
    order.sort_unstable_by_key(|&at| (pairs[at as usize].other, pairs[at as usize].one));
    mark(prints, pairs, &order, &mut highest, |pair| (pair.other, pair.one));
}

/// Marks, for each print by which an order of pairs is grouped, the best among the others of each article.
fn mark(
    prints: &Prints<'_>,
    pairs: &mut [Nearby],
    order: &[u32],
    highest: &mut [f64],
    ends: impl Fn(&Nearby) -> (u32, u32),
) {
    let mine = |pairs: &[Nearby], at: u32| ends(&pairs[at as usize]).0;
    let mut from = 0;
    while from < order.len() {
        let print = mine(pairs, order[from]);
        let to = from + order[from..].iter().take_while(|&&at| mine(pairs, at) == print).count();
        let group = &order[from..to];
        from = to;
        let theirs = |pair: &Nearby| prints.articles(ends(pair).1 as usize);
        for &at in group {
            let pair = &pairs[at as usize];
            for article in theirs(pair) {
                highest[article] = highest[article].max(pair.cosine);
            }
        }
        for &at in group {
            let pair = &pairs[at as usize];
            let articles = theirs(pair);
            let all = articles.len();
            let best = articles.filter(|&article| pair.cosine >= highest[article]).count();
            pairs[at as usize].mutual += 0.5 * best as f32 / all as f32;
        }
        for article in group.iter().flat_map(|&at| theirs(&pairs[at as usize])) {
            highest[article] = f64::MIN;
        }
    }
}
