//! Moments: days, dates, clock times and deadlines, as the article words them and on the day they fall.

use super::calendar::Day;
use super::numerals::small;
use super::relative::{ago, deadline, may_be_relative, relative, undated};
use super::words::Words;
use crate::story::{Article, ParagraphKind};
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
    /// The day it falls on, where the article's date or its own words tell it; the last day of a deadline.
    pub day: Option<Day>,
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
    /// A month, with its year or without.
    Month,
    /// A time still to come, told from now: `within two weeks`, `soon`.
    Deadline,
    /// A time past or present, told from now: `yesterday`, `two weeks ago`.
    Relative,
    /// The article says that no date is known.
    Undated,
}

impl Moment {
    /// Whether both can mean the same time.
    ///
    /// Days of the week and of the month meet by their names: an article's own date is not sure enough to part them.
    /// Clock times of two zones part only when their minutes do.
    pub fn agrees(&self, other: &Moment) -> bool {
        if self.normal == other.normal {
            return true;
        }
        match (self.kind, other.kind) {
            (MomentKind::Date, MomentKind::Date) => {
                // One with its year, one without: «2025-10-16», «10-16».
                self.normal.len() != other.normal.len()
                    && (self.normal.ends_with(&other.normal) || other.normal.ends_with(&self.normal))
            }
            (MomentKind::Clock, MomentKind::Clock) => {
                let zone = |moment: &Moment| moment.normal.split_once(' ').map(|(_, zone)| zone.to_owned());
                let clock = |moment: &Moment| moment.normal.split(' ').next().unwrap_or("").to_owned();
                match (zone(self), zone(other)) {
                    (Some(mine), Some(theirs)) if mine != theirs => {
                        clock(self).rsplit(':').next() == clock(other).rsplit(':').next()
                    }
                    // A zone of the world's clock beside a local time tells nothing.
                    (Some(zone), None) | (None, Some(zone)) if matches!(zone.as_str(), "gmt" | "utc") => true,
                    _ => clock(self) == clock(other),
                }
            }
            _ => false,
        }
    }
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
const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "pt", "pst", "pdt", "cet",
    "ist", "aest", "aedt",
];

/// Finds the moments of an article, on their days where its date is known.
pub(super) fn find(words: &Words<'_>, article: &Article) -> Vec<Moment> {
    let today = published(words, article);
    let mut found = Vec::new();
    let opens = words.by_form(may_begin);
    let mut index = 0;
    while index < words.tokens.len() {
        let moment = match words.tokens[index].kind {
            TokenKind::Mark => None,
            TokenKind::Word if !opens[words.form(index)] => None,
            TokenKind::Number => date(words, index)
                .or_else(|| clock(words, index))
                .or_else(|| ago(words, index))
                .or_else(|| year(words, index)),
            TokenKind::Word => weekday(words, index)
                .or_else(|| date(words, index))
                .or_else(|| month_alone(words, index))
                .or_else(|| clock(words, index))
                .or_else(|| deadline(words, index))
                .or_else(|| relative(words, index))
                .or_else(|| ago(words, index))
                .or_else(|| undated(words, index)),
        };
        match moment {
            Some((kind, normal, range)) => {
                let day = today
                    .and_then(|today| day_of(words, kind, &normal, &range, today))
                    .or_else(|| full(kind, &normal));
                index = range.end.max(index + 1);
                found.push(Moment { span: words.span(range), kind, normal, day });
            }
            None => index += 1,
        }
    }
    found
}

/// Whether a time can be told from the word on, given in lower case.
fn may_begin(low: &str) -> bool {
    is_weekday(low)
        || month_number(low).is_some()
        || small(low).is_some()
        || matches!(low, "noon" | "midnight" | "a" | "an")
        || may_be_relative(low)
}

pub(super) type Found = Option<(MomentKind, String, std::ops::Range<usize>)>;

/// The article's date: as its file has it, or else the dateline, `SPRINGFIELD, March 3, 2025 (Agency) -`.
fn published(words: &Words<'_>, article: &Article) -> Option<Day> {
    if let Some(day) = article.published.as_deref().and_then(Day::read) {
        return Some(day);
    }
    let body = article.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body)?;
    let first = words.range(body.span).start;
    let capitals = words.word(first).chars().all(char::is_uppercase) && words.word(first).len() > 2;
    (first..first + 9).filter(|_| capitals).find_map(|at| full(MomentKind::Date, &date(words, at)?.1))
}

/// The day of a date with its year.
fn full(kind: MomentKind, normal: &str) -> Option<Day> {
    (kind == MomentKind::Date && normal.len() == 10).then(|| Day::read(normal)).flatten()
}

/// The day a moment falls on, told from the article's own.
fn day_of(
    words: &Words<'_>,
    kind: MomentKind,
    normal: &str,
    range: &std::ops::Range<usize>,
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

fn weekday(words: &Words<'_>, index: usize) -> Found {
    let low = words.low(index).trim_end_matches("'s");
    let day = WEEKDAYS.iter().find(|day| **day == low)?;
    let before = words.low(index.wrapping_sub(1));
    let start =
        if matches!(before, "late" | "early" | "last" | "next" | "on" | "this") { index - 1 } else { index };
    Some((MomentKind::Weekday, (*day).to_owned(), start..index + 1))
}

/// Whether a word, in lower case, is a day of the week.
pub(super) fn is_weekday(low: &str) -> bool {
    WEEKDAYS.contains(&low.trim_end_matches("'s"))
}

fn month(words: &Words<'_>, index: usize) -> Option<usize> {
    words.is_capital(index).then(|| month_number(words.low(index))).flatten()
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
    number_at(words, index).filter(|day| (1..=31).contains(day))
}

fn number_at(words: &Words<'_>, index: usize) -> Option<u32> {
    let token = words.tokens.get(index)?;
    (token.kind == TokenKind::Number).then(|| token.span.of(words.text).parse::<u32>().ok()).flatten()
}

fn year_at(words: &Words<'_>, index: usize) -> Option<u32> {
    number_at(words, index).filter(|year| words.word(index).len() == 4 && (1900..2100).contains(year))
}

fn is_glued(words: &Words<'_>, index: usize) -> bool {
    match (words.tokens.get(index.wrapping_sub(1)), words.tokens.get(index)) {
        (Some(before), Some(token)) => before.span.end == token.span.start,
        _ => false,
    }
}

/// The token behind the ending of a day's number: «16th».
fn behind_day(words: &Words<'_>, end: usize) -> usize {
    end + usize::from(matches!(words.low(end), "st" | "nd" | "rd" | "th") && is_glued(words, end))
}

/// «Oct. 16», «16th of October 2025», «October 16-18, 2025», «2025-10-16», «10/16/2025».
fn date(words: &Words<'_>, index: usize) -> Found {
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
fn month_alone(words: &Words<'_>, index: usize) -> Found {
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
fn year(words: &Words<'_>, index: usize) -> Found {
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

/// «5:10 a.m.», «17:30», «5pm ET», «noon», «1430 GMT», «5 o'clock».
fn clock(words: &Words<'_>, index: usize) -> Found {
    let token = words.tokens.get(index)?;
    if token.kind != TokenKind::Number {
        let at = matches!(
            words.low(index.wrapping_sub(1)),
            "at" | "by" | "until" | "before" | "after" | "around" | "about" | "from" | "to"
        );
        let hour = match words.low(index) {
            "noon" => "12:00",
            "midnight" => "00:00",
            _ => return None,
        };
        return at.then(|| (MomentKind::Clock, hour.to_owned(), index..index + 1));
    }
    let text = token.span.of(words.text);
    if text.len() == 4
        && ZONES.contains(&words.low(index + 1))
        && words.word(index + 1).chars().all(char::is_uppercase)
    {
        let time = text.parse::<u32>().ok()?;
        let (hour, minute) = (time / 100, time % 100);
        let normal = format!("{hour:02}:{minute:02} {}", words.low(index + 1));
        return (hour < 25 && minute < 60).then_some((MomentKind::Clock, normal, index..index + 2));
    }
    let (hour, mut minute) = match text.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?),
        Some(_) => return None,
        None => (text.parse::<u32>().ok()?, 0),
    };
    let mut end = index + 1;
    let mut colon = false;
    if words.low(end) == ":"
        && is_glued(words, end)
        && words
            .tokens
            .get(end + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.span.len() == 2)
    {
        // «3:10:05» and «John 3:16» are no times of day; a race's time is told by its seconds.
        if words.low(end + 2) == ":" || words.low(end + 2) == "." && is_glued(words, end + 3) {
            return None;
        }
        minute = words.word(end + 1).parse().ok()?;
        end += 2;
        colon = true;
    }
    let half = words.low(end).replace('.', "");
    let after_noon = match half.as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        "o'clock" => None,
        _ if colon && hour < 24 && minute < 60 => None,
        _ => return None,
    };
    let hour = match after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    end += usize::from(after_noon.is_some() || half == "o'clock");
    let zone = words.low(end);
    let zoned = ZONES.contains(&zone) && words.word(end).chars().all(char::is_uppercase);
    let mut normal = format!("{hour:02}:{minute:02}");
    if zoned {
        normal = format!("{normal} {zone}");
        end += 1;
    }
    (hour < 25 && minute < 60).then_some((MomentKind::Clock, normal, index..end))
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
    fn dates_come_in_many_forms() {
        for (text, normal) in [
            ("on October 16, 2025,", "2025-10-16"),
            ("on 16 October 2025.", "2025-10-16"),
            ("on the 16th of October", "10-16"),
            ("on October 16th", "10-16"),
            ("from Oct. 16-18 there", "10-16"),
            ("on 2025-10-16", "2025-10-16"),
            ("on 10/16/2025", "2025-10-16"),
            ("on 16/10/2025", "2025-10-16"),
        ] {
            assert_eq!(moments(text), [(MomentKind::Date, normal.to_owned())], "{text}");
        }
        assert_eq!(moments("on 10/11/2025 and 24/7"), []);
    }

    #[test]
    fn months_and_years_stand_alone() {
        assert_eq!(moments("in March"), [(MomentKind::Month, "03".to_owned())]);
        assert_eq!(moments("in March 2021"), [(MomentKind::Month, "2021-03".to_owned())]);
        assert_eq!(moments("in 2021"), [(MomentKind::Year, "2021".to_owned())]);
        assert_eq!(moments("He may march with 2000 people"), []);
    }

    #[test]
    fn clock_times_keep_their_zone() {
        assert_eq!(
            moments("at 1430 GMT, by noon, at 5 p.m. ET"),
            ["14:30 gmt", "12:00", "17:00 et"].map(|clock| (MomentKind::Clock, clock.to_owned()))
        );
        let clock = |normal: &str| Moment {
            span: Span::default(),
            kind: MomentKind::Clock,
            normal: normal.to_owned(),
            day: None,
        };
        assert!(clock("14:30 gmt").agrees(&clock("09:30 et")));
        assert!(!clock("14:30 gmt").agrees(&clock("09:45 et")));
        assert!(clock("17:00").agrees(&clock("17:00 et")));
        assert!(!clock("17:00").agrees(&clock("18:00")));
    }

    fn days(published: Option<&str>, text: &str) -> Vec<String> {
        let mut article = article(text);
        article.published = published.map(str::to_owned);
        let moments = crate::reading::read(&article).moments;
        moments
            .into_iter()
            .map(|moment| moment.day.map_or("unknown".to_owned(), |day| day.to_string()))
            .collect()
    }

    #[test]
    fn days_are_resolved_against_the_date_of_the_article() {
        // A Thursday.
        let today = Some("2025-10-16T09:00:00Z");
        for (text, day) in [
            ("He left on Tuesday.", "2025-10-14"),
            ("He left Thursday.", "2025-10-16"),
            ("He left last Thursday.", "2025-10-09"),
            ("He will leave on Tuesday.", "2025-10-21"),
            ("The vote is due by Friday.", "2025-10-17"),
            ("He leaves next Monday.", "2025-10-20"),
            ("He left yesterday.", "2025-10-15"),
            ("He left two weeks ago.", "2025-10-02"),
            ("They meet within two weeks.", "2025-10-30"),
            ("They met on Jan. 3.", "2026-01-03"),
            ("They met on Sept. 3.", "2025-09-03"),
        ] {
            assert_eq!(days(today, text), [day], "{text}");
        }
        assert_eq!(days(None, "He left last Thursday, two weeks ago, on May 3."), ["unknown"; 3]);
    }

    #[test]
    fn a_dateline_gives_the_date_where_the_file_has_none() {
        assert_eq!(days(None, "SPRINGFIELD, March 3, 2025 (Agency) - He left on Sunday.")[1], "2025-03-02");
        assert_eq!(days(None, "On March 3, 2025 he left. It was Sunday.")[1], "unknown");
    }

    #[test]
    fn a_date_meets_itself_with_and_without_its_year() {
        let date = |normal: &str| Moment {
            span: Span::default(),
            kind: MomentKind::Date,
            normal: normal.to_owned(),
            day: None,
        };
        assert!(date("2025-10-16").agrees(&date("10-16")));
        assert!(!date("2025-10-16").agrees(&date("2024-10-16")));
        assert!(!date("10-17").agrees(&date("10-16")));
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
