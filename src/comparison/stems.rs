//! Stems: by which words of several articles meet, and how much each tells.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::reading::Reading;
use crate::text::{Span, TokenKind, stem};

#[derive(Debug, Deserialize)]
struct Common {
    empty: HashSet<String>,
    faint: HashSet<String>,
}

fn common() -> &'static Common {
    static COMMON: LazyLock<Common> = LazyLock::new(|| {
        let mut table: Common = match toml::from_str(include_str!("../../assets/lexicon/common.toml")) {
            Ok(table) => table,
            Err(fault) => panic!("assets/lexicon/common.toml is broken: {fault}"),
        };
        table.faint = table.faint.iter().map(|word| stem(word)).collect();
        table
    });
    &COMMON
}

/// Whether a word tells nothing by itself.
pub fn is_empty_word(word: &str) -> bool {
    common().empty.contains(&lower(word))
}

/// Whether a stem says little of one fact: it stands in every report.
pub(crate) fn is_faint(stem: &str) -> bool {
    common().faint.contains(stem)
}

/// A word in lower case, its apostrophes straight.
pub(super) fn lower(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

/// The stems of a story, numbered.
#[derive(Debug, Default)]
pub(super) struct Stems {
    numbers: HashMap<String, u32>,
    faint: Vec<bool>,
    /// Whether it is only ever met with a capital.
    named: Vec<bool>,
}

impl Stems {
    /// The number of a word's stem, a new one where it is met for the first time; none for a word that tells nothing.
    pub(super) fn number(&mut self, word: &str) -> Option<u32> {
        let lower = lower(word);
        if common().empty.contains(&lower) {
            return None;
        }
        let stem = stem(&lower);
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(stem).or_insert_with_key(|stem| {
            self.faint.push(is_faint(stem));
            self.named.push(true);
            next
        });
        self.named[number as usize] &= word.starts_with(char::is_uppercase);
        Some(number)
    }

    /// The number of a word's stem, if the story has it.
    pub(super) fn known(&self, word: &str) -> Option<u32> {
        let lower = lower(word);
        if common().empty.contains(&lower) {
            return None;
        }
        self.numbers.get(&stem(&lower)).copied()
    }

    /// Whether it tells little: what news is full of.
    pub(super) fn is_faint(&self, stem: u32) -> bool {
        self.faint[stem as usize]
    }

    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.faint.len()
    }

    /// Whether it may be what takes place on a date: a word that tells something and is no name.
    pub(super) fn is_event(&self, stem: u32) -> bool {
        !self.faint[stem as usize] && !self.named[stem as usize]
    }
}

/// The stems in a span, in order.
pub(super) fn stems_in(text: &str, reading: &Reading, stems: &mut Stems, span: Span) -> Vec<u32> {
    parts_in(text, reading, span).filter_map(|part| stems.number(part.of(text))).collect()
}

/// The words and numbers in a span, those with a hyphen in parts: «long-range» meets «long range», «pre-war» meets «war».
pub(super) fn parts_in<'a>(
    text: &'a str,
    reading: &'a Reading,
    span: Span,
) -> impl Iterator<Item = Span> + 'a {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let tokens = reading.tokens[from..].iter().take_while(move |token| token.span.start < span.end);
    tokens.filter(|token| token.kind != TokenKind::Mark).flat_map(|token| {
        let (word, start) = (token.span.of(text), token.span.start);
        let mut ends: Vec<(usize, usize)> =
            word.match_indices(['-', '‑']).map(|(at, mark)| (at, at + mark.len())).collect();
        ends.push((word.len(), word.len()));
        ends.into_iter().scan(0, move |begin, (end, next)| {
            let part = Span::new(start + *begin, start + end);
            *begin = next;
            Some(part)
        })
    })
}

/// How much each stem tells in a story: one that few sentences hold tells more, one that every article repeats little.
pub(super) fn weights<'a>(
    sentences: impl Iterator<Item = &'a [u32]>,
    stems: usize,
    articles: usize,
) -> Vec<f64> {
    let mut holders = vec![0_u32; stems];
    let mut total = 0.0;
    for sentence in sentences {
        total += 1.0;
        for stem in sentence.iter().copied().collect::<BTreeSet<u32>>() {
            holders[stem as usize] += 1;
        }
    }
    let floor = articles.max(2) as f64 * 0.5;
    holders.into_iter().map(|holders| (1.0_f64 + total / f64::from(holders).max(floor)).ln()).collect()
}

/// Sorts weights by stem, each stem once, and makes their squares add up to one.
pub(super) fn normalised(weights: &mut Vec<(u32, f64)>) {
    weights.sort_unstable_by_key(|(stem, _)| *stem);
    weights.dedup_by_key(|(stem, _)| *stem);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(1e-9);
    for (_, weight) in weights {
        *weight /= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_no_stem() {
        assert!(is_empty_word("The") && !is_empty_word("bridge"));
        assert_eq!(Stems::default().number("the"), None);
    }

    #[test]
    fn what_few_sentences_hold_tells_more() {
        let mut stems = Stems::default();
        let order: Vec<u32> =
            ["bridge", "town", "said"].iter().filter_map(|word| stems.number(word)).collect();
        let sentences = [&order[..], &order[..1], &order[..1], &order[..1]];
        let told = weights(sentences.into_iter(), stems.len(), 2);
        assert!(told[1] > told[0], "{told:?}");
        assert!(stems.is_faint(order[2]) && !stems.is_faint(order[0]));
    }
}
