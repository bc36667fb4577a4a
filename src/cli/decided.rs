//! What a person decided of what the paths hold: read once, laid over each comparison.

use std::path::PathBuf;

use super::arguments::Common;
use crate::comparison::Comparison;
use crate::judging::{self, Decision, Naming};

/// The decisions beside some paths.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) decisions: Vec<Decision>,
    pub(super) naming: Naming,
}

impl Decided {
    /// Reads them; none where nobody wants any.
    ///
    /// # Errors
    /// When the file is broken, or one that was named is not there. The message names it.
    pub(super) fn of(paths: &[PathBuf], common: &Common) -> Result<Self, String> {
        let naming = Naming::of(paths);
        if let Some(file) = common.decisions.as_ref().filter(|file| !file.exists()) {
            return Err(format!(
                "{}: no such file; no decisions are laid over the proposals",
                file.display()
            ));
        }
        let decisions = common.decided().store(paths, &naming).open()?;
        Ok(Self { decisions, naming })
    }

    /// The same, or none and why.
    pub(super) fn or_fault(paths: &[PathBuf], common: &Common) -> (Self, Option<String>) {
        match Self::of(paths, common) {
            Ok(decided) => (decided, None),
            Err(fault) => (Self::default(), Some(fault)),
        }
    }

    /// The comparison with them; what they have lost is told.
    pub(super) fn lay(&self, proposed: Comparison, notices: &mut Vec<String>) -> Comparison {
        if self.decisions.is_empty() {
            return proposed;
        }
        let judged = judging::lay(&proposed, &self.decisions, &self.naming);
        let lost = judged.judged.lost().count();
        if lost > 0 {
            let all = judged.judged.count();
            notices.push(format!(
                "{lost} of {all} decisions cannot be placed, as their words have changed: rashomon check lists them"
            ));
        }
        judged
    }
}
