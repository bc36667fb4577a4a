//! Progress: what goes on in one article is over, or still to come, in another; and phases of which one rules out the other.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Desk;
use super::setting::{Setting, clause};
use super::statement::{Statement, against, shown};
use crate::comparison::stems::is_faint;
use crate::comparison::{Claim, Difference, DifferenceKind, Statement as Place, Value};
use crate::story::ParagraphKind;
use crate::text::Span;

#[derive(Debug, Deserialize)]
struct Table {
    states: Vec<String>,
    restored: Vec<String>,
    nearing: Vec<String>,
    reached: Vec<String>,
    ordinals: Vec<String>,
    phases: Vec<Vec<Vec<String>>>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| match toml::from_str(include_str!("../../../assets/lexicon/phases.toml")) {
        Ok(table) => table,
        Err(fault) => panic!("assets/lexicon/phases.toml is broken: {fault}"),
    });

/// A stretch of a statement that says how far something has come.
#[derive(Debug)]
struct Stage {
    article: usize,
    statement: Span,
    span: Span,
    /// What it is the progress of: only stages of one thing are compared.
    of: String,
    /// How far it has come; two that differ part.
    step: usize,
}

impl Stage {
    /// Whether it is a year or the like of something: outlets count those of one thing only.
    fn is_period(&self) -> bool {
        PERIODS.contains(&self.of.as_str())
    }
}

const PERIODS: &[&str] = &["year", "month", "week", "day", "decade"];

/// The first two stages of one thing that part.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim, statements: &[Statement]) -> Vec<Difference> {
    let mut found = Vec::new();
    // The phase often stands in a clause of its own: «sold for less | after the closing bell».
    let sentences: Vec<Statement> = claim.statements.iter().map(|stated| sentence(desk, stated)).collect();
    let reads: [(Read, &[Statement]); 4] =
        [(acts, statements), (states, statements), (anniversaries, statements), (phases, &sentences)];
    for (read, statements) in reads {
        let stages: Vec<Stage> = statements.iter().flat_map(|statement| read(desk, statement)).collect();
        found.extend(parted(desk, &stages));
    }
    found.truncate(1);
    found
}

/// What reads stages, words of which a seed has one, and words of which its rival has one.
type Rival<'a> = (Read, &'a [&'a str], &'a [&'a str]);

/// What reads the stages of a statement.
type Read = fn(&Desk<'_>, &Statement) -> Vec<Stage>;

/// The whole sentence from which a statement is taken.
fn sentence(desk: &Desk<'_>, stated: &Place) -> Statement {
    let whole = desk.readings[stated.article]
        .sentences
        .get(stated.sentence)
        .map_or(stated.span, |sentence| sentence.span);
    super::statement::read(desk, stated.article, whole)
}

fn parted(desk: &Desk<'_>, stages: &[Stage]) -> Option<Difference> {
    let own = |article: usize, of: &str, step: usize| {
        stages.iter().any(|stage| stage.article == article && stage.of == of && stage.step == step)
    };
    for (number, one) in stages.iter().enumerate() {
        for other in stages.iter().skip(number + 1) {
            if one.article == other.article
                || one.of != other.of
                || one.step == other.step
                || own(one.article, &one.of, other.step)
                || own(other.article, &one.of, one.step)
                || !same_matter(desk, one, other)
            {
                continue;
            }
            let mut values = vec![value(desk, one), value(desk, other)];
            for third in stages.iter().filter(|third| third.of == one.of) {
                if values.iter().all(|value| value.article != third.article) {
                    values.push(value(desk, third));
                }
            }
            let why = against(&values[0], &values[1]);
            return Some(Difference { kind: DifferenceKind::Time, values, why });
        }
    }
    None
}

/// The statements that stages of one thing join which part, though nothing else may join them.
pub(super) fn rivals(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let mut found = Vec::new();
    let kinds: [Rival<'_>; 2] = [
        (acts, &["will begin", "will start"], &[" is ", " are "]),
        (anniversaries, &["nearing", "nears", "approach"], PERIODS),
    ];
    for (read, seeding, worth) in kinds {
        // Most sentences hold neither; only where one does are the others worth a look.
        let sentences =
            || {
                desk.readings.iter().enumerate().flat_map(|(article, reading)| {
                    let told = |kind| !matches!(kind, ParagraphKind::Furniture | ParagraphKind::Subhead);
                    reading.sentences.iter().enumerate().filter(move |(_, sentence)| told(sentence.kind)).map(
                        move |(number, sentence)| Place { article, sentence: number, span: sentence.span },
                    )
                })
            };
        let has = |place: &Place, words: &[&str]| {
            words.iter().any(|word| place.span.of(desk.text(place.article)).contains(word))
        };
        let seeds: Vec<(Place, Stage)> = sentences()
            .filter(|place| has(place, seeding))
            .flat_map(|place| stages(desk, place, read))
            .collect();
        if seeds.is_empty() {
            continue;
        }
        let others: Vec<(Place, Stage)> = sentences()
            .filter(|place| has(place, worth))
            .flat_map(|place| stages(desk, place, read))
            .collect();
        for (place, seed) in &seeds {
            let mut places = vec![*place];
            for (rival, stage) in &others {
                if rival.article != place.article
                    && stage.of == seed.of
                    && stage.step != seed.step
                    && same_matter(desk, seed, stage)
                    && places.iter().all(|place| place.article != rival.article)
                {
                    places.push(*rival);
                }
            }
            if places.len() > 1 {
                found.push(places);
            }
        }
    }
    found
}

fn stages(desk: &Desk<'_>, place: Place, read: Read) -> impl Iterator<Item = (Place, Stage)> {
    let statement = super::statement::read(desk, place.article, place.span);
    read(desk, &statement).into_iter().map(move |stage| (place, stage))
}

fn value(desk: &Desk<'_>, stage: &Stage) -> Value {
    shown(desk, stage.article, stage.span)
}

fn same_matter(desk: &Desk<'_>, one: &Stage, other: &Stage) -> bool {
    let setting = |stage: &Stage| Setting::of(desk, stage.article, stage.span, stage.statement);
    let (mine, theirs) = (setting(one), setting(other));
    let (part, shared) = mine.shared_clause(&theirs);
    let near = mine.shared_near(&theirs);
    let whole = mine.shared_whole(&theirs);
    !mine.is_elsewhere(&theirs)
        && (((near >= 1 || shared >= 2) && (part >= 0.3 || shared >= 3))
            || whole >= 3
            || (one.is_period() && mine.shared_next(&theirs) >= 1))
}

fn low(statement: &Statement, at: usize) -> &str {
    statement.words.get(at).map_or("", |word| word.lower.as_str())
}

fn stage(statement: &Statement, from: usize, to: usize, of: String, step: usize) -> Option<Stage> {
    let (first, last) = (statement.words.get(from)?, statement.words.get(to)?);
    let span = first.span.join(last.span);
    Some(Stage { article: statement.article, statement: statement.span, span, of, step })
}

/// «is being repaired» against «will be repaired», «searchers are combing the woods» against «the search will begin».
fn acts(desk: &Desk<'_>, statement: &Statement) -> Vec<Stage> {
    let mut found = Vec::new();
    for (at, word) in statement.words.iter().enumerate() {
        let stem_at = |at: usize| {
            let stem = statement.words.get(at).and_then(|word| word.stem.clone());
            stem.filter(|stem| !is_faint(stem)).map(|stem| opening(&stem))
        };
        if word.lower == "will" && matches!(low(statement, at + 1), "begin" | "start") {
            let limit = clause(desk, statement.article, word.span).unwrap_or(statement.span);
            let from = statement.words.partition_point(|word| word.span.start < limit.start);
            for subject in (from..at).filter_map(stem_at) {
                found.extend(stage(statement, at, at + 1, subject, 1));
            }
        }
        let running = low(statement, at + 1).ends_with("ing") && low(statement, at + 1) != "being";
        if at > 0 && running && matches!(word.lower.as_str(), "is" | "are") {
            let doer = stem_at(at - 1).and_then(|doer| stage(statement, at - 1, at + 1, doer, 0));
            let verb = stem_at(at + 1).and_then(|verb| stage(statement, at, at + 1, verb, 0));
            found.extend(doer.into_iter().chain(verb));
        }
        let going = matches!(word.lower.as_str(), "is" | "are") && low(statement, at + 1) == "being";
        let coming = word.lower == "will" && low(statement, at + 1) == "be";
        if !going && !coming {
            continue;
        }
        let verb = statement
            .words
            .get(at + 2)
            .filter(|verb| verb.lower.ends_with("ed") || verb.lower.ends_with("en"));
        if let Some(stem) = verb.and_then(|verb| verb.stem.clone()).filter(|stem| !is_faint(stem)) {
            found.extend(stage(statement, at, at + 2, stem, usize::from(coming)));
        }
    }
    found
}

/// The first seven letters, in which doer and deed meet: «inspectors», «inspection».
fn opening(stem: &str) -> String {
    stem.chars().take(7).collect()
}

/// «remains shut» against «was shut for two hours», «reopened».
fn states(desk: &Desk<'_>, statement: &Statement) -> Vec<Stage> {
    let mut found = Vec::new();
    let figures = &desk.readings[statement.article].figures;
    for (at, word) in statement.words.iter().enumerate() {
        if TABLE.restored.contains(&word.lower) {
            found.extend(stage(statement, at, at, "state".to_owned(), 1));
        }
        if !TABLE.states.contains(&word.lower) || at == 0 {
            continue;
        }
        let before = low(statement, at - 1);
        let lasting = before.starts_with("remain")
            || matches!(before, "still" | "stays" | "stay" | "kept" | "staying")
            || (before == "been" && matches!(low(statement, at.wrapping_sub(2)), "has" | "have"));
        let length = figures.iter().find(|figure| {
            word.span.end < figure.span.start
                && low(statement, at + 1) == "for"
                && figure.span.start < word.span.end + 12
                && matches!(&figure.unit, crate::reading::Unit::Measure(base) if base == "s")
        });
        let vague = low(statement, at + 1) == "for"
            && matches!(low(statement, at + 2), "several" | "some" | "many")
            && matches!(low(statement, at + 3), "hours" | "days" | "weeks" | "months" | "minutes");
        if lasting {
            found.extend(stage(statement, at - 1, at, "state".to_owned(), 0));
        } else if matches!(before, "was" | "were") {
            let ended = match length {
                Some(figure) => Some(word.span.join(figure.span)),
                None if vague => statement.words.get(at + 3).map(|last| word.span.join(last.span)),
                None => None,
            };
            found.extend(ended.map(|span| Stage {
                article: statement.article,
                statement: statement.span,
                span,
                of: "state".to_owned(),
                step: 1,
            }));
        }
    }
    found
}

/// «is nearing its second week» against «enters its second week».
fn anniversaries(_: &Desk<'_>, statement: &Statement) -> Vec<Stage> {
    let mut found = Vec::new();
    for at in 2..statement.words.len() {
        let period = PERIODS.contains(&low(statement, at + 1));
        let its = matches!(low(statement, at - 1), "its" | "their" | "a" | "the");
        let Some(ordinal) = TABLE.ordinals.iter().position(|ordinal| ordinal == low(statement, at)) else {
            continue;
        };
        let verb = low(statement, at - 2);
        let step = if TABLE.nearing.iter().any(|word| word == verb) {
            2 * ordinal
        } else if TABLE.reached.iter().any(|word| word == verb) {
            2 * ordinal + 1
        } else {
            continue;
        };
        if period && its {
            found.extend(stage(statement, at - 2, at + 1, low(statement, at + 1).to_owned(), step));
        }
    }
    found
}

/// Phases of one thing, of which one rules out the other: «after takeoff» against «before landing».
fn phases(_: &Desk<'_>, statement: &Statement) -> Vec<Stage> {
    let mut found = Vec::new();
    for (number, rivals) in TABLE.phases.iter().enumerate() {
        for (step, phrases) in rivals.iter().enumerate() {
            for phrase in phrases {
                let is_here = |at: usize| {
                    phrase.split(' ').enumerate().all(|(place, word)| low(statement, at + place) == word)
                };
                if let Some(at) = (0..statement.words.len()).find(|&at| is_here(at)) {
                    let last = at + phrase.split(' ').count() - 1;
                    found.extend(stage(statement, at, last, number.to_string(), step));
                }
            }
        }
    }
    found
}
