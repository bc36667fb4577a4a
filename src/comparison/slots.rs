//! Slots: statements that hardly share a word, and yet are rivals for one place in the story.

use std::collections::BTreeSet;

use super::differences::{Desk, rivals};
use super::{Claim, Statement, Verdict};

/// The claims that rivals make: each joins the statements of two outlets or more for one slot.
pub(super) fn of(desk: &Desk<'_>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for (slot, mut statements) in rivals::of(desk) {
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
                slot: Some(slot),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Slot, Verdict, compare};
    use crate::ingest;
    use crate::reading::tests::article;
    use crate::story::Story;

    #[test]
    fn every_claim_of_several_outlets_says_why_its_statements_stand_together() {
        let comparison = compare(ingest::demo());
        for claim in comparison.claims.iter().filter(|claim| claim.verdict != Verdict::Single) {
            assert!(claim.slot.is_some() || !comparison.links_of(claim).is_empty(), "{}", claim.label);
        }
    }

    #[test]
    fn a_silence_and_an_answer_fill_one_slot() {
        let texts = [
            "The council met on Monday.\n\nThere was no immediate response from Mayor Tovah Quillon.",
            "Drivers waited for hours.\n\nMayor Tovah Quillon said on Friday that the pier was safe.",
        ];
        let comparison = compare(Story { articles: texts.map(article).into(), ..Story::default() });
        let claim = comparison.claims.iter().find(|claim| claim.verdict == Verdict::Diverge).unwrap();
        assert_eq!((claim.slot, claim.spread()), (Some(Slot::Answer), 2));
    }
}
