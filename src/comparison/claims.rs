//! Claims: the statements of one fact, gathered.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::differences::{self, Desk};
use super::similarity;
use super::units::{self, Unit};
use super::{Claim, Family, Statement, Verdict, clauses, clusters, labels};
use crate::reading::Reading;
use crate::story::Story;
use crate::text::Span;

/// Two clusters join when the mean likelihood between their statements is at least this.
const THRESHOLD: f64 = 0.5;
/// The same, for the further facts that a sentence states beside the one it was gathered for first.
const FURTHER: f64 = 0.5;
/// How many facts more a sentence may state.
const ROUNDS: usize = 3;

/// Every claim of a story, not yet judged, in the order of articles and places.
pub(super) fn of(story: &Story, readings: &[Reading]) -> Vec<Claim> {
    let units = units::of(story, readings);
    let gathered = gather(&units);
    let mut facts: Vec<usize> = vec![0; units.len()];
    for &member in gathered.iter().flatten() {
        facts[member] += 1;
    }
    let mut claims: Vec<Claim> = gathered.iter().map(|members| claim(&units, members, &facts, story, readings)).collect();
    claims.sort_by(|one, other| one.statements.cmp(&other.statements));
    claims
}

/// The clusters of units, those of one unit included. A unit that states several facts is in several.
fn gather(units: &[Unit]) -> Vec<Vec<usize>> {

    let mut links: Vec<(usize, usize, f64)> =
        similarity::pairs(units).iter().map(|pair| (pair.one, pair.other, pair.evidence.likelihood())).collect();
    let mut found = clusters::join(units.len(), &links, THRESHOLD);
    let mut latest = found.clone();
    for _ in 0..ROUNDS {
        // A likely pair that stayed apart may meet in a second fact of one of its sentences: what is left is gathered anew.
        let mut homes = vec![usize::MAX; units.len()];
        for (number, members) in latest.iter().enumerate() {
            for &member in members {
                homes[member] = number;
            }
        }
        links.retain(|&(one, other, likelihood)| {
            let apart = homes[one] != homes[other] || homes[one] == usize::MAX;
            apart && likelihood >= FURTHER && units[one].article != units[other].article
        });
        latest = clusters::join(units.len(), &links, FURTHER);
        latest.retain(|members| members.len() > 1);
        if latest.is_empty() {
            break;
        }
        found.extend(latest.iter().cloned());
    }
    let dates = dates(units);
    found.retain(|members| members.len() == 1 || !members.iter().all(|member| dates.contains(member)));
    found.extend(Some(dates).filter(|dates| !dates.is_empty()));
    found
}

/// The units that speak of one date, where at least one says that it is not known and another tells, or says so too.
///
/// «No date was set» and «within two weeks» share hardly a word: what joins them is the slot that both fill,
/// and the event whose date it is.
fn dates(units: &[Unit]) -> Vec<usize> {
    let articles = |members: &[usize]| members.iter().map(|&member| units[member].article).collect::<BTreeSet<usize>>().len();
    let undated: Vec<usize> = (0..units.len()).filter(|&index| units[index].undated).collect();
    let mut events: BTreeMap<u32, usize> = BTreeMap::new();
    for &member in &undated {
        for stem in &units[member].events {
            *events.entry(*stem).or_default() += 1;
        }
    }
    let mut best: Vec<usize> = Vec::new();
    for event in events.keys() {
        let speaks = |unit: &Unit| (unit.undated || unit.deadline) && unit.events.contains(event);
        let members: Vec<usize> = (0..units.len()).filter(|&index| speaks(&units[index])).collect();
        if articles(&members) > articles(&best).max(1) {
            best = members;
        }
    }
    best
}

fn claim(units: &[Unit], members: &[usize], facts: &[usize], story: &Story, readings: &[Reading]) -> Claim {
    let mut statements: Vec<Statement> = members
        .iter()
        .map(|&member| {
            let unit = &units[member];
            let span = if facts[member] > 1 { stated(units, member, members, story, readings) } else { unit.span };
            Statement { article: unit.article, sentence: unit.sentence, span }
        })
        .collect();
    statements.sort_unstable();
    let several = statements.iter().any(|statement| statement.article != statements[0].article);
    let verdict = if several { Verdict::Agree } else { Verdict::Single };
    Claim { label: String::new(), verdict, statements, differences: Vec::new() }
}

/// The clauses of a sentence that hold what the other members say: where it states several facts, the one of this claim.
fn stated(units: &[Unit], member: usize, members: &[usize], story: &Story, readings: &[Reading]) -> Span {
    let unit = &units[member];
    let desk = Desk { story, readings };
    let clauses = clauses::of(desk.text(unit.article), &readings[unit.article], unit.sentence);
    let others: BTreeSet<String> = members
        .iter()
        .filter(|&&other| units[other].article != unit.article)
        .flat_map(|&other| desk.telling(units[other].article, units[other].span))
        .collect();
    let weights: Vec<usize> = clauses.iter().map(|&clause| desk.telling(unit.article, clause).intersection(&others).count()).collect();
    let best = weights.iter().copied().max().unwrap_or(0);
    let telling = |weight: usize| weight > 0 && weight * 5 >= best * 2;
    let first = weights.iter().position(|&weight| telling(weight));
    let last = weights.iter().rposition(|&weight| telling(weight));
    match (first, last) {
        (Some(first), Some(last)) => clauses[first].join(clauses[last]),
        _ => unit.span,
    }
}

/// Finds each claim's differences, gives verdict and label, and puts the most divergent first.
pub(super) fn judge(story: &Story, readings: &[Reading], families: &[Family], claims: &mut [Claim]) {
    for claim in claims.iter_mut() {
        if claim.verdict != Verdict::Single {
            claim.differences = differences::of(story, readings, claim, families);
            claim.verdict = if claim.differences.is_empty() { Verdict::Agree } else { Verdict::Diverge };
        }
        claim.label = labels::of(story, readings, claim);
    }
    claims.sort_by_key(|claim| {
        let kind = claim.differences.first().map(|difference| difference.kind);
        let spread = if claim.verdict == Verdict::Single { 0 } else { claim.spread() };
        (claim.verdict, kind, Reverse(spread), claim.statements.first().copied())
    });
}
