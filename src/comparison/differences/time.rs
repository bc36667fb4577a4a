//! Times of one matter that cannot all be right.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Desk;
use super::setting::Setting;
use crate::comparison::stems::is_faint;
use crate::comparison::{Claim, Difference, DifferenceKind, Statement as Place, Value};
use crate::reading::{Moment, MomentKind};
use crate::story::ParagraphKind;
use crate::text::{Span, stem};

/// Verbs of saying behind which a day is that of the telling, not of the fact.
const SAYING: &[&str] =
    &["said", "says", "told", "tells", "wrote", "added", "tweeted", "speaking", "asked", "say"];

#[derive(Debug, Deserialize)]
struct Slots {
    documents: HashSet<String>,
    happenings: HashSet<String>,
}

static SLOTS: LazyLock<Slots> = LazyLock::new(|| {
    let table: Slots = match toml::from_str(include_str!("../../../assets/lexicon/phases.toml")) {
        Ok(table) => table,
        Err(fault) => panic!("assets/lexicon/phases.toml is broken: {fault}"),
    };
    let stems = |words: HashSet<String>| words.iter().map(|word| stem(word)).collect();
    Slots { documents: stems(table.documents), happenings: stems(table.happenings) }
});

/// A moment in a statement of a claim.
#[derive(Debug, Clone, Copy)]
struct Stated<'a> {
    article: usize,
    statement: Span,
    moment: &'a Moment,
}

/// A date that one gives and another says is not known; and moments of one sort that do not meet.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut stated: Vec<Stated<'_>> = Vec::new();
    for article in Desk::articles(claim) {
        for statement in Desk::spans(claim, article) {
            let inside = desk.readings[article].moments.iter().filter(|moment| statement.holds(moment.span));
            stated.extend(inside.map(|moment| Stated { article, statement, moment }));
        }
    }
    let mut found: Vec<Difference> = undated(desk, &stated).into_iter().collect();
    for kind in [MomentKind::Weekday, MomentKind::Clock, MomentKind::Date] {
        let of_kind: Vec<Stated<'_>> =
            stated.iter().filter(|stated| stated.moment.kind == kind).copied().collect();
        found.extend(clash(desk, &of_kind));
    }
    found
}

/// No date is known, one says; another names a deadline.
fn undated(desk: &Desk<'_>, stated: &[Stated<'_>]) -> Option<Difference> {
    let first_of = |kind: MomentKind| {
        let mut by_article: BTreeMap<usize, Stated<'_>> = BTreeMap::new();
        for stated in stated.iter().filter(|stated| stated.moment.kind == kind) {
            by_article.entry(stated.article).or_insert(*stated);
        }
        by_article
    };
    let (silent, mut told) = (first_of(MomentKind::Undated), first_of(MomentKind::Deadline));
    told.retain(|article, _| !silent.contains_key(article));
    let (first, second) = (silent.values().next()?, told.values().next()?);
    let values = silent.values().chain(told.values()).map(|stated| value(desk, stated)).collect();
    Some(Difference { kind: DifferenceKind::Time, values, why: against(desk, first, second) })
}

/// The first two moments of which both cannot be right, with those of the other articles.
fn clash(desk: &Desk<'_>, stated: &[Stated<'_>]) -> Option<Difference> {
    let settings: Vec<Setting> = stated
        .iter()
        .map(|stated| Setting::of(desk, stated.article, stated.moment.span, stated.statement))
        .collect();
    let given = |article: usize, moment: &Moment| {
        stated.iter().any(|other| other.article == article && other.moment.agrees(moment))
    };
    for (number, mine) in stated.iter().enumerate() {
        for (index, theirs) in stated.iter().enumerate().skip(number + 1) {
            // An article that has both clock times gives one of them in another's name; both days, for two things.
            let both = given(mine.article, theirs.moment) || given(theirs.article, mine.moment);
            if mine.article == theirs.article
                || mine.moment.agrees(theirs.moment)
                || rounded(mine.moment, theirs.moment)
                || (both && mine.moment.kind != MomentKind::Clock)
                || !same_event(desk, mine, theirs, &settings[number], &settings[index])
            {
                continue;
            }
            let mut values = vec![value(desk, mine), value(desk, theirs)];
            for third in stated {
                let near = third.moment.agrees(mine.moment) || third.moment.agrees(theirs.moment);
                if near && values.iter().all(|value| value.article != third.article) {
                    values.push(value(desk, third));
                }
            }
            return Some(Difference { kind: DifferenceKind::Time, values, why: against(desk, mine, theirs) });
        }
    }
    None
}

/// Whether two moments date one event: the word that the one hangs on stands by the other too.
fn same_event(
    desk: &Desk<'_>,
    mine: &Stated<'_>,
    theirs: &Stated<'_>,
    one: &Setting,
    other: &Setting,
) -> bool {
    let (by, near) = (neighbours(desk, mine), neighbours(desk, theirs));
    let (Some(anchor), Some(rival)) = (by.first(), near.first()) else { return false };
    if SAYING.iter().any(|verb| stem(verb) == *anchor || stem(verb) == *rival) || one.is_elsewhere(other) {
        return false;
    }
    if is_slot(mine.moment, theirs.moment, anchor, rival) {
        return true;
    }
    let (part, shared) = one.shared_clause(other);
    if halves(mine.moment, theirs.moment) && shared >= 1 {
        return true;
    }
    let hangs = near.iter().take(2).any(|stem| stem == anchor) || by.iter().take(2).any(|stem| stem == rival);
    hangs && ((shared >= 2 && part >= 0.4) || one.shared_whole(other) >= 3)
}

/// Whether two moments fill one slot of the story: the day of the filing, the time of the crash.
fn is_slot(mine: &Moment, theirs: &Moment, anchor: &str, rival: &str) -> bool {
    let told = |list: &HashSet<String>| list.contains(anchor) && list.contains(rival);
    match mine.kind {
        MomentKind::Weekday => anchor == rival && SLOTS.documents.contains(anchor),
        MomentKind::Clock => told(&SLOTS.happenings) && within_an_hour(mine, theirs),
        _ => false,
    }
}

fn within_an_hour(one: &Moment, other: &Moment) -> bool {
    minutes_apart(one, other).is_some_and(|minutes| minutes <= 60)
}

/// Whether two clock times are one that is told to the minute and to the nearest five: «5:58» and «6».
fn rounded(one: &Moment, other: &Moment) -> bool {
    one.kind == MomentKind::Clock && minutes_apart(one, other).is_some_and(|minutes| minutes < 5)
}

fn minutes_apart(one: &Moment, other: &Moment) -> Option<i32> {
    let minutes = |moment: &Moment| {
        let clock = moment.normal.split(' ').next().unwrap_or("");
        let (hour, minute) = clock.split_once(':')?;
        Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
    };
    Some((minutes(one)? - minutes(other)?).abs())
}

/// Whether two clock times are one of the morning and one of the evening, the same to the minute: «10:15 a.m.», «10:15 p.m.».
fn halves(one: &Moment, other: &Moment) -> bool {
    one.kind == MomentKind::Clock && minutes_apart(one, other) == Some(12 * 60)
}

/// The statements whose moments fill one slot and part, though nothing else may join them.
pub(super) fn rivals(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let mut held: Vec<(Place, Stated<'_>, String)> = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        for moment in reading
            .moments
            .iter()
            .filter(|moment| matches!(moment.kind, MomentKind::Weekday | MomentKind::Clock))
        {
            let number = reading.sentences.partition_point(|sentence| sentence.span.end <= moment.span.start);
            let Some(sentence) =
                reading.sentences.get(number).filter(|sentence| sentence.span.holds(moment.span))
            else {
                continue;
            };
            let stated = Stated { article, statement: sentence.span, moment };
            let anchor = neighbours(desk, &stated).into_iter().next().unwrap_or_default();
            if sentence.kind == ParagraphKind::Body && is_slot(moment, moment, &anchor, &anchor) {
                held.push((Place { article, sentence: number, span: sentence.span }, stated, anchor));
            }
        }
    }
    let mut found: Vec<Vec<Place>> = Vec::new();
    for (number, (place, mine, anchor)) in held.iter().enumerate() {
        for (rival, theirs, other) in held.iter().skip(number + 1) {
            let parts = place.article != rival.article
                && mine.moment.kind == theirs.moment.kind
                && !mine.moment.agrees(theirs.moment)
                && !rounded(mine.moment, theirs.moment)
                && is_slot(mine.moment, theirs.moment, anchor, other);
            if parts {
                found.push(vec![*place, *rival]);
            }
        }
    }
    found.truncate(4);
    found
}

/// The stems of the plain words by a moment, the word that it hangs on first: that is the next before it, or else behind.
fn neighbours(desk: &Desk<'_>, stated: &Stated<'_>) -> Vec<String> {
    let text = desk.text(stated.article);
    let close = desk.around(stated.article, stated.moment.span, stated.statement, 5);
    let plain = |range: Span| {
        desk.words(stated.article, range)
            .map(|word| word.of(text))
            .filter(|word| {
                word.starts_with(char::is_lowercase) && !matches!(*word, "late" | "early" | "local")
            })
            .filter(|word| !crate::comparison::stems::is_empty_word(word))
            .map(stem)
            .filter(|stem| !is_faint(stem) || SAYING.contains(&stem.as_str()))
    };
    let mut before: Vec<String> = plain(Span::new(close.start, stated.moment.span.start)).collect();
    before.reverse();
    // Behind it, only the next word: «on Friday fired».
    let next = desk.around(stated.article, stated.moment.span, stated.statement, 2);
    before.extend(plain(Span::new(stated.moment.span.end, next.end)));
    before
}

fn value(desk: &Desk<'_>, stated: &Stated<'_>) -> Value {
    let normal = match stated.moment.kind {
        MomentKind::Undated => "no date".to_owned(),
        _ => words(desk, stated).to_owned(),
    };
    Value::new(stated.article, stated.moment.span, normal)
}

fn words<'a>(desk: &Desk<'a>, stated: &Stated<'_>) -> &'a str {
    stated.moment.span.of(desk.text(stated.article))
}

fn against(desk: &Desk<'_>, one: &Stated<'_>, other: &Stated<'_>) -> String {
    format!("“{}” against “{}”", words(desk, one), words(desk, other))
}
