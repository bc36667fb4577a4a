//! Times of day: `5:10 a.m.`, `17:30`, `noon`, `1430 GMT`.

use super::{Found, MomentKind, is_glued};
use crate::reading::words::Words;
use crate::text::TokenKind;

const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "pt", "pst", "pdt", "cet",
    "ist", "aest", "aedt",
];

/// «5:10 a.m.», «17:30», «5pm ET», «noon», «1430 GMT», «5 o'clock».
pub(super) fn clock(words: &Words<'_>, index: usize) -> Found {
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
