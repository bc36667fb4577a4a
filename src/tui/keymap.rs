//! Keys to actions, read from a table; the help and the footer are made from the same rows.

mod key;
mod own;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::msg::{Action, Msg};
use key::edit;

pub use key::Key;
#[cfg(test)]
pub(crate) use key::press;
pub use own::OwnRow;

/// The table that ships with the program.
const DEFAULTS: &str = include_str!("../../assets/keymap.toml");

/// Where the person is, which decides what a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The source list.
    Sources,
    /// The article.
    Article,
    /// The claim table.
    Claims,
    /// Outlets side by side.
    Beside,
    /// One claim, opened.
    Detail,
    /// The quote search.
    Search,
    /// The command line.
    Command,
    /// The line in which a filter is typed.
    Narrow,
    /// The line in which words of the article are typed.
    Finding,
    /// The article, while words are looked for in it.
    Found,
    /// The overview of all outlets.
    Overview,
    /// The table of speakers.
    Speakers,
    /// The help.
    Help,
    /// Nothing yet: the story is still being read.
    Opening,
    /// The list of stories.
    Pile,
    /// The same, while something is moved from one story to another.
    Moving,
    /// The line in which a filter of the stories is typed.
    Sift,
    /// The menu of what may be decided.
    Judge,
    /// A short list to choose from.
    Choosing,
    /// A line that is written.
    Writing,
    /// The article, while words of it are selected.
    Passage,
    /// The claim table, while something waits for a claim to be put to.
    Placing,
    /// One claim, opened to be reviewed.
    Review,
    /// The list of what was decided.
    Decisions,
}

impl Context {
    /// Whether letters are typed here.
    fn types(self) -> bool {
        matches!(
            self,
            Self::Search | Self::Command | Self::Narrow | Self::Finding | Self::Sift | Self::Writing
        )
    }
}

/// What every key does.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keymap {
    /// Keys that work everywhere.
    #[serde(default)]
    pub always: Vec<Row>,
    /// Keys of the three panes together.
    #[serde(default)]
    pub explore: Vec<Row>,
    /// Keys of the source list.
    #[serde(default)]
    pub sources: Vec<Row>,
    /// Keys of the article.
    #[serde(default)]
    pub article: Vec<Row>,
    /// Keys of the claim table.
    #[serde(default)]
    pub claims: Vec<Row>,
    /// Keys of outlets side by side.
    #[serde(default)]
    pub beside: Vec<Row>,
    /// Keys of an opened claim.
    #[serde(default)]
    pub detail: Vec<Row>,
    /// Keys of the quote search that do not type.
    #[serde(default)]
    pub search: Vec<Row>,
    /// Keys of the command line that do not type.
    #[serde(default)]
    pub command: Vec<Row>,
    /// Keys of the filter's line that do not type.
    #[serde(default)]
    pub narrow: Vec<Row>,
    /// Keys of the line for words of the article that do not type.
    #[serde(default)]
    pub finding: Vec<Row>,
    /// Keys of the article while words are looked for in it.
    #[serde(default)]
    pub found: Vec<Row>,
    /// Keys of the overview.
    #[serde(default)]
    pub overview: Vec<Row>,
    /// Keys of the table of speakers.
    #[serde(default)]
    pub speakers: Vec<Row>,
    /// Keys of the help.
    #[serde(default)]
    pub help: Vec<Row>,
    /// Keys while the story is still being read.
    #[serde(default)]
    pub opening: Vec<Row>,
    /// Keys of the list of stories.
    #[serde(default)]
    pub pile: Vec<Row>,
    /// Keys of the list while something is moved.
    #[serde(default)]
    pub moving: Vec<Row>,
    /// Keys of the line for a filter of the stories that do not type.
    #[serde(default)]
    pub sift: Vec<Row>,
    /// Keys of the menu of what may be decided.
    #[serde(default)]
    pub judge: Vec<Row>,
    /// Keys of a short list.
    #[serde(default)]
    pub choosing: Vec<Row>,
    /// Keys of a line that is written that do not type.
    #[serde(default)]
    pub writing: Vec<Row>,
    /// Keys while words of the article are selected.
    #[serde(default)]
    pub passage: Vec<Row>,
    /// Keys of the claim table while something waits for a claim.
    #[serde(default)]
    pub placing: Vec<Row>,
    /// Keys of the review.
    #[serde(default)]
    pub review: Vec<Row>,
    /// Keys of the list of what was decided.
    #[serde(default)]
    pub decisions: Vec<Row>,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The keys.
    pub on: Vec<Key>,
    /// What they do.
    pub run: Action,
    /// What that is, for the help.
    pub desc: String,
    /// A word for the footer.
    pub hint: Option<String>,
}

impl Keymap {
    /// Reads a table.
    ///
    /// # Errors
    /// When a key or an action is unknown; the message names the line.
    pub fn parse(table: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(table)
    }

    /// The keys that ship with the program.
    ///
    /// # Errors
    /// Never, as a test reads the same table.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        Self::parse(DEFAULTS)
    }

    /// The tables that hold where the person is, nearest first.
    pub fn tables(&self, context: Context) -> Vec<&[Row]> {
        match context {
            Context::Sources => vec![&self.sources, &self.explore, &self.always],
            Context::Article => vec![&self.article, &self.explore, &self.always],
            Context::Claims => vec![&self.claims, &self.explore, &self.always],
            Context::Beside => vec![&self.beside, &self.always],
            Context::Detail => vec![&self.detail, &self.always],
            Context::Search => vec![&self.search, &self.always],
            Context::Command => vec![&self.command, &self.always],
            Context::Narrow => vec![&self.narrow, &self.always],
            Context::Finding => vec![&self.finding, &self.always],
            Context::Found => vec![&self.found, &self.article, &self.explore, &self.always],
            Context::Overview => vec![&self.overview, &self.always],
            Context::Speakers => vec![&self.speakers, &self.always],
            Context::Help => vec![&self.help, &self.always],
            Context::Opening => vec![&self.opening, &self.always],
            Context::Pile => vec![&self.pile, &self.always],
            Context::Moving => vec![&self.moving, &self.always],
            Context::Sift => vec![&self.sift, &self.always],
            Context::Judge => vec![&self.judge, &self.always],
            Context::Choosing => vec![&self.choosing, &self.always],
            Context::Writing => vec![&self.writing, &self.always],
            Context::Passage => vec![&self.passage, &self.always],
            Context::Placing => vec![&self.placing, &self.always],
            Context::Review => vec![&self.review, &self.detail, &self.always],
            Context::Decisions => vec![&self.decisions, &self.always],
        }
    }

    /// All tables, those of the panes first.
    pub fn all(&self) -> [&[Row]; 26] {
        [
            &self.explore,
            &self.claims,
            &self.article,
            &self.sources,
            &self.beside,
            &self.detail,
            &self.search,
            &self.overview,
            &self.speakers,
            &self.command,
            &self.narrow,
            &self.finding,
            &self.found,
            &self.help,
            &self.opening,
            &self.pile,
            &self.moving,
            &self.sift,
            &self.judge,
            &self.review,
            &self.placing,
            &self.passage,
            &self.choosing,
            &self.writing,
            &self.decisions,
            &self.always,
        ]
    }

    /// What a key event means where the person is; nothing for a key that is let go.
    pub fn read(&self, event: KeyEvent, context: Context) -> Option<Msg> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let key = Key::of(event);
        let row = self.tables(context).into_iter().flatten().find(|row| row.on.contains(&key));
        Some(match row {
            Some(Row { run: Action::Pick, .. }) => {
                key.digit().map_or(Msg::Unbound, |digit| Msg::Pick(digit.saturating_sub(1)))
            }
            Some(row) => Msg::Act(row.run),
            None if context.types() => edit(key).map_or(Msg::Unbound, Msg::Edit),
            None => Msg::Unbound,
        })
    }

    /// The key that does this where the person is, if there is one.
    pub fn key_of(&self, action: Action, context: Context) -> Option<&Key> {
        let row = self.tables(context).into_iter().flatten().find(|row| row.run == action);
        row.and_then(|row| row.on.first())
    }

    /// The footer's hints where the person is: keys, and a word for them. Rows with the same word share one hint.
    pub fn hints(&self, context: Context) -> Vec<(String, &str)> {
        let mut hints: Vec<(String, &str)> = Vec::new();
        let mut taken: Vec<&Key> = Vec::new();
        for row in self.tables(context).into_iter().flatten() {
            let (Some(hint), Some(key)) = (&row.hint, row.on.first()) else { continue };
            // A nearer table has given the key another meaning.
            if taken.contains(&key) {
                continue;
            }
            taken.push(key);
            if let Some((keys, _)) = hints.iter_mut().find(|(_, word)| word == hint) {
                keys.push_str(&key.to_string());
                continue;
            }
            let last = row.on.last().filter(|_| row.run == Action::Pick);
            hints.push((last.map_or(key.to_string(), |last| format!("{key}–{last}")), hint));
        }
        hints
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};
    use tui_input::InputRequest;

    use super::*;

    const CONTEXTS: [Context; 24] = [
        Context::Judge,
        Context::Choosing,
        Context::Writing,
        Context::Passage,
        Context::Placing,
        Context::Review,
        Context::Decisions,
        Context::Sources,
        Context::Article,
        Context::Claims,
        Context::Beside,
        Context::Detail,
        Context::Search,
        Context::Command,
        Context::Narrow,
        Context::Finding,
        Context::Found,
        Context::Overview,
        Context::Speakers,
        Context::Help,
        Context::Opening,
        Context::Pile,
        Context::Moving,
        Context::Sift,
    ];

    #[test]
    fn the_shipped_table_is_sound_and_binds_no_key_twice_in_one_table() {
        let keymap = Keymap::shipped().unwrap();
        for context in CONTEXTS {
            for table in keymap.tables(context) {
                let mut keys: Vec<String> =
                    table.iter().flat_map(|row| &row.on).map(Key::to_string).collect();
                let all = keys.len();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), all, "{context:?}");
            }
        }
    }

    #[test]
    fn every_line_may_be_typed_into_with_every_letter() {
        let keymap = Keymap::shipped().unwrap();
        for context in CONTEXTS.into_iter().filter(|context| context.types()) {
            for letter in ('!'..='~').chain("é東 ".chars()) {
                let event = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
                let msg = keymap.read(event, context);
                assert!(
                    matches!(msg, Some(Msg::Edit(InputRequest::InsertChar(typed))) if typed == letter),
                    "{context:?} {letter}"
                );
            }
        }
    }

    #[test]
    fn a_capital_is_the_same_key_with_and_without_its_shift() {
        let keymap = Keymap::shipped().unwrap();
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            let msg = keymap.read(KeyEvent::new(KeyCode::Char('G'), modifiers), Context::Claims);
            assert!(matches!(msg, Some(Msg::Act(Action::Bottom))));
        }
        let msg = keymap.read(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT), Context::Claims);
        assert!(matches!(msg, Some(Msg::Act(Action::PreviousPane))));
    }

    #[test]
    fn a_key_that_is_let_go_means_nothing() {
        let event = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert!(Keymap::shipped().unwrap().read(event, Context::Claims).is_none());
    }

    #[test]
    fn ctrl_c_quits_everywhere() {
        let keymap = Keymap::shipped().unwrap();
        for context in CONTEXTS {
            assert!(matches!(keymap.read(press("ctrl-c"), context), Some(Msg::Act(Action::Quit))));
        }
    }

    #[test]
    fn a_fault_names_its_line_and_the_key() {
        let fault =
            Keymap::parse("help = [\n  { on = [\"ctl-c\"], run = \"quit\", desc = \"\" },\n]").unwrap_err();
        assert!(fault.to_string().contains("line 2"), "{fault}");
        assert!(fault.to_string().contains("ctl-c"), "{fault}");
    }

    #[test]
    fn every_row_says_what_it_does_and_no_two_of_one_mode_say_the_same() {
        let keymap = Keymap::shipped().unwrap();
        for context in CONTEXTS {
            let mut said: Vec<&str> =
                keymap.tables(context).into_iter().flatten().map(|row| row.desc.trim()).collect();
            assert!(!said.contains(&""), "{context:?}");
            let all = said.len();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), all, "{context:?}: {said:?}");
        }
    }

    /// The keys in the first column of the README's table.
    fn keys_of_the_readme() -> Vec<Key> {
        let readme = include_str!("../../README.md");
        let table = readme.split("| key | does |").nth(1).unwrap();
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let mut keys = Vec::new();
        for row in rows {
            let first = row.split('|').nth(1).unwrap();
            if first.contains("arrows") {
                keys.extend(
                    ["up", "down", "left", "right"].map(|name| Key::try_from(name.to_owned()).unwrap()),
                );
            }
            for name in first.split('`').skip(1).step_by(2) {
                let name = if name.chars().count() > 1 { name.to_lowercase() } else { name.to_owned() };
                keys.push(Key::try_from(name).unwrap());
            }
        }
        keys
    }

    #[test]
    fn every_key_that_the_readme_names_is_bound_in_the_panes() {
        let keymap = Keymap::shipped().unwrap();
        let keys = keys_of_the_readme();
        assert!(keys.len() > 20, "{keys:?}");
        for key in keys {
            let tables = keymap.tables(Context::Claims);
            assert!(tables.into_iter().flatten().any(|row| row.on.contains(&key)), "{key} does nothing");
        }
    }

    #[test]
    fn every_hint_of_the_panes_footer_stands_in_the_readme() {
        let keymap = Keymap::shipped().unwrap();
        let keys = keys_of_the_readme();
        for context in [Context::Sources, Context::Article, Context::Claims] {
            for row in keymap.tables(context).into_iter().flatten().filter(|row| row.hint.is_some()) {
                assert!(row.on.iter().any(|key| keys.contains(key)), "{:?}: {}", row.on, row.desc);
            }
        }
    }

    #[test]
    fn hints_that_share_a_word_stand_together() {
        let keymap = Keymap::shipped().unwrap();
        assert!(keymap.hints(Context::Claims).contains(&("←→".to_owned(), "outlet")));
    }
}
