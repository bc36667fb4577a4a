//! A date as files write it, to its day.

/// The months by the three letters that tell them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day in a date as machines or English pages write it: `2025-03-09`; the day is that of its own time zone.
///
/// `2025-03-09T23:30:00-05:00`, `2025/3/9`, `20250309`, `March 9, 2025`, `9 Mar 2025`, `Sun, 09 Mar 2025 08:00 GMT`.
pub(super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 120 {
        return None;
    }
    numbered(text).or_else(|| named(text)).map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn sound(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    ((1700..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((year, month, day))
}

/// Year, month and day as figures in that order, at the beginning.
fn numbered(text: &str) -> Option<(u32, u32, u32)> {
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if figures(text) == 8 {
        let whole: u32 = text.get(..8)?.parse().ok()?;
        return sound(whole / 10_000, whole / 100 % 100, whole % 100);
    }
    let mut parts = text.splitn(3, ['-', '/', '.']);
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let day = rest.get(..figures(rest))?;
    let short = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    short.then_some(())?;
    sound(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A month's name with the day on one of its sides and the year behind.
fn named(text: &str) -> Option<(u32, u32, u32)> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words.get(at)?)?;
    let figure = |at: Option<usize>| {
        let word = words.get(at?)?;
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        bare.parse::<u32>().ok()
    };
    let day = figure(at.checked_sub(1)).filter(|day| *day <= 31);
    if let Some(day) = day {
        return sound(figure(Some(at + 1))?, month, day);
    }
    // «March 9, 2025» and «Mon Mar 9 08:00:00 2025».
    let day = figure(Some(at + 1))?;
    let year = (at + 2..words.len()).filter_map(|at| figure(Some(at))).find(|year| *year >= 1700)?;
    sound(year, month, day)
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let whole = [
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
    let at = whole
        .iter()
        .position(|name| *name == word)
        .or_else(|| MONTHS.iter().position(|name| *name == word || (word == "sept" && *name == "sep")))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_read_however_it_is_written() {
        for text in [
            "2025-03-09",
            "2025-03-09T23:30:00-05:00",
            "2025/3/9",
            "20250309",
            "March 9, 2025",
            "9 Mar 2025",
            "2025-03-09 08:00",
            "Sun, 09 Mar 2025 08:00:00 GMT",
            "Updated: Sunday, March 9th, 2025 at 8:00 a.m.",
            "Sun Mar 9 08:00:00 2025",
        ] {
            assert_eq!(day(text).as_deref(), Some("2025-03-09"), "{text}");
        }
        for text in
            ["", "2 hours ago", "2025-13-09", "Marching on 2025", "20259999", "3/9/2025", "é-é-é", "March"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
