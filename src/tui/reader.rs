//! Reading the terminal and the signals on threads that live as long as the process, and standing aside while another
//! program has the terminal.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::app::Incoming;
use super::msg::{Action, Msg};

/// Who may read the terminal.
#[derive(Debug, Default)]
struct State {
    /// Another program has it.
    away: bool,
    /// The thread that reads it here has let go of it.
    parked: bool,
}

/// The door at which the reading thread waits while another program has the terminal.
#[derive(Debug, Clone, Default)]
pub struct Door(Arc<(Mutex<State>, Condvar)>);

impl Door {
    fn state(&self) -> MutexGuard<'_, State> {
        // What a thread left behind that fell over is two flags: they can be read.
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while another program has the terminal.
    fn pass(&self) {
        let mut state = self.state();
        while state.away {
            state.parked = true;
            self.0.1.notify_all();
            state = self.0.1.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.parked = false;
    }

    /// Whether another program has the terminal.
    fn is_away(&self) -> bool {
        self.state().away
    }

    /// Lets another program have the terminal for as long as `run` takes.
    pub fn away<T>(&self, run: impl FnOnce() -> T) -> T {
        self.state().away = true;
        wake();
        let mut state = self.state();
        while !state.parked {
            state = self.0.1.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        let made = run();
        self.state().away = false;
        self.0.1.notify_all();
        made
    }
}

/// Lets the thread that waits for a key go on without one: a new size is an event too.
#[cfg(unix)]
fn wake() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

#[cfg(not(unix))]
fn wake() {}

/// The next event; on systems where nothing else can wake the thread, it looks up now and then.
#[cfg(unix)]
fn event(_door: &Door) -> io::Result<crossterm::event::Event> {
    crossterm::event::read()
}

#[cfg(not(unix))]
fn event(door: &Door) -> io::Result<crossterm::event::Event> {
    while !crossterm::event::poll(std::time::Duration::from_millis(100))? {
        door.pass();
    }
    crossterm::event::read()
}

/// Starts the threads. The door stands open.
///
/// # Errors
/// When the signals cannot be listened to.
pub fn listen(sender: Sender<Incoming>) -> io::Result<Door> {
    let door = Door::default();
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
        let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
        let (sender, door) = (sender.clone(), door.clone());
        thread::spawn(move || {
            for signal in &mut signals {
                match signal {
                    // Keys of the program that has the terminal: it stops, and so does this one; or they are its own.
                    SIGTSTP if door.is_away() => {
                        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                        continue;
                    }
                    SIGINT if door.is_away() => continue,
                    _ => {}
                }
                let action = if signal == SIGTSTP { Action::Suspend } else { Action::Quit };
                if sender.send(Incoming::Msg(Msg::Act(action))).is_err() {
                    break;
                }
            }
        });
    }
    let reads = door.clone();
    thread::spawn(move || {
        loop {
            reads.pass();
            let (last, incoming) = match event(&reads) {
                Ok(event) => (false, Incoming::Terminal(event)),
                Err(error) => (true, Incoming::Lost(error)),
            };
            if sender.send(incoming).is_err() || last {
                break;
            }
        }
        // Nobody reads any longer, so nobody has to be waited for.
        let mut state = reads.state();
        state.parked = true;
        reads.0.1.notify_all();
    });
    Ok(door)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn nobody_passes_while_another_program_has_the_terminal() {
        let door = Door::default();
        let passed = Arc::new(AtomicUsize::new(0));
        let (reads, count) = (door.clone(), Arc::clone(&passed));
        thread::spawn(move || {
            loop {
                reads.pass();
                count.fetch_add(1, Ordering::SeqCst);
                thread::yield_now();
            }
        });
        let (before, after) = door.away(|| {
            let before = passed.load(Ordering::SeqCst);
            (0..1000).for_each(|_| thread::yield_now());
            (before, passed.load(Ordering::SeqCst))
        });
        assert_eq!(before, after);
        while passed.load(Ordering::SeqCst) == after {
            thread::yield_now();
        }
    }
}
