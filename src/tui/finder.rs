//! The quote search off the drawing thread: the latest query wins.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::comparison::Comparison;
use crate::search::QuoteIndex;

use super::app::Incoming;
use super::msg::Msg;

/// A query on its way to the search thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Its number, which the answer carries.
    pub generation: u64,
    /// The words looked for.
    pub words: String,
}

/// Starts the search thread, which ends when the sender it returns is dropped.
pub fn spawn(comparison: Arc<Comparison>, answers: Sender<Incoming>) -> Sender<Query> {
    let (queries, asked) = mpsc::channel::<Query>();
    thread::spawn(move || {
        let lost = Lost(answers.clone());
        let index = QuoteIndex::of(&comparison);
        while let Ok(mut query) = asked.recv() {
            while let Ok(newer) = asked.try_recv() {
                query = newer;
            }
            let hits = index.find(&query.words);
            let found = Incoming::Msg(Msg::Found { generation: query.generation, hits });
            if answers.send(found).is_err() {
                break;
            }
        }
        drop(lost);
    });
    queries
}

/// Tells the main loop when the thread falls over, as its screen is then gone.
struct Lost(Sender<Incoming>);

impl Drop for Lost {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Incoming::Lost(std::io::Error::other("the quote search fell over")));
        }
    }
}
