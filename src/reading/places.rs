//! Places: names that the list of `assets/lexicon/places.toml` holds, and names that stand where a place stands.

use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::{Lookup, parse};
use super::words::Words;
use crate::text::fold;

/// Whether the list says that a name is a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// A place, whatever stands beside it.
    Place,
    /// A state, or how a dateline shortens one: it may close “Name, State”.
    State,
    /// A place only where the words beside it say so.
    Doubtful,
}

#[derive(Debug, Deserialize)]
struct Table {
    countries: Vec<String>,
    states: Vec<String>,
    abbreviations: Vec<String>,
    regions: Vec<String>,
    cities: Vec<String>,
    doubtful: Vec<String>,
}

/// What sort of place the list says a name is; of a name in several lists, the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    City,
    State,
    Country,
}

/// What the list says of a name.
#[derive(Debug)]
struct Entry {
    listed: Listed,
    sort: Option<Sort>,
}

static PLACES: LazyLock<Lookup<String, Entry>> = LazyLock::new(|| {
    let table: Table = parse("places.toml", include_str!("../../assets/lexicon/places.toml"));
    let mut places: Lookup<String, Entry> = Lookup::default();
    let mut put = |names: Vec<String>, listed: Listed, sort: Option<Sort>| {
        for name in names {
            let entry = places.entry(fold(&name).text).or_insert(Entry { listed, sort });
            entry.sort = entry.sort.max(sort);
        }
    };
    put(table.doubtful, Listed::Doubtful, None);
    put(table.states, Listed::State, Some(Sort::State));
    put(table.abbreviations, Listed::State, None);
    put(table.countries, Listed::Place, Some(Sort::Country));
    put(table.regions, Listed::Place, None);
    put(table.cities, Listed::Place, Some(Sort::City));
    places
});

/// What the list says of a name, in lower case.
pub(super) fn listed(lower: &str) -> Option<Listed> {
    let entry = if lower.is_ascii() { PLACES.get(lower) } else { PLACES.get(&fold(lower).text) };
    entry.map(|entry| entry.listed)
}

/// What a name, folded, is in a word, where the list says so: `city`, `state` or `country`.
pub(crate) fn sort_of_place(folded: &str) -> Option<&'static str> {
    Some(match PLACES.get(folded)?.sort? {
        Sort::City => "city",
        Sort::State => "state",
        Sort::Country => "country",
    })
}

/// Whether the list holds the name as a place beyond doubt.
pub(super) fn is_place(lower: &str) -> bool {
    matches!(listed(lower), Some(Listed::Place | Listed::State))
}

/// Words before a name that is a place, if nothing is said of the name behind it.
const WITHIN: &[&str] = &["in", "near", "outside", "across", "throughout", "around", "toward", "towards"];

/// Whether the words beside the tokens `start..end` say that they name a place: “in Hartwell,”, “Hartwell, Pa.”.
pub(super) fn stands_as_place(words: &Words<'_>, start: usize, end: usize) -> bool {
    let behind = words.low(end);
    if behind == ","
        && words.is_capital(end + 1)
        && (listed(words.low(end + 1)) == Some(Listed::State)
            || listed(&format!("{}.", words.low(end + 1))) == Some(Listed::State)
                && words.low(end + 2) == "."
            || words.is_capital(end + 2)
                && is_place(&format!("{} {}", words.low(end + 1), words.low(end + 2)))
            || is_place(words.low(end + 1)) && WITHIN.contains(&words.low(start.wrapping_sub(1))))
    {
        return true;
    }
    // What is in a name only, «in Facebook posts», says nothing; the name must close the phrase.
    let closes = !words.is_word(end)
        || matches!(
            behind,
            "on" | "and"
                | "after"
                | "before"
                | "when"
                | "where"
                | "to"
                | "for"
                | "by"
                | "with"
                | "as"
                | "since"
                | "last"
                | "this"
                | "during"
                | "from"
                | "at"
                | "is"
                | "was"
        );
    let before = start.checked_sub(1).map_or("", |index| words.low(index));
    closes && (WITHIN.contains(&before) && !words.low(end - 1).ends_with("'s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_hide_a_place() {
        assert!(is_place("zürich") && is_place("zurich"));
        assert!(is_place("new york") && is_place("u.s.") && is_place("pa."));
        assert!(!is_place("hartwell"));
    }

    #[test]
    fn the_list_tells_cities_states_and_countries_apart() {
        assert_eq!(sort_of_place("rotterdam"), Some("city"));
        assert_eq!(sort_of_place("ohio"), Some("state"));
        assert_eq!(sort_of_place("france"), Some("country"));
        assert_eq!(sort_of_place("hartwell"), None);
    }

    #[test]
    fn a_place_that_is_a_given_name_as_often_needs_the_words_beside_it() {
        assert_eq!(listed("madison"), Some(Listed::Doubtful));
        assert!(!is_place("madison"));
    }
}
