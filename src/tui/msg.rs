//! The two vocabularies: what the person meant or a thread found out ([`Msg`]), and what must then happen ([`Effect`]).

use ratatui::layout::Size;
use tui_input::InputRequest;

use crate::judging::Saved;
use crate::search::Hit;

use super::loading::News;
use super::pointing::Pointer;
use super::visiting::Visit;

/// Something that changes the model.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key that the keymap knows.
    Act(Action),
    /// The sentence, or the outlet, with that number, counted from zero.
    Pick(usize),
    /// A key that edits the line that is typed.
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
    /// What a reading of the story's files tells.
    News(News),
    /// Something done with the mouse.
    Point(Pointer),
    /// Why a file or a page could not be opened outside.
    Visited(String),
    /// A file was written, by this name; or why it was not, and the way out.
    Wrote(Result<String, String>),
    /// What came of saving the decisions.
    Saved(Result<Saved, String>),
    /// A key without a meaning here; it still takes a notice away.
    Unbound,
}

/// What a key can be bound to, by the name that `assets/keymap.toml` and the command line use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(try_from = "String")]
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
    /// Shows only what the chosen outlet alone tells.
    Alone,
    /// Opens the line in which a filter is typed.
    Narrow,
    /// Goes to the next order of the claims.
    Sort,
    /// Opens the line in which words of the article are typed.
    FindText,
    /// To the next place of the words looked for in the article.
    NextPlace,
    /// To the place before of the words looked for in the article.
    PreviousPlace,
    /// Opens the quote search.
    Search,
    /// Opens the overview of all outlets.
    Overview,
    /// Opens the table of speakers.
    Speakers,
    /// Copies a sentence with its source.
    Copy,
    /// Writes what is on screen to a new file.
    Export,
    /// Sets outlets side by side.
    Compare,
    /// Changes places with the column to the right.
    Swap,
    /// Keeps an outlet in its column, or lets go of it.
    Pin,
    /// Shows the next outlet beside the one that is read.
    NextOutlet,
    /// Shows the outlet before beside the one that is read.
    PreviousOutlet,
    /// Opens the command line.
    Command,
    /// Makes the chosen command the one typed.
    Complete,
    /// Reads the story's files again.
    Reread,
    /// Opens the article's file in the editor, or its address where there is none.
    OpenFile,
    /// Opens the article's address in the browser.
    OpenUrl,
    /// Lets the mouse in, or keeps it out.
    Mouse,
    /// Goes back to the list of stories.
    Stories,
    /// Takes up a story or an article, to move it.
    Move,
    /// Makes what is moved a story of its own.
    NewStory,
    /// Takes the last move, or the last decision, back.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// Opens the menu of what may be decided.
    Judge,
    /// Takes what the program says of a claim for right.
    Accept,
    /// Says that it is wrong.
    Reject,
    /// Asks what the outlets do with a claim.
    Verdict,
    /// Asks of what kind a difference is.
    Kind,
    /// Leaves what was decided on to the program again.
    Withdraw,
    /// Writes a claim's name.
    Label,
    /// Writes a note on what is chosen.
    Note,
    /// Writes a note on the story.
    NoteStory,
    /// Writes a note on the chosen outlet.
    NoteOutlet,
    /// Puts a star on what is chosen, or takes it away.
    Star,
    /// Makes a statement a claim of its own.
    Split,
    /// Makes claims one.
    Merge,
    /// Takes a statement up, to be put to another claim.
    Shift,
    /// Selects words of the article, to be made a statement.
    Passage,
    /// Makes what is held a claim of its own.
    NewClaim,
    /// Writes who said the chosen quote.
    Speaker,
    /// Asks whether the chosen quote stands between marks.
    QuoteKind,
    /// Writes the chosen outlet's name.
    Outlet,
    /// Writes the date of the chosen outlet's article.
    Date,
    /// Marks a claim, or takes the mark away.
    Tick,
    /// Takes all marks away.
    Untick,
    /// Goes through the claims that nobody has decided on.
    Review,
    /// Passes a claim over.
    Skip,
    /// Lists what was decided.
    Decisions,
    /// Gives a decision up.
    Drop,
}

/// The actions by name.
const NAMES: &[(Action, &str)] = &[
    (Action::Quit, "quit"),
    (Action::Suspend, "suspend"),
    (Action::Redraw, "redraw"),
    (Action::Help, "help"),
    (Action::Close, "close"),
    (Action::NextPane, "next-pane"),
    (Action::PreviousPane, "previous-pane"),
    (Action::Sources, "sources"),
    (Action::Article, "article"),
    (Action::Claims, "claims"),
    (Action::Up, "up"),
    (Action::Down, "down"),
    (Action::Left, "left"),
    (Action::Right, "right"),
    (Action::PageUp, "page-up"),
    (Action::PageDown, "page-down"),
    (Action::HalfPageUp, "half-page-up"),
    (Action::HalfPageDown, "half-page-down"),
    (Action::Top, "top"),
    (Action::Bottom, "bottom"),
    (Action::NextMark, "next-mark"),
    (Action::PreviousMark, "previous-mark"),
    (Action::NextQuote, "next-quote"),
    (Action::PreviousQuote, "previous-quote"),
    (Action::Who, "who"),
    (Action::Open, "open"),
    (Action::Pick, "pick"),
    (Action::Singles, "singles"),
    (Action::Filter, "filter"),
    (Action::Gaps, "gaps"),
    (Action::Alone, "alone"),
    (Action::Narrow, "narrow"),
    (Action::Sort, "sort"),
    (Action::FindText, "find-text"),
    (Action::NextPlace, "next-place"),
    (Action::PreviousPlace, "previous-place"),
    (Action::Search, "search"),
    (Action::Overview, "overview"),
    (Action::Speakers, "speakers"),
    (Action::Copy, "copy"),
    (Action::Export, "export"),
    (Action::Compare, "compare"),
    (Action::Swap, "swap"),
    (Action::Pin, "pin"),
    (Action::NextOutlet, "next-outlet"),
    (Action::PreviousOutlet, "previous-outlet"),
    (Action::Command, "command"),
    (Action::Complete, "complete"),
    (Action::Reread, "reread"),
    (Action::OpenFile, "open-file"),
    (Action::OpenUrl, "open-url"),
    (Action::Mouse, "mouse"),
    (Action::Stories, "stories"),
    (Action::Move, "move"),
    (Action::NewStory, "new-story"),
    (Action::Undo, "undo"),
    (Action::Redo, "redo"),
    (Action::Judge, "decide"),
    (Action::Accept, "accept"),
    (Action::Reject, "reject"),
    (Action::Verdict, "verdict"),
    (Action::Kind, "kind"),
    (Action::Withdraw, "withdraw"),
    (Action::Label, "name"),
    (Action::Note, "note"),
    (Action::NoteStory, "note-story"),
    (Action::NoteOutlet, "note-outlet"),
    (Action::Star, "star"),
    (Action::Split, "split"),
    (Action::Merge, "merge"),
    (Action::Shift, "move-statement"),
    (Action::Passage, "passage"),
    (Action::NewClaim, "new-claim"),
    (Action::Speaker, "speaker"),
    (Action::QuoteKind, "quote-kind"),
    (Action::Outlet, "outlet"),
    (Action::Date, "date"),
    (Action::Tick, "mark"),
    (Action::Untick, "unmark-all"),
    (Action::Review, "review"),
    (Action::Skip, "skip"),
    (Action::Decisions, "decisions"),
    (Action::Drop, "give-up"),
];

impl Action {
    /// Its name, as the keymap and the command line have it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }
}

impl TryFrom<String> for Action {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let known = NAMES.iter().find(|(_, known)| *known == name).map(|(action, _)| *action);
        known.ok_or_else(|| {
            let names: Vec<&str> = NAMES.iter().map(|(_, name)| *name).collect();
            format!("no action is called {name:?}: there are {}", names.join(", "))
        })
    }
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
    /// Read the story's files again, draw.
    Reread,
    /// Stop reading them, or whatever else goes on in their stead, draw.
    Stop,
    /// Compare articles of the pile as a story, draw.
    OpenStory {
        /// Their places in the pile.
        story: Vec<usize>,
        /// What the story is called.
        title: String,
    },
    /// Open something outside, draw every cell.
    Visit(Visit),
    /// Take the mouse from the terminal or give it back, draw.
    Mouse(bool),
    /// Keep where the person was in the story that is left, for their next visit, draw.
    Keep,
    /// Send this text to the terminal's clipboard, draw.
    Copy(String),
    /// Write a new file in the working directory, tell the model how that went, draw.
    Write {
        /// The file's name, which another takes the place of where it is taken.
        name: String,
        /// What it holds.
        text: String,
    },
    /// Save the decisions, tell the model how that went, draw.
    Save,
    /// Look for quotes on the search thread, draw.
    Find {
        /// The query's number, which the answer carries.
        generation: u64,
        /// The words looked for.
        query: String,
    },
}
