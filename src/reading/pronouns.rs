//! Pronouns: whom «she», «they» or «it» stand for.

use std::ops::Range;

use super::indirect::Clauses;
use super::lexicon::{Gender, Lexicon};
use super::names::{Mention, NameKind, Names};
use super::speakers::{Memory, NEARBY};
use super::words::Words;
use crate::story::ParagraphKind;

/// Whom a pronoun stands for: the subject before it in its sentence, the last speaker, the subject of the sentence before.
pub(super) fn antecedent(
    words: &Words<'_>,
    names: &Names,
    pronoun: &str,
    at: usize,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let gender = match pronoun {
        "he" | "his" | "him" => Some(Gender::Masculine),
        "she" | "her" => Some(Gender::Feminine),
        _ => None,
    };
    if matches!(pronoun, "they" | "it" | "we" | "who") {
        let body = memory
            .said
            .iter()
            .rev()
            .find(|(_, person, said)| person.is_none() && sentence.saturating_sub(*said) <= 3);
        if let Some((name, _, _)) = body {
            return Some(name.clone());
        }
        let begin = words.ranges[sentence.saturating_sub(1)].start;
        // «it» and «they» are no one person, and a land only where a sentence is about it.
        let leads =
            |start: usize| start <= words.ranges[words.sentence_at(words.tokens[start].span.start)].start + 1;
        let acts = |mention: &&Mention| match mention.kind {
            NameKind::Body => true,
            NameKind::Person => pronoun == "who",
            NameKind::Place => pronoun == "who" || leads(mention.tokens.start),
            NameKind::Other => pronoun == "who" || mention.name.ends_with('s') || leads(mention.tokens.start),
        };
        let mention = names.within(begin..at).iter().filter(acts).find(|mention| mention.tokens.end <= at)?;
        return Some(names.full(mention).to_owned());
    }
    // Whoever is known to be he or she comes before whoever may be.
    let known = |person: usize| gender.is_none() || names.people[person].gender == gender;
    let possible = |person: usize| known(person) || names.people[person].gender.is_none();
    person_before(words, names, at, sentence, memory, &known)
        .filter(|_| gender.is_some())
        .or_else(|| person_before(words, names, at, sentence, memory, &possible))
}

/// Whom «he» or «she» may stand for when no person known fits: whom a sentence before is about, though the article
/// gives no first name, else the last speaker who may be he or she.
pub(super) fn guessed(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    pronoun: &str,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    if !matches!(pronoun, "he" | "she" | "his" | "her" | "him") {
        return None;
    }
    let lexicon = Lexicon::get();
    let about = (sentence.saturating_sub(5)..sentence).rev().find_map(|back| {
        if words.sentences[back].kind == ParagraphKind::Furniture {
            return None;
        }
        let subject = clauses.subject(back)?;
        let mention = names.starting(subject.start).filter(|mention| mention.person.is_none())?;
        maybe_person(words, mention, lexicon).then(|| fullest(words, names, &mention.name))
    });
    let other = match pronoun {
        "she" | "her" => Gender::Masculine,
        _ => Gender::Feminine,
    };
    about.or_else(|| {
        let fits = |person: usize| names.people[person].gender != Some(other);
        let last = memory.said.iter().rev().find(|(_, person, _)| person.is_some_and(fits))?;
        Some(last.0.clone())
    })
}

/// Whether a name that is nobody's yet could be a person's: neither an acronym nor a land nor a body.
fn maybe_person(words: &Words<'_>, mention: &Mention, lexicon: &Lexicon) -> bool {
    let lone = |index: usize| {
        let low = words.low(index).trim_end_matches("'s");
        words.word(index).chars().any(char::is_lowercase)
            && !lexicon.people.is_body_word(low)
            && !lexicon.people.is_of_land(low)
    };
    mention.tokens.len() <= 3
        && mention.tokens.clone().all(lone)
        && words.low(mention.tokens.start.wrapping_sub(1)) != "the"
}

/// The longest name of the article that ends in this one.
fn fullest(words: &Words<'_>, names: &Names, name: &str) -> String {
    let ending = format!(" {name}");
    names
        .mentions
        .iter()
        .take(NEARBY)
        .filter(|mention| mention.tokens.len() <= 4 && mention.name.ends_with(&ending))
        .filter(|mention| maybe_person(words, mention, Lexicon::get()))
        .max_by_key(|mention| mention.tokens.len())
        .map_or_else(|| name.to_owned(), |mention| mention.name.clone())
}

/// The person before a token who fits: in its own sentence, the last speaker, or whom a sentence since was about.
fn person_before(
    words: &Words<'_>,
    names: &Names,
    at: usize,
    sentence: usize,
    memory: &Memory,
    fits: &impl Fn(usize) -> bool,
) -> Option<String> {
    let full = |person: usize| names.people[person].full.clone();
    let first = |range: Range<usize>| {
        let mentions = names.within(range).iter().filter(|mention| {
            mention.tokens.end <= at
                && words.sentences[words.sentence_at(words.tokens[mention.tokens.start].span.start)].kind
                    != ParagraphKind::Furniture
                && !words.quoted[mention.tokens.start]
                && !words.low(mention.tokens.end - 1).ends_with("'s")
        });
        mentions.filter_map(|mention| mention.person).find(|&person| fits(person))
    };
    if let Some(person) = first(words.ranges[sentence].start..at) {
        return Some(full(person));
    }
    // Somebody unnamed, «a spokeswoman», may be he or she too; a body may not.
    let personal = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        Lexicon::get().is_role(&last) && !Lexicon::get().people.bodies.contains(&last)
    };
    let recent = memory.said.iter().rev().find(|(name, person, said)| {
        sentence.saturating_sub(*said) <= 3 && person.map_or_else(|| personal(name), fits)
    });
    for back in (sentence.saturating_sub(6)..sentence).rev() {
        if let Some((name, _, said)) = recent
            && *said >= back
        {
            return Some(name.clone());
        }
        if let Some(person) = first(words.ranges[back].clone()) {
            return Some(full(person));
        }
    }
    recent.map(|(name, _, _)| name.clone())
}
