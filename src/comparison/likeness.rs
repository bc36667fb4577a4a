//! Likeness: how much of one sentence's words another has, in the same or in like words.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::units::{Term, Unit};
use super::vectors::{self, Vector};
use crate::progress::{Step, Watch};

/// Words this near or nearer count as alike, as much as they are near.
const ALIKE: f32 = 0.4;
/// How many words are held against all others at once: their vectors stay at hand.
const BLOCK: usize = 16;

/// For each word of a story the others that are like it, and how near they are, from 0 to 1.
#[derive(Debug, Default)]
pub(super) struct Likeness {
    like: Vec<Vec<(usize, f64)>>,
}

impl Likeness {
    /// Holds every word of a story against every other: there are far fewer pairs of words than of words in two sentences.
    pub(super) fn of(words: &[Vector], watch: &Watch) -> Self {
        let blocks = words.len().div_ceil(BLOCK);
        let count = watch.begin(Step::Words, words.len());
        let block = |block: usize| {
            let first = block * BLOCK;
            count.pieces(BLOCK.min(words.len() - first), || block_of(words, first))
        };
        let found: Vec<Vec<(usize, usize, f64)>> = (0..blocks).into_par_iter().map(block).collect();
        let mut like = vec![Vec::new(); words.len()];
        for (one, other, near) in found.into_iter().flatten() {
            like[one].push((other, near));
            like[other].push((one, near));
        }
        Self { like }
    }
}

/// The pairs of like words of which the first stands in a block.
fn block_of(words: &[Vector], first: usize) -> Vec<(usize, usize, f64)> {
    let block = &words[first..words.len().min(first + BLOCK)];
    let mut found = Vec::new();
    for (other, theirs) in words.iter().enumerate().skip(first + 1) {
        for (one, mine) in (first..other).zip(block) {
            if let Some(near) = vectors::cosine_from(mine, theirs, ALIKE) {
                found.push((one, other, f64::from(near).min(1.0)));
            }
        }
    }
    found
}

/// The words of one sentence as others meet them: filled anew for each sentence.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// For each word of the story the terms of the sentence that are like it; those of earlier sentences are left in place.
    words: Vec<(usize, Vec<(usize, f64)>)>,
    /// For each stem of the story the term that has it.
    stems: Vec<(usize, usize)>,
    /// Counts the sentences: what was written for another does not count.
    turn: usize,
    nearest: Vec<f64>,
    same: Vec<bool>,
}

impl Reach {
    /// Takes up a sentence.
    pub(super) fn fill(&mut self, likeness: &Likeness, unit: &Unit) {
        self.turn += 1;
        self.words.resize(likeness.like.len(), (0, Vec::new()));
        for (number, term) in unit.terms.iter().enumerate() {
            for &(word, near) in &likeness.like[term.vector] {
                let (turn, terms) = &mut self.words[word];
                if *turn != self.turn {
                    *turn = self.turn;
                    terms.clear();
                }
                terms.push((number, near));
            }
            let stem = term.stem as usize;
            if self.stems.len() <= stem {
                self.stems.resize(stem + 1, (0, 0));
            }
            self.stems[stem] = (self.turn, number);
        }
    }

    fn same(&self, term: &Term) -> Option<usize> {
        self.stems.get(term.stem as usize).filter(|(turn, _)| *turn == self.turn).map(|&(_, number)| number)
    }

    /// The part of the weight of the words of the sentence taken up that another has, in the same or in like words, and
    /// of the other that it has.
    pub(super) fn alike(&mut self, one: &Unit, other: &Unit) -> (f64, f64) {
        self.nearest.clear();
        self.nearest.resize(one.terms.len(), 0.0);
        self.same.clear();
        self.same.resize(one.terms.len(), false);
        // The word itself is nearer than any other.
        for number in other.terms.iter().filter_map(|term| self.same(term)).collect::<Vec<_>>() {
            self.same[number] = true;
            self.nearest[number] = 1.0;
        }
        let (mut found, mut theirs) = (0.0, 0.0);
        for term in &other.terms {
            theirs += term.weight;
            let mut best = f64::from(u8::from(self.same(term).is_some()));
            let (turn, like) = &self.words[term.vector];
            for &(number, near) in like.iter().filter(|(number, _)| *turn == self.turn && !self.same[*number])
            {
                self.nearest[number] = self.nearest[number].max(near);
                best = best.max(near);
            }
            found += term.weight * best;
        }
        let (mut mine, mut whole) = (0.0, 0.0);
        for (term, near) in one.terms.iter().zip(&self.nearest) {
            whole += term.weight;
            mine += near * term.weight;
        }
        (mine / whole.max(1e-9), found / theirs.max(1e-9))
    }
}
