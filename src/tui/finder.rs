//! The quote search off the drawing thread: the latest query wins.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::comparison::Comparison;
use crate::search::QuoteIndex;

use super::app::{Incoming, Lost};
use super::msg::Msg;

/// What the search thread is asked.
#[derive(Debug, Clone)]
pub enum Ask {
    /// From now on, for quotes of this story.
    Story(Arc<Comparison>),
    /// For the quotes that meet a query.
    Query(Query),
}

/// A query on its way to the search thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Its number, which the answer carries.
    pub generation: u64,
    /// The words looked for.
    pub words: String,
}

/// Starts the search thread, which ends when the sender it returns is dropped.
pub fn spawn(answers: Sender<Incoming>) -> Sender<Ask> {
    let (asks, asked) = mpsc::channel::<Ask>();
    thread::spawn(move || {
        let lost = Lost::new(answers.clone(), "the quote search");
        let mut index = QuoteIndex::default();
        while let Ok(first) = asked.recv() {
            let mut latest = None;
            for ask in std::iter::once(first).chain(asked.try_iter()) {
                match ask {
                    Ask::Story(comparison) => index = QuoteIndex::of(&comparison),
                    Ask::Query(query) => latest = Some(query),
                }
            }
            let Some(query) = latest else { continue };
            let hits = index.find(&query.words);
            let found = Incoming::Msg(Msg::Found { generation: query.generation, hits });
            if answers.send(found).is_err() {
                break;
            }
        }
        drop(lost);
    });
    asks
}
