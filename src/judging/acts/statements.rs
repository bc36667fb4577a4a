//! Statements that go to other claims, claims that become one, passages that become statements.

use std::collections::BTreeSet;

use super::{Bench, settle};
use crate::comparison::{Place, Statement};
use crate::judging::anchor::Anchor;
use crate::judging::decision::{Decision, OfClaim};
use crate::judging::decisions::Act;

impl Bench<'_> {
    /// Takes statements off a claim: they are one of their own.
    pub fn split(&self, claim: usize, off: &[Statement]) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        if off.is_empty() || told.statements.iter().all(|one| off.contains(one)) {
            return None;
        }
        let act = self.without(claim, off)?;
        let own = OfClaim { statements: self.statements(off), ..OfClaim::default() };
        Some(
            act.and(Act::new("", Vec::new(), vec![Decision::Claim(own)]))
                .named(format!("split off: {}", told.label)),
        )
    }

    /// Makes several claims one.
    pub fn merge(&self, into: usize, others: &BTreeSet<usize>) -> Option<Act> {
        let label = &self.judged.claims.get(into)?.label;
        let (mut gone, mut of) = self.claim_decision(into)?;
        for &other in others.iter().filter(|other| **other != into) {
            let (theirs, joined) = self.claim_decision(other)?;
            gone.extend(theirs);
            // Two names for one claim would be one too many; notes and stars are kept.
            gone.extend(self.about(other).filter(|one| matches!(one, Decision::Label(_))).cloned());
            of.statements.extend(joined.statements);
            of.without.extend(joined.without);
        }
        if others.iter().all(|other| *other == into) {
            return None;
        }
        settle(&mut of);
        Some(Act::new(format!("merged: {label}"), gone, vec![Decision::Claim(of)]))
    }

    /// Takes statements from one claim to another; a claim that has none left is gone.
    pub fn shift(&self, from: usize, moved: &[Statement], to: usize) -> Option<Act> {
        let told = self.judged.claims.get(from)?;
        if from == to || moved.is_empty() {
            return None;
        }
        if told.statements.iter().all(|one| moved.contains(one)) {
            return self.merge(to, &[from].into());
        }
        let act = self.without(from, moved)?.and(self.with(to, self.statements(moved))?);
        Some(act.named(format!("moved to: {}", self.judged.claims.get(to)?.label)))
    }

    /// Makes a passage a statement of a claim, or of one of its own.
    pub fn mark(&self, passage: Place, to: Option<usize>) -> Option<Act> {
        let anchors = self.anchors([(passage.article, passage.span)]);
        let words = anchors.first()?.exact.clone();
        let act = if let Some(to) = to {
            self.with(to, anchors)?
        } else {
            let own = OfClaim { statements: anchors, ..OfClaim::default() };
            Act::new("", Vec::new(), vec![Decision::Claim(own)])
        };
        Some(act.named(format!("statement: {words}")))
    }

    /// The claim less some statements; its verdict is to be found anew.
    fn without(&self, claim: usize, off: &[Statement]) -> Option<Act> {
        let (gone, mut of) = self.claim_decision(claim)?;
        let off = self.statements(off);
        of.statements.retain(|anchor| !off.contains(anchor));
        of.without.extend(off);
        (of.verdict, of.proposed) = (None, None);
        settle(&mut of);
        Some(Act::new("", gone, vec![Decision::Claim(of)]))
    }

    /// The claim with some statements more; its verdict is to be found anew.
    fn with(&self, claim: usize, more: Vec<Anchor>) -> Option<Act> {
        let (gone, mut of) = self.claim_decision(claim)?;
        of.without.retain(|anchor| !more.contains(anchor));
        of.statements.extend(more);
        (of.verdict, of.proposed) = (None, None);
        settle(&mut of);
        Some(Act::new("", gone, vec![Decision::Claim(of)]))
    }
}
