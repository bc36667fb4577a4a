//! What decisions make of a comparison, and that no act, undone and done again, leaves anything behind.

mod acting;
mod lasting;
mod undoing;

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::comparison::{Comparison, Statement, Verdict, compare};
use crate::ingest;

use super::{Act, Bench, Decisions, Naming, judge};

/// The sample story as the program proposes it.
fn sample() -> &'static Comparison {
    static SAMPLE: OnceLock<Comparison> = OnceLock::new();
    SAMPLE.get_or_init(|| compare(ingest::demo()))
}

/// A person at work on the sample story.
struct Desk {
    decisions: Decisions,
    naming: Naming,
    judged: Comparison,
}

impl Desk {
    fn new() -> Self {
        Self {
            decisions: Decisions::default(),
            naming: Naming::of(&[] as &[PathBuf]),
            judged: sample().clone(),
        }
    }

    /// Does what is asked for; says whether anything came of it.
    fn act(&mut self, act: impl FnOnce(&Bench<'_>) -> Option<Act>) -> bool {
        let bench = Bench { judged: &self.judged, decisions: self.decisions.all(), naming: &self.naming };
        let Some(act) = act(&bench) else { return false };
        let done = self.decisions.act(act);
        self.lay();
        done
    }

    fn lay(&mut self) {
        self.judged = judge(sample(), self.decisions.all(), &self.naming);
    }

    fn first(&self, verdict: Verdict) -> usize {
        self.judged.claims.iter().position(|claim| claim.verdict == verdict).unwrap()
    }

    /// The claims of a verdict that hold a statement.
    fn claims_with(&self, statement: Statement) -> Vec<usize> {
        let claims = self.judged.claims.iter().enumerate();
        claims.filter(|(_, claim)| claim.statements.contains(&statement)).map(|(at, _)| at).collect()
    }
}
