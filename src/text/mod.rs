//! Floor 1: characters, spans, words and sentences. Knows nothing of news.

mod calendar;
mod fold;
mod marks;
mod sanitise;
mod sentences;
mod span;
mod tokens;
mod wordpiece;

pub use calendar::{Day, month_number};
pub use fold::{Folded, fold};
pub use marks::{Marked, marked, marked_through};
pub use sanitise::sanitise;
pub use sentences::sentences;
pub use span::{CodePoints, Span};
pub use tokens::{Token, TokenKind, stem, tokens};
pub use wordpiece::WordPieces;
