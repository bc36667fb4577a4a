//! Lines cut by display width, on grapheme boundaries, each still a [`Span`] of its text.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// The rows, at most `width` columns wide, into which the words of `span` fall; white space at the ends of rows is left out.
///
/// A word longer than a row is cut between graphemes; a grapheme wider than the row stands alone on its row.
pub fn wrap(text: &str, span: Span, width: usize) -> Vec<Span> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut push = |start: usize, end: usize| {
        if end > start {
            rows.push(Span::new(span.start + start, span.start + end));
        }
    };
    // All offsets are counted from the beginning of `span`.
    let (mut start, mut end, mut used) = (0, 0, 0);
    // Where the row may be broken: its end, the beginning of the next row, the columns up to there.
    let mut chance: Option<(usize, usize, usize)> = None;
    for (at, grapheme) in span.of(text).grapheme_indices(true) {
        let after = at + grapheme.len();
        if grapheme.contains('\n') {
            push(start, end);
            (start, end, used, chance) = (after, after, 0, None);
            continue;
        }
        let columns = grapheme.width();
        if is_gap(grapheme) {
            if start == at {
                (start, end) = (after, after);
            } else {
                used += columns;
                chance = Some((end, after, used));
            }
            continue;
        }
        while used + columns > width && at > start {
            if let Some((row_end, next, gone)) = chance.take() {
                push(start, row_end);
                (start, used) = (next, used - gone);
            } else {
                push(start, end);
                (start, used) = (at, 0);
            }
        }
        used += columns;
        end = after;
        if columns > 1 || matches!(grapheme, "-" | "–" | "—" | "‐" | "/") {
            chance = Some((end, end, used));
        }
    }
    push(start, end);
    rows
}

/// Whether a row may end at this grapheme and leave it out.
fn is_gap(grapheme: &str) -> bool {
    !matches!(grapheme, "\u{a0}" | "\u{202f}" | "\u{2007}") && grapheme.chars().all(char::is_whitespace)
}

/// The columns that a text takes on one line.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text, shortened to `width` columns with `…` where it is longer.
pub fn fit(text: &str, width: usize) -> Cow<'_, str> {
    if text.len() <= width || columns(text) <= width {
        return Cow::Borrowed(text);
    }
    if width == 0 {
        return Cow::Borrowed("");
    }
    let mut short = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width - 1 {
            break;
        }
        short.push_str(grapheme);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text)).collect()
    }

    #[test]
    fn words_stay_whole_and_spaces_at_the_ends_of_rows_fall_away() {
        assert_eq!(rows("the bridge  stays shut", 10), ["the bridge", "stays shut"]);
        assert_eq!(rows("the bridge", 80), ["the bridge"]);
        assert_eq!(rows("   ", 5), Vec::<&str>::new());
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut() {
        assert_eq!(rows("a Donaudampfschiff", 6), ["a", "Donaud", "ampfsc", "hiff"]);
        assert_eq!(rows("abc", 0), ["a", "b", "c"]);
    }

    #[test]
    fn a_hyphen_may_end_a_row_and_a_no_break_space_may_not() {
        assert_eq!(rows("long-range", 7), ["long-", "range"]);
        assert_eq!(rows("about 5\u{a0}km", 8), ["about", "5\u{a0}km"]);
    }

    #[test]
    fn wide_letters_count_two_columns() {
        assert_eq!(rows("東京都庁", 5), ["東京", "都庁"]);
        assert_eq!(fit("東京都庁", 5), "東京…");
    }

    #[test]
    fn a_shortened_text_says_so() {
        assert_eq!(fit("2,500 kilometres", 8), "2,500 k…");
        assert_eq!(fit("2,500 kilometres", 7), "2,500…");
        assert_eq!(fit("soon", 4), "soon");
        assert_eq!(fit("soon", 0), "");
    }

    proptest! {
        #[test]
        fn every_word_stands_on_a_row_and_no_row_is_too_wide(text in any::<String>(), width in 0_usize..30) {
            let rows = wrap(&text, Span::new(0, text.len()), width);
            for row in &rows {
                let words = row.of(&text);
                prop_assert!(!words.is_empty());
                prop_assert!(columns(words) <= width.max(1) || words.graphemes(true).count() == 1, "{words:?}");
            }
            let kept: String = rows.iter().flat_map(|row| row.of(&text).chars()).filter(|c| !c.is_whitespace()).collect();
            let all: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, all);
        }
    }
}
