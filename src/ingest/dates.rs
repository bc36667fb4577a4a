//! Dates as programs write them, made ISO where their meaning is plain.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use crate::text::Day;

/// The day in a date as machines or English pages write it: `2025-03-09`.
pub(super) fn day(date: &str) -> Option<String> {
    Day::read(date.trim()).map(|day| day.to_string())
}

/// The moment as ISO 8601, for the dates of mail and RSS (`Thu, 16 Oct 2025 09:30:00 GMT`), of NITF
/// (`20251016T093000Z`) and for seconds or milliseconds since 1970; all other writing stays as it is.
pub(super) fn iso(date: &str) -> String {
    let date = date.trim();
    let since_1970 = || {
        let number: i64 = date.parse().ok()?;
        match date.len() {
            9 | 10 => Timestamp::from_second(number).ok(),
            12 | 13 => Timestamp::from_millisecond(number).ok(),
            _ => None,
        }
    };
    let compact = || {
        let day = date.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()))?;
        match date.get(8..)? {
            "" => Day::read(day).map(|day| day.to_string()),
            time => time
                .starts_with('T')
                .then(|| date.parse::<Timestamp>().ok().map(|moment| moment.to_string()))?,
        }
    };
    if let Some(moment) = compact() {
        return moment;
    }
    if let Some(moment) = since_1970() {
        return moment.to_string();
    }
    match rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_zoned(date) {
        Ok(moment) => moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_mail_and_of_clocks_become_iso_and_the_rest_stays() {
        for (given, wanted) in [
            ("Thu, 16 Oct 2025 09:30:00 GMT", "2025-10-16T09:30:00+00:00"),
            ("16 Oct 2025 09:30:00 -0400", "2025-10-16T09:30:00-04:00"),
            ("Mon, 16 Oct 2025 09:30:00 EST", "2025-10-16T09:30:00-05:00"),
            ("1760607000", "2025-10-16T09:30:00Z"),
            ("1760607000000", "2025-10-16T09:30:00Z"),
            ("2025-10-16", "2025-10-16"),
            ("20251016", "2025-10-16"),
            ("20251016T093000Z", "2025-10-16T09:30:00Z"),
            ("20251016T093000-0400", "2025-10-16T13:30:00Z"),
            (" October 16, 2025 ", "October 16, 2025"),
            ("", ""),
        ] {
            assert_eq!(iso(given), wanted);
        }
    }
}
