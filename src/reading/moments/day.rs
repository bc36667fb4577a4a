//! The day a moment falls on, told from the article's own.

use std::ops::Range;

use super::MomentKind;
use super::dates::WEEKDAYS;
use crate::reading::figures::small;
use crate::reading::words::Words;
use crate::text::Day;

/// The day a moment falls on, told from the article's own.
pub(super) fn day_of(
    words: &Words<'_>,
    kind: MomentKind,
    normal: &str,
    range: &Range<usize>,
    today: Day,
) -> Option<Day> {
    match kind {
        MomentKind::Weekday => {
            let weekday = WEEKDAYS.iter().position(|day| *day == normal)?;
            let ahead = i64::try_from((weekday + 7 - today.weekday()) % 7).ok()?;
            let days = match words.low(range.start) {
                "last" => {
                    if ahead == 0 {
                        -7
                    } else {
                        ahead - 7
                    }
                }
                "next" => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
                _ if is_ahead(words, range.start) => ahead,
                _ if ahead == 0 => 0,
                _ => ahead - 7,
            };
            Some(today.plus(days))
        }
        // A date without its year is the nearest.
        MomentKind::Date if normal.len() == 5 => {
            let (month, day) = normal.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            (-1..=1)
                .filter_map(|years| Day::new(today.year + years, month, day))
                .min_by_key(|day| day.since(today).abs())
        }
        MomentKind::Deadline | MomentKind::Relative => {
            let unit = |word: &str| match word.trim_end_matches('s') {
                "day" => Some(1),
                "week" => Some(7),
                _ => None,
            };
            let pieces: Vec<&str> = normal.split(' ').collect();
            let count = |word: &str| match word {
                "a" | "one" => Some(1),
                _ => small(word).map(|count| count as i64).or_else(|| word.parse().ok()),
            };
            match pieces.as_slice() {
                ["yesterday"] | ["last", "night"] => Some(today.plus(-1)),
                ["today" | "tonight"] | ["this", "morning" | "afternoon" | "evening"] => Some(today),
                ["tomorrow"] => Some(today.plus(1)),
                [number, word, "ago"] => Some(today.plus(-count(number)?.min(100_000) * unit(word)?)),
                ["within" | "in", number, word] => {
                    Some(today.plus(count(number)?.min(100_000) * unit(word)?))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the words before a weekday in its sentence speak of what is to come.
fn is_ahead(words: &Words<'_>, at: usize) -> bool {
    let first = words.tokens.get(at).map_or(at, |token| {
        words.ranges.get(words.sentence_at(token.span.start)).map_or(at, |range| range.start)
    });
    let coming = |low: &str| {
        matches!(
            low,
            "will"
                | "would"
                | "shall"
                | "due"
                | "scheduled"
                | "expected"
                | "plans"
                | "planned"
                | "set"
                | "slated"
                | "upcoming"
                | "until"
                | "by"
                | "coming"
                | "begins"
                | "starts"
                | "ahead"
        )
    };
    let past =
        |low: &str| matches!(low, "said" | "told" | "announced" | "reported" | "tweeted" | "wrote" | "on");
    // The nearest verb of either sort decides.
    (first.max(at.saturating_sub(12))..at)
        .rev()
        .map(|index| words.low(index))
        .find(|low| coming(low) || past(low) && *low != "on")
        .is_some_and(coming)
}
