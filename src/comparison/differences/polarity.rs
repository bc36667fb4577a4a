//! Polarity: one article denies what another states.

use super::Desk;
use super::acts::Act;
use super::setting::Setting;
use super::statement::{Statement, Word, against, read, shown};
use super::tables::{denied_by, is_light};
use crate::comparison::{Difference, DifferenceKind, Statement as Place, Value};
use crate::reading::certainty::denies;
use crate::reading::{Figure, Sentence, Unit};
use crate::story::ParagraphKind;
use crate::text::Span;

/// Words that leave open whether the act behind them takes place.
const OPEN: &[&str] =
    &["if", "whether", "unless", "should", "could", "may", "might", "would", "or", "when", "without"];

/// With one of these begins a sentence's denial of all that others count.
const NOBODY: &[&str] = &[
    "no one",
    "nobody",
    "none",
    "no people",
    "no injur",
    "no death",
    "no fatal",
    "no casualt",
    "no reported",
    "without injur",
];

/// The first denial of what another article states.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Vec<Difference> {
    let pair = denied_act(desk, statements).or_else(|| nobody(desk, statements));
    pair.map(|values| {
        let why = against(&values[0], &values[1]);
        Difference { kind: DifferenceKind::Polarity, values, why }
    })
    .into_iter()
    .collect()
}

/// «did not sign» against «signed»: a denying word stands by a verb that the other article has undenied.
fn denied_act(desk: &Desk<'_>, statements: &[Statement]) -> Option<Vec<Value>> {
    for mine in statements {
        for (index, word) in mine.words.iter().enumerate() {
            let negated = word.lower.ends_with("n't")
                || matches!(
                    word.lower.as_str(),
                    "not" | "never" | "refused" | "refuses" | "declined" | "failed"
                );
            let behind = mine.words.iter().enumerate().skip(index + 1).take(3);
            let Some((place, verb)) =
                behind.into_iter().find(|(_, word)| word.stem.is_some()).filter(|_| negated)
            else {
                continue;
            };
            let light = verb.stem.as_deref().is_some_and(is_light);
            if light || is_open(mine, index) || verb.capital || is_denied_noun(&mine.words, index, verb) {
                continue;
            }
            let act = Act::of(desk, mine, index, place);
            for theirs in statements.iter().filter(|theirs| theirs.article != mine.article) {
                let stated = theirs.words.iter().enumerate().find(|(at, word)| {
                    word.stem == verb.stem
                        && !word.capital
                        && !is_denied(theirs, *at)
                        && !is_open(theirs, *at)
                        && !is_noun(theirs, *at)
                });
                let Some((at, stated)) = stated else { continue };
                let rival = Act::of(desk, theirs, at, at);
                if !act.meets(&rival) {
                    continue;
                }
                let own = statements.iter().any(|other| {
                    other.article == theirs.article
                        && other
                            .words
                            .iter()
                            .enumerate()
                            .any(|(at, word)| word.stem == verb.stem && is_denied(other, at))
                });
                let denied = word.span.join(verb.span);
                if !own && same_act(desk, mine, denied, theirs, stated) {
                    return Some(vec![shown(desk, mine.article, denied), stated.value(desk)]);
                }
            }
        }
    }
    None
}

/// Whether what is denied is a thing, «not the only update», and no act.
fn is_denied_noun(words: &[Word], at: usize, verb: &Word) -> bool {
    words.iter().skip(at + 1).take_while(|word| word.span != verb.span).any(|word| {
        matches!(
            word.lower.as_str(),
            "a" | "an" | "the" | "only" | "just" | "his" | "her" | "their" | "its" | "any"
        )
    })
}

/// Whether a denying word stands within five words before, or two behind.
pub(super) fn is_denied(statement: &Statement, at: usize) -> bool {
    let from = at.saturating_sub(5);
    statement.words.iter().take(at + 3).skip(from).any(|word| denies(&word.lower))
}

/// Whether a word names the act and does not tell it: an article or the like stands before it, or it is a form in -ing
/// without «is» or «was»: «warned that supplying them would be an error».
fn is_noun(statement: &Statement, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| statement.words.get(at));
    let be = |word: &Word| {
        matches!(word.lower.as_str(), "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being")
            || word.lower.ends_with("'re")
            || word.lower.ends_with("'s")
    };
    let named = statement.words[at].lower.ends_with("ing")
        && !statement.words[at.saturating_sub(3)..at].iter().any(be);
    named
        || before.is_some_and(|word| {
            matches!(
                word.lower.as_str(),
                "the" | "a" | "an" | "his" | "her" | "their" | "its" | "of" | "this" | "any"
            )
        })
}

/// Whether a word that leaves the act open stands before it.
pub(super) fn is_open(statement: &Statement, at: usize) -> bool {
    statement
        .words
        .iter()
        .take(at)
        .skip(at.saturating_sub(12))
        .any(|word| OPEN.contains(&word.lower.as_str()))
}

fn same_act(desk: &Desk<'_>, mine: &Statement, denied: Span, theirs: &Statement, stated: &Word) -> bool {
    let one = Setting::of(desk, mine.article, denied, mine.span);
    let other = Setting::of(desk, theirs.article, stated.span, theirs.span);
    let (part, shared) = one.shared_clause(&other);
    !one.is_elsewhere(&other) && one.shared_near(&other) >= 1 && shared >= 3 && part >= 0.5
}

/// The statements that «no one was hurt» joins with those that count the hurt.
pub(super) fn rivals(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let denials = sentences(desk, |_, sentence, text| {
        let told = !matches!(sentence.kind, ParagraphKind::Furniture | ParagraphKind::Subhead);
        told && NOBODY.iter().any(|word| text.contains(word))
    });
    let denials: Vec<_> = denials
        .into_iter()
        .filter_map(|(place, statement)| {
            let stems: Vec<String> = (0..statement.words.len())
                .filter_map(|at| denies_all(&statement, at))
                .flat_map(|(_, stems)| stems)
                .collect();
            (!stems.is_empty()).then_some((place, statement, stems))
        })
        .collect();
    if denials.is_empty() {
        return Vec::new();
    }
    let counts = sentences(desk, |article, sentence, _| {
        sentence.kind == ParagraphKind::Body && counts(desk, article, sentence.span).next().is_some()
    });
    let mut found = Vec::new();
    for (place, denial, stems) in denials {
        let mut places = vec![place];
        for rivals in counts.chunk_by(|(one, _), (other, _)| one.article == other.article) {
            let rival =
                rivals.iter().filter(|(rival, _)| rival.article != place.article).find(|(_, statement)| {
                    counted(desk, statement, &stems).is_some()
                        && nobody(desk, &[denial.clone(), statement.clone()]).is_some()
                });
            places.extend(rival.map(|(place, _)| *place));
        }
        if places.len() > 1 {
            found.push(places);
        }
    }
    found
}

/// The sentences of a story that are worth reading, read.
fn sentences(desk: &Desk<'_>, is_worth: impl Fn(usize, &Sentence, &str) -> bool) -> Vec<(Place, Statement)> {
    let mut found = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let text = sentence.span.of(desk.text(article)).to_lowercase();
            if is_worth(article, sentence, &text) {
                let place = Place { article, sentence: number, span: sentence.span };
                found.push((place, read(desk, article, sentence.span)));
            }
        }
    }
    found
}

/// «no one was hurt», «no injuries were reported» against «two people were hurt».
fn nobody(desk: &Desk<'_>, statements: &[Statement]) -> Option<Vec<Value>> {
    for mine in statements {
        for index in 0..mine.words.len() {
            let Some((last, stems)) = denies_all(mine, index) else { continue };
            let span = mine.words[index].span.join(mine.words[last].span);
            let here = Setting::of(desk, mine.article, span, mine.span);
            for theirs in statements.iter().filter(|theirs| theirs.article != mine.article) {
                let counted = counted(desk, theirs, &stems).filter(|&counted| {
                    // Those hurt in another year, or the other people, are nobody's rivals.
                    !here.is_elsewhere(&Setting::of(desk, theirs.article, counted, theirs.span))
                });
                if let Some(counted) = counted {
                    return Some(vec![shown(desk, mine.article, span), shown(desk, theirs.article, counted)]);
                }
            }
        }
    }
    None
}

/// Where the words that deny all of a deed end, if they begin here, and the stems that count it.
fn denies_all(statement: &Statement, index: usize) -> Option<(usize, Vec<String>)> {
    let low = |at: usize| statement.words.get(at).map_or("", |word| word.lower.as_str());
    let verb = match low(index) {
        "nobody" | "none" => index + 2,
        "no" if matches!(low(index + 1), "one" | "people" | "person") => index + 3,
        "no" | "without" | "zero" => {
            let at = if low(index + 1) == "reported" { index + 2 } else { index + 1 };
            let stems = denied_by(low(at));
            return (!stems.is_empty()).then(|| (at, stems.to_vec()));
        }
        _ => return None,
    };
    if !matches!(low(verb - 1), "was" | "were" | "has" | "is" | "are" | "have") {
        return None;
    }
    let verb = if low(verb) == "been" { verb + 1 } else { verb };
    let stem = statement.words.get(verb)?.stem.clone()?;
    Some((verb, vec![stem]))
}

/// People counted by whom the deed was suffered: «two people were hurt».
fn counted(desk: &Desk<'_>, statement: &Statement, stems: &[String]) -> Option<Span> {
    let told = |word: &Word| word.stem.as_ref().is_some_and(|stem| stems.contains(stem));
    for figure in counts(desk, statement.article, statement.span) {
        let from = statement.words.partition_point(|word| word.span.start < figure.span.end);
        let behind = statement.words.iter().skip(from).take(3);
        if let Some(word) = behind.into_iter().find(|word| told(word)) {
            return Some(figure.span.join(word.span));
        }
        let before = statement.words.partition_point(|word| word.span.start < figure.span.start);
        let word = before.checked_sub(1).and_then(|at| statement.words.get(at));
        if let Some(word) = word.filter(|word| word.lower.ends_with("ing") && told(word)) {
            return Some(word.span.join(figure.span));
        }
    }
    None
}

/// How many of something, one at least, an article counts in a span.
fn counts<'a>(desk: &Desk<'a>, article: usize, span: Span) -> impl Iterator<Item = &'a Figure> {
    let figures = &desk.readings[article].figures;
    let from = figures.partition_point(|figure| figure.span.start < span.start);
    figures[from..]
        .iter()
        .take_while(move |figure| figure.span.start < span.end)
        .filter(move |figure| span.holds(figure.span))
        .filter(|figure| matches!(figure.unit, Unit::Count(_)) && figure.amount >= 1.0)
}
