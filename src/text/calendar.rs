//! Days of the calendar: read from a date line, counted forward and back.

use std::fmt;

/// The months, in lower case.
const MONTHS: [&str; 12] = [
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

/// The number of the month that a word, in lower case, names in full or short.
pub fn month_number(low: &str) -> Option<usize> {
    let low = low.trim_end_matches('.');
    let named = |month: &str| {
        low == month || low == "sept" && month == "september" || low.len() == 3 && month.starts_with(low)
    };
    MONTHS.iter().position(|month| named(month)).map(|place| place + 1)
}

/// The longest date line, in bytes; what is longer is prose that may hold a date of its own.
const LONGEST: usize = 120;

/// A day, in the calendar that newspapers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year of our era.
    pub year: i32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

impl fmt::Display for Day {
    /// As ISO 8601 writes it: `2025-10-16`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Day {
    /// The day, if the month has it.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=last).contains(&day) && (1000..3000).contains(&year)).then_some(Self { year, month, day })
    }

    /// The day that a date line begins with or names: `2025-10-16T08:00Z`, `20251016T0800Z`, `Oct. 16, 2025`,
    /// `16 October 2025`, `Thu Oct 16 08:00:00 2025`; the day is that of the line's own time zone.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let pieces: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
        let number = |at: usize| {
            pieces.get(at).and_then(|piece| piece.trim_end_matches(char::is_alphabetic).parse().ok())
        };
        let year = |at: usize| {
            number(at)
                .filter(|year| (1000..3000).contains(year))
                .and_then(|year: u32| i32::try_from(year).ok())
        };
        let named = |at: usize| pieces.get(at).and_then(|piece| month_number(&piece.to_lowercase()));
        // Behind a month and a day stands the year, or the time of day and then the year.
        let year_after = |at: usize| year(at).or_else(|| (at + 1..at + 4).find_map(year));
        (0..pieces.len().min(6)).find_map(|at| {
            if let Some(day) = pieces.get(at).and_then(|piece| Self::compact(piece)) {
                return Some(day);
            }
            if let Some(year) = year(at) {
                let day = pieces.get(at + 2)?.split('T').next()?;
                return Self::new(year, number(at + 1)?, day.parse().ok()?);
            }
            match (named(at), named(at + 1)) {
                (Some(month), _) => Self::new(year_after(at + 2)?, month as u32, number(at + 1)?),
                (_, Some(month)) => Self::new(year(at + 2)?, month as u32, number(at)?),
                _ => None,
            }
        })
    }

    /// `20251016`, alone or before a `T`.
    fn compact(piece: &str) -> Option<Self> {
        let digits = piece.split('T').next().filter(|digits| digits.len() == 8)?;
        let whole: u32 = digits.parse().ok()?;
        Self::new(i32::try_from(whole / 10_000).ok()?, whole / 100 % 100, whole % 100)
    }

    /// Days since 1 March of the year 0, by H. Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms").
    fn count(self) -> i64 {
        let month = i64::from((self.month + 9) % 12);
        let year = i64::from(self.year) - i64::from(self.month < 3);
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * month + 2) / 5
            + i64::from(self.day)
            - 1
    }

    /// The day so many days later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let count = self.count() + days;
        let era = count.div_euclid(146_097);
        let rest = count.rem_euclid(146_097);
        let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
        let day_of_year = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = (month + 2) % 12 + 1;
        let year = year + era * 400 + i64::from(month < 3);
        Self { year: year as i32, month: month as u32, day: day as u32 }
    }

    /// The days from another to this.
    pub fn since(self, other: Self) -> i64 {
        self.count() - other.count()
    }

    /// The day of the week, from 0 for Monday.
    pub fn weekday(self) -> usize {
        // 1 March of the year 0 was a Wednesday.
        (self.count() + 2).rem_euclid(7) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_many_date_lines() {
        let day = Day::new(2025, 10, 6);
        for text in [
            "2025-10-06",
            "2025-10-06T08:15:00+02:00",
            "Oct. 6, 2025",
            "6 October 2025",
            "Monday, October 6th, 2025 5:10 pm",
            "2025/10/6",
            "20251006",
            "20251006T081500Z",
            "2025-10-06 08:15",
            "Mon, 06 Oct 2025 08:15:00 GMT",
            "Mon Oct 6 08:15:00 2025",
            "Updated: Monday, October 6th, 2025 at 8:15 a.m.",
        ] {
            assert_eq!(Day::read(text), day, "{text}");
        }
        for text in [
            "",
            "yesterday",
            "2025",
            "2025-13-01",
            "30 February 2025",
            "2 hours ago",
            "Marching on 2025",
            "20259999",
            "10/6/2025",
            "é-é-é",
            "March",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = Day::new(2024, 2, 28).unwrap();
        assert_eq!(day.plus(2).to_string(), "2024-03-01");
        assert_eq!(day.plus(-59).to_string(), "2023-12-31");
        assert_eq!(day.plus(366).since(day), 366);
        assert_eq!(Day::new(2025, 10, 16).unwrap().weekday(), 3);
        assert_eq!(Day::new(2000, 1, 1).unwrap().weekday(), 5);
    }
}
