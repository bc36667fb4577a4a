//! A stretch of an article's text, the only way the program points at words.

use std::ops::Range;

/// A half-open stretch of bytes in one text, always on character boundaries of the text it was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before the start gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The words it points at, or nothing where `text` is not the text it was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Bytes in it.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte `at` lies inside.
    pub fn has(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share at least one byte.
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span less the white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }

    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Turns byte offsets of one text into counts of Unicode code points, as reports use them, and back.
#[derive(Debug)]
pub struct CodePoints {
    /// Code points before each 64th byte.
    steps: Vec<usize>,
}

impl CodePoints {
    /// Counts through `text` once.
    pub fn of(text: &str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / 64 + 2);
        let mut seen = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % 64 == 0 {
                steps.push(seen);
            }
            // A byte that does not continue a character starts one.
            seen += usize::from(byte & 0b1100_0000 != 0b1000_0000);
        }
        steps.push(seen);
        Self { steps }
    }

    /// The byte of `text` before which so many code points stand; nothing where there are not so many.
    pub fn byte(&self, text: &str, points: usize) -> Option<usize> {
        // The last step is that of the text's end, wherever it falls.
        let whole = self.steps.split_last().map_or(&[][..], |(_, whole)| whole);
        let step = whole.partition_point(|seen| *seen <= points).saturating_sub(1);
        let mut seen = whole.get(step).copied().unwrap_or(0);
        for (at, byte) in text.bytes().enumerate().skip(step * 64) {
            let starts = byte & 0b1100_0000 != 0b1000_0000;
            if starts && seen == points {
                return Some(at);
            }
            seen += usize::from(starts);
        }
        (seen == points).then_some(text.len())
    }

    /// The code points of `text` before byte `at`.
    pub fn before(&self, text: &str, at: usize) -> usize {
        let step = (at / 64).min(self.steps.len().saturating_sub(1));
        let from = step * 64;
        let rest = text.as_bytes().get(from..at).unwrap_or(&[]);
        self.steps[step] + rest.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_slices_back_to_its_words() {
        assert_eq!(Span::new(4, 10).of("the Orbán case"), "Orbán");
    }

    #[test]
    fn a_span_of_another_text_gives_nothing_rather_than_a_panic() {
        assert_eq!(Span::new(4, 8).of("the Orbán"), "");
        assert_eq!(Span::new(40, 80).of("short"), "");
    }

    #[test]
    fn trimming_leaves_the_words() {
        let text = "  said Orbán  ";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "said Orbán");
        assert_eq!(Span::new(0, 2).trim(text).of(text), "");
    }

    #[test]
    fn code_points_are_counted_not_bytes() {
        let text = "« Orbán » ".repeat(40);
        let points = CodePoints::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.before(&text, at), count);
        }
        assert_eq!(points.before(&text, text.len()), text.chars().count());
    }

    #[test]
    fn code_points_lead_back_to_their_bytes() {
        for text in ["", "a", "« Orbán »", &"« Orbán » ".repeat(40), &"a".repeat(64), &"é".repeat(64)]
        {
            let points = CodePoints::of(text);
            let all = text.chars().count();
            for (count, at) in text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate() {
                assert_eq!(points.byte(text, count), Some(at), "{text:?} {count}");
            }
            assert_eq!(points.byte(text, all + 1), None);
        }
    }
}
