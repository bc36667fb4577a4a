//! Stance: did or did not, and how sure.

use std::collections::BTreeSet;

use super::differences::Desk;
use super::stems::is_empty_word;
use super::{Claim, Difference, DifferenceKind, Value};
use crate::reading::certainty::{denies, opposites as opposite_words};
use crate::reading::{Certainty, Hedge};
use crate::text::{Span, stem};

/// A word of a statement.
#[derive(Debug, Clone)]
struct Word {
    article: usize,
    span: Span,
    lower: String,
    stem: Option<String>,
    capital: bool,
}

fn words(desk: &Desk<'_>, claim: &Claim, article: usize) -> Vec<Vec<Word>> {
    let text = desk.text(article);
    Desk::spans(claim, article)
        .map(|span| {
            desk.words(article, span)
                .map(|span| {
                    let word = span.of(text);
                    let lower = word.to_lowercase().replace('’', "'");
                    let stem = (!is_empty_word(&lower)).then(|| stem(&lower));
                    Word { article, span, capital: word.starts_with(char::is_uppercase), lower, stem }
                })
                .collect()
        })
        .collect()
}

/// One article denies what another states: a denying word stands by a word that the other has undenied.
pub(super) fn polarity(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let articles: Vec<(usize, Vec<Vec<Word>>)> =
        Desk::articles(claim).into_iter().map(|article| (article, words(desk, claim, article))).collect();
    for (article, statements) in &articles {
        for statement in statements {
            for (index, word) in statement.iter().enumerate() {
                let negated = word.lower.ends_with("n't")
                    || matches!(
                        word.lower.as_str(),
                        "not" | "never" | "denied" | "denies" | "refused" | "refuses" | "declined"
                    );
                if !negated {
                    continue;
                }
                let denied: Vec<&Word> =
                    statement.iter().skip(index + 1).take(3).filter(|word| word.stem.is_some()).collect();
                for (other, theirs) in articles.iter().filter(|(other, _)| other != article) {
                    let any = |statements: &[Vec<Word>]| {
                        statements.iter().flatten().any(|word| denies(&word.lower))
                    };
                    if any(theirs) || !mostly_alike(statement, theirs) {
                        continue;
                    }
                    let Some(stated) = denied
                        .iter()
                        .take(1)
                        .find_map(|denied| theirs.iter().flatten().find(|word| word.stem == denied.stem))
                    else {
                        continue;
                    };
                    let last = denied.first().map_or(word.span, |denied| denied.span);
                    let span = word.span.join(last);
                    let values = vec![
                        Value::new(*article, span, span.of(desk.text(*article)).to_owned()),
                        Value::new(*other, stated.span, stated.span.of(desk.text(*other)).to_owned()),
                    ];
                    let why = format!("“{}” against “{}”", values[0].normal, values[1].normal);
                    return vec![Difference { kind: DifferenceKind::Polarity, values, why }];
                }
            }
        }
    }
    Vec::new()
}

/// Whether two thirds of a statement's telling words stand in the other article's too: else the denied word may
/// belong to another fact.
fn mostly_alike(statement: &[Word], theirs: &[Vec<Word>]) -> bool {
    let telling: BTreeSet<&String> = statement.iter().filter_map(|word| word.stem.as_ref()).collect();
    let shared = telling
        .iter()
        .filter(|stem| theirs.iter().flatten().any(|word| word.stem.as_ref() == Some(*stem)))
        .count();
    telling.len() >= 3 && shared * 3 >= telling.len() * 2
}

/// How sure a statement is of a word, by the firmness of its step.
#[derive(Debug, Clone)]
struct Sureness {
    article: usize,
    level: u8,
    span: Span,
    stem: String,
}

/// The same act, surer in one article than in another.
pub(super) fn certainty(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut marked: Vec<Sureness> = Vec::new();
    for article in Desk::articles(claim) {
        let hedges = &desk.readings[article].hedges;
        for (statement, limit) in words(desk, claim, article).iter().zip(Desk::spans(claim, article)) {
            let from = hedges.partition_point(|hedge| hedge.span.start < limit.start);
            let inside = hedges.iter().skip(from).take_while(|hedge| hedge.span.end <= limit.end);
            for hedge in inside.filter(|hedge| compared(hedge)) {
                let end = statement.partition_point(|word| word.span.start < hedge.span.end);
                let next = statement.get(end).or(statement.last()).map_or(hedge.span, |word| word.span);
                let governed = statement
                    .iter()
                    .skip(end)
                    .take(3)
                    .filter(|word| !word.capital)
                    .find_map(|word| word.stem.clone());
                let (level, span) = (hedge.step.firmness(), hedge.span.join(next));
                marked.extend(governed.map(|stem| Sureness { article, level, span, stem }));
            }
        }
    }
    for one in &marked {
        let rival = marked
            .iter()
            .find(|other| other.article != one.article && other.stem == one.stem && other.level != one.level);
        let own = |article: usize, level: u8| {
            marked.iter().any(|mark| mark.article == article && mark.level == level)
        };
        if let Some(other) = rival
            && !own(one.article, other.level)
            && !own(other.article, one.level)
        {
            return vec![sureness(desk, &[one, other])];
        }
    }
    Vec::new()
}

/// Steps that another outlet may take higher or lower. That something did happen, or did not, is no shade of sureness.
fn compared(hedge: &Hedge) -> bool {
    !matches!(hedge.step, Certainty::Denied | Certainty::Did)
}

fn sureness(desk: &Desk<'_>, marks: &[&Sureness]) -> Difference {
    let values: Vec<Value> = marks
        .iter()
        .map(|mark| Value::new(mark.article, mark.span, mark.span.of(desk.text(mark.article)).to_owned()))
        .collect();
    let why = format!("“{}” against “{}”", values[0].normal, values[1].normal);
    Difference { kind: DifferenceKind::Certainty, values, why }
}

/// Words of which both cannot be: «rose» against «fell».
pub(super) fn opposites(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let statements: Vec<Word> =
        Desk::articles(claim).into_iter().flat_map(|article| words(desk, claim, article)).flatten().collect();
    for (one, other) in opposite_words() {
        let holders =
            |wanted: &str| -> Vec<&Word> { statements.iter().filter(|word| word.lower == wanted).collect() };
        let (mine, theirs) = (holders(one), holders(other));
        let apart = mine.iter().find_map(|mine| {
            theirs.iter().find(|theirs| theirs.article != mine.article).map(|theirs| (*mine, *theirs))
        });
        let both = mine.iter().any(|mine| theirs.iter().any(|theirs| theirs.article == mine.article));
        if let (Some((mine, theirs)), false) = (apart, both) {
            let value = |word: &Word| {
                Value::new(word.article, word.span, word.span.of(desk.text(word.article)).to_owned())
            };
            let why = format!("“{}” against “{}”", mine.lower, theirs.lower);
            return vec![Difference {
                kind: DifferenceKind::Detail,
                values: vec![value(mine), value(theirs)],
                why,
            }];
        }
    }
    Vec::new()
}
