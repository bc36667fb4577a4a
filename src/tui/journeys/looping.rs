//! The loop that plays events until `q`.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::bridge;
use crate::judging::Store;
use crate::opening::Wish;
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

    fn mouse(&mut self, on: bool) -> std::io::Result<()> {
        self.0.push(format!("mouse {on}"));
        Ok(())
    }

    fn edit(&mut self, path: &str, line: Option<usize>) -> Result<(), String> {
        self.0.push(format!("edit {path} {line:?}"));
        Ok(())
    }

    fn browse(&mut self, url: &str) -> Result<(), String> {
        self.0.push(format!("browse {url}"));
        Err(format!("No browser could be opened for {url}"))
    }

    fn copy(&mut self, text: &str) -> std::io::Result<()> {
        self.0.push(text.to_owned());
        Ok(())
    }

    fn write(&mut self, name: &str, text: &str) -> std::io::Result<String> {
        if self.0.iter().any(|done| done.starts_with(name)) {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        self.0.push(format!("{name}: {text}"));
        Ok(name.replace(".md", "-2.md"))
    }
}

/// A search that never answers, and a reader of these paths.
fn workers(paths: Vec<PathBuf>) -> (Workers, Receiver<Ask>) {
    let (asks, asked) = mpsc::channel();
    let loader = Loader::new(paths, Wish::Story, mpsc::channel().0);
    (Workers { asks, loader, store: Store::default(), searched: Arc::default() }, asked)
}

/// Plays events that wait in the channel, until one ends it or no more can come.
fn played(
    events: impl IntoIterator<Item = &'static str>,
) -> (Vec<String>, Vec<Query>, Terminal<TestBackend>) {
    let (sender, incoming) = mpsc::channel();
    for name in events {
        sender.send(Incoming::Terminal(Event::Key(press(name)))).unwrap();
    }
    drop(sender);
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
    let (done, asked, _) = played(["ctrl-z", "y", "/", "x", "esc", "q", "y"]);
    assert_eq!((done.len(), done[0].as_str()), (2, "suspended"), "nothing is done after q");
    assert!(done[1].starts_with("About 2,500 lorries"), "{done:?}");
    let queries: Vec<(u64, &str)> =
        asked.iter().map(|query| (query.generation, query.words.as_str())).collect();
    assert_eq!(queries, [(1, ""), (2, "x")]);
}

#[test]
fn a_file_is_written_under_a_free_name_and_the_status_line_says_which() {
    let (done, _, terminal) = played(["e"]);
    assert!(done[0].starts_with("rashomon-claims.md: # Harbour bridge\n"), "{done:?}");
    let screen = terminal.backend().to_string();
    assert!(screen.contains("Wrote rashomon-claims-2.md"), "{screen}");
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_explorer_running_and_says_the_way_out() {
    let (done, _, terminal) = played(["e", "e"]);
    assert_eq!(done.len(), 1);
    let screen = terminal.backend().to_string();
    assert!(screen.contains("rashomon-claims.md not written: this folder may not be written to"), "{screen}");
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
