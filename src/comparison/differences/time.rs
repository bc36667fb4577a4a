//! Times of one matter that cannot all be right.

use std::collections::BTreeMap;

use super::Desk;
use super::setting::{Setting, is_faint};
use crate::comparison::{Claim, Difference, DifferenceKind, Value};
use crate::reading::{Moment, MomentKind};
use crate::text::{Span, stem};

/// Verbs of saying behind which a day is that of the telling, not of the fact.
const SAYING: &[&str] = &["said", "says", "told", "tells", "wrote", "added", "tweeted", "speaking", "asked", "say"];

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
            return Some(Difference {
                kind: DifferenceKind::Time,
                values,
                why: against(desk, mine, theirs),
            });
        }
    }
    None
}

/// Whether two moments date one event: the word that the one hangs on stands by the other too.
fn same_event(desk: &Desk<'_>, mine: &Stated<'_>, theirs: &Stated<'_>, one: &Setting, other: &Setting) -> bool {
    let (by, near) = (neighbours(desk, mine), neighbours(desk, theirs));
    let (Some(anchor), Some(rival)) = (by.first(), near.first()) else { return false };
    if SAYING.iter().any(|verb| stem(verb) == *anchor || stem(verb) == *rival) || one.is_elsewhere(other) {
        return false;
    }
    let (part, shared) = one.shared_clause(other);
    let hangs = near.iter().take(2).any(|stem| stem == anchor) || by.iter().take(2).any(|stem| stem == rival);
    hangs && ((shared >= 2 && part >= 0.4) || one.shared_whole(other) >= 3)
}

/// The stems of the plain words by a moment, the word that it hangs on first: that is the next before it, or else behind.
fn neighbours(desk: &Desk<'_>, stated: &Stated<'_>) -> Vec<String> {
    let text = desk.text(stated.article);
    let close = desk.around(stated.article, stated.moment.span, stated.statement, 5);
    let plain = |range: Span| {
        desk.words(stated.article, range)
            .map(|word| word.of(text))
            .filter(|word| word.starts_with(char::is_lowercase) && !matches!(*word, "late" | "early" | "local"))
            .filter(|word| !crate::comparison::units::is_empty_word(word))
            .map(stem)
            .filter(|stem| !is_faint(stem) || SAYING.contains(&stem.as_str()))
    };
    let mut before: Vec<String> = plain(Span::new(close.start, stated.moment.span.start)).collect();
    before.reverse();
    before.extend(plain(Span::new(stated.moment.span.end, close.end)));
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
