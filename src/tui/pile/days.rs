//! The days on which a story was told, in as many columns as there are.

/// A day: year, month, day of the month.
pub type Day = (u16, u8, u8);

/// The first day and the last.
pub type Days = (Day, Day);

/// How much is told of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `28 Feb – 2 Mar 2026`.
    Full,
    /// `28 Feb – 2 Mar`.
    Short,
    /// `2 Mar`, the last one alone.
    Last,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The day at the beginning of a date as articles tell it, where that is one: `2026-03-10T18:40:00Z`.
pub fn day(published: &str) -> Option<Day> {
    let mut parts = published.trim().splitn(3, '-');
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let day: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let day = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    matches!(day, (1000.., 1..=12, 1..=31)).then_some(day)
}

/// The first and the last of the dates that tell a day.
pub fn of<'a>(published: impl Iterator<Item = &'a str>) -> Option<Days> {
    let days: Vec<Day> = published.filter_map(day).collect();
    Some((days.iter().min().copied()?, days.iter().max().copied()?))
}

/// The days in words.
pub fn in_words((first, last): Days, form: Form) -> String {
    let month = |day: Day| MONTHS.get(usize::from(day.1).saturating_sub(1)).copied().unwrap_or("");
    let short = |day: Day| format!("{} {}", day.2, month(day));
    match form {
        Form::Last => short(last),
        _ if first == last => match form {
            Form::Full => format!("{} {}", short(last), last.0),
            _ => short(last),
        },
        Form::Full if first.0 != last.0 => {
            format!("{} {} – {} {}", short(first), first.0, short(last), last.0)
        }
        Form::Full => format!("{} {}", in_words((first, last), Form::Short), last.0),
        Form::Short if (first.0, first.1) == (last.0, last.1) => format!("{}–{}", first.2, short(last)),
        Form::Short => format!("{} – {}", short(first), short(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_with_its_day_or_tells_none() {
        assert_eq!(day("2026-03-10T18:40:00Z"), Some((2026, 3, 10)));
        assert_eq!(day("2026-03-10 18:40"), Some((2026, 3, 10)));
        assert_eq!(day("10 March 2026"), None);
        assert_eq!(day("2026-13-10"), None);
        assert_eq!(day("2026-03"), None);
    }

    #[test]
    fn days_are_told_as_shortly_as_they_can_be() {
        let days = |dates: [&str; 2]| of(dates.into_iter()).unwrap();
        for (dates, full, short) in [
            (["2026-03-12", "2026-03-10T08:00"], "10–12 Mar 2026", "10–12 Mar"),
            (["2026-03-10", "2026-03-10"], "10 Mar 2026", "10 Mar"),
            (["2026-02-28", "2026-03-02"], "28 Feb – 2 Mar 2026", "28 Feb – 2 Mar"),
            (["2025-12-30", "2026-01-02"], "30 Dec 2025 – 2 Jan 2026", "30 Dec – 2 Jan"),
            (["2026-03-10", "yesterday"], "10 Mar 2026", "10 Mar"),
        ] {
            assert_eq!(in_words(days(dates), Form::Full), full);
            assert_eq!(in_words(days(dates), Form::Short), short);
        }
        assert_eq!(in_words(days(["2026-02-28", "2026-03-02"]), Form::Last), "2 Mar");
        assert_eq!(of(["today"].into_iter()), None);
    }
}
