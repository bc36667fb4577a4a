//! Figures of one matter that cannot all be right.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::setting::Setting;
use super::tables::length;
use super::{Desk, figure_of};
use crate::comparison::stems::is_empty_word;
use crate::comparison::{Claim, Difference, DifferenceKind, Value};
use crate::reading::{Bound, Figure, Unit};
use crate::text::{Day, Span, TokenKind, stem};

/// A figure in a statement of a claim.
#[derive(Debug, Clone, Copy)]
struct Stated<'a> {
    article: usize,
    statement: Span,
    figure: &'a Figure,
}

/// Figures of one unit that no other article's figure meets.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut by_unit: BTreeMap<String, Vec<Stated<'_>>> = BTreeMap::new();
    for article in Desk::articles(claim) {
        for statement in Desk::spans(claim, article) {
            for figure in desk.readings[article].figures.iter().filter(|figure| statement.holds(figure.span))
            {
                if figure.unit != Unit::Plain && !figure.is_vague() {
                    let key = format!("{:?}{:?}", figure.unit, rate(desk, article, figure));
                    by_unit.entry(key).or_default().push(Stated { article, statement, figure });
                }
            }
        }
    }
    by_unit.into_values().filter_map(|figures| clash(desk, figures)).collect()
}

/// The first two figures of which both cannot be right, with the figures of the other articles that meet either.
fn clash(desk: &Desk<'_>, mut figures: Vec<Stated<'_>>) -> Option<Difference> {
    // Figures stand article by article.
    let of_article = |article: usize| {
        let from = figures.partition_point(|stated| stated.article < article);
        figures[from..].iter().take_while(move |stated| stated.article == article)
    };
    let lone = |mine: &Stated<'_>, other: usize| {
        mine.article != other
            && !of_article(other).any(|theirs| theirs.figure.agrees(mine.figure))
            // An article that has this figure too, elsewhere, means something else by its own.
            && !gives(desk, other, mine.figure)
    };
    let settings: Vec<OnceCell<Setting>> = figures.iter().map(|_| OnceCell::new()).collect();
    let setting = |number: usize| settings[number].get_or_init(|| setting(desk, &figures[number]));
    let (mine, theirs) = figures.iter().enumerate().find_map(|(number, mine)| {
        figures
            .iter()
            .enumerate()
            .find(|&(index, theirs)| {
                comparable(mine.figure, theirs.figure)
                    && lone(mine, theirs.article)
                    && lone(theirs, mine.article)
                    && same_matter(desk, (mine, setting(number)), (theirs, setting(index)))
            })
            .map(|(_, theirs)| (*mine, *theirs))
    })?;
    let mut values: Vec<Value> = vec![value(&mine), value(&theirs)];
    // Of two figures that say the same, «1,000 miles (1,600 km)», the one in the unit that the others use.
    let unit = |figure: &Figure| figure.short.rsplit(' ').next().unwrap_or("").to_owned();
    let usual: Vec<usize> = figures
        .iter()
        .map(|stated| figures.iter().filter(|other| unit(other.figure) == unit(stated.figure)).count())
        .collect();
    let mut ranked: Vec<(usize, Stated<'_>)> = usual.into_iter().zip(figures).collect();
    ranked.sort_by_key(|(usual, _)| Reverse(*usual));
    figures = ranked.into_iter().map(|(_, stated)| stated).collect();
    for value in &mut values {
        let spoken = figure_of(desk, value);
        let better = figures.iter().find(|stated| {
            stated.article == value.article && spoken.is_some_and(|spoken| spoken.agrees(stated.figure))
        });
        if let Some(better) = better {
            *value = self::value(better);
        }
    }
    let (one, other) = (self::setting(desk, &mine), self::setting(desk, &theirs));
    for stated in &figures {
        let near = stated.figure.agrees(mine.figure) || stated.figure.agrees(theirs.figure);
        if !near || values.iter().any(|value| value.article == stated.article) {
            continue;
        }
        let third = self::setting(desk, stated);
        if [&one, &other].into_iter().any(|known| !third.is_elsewhere(known)) {
            values.push(value(stated));
        }
    }
    let kind = if lasts(mine.figure) { DifferenceKind::Time } else { DifferenceKind::Quantity };
    let mut why = format!("{} against {}", values[0].normal, values[1].normal);
    if is_update(desk, &mine, &theirs) || is_update(desk, &theirs, &mine) {
        why.push_str("; the higher count is of the later article and may be an update");
    }
    Some(Difference { kind, values, why })
}

/// Whether an article gives the very figure somewhere. One or two of a thing are counted too often to tell.
fn gives(desk: &Desk<'_>, article: usize, figure: &Figure) -> bool {
    let counted = matches!(figure.unit, Unit::Count(_) | Unit::Age);
    !counted
        && desk.readings[article].figures.iter().any(|other| {
            other.unit == figure.unit
                && other.bound == figure.bound
                && other.upper == figure.upper
                && other.agrees(figure)
        })
}

fn setting(desk: &Desk<'_>, stated: &Stated<'_>) -> Setting {
    Setting::of(desk, stated.article, stated.figure.span, stated.statement)
}

fn value(stated: &Stated<'_>) -> Value {
    Value::new(stated.article, stated.figure.span, stated.figure.short.clone())
}

fn lasts(figure: &Figure) -> bool {
    matches!(&figure.unit, Unit::Measure(base) if base == "s")
}

/// Whether two amounts can be rivals: outlets that tell one fact seldom put it at more than three times the other's figure,
/// and an age at more than one and a half times.
fn comparable(one: &Figure, other: &Figure) -> bool {
    let (short, long) = (one.amount.min(other.amount).abs(), one.amount.max(other.amount).abs());
    let reach = match one.unit {
        Unit::Age => 1.5,
        Unit::Count(_) => 4.0,
        _ => 3.0,
    };
    long <= short * reach
}

/// Whether two figures measure one thing: they stand among the same plain words, in clauses with much in common. Amounts
/// that are close, or alike but for their bounds, need less to go by.
fn same_matter(
    desk: &Desk<'_>,
    (mine, one): (&Stated<'_>, &Setting),
    (theirs, other): (&Stated<'_>, &Setting),
) -> bool {
    let (short, long) = (
        mine.figure.amount.min(theirs.figure.amount).abs(),
        mine.figure.amount.max(theirs.figure.amount).abs(),
    );
    let ends = |figure: &Figure| [Some(figure.amount), figure.upper].into_iter().flatten();
    let met = ends(mine.figure)
        .any(|one| ends(theirs.figure).any(|other| (one - other).abs() <= one.abs() * 0.001));
    let counts = matches!(mine.figure.unit, Unit::Count(_));
    let close = !counts && long <= short * 1.3;
    let near = one.shared_near(other);
    let next = one.shared_next(other);
    let (part, shared) = one.shared_clause(other);
    let small = one.clause.len().min(other.clause.len()) <= 2;
    if one.is_elsewhere(other) || of_others(desk, mine, theirs, other) || of_others(desk, theirs, mine, one) {
        return false;
    }
    // «less than ten metres» and «four metres» are both right.
    let bound =
        |stated: &Stated<'_>, amount: &Figure| twins(desk, stated).any(|figure| admits(figure, amount));
    if !counts && !close && (bound(mine, theirs.figure) || bound(theirs, mine.figure)) {
        return false;
    }
    if met {
        return near >= 1 || one.shared_whole(other) >= 2;
    }
    // In a list of figures each has its own words.
    let listed = [mine, theirs].into_iter().any(|stated| is_listed(desk, stated));
    next >= if listed { 2 } else { 1 }
        && near >= 1
        && (close || (near >= 2 && part >= 0.35) || (part >= 0.5 && (shared >= 2 || small)))
}

/// A figure with those of its statement that give the same amount, «less than 10 metres (33 feet)».
fn twins<'a>(desk: &Desk<'a>, stated: &Stated<'a>) -> impl Iterator<Item = &'a Figure> {
    let (statement, figure) = (stated.statement, stated.figure);
    let near = (figure.amount * 0.02).abs();
    desk.readings[stated.article].figures.iter().filter(move |other| {
        statement.holds(other.span)
            && other.unit == figure.unit
            && (other.amount - figure.amount).abs() <= near
    })
}

/// Whether a bound leaves room for the other amount.
fn admits(bound: &Figure, amount: &Figure) -> bool {
    match bound.bound {
        Bound::MoreThan => amount.amount >= bound.amount,
        Bound::LessThan => amount.upper.unwrap_or(amount.amount) <= bound.amount,
        _ => false,
    }
}

/// Whether a figure is said to be of something else than the other: «90 percent of imports» and «of trade», «$2 billion
/// in earnings» and a charge; or a height, and the other a distance.
fn of_others(desk: &Desk<'_>, mine: &Stated<'_>, theirs: &Stated<'_>, setting: &Setting) -> bool {
    let Unit::Measure(base) = &mine.figure.unit else {
        let own = matches!(mine.figure.unit, Unit::Money(_)).then(|| object(desk, mine)).unwrap_or_default();
        return !own.is_empty() && setting.lacks(&own);
    };
    match base.as_str() {
        "%" => {
            let (own, other) = (object(desk, mine), object(desk, theirs));
            !own.is_empty() && !other.is_empty() && own.is_disjoint(&other)
        }
        "m" => {
            let (own, other) = (lengths(desk, mine), lengths(desk, theirs));
            !own.is_empty() && !other.is_empty() && own.is_disjoint(&other)
        }
        _ => false,
    }
}

/// The stems of the plain words that a figure is of or in, as far as the next mark or small word.
fn object(desk: &Desk<'_>, stated: &Stated<'_>) -> BTreeSet<String> {
    let text = desk.text(stated.article);
    let reading = &desk.readings[stated.article];
    let from = reading.tokens.partition_point(|token| token.span.start < stated.figure.span.end);
    let mut tokens =
        reading.tokens[from..].iter().take_while(|token| stated.statement.holds(token.span)).take(10);
    if !tokens.next().is_some_and(|token| matches!(token.span.of(text), "of" | "in")) {
        return BTreeSet::new();
    }
    let mut found = BTreeSet::new();
    for token in tokens {
        let word = token.span.of(text).to_lowercase();
        let small = matches!(
            word.as_str(),
            "of" | "all" | "the" | "its" | "his" | "her" | "their" | "those" | "these" | "a" | "’s" | "'s"
        );
        if !small && (token.kind == TokenKind::Mark || is_empty_word(&word)) {
            break;
        }
        let named = token.span.of(text).starts_with(char::is_uppercase);
        if token.kind == TokenKind::Word && !small && !named {
            found.insert(stem(&word));
        }
    }
    found
}

/// What sort of length the words about a figure speak of.
fn lengths(desk: &Desk<'_>, stated: &Stated<'_>) -> BTreeSet<usize> {
    let text = desk.text(stated.article);
    let close = desk.around(stated.article, stated.figure.span, stated.statement, 4);
    desk.words(stated.article, close)
        .filter(|word| !stated.figure.span.holds(*word))
        .filter_map(|word| length(&word.of(text).to_lowercase()))
        .collect()
}

/// Whether its sentence has two figures more of its unit.
fn is_listed(desk: &Desk<'_>, stated: &Stated<'_>) -> bool {
    let like = desk.readings[stated.article].figures.iter().filter(|figure| {
        stated.statement.holds(figure.span)
            && figure.unit == stated.figure.unit
            && !figure.agrees(stated.figure)
    });
    like.count() >= 2
}

/// Whether the first article, later than the second, counts more: the count may have risen between them.
fn is_update(desk: &Desk<'_>, later: &Stated<'_>, earlier: &Stated<'_>) -> bool {
    let day =
        |stated: &Stated<'_>| desk.story.articles[stated.article].published.as_deref().and_then(Day::read);
    matches!(later.figure.unit, Unit::Count(_))
        && later.figure.amount > earlier.figure.amount
        && matches!((day(later), day(earlier)), (Some(later), Some(earlier)) if later.since(earlier) > 0)
}

/// What an amount is reckoned by: `hour` of «nine litres per hour», `ticket` of «$12 a ticket».
fn rate(desk: &Desk<'_>, article: usize, figure: &Figure) -> Option<String> {
    let text = desk.text(article);
    let tokens = &desk.readings[article].tokens;
    let at = tokens.partition_point(|token| token.span.start < figure.span.end);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text)).to_lowercase();
    matches!(word(at).as_str(), "per" | "a" | "an" | "each").then(|| word(at + 1))
}
