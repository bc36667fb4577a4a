//! All decisions of a story, and the way back: undo and redo without end.

use super::decision::Decision;

/// The decisions in force, in the order of the file, and what was done to them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    all: Vec<Decision>,
    done: Vec<Act>,
    undone: Vec<Act>,
}

/// One thing that was done: some decisions took the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What was done, for the list.
    pub told: String,
    /// The decisions that went.
    pub gone: Vec<Decision>,
    /// Those that came.
    pub come: Vec<Decision>,
}

impl Act {
    /// Some decisions in the place of others. What is in both stays as it is.
    pub fn new(told: impl Into<String>, gone: Vec<Decision>, come: Vec<Decision>) -> Self {
        Self { told: told.into(), gone, come }
    }

    /// The same with another after it, told as `told`.
    #[must_use]
    pub fn and(mut self, then: Act) -> Self {
        for gone in then.gone {
            match self.come.iter().position(|come| *come == gone) {
                Some(at) => _ = self.come.remove(at),
                None => self.gone.push(gone),
            }
        }
        self.come.extend(then.come);
        self
    }
}

impl Decisions {
    /// Decisions as a file has them; nothing was done yet.
    pub fn of(mut all: Vec<Decision>) -> Self {
        all.sort();
        all.dedup();
        Self { all, ..Self::default() }
    }

    /// Those in force, in order.
    pub fn all(&self) -> &[Decision] {
        &self.all
    }

    /// What was done, the last at the end.
    pub fn done(&self) -> &[Act] {
        &self.done
    }

    /// What was undone, what comes back first at the end.
    pub fn undone(&self) -> &[Act] {
        &self.undone
    }

    /// Does something; what was undone before cannot come back then. One that changes nothing is not done.
    pub fn act(&mut self, mut act: Act) -> bool {
        // What is so already is not done, and must not be undone either.
        let (gone, come) = (std::mem::take(&mut act.gone), std::mem::take(&mut act.come));
        act.gone = gone.into_iter().filter(|one| self.all.contains(one) && !come.contains(one)).collect();
        act.come = come.into_iter().filter(|one| !self.all.contains(one)).collect();
        if act.gone.is_empty() && act.come.is_empty() {
            return false;
        }
        self.change(&act.gone, &act.come);
        self.done.push(act);
        self.undone.clear();
        true
    }

    /// Takes the last thing back.
    pub fn undo(&mut self) -> Option<&Act> {
        let act = self.done.pop()?;
        self.change(&act.come, &act.gone);
        self.undone.push(act);
        self.undone.last()
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Option<&Act> {
        let act = self.undone.pop()?;
        self.change(&act.gone, &act.come);
        self.done.push(act);
        self.done.last()
    }

    /// Takes what another program made of the file since `seen` was read or written: what it took away goes, what it put
    /// there comes. What was done here stays done, and can be undone.
    pub fn take_over(&mut self, seen: &[Decision], found: &[Decision]) {
        let gone: Vec<Decision> = seen.iter().filter(|one| !found.contains(one)).cloned().collect();
        let come: Vec<Decision> = found.iter().filter(|one| !seen.contains(one)).cloned().collect();
        self.change(&gone, &come);
    }

    fn change(&mut self, gone: &[Decision], come: &[Decision]) {
        self.all.retain(|one| !gone.contains(one));
        self.all.extend(come.iter().cloned());
        self.all.sort();
        self.all.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::decision::OfArticle;

    fn named(article: &str, outlet: &str) -> Decision {
        let outlet = Some(outlet.to_owned());
        Decision::Article(OfArticle { article: article.to_owned(), outlet, ..OfArticle::default() })
    }

    fn put(come: Decision) -> Act {
        Act::new("", Vec::new(), vec![come])
    }

    #[test]
    fn what_is_undone_comes_back_until_something_else_is_done() {
        let mut decisions = Decisions::default();
        assert!(decisions.act(put(named("a", "One"))));
        assert!(decisions.act(Act::new("", vec![named("a", "One")], vec![named("a", "Two")])));
        decisions.undo();
        assert_eq!(decisions.all(), [named("a", "One")]);
        decisions.redo();
        assert_eq!(decisions.all(), [named("a", "Two")]);
        decisions.undo();
        decisions.act(put(named("b", "B")));
        assert_eq!(decisions.redo(), None);
        assert_eq!(decisions.all().len(), 2);
    }

    #[test]
    fn what_changes_nothing_is_not_done() {
        let mut decisions = Decisions::of(vec![named("a", "One")]);
        assert!(!decisions.act(Act::new("", vec![named("a", "One")], vec![named("a", "One")])));
        assert!(decisions.done().is_empty() && decisions.undo().is_none());
    }

    #[test]
    fn what_stood_before_an_act_that_says_it_again_stands_after_its_undo() {
        let mut decisions = Decisions::of(vec![named("a", "One")]);
        decisions.act(Act::new("", vec![named("x", "not there")], vec![named("a", "One"), named("b", "B")]));
        decisions.undo();
        assert_eq!(decisions.all(), [named("a", "One")]);
    }

    #[test]
    fn decisions_stand_in_one_order_whoever_came_first() {
        let (one, other) = (named("a", "A"), named("b", "B"));
        let sorted = Decisions::of(vec![other.clone(), one.clone(), other.clone()]);
        assert_eq!(sorted.all(), [one, other]);
    }

    #[test]
    fn what_another_program_wrote_is_taken_over_beside_ones_own() {
        let seen = vec![named("a", "A"), named("b", "B")];
        let mut decisions = Decisions::of(seen.clone());
        decisions.act(put(named("c", "C")));
        decisions.take_over(&seen, &[named("b", "B"), named("d", "D")]);
        assert_eq!(decisions.all(), [named("b", "B"), named("c", "C"), named("d", "D")]);
        decisions.undo();
        assert_eq!(decisions.all(), [named("b", "B"), named("d", "D")]);
    }
}
