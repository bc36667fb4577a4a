//! Which statements tell one fact: the claims that a person put together take the place of those that are proposed.

use crate::comparison::{Claim, Comparison, JudgedClaim, Statement, Verdict, propose};
use crate::judging::decision::{OfClaim, Ruling};

use super::places::{Places, Shelf, same};

/// A claim on its way into the table.
pub(super) struct Draft {
    pub(super) claim: Claim,
    pub(super) judged: Option<JudgedClaim>,
}

/// A person's claim as it stands in the story.
struct Found<'d> {
    decision: usize,
    of: &'d OfClaim,
    statements: Vec<Statement>,
    without: Vec<Statement>,
    lost: usize,
    /// The proposed claims whose place it takes.
    homes: Vec<usize>,
}

/// Where something stands in the table, the claims it is, and the decision that it comes from.
type Row = ((usize, usize), Vec<Draft>, Option<usize>);

/// The claims with a person's choice of statements and verdict, in the order of those proposed, and for each decision
/// that found a place the claim, the first where it was taken apart.
pub(super) fn lay(
    comparison: &Comparison,
    places: &Places<'_>,
    decisions: &[(usize, &OfClaim)],
) -> (Vec<Draft>, Vec<(usize, usize)>) {
    let proposed = &comparison.claims;
    let mut found: Vec<Found<'_>> =
        decisions.iter().filter_map(|&(decision, of)| locate(places, decision, of)).collect();
    let shelf = Shelf::of(proposed);
    let (owner, taken) = settle(proposed, &shelf, &mut found);

    // Of two that speak of the same statements, from two people, say, the other is not in force.
    let speaks_twice = |found: &Found<'_>, others: &[Vec<Statement>]| {
        let within = |other: &Vec<Statement>| {
            found.statements.iter().filter(|told| other.contains(told)).count() * 2 > found.statements.len()
        };
        found.homes.is_empty() && found.statements.len() > 1 && others.iter().any(within)
    };
    let at_home: Vec<Vec<Statement>> =
        found.iter().filter(|found| !found.homes.is_empty()).map(|found| found.statements.clone()).collect();
    found.retain(|found| !speaks_twice(found, &at_home));
    let statements = found.iter().map(|found| gathered(proposed, found)).collect::<Vec<_>>();
    let weighed = weigh(comparison, &found, &statements, &taken);

    // Each stands where the first of those stood whose place it takes; one without a place behind what it came from.
    let mut rows: Vec<Row> = Vec::new();
    for (at, claim) in proposed.iter().enumerate() {
        if owner[at].is_none() && taken[at].is_empty() {
            rows.push(((at, 0), vec![Draft { claim: claim.clone(), judged: None }], None));
        }
    }
    let left: Vec<usize> =
        (0..proposed.len()).filter(|&at| owner[at].is_none() && !taken[at].is_empty()).collect();
    let rest: Vec<Vec<Statement>> = left
        .iter()
        .map(|&at| proposed[at].statements.iter().filter(|told| !taken[at].contains(told)).copied().collect())
        .collect();
    for (at, claim) in left.into_iter().zip(propose(comparison, rest)) {
        if !claim.statements.is_empty() {
            rows.push(((at, 0), vec![Draft { claim, judged: None }], None));
        }
    }
    for (number, (found, claim)) in found.iter().zip(weighed).enumerate() {
        let near = || shelf.claim(proposed, &found.statements);
        let place = match found.homes.first() {
            Some(&home) => (home, 0),
            None => (near().unwrap_or(proposed.len()), number + 1),
        };
        rows.push((place, drafts(comparison, found, claim), Some(found.decision)));
    }
    rows.sort_by_key(|(place, ..)| *place);
    let mut laid = Vec::new();
    let mut homes = Vec::new();
    for (_, drafts, decision) in rows {
        homes.extend(decision.map(|decision| (decision, laid.len())));
        laid.extend(drafts);
    }
    (laid, homes)
}

fn locate<'d>(places: &Places<'_>, decision: usize, of: &'d OfClaim) -> Option<Found<'d>> {
    let found = |anchors: &[crate::judging::Anchor]| -> Vec<Statement> {
        anchors.iter().filter_map(|anchor| places.statement(anchor)).collect()
    };
    let mut statements = found(&of.statements);
    let lost = of.statements.len() - statements.len();
    statements.sort_unstable();
    statements.dedup();
    let without = found(&of.without);
    (!statements.is_empty()).then_some(Found { decision, of, statements, without, lost, homes: Vec::new() })
}

/// Whose place each of a person's claims takes: of a proposed claim that which knows most of its statements, if it knows
/// more than half. What such a one without a place knows of others, two at least, it takes from them.
fn settle(
    proposed: &[Claim],
    shelf: &Shelf,
    found: &mut [Found<'_>],
) -> (Vec<Option<usize>>, Vec<Vec<Statement>>) {
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); proposed.len()];
    let mut overlaps = Vec::with_capacity(found.len());
    for (number, found) in found.iter().enumerate() {
        let known: Vec<Statement> = found.statements.iter().chain(&found.without).copied().collect();
        for (at, count) in covering(proposed, shelf, &known) {
            if count > best[at].0 {
                best[at] = (count, Some(number));
            }
        }
        overlaps.push(shelf.overlaps(proposed, &found.statements));
    }
    let owner: Vec<Option<usize>> = best.into_iter().map(|(_, owner)| owner).collect();
    for (at, owner) in owner.iter().enumerate() {
        if let Some(number) = owner {
            found[*number].homes.push(at);
        }
    }
    let mut taken: Vec<Vec<Statement>> = vec![Vec::new(); proposed.len()];
    for (found, overlaps) in found.iter().zip(overlaps).filter(|(found, _)| found.homes.is_empty()) {
        for (at, _) in overlaps.into_iter().filter(|(at, count)| *count > 1 && owner[*at].is_none()) {
            let known = |told: &&Statement| found.statements.iter().any(|other| same(told, other));
            taken[at].extend(proposed[at].statements.iter().filter(known));
        }
    }
    (owner, taken)
}

/// The proposed claims that statements come from, and how many of each: the largest first, and others only for what is left.
/// A claim within another, or over other clauses of the same sentences, is none of them.
fn covering(proposed: &[Claim], shelf: &Shelf, known: &[Statement]) -> Vec<(usize, usize)> {
    let stated = |at: usize| proposed[at].statements.as_slice();
    let exactly = |at: usize| stated(at).iter().filter(|told| known.contains(told)).count();
    let whole = |at: usize| exactly(at) == stated(at).len();
    let mut near = shelf.overlaps(proposed, known);
    let somewhere = near.iter().any(|(at, _)| whole(*at));
    near.retain(|&(at, count)| {
        count * 2 > stated(at).len() && (!somewhere || exactly(at) * 2 >= stated(at).len())
    });
    near.sort_by_key(|&(at, count)| (!whole(at), std::cmp::Reverse(count), at));
    let mut left: Vec<&Statement> = known.iter().collect();
    near.retain(|&(at, _)| {
        let before = left.len();
        left.retain(|told| !stated(at).iter().any(|other| same(told, other)));
        left.len() < before
    });
    near
}

/// The statements that the person chose, and those that the program has put to them since.
fn gathered(proposed: &[Claim], found: &Found<'_>) -> Vec<Statement> {
    let mut statements = found.statements.clone();
    for &home in &found.homes {
        for told in &proposed[home].statements {
            let known = found.statements.iter().chain(&found.without).any(|other| same(told, other));
            if !known && !statements.contains(told) {
                statements.push(*told);
            }
        }
    }
    statements.sort_unstable();
    statements
}

/// What the program says of the person's claims: where it has put the same statements together, what it says already.
fn weigh(
    comparison: &Comparison,
    found: &[Found<'_>],
    statements: &[Vec<Statement>],
    taken: &[Vec<Statement>],
) -> Vec<Claim> {
    let as_proposed = |found: &Found<'_>, statements: &[Statement]| match found.homes.as_slice() {
        [home] if taken[*home].is_empty() => {
            let claim = &comparison.claims[*home];
            let all = claim.statements.len() == statements.len()
                && claim.statements.iter().zip(statements).all(|(one, other)| same(one, other));
            all.then(|| claim.clone())
        }
        _ => None,
    };
    let known: Vec<Option<Claim>> =
        found.iter().zip(statements).map(|(found, statements)| as_proposed(found, statements)).collect();
    let new = known.iter().zip(statements).filter(|(known, _)| known.is_none());
    let mut weighed =
        propose(comparison, new.map(|(_, statements)| statements.clone()).collect()).into_iter();
    known.into_iter().filter_map(|known| known.or_else(|| weighed.next())).collect()
}

/// A person's claim, or its pieces where it was taken apart.
fn drafts(comparison: &Comparison, found: &Found<'_>, claim: Claim) -> Vec<Draft> {
    let proposals = || -> Vec<Vec<Statement>> {
        found.homes.iter().filter_map(|&home| Some(comparison.claims.get(home)?.statements.clone())).collect()
    };
    let same_statements = matches!(proposals().as_slice(), [one] if *one == claim.statements);
    let judged = JudgedClaim {
        by: Some(found.decision),
        verdict: found.of.verdict.is_some(),
        proposed: Some(claim.verdict),
        statements: (!same_statements).then(proposals),
        lost: found.lost,
        ..JudgedClaim::default()
    };
    if found.of.verdict != Some(Ruling::Apart) || claim.verdict == Verdict::Single {
        return vec![Draft { claim, judged: Some(judged) }];
    }
    let mut articles: Vec<usize> = claim.statements.iter().map(|told| told.article).collect();
    articles.dedup();
    let of = |article: usize| -> Vec<Statement> {
        claim.statements.iter().filter(|told| told.article == article).copied().collect()
    };
    let judged = JudgedClaim { statements: Some(proposals()), ..judged };
    let pieces = propose(comparison, articles.into_iter().map(of).collect());
    pieces.into_iter().map(|claim| Draft { claim, judged: Some(judged.clone()) }).collect()
}
