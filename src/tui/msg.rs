//! The two vocabularies: what the person meant or a thread found out ([`Msg`]), and what must then happen ([`Effect`]).

use ratatui::layout::Size;
use tui_input::InputRequest;

use crate::search::Hit;

/// Something that changes the model.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key that the keymap knows.
    Act(Action),
    /// The sentence with that number, counted from zero.
    Pick(usize),
    /// A key that edits the search line.
    Edit(InputRequest),
    /// Text pasted into the terminal.
    Paste(String),
    /// The terminal has another size.
    Resize(Size),
    /// The quotes that meet the query of this generation.
    Found {
        /// The query's number; results of an older query are dropped.
        generation: u64,
        /// The quotes, best first.
        hits: Vec<Hit>,
    },
    /// A key without a meaning here; it still takes a notice away.
    Unbound,
}

/// What a key can be bound to, by the name that `assets/keymap.toml` uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Leaves the program.
    Quit,
    /// Hands the terminal back to the shell until `fg`.
    Suspend,
    /// Draws the whole screen again.
    Redraw,
    /// Shows what the keys do.
    Help,
    /// Closes what lies on top, or lets go of a filter.
    Close,
    /// Moves the focus on.
    NextPane,
    /// Moves the focus back.
    PreviousPane,
    /// Focuses the source list.
    Sources,
    /// Focuses the article.
    Article,
    /// Focuses the claim table.
    Claims,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Half a page up.
    HalfPageUp,
    /// Half a page down.
    HalfPageDown,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// To the next marked statement.
    NextMark,
    /// To the marked statement before.
    PreviousMark,
    /// To the next quote.
    NextQuote,
    /// To the quote before.
    PreviousQuote,
    /// Shows or hides who says the chosen quote, and how one knows.
    Who,
    /// Opens what is selected.
    Open,
    /// Opens the entry with the key's own digit.
    Pick,
    /// Shows or hides claims that one outlet alone tells.
    Singles,
    /// Goes from all claims to divergent ones to agreed ones.
    Filter,
    /// Shows only what the chosen outlet leaves out.
    Gaps,
    /// Opens the quote search.
    Search,
    /// Opens the overview of all outlets.
    Overview,
    /// Opens the table of speakers.
    Speakers,
    /// Copies a sentence with its source.
    Copy,
}

/// What the program must do after an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing has changed.
    Rest,
    /// Draw.
    Draw,
    /// Draw every cell, whatever the terminal shows now.
    Redraw,
    /// Leave.
    Quit,
    /// Hand the terminal to the shell, come back, draw.
    Suspend,
    /// Send this text to the terminal's clipboard, draw.
    Copy(String),
    /// Look for quotes on the search thread, draw.
    Find {
        /// The query's number, which the answer carries.
        generation: u64,
        /// The words looked for.
        query: String,
    },
}
