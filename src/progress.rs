//! Long work tells how far it has come, and stops when it is told to.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Files are opened.
    Open,
    /// Articles are read.
    Read,
    /// Words are held against each other.
    Words,
    /// Sentences are held against each other.
    Sentences,
    /// What those have in common that may tell the same is weighed.
    Weigh,
    /// Quotes are held against each other.
    Quotes,
    /// Claims are looked through for differences.
    Judge,
    /// What the articles of a pile are about is looked at.
    Profile,
    /// Articles of a pile are held against each other.
    Group,
    /// They are gathered into stories.
    Gather,
}

impl Step {
    /// What is being done, and of what there are so many.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("Opening", "files"),
            Self::Read => ("Reading", "articles"),
            Self::Words => ("Comparing", "words"),
            Self::Sentences => ("Comparing", "sentences"),
            Self::Weigh => ("Weighing", "sentences"),
            Self::Quotes => ("Comparing", "pairs of quotes"),
            Self::Judge => ("Looking for differences in", "claims"),
            Self::Profile => ("Looking through", "articles"),
            Self::Group => ("Grouping", "articles"),
            Self::Gather => ("Gathering", "articles"),
        }
    }
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// Sees how far a piece of work has come, and may stop it.
pub struct Watch {
    tell: Box<dyn Fn(Progress) + Send + Sync>,
    stopped: AtomicBool,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("stopped", &self.stopped).finish_non_exhaustive()
    }
}

impl Default for Watch {
    /// One that looks away.
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl Watch {
    /// A watch that hands each step's progress on: about a hundred times a step, from whichever thread does the work.
    pub fn new(tell: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { tell: Box::new(tell), stopped: AtomicBool::new(false) }
    }

    /// Asks the work to stop as soon as it can.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop: what it gives from then on is of no use.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Begins a step of `of` pieces.
    pub fn begin(&self, step: Step, of: usize) -> Count<'_> {
        if of > 0 {
            (self.tell)(Progress { step, done: 0, of });
        }
        Count { watch: self, step, of, done: AtomicUsize::new(0) }
    }
}

/// Counts the pieces of a step, on any thread.
#[derive(Debug)]
pub struct Count<'a> {
    watch: &'a Watch,
    step: Step,
    of: usize,
    done: AtomicUsize,
}

impl Count<'_> {
    /// Does a piece and counts it, or leaves it at the default once the work was asked to stop.
    pub fn piece<T: Default>(&self, work: impl FnOnce() -> T) -> T {
        self.pieces(1, work)
    }

    /// The same for several pieces that are done at once.
    pub fn pieces<T: Default>(&self, pieces: usize, work: impl FnOnce() -> T) -> T {
        if self.watch.is_stopped() {
            return T::default();
        }
        let made = work();
        let before = self.done.fetch_add(pieces, Ordering::Relaxed);
        let done = before + pieces;
        let percent = |done: usize| done * 100 / self.of.max(1);
        if percent(done) != percent(before) {
            (self.watch.tell)(Progress { step: self.step, done, of: self.of });
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    fn watched() -> (Watch, Arc<Mutex<Vec<usize>>>) {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let tell = Arc::clone(&seen);
        (Watch::new(move |progress| tell.lock().unwrap().push(progress.done)), seen)
    }

    #[test]
    fn every_piece_of_few_is_told() {
        let (watch, seen) = watched();
        let count = watch.begin(Step::Read, 3);
        let made: Vec<usize> = (0..3).map(|piece| count.piece(|| piece)).collect();
        assert_eq!((made, seen.lock().unwrap().clone()), (vec![0, 1, 2], vec![0, 1, 2, 3]));
    }

    #[test]
    fn of_many_pieces_about_a_hundred_are_told() {
        let (watch, seen) = watched();
        let count = watch.begin(Step::Weigh, 12_345);
        (0..12_345).for_each(|_| count.piece(|| ()));
        assert_eq!(seen.lock().unwrap().len(), 101);
        assert_eq!(seen.lock().unwrap().last(), Some(&12_345));
    }

    #[test]
    fn no_piece_is_done_after_a_stop() {
        let (watch, seen) = watched();
        let count = watch.begin(Step::Read, 9);
        assert_eq!(count.piece(|| 7), 7);
        watch.stop();
        assert_eq!(count.piece(|| -> i32 { panic!("done all the same") }), 0);
        assert_eq!(*seen.lock().unwrap(), [0, 1]);
    }
}
