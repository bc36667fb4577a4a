//! Days of the week and of the month, months and years.

use super::{Found, MomentKind, is_glued, number_at};
use crate::reading::words::Words;
use crate::text::{Day, month_number};

/// From Monday, as [`Day::weekday`] counts them.
pub(super) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// «Thursday», «late on Thursday».
pub(super) fn weekday(words: &Words<'_>, index: usize) -> Found {
    let low = words.low(index).trim_end_matches("'s");
    let day = WEEKDAYS.iter().find(|day| **day == low)?;
    let before = words.low(index.wrapping_sub(1));
    let start =
        if matches!(before, "late" | "early" | "last" | "next" | "on" | "this") { index - 1 } else { index };
    Some((MomentKind::Weekday, (*day).to_owned(), start..index + 1))
}

/// Whether a word, in lower case, is a day of the week.
pub(in crate::reading) fn is_weekday(low: &str) -> bool {
    WEEKDAYS.contains(&low.trim_end_matches("'s"))
}

fn month(words: &Words<'_>, index: usize) -> Option<usize> {
    words.is_capital(index).then(|| month_number(words.low(index))).flatten()
}

fn day_number(words: &Words<'_>, index: usize) -> Option<u32> {
    number_at(words, index).filter(|day| (1..=31).contains(day))
}

fn year_at(words: &Words<'_>, index: usize) -> Option<u32> {
    number_at(words, index).filter(|year| words.word(index).len() == 4 && (1900..2100).contains(year))
}

/// The token behind the ending of a day's number: «16th».
fn behind_day(words: &Words<'_>, end: usize) -> usize {
    end + usize::from(matches!(words.low(end), "st" | "nd" | "rd" | "th") && is_glued(words, end))
}

/// «Oct. 16», «16th of October 2025», «October 16-18, 2025», «2025-10-16», «10/16/2025».
pub(super) fn date(words: &Words<'_>, index: usize) -> Found {
    if let Some(normal) = in_numbers(words, index) {
        return Some((MomentKind::Date, normal, index..index + 5));
    }
    let (month, day, mut end) = if let Some(month) = month(words, index) {
        let at = index + 1 + usize::from(words.low(index + 1) == ".");
        let day = day_number(words, at)?;
        if matches!(words.low(at + 1), ":" | "am" | "pm" | "%" | "million") {
            return None;
        }
        let mut end = behind_day(words, at + 1);
        // «October 16-18»
        if matches!(words.low(end), "-" | "–")
            && is_glued(words, end)
            && day_number(words, end + 1).is_some_and(|last| last > day)
        {
            end = behind_day(words, end + 2);
        }
        (month, day, end)
    } else {
        let day = day_number(words, index)?;
        let end = behind_day(words, index + 1);
        let end = end + usize::from(words.low(end) == "of");
        let month = month(words, end)?;
        (month, day, end + 1 + usize::from(words.low(end + 1) == "." && year_at(words, end + 2).is_some()))
    };
    let comma = usize::from(words.low(end) == ",");
    let Some(year) = year_at(words, end + comma) else {
        return Some((MomentKind::Date, format!("{month:02}-{day:02}"), index..end));
    };
    end += comma + 1;
    Some((MomentKind::Date, format!("{year}-{month:02}-{day:02}"), index..end))
}

/// «2025-10-16», «10/16/2025»; where month and day could change places, neither is known.
fn in_numbers(words: &Words<'_>, index: usize) -> Option<String> {
    let mark = words.low(index + 1);
    let glued = matches!(mark, "-" | "/")
        && words.low(index + 3) == mark
        && (1..5).all(|step| is_glued(words, index + step));
    if !glued || is_glued(words, index + 5) && words.low(index + 5) == mark {
        return None;
    }
    let (first, second, third) =
        (number_at(words, index)?, number_at(words, index + 2)?, number_at(words, index + 4)?);
    let day = if year_at(words, index).is_some() {
        Day::new(i32::try_from(first).ok()?, second, third)?
    } else {
        let year = i32::try_from(year_at(words, index + 4)?).ok()?;
        match (first > 12, second > 12) {
            (true, false) => Day::new(year, second, first)?,
            (false, true) => Day::new(year, first, second)?,
            _ if first == second => Day::new(year, first, second)?,
            _ => return None,
        }
    };
    Some(day.to_string())
}

/// «in October», «October 2025», «last March»: a month without a day.
pub(super) fn month_alone(words: &Words<'_>, index: usize) -> Found {
    let month = month(words, index)?;
    let end = index + 1 + usize::from(words.low(index + 1) == "." && words.word(index).len() < 5);
    let end = end + usize::from(words.low(end) == "," && year_at(words, end + 1).is_some());
    if let Some(year) = year_at(words, end) {
        return Some((MomentKind::Month, format!("{year}-{month:02}"), index..end + 1));
    }
    let before = words.low(index.wrapping_sub(1));
    let led = matches!(
        before,
        "in" | "last" | "next" | "since" | "until" | "by" | "early" | "late" | "mid" | "this" | "during"
    );
    led.then(|| (MomentKind::Month, format!("{month:02}"), index..index + 1))
}

/// «in 2017», «2010-2012»: a year by itself, unless it counts something.
pub(super) fn year(words: &Words<'_>, index: usize) -> Found {
    let year = year_at(words, index)?;
    let before = words.low(index.wrapping_sub(1));
    let led = matches!(
        before,
        "in" | "since"
            | "of"
            | "by"
            | "until"
            | "till"
            | "from"
            | "to"
            | "and"
            | "the"
            | "early"
            | "late"
            | "mid"
            | "before"
            | "after"
            | "around"
            | "between"
            | "during"
            | "("
            | ","
            | "–"
            | "through"
            | "for"
            | "fall"
            | "spring"
            | "summer"
            | "winter"
    );
    let counts = words.is_word(index + 1) && is_glued(words, index + 1)
        || matches!(words.low(index + 1), "%" | "°" | "people" | "percent" | "/" | ":" | "feet" | "miles");
    (led && !counts).then(|| (MomentKind::Year, year.to_string(), index..index + 1))
}
