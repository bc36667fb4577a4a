//! Moments: days, dates, clock times and deadlines, as the article words them.

use super::words::Words;
use crate::text::{Span, TokenKind};

/// A point or stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The words: `late Thursday`, `within two weeks`.
    pub span: Span,
    /// What sort of time it is; only moments of one sort can part.
    pub kind: MomentKind,
    /// The form in which two that mean the same meet: `thursday`, `10-16`, `05:10`, `within two weeks`.
    pub normal: String,
}

/// The sorts of moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MomentKind {
    /// A day of the week.
    Weekday,
    /// A day of a month.
    Date,
    /// A time of day.
    Clock,
    /// A year.
    Year,
    /// A time still to come, told from now: `within two weeks`, `soon`.
    Deadline,
    /// The article says that no date is known.
    Undated,
}

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Finds the moments of an article.
pub(super) fn find(words: &Words<'_>) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.tokens.len() {
        let moment = weekday(words, index)
            .or_else(|| date(words, index))
            .or_else(|| clock(words, index))
            .or_else(|| deadline(words, index))
            .or_else(|| undated(words, index));
        match moment {
            Some((kind, normal, range)) => {
                index = range.end.max(index + 1);
                found.push(Moment { span: words.span(range), kind, normal });
            }
            None => index += 1,
        }
    }
    found
}

type Found = Option<(MomentKind, String, std::ops::Range<usize>)>;

fn weekday(words: &Words<'_>, index: usize) -> Found {
    let low = words.low(index).trim_end_matches("'s");
    let day = WEEKDAYS.iter().find(|day| **day == low)?;
    let before = words.low(index.wrapping_sub(1));
    let start =
        if matches!(before, "late" | "early" | "last" | "next" | "on" | "this") { index - 1 } else { index };
    Some((MomentKind::Weekday, (*day).to_owned(), start..index + 1))
}

fn month(words: &Words<'_>, index: usize) -> Option<usize> {
    month_number(words.low(index)).filter(|_| words.is_capital(index))
}

/// The number of the month that a word, in lower case, names in full or short.
pub(super) fn month_number(low: &str) -> Option<usize> {
    let low = low.trim_end_matches('.');
    let named = |month: &str| {
        low == month || low == "sept" && month == "september" || low.len() == 3 && month.starts_with(low)
    };
    MONTHS.iter().position(|month| named(month)).map(|place| place + 1)
}

fn day_number(words: &Words<'_>, index: usize) -> Option<u32> {
    let token = words.tokens.get(index)?;
    (token.kind == TokenKind::Number)
        .then(|| token.span.of(words.text).parse::<u32>().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

fn date(words: &Words<'_>, index: usize) -> Found {
    if let Some(month) = month(words, index) {
        let at = index + 1 + usize::from(words.low(index + 1) == ".");
        let day = day_number(words, at)?;
        return Some((MomentKind::Date, format!("{month:02}-{day:02}"), index..at + 1));
    }
    let day = day_number(words, index)?;
    let month = month(words, index + 1)?;
    Some((MomentKind::Date, format!("{month:02}-{day:02}"), index..index + 2))
}

fn clock(words: &Words<'_>, index: usize) -> Found {
    let token = words.tokens.get(index)?;
    if token.kind != TokenKind::Number {
        return None;
    }
    let text = token.span.of(words.text);
    let (hour, mut minute) = match text.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?),
        Some(_) => return None,
        None => (text.parse::<u32>().ok()?, 0),
    };
    let mut end = index + 1;
    let mut colon = false;
    if words.low(end) == ":"
        && words
            .tokens
            .get(end + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.span.len() == 2)
    {
        minute = words.word(end + 1).parse().ok()?;
        end += 2;
        colon = true;
    }
    let half = words.low(end).replace('.', "");
    let after_noon = match half.as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ if colon && hour < 24 && minute < 60 => None,
        _ => return None,
    };
    let hour = match after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    end += usize::from(after_noon.is_some());
    (hour < 25 && minute < 60).then(|| (MomentKind::Clock, format!("{hour:02}:{minute:02}"), index..end))
}

fn deadline(words: &Words<'_>, index: usize) -> Found {
    let unit = |low: &str| {
        matches!(
            low,
            "days" | "weeks" | "months" | "hours" | "years" | "day" | "week" | "month" | "year" | "hour"
        )
    };
    match words.low(index) {
        "within" if unit(words.low(index + 2)) => Some((
            MomentKind::Deadline,
            words.span(index..index + 3).of(words.text).to_lowercase(),
            index..index + 3,
        )),
        "soon" if words.low(index.wrapping_sub(1)) != "as" && words.low(index + 1) != "as" => {
            Some((MomentKind::Deadline, "soon".to_owned(), index..index + 1))
        }
        "in" if matches!(words.low(index + 2), "coming" | "next") && unit(words.low(index + 3)) => Some((
            MomentKind::Deadline,
            words.span(index..index + 4).of(words.text).to_lowercase(),
            index..index + 4,
        )),
        "next" if matches!(words.low(index + 1), "week" | "month" | "year") => {
            Some((MomentKind::Deadline, format!("next {}", words.low(index + 1)), index..index + 2))
        }
        _ => None,
    }
}

/// «no date was set», «a date has not been set», «did not set a date», «without naming a day».
fn undated(words: &Words<'_>, index: usize) -> Found {
    if !matches!(words.low(index), "date" | "day" | "dates" | "timing" | "timetable" | "timeline") {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn moments(text: &str) -> Vec<(MomentKind, String)> {
        crate::reading::read(&article(text))
            .moments
            .into_iter()
            .map(|moment| (moment.kind, moment.normal))
            .collect()
    }

    #[test]
    fn days_dates_and_clock_times_have_one_form() {
        assert_eq!(moments("late Thursday"), [(MomentKind::Weekday, "thursday".to_owned())]);
        assert_eq!(
            moments("on Oct. 16 and 3 May"),
            [(MomentKind::Date, "10-16".to_owned()), (MomentKind::Date, "05-03".to_owned())]
        );
        assert_eq!(
            moments("at 5:10 a.m., 5.10am, 17:30 and 5pm"),
            ["05:10", "05:10", "17:30", "17:00"].map(|clock| (MomentKind::Clock, clock.to_owned()))
        );
    }

    #[test]
    fn that_no_date_is_known_is_said_in_many_ways() {
        for text in [
            "No date was set.",
            "A date has not been set.",
            "He did not set a specific date for it.",
            "The date has yet to be fixed, he said.",
        ] {
            assert_eq!(moments(text).first().map(|(kind, _)| *kind), Some(MomentKind::Undated), "{text}");
        }
        assert!(moments("The date was set, he said.").is_empty());
    }

    #[test]
    fn deadlines_are_told_from_now() {
        assert_eq!(moments("within two weeks"), [(MomentKind::Deadline, "within two weeks".to_owned())]);
    }
}
