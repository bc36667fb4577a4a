//! What a person has decided of an item, in words, with what the program proposes.

use crate::comparison::{Comparison, JudgedDifference, Verdict};

use super::theme;

/// The mark that counts most of those that a person has put on a claim; a blank where there is none.
pub(super) fn mark(comparison: &Comparison, claim: usize) -> &'static str {
    match comparison.judged.claim(claim) {
        Some(judged) if judged.star => theme::STAR,
        Some(judged) if judged.is_decided() => theme::PERSON,
        Some(judged) if !judged.notes.is_empty() => theme::NOTE,
        _ => " ",
    }
}

/// What was decided of a claim, a line each.
pub(super) fn claim(comparison: &Comparison, claim: usize) -> Vec<String> {
    let (Some(judged), Some(told)) = (comparison.judged.claim(claim), comparison.claims.get(claim)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if judged.verdict {
        lines.push(match judged.proposed {
            Some(proposed) if proposed == told.verdict => {
                format!("{}, as the program says", said(told.verdict))
            }
            Some(proposed) if told.verdict == Verdict::Single => {
                format!("not one fact; the program: {}", said(proposed))
            }
            Some(proposed) => {
                let mut kinds: Vec<&str> = judged.seen.iter().map(|seen| seen.kind.name()).collect();
                kinds.dedup();
                let over = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
                format!("{}; the program: {}{over}", said(told.verdict), said(proposed))
            }
            None => said(told.verdict).to_owned(),
        });
    }
    for JudgedDifference { proposed, kind, .. } in &judged.differences {
        let kind_of = |kind: Option<crate::comparison::DifferenceKind>| {
            kind.map_or("no difference", |kind| kind.name())
        };
        if kind != proposed {
            lines.push(format!("{}; the program: {}", kind_of(*kind), kind_of(*proposed)));
        }
    }
    if let Some(from) = &judged.statements
        && told.verdict != Verdict::Single
    {
        lines.push(match from.len() {
            0 => "statements put together by a person; the program has no such claim".to_owned(),
            1 => format!("statements chosen by a person; the program’s claim has {}", from[0].len()),
            claims => format!("statements of {claims} claims of the program"),
        });
    }
    if let Some(label) = &judged.label {
        lines.push(format!("named by a person; the program: {label}"));
    }
    if judged.lost > 0 {
        let what = if judged.lost == 1 {
            "1 statement is".to_owned()
        } else {
            format!("{} statements are", judged.lost)
        };
        lines.push(format!("{what} not found any more"));
    }
    if judged.star {
        lines.push("goes into the memo".to_owned());
    }
    lines
}

fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Diverge => "they part",
        Verdict::Agree => "told alike",
        Verdict::Single => "told by one",
    }
}
