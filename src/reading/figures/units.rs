//! What figures are measured in: measures that convert, currencies that don't, and the words that bound them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Bound;
use super::hyphens::{Part, is_glued};
use crate::reading::tables::{Lookup, WordSet, parse};

#[derive(Debug, Deserialize)]
struct Table {
    unit: Vec<Measure>,
    currency: Vec<Currency>,
    bound: Vec<Bounding>,
    counted: Counted,
}

/// A unit of measure and how it converts.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Measure {
    #[serde(default)]
    names: Vec<String>,
    /// Names that count only where they are glued to their number: `5m`, `24h`.
    #[serde(default)]
    glued: Vec<String>,
    pub(super) short: String,
    pub(super) base: String,
    pub(super) factor: f64,
    #[serde(default)]
    pub(super) offset: f64,
}

#[derive(Debug, Deserialize)]
struct Currency {
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    hundredths: Vec<String>,
    short: String,
}

#[derive(Debug, Deserialize)]
struct Bounding {
    bound: Bound,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    behind: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Counted {
    plurals: WordSet,
    never: WordSet,
    passing: WordSet,
    numbered: WordSet,
    change: WordSet,
}

/// The table of `units.toml`, ready to be asked.
#[derive(Debug)]
pub(super) struct Units {
    measures: Lookup<String, Measure>,
    glued: Lookup<String, Measure>,
    /// What may stand before a number: signs and codes.
    signs: Lookup<String, String>,
    /// What may stand behind it, and how much of the currency one is.
    money: Lookup<String, (String, f64)>,
    /// Longest first.
    before: Vec<(Vec<String>, Bound)>,
    behind: Vec<(Vec<String>, Bound)>,
    counted: Counted,
    longest: usize,
}

impl Units {
    /// The table; it is read once.
    pub(super) fn get() -> &'static Units {
        static UNITS: LazyLock<Units> = LazyLock::new(|| {
            Units::of(parse("units.toml", include_str!("../../../assets/lexicon/units.toml")))
        });
        &UNITS
    }

    fn of(table: Table) -> Self {
        let mut measures = Lookup::default();
        let mut glued = Lookup::default();
        for mut unit in table.unit {
            let (names, short_names) = (std::mem::take(&mut unit.names), std::mem::take(&mut unit.glued));
            measures.extend(names.iter().map(|name| (spaced(name), unit.clone())));
            glued.extend(short_names.into_iter().map(|name| (name, unit.clone())));
        }
        let mut signs = Lookup::default();
        let mut money = Lookup::default();
        for currency in table.currency {
            let short = &currency.short;
            signs.extend(currency.signs.into_iter().map(|sign| (sign, short.clone())));
            money.extend(currency.names.into_iter().map(|name| (name, (short.clone(), 1.0))));
            money.extend(currency.hundredths.into_iter().map(|name| (name, (short.clone(), 0.01))));
        }
        let phrases = |pick: fn(&Bounding) -> &Vec<String>| {
            let mut found: Vec<(Vec<String>, Bound)> = table
                .bound
                .iter()
                .flat_map(|row| {
                    pick(row).iter().map(|phrase| (phrase.split(' ').map(str::to_owned).collect(), row.bound))
                })
                .collect();
            found.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
            found
        };
        let (before, behind) = (phrases(|row| &row.before), phrases(|row| &row.behind));
        let longest =
            measures.keys().chain(money.keys()).map(|name| name.split(' ').count()).max().unwrap_or(1);
        Self { measures, glued, signs, money, before, behind, counted: table.counted, longest }
    }

    /// The measure named at a part, and the part behind it.
    pub(super) fn measure(&self, parts: &[Part<'_>], at: usize) -> Option<(&Measure, usize)> {
        let part = parts.get(at)?;
        if is_glued(parts, at)
            && let Some(measure) = self.glued.get(part.low)
        {
            return Some((measure, at + 1));
        }
        self.longest_name(parts, at, |name| self.measures.get(name))
    }

    /// The currency named at a part, how much of it one is, and the part behind it.
    pub(super) fn money(&self, parts: &[Part<'_>], at: usize) -> Option<(&(String, f64), usize)> {
        self.longest_name(parts, at, |name| self.money.get(name))
    }

    fn longest_name<'a, T>(
        &self,
        parts: &[Part<'_>],
        at: usize,
        known: impl Fn(&str) -> Option<&'a T>,
    ) -> Option<(&'a T, usize)> {
        let mut name = String::new();
        let mut best = None;
        for (step, part) in parts.iter().skip(at).take(self.longest).enumerate() {
            if step > 0 {
                name.push(' ');
            }
            name.push_str(part.low);
            if let Some(found) = known(&name) {
                best = Some((found, at + step + 1));
            }
        }
        best
    }

    /// The currency of a sign or code before a number.
    pub(super) fn sign(&self, sign: &str) -> Option<&str> {
        self.signs.get(sign).map(String::as_str)
    }

    /// Phrases before a number that bound it, longest first.
    pub(super) fn before(&self) -> &[(Vec<String>, Bound)] {
        &self.before
    }

    /// Phrases behind a figure that bound it, longest first.
    pub(super) fn behind(&self) -> &[(Vec<String>, Bound)] {
        &self.behind
    }

    /// Whether the word is a plural, or one of the nouns that have none: what a number counts.
    pub(super) fn is_counted(&self, low: &str) -> bool {
        self.counted.plurals.contains(low)
            || (low.len() > 3
                && low.ends_with('s')
                && !low.ends_with("ss")
                && !low.ends_with("us")
                && !low.contains('\'')
                && !self.counted.never.contains(low)
                && !self.is_passing(low))
    }

    /// Whether the word is a plural without an s, most of them people: «2000 people» tells no year.
    pub(super) fn is_people(&self, low: &str) -> bool {
        self.counted.plurals.contains(low)
    }

    /// Whether no counted noun is sought beyond the word.
    pub(super) fn is_passing(&self, low: &str) -> bool {
        self.counted.passing.contains(low)
    }

    /// Whether a number behind the word is its name: «room 12», «chapter 11».
    pub(super) fn is_numbered(&self, low: &str) -> bool {
        self.counted.numbered.contains(low)
    }

    /// Whether «from … to …» behind the word tells a change, not a range.
    pub(super) fn is_change(&self, low: &str) -> bool {
        self.counted.change.contains(low)
    }
}

/// A name as its parts are joined: marks stand alone.
fn spaced(name: &str) -> String {
    name.replace('/', " / ").replace('°', "° ")
}
