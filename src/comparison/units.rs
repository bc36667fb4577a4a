//! What is aligned: the sentences and clauses of every article, each with the evidence it brings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::differences::Desk;
use super::people::Register;
use crate::reading::{Figure, MomentKind, Reading};
use crate::story::ParagraphKind;
use crate::text::{Span, TokenKind, stem};

/// A sentence or clause that may state a fact.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) article: usize,
    pub(super) sentence: usize,
    pub(super) span: Span,
    /// Weight of each stem, normalised so that the squares add up to one.
    pub(super) vector: BTreeMap<u32, f64>,
    /// The same before normalising.
    pub(super) weight: f64,
    /// Stems in order, empty words left out.
    pub(super) stems: Vec<u32>,
    /// Pairs of neighbouring stems, sorted, each once.
    pub(super) bigrams: Vec<(u32, u32)>,
    /// Full names, numbered over the story, sorted, each once.
    pub(super) names: Vec<u32>,
    pub(super) figures: Vec<Figure>,
    /// For each figure, the telling stems that stand by it.
    pub(super) slots: Vec<Vec<u32>>,
    /// Whether it says that no date is known, and whether it names a deadline.
    pub(super) undated: bool,
    pub(super) deadline: bool,
    /// Where it does either: the nouns and verbs by the date, one of which is the event.
    pub(super) events: BTreeSet<u32>,
    /// The weighted stems of each of its clauses.
    pub(super) clauses: Vec<BTreeMap<u32, f64>>,
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
pub(super) fn of(desk: &Desk<'_>) -> Vec<Unit> {
    let (story, readings) = (desk.story, desk.readings);
    let mut stems = Stems::default();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut units = Vec::new();
    for (article, reading) in readings.iter().enumerate() {
        let text = &story.articles[article].text;
        let length = text.len().max(1) as f64;
        for (number, sentence) in reading.sentences.iter().enumerate() {
            if matches!(sentence.kind, ParagraphKind::Furniture | ParagraphKind::Subhead) {
                continue;
            }
            let span = sentence.span;
            let moment = |kind: MomentKind| {
                reading.moments.iter().any(|moment| {
                    moment.kind == kind
                        && span.holds(moment.span)
                        && (kind != MomentKind::Deadline || is_date(&moment.normal))
                })
            };
            {
                let mut unit = Unit {
                    article,
                    sentence: number,
                    span,
                    vector: BTreeMap::new(),
                    weight: 0.0,
                    stems: Vec::new(),
                    bigrams: Vec::new(),
                    names: names(desk.register, reading, span, &mut numbers),
                    figures: reading
                        .figures
                        .iter()
                        .filter(|figure| span.holds(figure.span))
                        .cloned()
                        .collect(),
                    slots: Vec::new(),
                    events: BTreeSet::new(),
                    undated: moment(MomentKind::Undated),
                    deadline: moment(MomentKind::Deadline),
                    clauses: Vec::new(),
                    place: span.start as f64 / length,
                };
                unit.stems = count(text, reading, &mut stems, span);
                for moment in reading.moments.iter().filter(|moment| span.holds(moment.span)) {
                    let limit = if moment.kind == MomentKind::Undated {
                        Some(span)
                    } else {
                        Some(moment.span).filter(|_| is_date(&moment.normal))
                    };
                    let Some(limit) = limit else { continue };
                    let near = reading_near(reading, limit, span);
                    unit.events.extend(
                        count(text, reading, &mut stems, near)
                            .into_iter()
                            .filter(|&stem| !stems.faint[stem as usize] && !stems.named[stem as usize]),
                    );
                }
                unit.slots = unit
                    .figures
                    .iter()
                    .map(|figure| slot(text, reading, &mut stems, span, figure.span))
                    .collect();
                unit.bigrams = unit.stems.windows(2).map(|two| (two[0], two[1])).collect();
                unit.bigrams.sort_unstable();
                unit.bigrams.dedup();
                unit.clauses = super::clauses::of(text, reading, number)
                    .into_iter()
                    .map(|clause| {
                        count(text, reading, &mut stems, clause).into_iter().map(|stem| (stem, 0.0)).collect()
                    })
                    .collect();
                if unit.stems.len() >= 2 {
                    units.push(unit);
                }
            }
        }
    }
    weigh(&mut units, &stems, readings.len());
    units
}

fn names(register: &Register, reading: &Reading, span: Span, numbers: &mut HashMap<String, u32>) -> Vec<u32> {
    let from = reading.names.partition_point(|name| name.span.start < span.start);
    let inside = reading.names.iter().skip(from).take_while(|name| name.span.start < span.end);
    let mut found: Vec<u32> = inside
        .map(|name| {
            let next = numbers.len() as u32;
            *numbers.entry(crate::text::fold(register.name(&name.full)).text).or_insert(next)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The stems of a story, numbered.
#[derive(Debug, Default)]
struct Stems {
    numbers: HashMap<String, u32>,
    faint: Vec<bool>,
    /// Whether it is only ever met with a capital.
    named: Vec<bool>,
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
            self.named.push(true);
            next
        });
        self.named[number as usize] &= word.starts_with(char::is_uppercase);
        Some(number)
    }
}

fn count(text: &str, reading: &Reading, stems: &mut Stems, span: Span) -> Vec<u32> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let tokens = reading.tokens.iter().skip(from).take_while(|token| token.span.start < span.end);
    // «long-range» meets «long range», «pre-war» meets «war».
    tokens
        .filter(|token| token.kind != TokenKind::Mark)
        .flat_map(|token| token.span.of(text).split(['-', '‑']))
        .filter_map(|part| stems.number(part))
        .collect()
}

/// Whether a deadline says when a thing itself takes place, and not only what comes before it.
fn is_date(normal: &str) -> bool {
    normal.starts_with("within") || normal == "soon"
}

/// A span with eight tokens on each side, within `limit`.
fn reading_near(reading: &Reading, span: Span, limit: Span) -> Span {
    let first = reading.tokens.partition_point(|token| token.span.start < span.start).saturating_sub(8);
    let last = (reading.tokens.partition_point(|token| token.span.end <= span.end) + 7)
        .min(reading.tokens.len().saturating_sub(1));
    match (reading.tokens.get(first), reading.tokens.get(last)) {
        (Some(first), Some(last)) => {
            Span::new(first.span.start.max(limit.start), last.span.end.min(limit.end))
        }
        _ => span,
    }
}

/// The telling stems within four tokens of a figure, its own left out.
fn slot(text: &str, reading: &Reading, stems: &mut Stems, limit: Span, figure: Span) -> Vec<u32> {
    let tokens = &reading.tokens;
    let first = tokens.partition_point(|token| token.span.start < figure.start);
    let last = tokens.partition_point(|token| token.span.end <= figure.end);
    let by = tokens
        .iter()
        .take(last + 4)
        .skip(first.saturating_sub(4))
        .filter(|token| limit.holds(token.span) && !figure.holds(token.span));
    let found: Vec<u32> = by
        .filter(|token| token.kind == TokenKind::Word)
        .filter_map(|token| stems.number(token.span.of(text)))
        .collect();
    found.into_iter().filter(|&stem| !stems.faint[stem as usize]).collect()
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
        for clause in &mut unit.clauses {
            for (stem, weight) in clause.iter_mut() {
                *weight = counts[stem];
            }
            let squares: f64 = clause.values().map(|weight| weight * weight).sum();
            for weight in clause.values_mut() {
                *weight /= squares.sqrt().max(1e-9);
            }
        }
        unit.vector = counts;
    }
}

/// Whether a word tells nothing by itself.
pub(super) fn is_empty_word(word: &str) -> bool {
    common().empty.contains(&word.to_lowercase().replace('’', "'"))
}
