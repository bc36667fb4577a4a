//! What is aligned: the sentences and clauses of every article, each with the evidence it brings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::reading::{Figure, Reading};
use crate::story::{ParagraphKind, Story};
use crate::text::{Span, TokenKind, stem};

/// A sentence or clause that may state a fact.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) article: usize,
    pub(super) sentence: usize,
    pub(super) span: Span,
    pub(super) kind: ParagraphKind,
    /// Weight of each stem, normalised so that the squares add up to one.
    pub(super) vector: BTreeMap<u32, f64>,
    /// The same before normalising.
    pub(super) weight: f64,
    /// Stems in order, empty words left out.
    pub(super) stems: Vec<u32>,
    /// Full names, folded.
    pub(super) names: BTreeSet<String>,
    pub(super) figures: Vec<Figure>,
    /// From 0, the article's beginning, to 1, its end.
    pub(super) place: f64,
}

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

/// The units of a story, article by article, in order.
pub(super) fn of(story: &Story, readings: &[Reading]) -> Vec<Unit> {
    let mut stems = Stems::default();
    let mut units = Vec::new();
    for (article, reading) in readings.iter().enumerate() {
        let text = &story.articles[article].text;
        let length = text.len().max(1) as f64;
        for (number, sentence) in reading.sentences.iter().enumerate() {
            if matches!(sentence.kind, ParagraphKind::Furniture | ParagraphKind::Subhead) {
                continue;
            }
            for span in [sentence.span] {
                let mut unit = Unit {
                    article,
                    sentence: number,
                    span,
                    kind: sentence.kind,
                    vector: BTreeMap::new(),
                    weight: 0.0,
                    stems: Vec::new(),
                    names: names(reading, span),
                    figures: reading.figures.iter().filter(|figure| span.holds(figure.span)).cloned().collect(),
                    place: span.start as f64 / length,
                };
                count(text, reading, &mut stems, &mut unit);
                if unit.stems.len() >= 2 {
                    units.push(unit);
                }
            }
        }
    }
    weigh(&mut units, &stems, readings.len());
    units
}

fn names(reading: &Reading, span: Span) -> BTreeSet<String> {
    let from = reading.names.partition_point(|name| name.span.start < span.start);
    reading.names.iter().skip(from).take_while(|name| name.span.start < span.end).map(|name| crate::text::fold(&name.full).text).collect()
}

/// The stems of a story, numbered.
#[derive(Debug, Default)]
struct Stems {
    numbers: HashMap<String, u32>,
    faint: Vec<bool>,
}

impl Stems {
    fn number(&mut self, word: &str) -> Option<u32> {
        let lower = word.to_lowercase().replace('’', "'");
        if common().empty.contains(&lower) {
            return None;
        }
        let stem = stem(&lower);
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(stem).or_insert_with_key(|stem| {
            self.faint.push(common().faint.contains(stem));
            next
        });
        Some(number)
    }
}

fn count(text: &str, reading: &Reading, stems: &mut Stems, unit: &mut Unit) {
    let from = reading.tokens.partition_point(|token| token.span.start < unit.span.start);
    for token in reading.tokens.iter().skip(from).take_while(|token| token.span.start < unit.span.end) {
        if token.kind == TokenKind::Mark {
            continue;
        }
        // «long-range» meets «long range», «pre-war» meets «war».
        for part in token.span.of(text).split(['-', '‑']) {
            if let Some(number) = stems.number(part) {
                unit.stems.push(number);
            }
        }
    }
}

/// TF-IDF within the story: a stem that few units hold tells more; one that whole articles share tells little.
fn weigh(units: &mut [Unit], stems: &Stems, articles: usize) {
    let mut holders = vec![0_u32; stems.faint.len()];
    for unit in units.iter() {
        let distinct: BTreeSet<u32> = unit.stems.iter().copied().collect();
        for stem in distinct {
            holders[stem as usize] += 1;
        }
    }
    let total = units.len() as f64;
    let floor = articles.max(2) as f64;
    for unit in units {
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        for &stem in &unit.stems {
            *counts.entry(stem).or_default() += 1.0;
        }
        let mut squares = 0.0;
        for (stem, count) in &mut counts {
            let idf = (1.0 + total / (f64::from(holders[*stem as usize]).max(floor * 0.5))).ln();
            let faint = if stems.faint[*stem as usize] { 0.45 } else { 1.0 };
            *count = (1.0 + count.ln()) * idf * faint;
            squares += *count * *count;
        }
        unit.weight = squares.sqrt();
        for weight in counts.values_mut() {
            *weight /= unit.weight.max(1e-9);
        }
        unit.vector = counts;
    }
}

/// Whether a word tells nothing by itself.
pub(super) fn is_empty_word(word: &str) -> bool {
    common().empty.contains(&word.to_lowercase().replace('’', "'"))
}
