//! People: whom the article names, what it calls them, and which mention is which of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};

use foldhash::{HashMap, HashSet};

use super::kinds::{Evidence, described_as_person, is_thing};
use super::lexicon::{Gender, Lexicon};
use super::names::{Names, Parts, text_of};
use super::words::Words;
use crate::text::TokenKind;

/// Someone the article names, and what it calls them.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub(super) full: String,
    /// The token at which the article names them first.
    pub(super) first: usize,
    /// Canonical role words and lands: `role:president`, `land:us`.
    pub(super) roles: HashSet<String>,
    pub(super) gender: Option<Gender>,
}

/// The people of an article, in the order in which it names them, found by their names without a walk.
#[derive(Debug, Default)]
pub(super) struct People {
    all: Vec<Person>,
    /// By the whole name, which no two share.
    by_name: HashMap<String, usize>,
    /// By the last of several words.
    by_last: HashMap<String, BTreeSet<usize>>,
    /// By the first of two words.
    by_first: HashMap<String, BTreeSet<usize>>,
    /// By the first and the last of several words.
    by_both: HashMap<(String, String), BTreeSet<usize>>,
    /// By what they are called.
    by_role: HashMap<String, Vec<usize>>,
}

/// So many people of one role are weighed against each other; an article that names more is a list.
const OF_A_ROLE: usize = 64;

impl Deref for People {
    type Target = [Person];

    fn deref(&self) -> &[Person] {
        &self.all
    }
}

impl DerefMut for People {
    fn deref_mut(&mut self) -> &mut [Person] {
        &mut self.all
    }
}

impl People {
    /// Puts somebody behind those already named.
    pub(super) fn add(&mut self, person: Person) {
        let index = self.all.len();
        self.enter(&person.full, index);
        self.all.push(person);
    }

    /// Gives somebody another name, by which alone they are found from then on.
    pub(super) fn rename(&mut self, index: usize, name: String) {
        let old = std::mem::take(&mut self.all[index].full);
        self.by_name.remove(&old);
        for (map, key) in [(&mut self.by_last, last_word(&old)), (&mut self.by_first, first_word(&old))] {
            if let Some(these) = map.get_mut(key) {
                these.remove(&index);
            }
        }
        if let Some(these) = self.by_both.get_mut(&(first_word(&old).to_owned(), last_word(&old).to_owned()))
        {
            these.remove(&index);
        }
        self.enter(&name, index);
        self.all[index].full = name;
    }

    fn enter(&mut self, name: &str, index: usize) {
        self.by_name.entry(name.to_owned()).or_insert(index);
        let (first, last) = (first_word(name).to_owned(), last_word(name).to_owned());
        match name.split(' ').count() {
            1 => return,
            2 => drop(self.by_first.entry(first.clone()).or_default().insert(index)),
            _ => {}
        }
        self.by_last.entry(last.clone()).or_default().insert(index);
        self.by_both.entry((first, last)).or_default().insert(index);
    }

    /// Enters everybody under what the article calls them, once that is known.
    pub(super) fn enter_roles(&mut self) {
        for (index, person) in self.all.iter().enumerate() {
            for role in &person.roles {
                let these = self.by_role.entry(role.clone()).or_default();
                if these.len() < OF_A_ROLE {
                    these.push(index);
                }
            }
        }
    }

    /// Those who are called by one of these forms, in order.
    pub(super) fn called(&self, forms: &[String]) -> BTreeSet<usize> {
        forms.iter().filter_map(|form| self.by_role.get(form)).flatten().copied().collect()
    }
}

fn add_roles(words: &Words<'_>, roles: &[usize], lexicon: &Lexicon, person: &mut Person) {
    for &index in roles {
        let low = words.low(index);
        if !words.is_word(index) || matches!(low, "of" | "the" | "state" | "former" | "and") {
            continue;
        }
        person.roles.extend(lexicon.people.canonical(low));
        person.gender = person.gender.or_else(|| lexicon.gender_of(low));
    }
}

/// Puts a mention that speaks of a person among the people, or with the one it already is.
pub(super) fn meet(
    words: &Words<'_>,
    parts: &Parts,
    lexicon: &Lexicon,
    evidence: &Evidence<'_>,
    people: &mut People,
) {
    if parts.name.is_empty() {
        return;
    }
    let name = text_of(words, &parts.name);
    let first = words.low(parts.name.start).trim_end_matches("'s").to_owned();
    let count = parts.name.len();
    let given = lexicon.is_given_name(&first);
    let initials = count >= 3 && words.low(parts.name.start + 1).trim_end_matches('.').chars().count() == 1;
    let aged = words.low(parts.name.end) == ","
        && words.tokens.get(parts.name.end + 1).is_some_and(|token| {
            token.kind == TokenKind::Number
                && token.span.of(words.text).parse::<u32>().is_ok_and(|age| age < 110)
        })
        && matches!(words.low(parts.name.end + 2), "," | "." | "-" | ")")
        || count >= 2
            && parts.name.start > 0
            && matches!(words.low(parts.name.start - 1), low if low.ends_with("-year-old") || low == "old");
    let speaks = count <= 3
        && (lexicon.reporting.verbs.contains(words.low(parts.name.end))
            || (parts.name.start > 0 && matches!(words.low(parts.name.start - 1), "said" | "says")));
    let body = (parts.name.clone()).any(|index| {
        let low = words.low(index);
        // «official Galaxy S9 pictures»
        lexicon.people.is_body_word(low)
            || low == "of"
            || low.contains(|letter: char| letter.is_ascii_digit())
    }) || words.low(parts.name.start.wrapping_sub(1)) == "the"
        || words.word(parts.name.start).chars().all(|character| character.is_uppercase() || character == '.')
        || camel(words.word(parts.name.start));
    if body && !(given && count == 2) || !parts.titled && is_thing(words, &parts.name) {
        return;
    }
    let likely = parts.titled
        || (given && (2..=4).contains(&count))
        || initials
        || aged
        || (speaks && count == 2)
        || (2..=3).contains(&count) && described_as_person(words, parts.name.end, lexicon)
        || evidence.goes_on_by_surname(words, &parts.name)
        || evidence.is_he_or_she(words, &parts.name);
    if let Some(known) = known(&name, people) {
        let full = &people[known].full;
        if likely && name.split(' ').count() > full.split(' ').count() && name.ends_with(last_word(full)) {
            people.rename(known, name);
        }
        let person = &mut people[known];
        person.gender = person.gender.or_else(|| lexicon.gender_of(&first));
        add_roles(words, &parts.roles, lexicon, person);
        return;
    }
    if !likely || lexicon.people.is_of_land(&first) {
        return;
    }
    let mut person = Person {
        full: name,
        first: parts.name.start,
        gender: if given { lexicon.gender_of(&first) } else { None },
        ..Person::default()
    };
    add_roles(words, &parts.roles, lexicon, &mut person);
    people.add(person);
}

/// `NewsNight`, but not `McAdam`, `DeMille` or `O’Hara`: a capital inside a word is a brand's.
fn camel(word: &str) -> bool {
    let inner = word.char_indices().skip(1).find(|(_, character)| character.is_uppercase());
    inner.is_some_and(|(at, _)| at >= 4 && word.chars().all(char::is_alphabetic))
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn first_word(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

/// The person a name stands for: the same, a part of a longer form, or a longer form of it.
pub(super) fn known(name: &str, people: &People) -> Option<usize> {
    if let Some(&same) = people.by_name.get(name) {
        return Some(same);
    }
    let earliest = |these: Option<&BTreeSet<usize>>| these.and_then(BTreeSet::first).copied();
    let (first, last) = (first_word(name), last_word(name));
    let found = if name.contains(' ') {
        // «Bob Lee» and «Robert Lee» may be two; «Donald J. Trump» and «Donald Trump» are one.
        let both = earliest(people.by_both.get(&(first.to_owned(), last.to_owned())));
        [people.by_name.get(last).copied(), both]
    } else {
        [earliest(people.by_last.get(name)), earliest(people.by_first.get(name))]
    };
    found.into_iter().flatten().min()
}

/// «Ann Lee, Smith’s chief of staff,» gives him his roles.
pub(super) fn appositions(words: &Words<'_>, lexicon: &Lexicon, names: &mut Names) {
    let mut given: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for mention in &names.mentions {
        let Some(person) = mention.person else { continue };
        let end = mention.tokens.end;
        // «Ivan Petrov of Russia»
        if words.low(end) == "of" && lexicon.people.is_of_land(words.low(end + 1)) {
            given.entry(person).or_default().push(end + 1);
        }
        if words.low(end) != "," {
            continue;
        }
        let chunk: Vec<usize> = (end + 1..(end + 9).min(words.tokens.len()))
            .take_while(|&index| words.is_word(index))
            .take_while(|&index| !lexicon.reporting.verbs.contains(words.low(index)))
            .collect();
        let closed = chunk.last().is_some_and(|&last| matches!(words.low(last + 1), "," | "." | "—"));
        if closed
            && chunk.len() <= 7
            && chunk.iter().any(|&index| lexicon.is_role(words.low(index)))
            && !matches!(
                words.low(chunk[0]),
                "who"
                    | "and"
                    | "which"
                    | "but"
                    | "as"
                    | "with"
                    | "including"
                    | "to"
                    | "in"
                    | "on"
                    | "for"
                    | "by"
                    | "after"
                    | "when"
                    | "while"
                    | "where"
                    | "whose"
                    | "said"
            )
        {
            given.entry(person).or_default().extend(chunk);
        }
    }
    for (person, roles) in given {
        add_roles(words, &roles, lexicon, &mut names.people[person]);
    }
}

/// Learns who is he and who is she: in a sentence that names one person, the pronouns behind the name speak of them.
/// What an honorific or a given name told already stays.
pub(super) fn genders(words: &Words<'_>, names: &mut Names) {
    let mut votes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for range in &words.ranges {
        let mut mentioned = names
            .within(range.clone())
            .iter()
            .filter_map(|mention| Some((mention.person?, mention.tokens.end)));
        let Some((person, end)) = mentioned.next() else { continue };
        if mentioned.any(|(other, _)| other != person) {
            continue;
        }
        // «The singer posed with young Hartwell, writing that she …»: the pronoun is the subject's.
        let start = names.within(range.clone()).iter().find(|mention| mention.person == Some(person));
        let governed = start.is_some_and(|mention| {
            let before = mention.tokens.start.saturating_sub(4).max(range.start)..mention.tokens.start;
            before.clone().any(|index| words.low(index) == "with")
        });
        if governed {
            continue;
        }
        for index in (end..range.end).filter(|&index| !words.quoted[index]) {
            match words.low(index) {
                "he" | "his" | "him" | "himself" => votes.entry(person).or_default().0 += 1,
                "she" | "her" | "herself" => votes.entry(person).or_default().1 += 1,
                _ => {}
            }
        }
    }
    for (person, (he, she)) in votes {
        let learnt =
            if he > she { Some(Gender::Masculine) } else { Some(Gender::Feminine).filter(|_| she > he) };
        names.people[person].gender = names.people[person].gender.or(learnt);
    }
}
