//! Claims: the statements of one fact, gathered.

use super::similarity::{self, Pair};
use super::units::{self, Unit};
use super::{Claim, Statement, Verdict, clusters};
use crate::reading::Reading;
use crate::story::Story;

/// Two clusters join when the mean likelihood between their statements is at least this.
const THRESHOLD: f64 = 0.42;

/// Every claim of a story, most divergent first.
pub(super) fn of(story: &Story, readings: &[Reading]) -> Vec<Claim> {
    let units = units::of(story, readings);
    let pairs = similarity::pairs(&units);
    if let Ok(path) = std::env::var("PAIRS") { dump(&path, &units, &pairs, story); }
    let threshold = std::env::var("TH").ok().and_then(|t| t.parse().ok()).unwrap_or(THRESHOLD);
    let likelihoods: Vec<(usize, usize, f64)> = pairs.iter().map(|pair| (pair.one, pair.other, pair.evidence.likelihood())).collect();
    let again: f64 = std::env::var("TH2").ok().and_then(|t| t.parse().ok()).unwrap_or(0.5);
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|t| t.parse().ok()).unwrap_or(3);
    let mut found = clusters::join(units.len(), &likelihoods, threshold);
    let mut rest = likelihoods;
    let mut latest = found.clone();
    for _ in 0..rounds {
        // A statement may hold a second fact: pairs that the last round left apart are gathered anew.
        let mut home = vec![usize::MAX; units.len()];
        for (number, members) in latest.iter().enumerate() { for &m in members { home[m] = number; } }
        rest.retain(|&(one, other, likelihood)| home[one] != home[other] && likelihood >= again && units[one].article != units[other].article);
        latest = clusters::join(units.len(), &rest, again).into_iter().filter(|members| members.len() > 1).collect();
        if latest.is_empty() { break; }
        found.extend(latest.iter().cloned());
        let mut h2: Vec<usize> = (0..units.len()).map(|i| usize::MAX - 1 - i).collect();
        for (number, members) in latest.iter().enumerate() { for &m in members { h2[m] = number; } }
        rest.retain(|&(one, other, _)| h2[one] != h2[other]);
        let _ = home;
    }
    found.into_iter().map(|members| claim(&units, &members, story)).collect()
}

fn dump(path: &str, units: &[Unit], pairs: &[Pair], story: &Story) {
    use std::fmt::Write;
    let mut out = String::new();
    let name = |u: &Unit| story.articles[u.article].path.rsplit('/').next().unwrap_or("").to_owned();
    for pair in pairs {
        let (a, b) = (&units[pair.one], &units[pair.other]);
        let _ = writeln!(out, "{}", serde_json::json!([name(a), a.span.of(&story.articles[a.article].text), name(b), b.span.of(&story.articles[b.article].text), pair.evidence.list()]));
    }
    let _ = std::fs::write(path, out);
}

fn claim(units: &[Unit], members: &[usize], story: &Story) -> Claim {
    let mut statements: Vec<Statement> = members
        .iter()
        .map(|&member| Statement { article: units[member].article, sentence: units[member].sentence, span: units[member].span })
        .collect();
    statements.sort_unstable();
    let first = statements[0];
    let several = statements.iter().any(|statement| statement.article != first.article);
    Claim {
        label: first.span.of(&story.articles[first.article].text).to_owned(),
        verdict: if several { Verdict::Agree } else { Verdict::Single },
        statements,
        differences: Vec::new(),
    }
}
