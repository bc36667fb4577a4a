//! The words of `grammar.toml` and `verbs.toml`: what part of speech a word can be.

use std::sync::LazyLock;

use serde::Deserialize;

use super::parts::Form;
use crate::reading::tables::{Lookup, WordSet, parse};

/// How often a word that can be a verb is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    Seldom,
    AsOften,
    Mostly,
    Always,
}

/// A word read as a form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) lemma: &'static str,
    pub(super) form: Form,
    pub(super) share: Share,
}

#[derive(Debug, Deserialize)]
struct Closed {
    determiners: String,
    possessives: String,
    pronouns: String,
    objects: String,
    prepositions: String,
    subordinators: String,
    relatives: String,
    coordinators: String,
    be: String,
    have: String,
    #[serde(rename = "do")]
    does: String,
    modals: String,
    negations: String,
    adverbs: String,
    no_adverbs: String,
    adjectives: String,
    days: String,
    stretches: String,
    verbs: String,
    phrasal: String,
    one_form: String,
    spoken: String,
    irregular: String,
}

#[derive(Debug, Deserialize)]
struct Verbs {
    always: String,
    mostly: String,
    as_often: String,
    seldom: String,
}

/// The base of an irregular verb, and the forms of its past and participle as the table lists them.
type Irregular = (&'static str, Vec<&'static str>);

/// What a word can be.
#[derive(Debug)]
pub(super) struct Vocabulary {
    closed: Lookup<&'static str, Kinds>,
    verbs: Lookup<&'static str, Share>,
    /// The verbs of the table whose past no ending makes.
    irregular_verbs: Vec<Irregular>,
    /// The same by their forms.
    irregular: Lookup<&'static str, (&'static str, Form)>,
    no_adverbs: WordSet<&'static str>,
    /// Verb and the word behind it: «point out».
    phrasal: Vec<(&'static str, &'static str)>,
    one_form: WordSet<&'static str>,
    spoken: WordSet<&'static str>,
}

/// The kinds of words that a list names whole.
#[expect(clippy::struct_excessive_bools, reason = "a word can be of many kinds at once")]
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds {
    pub(super) determiner: bool,
    pub(super) possessive: bool,
    pub(super) pronoun: bool,
    pub(super) object: bool,
    pub(super) preposition: bool,
    pub(super) subordinator: bool,
    pub(super) relative: bool,
    pub(super) coordinator: bool,
    pub(super) be: bool,
    pub(super) have: bool,
    pub(super) does: bool,
    pub(super) modal: bool,
    pub(super) negation: bool,
    pub(super) adverb: bool,
    pub(super) adjective: bool,
    pub(super) day: bool,
    pub(super) stretch: bool,
}

impl Vocabulary {
    /// The lists; they are read once.
    pub(super) fn get() -> &'static Self {
        static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
            Vocabulary::of(
                parse("grammar.toml", include_str!("../../../assets/lexicon/grammar.toml")),
                parse("verbs.toml", include_str!("../../../assets/lexicon/verbs.toml")),
            )
        });
        &VOCABULARY
    }

    fn of(lists: Closed, verbs: Verbs) -> Self {
        let mut closed: Lookup<&'static str, Kinds> = Lookup::default();
        let mut list = |words: String, set: fn(&mut Kinds)| {
            for word in words.leak().split_whitespace() {
                set(closed.entry(word).or_default());
            }
        };
        list(lists.determiners, |word| word.determiner = true);
        list(lists.possessives, |word| word.possessive = true);
        list(lists.pronouns, |word| word.pronoun = true);
        list(lists.objects, |word| word.object = true);
        list(lists.prepositions, |word| word.preposition = true);
        list(lists.subordinators, |word| word.subordinator = true);
        list(lists.relatives, |word| word.relative = true);
        list(lists.coordinators, |word| word.coordinator = true);
        list(lists.be, |word| word.be = true);
        list(lists.have, |word| word.have = true);
        list(lists.does, |word| word.does = true);
        list(lists.modals, |word| word.modal = true);
        list(lists.negations, |word| word.negation = true);
        list(lists.adverbs, |word| word.adverb = true);
        list(lists.adjectives, |word| word.adjective = true);
        list(lists.days, |word| word.day = true);
        list(lists.stretches, |word| word.stretch = true);
        let shares = [
            (verbs.always, Share::Always),
            (verbs.mostly, Share::Mostly),
            (verbs.as_often, Share::AsOften),
            (verbs.seldom, Share::Seldom),
        ];
        let verbs = shares
            .into_iter()
            .chain([(lists.verbs, Share::AsOften)])
            .flat_map(|(words, share)| words.leak().split_whitespace().map(move |word| (word, share)))
            .collect();
        let irregular_verbs: Vec<Irregular> = lists.irregular.leak().split(';').filter_map(verb_of).collect();
        let irregular = by_form(&irregular_verbs);
        let set = |words: String| words.leak().split_whitespace().collect();
        let phrasal =
            lists.phrasal.leak().split(';').filter_map(|pair| pair.trim().split_once(' ')).collect();
        Self {
            closed,
            verbs,
            irregular_verbs,
            irregular,
            no_adverbs: set(lists.no_adverbs),
            phrasal,
            one_form: set(lists.one_form),
            spoken: set(lists.spoken),
        }
    }

    /// Whether a verb and the word behind it are one: «point out».
    pub(super) fn joins(&self, lemma: &str, next: &str) -> bool {
        self.phrasal.contains(&(lemma, next))
    }

    /// Whether a verb's base form is its participle too: «has put», «was set».
    pub(super) fn has_one_form(&self, lemma: &str) -> bool {
        self.one_form.contains(lemma)
    }

    /// Whether a verb's past form behind a noun is hardly ever a participle: nobody is said, thought or replied.
    pub(super) fn is_spoken(&self, lemma: &str) -> bool {
        self.spoken.contains(lemma)
    }

    /// The kinds of a word, in lower case, that a list names whole.
    pub(super) fn closed(&self, lower: &str) -> Kinds {
        self.closed.get(lower).copied().unwrap_or_default()
    }

    /// Whether the ending of a word, in lower case, makes it an adverb.
    pub(super) fn is_adverb(&self, lower: &str) -> bool {
        lower.len() > 4 && lower.ends_with("ly") && !self.no_adverbs.contains(lower)
    }

    /// The verb that a word in lower case can be a form of.
    pub(super) fn verb(&self, lower: &str) -> Option<Verb> {
        let form = |lemma: &str, form: Form| {
            let (&lemma, &share) = self.verbs.get_key_value(lemma)?;
            Some(Verb { lemma, form, share })
        };
        if let Some(&(lemma, form)) = self.irregular.get(lower) {
            let share = if self.verbs.contains_key(lower) { Share::AsOften } else { Share::Always };
            return Some(Verb { lemma, form, share });
        }
        if let Some(found) = form(lower, Form::Base) {
            return Some(found);
        }
        let stems = |ending: &str, as_form: Form, doubles: bool| {
            let stem = lower.strip_suffix(ending)?;
            if stem.len() < 2 {
                return None;
            }
            let single = doubles.then(|| undoubled(stem)).flatten();
            let e = || with(stem, b'e', |e| form(e, as_form));
            single
                .and_then(|stem| form(stem, as_form))
                // «hoping» is of «hope»: «hop» would have doubled its end.
                .or_else(|| if doubles && ends_short(stem) { e() } else { None })
                .or_else(|| form(stem, as_form))
                // «-es» and «-ed» behind an e of the verb's own: «cited», «places».
                .or_else(|| if ending == "s" { None } else { e() })
                .or_else(|| with(stem.strip_suffix('i')?, b'y', |y| form(y, as_form)))
        };
        // A form made by rule says little about how often it is a noun, but «-ed» is hardly ever one.
        let sure = |verb: Verb| Verb { share: verb.share.max(Share::Mostly), ..verb };
        stems("ing", Form::Ing, true)
            .or_else(|| stems("ed", Form::PastOrParticiple, true).map(sure))
            .or_else(|| stems("s", Form::Third, false))
            .or_else(|| stems("es", Form::Third, false))
    }
}

/// The verbs of `grammar.toml` whose past no ending makes: «sink», with «sank» and «sunk».
pub(crate) fn irregular_verbs() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    Vocabulary::get().irregular_verbs.iter().map(|(base, forms)| (*base, forms.as_slice()))
}

/// A verb of the table from its words, the base first.
fn verb_of(words: &'static str) -> Option<Irregular> {
    let mut words = words.split_whitespace();
    Some((words.next()?, words.collect()))
}

/// Irregular verbs by the forms that are of them alone.
fn by_form(verbs: &[Irregular]) -> Lookup<&'static str, (&'static str, Form)> {
    let mut found = Lookup::default();
    for (base, forms) in verbs {
        // A form that is the base too («come», «put») is told by what stands before it.
        match *forms.as_slice() {
            [past, ..] if past == *base => {}
            [past, participle, ..] if participle == *base => {
                found.insert(past, (*base, Form::Past));
            }
            [past, participle, ..] => {
                found.insert(past, (*base, Form::Past));
                let form = if past == participle { Form::PastOrParticiple } else { Form::Participle };
                found.insert(participle, (*base, form));
            }
            [past] => {
                found.insert(past, (*base, Form::PastOrParticiple));
            }
            [] => {}
        }
    }
    found
}

/// Asks for a stem with a letter behind it; no verb of the table is longer than the room there is for it.
fn with<T>(stem: &str, letter: u8, ask: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut room = [0; 32];
    let length = stem.len();
    room.get_mut(..length)?.copy_from_slice(stem.as_bytes());
    *room.get_mut(length)? = letter;
    ask(std::str::from_utf8(&room[..=length]).ok()?)
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut ends = stem.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    (last == before && !"aeiou".contains(last)).then(|| stem.strip_suffix(last)).flatten()
}

/// Whether a stem ends in one vowel and one consonant, as those that double it do.
fn ends_short(stem: &str) -> bool {
    let mut ends = stem.chars().rev();
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let (last, middle, before) = (ends.next(), ends.next(), ends.next());
    !vowel(last) && last.is_some_and(|c| !"wxy".contains(c)) && vowel(middle) && !vowel(before)
}
