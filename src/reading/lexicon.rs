//! The word tables of `assets/lexicon/`, parsed once.

use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::{Lookup, WordSet, parse};

/// Every table of words the reading floor uses.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) reporting: Reporting,
    pub(super) people: People,
    pub(super) given: GivenNames,
    /// Every word of [`People::lands`].
    lands: WordSet,
}

/// `reporting.toml`: how an article says that somebody said something.
#[derive(Debug, Deserialize)]
pub(super) struct Reporting {
    /// Forms of reporting verbs.
    pub(super) verbs: WordSet,
    /// Nouns that hold words.
    pub(super) nouns: WordSet,
    /// Forms and places in which something is said: «in an interview», «on Twitter».
    pub(super) occasions: WordSet,
    /// Verbs that do report: beside them «expects» or «wants» only may.
    pub(super) strong: WordSet,
    /// The plainest of them.
    pub(super) plainest: WordSet,
}

/// `people.toml`: offices and parts.
#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub(super) honorifics: WordSet,
    /// Words that join the capitalised parts of one name.
    pub(super) joints: WordSet,
    pub(super) roles: WordSet,
    /// Roles that bodies and things have too: `leader`, `retailer`.
    pub(super) roles_of_things: WordSet,
    /// Roles that many may have at once, so that «the official» is nobody just spoken of.
    pub(super) roles_of_many: WordSet,
    pub(super) bodies: WordSet,
    kept_back: WordSet,
    same: Vec<Vec<String>>,
    /// The lines of `same` that hold a word, and the first line of `lands` that does.
    #[serde(skip)]
    lines: Lines,
    pub(super) feminine: WordSet,
    pub(super) masculine: WordSet,
    lands: Vec<Vec<String>>,
    body_words: WordSet,
    /// Words that a sentence may begin with and that are no name.
    pub(super) plain: WordSet,
}

/// Where words stand in the tables of `people.toml`.
#[derive(Debug, Default)]
struct Lines {
    same: Lookup<String, Vec<usize>>,
    lands: Lookup<String, usize>,
}

impl Lines {
    fn of(people: &People) -> Self {
        let mut lines = Self::default();
        for (line, word) in people
            .same
            .iter()
            .enumerate()
            .flat_map(|(line, words)| words.iter().map(move |word| (line, word)))
        {
            lines.same.entry(word.clone()).or_default().push(line);
        }
        for (line, word) in people
            .lands
            .iter()
            .enumerate()
            .flat_map(|(line, words)| words.iter().map(move |word| (line, word)))
        {
            lines.lands.entry(word.clone()).or_insert(line);
        }
        lines
    }
}

/// `given_names.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct GivenNames {
    pub(super) feminine: WordSet,
    pub(super) masculine: WordSet,
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
            let mut people: People = parse("people.toml", include_str!("../../assets/lexicon/people.toml"));
            people.lines = Lines::of(&people);
            Lexicon {
                reporting: parse("reporting.toml", include_str!("../../assets/lexicon/reporting.toml")),
                given: parse("given_names.toml", include_str!("../../assets/lexicon/given_names.toml")),
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

    /// Whether the word, in lower case, speaks of a person, of people or of a body.
    pub(super) fn is_people(&self, lower: &str) -> bool {
        self.is_role(lower)
            || self.people.keeps_back(lower)
            || self.people.bodies.contains(lower)
            || self.people.bodies.contains(singular(lower))
    }

    /// The gender that a given name, an honorific or a role, in lower case, points at.
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

impl People {
    /// Whether the word, in lower case, makes a capitalised run a body or a place.
    pub(super) fn is_body_word(&self, lower: &str) -> bool {
        self.body_words.contains(lower.trim_end_matches("'s"))
    }

    /// Whether the word, in lower case, speaks of somebody whose name is kept back when no name is given.
    pub(super) fn keeps_back(&self, lower: &str) -> bool {
        self.kept_back.contains(singular(lower)) || self.kept_back.contains(lower)
    }

    /// The line of the land that the word, in lower case, names or belongs to.
    fn land(&self, lower: &str) -> Option<usize> {
        [singular(lower), lower].into_iter().filter_map(|word| self.lines.lands.get(word)).min().copied()
    }

    /// Whether the word, in lower case, names a land or belongs to one, as [`People::canonical`] sees it.
    pub(super) fn is_of_land(&self, lower: &str) -> bool {
        self.land(lower).is_some()
    }

    /// A role word or land in the form in which two that mean the same meet.
    pub(super) fn canonical(&self, lower: &str) -> Vec<String> {
        let word = singular(lower);
        if let Some(land) = self.land(lower) {
            return vec![format!("land:{}", self.lands[land][0])];
        }
        let lines = |word: &str| self.lines.same.get(word).into_iter().flatten().copied();
        let mut same: Vec<usize> = lines(word).chain(lines(lower)).collect();
        same.sort_unstable();
        same.dedup();
        let mut forms: Vec<String> =
            same.into_iter().map(|line| format!("role:{}", self.same[line][0])).collect();
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

/// Gender of the person that a given name, honorific or role word points at, where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Feminine,
    Masculine,
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
