//! Silence: one article has no answer from somebody whom another article lets speak.

use std::collections::BTreeSet;

use super::Desk;
use super::name::misspelt;
use super::setting::clause;
use super::statement::{Statement, against, read, shown};
use crate::comparison::{Difference, DifferenceKind, Statement as Place};
use crate::reading::{Manner, Moment, MomentKind, Name, NameKind, Quote};
use crate::story::ParagraphKind;
use crate::text::Span;

const ANSWERS: &[&str] = &["response", "comment", "reply", "reaction", "responses", "answer"];
const ANSWER: &[&str] =
    &["respond", "responded", "comment", "commented", "react", "reacted", "reply", "replied"];
/// An unanswered call of the outlet's own contradicts nobody.
const ASKED: &[&str] = &[
    "request",
    "requests",
    "email",
    "emails",
    "e-mail",
    "call",
    "calls",
    "message",
    "messages",
    "inquiry",
    "inquiries",
    "question",
    "questions",
    "for",
];

/// That somebody has not answered.
#[derive(Debug)]
struct Silence<'a> {
    article: usize,
    span: Span,
    /// Who has not.
    names: Vec<&'a Name>,
    /// What is left unanswered, by its stems; none where the article does not say.
    to: BTreeSet<String>,
}

/// The statements that make each silence and the answers to it one claim.
pub(super) fn rivals(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let mut found = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let text = sentence.span.of(desk.text(article));
            let worth = ANSWERS.iter().chain(ANSWER).any(|word| text.contains(word));
            if !worth || matches!(sentence.kind, ParagraphKind::Furniture | ParagraphKind::Subhead) {
                continue;
            }
            for silence in silences(desk, &read(desk, article, sentence.span)) {
                for name in &silence.names {
                    let mut places = vec![Place { article, sentence: number, span: sentence.span }];
                    for other in (0..desk.readings.len()).filter(|other| *other != article) {
                        let answer = answers(desk, other, name, &silence.to).next();
                        places.extend(answer.and_then(|(quote, _)| place(desk, other, quote)));
                    }
                    if places.len() > 1 {
                        found.push(places);
                    }
                }
            }
        }
    }
    found
}

/// Where an article says who speaks.
fn place(desk: &Desk<'_>, article: usize, quote: &Quote) -> Option<Place> {
    let mention = quote.speaker.as_ref()?.mention;
    let reading = &desk.readings[article];
    let number = reading.sentences.partition_point(|sentence| sentence.span.end <= mention.start);
    let sentence = reading.sentences.get(number)?;
    let span = clause(desk, article, mention).unwrap_or(sentence.span);
    Some(Place { article, sentence: number, span })
}

/// «There was no response from the mayor» against «the mayor said»: a difference for each who stays silent.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Vec<Difference> {
    let mut found = Vec::new();
    for silence in statements.iter().flat_map(|statement| silences(desk, statement)) {
        for name in &silence.names {
            let mut values = vec![shown(desk, silence.article, silence.span.join(name.span))];
            for statement in statements.iter().filter(|statement| statement.article != silence.article) {
                let answer = answers(desk, statement.article, name, &silence.to)
                    .find(|(_, span)| statement.span.holds(*span));
                if values.iter().all(|value| value.article != statement.article) {
                    values.extend(answer.map(|(_, span)| shown(desk, statement.article, span)));
                }
            }
            if values.len() > 1 {
                let why = against(&values[0], &values[1]);
                found.push(Difference { kind: DifferenceKind::Polarity, values, why });
            }
        }
    }
    found
}

/// What somebody says in an article, with the words that name the speaker. What one «has argued» is older than the silence.
fn answers<'a>(
    desk: &'a Desk<'_>,
    article: usize,
    name: &'a Name,
    to: &BTreeSet<String>,
) -> impl Iterator<Item = (&'a Quote, Span)> {
    let text = desk.text(article);
    desk.readings[article].quotes.iter().filter_map(move |quote| {
        let words = speaks(desk, article, quote, name)?;
        let older = ["has ", "have ", "had ", "was ", "were "];
        let cue = quote.cue?.of(text);
        let old =
            older.iter().any(|word| cue.starts_with(word) || words.of(text).contains(&format!(" {word}")));
        // «he posted in 2012»
        let reading = &desk.readings[article];
        let at = reading.sentences.partition_point(|sentence| sentence.span.end <= words.start);
        let here = reading.sentences.get(at).map_or(words, |sentence| sentence.span);
        let dated = |moment: &Moment| moment.kind == MomentKind::Year && here.holds(moment.span);
        let old = old || reading.moments.iter().any(dated);
        let answers = to.is_empty() || !desk.telling(article, here.join(quote.span)).is_disjoint(to);
        (!old && answers).then_some((quote, words))
    })
}

/// The words with which a quote names its speaker, where that is the one meant, or somebody of the body meant.
fn speaks(desk: &Desk<'_>, article: usize, quote: &Quote, name: &Name) -> Option<Span> {
    let speaker = quote.speaker.as_ref()?;
    // A plan is no answer, and what «was quoted» may be years old.
    if matches!(quote.manner, Manner::Plan | Manner::Denial) {
        return None;
    }
    let cue = quote
        .cue
        .filter(|cue| cue.start < speaker.mention.end + 40 && speaker.mention.start < cue.end + 40)?;
    let words = speaker.mention.join(cue);
    // «the mayor, a friend of boats, made comments»: no answer to anything.
    if words.of(desk.text(article)).contains(',') {
        return None;
    }
    if name.kind == NameKind::Person {
        let known = desk.register.name(&speaker.name) == desk.register.name(&name.full)
            || misspelt(&speaker.name, &name.full);
        return known.then_some(words);
    }
    let reading = &desk.readings[article];
    let sentence = reading.sentences.partition_point(|sentence| sentence.span.end <= speaker.mention.start);
    let limit = reading.sentences.get(sentence)?.span;
    let close = desk.around(article, speaker.mention, limit, 3);
    let before = Span::new(close.start, speaker.mention.end);
    let body = reading.names.iter().find(|other| other.full == name.full && before.holds(other.span))?;
    Some(body.span.join(words))
}

/// What a statement says of unanswered words.
fn silences<'a>(desk: &Desk<'a>, statement: &Statement) -> Vec<Silence<'a>> {
    let low = |at: usize| statement.words.get(at).map_or("", |word| word.lower.as_str());
    let names = &desk.readings[statement.article].names;
    let mut found = Vec::new();
    for (at, word) in statement.words.iter().enumerate() {
        let asked = |at: usize| (at..at + 6).any(|at| ASKED.contains(&low(at)));
        let within =
            |span: Span| -> Vec<&'a Name> { names.iter().filter(|name| span.holds(name.span)).collect() };
        let awaited = (at + 1..at + 4).any(|at| matches!(low(at), "immediate" | "immediately" | "yet"))
            || low(at.wrapping_sub(1)) == "yet"
            || low(at + 4) == "yet";
        let open = statement
            .words
            .iter()
            .take(at)
            .any(|word| matches!(word.lower.as_str(), "if" | "when" | "whether"));
        if !awaited || open {
            continue;
        }
        if word.lower == "no" {
            let Some(answer) = (at + 1..at + 4).find(|&at| ANSWERS.contains(&low(at))) else { continue };
            if low(answer + 1) == "from" && !asked(answer + 1) {
                let from = statement.words.get(answer + 2).map_or(statement.span, |word| word.span);
                let limit = clause(desk, statement.article, from).unwrap_or(statement.span);
                let behind = Span::new(from.start, limit.end.min(statement.span.end).max(from.start));
                let span = word.span.join(statement.words[answer].span);
                let names = within(behind);
                found.push(Silence { article: statement.article, span, names, to: BTreeSet::new() });
            }
        }
        let negated = word.lower.ends_with("n't") || word.lower == "not";
        if negated && at > 0 {
            let Some(answer) = (at + 1..at + 4).find(|&at| ANSWER.contains(&low(at))) else { continue };
            if !asked(answer + 1) {
                let limit = clause(desk, statement.article, word.span).unwrap_or(statement.span);
                let before = Span::new(limit.start.max(statement.span.start), word.span.start);
                let span = word.span.join(statement.words[answer].span);
                let to = match low(answer + 1) {
                    "to" | "on" | "about" => {
                        let words = statement.words.iter().skip(answer + 2).take(4);
                        words.filter_map(|word| word.stem.clone()).collect()
                    }
                    _ => BTreeSet::new(),
                };
                found.push(Silence { article: statement.article, span, names: within(before), to });
            }
        }
    }
    found
}
