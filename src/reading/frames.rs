//! Frames: which verbs and nouns report, and how they take what they report. The table is `cues.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::attribution::Manner;
use super::idioms::{Idiom, Idioms};
use super::tables::{Lookup, WordSet, parse};

/// How a verb can take what it reports.
#[expect(clippy::struct_excessive_bools, reason = "a word can be of many kinds at once")]
#[derive(Debug, Clone, Default)]
pub(super) struct Frames {
    /// said (that) prices rose
    pub(super) clause: bool,
    /// said prices rose
    pub(super) bare: bool,
    /// told reporters (that) prices rose
    pub(super) person_clause: bool,
    /// asked whether
    pub(super) question: bool,
    /// plans to
    pub(super) infinitive: bool,
    /// urged voters to
    pub(super) person_infinitive: bool,
    /// criticized the plan
    pub(super) thing: bool,
    /// called for: the words that may join
    pub(super) joined: Vec<&'static str>,
    /// «met to discuss the plan»: as what somebody is to do, it reports nothing
    pub(super) deed: bool,
    /// «attacked»: a word only between people
    pub(super) blow: bool,
    pub(super) manner: Manner,
}

/// How a noun can take what it reports.
#[derive(Debug, Clone, Default)]
pub(super) struct NounFrames {
    pub(super) that: bool,
    pub(super) to: bool,
    pub(super) joined: Vec<&'static str>,
}

/// Words that are told by their list alone: verbs in their base form, nouns as they stand.
#[derive(Debug, Deserialize)]
pub(super) struct Lists {
    /// Verbs that stand inside what they report, though they take no bare clause behind them: “Prices, he explained, rose”.
    pub(super) inserted: Listed,
    /// Verbs behind which their subject may stand: “…, said the mayor”.
    pub(super) inverted: Listed,
    /// The same, where the subject is a name: “…, quipped Smith”.
    pub(super) inverted_before_name: Listed,
    /// Verbs that say of another only how far it has come: who “continues to defend” a plan defends it.
    pub(super) carrying: Listed,
    /// Verbs that say nothing of a thing where it is told by whom: “issued by the bank”.
    pub(super) handed: Listed,
    /// Verbs that bring words about without saying them: “drew criticism”, “faces questions”.
    pub(super) drawing: Listed,
    /// Verbs by which their subject says what is its own: “shared her belief”, “renewed his call”.
    pub(super) giving: Listed,
    /// Verbs of letting, leading or asking somebody to do something: “allowing voters to say”.
    pub(super) making: Listed,
    /// Verbs of accusing somebody of doing something, or praising them for it: “accused the mayor of leaving and saying”.
    pub(super) judging: Listed,
    /// What somebody undertakes or will not: “the mayor's failure to say”.
    pub(super) deeds: Listed,
    /// What a view is called that somebody owns: “in her view”, “by his own account”.
    pub(super) views: Listed,
    /// What somebody's doings draw: “drew criticism from the unions”.
    pub(super) drawn: Listed,
    /// Whoever is called so is for or against it: “a critic of the plan”.
    pub(super) partisans: Listed,
}

/// A list of `cues.toml`: words with white space between them.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub(super) struct Listed(WordSet<&'static str>);

impl From<String> for Listed {
    fn from(words: String) -> Self {
        Self(words.leak().split_whitespace().collect())
    }
}

impl Listed {
    /// Whether the list holds a word.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

#[derive(Debug, Deserialize)]
struct Table {
    lists: Lists,
    takes: Takes,
    joined: HashMap<String, String>,
    manner: BTreeMap<Manner, String>,
    nouns: HashMap<String, String>,
    owned: HashMap<String, String>,
    causes: HashMap<String, String>,
    adjectives: HashMap<String, String>,
    idioms: BTreeMap<Manner, String>,
}

#[derive(Debug, Deserialize)]
struct Takes {
    clause: String,
    bare: String,
    person_clause: String,
    question: String,
    infinitive: String,
    person_infinitive: String,
    thing: String,
    deed: String,
    blow: String,
    leading: String,
}

#[derive(Debug)]
pub(super) struct Cues {
    verbs: Lookup<&'static str, Frames>,
    nouns: Lookup<&'static str, NounFrames>,
    /// How a noun takes it only where somebody owns the noun.
    owned: Lookup<&'static str, NounFrames>,
    /// What somebody is for, behind “in”.
    causes: Lookup<&'static str, NounFrames>,
    pub(super) lists: Lists,
    adjectives: Lookup<&'static str, NounFrames>,
    idioms: Idioms,
}

impl Cues {
    /// The table; it is read once.
    pub(super) fn get() -> &'static Self {
        static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::of(table()));
        &CUES
    }

    fn of(table: Table) -> Self {
        let mut verbs: Lookup<&'static str, Frames> = Lookup::default();
        let mut list = |words: String, set: &dyn Fn(&mut Frames)| {
            for word in words.leak().split_whitespace() {
                set(verbs.entry(word).or_default());
            }
        };
        list(table.takes.clause, &|frames| frames.clause = true);
        list(table.takes.bare, &|frames| frames.bare = true);
        list(table.takes.person_clause, &|frames| frames.person_clause = true);
        list(table.takes.question, &|frames| frames.question = true);
        list(table.takes.infinitive, &|frames| frames.infinitive = true);
        list(table.takes.person_infinitive, &|frames| frames.person_infinitive = true);
        list(table.takes.thing, &|frames| frames.thing = true);
        list(table.takes.deed, &|frames| frames.deed = true);
        list(table.takes.blow, &|frames| frames.blow = true);
        // That they are listed is all: what a listed verb governs is no errand.
        list(table.takes.leading, &|_| {});
        let mut joined: Vec<(String, String)> = table.joined.into_iter().collect();
        joined.sort_unstable();
        for (joint, words) in joined {
            let joint: &'static str = joint.leak();
            list(words, &|frames| frames.joined.push(joint));
        }
        for (manner, words) in table.manner {
            for word in words.leak().split_whitespace() {
                if let Some(frames) = verbs.get_mut(word) {
                    frames.manner = manner;
                }
            }
        }
        Self {
            verbs,
            nouns: held(table.nouns),
            owned: held(table.owned),
            causes: held(table.causes),
            lists: table.lists,
            adjectives: held(table.adjectives),
            idioms: Idioms::of(table.idioms),
        }
    }

    /// How an adjective takes what it reports: “confident that”.
    pub(super) fn adjective(&self, lower: &str) -> Option<&NounFrames> {
        self.adjectives.get(lower)
    }

    /// How a verb, in its base form, takes what it reports.
    pub(super) fn verb(&self, lemma: &str) -> Option<&Frames> {
        self.verbs.get(lemma)
    }

    /// The idioms of a verb in its base form.
    pub(super) fn idioms(&self, lemma: &str) -> &[Idiom] {
        self.idioms.verb(lemma)
    }

    /// The noun in the singular, and how it takes what it reports.
    pub(super) fn noun(&self, lower: &str) -> Option<(&'static str, &NounFrames)> {
        singular(&self.nouns, lower)
    }

    /// The same behind “in”: “in support of the plan”.
    pub(super) fn cause(&self, lower: &str) -> Option<(&'static str, &NounFrames)> {
        singular(&self.causes, lower)
    }

    /// The same of a noun that somebody owns: “her attacks on” holds words, “two attacks on” need not.
    pub(super) fn owned(&self, lower: &str) -> Option<(&'static str, &NounFrames)> {
        singular(&self.owned, lower)
    }
}

fn table() -> Table {
    parse("cues.toml", include_str!("../../assets/lexicon/cues.toml"))
}

fn singular<'a>(
    nouns: &'a Lookup<&'static str, NounFrames>,
    lower: &str,
) -> Option<(&'static str, &'a NounFrames)> {
    let of = |word: &str| nouns.get_key_value(word).map(|(noun, frames)| (*noun, frames));
    of(lower)
        .or_else(|| of(lower.strip_suffix('s')?))
        .or_else(|| of(&format!("{}y", lower.strip_suffix("ies")?)))
}

fn held(table: HashMap<String, String>) -> Lookup<&'static str, NounFrames> {
    let mut found: Lookup<&'static str, NounFrames> = Lookup::default();
    let mut lists: Vec<(String, String)> = table.into_iter().collect();
    lists.sort_unstable();
    for (how, words) in lists {
        let how: &'static str = how.leak();
        for word in words.leak().split_whitespace() {
            let frames = found.entry(word).or_default();
            match how {
                "that" => frames.that = true,
                "to" => frames.to = true,
                "to_thing" => frames.joined.push("to"),
                joint => frames.joined.push(joint),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_verb_has_one_manner_at_most() {
        let mut seen: HashMap<String, Manner> = HashMap::new();
        for (manner, words) in table().manner {
            for word in words.split_whitespace() {
                let before = seen.insert(word.to_owned(), manner);
                assert!(before.is_none_or(|before| before == manner), "{word}: {before:?} and {manner:?}");
            }
        }
    }

    #[test]
    fn each_verb_with_a_manner_is_a_cue() {
        for (manner, words) in table().manner {
            for word in words.split_whitespace() {
                assert!(Cues::get().verb(word).is_some(), "{word} ({manner:?}) reports nothing");
            }
        }
    }
}
