//! Differences: where the statements of one claim cannot all be exactly right.

mod acts;
mod alternatives;
pub(super) mod attribution;
mod certainty;
mod detail;
mod echoes;
mod hedged;
mod name;
mod place;
mod polarity;
mod progress;
mod quantity;
pub(super) mod rivals;
mod setting;
mod silence;
mod statement;
mod tables;
mod time;
mod verbs;
mod withheld;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use self::echoes::Echoed;
use super::families::DifferenceOf;
use super::people::Register;
use super::stems::is_empty_word;
use super::wording::Wording;
use super::{Claim, Difference, DifferenceKind, Family, Value};
use crate::reading::{Figure, Moment, Reading};
use crate::story::Story;
use crate::text::{Span, TokenKind, stem};

/// What the checks look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) story: &'a Story,
    pub(super) readings: &'a [Reading],
    /// Who is who among the people that the articles name.
    pub(super) register: &'a Register,
}

impl<'a> Desk<'a> {
    pub(super) fn text(&self, article: usize) -> &'a str {
        &self.story.articles[article].text
    }

    /// The spans in which an article states the claim.
    pub(super) fn spans(claim: &Claim, article: usize) -> impl Iterator<Item = Span> {
        claim
            .statements
            .iter()
            .filter(move |statement| statement.article == article)
            .map(|statement| statement.span)
    }

    pub(super) fn articles(claim: &Claim) -> BTreeSet<usize> {
        claim.statements.iter().map(|statement| statement.article).collect()
    }

    /// The words in a span, marks and numbers left out.
    pub(super) fn words(&self, article: usize, span: Span) -> impl Iterator<Item = Span> {
        let tokens = &self.readings[article].tokens;
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let inside = tokens[from..].iter().take_while(move |token| token.span.end <= span.end);
        inside.filter(|token| token.kind == TokenKind::Word).map(|token| token.span)
    }

    /// The stems of the words in a span that tell something.
    pub(super) fn telling(&self, article: usize, span: Span) -> BTreeSet<String> {
        let text = self.text(article);
        self.words(article, span)
            .map(|word| word.of(text))
            .filter(|word| !is_empty_word(word))
            .map(stem)
            .collect()
    }

    /// A span with up to `reach` tokens on each side, within `limit`.
    pub(super) fn around(&self, article: usize, span: Span, limit: Span, reach: usize) -> Span {
        let tokens = &self.readings[article].tokens;
        let first = tokens.partition_point(|token| token.span.start < span.start).saturating_sub(reach);
        let last = (tokens.partition_point(|token| token.span.end <= span.end) + reach).min(tokens.len());
        let start = tokens.get(first).map_or(span.start, |token| token.span.start).max(limit.start);
        let end = last
            .checked_sub(1)
            .and_then(|last| tokens.get(last))
            .map_or(span.end, |token| token.span.end)
            .min(limit.end);
        Span::new(start.min(span.start), end.max(span.end))
    }
}

/// The differences of a claim, most telling first.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim, families: &[&Family]) -> Vec<Difference> {
    let echoed = Echoed::of(desk, claim);
    let mut stated = between(desk, &echoed.claim);
    for difference in &mut stated {
        echoed.spread(&mut difference.values);
    }
    let quoted = super::families::differences_in(desk, claim, families);
    let mut found: Vec<Difference> = quoted.into_iter().map(|DifferenceOf(difference)| difference).collect();
    found.append(&mut stated);
    for difference in &mut found {
        difference.values.sort_by_key(|value| (value.article, value.span));
        difference.values.dedup_by_key(|value| value.article);
        let kind = difference.kind;
        let figure = |value: &Value| figure_of(desk, value);
        let moment = |value: &Value| moment_of(desk, value);
        take_sides(&mut difference.values, |one, other| match (figure(one), figure(other)) {
            (Some(one), Some(other)) => one.agrees(other),
            _ if kind == DifferenceKind::Quote => {
                // Fewer of the same words change none of them.
                let worded = |value: &Value| Wording::of(desk.text(value.article), value.span);
                let (mine, theirs) = (worded(one), worded(other));
                mine.holds(&theirs) || theirs.holds(&mine)
            }
            _ => match (moment(one), moment(other)) {
                (Some(one), Some(other)) => one.agrees(other),
                _ => name::alike(&one.normal, &other.normal),
            },
        });
    }
    found.retain(|difference| difference.values.len() > 1);
    found.sort_by_key(|difference| difference.kind);
    found
}

/// The differences of a claim but those between renderings of one quote.
fn between(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let statements = statement::of(desk, claim);
    let mut found = quantity::of(desk, claim);
    found.extend(time::of(desk, claim));
    found.extend(progress::of(desk, claim, &statements));
    found.extend(polarity::of(desk, &statements));
    found.extend(silence::of(desk, &statements));
    found.extend(name::of(desk, claim));
    let sure = certainty::of(desk, &statements);
    if sure.is_empty() {
        found.extend(hedged::of(desk, &statements));
    }
    found.extend(sure);
    found.extend(place::of(desk, claim));
    found.extend(detail::of(desk, &statements));
    found.extend(alternatives::of(desk, &statements));
    found.extend(withheld::of(desk, &statements));
    found.extend(attribution::of_acts(desk, claim));
    found
}

/// Numbers the sides of a difference: values that `agree` have one, the side of the most outlets is 0.
fn take_sides(values: &mut [Value], agree: impl Fn(&Value, &Value) -> bool) {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for index in 0..values.len() {
        match sides.iter_mut().find(|side| agree(&values[side[0]], &values[index])) {
            Some(side) => side.push(index),
            None => sides.push(vec![index]),
        }
    }
    sides.sort_by_key(|side| Reverse(side.len()));
    let most = sides.len() > 1 && sides[0].len() > sides[1].len();
    for (number, side) in sides.iter().enumerate() {
        for &index in side {
            values[index].side = number + usize::from(!most);
        }
    }
}

fn figure_of<'a>(desk: &Desk<'a>, value: &Value) -> Option<&'a Figure> {
    desk.readings[value.article].figures.iter().find(|figure| figure.span == value.span)
}

fn moment_of<'a>(desk: &Desk<'a>, value: &Value) -> Option<&'a Moment> {
    desk.readings[value.article].moments.iter().find(|moment| moment.span == value.span)
}

#[cfg(test)]
mod tests;
