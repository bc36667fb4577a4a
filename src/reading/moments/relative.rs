//! Times told from now, «within two weeks», «yesterday», and that no date is known.

use super::{Found, MomentKind};
use crate::reading::figures::small;
use crate::reading::words::Words;
use crate::text::TokenKind;

fn is_stretch(low: &str) -> bool {
    matches!(
        low,
        "days"
            | "weeks"
            | "months"
            | "hours"
            | "years"
            | "day"
            | "week"
            | "month"
            | "year"
            | "hour"
            | "minutes"
    )
}

/// Whether a time told from now, or a date that is not known, can stand at the word.
pub(super) fn may_be_relative(low: &str) -> bool {
    matches!(
        low,
        "within" | "soon" | "in" | "next" | "yesterday" | "today" | "tonight" | "tomorrow" | "last" | "this"
    ) || is_date(low)
}

fn is_date(low: &str) -> bool {
    matches!(low, "date" | "day" | "dates" | "timing" | "timetable" | "timeline")
}

/// «within two weeks», «soon», «in the coming days», «next month».
pub(super) fn deadline(words: &Words<'_>, index: usize) -> Found {
    let said = |length: usize| {
        let range = index..index + length;
        let text: Vec<&str> = range.clone().map(|at| words.low(at)).collect();
        Some((MomentKind::Deadline, text.join(" "), range))
    };
    match words.low(index) {
        "within" if is_stretch(words.low(index + 2)) => said(3),
        "soon"
            if words.low(index.wrapping_sub(1)) != "as"
                && !matches!(words.low(index + 1), "as" | "after" | "afterward" | "afterwards") =>
        {
            said(1)
        }
        "in" if matches!(words.low(index + 2), "coming" | "next") && is_stretch(words.low(index + 3)) => {
            said(4)
        }
        "next" if matches!(words.low(index + 1), "week" | "month" | "year" | "weekend") => said(2),
        _ => None,
    }
}

/// «yesterday», «last week», «this morning», «tomorrow».
pub(super) fn relative(words: &Words<'_>, index: usize) -> Found {
    let next = words.low(index + 1);
    let low = words.low(index);
    let length = match low {
        "yesterday" | "today" | "tonight" | "tomorrow" => 1,
        "last" if matches!(next, "week" | "month" | "year" | "night" | "weekend") => 2,
        "this"
            if matches!(
                next,
                "week" | "month" | "year" | "morning" | "afternoon" | "evening" | "weekend"
            ) =>
        {
            2
        }
        _ => return None,
    };
    let normal = if length == 1 { low.to_owned() } else { format!("{low} {next}") };
    Some((MomentKind::Relative, normal, index..index + length))
}

/// «two weeks ago», «10 years ago», «a month ago».
pub(super) fn ago(words: &Words<'_>, index: usize) -> Found {
    let counts = words.tokens[index].kind == TokenKind::Number
        || small(words.low(index)).is_some()
        || matches!(words.low(index), "a" | "an");
    (counts && words.low(index + 2) == "ago" && is_stretch(words.low(index + 1))).then(|| {
        let normal = format!("{} {} ago", words.low(index), words.low(index + 1));
        (MomentKind::Relative, normal, index..index + 3)
    })
}

/// «no date was set», «a date has not been set», «did not set a date», «without naming a day».
pub(super) fn undated(words: &Words<'_>, index: usize) -> Found {
    if !is_date(words.low(index)) {
        return None;
    }
    let negative = |low: &str| {
        matches!(low, "no" | "not" | "without" | "never" | "yet" | "neither") || low.ends_with("n't")
    };
    let settled = |low: &str| {
        matches!(
            low,
            "set"
                | "given"
                | "gave"
                | "give"
                | "provided"
                | "announced"
                | "fixed"
                | "named"
                | "naming"
                | "agreed"
                | "specified"
                | "specify"
                | "name"
                | "offered"
                | "giving"
                | "setting"
                | "settled"
                | "confirmed"
                | "fix"
                | "mentioned"
                | "decided"
                | "determined"
        )
    };
    let from = index.saturating_sub(6);
    let to = (index + 8).min(words.tokens.len());
    let stop = (index..to).find(|&at| matches!(words.low(at), "." | "," | ";" | "but")).unwrap_or(to);
    let begin =
        (from..index).rev().find(|&at| matches!(words.low(at), "." | "," | ";")).map_or(from, |at| at + 1);
    let no = (begin..stop).find(|&at| negative(words.low(at)))?;
    let direct = no + 1 == index || (words.low(no) == "no" && no < index);
    let verb = (begin..stop).rfind(|&at| settled(words.low(at)));
    if verb.is_none() && !direct {
        return None;
    }
    let last = verb.map_or(index, |verb| verb.max(index));
    let first = verb.map_or(no, |verb| verb.min(no)).min(index);
    Some((MomentKind::Undated, "no date".to_owned(), first..last + 1))
}
