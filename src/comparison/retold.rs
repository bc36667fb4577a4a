//! Quotes turned indirect: what one outlet quotes between marks and another reports of the same speaker without.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::QuoteId;
use super::differences::Desk;
use super::families::{Homes, Rendering, quote};
use crate::reading::certainty::denies;
use crate::reading::{Manner, Quote, QuoteKind, Reading, Speaker};
use crate::text::{Span, TokenKind, fold, stem};

/// A stem in more reports than this tells nothing of one utterance.
const COMMON: usize = 60;
/// Telling stems that both must have; fewer are enough where both stand in one claim.
const SHARED: usize = 4;
const SHARED_IN_CLAIM: usize = 3;
/// The part of the weight of the smaller that the other must have.
const PART: f64 = 0.6;
const PART_IN_CLAIM: f64 = 0.5;
/// The same of the larger: a report of much more is another utterance.
const LARGER: f64 = 0.4;
const LARGER_IN_CLAIM: f64 = 0.35;

/// What a report tells, ready to compare.
struct Telling<'a> {
    id: QuoteId,
    quote: &'a Quote,
    speaker: &'a Speaker,
    stems: BTreeSet<String>,
    figures: BTreeSet<String>,
    denies: bool,
}

/// For each group of renderings, the quotes without marks that report its utterance, in order.
///
/// A report goes to the one group that it fits best, and to none that its own article quotes between marks.
pub(super) fn of(
    desk: &Desk<'_>,
    homes: &Homes,
    renderings: &[Rendering],
    groups: &[Vec<usize>],
) -> Vec<Vec<QuoteId>> {
    let marked: Vec<Option<Telling<'_>>> =
        renderings.iter().map(|rendering| telling(desk, rendering.id, rendering.span)).collect();
    let reports = reports(desk);
    let weights = Weights::of(desk.readings.len(), marked.iter().flatten().chain(&reports));
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, report) in reports.iter().enumerate() {
        for stem in &report.stems {
            holders.entry(stem).or_default().push(at);
        }
    }
    // The best group of each report, with its score.
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        let articles: BTreeSet<usize> = group.iter().map(|&member| renderings[member].id.article).collect();
        for told in group.iter().filter_map(|&member| marked[member].as_ref()) {
            let near: BTreeSet<usize> = told
                .stems
                .iter()
                .filter_map(|stem| holders.get(stem.as_str()))
                .filter(|holders| holders.len() <= COMMON)
                .flatten()
                .copied()
                .filter(|&report| !articles.contains(&reports[report].id.article))
                .collect();
            for report in near {
                let Some(score) = likeness(desk, homes, &weights, told, &reports[report]) else { continue };
                let known = best.entry(report).or_insert((score, number));
                if known.0 < score {
                    *known = (score, number);
                }
            }
        }
    }
    let mut found: Vec<Vec<QuoteId>> = vec![Vec::new(); groups.len()];
    for (report, (_, group)) in best {
        found[group].push(reports[report].id);
    }
    found
}

/// What is reported without marks by somebody named.
fn reports<'a>(desk: &Desk<'a>) -> Vec<Telling<'a>> {
    let mut found = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        let unmarked =
            reading.quotes.iter().enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Indirect);
        found.extend(
            unmarked.filter_map(|(quote, told)| telling(desk, QuoteId { article, quote }, told.span)),
        );
    }
    found
}

/// What a stretch of a quote tells; nothing where nobody named says it, or it asks and demands nothing but an act.
fn telling<'a>(desk: &Desk<'a>, id: QuoteId, span: Span) -> Option<Telling<'a>> {
    let quote = quote(desk.readings, id);
    let speaker = quote.speaker.as_ref().filter(|speaker| !speaker.anonymous)?;
    let mut stems = desk.telling(id.article, span);
    for word in speaker.name.split(' ') {
        stems.remove(&stem(word));
    }
    let text = desk.text(id.article);
    let figures = numbers(&desk.readings[id.article], text, span);
    let denied = desk.words(id.article, span).any(|word| denies(&fold(word.of(text)).text));
    let denies = denied || quote.manner == Manner::Denial;
    Some(Telling { id, quote, speaker, stems, figures, denies })
}

fn numbers(reading: &Reading, text: &str, span: Span) -> BTreeSet<String> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let inside = reading.tokens[from..].iter().take_while(|token| token.span.end <= span.end);
    inside
        .filter(|token| token.kind == TokenKind::Number)
        .map(|token| token.span.of(text).replace(',', ""))
        .collect()
}

/// How much a stem tells: the less, the more of the story's reports have it.
struct Weights<'a> {
    counts: HashMap<&'a str, usize>,
    all: f64,
}

impl<'a> Weights<'a> {
    fn of(articles: usize, told: impl Iterator<Item = &'a Telling<'a>>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut all = articles;
        for told in told {
            all += 1;
            for stem in &told.stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
        Self { counts, all: all as f64 }
    }

    fn sum<'b>(&self, stems: impl Iterator<Item = &'b String>) -> f64 {
        stems
            .map(|stem| (1.0 + self.all / self.counts.get(stem.as_str()).copied().unwrap_or(1) as f64).ln())
            .sum()
    }
}

/// How much alike a marked quote and an unmarked report are; nothing where they are not one utterance.
fn likeness(
    desk: &Desk<'_>,
    homes: &Homes,
    weights: &Weights<'_>,
    told: &Telling<'_>,
    report: &Telling<'_>,
) -> Option<f64> {
    if !desk.register.same_speaker(&told.speaker.name, &report.speaker.name) || told.denies != report.denies {
        return None;
    }
    let apart =
        told.figures.is_disjoint(&report.figures) && !told.figures.is_empty() && !report.figures.is_empty();
    let shared = told.stems.intersection(&report.stems).count();
    if apart || shared < SHARED_IN_CLAIM {
        return None;
    }
    let home = |told: &Telling<'_>| homes.get(&(told.id.article, told.quote.sentence));
    let one_claim = match (home(told), home(report)) {
        (Some(mine), Some(theirs)) => mine.iter().any(|claim| theirs.contains(claim)),
        _ => false,
    };
    let common = weights.sum(told.stems.intersection(&report.stems));
    let (mine, theirs) = (weights.sum(told.stems.iter()), weights.sum(report.stems.iter()));
    let (part, larger) = (common / mine.min(theirs), common / mine.max(theirs));
    let fits = if one_claim {
        part >= PART_IN_CLAIM && larger >= LARGER_IN_CLAIM
    } else {
        shared >= SHARED && part >= PART && larger >= LARGER
    };
    fits.then_some(part + larger)
}
