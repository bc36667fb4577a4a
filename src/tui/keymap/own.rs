//! A person's own rows, laid over the tables that ship.

use super::{Key, Keymap, Row};
use crate::tui::msg::Action;

/// A row as a person writes it: what is left out is as the shipped row of that action has it.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRow {
    on: Vec<Key>,
    run: String,
    desc: Option<String>,
    hint: Option<String>,
}

/// The tables of lines that one types into.
const TYPED: [&str; 6] = ["search", "command", "narrow", "finding", "sift", "writing"];

/// What a key is bound to that shall do nothing.
const NONE: &str = "none";

impl Keymap {
    /// Lays a person's row over a table: its keys do what it says and nothing else there.
    ///
    /// # Errors
    /// When there is no such table or action, or the row would take a letter from a line that one types into.
    pub fn lay(&mut self, table: &str, own: OwnRow) -> Result<(), String> {
        let shipped: Vec<Row> = self.rows().into_iter().flat_map(|(_, rows)| rows.iter().cloned()).collect();
        let mut tables = self.rows();
        let names = tables.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let Some((_, rows)) = tables.iter_mut().find(|(name, _)| *name == table) else {
            return Err(format!("there is no such table; there are {names}"));
        };
        if let Some(letter) = own.on.iter().find(|key| TYPED.contains(&table) && key.is_typed()) {
            return Err(format!("{letter} is typed there; take a key with ctrl or alt"));
        }
        let run = if own.run == NONE { None } else { Some(Action::try_from(own.run)?) };
        for row in rows.iter_mut() {
            row.on.retain(|key| !own.on.contains(key));
        }
        rows.retain(|row| !row.on.is_empty() || Some(row.run) == run);
        let Some(run) = run else { return Ok(()) };
        if let Some(row) = rows.iter_mut().find(|row| row.run == run) {
            row.on.splice(0..0, own.on);
            row.desc = own.desc.unwrap_or_else(|| row.desc.clone());
            row.hint = own.hint.or(row.hint.take());
            return Ok(());
        }
        let desc = shipped.into_iter().find(|row| row.run == run).map(|row| row.desc);
        let desc = own.desc.or(desc).unwrap_or_else(|| run.name().to_owned());
        rows.push(Row { on: own.on, run, desc, hint: own.hint });
        Ok(())
    }

    /// Binds ctrl-c again where no key quits from everywhere.
    ///
    /// # Errors
    /// When that was the case.
    pub fn keep_a_way_out(&mut self) -> Result<(), String> {
        if self.always.iter().any(|row| row.run == Action::Quit && !row.on.is_empty()) {
            return Ok(());
        }
        let shipped = Self::shipped().map_err(|fault| fault.to_string())?;
        let quits = shipped.always.into_iter().filter(|row| row.run == Action::Quit);
        self.always.retain(|row| row.run != Action::Quit);
        self.always.splice(0..0, quits);
        Err("always: no key would quit from everywhere; ctrl-c still does".to_owned())
    }

    /// The tables by name.
    fn rows(&mut self) -> Vec<(&'static str, &mut Vec<Row>)> {
        vec![
            ("always", &mut self.always),
            ("explore", &mut self.explore),
            ("sources", &mut self.sources),
            ("article", &mut self.article),
            ("claims", &mut self.claims),
            ("beside", &mut self.beside),
            ("detail", &mut self.detail),
            ("search", &mut self.search),
            ("command", &mut self.command),
            ("narrow", &mut self.narrow),
            ("finding", &mut self.finding),
            ("found", &mut self.found),
            ("overview", &mut self.overview),
            ("speakers", &mut self.speakers),
            ("help", &mut self.help),
            ("opening", &mut self.opening),
            ("pile", &mut self.pile),
            ("moving", &mut self.moving),
            ("sift", &mut self.sift),
            ("judge", &mut self.judge),
            ("review", &mut self.review),
            ("placing", &mut self.placing),
            ("passage", &mut self.passage),
            ("choosing", &mut self.choosing),
            ("writing", &mut self.writing),
            ("decisions", &mut self.decisions),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_table_can_be_laid_over() {
        let shipped: toml::Table = include_str!("../../../assets/keymap.toml").parse().unwrap();
        let mut keymap = Keymap::shipped().unwrap();
        let known: Vec<&str> = keymap.rows().into_iter().map(|(name, _)| name).collect();
        for name in shipped.keys() {
            assert!(known.contains(&name.as_str()), "{name}");
        }
        assert_eq!(known.len(), shipped.len());
    }

    #[test]
    fn no_line_that_is_typed_can_lose_a_letter() {
        let row = || OwnRow {
            on: vec![Key::try_from("x".to_owned()).unwrap()],
            run: "quit".to_owned(),
            desc: None,
            hint: None,
        };
        for table in TYPED {
            assert!(Keymap::shipped().unwrap().lay(table, row()).unwrap_err().contains("typed"), "{table}");
        }
        assert!(Keymap::shipped().unwrap().lay("explore", row()).is_ok());
    }
}
