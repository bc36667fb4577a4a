//! Numbers in words and digits: `2.5 million`, `5 000`, `one hundred and six`, `half a dozen`, `two-thirds`, `dozens`.

use super::hyphens::{Part, is_glued, low};
use crate::text::TokenKind;

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) amount: f64,
    /// Where it stands for many numbers, «dozens», the greatest of them.
    pub(super) upper: Option<f64>,
    /// The last place that is written: 100,000 in «2.5 million», 10 in «20».
    pub(super) step: f64,
    /// A part of a whole, in per cent: «two-thirds», «one in five».
    pub(super) share: bool,
    /// Whether it counts thousands or more by their name.
    pub(super) magnitude: f64,
    /// The part behind it.
    pub(super) end: usize,
}

/// Whether a number can begin with the word, given in lower case; what follows decides.
pub(super) fn may_begin(word: &str, next: impl Fn() -> bool) -> bool {
    let first = word.split(['-', '‑']).next().unwrap_or("");
    if first == "a" {
        return first.len() == word.len() && next();
    }
    small(first).is_some()
        || vague(first).is_some()
        || decade(word).is_some()
        || matches!(first, "half" | "several" | "few" | "tens")
}

/// Whether «a» before the word is a number: «a dozen», «a third».
pub(super) fn follows_a(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or("");
    magnitude(first).is_some() || part_of(first).is_some() || matches!(first, "few" | "couple")
}

/// The number that begins at a part.
pub(super) fn numeral(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    share(parts, at)
        .or_else(|| many(parts, at))
        .or_else(|| fraction(parts, at))
        .or_else(|| in_digits(parts, at))
        .or_else(|| in_words(parts, at))
}

fn plain(amount: f64, step: f64, magnitude: f64, end: usize) -> Numeral {
    Numeral { amount, upper: None, step, share: false, magnitude, end }
}

fn in_digits(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    let part = parts.get(at).filter(|part| part.kind == TokenKind::Number)?;
    let (mut amount, mut step) = digits(part.low)?;
    let mut end = at + 1;
    if part.low.len() < 4 && !part.low.starts_with('0') && part.low.bytes().all(|byte| byte.is_ascii_digit())
    {
        // «5 000»: a space, thin or not, between groups of three.
        while parts.get(end).is_some_and(|next| {
            (1..=3).contains(&next.gap)
                && next.low.len() == 3
                && next.low.bytes().all(|byte| byte.is_ascii_digit())
        }) {
            amount = amount * 1000.0 + digits(low(parts, end))?.0;
            step = trailing(amount);
            end += 1;
        }
    }
    if let Some(part) = vulgar(low(parts, end)).filter(|_| is_glued(parts, end)) {
        amount += part;
        step = 0.5;
        end += 1;
    } else if let Some(part) = slashed(parts, end).filter(|_| amount < 100.0) {
        amount += part;
        step = 0.5;
        end += 3;
    }
    Some(times(parts, amount, step, end))
}

/// A number with the magnitudes that follow it, «and a half» among them.
fn times(parts: &[Part<'_>], mut amount: f64, mut step: f64, mut end: usize) -> Numeral {
    let half = |at: usize| (low(parts, at), low(parts, at + 1), low(parts, at + 2)) == ("and", "a", "half");
    if half(end) {
        amount += 0.5;
        step = 0.5;
        end += 3;
    }
    let mut by = 1.0;
    while let Some(more) = magnitude(low(parts, end)) {
        by *= more;
        end += 1;
    }
    if by > 1.0 && half(end) {
        amount += 0.5;
        step = 0.5;
        end += 3;
    }
    plain(amount * by, step * by, by, end)
}

/// «1,600.5» is 1600.5, «1,23,456» is 123456, «2,5» is 2.5; and the place of the last digit that counts.
fn digits(text: &str) -> Option<(f64, f64)> {
    let whole = text.split('.').next().unwrap_or("");
    let last = whole.rsplit(',').next().unwrap_or("");
    let plain = if !whole.contains(',') || last.len() == 3 {
        text.replace(',', "")
    } else if !text.contains('.') && whole.matches(',').count() == 1 {
        text.replace(',', ".")
    } else {
        return None;
    };
    let amount: f64 = plain.parse().ok()?;
    let step = match plain.split_once('.') {
        Some((_, decimals)) => 0.1_f64.powi(i32::try_from(decimals.len()).ok()?),
        None => trailing(amount),
    };
    Some((amount, step))
}

/// The greatest power of ten in a whole number: 100 in 2,500.
fn trailing(amount: f64) -> f64 {
    let mut step = 1.0;
    while amount >= step * 10.0 && step < 1e15 && (amount / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// «twenty-one», «one hundred and six», «two hundred thousand», «a dozen».
fn in_words(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    let mut end = at;
    let (mut total, mut now, mut by) = (0.0, 0.0, 1.0);
    if low(parts, at) == "a" {
        magnitude(low(parts, at + 1))?;
        (now, end) = (1.0, at + 1);
    } else {
        small(low(parts, at))?;
    }
    loop {
        let word = low(parts, end);
        if let Some(amount) = small(word) {
            let room = now == 0.0 && end == at
                || now >= 100.0
                || total > 0.0 && now == 0.0
                || (20.0..=90.0).contains(&now) && now % 10.0 == 0.0 && amount < 10.0;
            if !room {
                break;
            }
            now += amount;
            by = 1.0;
        } else if word == "hundred" && now > 0.0 && now < 100.0 {
            now *= 100.0;
            by = 100.0;
        } else if let Some(more) = magnitude(word).filter(|_| now > 0.0 && word != "hundred") {
            total += now * more;
            now = 0.0;
            by = more;
        } else if word == "and" && (by > 1.0) && small(low(parts, end + 1)).is_some() && total + now >= 100.0
        {
            // «two million and six others» counts two things.
            if by > 1000.0 {
                break;
            }
        } else {
            break;
        }
        end += 1;
    }
    let amount = total + now;
    if by > 1.0 {
        let half = times(parts, amount / by, trailing(amount / by), end);
        if half.end > end {
            return Some(plain(half.amount * by, by, by, half.end));
        }
        return Some(plain(amount, trailing(amount / by) * by, by, end));
    }
    Some(times(parts, amount, trailing(amount), end))
}

/// «dozens», «scores of», «tens of thousands», «several hundred»: at least two of them, fewer than the next word up.
fn many(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    let between = |least: f64, most: f64, by: f64, end: usize| {
        Some(Numeral { upper: Some(most), ..plain(least, least, by, end) })
    };
    let start = at + usize::from(low(parts, at) == "a" && low(parts, at + 1) == "few");
    if matches!(low(parts, start), "several" | "few") {
        let mut by = magnitude(low(parts, start + 1))?;
        let mut end = start + 2;
        while let Some(more) = magnitude(low(parts, end)) {
            by *= more;
            end += 1;
        }
        return between(2.0 * by, 9.0 * by, by, end);
    }
    let (least, most) = match low(parts, at) {
        "tens" if low(parts, at + 1) == "of" => (20.0, 99.0),
        "scores" if low(parts, at + 1) != "of" => return None,
        word => vague(word)?,
    };
    if low(parts, at + 1) == "of"
        && let Some((by, _)) = vague(low(parts, at + 2)).filter(|(by, _)| *by >= 2e3)
    {
        let by = by / 2.0;
        return between(least * by, (most.min(999.0) + 0.999) * by, by, at + 3);
    }
    (low(parts, at) != "tens").then_some(())?;
    between(least, most, if least >= 2e3 { least / 2.0 } else { 1.0 }, at + 1)
}

/// The ten of «in her thirties».
pub(super) fn decade(word: &str) -> Option<f64> {
    match word {
        "twenties" => Some(20.0),
        "thirties" => Some(30.0),
        "forties" => Some(40.0),
        "fifties" => Some(50.0),
        "sixties" => Some(60.0),
        "seventies" => Some(70.0),
        "eighties" => Some(80.0),
        "nineties" => Some(90.0),
        _ => None,
    }
}

fn vague(word: &str) -> Option<(f64, f64)> {
    match word {
        "dozens" => Some((24.0, 99.0)),
        "scores" => Some((40.0, 199.0)),
        "hundreds" => Some((200.0, 999.0)),
        "thousands" => Some((2e3, 99_999.0)),
        "millions" => Some((2e6, 999e6)),
        "billions" => Some((2e9, 999e9)),
        "trillions" => Some((2e12, 999e12)),
        _ => None,
    }
}

/// «half a million», «half-hour», «three-quarters of a mile», «1/2»: less than one of what follows.
fn fraction(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    if let Some(part) = slashed(parts, at) {
        return Some(plain(part, 0.1, 1.0, at + 3));
    }
    let (amount, mut end) = piece(parts, at)?;
    let hyphen = |at: usize| parts.get(at).is_some_and(|part| part.hyphen);
    if low(parts, end) == "of" && matches!(low(parts, end + 1), "a" | "an") {
        end += 2;
    } else if low(parts, at) == "half" && matches!(low(parts, end), "a" | "an") {
        end += 1;
    } else if !(hyphen(end) && end == at + 1) {
        return None;
    }
    Some(times(parts, amount, 0.1, end))
}

/// «half», «a third», «three-quarters»: the part of one, and what stands behind it.
fn piece(parts: &[Part<'_>], at: usize) -> Option<(f64, usize)> {
    if low(parts, at) == "half" {
        return Some((0.5, at + 1));
    }
    let count =
        if low(parts, at) == "a" { 1.0 } else { small(low(parts, at)).filter(|count| *count < 10.0)? };
    let of = part_of(low(parts, at + 1))?;
    let plural = low(parts, at + 1).ends_with('s') || low(parts, at + 1) == "halves";
    (plural == (count > 1.0) && count < of).then_some((count / of, at + 2))
}

/// «two-thirds of», «half the», «one in five», «nine out of 10»: a part of a whole, in per cent.
fn share(parts: &[Part<'_>], at: usize) -> Option<Numeral> {
    let percent =
        |amount: f64, end: usize| Some(Numeral { share: true, ..plain(amount * 100.0, 5.0, 1.0, end) });
    if let Some(part) = slashed(parts, at).filter(|_| low(parts, at + 3) == "of") {
        return percent(part, at + 3);
    }
    if let Some((amount, end)) = piece(parts, at) {
        let of = low(parts, end) == "of" && !matches!(low(parts, end + 1), "a" | "an");
        let hyphen = end == at + 2 && parts[at + 1].hyphen;
        let thirds = end == at + 2 && low(parts, at + 1) == "thirds";
        let whole =
            end == at + 1 && matches!(low(parts, end), "the" | "their" | "its" | "his" | "her" | "all");
        let of_one = low(parts, end) == "of" && !of;
        return if (of || hyphen || thirds || whole) && !of_one { percent(amount, end) } else { None };
    }
    let count = |at: usize| {
        let part = parts.get(at)?;
        let amount = small(part.low).or_else(|| part.low.parse().ok())?;
        (1.0..=1000.0).contains(&amount).then_some(amount)
    };
    let (some, of) = match (low(parts, at + 1), low(parts, at + 2)) {
        ("in", "every") | ("out", "of") => (count(at)?, at + 3),
        ("in", _) => (count(at)?, at + 2),
        _ => return None,
    };
    let all = count(of)?;
    let round = matches!(all as u32, 3..=6 | 8 | 10 | 12 | 20 | 25 | 50 | 100 | 1000);
    let one = is_one(some) || is_one(all / 10.0) || low(parts, at + 1) == "out";
    // «one in five years» tells when, not how many.
    let lasting = matches!(
        low(parts, of + 1).trim_end_matches('s'),
        "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "minute"
            | "game"
            | "match"
            | "attempt"
            | "."
            | ","
            | "-"
    ) && low(parts, at + 1) == "in"
        && !matches!(low(parts, of + 1), "." | ",");
    (round && one && some < all && !lasting).then_some(())?;
    percent(some / all, of + 1)
}

fn slashed(parts: &[Part<'_>], at: usize) -> Option<f64> {
    let glued = is_glued(parts, at + 1) && is_glued(parts, at + 2);
    if !glued || low(parts, at + 1) != "/" || low(parts, at + 3) == "/" {
        return None;
    }
    match (low(parts, at), low(parts, at + 2)) {
        ("1", "2") => Some(0.5),
        ("1", "3") => Some(1.0 / 3.0),
        ("2", "3") => Some(2.0 / 3.0),
        ("1", "4") => Some(0.25),
        ("3", "4") => Some(0.75),
        _ => None,
    }
}

fn vulgar(mark: &str) -> Option<f64> {
    match mark {
        "½" => Some(0.5),
        "⅓" => Some(1.0 / 3.0),
        "⅔" => Some(2.0 / 3.0),
        "¼" => Some(0.25),
        "¾" => Some(0.75),
        _ => None,
    }
}

fn part_of(word: &str) -> Option<f64> {
    match word {
        "half" | "halves" => Some(2.0),
        "third" | "thirds" => Some(3.0),
        "quarter" | "quarters" => Some(4.0),
        "fifth" | "fifths" => Some(5.0),
        "sixth" | "sixths" => Some(6.0),
        "eighth" | "eighths" => Some(8.0),
        "tenth" | "tenths" => Some(10.0),
        _ => None,
    }
}

/// Whether an amount is exactly one.
pub(super) fn is_one(amount: f64) -> bool {
    (amount - 1.0).abs() < f64::EPSILON
}

/// A number from one to ninety in one word.
pub(in crate::reading) fn small(low: &str) -> Option<f64> {
    let amount = match low {
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    };
    Some(amount)
}

fn magnitude(low: &str) -> Option<f64> {
    match low {
        "dozen" => Some(12.0),
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "lakh" => Some(1e5),
        "million" | "mln" => Some(1e6),
        "crore" => Some(1e7),
        "billion" | "bn" | "bln" => Some(1e9),
        "trillion" | "tn" => Some(1e12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::hyphens::parts;
    use super::*;
    use crate::reading::tests::article;
    use crate::reading::words::Words;

    fn read(text: &str) -> Option<(f64, usize)> {
        let article = article(text);
        let words = Words::of(&article);
        let parts = parts(&words, 0);
        numeral(&parts, 0).map(|numeral| ((numeral.amount * 1e6).round() / 1e6, parts.len() - numeral.end))
    }

    #[test]
    fn a_number_is_one_in_words_and_digits() {
        for (text, amount) in [
            ("twenty-one", 21.0),
            ("one hundred and six", 106.0),
            ("one hundred-eighteen", 118.0),
            ("two hundred thousand", 200_000.0),
            ("three thousand two hundred", 3200.0),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("2.5 million", 2.5e6),
            ("5 000", 5000.0),
            ("5\u{a0}000", 5000.0),
            ("12\u{202f}500\u{202f}000", 12_500_000.0),
            ("1,600", 1600.0),
            ("1,23,456", 123_456.0),
            ("2,5", 2.5),
            ("3 lakh", 300_000.0),
        ] {
            assert_eq!(read(text), Some((amount, 0)), "{text}");
        }
    }

    #[test]
    fn halves_and_quarters_are_parts_of_what_follows() {
        for (text, amount) in [
            ("half a million", 500_000.0),
            ("half a dozen", 6.0),
            ("half-million", 500_000.0),
            ("a quarter of a million", 250_000.0),
            ("two and a half", 2.5),
            ("one and a half million", 1.5e6),
            ("a million and a half", 1.5e6),
            ("2½", 2.5),
            ("1 1/2", 1.5),
        ] {
            assert_eq!(read(text), Some((amount, 0)), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_whole_is_a_share_in_per_cent() {
        for (text, amount) in [
            ("two-thirds", 66.666_667),
            ("a third of", 33.333_333),
            ("three quarters of", 75.0),
            ("one in five", 20.0),
            ("nine out of 10", 90.0),
            ("half of", 50.0),
            ("one-quarter", 25.0),
        ] {
            assert_eq!(read(text).map(|(amount, _)| amount), Some(amount), "{text}");
        }
        for text in ["a third person", "half asleep", "one of five"] {
            assert_ne!(read(text).map(|(amount, _)| amount > 2.0), Some(true), "{text}");
        }
    }
}
