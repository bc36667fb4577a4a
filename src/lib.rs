//! How several news outlets tell one event: where they agree, where they diverge, what each leaves out,
//! and whose words were changed on the way.
//!
//! Text flows one way, upward: [`ingest`] turns files into a [`story::Story`], [`reading`] says what one
//! article says, [`comparison`] sets the readings side by side (and [`grouping`] parts a pile into stories), [`judging`] lays over it
//! what a person decides, [`report`], [`search`] and [`tui`] show the result.
//! Everything shown points at the exact words by a [`text::Span`].

pub mod cli;
pub mod comparison;
pub mod extracting;
pub mod grouping;
pub mod ingest;
pub mod judging;
pub mod opening;
pub mod progress;
pub mod reading;
pub mod report;
pub mod saving;
pub mod search;
pub mod story;
pub mod text;
pub mod tui;
pub mod waiting;
