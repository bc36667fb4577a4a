//! Alternatives: words for one place in a sentence, of which an outlet that uses one rules out the others.

use super::Desk;
use super::setting::Setting;
use super::statement::{Statement, Word, against, shown};
use super::tables::{Side, phrases, rivals};
use crate::comparison::{Difference, Value};
use crate::text::{Span, TokenKind};

/// A phrase of a group of rivals in a statement.
#[derive(Debug, Clone, Copy)]
struct Used {
    article: usize,
    statement: Span,
    span: Span,
    group: usize,
    rival: usize,
}

/// The first two rival words for one thing, group by group.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Vec<Difference> {
    let mut used: Vec<Used> = statements.iter().flat_map(|statement| used(desk, statement)).collect();
    used.sort_by_key(|used| used.group);
    let groups = used.chunk_by(|one, other| one.group == other.group);
    groups.filter_map(|group| parted(desk, group)).take(1).collect()
}

fn parted(desk: &Desk<'_>, used: &[Used]) -> Option<Difference> {
    let both = |article: usize, rival: usize| {
        used.iter().any(|other| other.article == article && other.rival == rival)
    };
    for (number, one) in used.iter().enumerate() {
        for other in used.iter().skip(number + 1) {
            let parts = one.article != other.article
                && one.rival != other.rival
                && !both(one.article, other.rival)
                && !both(other.article, one.rival)
                && same_place(desk, one, other)
                && !holds(desk, one.article, other)
                && !holds(desk, other.article, one);
            if !parts {
                continue;
            }
            let mut values: Vec<Value> = Vec::new();
            for third in [one, other].into_iter().chain(used) {
                let known = third.rival == one.rival || third.rival == other.rival;
                if known && values.iter().all(|value| value.article != third.article) {
                    values.push(shown(desk, third.article, third.span));
                }
            }
            let why = against(&values[0], &values[1]);
            return Some(Difference { kind: rivals(one.group).kind, values, why });
        }
    }
    None
}

/// The rival phrases of a statement.
fn used(desk: &Desk<'_>, statement: &Statement) -> Vec<Used> {
    let words: Vec<&str> = statement.words.iter().map(|word| word.lower.as_str()).collect();
    let mut found: Vec<Used> = Vec::new();
    for (at, word) in statement.words.iter().enumerate().filter(|(_, word)| !word.capital) {
        if let Some((group, rival, span)) = ordinal(desk.text(statement.article), word) {
            found.push(Used { article: statement.article, statement: statement.span, span, group, rival });
            continue;
        }
        let taken = found.last().is_some_and(|last| last.span.holds(word.span));
        let Some((group, rival, length)) = (!taken).then(|| opened(&words, at)).flatten() else { continue };
        let last: &Word = &statement.words[at + length - 1];
        let span = word.span.join(last.span);
        found.push(Used { article: statement.article, statement: statement.span, span, group, rival });
    }
    found
}

/// An ordinal in digits, by its ending: «15th» rules out «fourteenth» as «fifteenth» would.
fn ordinal(text: &str, ending: &Word) -> Option<(usize, usize, Span)> {
    if !matches!(ending.lower.as_str(), "st" | "nd" | "rd" | "th") {
        return None;
    }
    let before = Span::new(0, ending.span.start).of(text);
    let digits = before.len() - before.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
    let start = ending.span.start - digits;
    let number: usize = Span::new(start, ending.span.start).of(text).parse().ok()?;
    let group = phrases("first").first()?.group;
    Some((group, number.checked_sub(1)?, Span::new(start, ending.span.end)))
}

/// The rival phrase that begins at a word: its group, which of the group it is, and its length.
fn opened(words: &[&str], at: usize) -> Option<(usize, usize, usize)> {
    let is_here = |phrase: &[String]| {
        words
            .get(at..at + phrase.len())
            .is_some_and(|here| here.iter().zip(phrase).all(|(one, two)| one == two))
    };
    let phrase = phrases(words.get(at)?).iter().find(|phrase| is_here(&phrase.words))?;
    Some((phrase.group, phrase.rival, phrase.words.len()))
}

/// Whether both words fill one place: they share the neighbour that the group asks for, in clauses with much in common.
fn same_place(desk: &Desk<'_>, one: &Used, other: &Used) -> bool {
    let setting = |used: &Used| Setting::of(desk, used.article, used.span, used.statement);
    let (mine, theirs) = (setting(one), setting(other));
    let (part, shared) = mine.shared_clause(&theirs);
    let beside = match rivals(one.group).side {
        Side::Before => mine.shares_before(&theirs),
        Side::Behind => mine.shares_behind(&theirs),
        Side::Either => mine.shares_before(&theirs) || mine.shares_behind(&theirs),
        Side::Any => true,
    };
    let told =
        shared >= 2 && part >= 0.4 || rivals(one.group).side == Side::Any && mine.shared_whole(&theirs) >= 2;
    beside && told && !mine.is_elsewhere(&theirs)
}

/// Whether an article uses a word of the rival anywhere: then it knows of both.
fn holds(desk: &Desk<'_>, article: usize, rival: &Used) -> bool {
    let text = desk.text(article);
    let tokens = desk.readings[article].tokens.iter();
    let words: Vec<String> = tokens
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(text).to_lowercase())
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (0..words.len()).any(|at| {
        opened(&words, at).is_some_and(|(group, known, _)| group == rival.group && known == rival.rival)
    })
}
