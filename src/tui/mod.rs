//! Floor 7: the explorer.
//!
//! A key becomes a [`msg::Msg`] by the [`keymap`], [`update()`] changes the [`Model`] and answers with an
//! [`msg::Effect`], [`app`] performs it, [`view()`] draws. What is slow runs on a thread and comes back as a message.

pub mod app;
mod attribution;
pub mod beside;
pub mod claim_words;
pub mod commands;
mod comparing;
pub mod days;
mod decided;
pub mod detail;
mod export;
pub mod filter;
pub mod filtering;
pub mod finder;
pub mod finding;
pub mod grid;
pub mod help;
#[cfg(test)]
mod journeys;
pub mod judging;
mod kept;
pub mod keymap;
pub mod layout;
pub mod listing;
pub mod loading;
pub mod model;
mod moved;
mod moves;
pub mod msg;
pub mod overview;
pub mod page;
pub mod pile;
mod piling;
pub mod pointing;
pub mod prepared;
pub mod preview;
pub mod reader;
mod renderings;
mod reopening;
pub mod returning;
mod save_new;
mod searching;
pub mod settings;
pub mod speakers;
mod stood;
mod surveying;
pub mod table;
mod taking;
pub mod terminal;
pub mod text_search;
pub mod theme;
mod update;
mod view;
pub mod visiting;
pub mod watching;
pub mod wrap;

use crate::comparison::apart as wording;

pub use app::{End, run};
pub use model::Model;
pub use update::update;
pub use view::view;
