//! Decisions laid over a proposal for whoever reports on them: beside each claim that was decided on, the differences that
//! the program sees in it. A screen asks for them claim by claim, as weighing statements anew takes a while.

use std::collections::BTreeMap;

use super::decision::Decision;
use super::judge::judge;
use super::naming::Naming;
use crate::comparison::{Comparison, Difference, Statement, propose};

/// As [`judge()`], with the differences that the program sees in each claim that was decided on.
pub fn lay(proposed: &Comparison, decisions: &[Decision], naming: &Naming) -> Comparison {
    let mut judged = judge(proposed, decisions, naming);
    let known: BTreeMap<&[Statement], &[Difference]> =
        proposed.claims.iter().map(|claim| (&*claim.statements, &*claim.differences)).collect();
    // The pieces of a claim that was taken apart are of one decision: the program is asked over the whole.
    let mut wholes: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
    for (at, marks) in &judged.judged.claims {
        if let (Some(by), Some(claim)) = (marks.by, judged.claims.get(*at)) {
            wholes.entry(by).or_default().extend(&claim.statements);
        }
    }
    for statements in wholes.values_mut() {
        statements.sort_unstable();
    }
    let decided: Vec<(usize, Vec<Statement>)> = judged
        .judged
        .claims
        .iter()
        .filter(|(_, marks)| marks.is_decided())
        .filter_map(|(&at, marks)| {
            let whole = marks.by.and_then(|by| wholes.get(&by)).or(Some(&judged.claims.get(at)?.statements));
            Some((at, whole?.clone()))
        })
        .collect();
    let unknown: Vec<Vec<Statement>> = decided
        .iter()
        .map(|(_, statements)| statements.clone())
        .filter(|statements| !known.contains_key(statements.as_slice()))
        .collect();
    let mut weighed_anew = propose(proposed, unknown).into_iter();
    for (at, statements) in decided {
        let seen = match known.get(statements.as_slice()) {
            Some(differences) => differences.to_vec(),
            None => weighed_anew.next().map_or(Vec::new(), |claim| claim.differences),
        };
        if let Some(marks) = judged.judged.claims.get_mut(&at) {
            marks.seen = seen;
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Verdict, fixture};
    use crate::judging::{Bench, Decisions, Ruling};

    #[test]
    fn a_claim_that_is_said_to_be_told_alike_still_shows_what_the_program_sees_in_it() {
        let proposed = fixture::bridge();
        let naming = Naming::default();
        let parted = proposed.claims.iter().position(|claim| claim.verdict == Verdict::Diverge).unwrap();
        let mut decisions = Decisions::default();
        let bench = Bench { judged: &proposed, decisions: &[], naming: &naming };
        decisions.act(bench.rule(parted, Ruling::Agree).unwrap());
        let judged = lay(&proposed, decisions.all(), &naming);
        assert!(judged.claims[parted].differences.is_empty());
        assert_eq!(judged.judged.claims[&parted].seen, proposed.claims[parted].differences);
        // Nobody decided on the others.
        assert_eq!(judged.judged.claims.len(), 1);
    }
}
