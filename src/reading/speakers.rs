//! Speakers: the name behind the words by a cue, be they a name, a pronoun or an office.

use std::ops::Range;

use super::attribution::{Link, Speaker};
use super::cues::{Cue, find_before};
use super::lexicon::{Gender, Lexicon};
use super::names::{Names, bare};
use super::people::known;
use super::phrases::{PRONOUNS, leading, mention};
use super::words::Words;
use crate::story::ParagraphKind;
use crate::text::Span;

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Speakers in order: the name, the person if one is known, the sentence.
    said: Vec<(String, Option<usize>, usize)>,
}

impl Memory {
    pub(super) fn remember(&mut self, names: &Names, speaker: &Speaker, sentence: usize) {
        // Nobody looks back farther; a page of a thousand quotes must not be walked for each.
        if self.said.len() == 64 {
            self.said.remove(0);
        }
        self.said.push((speaker.name.clone(), known(&speaker.name, &names.people), sentence));
    }
}
/// The speaker that a cue points at.
pub(super) fn of_cue(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    cue: &Cue,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges[sentence].clone();
    let mention = mention(words, names, lexicon, cue, &range)?;
    resolve(words, names, lexicon, &mention, sentence, memory)
}
/// The name that a mention stands for.
pub(super) fn resolve(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let span = bare(words, words.span(mention.clone()));
    let low = words.low(mention.start);
    let pronoun = mention.len() == 1 && PRONOUNS.contains(&low);
    if pronoun {
        return antecedent(words, names, low, mention.start, sentence, memory)
            .map(|name| Speaker { link: Link::Pronoun, ..Speaker::named(name, span) });
    }
    if let Some(found) = names.within(mention.clone()).iter().rfind(|found| found.tokens.end <= mention.end)
        && found.tokens.end == mention.end
    {
        let name =
            found.person.map_or_else(|| found.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker::named(name, span));
    }
    // «His post said»: the words are the owner's.
    let holds = lexicon.reporting.nouns.contains(words.low(mention.end - 1));
    if holds && matches!(low, "his" | "her") {
        return antecedent(words, names, low, mention.start, sentence, memory)
            .map(|name| Speaker { link: Link::Pronoun, ..Speaker::named(name, span) });
    }
    if holds
        && let Some(owner) = names.within(mention.clone()).iter().find(|found| found.tokens.end < mention.end)
    {
        let name =
            owner.person.map_or_else(|| owner.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker::named(name, span));
    }
    Some(match by_role(words, names, lexicon, mention, sentence, memory) {
        Some(name) => Speaker { link: Link::Office, ..Speaker::named(name, span) },
        None => Speaker { link: Link::Unnamed, ..Speaker::named(undetermined(span.of(words.text)), span) },
    })
}

/// A phrase less its article: who stays unnamed is called what the article calls them.
fn undetermined(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "one ", "One "]
        .into_iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase)
}

/// The person who holds the office that the phrase names, or the unnamed speaker who was called so before.
fn by_role(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let forms: Vec<Vec<String>> = mention
        .clone()
        .map(|index| words.low(index))
        .filter(|low| !matches!(*low, "the" | "a" | "an" | "-" | "senior" | "former" | "his" | "her"))
        .map(|low| lexicon.people.canonical(low.trim_end_matches("'s")))
        .collect();
    let article = words.low(mention.start);
    let owned = mention.clone().any(|index| words.low(index).ends_with("'s"));
    let definite = matches!(article, "the") || owned || mention.len() <= 2 && !matches!(article, "a" | "an");
    let overlap = |roles: &std::collections::HashSet<String>| {
        forms.iter().filter(|forms| forms.iter().any(|form| roles.contains(form))).count()
    };
    let clash = |roles: &std::collections::HashSet<String>| {
        let land = |form: &&String| form.starts_with("land:");
        let mine: Vec<&String> = forms.iter().flatten().filter(land).collect();
        !mine.is_empty()
            && roles.iter().any(|role| land(&role))
            && !mine.iter().any(|form| roles.contains(*form))
    };
    if definite {
        let heads = forms.last()?;
        let best = names
            .people
            .called(heads)
            .into_iter()
            .map(|index| (index, &names.people[index]))
            .filter(|(_, person)| person.first < mention.start)
            .filter(|(_, person)| !clash(&person.roles))
            .map(|(index, person)| {
                (
                    overlap(&person.roles),
                    memory.said.iter().rposition(|(_, said, _)| *said == Some(index)),
                    index,
                )
            })
            .max_by_key(|&(overlap, said, index)| (overlap, said, std::cmp::Reverse(index)));
        if let Some((_, _, index)) = best {
            return Some(names.people[index].full.clone());
        }
    }
    // «the Ukrainian source» is the «senior Ukrainian official» of before.
    let unnamed = memory.said.iter().rev().filter(|(_, person, _)| person.is_none()).map(|(name, _, _)| name);
    if !definite {
        return None;
    }
    let head = words.low(mention.end - 1);
    let before = unnamed.into_iter().find(|name| {
        let roles: std::collections::HashSet<String> =
            name.split(' ').flat_map(|word| lexicon.people.canonical(&word.to_lowercase())).collect();
        overlap(&roles) == forms.len() && !forms.is_empty()
    });
    if before.is_some() {
        return before.cloned();
    }
    // «the 29-year-old singer», «the congressman»: one person is meant, the one just spoken of.
    let personal = lexicon.people.roles.contains(head)
        && !matches!(
            head,
            "official"
                | "source"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "aide"
                | "witness"
                | "treasury"
                | "family"
                | "couple"
                | "report"
        );
    let pronoun = if lexicon.people.feminine.contains(head) {
        "she"
    } else if lexicon.people.masculine.contains(head) {
        "he"
    } else {
        "one"
    };
    personal.then(|| antecedent(words, names, pronoun, mention.start, sentence, memory)).flatten()
}

/// Whom a pronoun stands for: the subject before it in its sentence, the last speaker, the subject of the sentence before.
fn antecedent(
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
        let mention = names.within(begin..at).iter().find(|mention| mention.tokens.end <= at)?;
        return Some(
            mention.person.map_or_else(|| mention.name.clone(), |person| names.people[person].full.clone()),
        );
    }
    // Whoever is known to be he or she comes before whoever may be.
    let known = |person: usize| gender.is_none() || names.people[person].gender == gender;
    let possible = |person: usize| known(person) || names.people[person].gender.is_none();
    person_before(words, names, at, sentence, memory, &known)
        .filter(|_| gender.is_some())
        .or_else(|| person_before(words, names, at, sentence, memory, &possible))
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

/// The person that a sentence is about: the first it names outside of marks.
pub(super) fn subject_of_sentence(
    words: &Words<'_>,
    names: &Names,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges.get(sentence)?.clone();
    let lexicon = Lexicon::get();
    let mention = leading(words, names, lexicon, &range, range.end)?;
    resolve(words, names, lexicon, &mention, sentence, memory)
        .filter(|speaker| speaker.mention != Span::default())
}

/// Whom a sentence without a quote reports: «according to the bank», «officials said».
pub(super) fn of_sentence(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges.get(sentence)?.clone();
    let cue = find_before(words, range.end, range.start, lexicon)?;
    of_cue(words, names, lexicon, &cue, sentence, memory)
}
