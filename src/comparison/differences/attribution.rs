//! Attribution: the same words, given to another speaker.

use std::collections::BTreeSet;

use super::Desk;
use super::tables::source;
use crate::comparison::people::Register;
use crate::comparison::wording::Wording;
use crate::comparison::{Claim, Difference, DifferenceKind, QuoteId, Value};
use crate::reading::{Manner, Name, NameKind, Quote, QuoteKind, Rule, Speaker};
use crate::text::{Span, fold, stem};

/// A speaker whom the article names beside the words.
#[derive(Debug, Clone, Copy)]
struct Said<'a> {
    id: QuoteId,
    speaker: &'a Speaker,
    marks: &'a [Span],
}

/// The same words between marks, given to two who are named and not the same.
pub(in crate::comparison) fn of(desk: &Desk<'_>, quotes: &[QuoteId]) -> Option<Difference> {
    let said: Vec<Said<'_>> = quotes.iter().filter_map(|&id| named(desk, id)).collect();
    // Where an article gives the words to both, one of them passes the other's on.
    let gives = |article: usize, name: &str| {
        quotes.iter().filter(|id| id.article == article).any(|id| {
            let quote = &desk.readings[id.article].quotes[id.quote];
            quote.speaker.as_ref().is_some_and(|speaker| same(desk.register, &speaker.name, name))
        })
    };
    let rivals = |one: &Said<'_>, other: &Said<'_>| {
        one.id.article != other.id.article
            && !same(desk.register, &one.speaker.name, &other.speaker.name)
            && same_words(desk, one, other)
            && !gives(one.id.article, &other.speaker.name)
            && !gives(other.id.article, &one.speaker.name)
            && !beside(desk, one, &other.speaker.name)
            && !beside(desk, other, &one.speaker.name)
            && !of_one_house(desk, one, other)
    };
    let (one, other) = said.iter().enumerate().find_map(|(number, one)| {
        said.iter().skip(number + 1).find(|other| rivals(one, other)).map(|other| (*one, *other))
    })?;
    let mut values: Vec<Value> = Vec::new();
    for said in [one, other].iter().chain(&said) {
        if values.iter().all(|value| value.article != said.id.article) {
            values.push(Value::new(said.id.article, said.speaker.mention, said.speaker.name.clone()));
        }
    }
    let why = format!("said by {} or by {}", one.speaker.name, other.speaker.name);
    Some(Difference { kind: DifferenceKind::Attribution, values, why })
}

/// The same belief, demand, plan or denial, reported without marks and ascribed to another.
pub(super) fn of_acts(desk: &Desk<'_>, claim: &Claim) -> Option<Difference> {
    let mut held: Vec<(usize, &Quote, &Speaker)> = Vec::new();
    for statement in &claim.statements {
        let quotes = desk.readings[statement.article].quotes.iter().filter(|quote| {
            quote.sentence == statement.sentence
                && quote.kind == QuoteKind::Indirect
                && quote.manner != Manner::Neutral
                && statement.span.meets(quote.span)
        });
        held.extend(quotes.filter_map(|quote| Some((statement.article, quote, quote.speaker.as_ref()?))));
    }
    for (number, &(article, quote, speaker)) in held.iter().enumerate() {
        for &(other, theirs, rival) in held.iter().skip(number + 1) {
            let apart = article != other
                && quote.manner == theirs.manner
                && !same(desk.register, &speaker.name, &rival.name)
                && no_word_shared(&speaker.name, &rival.name)
                && of_two_sorts(desk, (article, speaker), (other, rival))
                && !named_in(desk, article, &rival.name)
                && !named_in(desk, other, &speaker.name);
            if !apart {
                continue;
            }
            let (mine, yours) = (desk.telling(article, quote.span), desk.telling(other, theirs.span));
            let shared = mine.intersection(&yours).count();
            if shared < 3 || (shared as f64) < 0.5 * mine.len().min(yours.len()) as f64 {
                continue;
            }
            let values = vec![
                Value::new(article, speaker.mention, speaker.name.clone()),
                Value::new(other, rival.mention, rival.name.clone()),
            ];
            let why = format!("of {} or of {}", speaker.name, rival.name);
            return Some(Difference { kind: DifferenceKind::Attribution, values, why });
        }
    }
    None
}

/// Whether both are named, or both are sources of sorts that do not speak for each other: the police and the organisers.
fn of_two_sorts(desk: &Desk<'_>, one: (usize, &Speaker), other: (usize, &Speaker)) -> bool {
    let is_named = |(article, speaker): (usize, &Speaker)| {
        let whole = |name: &Name| speaker.mention.holds(name.span) && name.full == speaker.name;
        desk.readings[article].names.iter().any(|name| name.kind != NameKind::Place && whole(name))
    };
    let sorts = |(_, speaker): (usize, &Speaker)| -> BTreeSet<usize> {
        fold(&speaker.name).text.split([' ', '-']).filter_map(source).collect()
    };
    let (mine, theirs) = (sorts(one), sorts(other));
    let sorted = !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs);
    sorted || (is_named(one) && is_named(other))
}

fn no_word_shared(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        fold(name).text.split(' ').filter(|word| word.len() > 3).map(stem).collect()
    };
    let theirs = words(other);
    words(one).iter().all(|word| !theirs.contains(word))
}

/// Whether an article uses the words of a name anywhere.
fn named_in(desk: &Desk<'_>, article: usize, name: &str) -> bool {
    desk.readings[article].names.iter().any(|known| same(desk.register, &known.full, name))
}

/// A quote whose speaker is named in its sentence. Elsewhere a pronoun's owner is inferred, and a spokesman or a statement
/// may speak for whomever the other outlet names: neither contradicts.
fn named<'a>(desk: &Desk<'a>, id: QuoteId) -> Option<Said<'a>> {
    let (text, reading) = (desk.text(id.article), &desk.readings[id.article]);
    let quote = &reading.quotes[id.quote];
    let speaker = quote.speaker.as_ref()?;
    let known = reading.names.iter().any(|name| {
        speaker.mention.meets(name.span)
            && name.full == speaker.name
            && match name.kind {
                NameKind::Person | NameKind::Body => true,
                // A government goes by its seat; «the 46-year-old Australian» is a person by another name.
                NameKind::Place | NameKind::Other => {
                    !["an", "ese", "ish"].iter().any(|end| name.full.ends_with(end))
                }
            }
    });
    // A pronoun is as good as the name where that is whom its sentence is about.
    let sentence = reading.sentences.get(quote.sentence)?.span;
    let first = reading.names.iter().find(|name| name.kind == NameKind::Person && sentence.holds(name.span));
    let pronoun = matches!(speaker.mention.of(text).to_lowercase().as_str(), "he" | "she")
        && first.is_some_and(|name| name.full == speaker.name && name.span.end <= speaker.mention.start);
    let known = known || pronoun;
    // «a plan announced by Smith» and «the agency quoted Smith» name one who need not have said the words.
    let cited =
        quote.cue.is_some_and(|cue| matches!(cue.of(text), "quoted" | "cited" | "citing" | "quoting"));
    (known && !cited && quote.rule != Rule::Agent).then_some(Said { id, speaker, marks: &quote.marks })
}

fn same(register: &Register, one: &str, other: &str) -> bool {
    register.same_speaker(one, other) || super::name::misspelt(one, other)
}

/// Whether some stretch between marks of the one stands whole in one of the other.
fn same_words(desk: &Desk<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    let wordings = |said: &Said<'_>| -> Vec<Wording> {
        said.marks.iter().map(|&mark| Wording::of(desk.text(said.id.article), mark)).collect()
    };
    let (mine, theirs) = (wordings(one), wordings(other));
    let telling = |wording: &Wording| wording.telling().next().is_some();
    mine.iter()
        .any(|mine| theirs.iter().any(|theirs| telling(mine) && (mine.holds(theirs) || theirs.holds(mine))))
}

/// Whether one is a body and the other somebody whom an article names beside it: who speaks for it is no other source.
fn of_one_house(desk: &Desk<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    [(one, other), (other, one)].into_iter().any(|(said, rival)| {
        let reading = &desk.readings[said.id.article];
        let last = rival.speaker.name.rsplit(' ').next().unwrap_or("");
        let text = desk.text(said.id.article);
        let holder = |name: &&Name| same(desk.register, &name.full, &said.speaker.name);
        reading.names.iter().filter(holder).any(|name| {
            let at = reading.sentences.partition_point(|sentence| sentence.span.end <= name.span.start);
            let limit = reading.sentences.get(at).map_or(name.span, |sentence| sentence.span);
            let close = desk.around(said.id.article, name.span, limit, 12);
            last.len() > 2
                && reading.names.iter().any(|body| {
                    body.kind != NameKind::Person
                        && close.holds(body.span)
                        && body.span.of(text).ends_with(last)
                })
        })
    })
}

/// Whether the other's name stands by the speaker's: the two speak together, or one for the other.
fn beside(desk: &Desk<'_>, said: &Said<'_>, name: &str) -> bool {
    let reading = &desk.readings[said.id.article];
    let sentence = reading.sentences[reading.quotes[said.id.quote].sentence].span;
    let close = desk.around(said.id.article, said.speaker.mention, sentence, 4);
    reading.names.iter().any(|other| close.holds(other.span) && same(desk.register, &other.full, name))
}
