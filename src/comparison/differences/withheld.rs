//! Withheld: what is not known, one article says, and another tells.

use super::Desk;
use super::setting::Setting;
use super::statement::{Statement, Word, against, read, shown};
use super::tables::withheld;
use crate::comparison::stems::is_faint;
use crate::comparison::{Difference, DifferenceKind, Statement as Place, Value};
use crate::story::ParagraphKind;
use crate::text::Span;

/// Details of which one article says that nobody knows them, and which another gives.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Option<Difference> {
    withheld().iter().find_map(|table| {
        let found = |phrases: &[Vec<String>]| -> Vec<(&Statement, Span)> {
            let place = |statement| phrase(statement, phrases).map(|span| (statement, span));
            statements.iter().filter_map(place).collect()
        };
        let unknown = found(&table.unknown);
        let silent = |article: usize| unknown.iter().any(|(statement, _)| statement.article == article);
        if unknown.is_empty() {
            return None;
        }
        let known: Vec<_> =
            found(&table.known).into_iter().filter(|(known, _)| !silent(known.article)).collect();
        let (first, told) = unknown.iter().find_map(|unknown| {
            let told = known.iter().find(|known| same_matter(desk, *unknown, **known))?;
            Some((unknown, told))
        })?;
        let mut values: Vec<Value> = Vec::new();
        for (statement, span) in [first, told].into_iter().chain(&unknown).chain(&known) {
            if values.iter().all(|value| value.article != statement.article) {
                values.push(shown(desk, statement.article, *span));
            }
        }
        let why = against(&values[0], &values[1]);
        Some(Difference { kind: DifferenceKind::Detail, values, why })
    })
}

/// The statements of outlets that do not know a detail, and of those that give it, though nothing else may join them.
pub(super) fn rivals(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let mut found = Vec::new();
    for table in withheld() {
        let unknown = tellers(desk, &table.unknown);
        if unknown.is_empty() {
            continue;
        }
        let silent = |article: usize| unknown.iter().any(|(place, _)| place.article == article);
        let mut known = tellers(desk, &table.known);
        known.retain(|(place, _)| !silent(place.article));
        for (place, phrase) in &unknown {
            let behind = Span::new(phrase.start, place.span.end.max(phrase.end));
            let matter = desk.telling(place.article, behind);
            let mut places = vec![*place];
            for (rival, _) in &known {
                let new = places.iter().all(|place| place.article != rival.article);
                let told = desk.telling(rival.article, with_the_one_before(desk, rival));
                if new && told.intersection(&matter).any(|stem| !is_faint(stem)) {
                    places.push(*rival);
                }
            }
            if places.len() > 1 {
                found.push(places);
            }
        }
    }
    found.truncate(4);
    found
}

/// The sentences of the story's own text that have one of the phrases, and where it stands.
fn tellers(desk: &Desk<'_>, phrases: &[Vec<String>]) -> Vec<(Place, Span)> {
    let mut found = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        let text = desk.text(article);
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let words = sentence.span.of(text);
            // Few sentences have the last word of any phrase; only they are read word by word.
            let worth = || {
                phrases.iter().any(|phrase| phrase.last().is_some_and(|last| words.contains(last.as_str())))
            };
            if sentence.kind == ParagraphKind::Body
                && worth()
                && let Some(span) = phrase(&read(desk, article, sentence.span), phrases)
            {
                found.push((Place { article, sentence: number, span: sentence.span }, span));
            }
        }
    }
    found
}

/// A sentence with the one before it, which often names what it is about.
fn with_the_one_before(desk: &Desk<'_>, place: &Place) -> Span {
    let before = place.sentence.checked_sub(1).and_then(|at| desk.readings[place.article].sentences.get(at));
    before.map_or(place.span, |before| before.span.join(place.span))
}

/// The first of the phrases in a statement, with the word behind it.
fn phrase(statement: &Statement, phrases: &[Vec<String>]) -> Option<Span> {
    let words = &statement.words;
    (0..words.len()).find_map(|at| {
        let end = phrases.iter().find_map(|phrase| end_of(&words[at..], phrase))?;
        let last = words.get(at + end).unwrap_or(&words[at + end - 1]);
        // «not clear how many»: a number is asked for, and no cause.
        if matches!(last.lower.as_str(), "many" | "much" | "long" | "far" | "often" | "old") {
            return None;
        }
        Some(words[at].span.join(last.span))
    })
}

/// The most words that stand for «…».
const GAP: usize = 8;

/// How many words a phrase takes, if it begins with the first.
fn end_of(words: &[Word], phrase: &[String]) -> Option<usize> {
    let mut at = 0;
    let mut known = phrase.iter();
    while let Some(wanted) = known.next() {
        let gap = usize::from(wanted == "…") * GAP;
        let wanted = if gap > 0 { known.next()? } else { wanted };
        at += words.iter().skip(at).take(gap + 1).position(|word| is_word(&word.lower, wanted))? + 1;
    }
    Some(at)
}

/// Whether a word is the one of a phrase; «didn't» stands for «not».
fn is_word(lower: &str, known: &str) -> bool {
    lower == known || (known == "not" && lower.ends_with("n't"))
}

/// Whether neither speaks of other people or another time. That both are about one thing is known from their being joined.
fn same_matter(desk: &Desk<'_>, one: (&Statement, Span), other: (&Statement, Span)) -> bool {
    let setting =
        |(statement, span): (&Statement, Span)| Setting::of(desk, statement.article, span, statement.span);
    let (mine, theirs) = (setting(one), setting(other));
    !mine.is_elsewhere(&theirs)
}
