//! The word tables of `assets/lexicon/`, parsed once.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Every table of words the reading floor uses.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) reporting: Reporting,
    pub(super) people: People,
    pub(super) given: GivenNames,
    /// Every word of [`People::lands`].
    lands: HashSet<String>,
}

/// `reporting.toml`: how an article says that somebody said something.
#[derive(Debug, Deserialize)]
pub(super) struct Reporting {
    /// Forms of reporting verbs.
    pub(super) verbs: HashSet<String>,
    /// Nouns that hold words.
    pub(super) nouns: HashSet<String>,
    /// Words that may stand between a speaker and the verb.
    pub(super) between: HashSet<String>,
}

/// `people.toml`: offices and parts.
#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub(super) honorifics: HashSet<String>,
    pub(super) roles: HashSet<String>,
    pub(super) bodies: HashSet<String>,
    kept_back: HashSet<String>,
    same: Vec<Vec<String>>,
    pub(super) feminine: HashSet<String>,
    pub(super) masculine: HashSet<String>,
    lands: Vec<Vec<String>>,
    body_words: HashSet<String>,
    /// Words that a sentence may begin with and that are no name.
    pub(super) plain: HashSet<String>,
}

/// `given_names.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct GivenNames {
    pub(super) feminine: HashSet<String>,
    pub(super) masculine: HashSet<String>,
    /// Each line: forms of one given name, the longest first.
    short: Vec<Vec<String>>,
}

impl Lexicon {
    /// The tables that ship with the program.
    ///
    /// # Panics
    /// Never on a build whose tests pass: the tables are part of the program.
    pub fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let people: People = parse(include_str!("../../assets/lexicon/people.toml"));
            Lexicon {
                reporting: parse(include_str!("../../assets/lexicon/reporting.toml")),
                given: parse(include_str!("../../assets/lexicon/given_names.toml")),
                lands: people.lands.iter().flatten().cloned().collect(),
                people,
            }
        });
        &LEXICON
    }

    /// Whether the word, in lower case, names an office or part, in singular or plural.
    pub(super) fn is_role(&self, lower: &str) -> bool {
        self.people.roles.contains(singular(lower)) || self.people.roles.contains(lower)
    }
}

impl People {
    /// Whether the word, in lower case, makes a capitalised run a body or a place.
    pub(super) fn is_body_word(&self, lower: &str) -> bool {
        self.body_words.contains(lower.trim_end_matches("'s"))
    }

    /// Whether the word, in lower case, speaks of somebody whose name is kept back when no name is given.
    pub(super) fn keeps_back(&self, lower: &str) -> bool {
        self.kept_back.contains(singular(lower)) || self.kept_back.contains(lower)
    }

    /// A role word or land in the form in which two that mean the same meet.
    pub(super) fn canonical(&self, lower: &str) -> Vec<String> {
        let word = singular(lower);
        if let Some(land) =
            self.lands.iter().find(|names| names.iter().any(|name| name == lower || name == word))
        {
            return vec![format!("land:{}", land[0])];
        }
        let mut forms: Vec<String> = self
            .same
            .iter()
            .filter(|names| names.iter().any(|name| name == word || name == lower))
            .map(|names| format!("role:{}", names[0]))
            .collect();
        if forms.is_empty() || self.roles.contains(word) {
            forms.push(word.to_owned());
        }
        forms
    }
}

fn singular(lower: &str) -> &str {
    let word = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
    match word.strip_suffix('s') {
        Some(short) if !short.ends_with('s') && short.len() > 2 => short,
        _ => word,
    }
}

fn parse<T: serde::de::DeserializeOwned>(table: &str) -> T {
    match toml::from_str(table) {
        Ok(parsed) => parsed,
        Err(fault) => panic!("a table in assets/lexicon is broken: {fault}"),
    }
}

/// Gender of the person that a given name, honorific or role word points at, where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Feminine,
    Masculine,
}

impl Lexicon {
    pub(super) fn gender_of(&self, lower: &str) -> Option<Gender> {
        if self.people.feminine.contains(lower) || self.given.feminine.contains(lower) {
            Some(Gender::Feminine)
        } else if self.people.masculine.contains(lower) || self.given.masculine.contains(lower) {
            Some(Gender::Masculine)
        } else {
            None
        }
    }

    /// Whether two given names, in lower case, are forms of one: `bob` and `robert`.
    pub(super) fn is_short_form(&self, one: &str, other: &str) -> bool {
        let has = |forms: &[String], name: &str| forms.iter().any(|form| form == name);
        self.given.short.iter().any(|forms| has(forms, one) && has(forms, other))
    }

    /// Whether the name, in lower case, is a land, its people or its seat: `hungarian`.
    pub(super) fn is_land(&self, lower: &str) -> bool {
        let name = lower.strip_suffix("'s").unwrap_or(lower);
        self.lands.contains(name) || name.strip_suffix('s').is_some_and(|name| self.lands.contains(name))
    }

    /// Whether the word, in lower case, is a common given name.
    pub(super) fn is_given_name(&self, lower: &str) -> bool {
        self.given.feminine.contains(lower) || self.given.masculine.contains(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_parse_and_roles_meet_their_like() {
        let lexicon = Lexicon::get();
        assert!(lexicon.reporting.verbs.contains("said"));
        assert!(lexicon.is_role("advisers"));
        let meets = |one: &str, other: &str| {
            let other = lexicon.people.canonical(other);
            lexicon.people.canonical(one).iter().any(|form| other.contains(form))
        };
        assert!(meets("president", "leader"));
        assert!(meets("Russian".to_lowercase().as_str(), "moscow"));
        assert!(!meets("president", "spokesman"));
    }
}
