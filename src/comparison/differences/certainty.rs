//! Certainty: the same act, surer in one article than in another.

use super::Desk;
use super::acts::Act;
use super::setting::{Setting, clause};
use super::statement::{Statement, against, shown};
use crate::comparison::{Difference, DifferenceKind, Value};
use crate::reading::{Certainty, Figure, Hedge, Unit};
use crate::text::Span;

/// How sure a statement is of an act.
#[derive(Debug)]
struct Sureness<'a> {
    article: usize,
    /// The firmness of its step.
    level: u8,
    /// Whether it is a bare «would», which reported speech makes of «will» and of less.
    reported: bool,
    /// The words that mark it, with the word behind them.
    span: Span,
    /// The act, by the stem of its verb.
    act: Option<String>,
    /// Of whom it is said, and what it governs.
    about: Act,
    /// The amounts that the act is about: «will pay $70 million».
    figures: Vec<&'a Figure>,
    setting: Setting,
}

/// The same act, surer in one article than in another.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Vec<Difference> {
    let marked: Vec<Sureness<'_>> = statements.iter().flat_map(|statement| marks(desk, statement)).collect();
    for (number, one) in marked.iter().enumerate() {
        let rival = marked.iter().skip(number + 1).find(|other| {
            one.article != other.article && parts(one, other) && same_act(one, other) && {
                // Where one article holds both, it is no rival of the other.
                let own = |article: usize, level: u8| {
                    marked.iter().any(|mark| {
                        mark.article == article
                            && mark.level == level
                            && (one.act != other.act || same_act(mark, one) || same_act(mark, other))
                    })
                };
                !own(one.article, other.level) && !own(other.article, one.level)
            }
        });
        if let Some(other) = rival {
            let mut values = vec![value(desk, one), value(desk, other)];
            for third in &marked {
                let stands = same_act(third, one) || same_act(third, other);
                let level = third.level == one.level || third.level == other.level;
                if stands && level && values.iter().all(|value| value.article != third.article) {
                    values.push(value(desk, third));
                }
            }
            let why = against(&values[0], &values[1]);
            return vec![Difference { kind: DifferenceKind::Certainty, values, why }];
        }
    }
    Vec::new()
}

fn value(desk: &Desk<'_>, mark: &Sureness<'_>) -> Value {
    shown(desk, mark.article, mark.span)
}

/// The marks of a statement that another outlet may take higher or lower.
fn marks<'a>(desk: &Desk<'a>, statement: &Statement) -> Vec<Sureness<'a>> {
    let reading = &desk.readings[statement.article];
    let from = reading.hedges.partition_point(|hedge| hedge.span.start < statement.span.start);
    let inside = reading.hedges.iter().skip(from).take_while(|hedge| hedge.span.end <= statement.span.end);
    inside
        .filter(|hedge| compared(hedge))
        .map(|hedge| {
            let end = statement.words.partition_point(|word| word.span.start < hedge.span.end);
            let behind = statement.words.get(end..).unwrap_or(&[]);
            let next = behind.first().map_or(hedge.span, |word| word.span);
            let perfect = behind.first().is_some_and(|word| word.lower == "have");
            // «would have stopped» did not.
            let verb = behind
                .iter()
                .take(3)
                .position(|word| word.stem.is_some() && !word.capital)
                .filter(|_| !perfect && governs(desk, statement, hedge));
            let act = verb.and_then(|verb| behind[verb].stem.clone());
            let start = statement.words.partition_point(|word| word.span.start < hedge.span.start);
            let governed = verb.map(|verb| Act::of(desk, statement, start, end + verb)).unwrap_or_default();
            let limit = clause(desk, statement.article, hedge.span).unwrap_or(statement.span);
            let reach = behind.get(..behind.len().min(4)).and_then(<[_]>::last);
            let reach = reach.map_or(hedge.span.end, |word| word.span.end).min(limit.end);
            let about = Span::new(hedge.span.end, reach.max(hedge.span.end));
            let figures = reading
                .figures
                .iter()
                .filter(|figure| {
                    about.meets(figure.span) && !matches!(figure.unit, Unit::Plain | Unit::Count(_))
                })
                .collect();
            let would = statement
                .words
                .get(end.wrapping_sub(1))
                .is_some_and(|word| matches!(word.lower.as_str(), "would" | "wouldn't"));
            Sureness {
                article: statement.article,
                level: hedge.step.firmness(),
                reported: would,
                span: hedge.span.join(next),
                act,
                about: governed,
                figures,
                setting: Setting::of(desk, statement.article, hedge.span, statement.span),
            }
        })
        .collect()
}

/// Steps that another outlet may take higher or lower. That something did happen, or did not, is no shade of sureness.
fn compared(hedge: &Hedge) -> bool {
    !matches!(hedge.step, Certainty::Denied | Certainty::Did) && !hedge.negated
}

/// Whether the words of a mark govern a verb: «plans to close», and neither «his plans to close» nor «expects his meeting».
fn governs(desk: &Desk<'_>, statement: &Statement, hedge: &Hedge) -> bool {
    let words = hedge.span.of(desk.text(statement.article)).to_lowercase();
    let last = words.rsplit(' ').next().unwrap_or("");
    let verb = matches!(last, "to" | "will" | "shall" | "may" | "might" | "could" | "would" | "likely");
    if words != "plans to" && words != "plan to" {
        return verb;
    }
    let at = statement.words.partition_point(|word| word.span.start < hedge.span.start);
    at.checked_sub(1).and_then(|at| statement.words.get(at)).is_none_or(|word| {
        word.capital
            || matches!(
                word.lower.as_str(),
                "he" | "she" | "it" | "they" | "who" | "which" | "also" | "still" | "now"
            )
    })
}

/// Whether the one is surer than the other. «Would» stands for «will» and for less alike.
fn parts(one: &Sureness<'_>, other: &Sureness<'_>) -> bool {
    one.level != other.level && !one.reported && !other.reported
}

/// Whether both are about one act: the same verb, the same object, the same person at the same time, or the same amount, in
/// clauses with much in common.
fn same_act(one: &Sureness<'_>, other: &Sureness<'_>) -> bool {
    let (part, shared) = one.setting.shared_clause(&other.setting);
    if one.setting.is_elsewhere(&other.setting) {
        return false;
    }
    let verb = one.act.is_some() && one.act == other.act && shared >= 3 && part >= 0.4;
    let object = one.act.is_some()
        && other.act.is_some()
        && one.about.shares_object(&other.about)
        && shared >= 3
        && part >= 0.4;
    let appointment = one.act.is_some()
        && other.act.is_some()
        && one.setting.shares_person_and_time(&other.setting)
        && shared >= 2;
    let amount = one.figures.iter().any(|mine| {
        other.figures.iter().any(|theirs| {
            mine.unit == theirs.unit && (mine.amount - theirs.amount).abs() <= mine.amount.abs() * 0.001
        })
    });
    // A firm that expects a charge says as much as one that will take it.
    let doubt = one.level == 1 || other.level == 1;
    verb || object || appointment || (amount && doubt && shared >= 1)
}
