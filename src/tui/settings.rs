//! What a person has set: `config.toml` and `keymap.toml` in the platform's folder for settings, laid over what ships.

use std::fmt::Display;
use std::ops::Range;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::keymap::{Keymap, OwnRow};
use super::theme::Look;

/// What a person has set, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the keys do.
    pub keymap: Keymap,
    /// What things look like.
    pub look: Look,
    /// Whether claims that one outlet alone tells are listed from the start.
    pub singles: bool,
    /// Whether the mouse is let in from the start.
    pub mouse: bool,
    /// One line for each fault: the file, the line, the key. Whatever is sound holds all the same.
    pub faults: Vec<String>,
}

/// What `config.toml` may set.
const KEYS: [&str; 3] = ["theme", "singles", "mouse"];

/// The folder for settings: `~/.config/rashomon` on Unix unless `XDG_CONFIG_HOME` says otherwise.
pub fn folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("rashomon"))
}

impl Settings {
    /// What ships with the program.
    ///
    /// # Errors
    /// Never, as a test reads the same tables.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        let keymap = Keymap::shipped()?;
        Ok(Self { keymap, look: Look::default(), singles: false, mouse: false, faults: Vec::new() })
    }

    /// Lays what the folder's files set over these. A file that is not there sets nothing.
    #[must_use]
    pub fn with_folder(mut self, folder: &Path) -> Self {
        for (name, lay) in [
            ("config.toml", Self::lay_config as fn(&mut Self, &str, &Path)),
            ("keymap.toml", Self::lay_keymap),
        ] {
            let file = folder.join(name);
            match std::fs::read_to_string(&file) {
                Ok(text) => lay(&mut self, &text, &file),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => self.faults.push(format!("{}: cannot be read: {error}", file.display())),
            }
        }
        self
    }

    fn lay_config(&mut self, text: &str, file: &Path) {
        for (key, value) in self.table(text, file) {
            let place = value.span();
            let fault = match key.as_str() {
                "theme" => set(&mut self.look, value),
                "singles" => set(&mut self.singles, value),
                "mouse" => set(&mut self.mouse, value),
                _ => Err(format!("nothing is called so; there are {}", KEYS.join(", "))),
            };
            self.note(text, file, (&key, place), fault);
        }
    }

    fn lay_keymap(&mut self, text: &str, file: &Path) {
        for (key, rows) in self.table(text, file) {
            let place = rows.span();
            let DeValue::Array(rows) = rows.into_inner() else {
                self.note(text, file, (&key, place), Err("wants a list of rows"));
                continue;
            };
            for row in rows {
                let place = row.span();
                let read = OwnRow::deserialize(ValueDeserializer::from(row));
                let laid = read
                    .map_err(|error| error.message().to_owned())
                    .and_then(|row| self.keymap.lay(&key, row));
                self.note(text, file, (&key, place), laid);
            }
        }
        if let Err(fault) = self.keymap.keep_a_way_out() {
            self.faults.push(format!("{}: {fault}", file.display()));
        }
    }

    /// The entries of a file that can be read, in its order, whatever stands between them.
    fn table<'i>(&mut self, text: &'i str, file: &Path) -> Vec<(String, Spanned<DeValue<'i>>)> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let line = line_of(text, &error.span().unwrap_or_default());
            self.faults.push(format!("{}, line {line}: {}", file.display(), error.message()));
        }
        let mut entries: Vec<_> = table.into_inner().into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().map(|(key, value)| (key.into_inner().into_owned(), value)).collect()
    }

    fn note(
        &mut self,
        text: &str,
        file: &Path,
        (key, place): (&str, Range<usize>),
        done: Result<(), impl Display>,
    ) {
        if let Err(fault) = done {
            let line = line_of(text, &place);
            self.faults.push(format!("{}, line {line}, {key}: {fault}", file.display()));
        }
    }
}

fn set<'i, T: Deserialize<'i>>(place: &mut T, value: Spanned<DeValue<'i>>) -> Result<(), String> {
    *place = T::deserialize(ValueDeserializer::from(value)).map_err(|error| error.message().to_owned())?;
    Ok(())
}

/// The line, counted from one, on which a stretch begins.
fn line_of(text: &str, place: &Range<usize>) -> usize {
    text.bytes().take(place.start).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::{Context, press};
    use crate::tui::msg::{Action, Msg};

    fn set_by(config: &str, keymap: &str) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.toml"), config).unwrap();
        std::fs::write(folder.path().join("keymap.toml"), keymap).unwrap();
        Settings::shipped().unwrap().with_folder(folder.path())
    }

    fn does(settings: &Settings, key: &str, context: Context) -> Option<Action> {
        match settings.keymap.read(press(key), context) {
            Some(Msg::Act(action)) => Some(action),
            _ => None,
        }
    }

    #[test]
    fn a_folder_that_is_not_there_sets_nothing() {
        let settings = Settings::shipped().unwrap().with_folder(Path::new("/nowhere/at/all"));
        assert_eq!((settings.look, settings.singles), (Look::Terminal, false));
        assert!(settings.faults.is_empty());
    }

    #[test]
    fn what_the_files_set_holds() {
        let settings = set_by("theme = \"light\"\nsingles = true\n", "");
        assert_eq!((settings.look, settings.singles), (Look::Light, true));
        assert!(settings.faults.is_empty(), "{:?}", settings.faults);
    }

    #[test]
    fn a_fault_names_the_file_the_line_and_the_key_and_the_rest_holds() {
        let settings = set_by("# mine\ntheme = \"neon\"\ncolor = 3\nsingles = true\n", "");
        assert!(settings.singles);
        assert_eq!(settings.look, Look::Terminal);
        let [theme, color] = settings.faults.as_slice() else { panic!("{:?}", settings.faults) };
        assert!(theme.contains("config.toml, line 2, theme:") && theme.contains("light"), "{theme}");
        assert!(
            color.contains("config.toml, line 3, color:") && color.contains("theme, singles, mouse"),
            "{color}"
        );
    }

    #[test]
    fn a_line_that_is_no_toml_costs_that_line_alone() {
        let settings = set_by("theme = \nsingles = true\n", "");
        assert!(settings.singles);
        assert!(settings.faults[0].contains("config.toml, line 1"), "{:?}", settings.faults);
    }

    #[test]
    fn an_own_key_works_beside_the_shipped_one_and_comes_first() {
        let settings = set_by("", "explore = [{ on = [\"ctrl-s\"], run = \"search\" }]");
        assert_eq!(does(&settings, "ctrl-s", Context::Claims), Some(Action::Search));
        assert_eq!(does(&settings, "/", Context::Claims), Some(Action::Search));
        let shown = settings.keymap.key_of(Action::Search, Context::Claims).map(ToString::to_string);
        assert_eq!(shown.as_deref(), Some("^S"));
    }

    #[test]
    fn a_key_taken_for_something_else_does_only_that() {
        let settings = set_by("", "explore = [{ on = [\"/\"], run = \"help\", desc = \"help me\" }]");
        assert_eq!(does(&settings, "/", Context::Claims), Some(Action::Help));
        assert!(settings.faults.is_empty(), "{:?}", settings.faults);
    }

    #[test]
    fn a_key_can_be_made_to_do_nothing() {
        let settings = set_by("", "explore = [{ on = [\"q\"], run = \"none\" }]");
        assert_eq!(does(&settings, "q", Context::Claims), None);
        assert_eq!(does(&settings, "ctrl-c", Context::Claims), Some(Action::Quit));
    }

    #[test]
    fn a_row_at_fault_is_named_and_the_other_rows_hold() {
        let keymap = "explore = [\n  { on = [\"ctl-x\"], run = \"search\" },\n  { on = [\"ctrl-s\"], run = \"serch\" },\n  \
                      { on = [\"f5\"], run = \"redraw\" },\n]\nelsewhere = []\n";
        let settings = set_by("", keymap);
        assert_eq!(does(&settings, "f5", Context::Claims), Some(Action::Redraw));
        let faults = settings.faults.join("\n");
        assert!(faults.contains("keymap.toml, line 2, explore:") && faults.contains("ctl-x"), "{faults}");
        assert!(faults.contains("line 3, explore:") && faults.contains("serch"), "{faults}");
        assert!(!faults.contains("elsewhere"), "an empty list asks for nothing: {faults}");
    }

    #[test]
    fn a_letter_that_one_types_cannot_be_taken_from_the_search_line() {
        let settings = set_by("", "search = [{ on = [\"x\"], run = \"close\" }]");
        assert_eq!(does(&settings, "x", Context::Search), None);
        assert!(settings.faults[0].contains("typed"), "{:?}", settings.faults);
    }

    #[test]
    fn there_is_always_a_key_that_quits() {
        let settings = set_by("", "always = [{ on = [\"ctrl-c\"], run = \"none\" }]");
        assert_eq!(does(&settings, "ctrl-c", Context::Search), Some(Action::Quit));
        assert!(settings.faults[0].contains("ctrl-c"), "{:?}", settings.faults);
    }
}
