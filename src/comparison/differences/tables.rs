//! The word table of `assets/lexicon/rivals.toml`, by which rival words and values of two things are known.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::verbs::root;
use crate::comparison::DifferenceKind;

#[derive(Debug, Deserialize)]
struct Table {
    light: Vec<String>,
    contrasts: Vec<Vec<Vec<String>>>,
    lengths: Vec<Vec<String>>,
    one_place: Vec<Vec<String>>,
    sorts: HashSet<String>,
    sources: Vec<Vec<String>>,
    none: Vec<Denied>,
    rivals: Vec<Rivals>,
    withheld: Vec<PhrasesWithheld>,
}

#[derive(Debug, Deserialize)]
struct Denied {
    things: Vec<String>,
    deeds: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct PhrasesWithheld {
    unknown: Vec<String>,
    known: Vec<String>,
}

/// Phrases that say that something is not known, and phrases that tell it; each word by word.
#[derive(Debug)]
pub(super) struct Withheld {
    pub(super) unknown: Vec<Vec<String>>,
    pub(super) known: Vec<Vec<String>>,
}

/// Which neighbour two outlets must share for their words to fill one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Side {
    Before,
    Behind,
    Either,
    /// None: the phrase tells enough by itself.
    Any,
}

/// Words that fill one place in a sentence and rule each other out.
#[derive(Debug, Deserialize)]
pub(super) struct Rivals {
    pub(super) kind: DifferenceKind,
    pub(super) side: Side,
    words: Vec<Vec<String>>,
}

/// A phrase of a group of rivals, and which of them it stands for.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) group: usize,
    pub(super) rival: usize,
    pub(super) words: Vec<String>,
}

#[derive(Debug)]
struct Words {
    light: HashSet<String>,
    /// The contrast, and the side of it on which the word stands.
    contrasts: HashMap<String, Vec<(usize, usize)>>,
    lengths: HashMap<String, usize>,
    one_place: Vec<Vec<String>>,
    sorts: HashSet<String>,
    /// Sorts of sources by their words.
    sources: HashMap<String, usize>,
    /// The stems of the deeds that are denied with each thing: «no arrests».
    none: HashMap<String, Vec<String>>,
    rivals: Vec<Rivals>,
    /// The phrases of the rivals by their first word, the longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    withheld: Vec<Withheld>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table: Table = match toml::from_str(include_str!("../../../assets/lexicon/rivals.toml")) {
        Ok(table) => table,
        Err(fault) => panic!("assets/lexicon/rivals.toml is broken: {fault}"),
    };
    let mut contrasts: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (number, sides) in table.contrasts.into_iter().enumerate() {
        for (side, words) in sides.into_iter().enumerate() {
            for word in words {
                contrasts.entry(word).or_default().push((number, side));
            }
        }
    }
    let lengths = table.lengths.into_iter().enumerate();
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (group, rivals) in table.rivals.iter().enumerate() {
        for (rival, words) in rivals.words.iter().enumerate() {
            for phrase in words {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                phrases.entry(words[0].clone()).or_default().push(Phrase { group, rival, words });
            }
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|phrase| Reverse(phrase.words.len()));
    }
    let split = |phrases: Vec<String>| -> Vec<Vec<String>> {
        phrases.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect()
    };
    let none = table.none.into_iter().flat_map(|denied| {
        let stems: Vec<String> = denied.deeds.iter().map(|word| root(word)).collect();
        denied.things.into_iter().map(move |thing| (thing, stems.clone()))
    });
    let none = none.collect();
    let sources = table.sources.into_iter().enumerate();
    let withheld = table.withheld.into_iter();
    Words {
        withheld: withheld
            .map(|table| Withheld { unknown: split(table.unknown), known: split(table.known) })
            .collect(),
        none,
        one_place: table.one_place,
        sorts: table.sorts,
        sources: sources
            .flat_map(|(number, words)| words.into_iter().map(move |word| (word, number)))
            .collect(),
        rivals: table.rivals,
        phrases,
        light: table.light.iter().map(|word| root(word)).collect(),
        contrasts,
        lengths: lengths
            .flat_map(|(number, words)| words.into_iter().map(move |word| (word, number)))
            .collect(),
    }
});

/// Whether a stem is that of a verb that says little without what it governs.
pub(super) fn is_light(stem: &str) -> bool {
    WORDS.light.contains(stem)
}

/// The contrasts in which a word in lower case stands, and on which side.
pub(super) fn contrasts(lower: &str) -> &'static [(usize, usize)] {
    WORDS.contrasts.get(lower).map_or(&[], Vec::as_slice)
}

/// Whether two lots of words stand on two sides of one contrast, and neither on both.
pub(super) fn in_contrast(mine: &BTreeSet<(usize, usize)>, theirs: &BTreeSet<(usize, usize)>) -> bool {
    mine.iter().any(|&(contrast, _)| {
        let of = |sides: &BTreeSet<(usize, usize)>| -> BTreeSet<usize> {
            sides.iter().filter(|(other, _)| *other == contrast).map(|(_, side)| *side).collect()
        };
        let (mine, theirs) = (of(mine), of(theirs));
        !theirs.is_empty() && mine.is_disjoint(&theirs)
    })
}

/// What sort of length a word in lower case speaks of.
pub(super) fn length(lower: &str) -> Option<usize> {
    WORDS.lengths.get(lower).copied()
}

/// The stems of the deeds that «no» denies before a word in lower case: «no arrests».
pub(super) fn denied_by(lower: &str) -> &'static [String] {
    WORDS.none.get(lower).map_or(&[], Vec::as_slice)
}

/// Which sort of unnamed source a word in lower case stands for.
pub(super) fn source(lower: &str) -> Option<usize> {
    WORDS.sources.get(lower).copied()
}

/// The group of rivals with this number.
pub(super) fn rivals(group: usize) -> &'static Rivals {
    &WORDS.rivals[group]
}

/// The phrases of rivals that a word in lower case opens, the longest first.
pub(super) fn phrases(lower: &str) -> &'static [Phrase] {
    WORDS.phrases.get(lower).map_or(&[], Vec::as_slice)
}

/// Whether two names in lower case stand for one place, or one for a part of the other.
pub(super) fn is_one_place(one: &str, other: &str) -> bool {
    let holds = |names: &&Vec<String>, name: &str| names.iter().any(|known| known == name);
    WORDS.one_place.iter().any(|names| holds(&names, one) && holds(&names, other))
}

/// Whether a word in lower case closes names of which a story knows many: `hospital`.
pub(super) fn is_sort(lower: &str) -> bool {
    WORDS.sorts.contains(lower)
}

/// What may be withheld, sort by sort.
pub(super) fn withheld() -> &'static [Withheld] {
    &WORDS.withheld
}
