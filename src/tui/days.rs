//! The days on which a story was told, in as many columns as there are.

use crate::text::Day;

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

/// The first and the last of the dates that tell a day.
pub fn of<'a>(published: impl Iterator<Item = &'a str>) -> Option<Days> {
    let days: Vec<Day> = published.filter_map(Day::read).collect();
    Some((days.iter().min().copied()?, days.iter().max().copied()?))
}

/// The days in words.
pub fn in_words((first, last): Days, form: Form) -> String {
    let month = |day: Day| MONTHS.get((day.month as usize).saturating_sub(1)).copied().unwrap_or("");
    let short = |day: Day| format!("{} {}", day.day, month(day));
    match form {
        Form::Last => short(last),
        _ if first == last => match form {
            Form::Full => format!("{} {}", short(last), last.year),
            _ => short(last),
        },
        Form::Full if first.year != last.year => {
            format!("{} {} – {} {}", short(first), first.year, short(last), last.year)
        }
        Form::Full => format!("{} {}", in_words((first, last), Form::Short), last.year),
        Form::Short if (first.year, first.month) == (last.year, last.month) => {
            format!("{}–{}", first.day, short(last))
        }
        Form::Short => format!("{} – {}", short(first), short(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
