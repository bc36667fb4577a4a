//! Moments: days, dates, clock times and deadlines, as the article words them and on the day they fall.

mod clock;
mod dates;
mod day;
mod relative;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::clock::clock;
use self::dates::{date, month_alone, weekday, year};
use self::day::day_of;
use self::relative::{ago, deadline, may_be_relative, relative, undated};
use super::figures::small;
use super::words::Words;
use crate::story::{Article, ParagraphKind};
use crate::text::{Day, Span, TokenKind, month_number};

pub(super) use self::dates::is_weekday;

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

type Found = Option<(MomentKind, String, Range<usize>)>;

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

fn number_at(words: &Words<'_>, index: usize) -> Option<u32> {
    let token = words.tokens.get(index)?;
    (token.kind == TokenKind::Number).then(|| token.span.of(words.text).parse::<u32>().ok()).flatten()
}

fn is_glued(words: &Words<'_>, index: usize) -> bool {
    match (words.tokens.get(index.wrapping_sub(1)), words.tokens.get(index)) {
        (Some(before), Some(token)) => before.span.end == token.span.start,
        _ => false,
    }
}
