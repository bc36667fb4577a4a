//! Idioms: a verb and the words that stand by it, which report together. The table is `[idioms]` of `cues.toml`.

use std::collections::BTreeMap;

use super::attribution::Manner;
use super::tables::Lookup;

/// A verb's idiom: the words that stand by it, and how what it reports follows.
#[derive(Debug)]
pub(super) struct Idiom {
    pub(super) steps: Vec<Step>,
    pub(super) follows: Vec<Follow>,
    /// Whether only somebody can do it: “looks to”, not of prices.
    pub(super) of_somebody: bool,
    pub(super) manner: Manner,
}

/// What stands next in an idiom.
#[derive(Debug)]
pub(super) enum Step {
    /// One of some words.
    Word(Vec<&'static str>),
    /// Whatever may describe the word behind it.
    Describing,
    /// Somebody or something that belongs to what is reported.
    Reported,
}

/// How what is reported follows an idiom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    That,
    Question,
    Thing,
    Infinitive,
    Joined(&'static str),
}

/// The idioms of each verb.
#[derive(Debug, Default)]
pub(super) struct Idioms(Lookup<&'static str, Vec<Idiom>>);

impl Idioms {
    pub(super) fn of(table: BTreeMap<Manner, String>) -> Self {
        let mut idioms = Self::default();
        for (manner, lines) in table {
            for line in lines.leak().lines().filter(|line| !line.trim().is_empty()) {
                idioms.add(line, manner);
            }
        }
        idioms
    }

    fn add(&mut self, line: &'static str, manner: Manner) {
        let (idiom, follows) = line.split_once(':').unwrap_or((line, ""));
        let (of_somebody, idiom) = idiom.strip_prefix("who ").map_or((false, idiom), |idiom| (true, idiom));
        let mut words = idiom.split_whitespace();
        for verb in words.next().into_iter().flat_map(|verbs| verbs.split('|')) {
            self.0.entry(verb).or_default().push(Idiom {
                steps: words.clone().map(step).collect(),
                follows: follows.split_whitespace().map(follow).collect(),
                of_somebody,
                manner,
            });
        }
    }

    /// The idioms of a verb in its base form.
    pub(super) fn verb(&self, lemma: &str) -> &[Idiom] {
        self.0.get(lemma).map_or(&[], Vec::as_slice)
    }
}

fn step(word: &'static str) -> Step {
    match word {
        "_" => Step::Describing,
        "~" => Step::Reported,
        words => Step::Word(words.split('|').collect()),
    }
}

fn follow(word: &'static str) -> Follow {
    match word {
        "that" => Follow::That,
        "question" => Follow::Question,
        "thing" => Follow::Thing,
        "infinitive" => Follow::Infinitive,
        joint => Follow::Joined(joint),
    }
}

/// Whether a word of an article is this word of an idiom, or its plural.
pub(super) fn is_word(lower: &str, word: &str) -> bool {
    let of_oneself = || word == "oneself" && (lower.ends_with("self") || lower.ends_with("selves"));
    let plural = || {
        lower.strip_prefix(word).is_some_and(|ending| matches!(ending, "s" | "es"))
            || word.strip_suffix('y').is_some_and(|stem| lower.strip_prefix(stem) == Some("ies"))
    };
    lower == word || plural() || of_oneself()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::frames::Cues;

    #[test]
    fn each_idiom_says_how_what_it_reports_follows() {
        for verb in ["make", "take", "have", "be", "look"] {
            let idioms = Cues::get().idioms(verb);
            assert!(!idioms.is_empty(), "{verb}");
            for idiom in idioms {
                let holds = idiom.steps.iter().any(|step| matches!(step, Step::Reported));
                assert!(holds || !idiom.follows.is_empty(), "{verb} {:?}", idiom.steps);
            }
        }
    }

    #[test]
    fn a_word_of_an_idiom_may_stand_in_the_plural() {
        assert!(is_word("points", "point") && is_word("glitches", "glitch") && is_word("worries", "worry"));
        assert!(is_word("herself", "oneself") && is_word("themselves", "oneself"));
        assert!(!is_word("pointed", "point") && !is_word("cases", "point"));
    }
}
