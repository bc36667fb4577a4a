//! What somebody at a terminal sees of a command that takes longer than a moment: one line on standard error, gone at the end.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::progress::{Progress, Watch};

/// What is over sooner needs no line.
const MOMENT: Duration = Duration::from_millis(500);
/// Columns of the bar.
const BAR: usize = 24;

/// The line, as long as the work lasts; it is cleared when this goes.
#[derive(Debug)]
pub struct Waiting {
    shown: Arc<AtomicBool>,
}

/// A watch over a command's work, and the line that tells of it where standard error is a terminal.
pub fn watch() -> (Watch, Waiting) {
    let shown = Arc::new(AtomicBool::new(false));
    if !io::stderr().is_terminal() {
        return (Watch::default(), Waiting { shown });
    }
    let (began, drawn) = (Instant::now(), Arc::clone(&shown));
    let one_at_a_time = Mutex::new(());
    let tell = move |progress: Progress| {
        if began.elapsed() < MOMENT {
            return;
        }
        // Work goes on in several threads: a line that another one is writing is new enough.
        if let Ok(_writing) = one_at_a_time.try_lock() {
            drawn.store(true, Ordering::Relaxed);
            // Standard error may be closed; there is nowhere left to say so.
            let _ = write!(io::stderr(), "\r\u{1b}[K{}", line(progress));
        }
    };
    (Watch::new(tell), Waiting { shown })
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.shown.load(Ordering::Relaxed) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// What is being done, a bar, and how many of how many.
fn line(progress: Progress) -> String {
    let (doing, what) = progress.step.words();
    let Progress { done, of, .. } = progress;
    let full = done.min(of) * BAR / of.max(1);
    format!("{doing} {what} [{}{}] {done} of {of}", "#".repeat(full), "-".repeat(BAR - full))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Step;

    #[test]
    fn the_bar_is_as_full_as_the_work_is_done() {
        let told = |done| line(Progress { step: Step::Open, done, of: 48 });
        assert_eq!(told(0), "Opening files [------------------------] 0 of 48");
        assert_eq!(told(24), "Opening files [############------------] 24 of 48");
        assert_eq!(told(48), "Opening files [########################] 48 of 48");
    }
}
