//! Finding an anchor's words in a text that may have changed since: rewrapped, moved, with other words about them.

use std::cell::OnceCell;

use crate::text::{CodePoints, Span};

use super::anchor::Anchor;

/// Words so long that stand in one place only are theirs, whatever stands about them now.
const TELLING: usize = 32;
/// The part of what stood about shorter words that must still do so.
const SAME: f64 = 0.5;
/// By so much more of it the place must be told from any other with the same words.
const CLEAR: f64 = 0.15;

/// A text made ready to find anchors in. Most stand where they stood: only one that does not asks for more than that.
#[derive(Debug)]
pub struct Footing<'a> {
    text: &'a str,
    points: CodePoints,
    even: OnceCell<Even>,
}

/// A text with each stretch of white space, which rewrapping changes, as one blank.
#[derive(Debug)]
struct Even {
    text: String,
    /// For each of its bytes, and for its end, the byte of the first text.
    bytes: Vec<usize>,
}

impl Even {
    fn of(text: &str) -> Self {
        let mut even = Self { text: String::with_capacity(text.len()), bytes: Vec::new() };
        for (at, letter) in text.char_indices() {
            let blank = letter.is_whitespace();
            if blank && even.text.ends_with(' ') {
                continue;
            }
            let put = if blank { ' ' } else { letter };
            even.bytes.extend(std::iter::repeat_n(at, put.len_utf8()));
            even.text.push(put);
        }
        even.bytes.push(text.len());
        even
    }

    fn of_span(&self, start: usize, end: usize) -> &str {
        Span::new(start, end).of(&self.text)
    }
}

impl<'a> Footing<'a> {
    /// Makes a text ready.
    pub fn of(text: &'a str) -> Self {
        Self { text, points: CodePoints::of(text), even: OnceCell::new() }
    }

    pub(super) fn find(&self, anchor: &Anchor) -> Option<Span> {
        if anchor.exact.trim().is_empty() {
            return None;
        }
        self.where_it_was(anchor).or_else(|| self.elsewhere(anchor))
    }

    /// The place where it stood, if nothing has changed there.
    fn where_it_was(&self, anchor: &Anchor) -> Option<Span> {
        let byte = |point: usize| self.points.byte(self.text, point);
        let span = Span::new(byte(anchor.start)?, byte(anchor.end)?);
        let around = |from: usize, to: usize| Span::new(from, to).of(self.text);
        let same = span.of(self.text) == anchor.exact
            && around(0, span.start).ends_with(&anchor.prefix)
            && around(span.end, self.text.len()).starts_with(&anchor.suffix);
        same.then_some(span)
    }

    /// The one place with the same words that has the same about it.
    fn elsewhere(&self, anchor: &Anchor) -> Option<Span> {
        let even = self.even.get_or_init(|| Even::of(self.text));
        let exact = evened(anchor.exact.trim());
        let (prefix, suffix) = (words(&anchor.prefix), words(&anchor.suffix));
        let mut places: Vec<(f64, usize)> = even
            .text
            .match_indices(exact.as_str())
            .filter(|&(at, _)| even.stands_alone(at, at + exact.len()))
            .map(|(at, _)| (even.company(at, at + exact.len(), &prefix, &suffix), at))
            .collect();
        places.sort_by(|one, other| other.0.total_cmp(&one.0));
        let (best, at) = *places.first()?;
        let next = places.get(1).map(|(next, _)| *next);
        let long = exact.chars().count() >= TELLING;
        let here = best >= SAME && (long || even.touches(at, at + exact.len(), &prefix, &suffix));
        let sure = match next {
            None => here || long,
            Some(next) => here && best >= next + CLEAR,
        };
        sure.then(|| Span::new(even.bytes[at], even.bytes[at + exact.len()]).trim(self.text))
    }
}

impl Even {
    /// Whether no word goes on at either end: «20» does not stand in «2025».
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let part = |letter: char| letter.is_alphanumeric();
        let goes_on =
            |one: Option<char>, other: Option<char>| one.is_some_and(part) && other.is_some_and(part);
        let exact = self.of_span(start, end);
        !goes_on(self.before(start).chars().next_back(), exact.chars().next())
            && !goes_on(exact.chars().next_back(), self.behind(end).chars().next())
    }

    fn before(&self, start: usize) -> &str {
        self.of_span(0, start)
    }

    fn behind(&self, end: usize) -> &str {
        self.of_span(end, self.text.len())
    }

    /// Whether the nearest word on one side at least is the one that stood there.
    fn touches(&self, start: usize, end: usize, prefix: &[String], suffix: &[String]) -> bool {
        let before = self.before(start).split_whitespace().next_back();
        let after = self.behind(end).split_whitespace().next();
        before == prefix.last().map(String::as_str) || after == suffix.first().map(String::as_str)
    }

    /// How much of what stood about the words stands about this place, from 0 to 1.
    fn company(&self, start: usize, end: usize, prefix: &[String], suffix: &[String]) -> f64 {
        let all = prefix.len() + suffix.len();
        if all == 0 {
            return 1.0;
        }
        // A little more than there was, as words may have been put between.
        let room = |words: &[String]| words.iter().map(|word| word.len() + 1).sum::<usize>() * 2 + 16;
        let before = self.of_span(self.floor(start.saturating_sub(room(prefix))), start);
        let after = self.of_span(end, self.floor((end + room(suffix)).min(self.text.len())));
        let kept = in_order(prefix, &words(before)) + in_order(suffix, &words(after));
        kept as f64 / all as f64
    }

    /// The nearest place at or before a byte at which a character begins.
    fn floor(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0)
    }
}

/// A text with each stretch of white space as one blank.
fn evened(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// How many words of one list stand in the other in the same order, at most.
fn in_order(one: &[String], other: &[String]) -> usize {
    let mut before = vec![0; other.len() + 1];
    for word in one {
        let mut row = vec![0; other.len() + 1];
        for (at, theirs) in other.iter().enumerate() {
            row[at + 1] = if word == theirs { before[at] + 1 } else { before[at + 1].max(row[at]) };
        }
        before = row;
    }
    before.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Article;

    const TEXT: &str = "The ferry struck the pier.\n\nThe mayor counted 20 injured in 2025. Others spoke of 20.\n\nNobody spoke of a bomb.";

    fn anchor(words: &str, nth: usize) -> Anchor {
        let article = Article { text: TEXT.to_owned(), ..Article::default() };
        let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
        Anchor::of("a.txt", &article, Span::new(at, at + words.len()))
    }

    /// The words found in another text, and where.
    fn found(anchor: &Anchor, text: &str) -> Option<(usize, String)> {
        let span = Footing::of(text).find(anchor)?;
        Some((span.start, span.of(text).to_owned()))
    }

    #[test]
    fn words_are_found_where_they_stood() {
        assert_eq!(found(&anchor("20", 0), TEXT), Some((46, "20".to_owned())));
        assert_eq!(found(&anchor("20", 2), TEXT).unwrap().0, TEXT.rfind("20").unwrap());
    }

    #[test]
    fn words_are_found_in_a_text_that_was_wrapped_anew_and_moved() {
        let text = format!("A new lead.\n\n{}", TEXT.replace(' ', "\n"));
        let (at, words) = found(&anchor("counted 20 injured", 0), &text).unwrap();
        assert_eq!(words, "counted\n20\ninjured");
        assert!(at > 46);
    }

    #[test]
    fn of_several_places_the_one_with_the_same_about_it_is_meant() {
        let text = TEXT.replace("Others spoke of 20.", "There were 20 boats. Others spoke of 20.");
        let (at, _) = found(&anchor("20", 2), &text).unwrap();
        assert_eq!(at, text.rfind("20").unwrap());
    }

    #[test]
    fn words_that_are_gone_are_not_found_in_another_place() {
        // The second stands in other company.
        let text = TEXT.replace("counted 20 injured", "counted many injured");
        assert_eq!(found(&anchor("20", 0), &text), None);
        assert_eq!(found(&anchor("Nobody spoke of a bomb.", 0), "Everybody spoke of a bomb."), None);
    }

    #[test]
    fn a_part_of_a_word_or_a_number_is_not_the_word() {
        assert_eq!(found(&anchor("20", 0), "The mayor counted 2025 injured in"), None);
    }

    #[test]
    fn where_two_places_are_alike_none_is_chosen() {
        let twice = "The mayor counted 20 injured in 2025. The mayor counted 20 injured in 2025. More.";
        assert_eq!(found(&anchor("20", 0), twice), None);
    }

    #[test]
    fn an_empty_text_holds_nothing() {
        assert_eq!(found(&anchor("20", 0), ""), None);
        assert_eq!(found(&Anchor { exact: " ".to_owned(), ..anchor("20", 0) }, TEXT), None);
    }
}
