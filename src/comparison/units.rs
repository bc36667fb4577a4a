//! What is aligned: the sentences of every article, each with the evidence it brings.

use std::collections::{BTreeSet, HashMap};

use super::differences::Desk;
use super::stems::{Stems, normalised, parts_in, stems_in, weights};
use super::vectors::{self, Vector};
use crate::reading::{Figure, Moment, MomentKind, Reading, without_legal_form};
use crate::story::ParagraphKind;
use crate::text::{Span, TokenKind, fold};

/// The sentences of a story that may state facts, and the vectors of their words.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    /// Article by article, in order.
    pub(super) list: Vec<Unit>,
    /// The vectors of the distinct words, as [`Term::vector`] numbers them.
    pub(super) vectors: Vec<Vector>,
}

/// A sentence that may state a fact.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) article: usize,
    pub(super) sentence: usize,
    pub(super) span: Span,
    /// Weight of each stem, sorted by stem, normalised so that the squares add up to one.
    pub(super) weights: Vec<(u32, f64)>,
    /// Stems in order, empty words left out.
    pub(super) stems: Vec<u32>,
    /// Pairs of neighbouring stems, sorted, each once.
    pub(super) bigrams: Vec<(u32, u32)>,
    /// Its words in order, the empty ones among them, numbered over the story.
    pub(super) words: Vec<u32>,
    /// The distinct stems, each with the first word that it stands for.
    pub(super) terms: Vec<Term>,
    /// Full names, numbered over the story, sorted, each once.
    pub(super) names: Vec<u32>,
    /// What it means as a whole.
    pub(super) meaning: Vector,
    /// Who speaks in it, numbered over the story, sorted, each once.
    pub(super) speakers: Vec<u32>,
    pub(super) figures: Vec<Figure>,
    /// For each figure, the telling stems that stand by it.
    pub(super) slots: Vec<Vec<u32>>,
    /// Whether it says that no date is known, and whether it names a deadline.
    pub(super) undated: bool,
    pub(super) deadline: bool,
    /// Where it does either: the nouns and verbs by the date, one of which is the event.
    pub(super) events: BTreeSet<u32>,
    /// The weights of the stems of each of its clauses, normalised.
    pub(super) clauses: Vec<Vec<(u32, f64)>>,
    /// From 0, the article's beginning, to 1, its end.
    pub(super) place: f64,
}

/// A word that tells something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) stem: u32,
    pub(super) span: Span,
    /// How much it tells, in this story and in English at large.
    pub(super) weight: f64,
    /// Its place in [`Units::vectors`].
    pub(super) vector: usize,
}

/// Numbers for the words of a story.
type Numbers = HashMap<String, u32>;

/// The units of a story.
pub(super) fn of(desk: &Desk<'_>) -> Units {
    let mut stems = Stems::default();
    let (mut words, mut speakers, mut names) = (Numbers::new(), Numbers::new(), Numbers::new());
    let mut list: Vec<Unit> = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        let text = desk.text(article);
        let told = |kind: ParagraphKind| !matches!(kind, ParagraphKind::Furniture | ParagraphKind::Subhead);
        let spoken = speakers_of(desk, reading, &mut speakers);
        for (number, sentence) in reading.sentences.iter().enumerate().filter(|(_, one)| told(one.kind)) {
            let mut unit = unit(text, reading, &mut stems, article, number);
            unit.words = numbered(text, reading, sentence.span, &mut words);
            unit.speakers.clone_from(&spoken[number]);
            unit.names = named(desk, reading, sentence.span, &mut names);
            if unit.stems.len() >= 2 {
                list.push(unit);
            }
        }
    }
    let mut units = Units { list, vectors: Vec::new() };
    weigh(desk, &mut units, &stems);
    units
}

fn unit(text: &str, reading: &Reading, stems: &mut Stems, article: usize, sentence: usize) -> Unit {
    let span = reading.sentences[sentence].span;
    let moments = moments_in(reading, span);
    let order = stems_in(text, reading, stems, span);
    let figures: Vec<Figure> = {
        let from = reading.figures.partition_point(|figure| figure.span.start < span.start);
        reading.figures[from..].iter().take_while(|figure| span.holds(figure.span)).cloned().collect()
    };
    let mut events = BTreeSet::new();
    for moment in moments.iter().filter(|moment| moment.kind == MomentKind::Undated || is_date(moment)) {
        let limit = if moment.kind == MomentKind::Undated { span } else { moment.span };
        let near = stems_in(text, reading, stems, reading_near(reading, limit, span));
        events.extend(near.into_iter().filter(|&stem| stems.is_event(stem)));
    }
    let mut bigrams: Vec<(u32, u32)> = order.windows(2).map(|two| (two[0], two[1])).collect();
    bigrams.sort_unstable();
    bigrams.dedup();
    let clauses = super::clauses::of(text, reading, sentence)
        .into_iter()
        .map(|clause| stems_in(text, reading, stems, clause).into_iter().map(|stem| (stem, 0.0)).collect())
        .collect();
    Unit {
        article,
        sentence,
        span,
        weights: Vec::new(),
        words: Vec::new(),
        terms: Vec::new(),
        names: Vec::new(),
        meaning: vectors::vector(span.of(text)),
        speakers: Vec::new(),
        slots: figures.iter().map(|figure| slot(text, reading, stems, span, figure.span)).collect(),
        figures,
        undated: moments.iter().any(|moment| moment.kind == MomentKind::Undated),
        deadline: moments.iter().any(|moment| moment.kind == MomentKind::Deadline && is_date(moment)),
        events,
        clauses,
        bigrams,
        stems: order,
        place: span.start as f64 / text.len().max(1) as f64,
    }
}

fn moments_in(reading: &Reading, span: Span) -> &[Moment] {
    let from = reading.moments.partition_point(|moment| moment.span.start < span.start);
    let inside = reading.moments[from..].iter().take_while(|moment| span.holds(moment.span)).count();
    &reading.moments[from..from + inside]
}

/// Whether a moment says when a thing itself takes place, and not only what comes before it.
fn is_date(moment: &Moment) -> bool {
    moment.normal.starts_with("within") || moment.normal == "soon"
}

/// For each sentence who speaks in it, by the story's name for them.
fn speakers_of(desk: &Desk<'_>, reading: &Reading, numbers: &mut Numbers) -> Vec<Vec<u32>> {
    let mut found = vec![Vec::new(); reading.sentences.len()];
    for quote in &reading.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let next = numbers.len() as u32;
        let name = fold(desk.register.name(&speaker.name)).text;
        let number = *numbers.entry(name).or_insert(next);
        let first = reading.sentences.partition_point(|sentence| sentence.span.end <= quote.span.start);
        let behind = reading.sentences.partition_point(|sentence| sentence.span.start < quote.span.end);
        for speakers in found.iter_mut().take(behind).skip(first) {
            speakers.push(number);
        }
    }
    for speakers in &mut found {
        speakers.sort_unstable();
        speakers.dedup();
    }
    found
}

/// Whom and what a span names, by the story's name for them.
fn named(desk: &Desk<'_>, reading: &Reading, span: Span, numbers: &mut Numbers) -> Vec<u32> {
    let from = reading.names.partition_point(|name| name.span.start < span.start);
    let inside = reading.names[from..].iter().take_while(|name| name.span.start < span.end);
    let mut found: Vec<u32> = inside
        .map(|name| {
            let next = numbers.len() as u32;
            let folded = fold(desk.register.name(&name.full)).text;
            *numbers.entry(without_legal_form(&folded).to_owned()).or_insert(next)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of a span, marks left out, numbered.
fn numbered(text: &str, reading: &Reading, span: Span, numbers: &mut Numbers) -> Vec<u32> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let tokens = reading.tokens[from..].iter().take_while(|token| token.span.start < span.end);
    tokens
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| {
            let next = numbers.len() as u32;
            *numbers.entry(token.span.of(text).to_lowercase()).or_insert(next)
        })
        .collect()
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
    found.into_iter().filter(|&stem| !stems.is_faint(stem)).collect()
}

/// What a word that news is full of tells, beside any other.
const OF_FAINT: f64 = 0.45;

/// Gives every unit the weights of its stems, and its words their vectors.
fn weigh(desk: &Desk<'_>, units: &mut Units, stems: &Stems) {
    let telling =
        weights(units.list.iter().map(|unit| unit.stems.as_slice()), stems.len(), desk.readings.len());
    let mut forms: HashMap<String, (usize, f64)> = HashMap::new();
    for unit in &mut units.list {
        let mut counts: HashMap<u32, f64> = HashMap::new();
        for &stem in &unit.stems {
            *counts.entry(stem).or_default() += 1.0;
        }
        unit.weights =
            counts.iter().map(|(&stem, count)| (stem, (1.0 + count.ln()) * telling[stem as usize])).collect();
        let plain: HashMap<u32, f64> = unit.weights.iter().copied().collect();
        normalised(&mut unit.weights);
        for clause in &mut unit.clauses {
            for (stem, weight) in clause.iter_mut() {
                *weight = plain[stem];
            }
            normalised(clause);
        }
        let text = desk.text(unit.article);
        let mut met = BTreeSet::new();
        for span in parts_in(text, &desk.readings[unit.article], unit.span) {
            let Some(stem) = stems.known(span.of(text)).filter(|&stem| met.insert(stem)) else { continue };
            let form = span.of(text).to_lowercase();
            let (vector, rarity) = *forms.entry(form).or_insert_with_key(|form| {
                units.vectors.push(vectors::vector(form));
                (units.vectors.len() - 1, vectors::rarity(form))
            });
            let faint = if stems.is_faint(stem) { OF_FAINT } else { 1.0 };
            unit.terms.push(Term { stem, span, weight: telling[stem as usize] * rarity * faint, vector });
        }
    }
}
