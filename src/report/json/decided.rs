//! A claim's differences with a person's marks, and what the program proposes of it.

use super::Pointer;
use crate::comparison::Claim;
use crate::report::decided::verdict;
use crate::report::person::{PersonEntry, ProposedClaim};
use crate::report::schema::DifferenceEntry;

impl<'a> Pointer<'a> {
    /// The differences of a claim, those that a person decided on with what the program takes them for.
    pub(super) fn claim_differences(&self, at: usize, claim: &'a Claim) -> Vec<DifferenceEntry<'a>> {
        let mut entries = self.differences(&claim.differences);
        let decided = self.comparison.judged.claim(at).map_or(&[][..], |marks| &marks.differences);
        for (entry, difference) in entries.iter_mut().zip(&claim.differences) {
            let same = decided
                .iter()
                .find(|decided| decided.kind == Some(difference.kind) && decided.values == difference.values);
            if let Some(decided) = same {
                entry.person = PersonEntry::person();
                entry.proposed = Some(decided.proposed.into());
            }
        }
        entries
    }

    /// What the program proposes of a claim that a person decided on.
    pub(super) fn proposed_claim(&self, at: usize) -> Option<ProposedClaim<'a>> {
        let comparison = self.comparison;
        let marks = comparison.judged.claim(at).filter(|marks| marks.is_decided())?;
        let told = marks.verdict || marks.statements.is_some() || !marks.differences.is_empty();
        let statements = marks.statements.as_ref();
        Some(ProposedClaim {
            verdict: marks.proposed.filter(|_| told).map(verdict),
            label: marks.label.as_deref(),
            differences: told.then(|| self.differences(&marks.seen)),
            statements: statements.map(|all| all.iter().map(|one| self.statements(one)).collect()),
        })
    }
}
