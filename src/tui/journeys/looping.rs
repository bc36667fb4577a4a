//! The loop that plays events until `q`.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::bridge;
use crate::tui::app::{Host, Incoming, Workers, play};
use crate::tui::finder::{Ask, Query};
use crate::tui::keymap::press;
use crate::tui::loading::Loader;

struct Nowhere(Vec<String>);

impl Host for Nowhere {
    fn suspend(&mut self) -> std::io::Result<()> {
        self.0.push("suspended".to_owned());
        Ok(())
    }

    fn copy(&mut self, text: &str) -> std::io::Result<()> {
        self.0.push(text.to_owned());
        Ok(())
    }
}

/// A search that never answers, and a reader of these paths.
fn workers(paths: Vec<PathBuf>) -> (Workers, Receiver<Ask>) {
    let (asks, asked) = mpsc::channel();
    (Workers { asks, loader: Loader::new(paths, mpsc::channel().0) }, asked)
}

/// Plays events that wait in the channel, then `q`.
fn played(
    events: impl IntoIterator<Item = &'static str>,
) -> (Vec<String>, Vec<Query>, Terminal<TestBackend>) {
    let (sender, incoming) = mpsc::channel();
    for name in events.into_iter().chain(["q"]) {
        sender.send(Incoming::Terminal(Event::Key(press(name)))).unwrap();
    }
    let (mut workers, asked) = workers(Vec::new());
    let mut model = bridge();
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
    let mut host = Nowhere(Vec::new());
    play(&mut model, &mut terminal, &mut host, &incoming, &mut workers).unwrap();
    drop(workers);
    let queries = asked.iter().filter_map(|ask| if let Ask::Query(query) = ask { Some(query) } else { None });
    (host.0, queries.collect(), terminal)
}

#[test]
fn the_loop_performs_effects_and_ends_with_q() {
    let (done, asked, _) = played(["ctrl-z", "y", "/", "x", "esc"]);
    assert_eq!(done[0], "suspended");
    assert!(done[1].starts_with("About 2,500 lorries"), "{done:?}");
    let queries: Vec<(u64, &str)> =
        asked.iter().map(|query| (query.generation, query.words.as_str())).collect();
    assert_eq!(queries, [(1, ""), (2, "x")]);
}

#[test]
fn the_loop_ends_with_the_error_of_a_lost_thread() {
    let (sender, incoming) = mpsc::channel();
    sender.send(Incoming::Lost(std::io::Error::other("gone"))).unwrap();
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let (mut workers, _asked) = workers(Vec::new());
    let end = play(&mut bridge(), &mut terminal, &mut Nowhere(Vec::new()), &incoming, &mut workers);
    assert_eq!(end.unwrap_err().to_string(), "the terminal: gone");
}
