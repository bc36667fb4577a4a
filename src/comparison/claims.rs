//! Claims: the statements of one fact, gathered.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use super::differences::{self, Desk};
use super::families::Shelf;
use super::prints::Prints;
use super::similarity::{Pair, Scales};
use super::units::{self, Unit};
use super::weights::Weights;
use super::{Claim, Family, Link, Slot, Statement, Verdict, clauses, clusters, labels, links};
use crate::progress::{Step, Watch};
use crate::reading::Unit as Measured;
use crate::text::Span;

/// How many facts more a sentence may state.
const ROUNDS: usize = 3;

/// Every claim of a story, not yet judged, in the order of articles and places, and why its sentences were joined; nothing
/// once the work was told to stop.
pub(super) fn of(desk: &Desk<'_>, weights: &Weights, watch: &Watch) -> Option<(Vec<Claim>, Vec<Link>)> {
    let units = units::of(desk);
    let scales = Scales::of(&units, watch);
    let pairs = scales.pairs(weights, watch);
    if watch.is_stopped() {
        return None;
    }
    let gathered = gather(&scales.prints, &units.list, &pairs, weights);
    let links =
        links::of(&scales, &pairs, gathered.iter().map(|gathered| gathered.members.as_slice()), weights);
    drop((scales, pairs));
    let units = units.list;
    let mut facts: Vec<usize> = vec![0; units.len()];
    for &member in gathered.iter().flat_map(|gathered| &gathered.members) {
        facts[member] += 1;
    }
    let mut claims: Vec<Claim> =
        gathered.iter().map(|gathered| claim(&units, gathered, &facts, desk)).collect();
    claims.sort_by(|one, other| one.statements.cmp(&other.statements));
    Some((claims, links))
}

/// Units that tell one fact, and the slot that they fill where a rule put them together.
struct Gathered {
    members: Vec<usize>,
    slot: Option<Slot>,
}

/// The clusters of units, those of one unit included. A unit that states several facts is in several.
fn gather(prints: &Prints<'_>, units: &[Unit], pairs: &[Pair], weights: &Weights) -> Vec<Gathered> {
    if units.iter().all(|unit| unit.article == units[0].article) {
        // One article alone: there is nothing to set it beside.
        return (0..units.len()).map(|index| Gathered { members: vec![index], slot: None }).collect();
    }
    let sizes: Vec<usize> = (0..prints.len()).map(|print| prints.members(print).len()).collect();
    let link = |pair: &Pair| {
        let (one, other) = pair.near.ends();
        (one, other, pair.likelihood * prints.apart(one, other))
    };
    let mut links: Vec<(usize, usize, f64)> = pairs.iter().map(link).collect();
    let mut found = clusters::join(&sizes, &links, weights.join);
    absorb(&mut found, &sizes, &links, weights.further);
    let mut latest = found.clone();
    for _ in 0..ROUNDS {
        // A likely pair that stayed apart may meet in a second fact of one of its sentences: what is left is gathered anew.
        let mut homes = vec![usize::MAX; prints.len()];
        for (number, members) in latest.iter().enumerate() {
            for &member in members {
                homes[member] = number;
            }
        }
        links.retain(|&(one, other, likelihood)| {
            let apart = homes[one] != homes[other] || homes[one] == usize::MAX;
            apart && likelihood >= weights.further
        });
        latest = clusters::join(&sizes, &links, weights.further);
        latest.retain(|members| members.len() > 1);
        if latest.is_empty() {
            break;
        }
        found.extend(latest.iter().cloned());
    }
    let whole = |cluster: Vec<usize>| {
        let mut members: Vec<usize> =
            cluster.iter().flat_map(|&print| prints.members(print)).copied().collect();
        members.sort_unstable();
        Gathered { members, slot: None }
    };
    let mut found: Vec<Gathered> = found.into_iter().map(whole).collect();
    let dates = (Slot::Date, dates(units));
    let measures = measures(units).into_iter().map(|members| (Slot::Measure, members));
    for (slot, members) in std::iter::once(dates).chain(measures).filter(|(_, members)| !members.is_empty()) {
        let inside = |known: &Gathered| known.members.iter().all(|member| members.contains(member));
        found.retain(|known| known.members.len() == 1 || !inside(known));
        found.push(Gathered { members, slot: Some(slot) });
    }
    without_parts(found)
}

/// The clusters less those of several units that lie wholly in another: they would tell one fact twice.
fn without_parts(mut clusters: Vec<Gathered>) -> Vec<Gathered> {
    let sets: Vec<BTreeSet<usize>> =
        clusters.iter().map(|cluster| cluster.members.iter().copied().collect()).collect();
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, set) in sets.iter().enumerate() {
        for &member in set {
            homes.entry(member).or_default().push(number);
        }
    }
    let part = |number: usize| {
        let set = &sets[number];
        let larger = |other: usize| other != number && (sets[other].len(), number) > (set.len(), other);
        set.len() > 1
            && set.first().is_some_and(|first| {
                homes[first].iter().any(|&other| larger(other) && set.is_subset(&sets[other]))
            })
    };
    let mut number = 0..;
    clusters.retain(|_| number.next().is_some_and(|number| !part(number)));
    clusters
}

/// Takes into a cluster every print outside that is likely to tell the same as more than half of its members:
/// the mean of a long sentence with several facts is low, though most of the cluster's facts are among them.
fn absorb(clusters: &mut [Vec<usize>], sizes: &[usize], links: &[(usize, usize, f64)], further: f64) {
    let mut near: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(one, other, _) in links.iter().filter(|link| link.2 >= further) {
        near.entry(one).or_default().push(other);
        near.entry(other).or_default().push(one);
    }
    for cluster in clusters {
        let size: usize = cluster.iter().map(|&member| sizes[member]).sum();
        if size <= 2 {
            continue;
        }
        let mut outside: BTreeMap<usize, usize> = BTreeMap::new();
        for &member in cluster.iter() {
            for &print in near.get(&member).into_iter().flatten() {
                *outside.entry(print).or_default() += sizes[member];
            }
        }
        let joining = outside.into_iter().filter(|(print, near)| near * 2 > size && !cluster.contains(print));
        let joining: Vec<usize> = joining.map(|(print, _)| print).collect();
        cluster.extend(joining);
    }
}

/// The units that measure the same thing: figures of one unit of length, weight, speed or heat beside the same word.
fn measures(units: &[Unit]) -> Vec<Vec<usize>> {
    let mut slots: BTreeMap<(&str, u32), BTreeSet<usize>> = BTreeMap::new();
    for (index, unit) in units.iter().enumerate() {
        for (figure, by) in unit.figures.iter().zip(&unit.slots) {
            if let Measured::Measure(base) = &figure.unit
                && !matches!(base.as_str(), "s" | "%")
            {
                for &stem in by {
                    slots.entry((base, stem)).or_default().insert(index);
                }
            }
        }
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut wide: Vec<BTreeSet<usize>> = slots
        .into_values()
        .filter(|members| {
            members.iter().map(|&member| units[member].article).collect::<BTreeSet<_>>().len() > 1
        })
        .collect();
    wide.sort_by_key(|members| Reverse(members.len()));
    for members in wide {
        if !found.iter().any(|known| members.iter().any(|member| known.contains(member))) {
            found.push(members.into_iter().collect());
        }
    }
    found
}

/// The units that speak of one date, where at least one says that it is not known and another tells, or says so too.
///
/// «No date was set» and «within two weeks» share hardly a word: what joins them is the slot that both fill,
/// and the event whose date it is.
fn dates(units: &[Unit]) -> Vec<usize> {
    let articles = |members: &[usize]| {
        members.iter().map(|&member| units[member].article).collect::<BTreeSet<usize>>().len()
    };
    let mut events: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, unit) in units.iter().enumerate().filter(|(_, unit)| unit.undated || unit.deadline) {
        for &event in &unit.events {
            events.entry(event).or_default().push(index);
        }
    }
    let mut best: Vec<usize> = Vec::new();
    for members in events.into_values().filter(|members| members.iter().any(|&member| units[member].undated))
    {
        if articles(&members) > articles(&best).max(1) {
            best = members;
        }
    }
    best
}

fn claim(units: &[Unit], gathered: &Gathered, facts: &[usize], desk: &Desk<'_>) -> Claim {
    let members = gathered.members.as_slice();
    let shared =
        if members.iter().any(|&member| facts[member] > 1) { told(units, members) } else { Told::new() };
    let mut statements: Vec<Statement> = members
        .iter()
        .map(|&member| {
            let unit = &units[member];
            let span =
                if facts[member] > 1 { stated(units, member, members, &shared, desk) } else { unit.span };
            Statement { article: unit.article, sentence: unit.sentence, span }
        })
        .collect();
    statements.sort_unstable();
    let several = statements.iter().any(|statement| statement.article != statements[0].article);
    let verdict = if several { Verdict::Agree } else { Verdict::Single };
    Claim { label: String::new(), verdict, statements, differences: Vec::new(), slot: gathered.slot }
}

/// The part of what a sentence shares with a claim's others that its clauses must hold to stand for it.
const HELD: f64 = 0.9;

/// In how many sentences each stem stands.
type Told = HashMap<u32, usize>;

fn told<'a>(units: &[Unit], members: impl IntoIterator<Item = &'a usize>) -> Told {
    let mut told = Told::new();
    for &(stem, _) in members.into_iter().flat_map(|&member| &units[member].weights) {
        *told.entry(stem).or_default() += 1;
    }
    told
}

/// The fewest neighbouring clauses of a sentence that hold most of what the other members say too: where it states
/// several facts, the one of this claim.
fn stated(units: &[Unit], member: usize, members: &[usize], shared: &Told, desk: &Desk<'_>) -> Span {
    let unit = &units[member];
    let own = told(units, members.iter().filter(|&&other| units[other].article == unit.article));
    let held = |clauses: &[Vec<(u32, f64)>]| -> usize {
        let stems: BTreeSet<u32> = clauses.iter().flatten().map(|(stem, _)| *stem).collect();
        let others = |stem| shared.get(stem).unwrap_or(&0) - own.get(stem).unwrap_or(&0);
        stems.iter().map(others).sum()
    };
    let enough = held(&unit.clauses) as f64 * HELD;
    if enough == 0.0 {
        return unit.span;
    }
    let clauses = clauses::of(desk.text(unit.article), &desk.readings[unit.article], unit.sentence);
    let ranges = (0..clauses.len()).flat_map(|first| (first..clauses.len()).map(move |last| (first, last)));
    ranges
        .filter(|&(first, last)| held(&unit.clauses[first..=last]) as f64 >= enough)
        .map(|(first, last)| clauses[first].join(clauses[last]))
        .min_by_key(|span| (span.len(), span.start))
        .unwrap_or(unit.span)
}

/// Finds each claim's differences, gives verdict and label, and puts the most divergent first.
pub(super) fn judge(desk: &Desk<'_>, families: &[Family], claims: &mut Vec<Claim>, watch: &Watch) {
    let shelf = Shelf::of(desk.readings, families);
    let judged = |claim: &mut Claim| {
        if claim.verdict != Verdict::Single {
            claim.differences = differences::of(desk, claim, &shelf.by(claim));
            claim.verdict = if claim.differences.is_empty() { Verdict::Agree } else { Verdict::Diverge };
        }
    };
    let count = watch.begin(Step::Judge, claims.len());
    claims.par_iter_mut().for_each(|claim| count.piece(|| judged(claim)));
    if watch.is_stopped() {
        return;
    }
    let first = |claim: &Claim| {
        claim.differences.first().map(|difference| (difference.kind.name(), difference.why.clone()))
    };
    join_alike(claims, &judged, first, |_, _| true);
    let labelled = |claim: &mut Claim| claim.label = labels::of(desk, claim);
    claims.par_iter_mut().for_each(labelled);
    // What a reader would call by one name, told for the most part in the same sentences, is one claim.
    let judged_anew = |claim: &mut Claim| {
        judged(claim);
        labelled(claim);
    };
    let label = |claim: &Claim| (claim.verdict != Verdict::Single).then(|| claim.label.clone());
    join_alike(claims, &judged_anew, label, |one, other| {
        shared(one, other) * 2 >= one.statements.len().min(other.statements.len())
    });
    // What has grown may part as another claim does already.
    join_alike(claims, &judged_anew, first, |_, _| true);
    claims.sort_by_cached_key(|claim| {
        let kind = claim.differences.first().map(|difference| difference.kind);
        let spread = if claim.verdict == Verdict::Single { 0 } else { claim.spread() };
        (claim.verdict, kind, Reverse(spread), claim.statements.first().copied())
    });
}

/// Verdict, differences and label of statements that are one claim whatever the program thinks of it.
pub(super) fn weigh_up(desk: &Desk<'_>, families: &[Family], statements: Vec<Vec<Statement>>) -> Vec<Claim> {
    let shelf = Shelf::of(desk.readings, families);
    let weighed = |mut statements: Vec<Statement>| {
        statements.sort_unstable();
        let mut claim = Claim {
            label: String::new(),
            verdict: Verdict::Single,
            statements,
            differences: Vec::new(),
            slot: None,
        };
        if claim.statements.is_empty() {
            return claim;
        }
        if claim.spread() > 1 {
            claim.differences = differences::of(desk, &claim, &shelf.by(&claim));
            claim.verdict = if claim.differences.is_empty() { Verdict::Agree } else { Verdict::Diverge };
        }
        claim.label = labels::of(desk, &claim);
        claim
    };
    statements.into_iter().map(weighed).collect()
}

/// How many sentences two claims have in common.
fn shared(one: &Claim, other: &Claim) -> usize {
    let place = |statement: &Statement| (statement.article, statement.sentence);
    one.statements
        .iter()
        .filter(|mine| other.statements.iter().any(|theirs| place(mine) == place(theirs)))
        .count()
}

/// Joins the claims that have one key and are one by `same`, each with the first that it meets, and judges those that have
/// grown.
fn join_alike<K: Eq + Hash>(
    claims: &mut Vec<Claim>,
    judged: &(impl Fn(&mut Claim) + Sync),
    key: impl Fn(&Claim) -> Option<K>,
    same: impl Fn(&Claim, &Claim) -> bool,
) {
    let mut joined: Vec<(Claim, bool)> = Vec::new();
    let mut shelves: HashMap<K, Vec<usize>> = HashMap::new();
    for claim in std::mem::take(claims) {
        let mut unkeyed = Vec::new();
        let shelf = key(&claim).map_or(&mut unkeyed, |key| shelves.entry(key).or_default());
        let Some(at) = shelf.iter().copied().find(|&at| same(&joined[at].0, &claim)) else {
            shelf.push(joined.len());
            joined.push((claim, false));
            continue;
        };
        let (known, grown) = &mut joined[at];
        known.slot = known.slot.or(claim.slot);
        known.statements.extend(claim.statements);
        known.statements.sort_unstable();
        known.statements.dedup_by(|later, first| {
            let same = later.article == first.article && later.sentence == first.sentence;
            if same {
                first.span = first.span.join(later.span);
            }
            same
        });
        *grown = true;
    }
    joined.par_iter_mut().filter(|(_, grown)| *grown).for_each(|(claim, _)| judged(claim));
    claims.extend(joined.into_iter().map(|(claim, _)| claim));
}
