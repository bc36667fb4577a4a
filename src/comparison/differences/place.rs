//! Places: another place given for one event.

use std::collections::BTreeSet;

use super::Desk;
use super::name::{alike, misspelt};
use super::setting::Setting;
use super::statement::against;
use super::tables::{is_one_place, is_sort};
use crate::comparison::{Claim, Difference, DifferenceKind, Value};
use crate::reading::{Name, NameKind, sort_of_place};
use crate::text::{Span, fold};

/// Words behind which a name says where something takes place.
const WHERE: &[&str] = &["in", "at", "near", "outside", "off", "from", "to", "toward", "towards", "into"];

/// Where a statement says that something takes place.
#[derive(Debug)]
struct Where<'a> {
    article: usize,
    statement: Span,
    name: &'a Name,
    /// Its words in lower case.
    words: String,
    /// What sort of place it is: only places of one sort rule each other out.
    sort: String,
    by: String,
    setting: Setting,
}

/// The first two places of one sort that outlets give for one thing.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut told: Vec<Where<'_>> = Vec::new();
    for statement in &claim.statements {
        told.extend(places(desk, statement.article, statement.span));
    }
    for (number, one) in told.iter().enumerate() {
        for other in told.iter().skip(number + 1) {
            if one.article == other.article || !parts(desk, one, other) {
                continue;
            }
            let mut values: Vec<Value> = Vec::new();
            for third in [one, other].into_iter().chain(&told) {
                let known = alike(&third.words, &one.words) || alike(&third.words, &other.words);
                if known && values.iter().all(|value| value.article != third.article) {
                    let words = third.name.span.of(desk.text(third.article)).to_owned();
                    values.push(Value::new(third.article, third.name.span, words));
                }
            }
            let why = against(&values[0], &values[1]);
            return vec![Difference { kind: DifferenceKind::Place, values, why }];
        }
    }
    Vec::new()
}

/// The names of places in a stretch that say where.
fn places<'a>(desk: &Desk<'a>, article: usize, statement: Span) -> Vec<Where<'a>> {
    let text = desk.text(article);
    let reading = &desk.readings[article];
    let from = reading.names.partition_point(|name| name.span.start < statement.start);
    let inside = reading.names[from..].iter().take_while(|name| name.span.end <= statement.end);
    inside
        .filter(|name| name.kind != NameKind::Person)
        .filter_map(|name| {
            let words = fold(name.span.of(text)).text;
            let last = words.rsplit(' ').next().unwrap_or("");
            let several = words.contains(' ');
            let sort = match sort_of_place(&words) {
                Some(sort) => sort.to_owned(),
                None => (several && is_sort(last)).then(|| last.to_owned())?,
            };
            let at = reading.tokens.partition_point(|token| token.span.start < name.span.start);
            let before = |back: usize| {
                let token = at.checked_sub(back).and_then(|at| reading.tokens.get(at));
                token.map_or("", |token| token.span.of(text))
            };
            let by = if before(1).eq_ignore_ascii_case("the") { before(2) } else { before(1) }.to_lowercase();
            let setting = || Setting::of(desk, article, name.span, statement);
            WHERE.contains(&by.as_str()).then(|| Where {
                article,
                statement,
                name,
                words,
                sort,
                by,
                setting: setting(),
            })
        })
        .collect()
}

/// Whether two places rule each other out.
fn parts(desk: &Desk<'_>, one: &Where<'_>, other: &Where<'_>) -> bool {
    let words = |place: &Where<'_>| -> BTreeSet<String> {
        place.words.split([' ', '-']).filter(|word| *word != place.sort).map(str::to_owned).collect()
    };
    one.sort == other.sort
        && one.by == other.by
        && words(one).is_disjoint(&words(other))
        && !misspelt(&one.words, &other.words)
        && !alike(&one.words, &other.words)
        && !is_one_place(&one.words, &other.words)
        && same_event(one, other)
        && ![one, other].into_iter().any(|place| is_example(desk, place))
        && !names(desk, one.article, other)
        && !names(desk, other.article, one)
}

/// Whether two places are said of one thing: it is the next word before both, or their clauses have much in common. Of
/// hospitals and oceans a story knows fewer than of cities.
fn same_event(one: &Where<'_>, other: &Where<'_>) -> bool {
    let (mine, theirs) = (&one.setting, &other.setting);
    let (part, shared) = mine.shared_clause(theirs);
    !mine.is_elsewhere(theirs)
        && ((mine.shares_before(theirs) && shared >= 2 && part >= 0.3)
            || (shared >= 3 && part >= 0.5)
            || (is_sort(&one.sort) && mine.shared_whole(theirs) >= 4))
}

/// Whether a place is no more than an example: «who moved to Kentucky, for example».
fn is_example(desk: &Desk<'_>, place: &Where<'_>) -> bool {
    let words = place.statement.of(desk.text(place.article)).to_lowercase();
    ["example", "such as", "for instance"].iter().any(|phrase| words.contains(phrase))
}

/// Whether an article names the other place anywhere: then it tells of both.
fn names(desk: &Desk<'_>, article: usize, other: &Where<'_>) -> bool {
    let text = desk.text(article);
    desk.readings[article].names.iter().any(|name| fold(name.span.of(text)).text.contains(&other.words))
}
