//! Slots: statements that hardly share a word, and yet are rivals for one place in the story.

use std::collections::BTreeSet;

use super::differences::{Desk, rivals};
use super::{Claim, Statement, Verdict};

/// The claims that rivals make: each joins the statements of two outlets or more for one slot.
pub(super) fn of(desk: &Desk<'_>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for mut statements in rivals::of(desk) {
        statements.sort_unstable();
        statements.dedup();
        let articles: BTreeSet<usize> =
            statements.iter().map(|statement: &Statement| statement.article).collect();
        if articles.len() > 1 {
            found.push(Claim {
                label: String::new(),
                verdict: Verdict::Agree,
                statements,
                differences: Vec::new(),
            });
        }
    }
    found
}
