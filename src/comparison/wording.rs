//! Wordings: two renderings word by word, and the stretch in which they part.

use std::borrow::Cow;

use super::units::is_empty_word;
use crate::text::{Span, TokenKind, fold, stem, tokens};

/// The words of a quote, folded, each with its place. What stands in square brackets is the writer's and left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wording {
    pub(super) words: Vec<String>,
    stems: Vec<Option<String>>,
    spans: Vec<Span>,
    /// The words before which something is left out and said to be: by dots or a bracket.
    gaps: Vec<usize>,
}

/// The most words in square brackets that are the writer's own.
const BRACKET: usize = 8;

impl Wording {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let inner = span.of(text);
        let mut wording = Self::default();
        let found = tokens(inner);
        let word = |at: usize| found.get(at).map_or("", |token| token.span.of(inner));
        let mut at = 0;
        while let Some(token) = found.get(at) {
            let own = word(at);
            let bracket = || (at + 1..found.len().min(at + BRACKET + 2)).find(|&end| word(end) == "]");
            if token.kind != TokenKind::Mark {
                let place = Span::new(span.start + token.span.start, span.start + token.span.end);
                for part in parts(&fold(own).text) {
                    wording.stems.push((!is_empty_word(&part)).then(|| stem(&part)));
                    wording.words.push(part);
                    wording.spans.push(place);
                }
            } else if own == "…" || (own == "." && word(at + 1) == "." && word(at + 2) == ".") {
                wording.gaps.push(wording.words.len());
            } else if own == "["
                && let Some(end) = bracket()
            {
                wording.gaps.push(wording.words.len());
                at = end;
            }
            at += 1;
        }
        wording.gaps.retain(|gap| *gap > 0 && *gap < wording.words.len());
        wording.gaps.dedup();
        wording
    }

    /// The stems of the words that tell something.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().flatten().map(String::as_str)
    }

    /// How many telling words of this one the other has too.
    pub(super) fn shares(&self, other: &Wording) -> usize {
        self.telling().filter(|stem| other.telling().any(|theirs| theirs == *stem)).count()
    }

    /// Whether the other's words stand in this one, side by side but for what the other says that it leaves out.
    pub(super) fn holds(&self, other: &Wording) -> bool {
        let mut from = 0;
        let ends = other.gaps.iter().copied().chain([other.words.len()]);
        let mut start = 0;
        for end in ends {
            let piece = &other.words[start..end];
            let rest = self.words.get(from..).unwrap_or(&[]);
            let Some(at) = rest.windows(piece.len().max(1)).position(|window| window == piece) else {
                return false;
            };
            (from, start) = (from + at + piece.len(), end);
        }
        !other.words.is_empty()
    }

    /// The stretch of words, little longer than the other, that has most of the other's words in their order.
    pub(super) fn near(&self, other: &Wording) -> Cow<'_, Wording> {
        let wide = other.words.len() * 3 / 2 + 2;
        if self.words.len() <= wide {
            return Cow::Borrowed(self);
        }
        let step = (other.words.len() / 3).max(1);
        let starts =
            (0..self.words.len() - wide + step).step_by(step).map(|start| start.min(self.words.len() - wide));
        let best = starts
            .max_by_key(|&start| (other.common(&self.part(start..start + wide)), std::cmp::Reverse(start)));
        Cow::Owned(self.part(best.map_or(0..wide, |start| start..start + wide)))
    }

    fn part(&self, words: std::ops::Range<usize>) -> Wording {
        let inside = |gap: &&usize| **gap > words.start && **gap < words.end;
        Wording {
            words: self.words[words.clone()].to_vec(),
            stems: self.stems[words.clone()].to_vec(),
            spans: self.spans[words.clone()].to_vec(),
            gaps: self.gaps.iter().filter(inside).map(|gap| gap - words.start).collect(),
        }
    }

    /// The places of the words in the text.
    pub(super) fn span(&self, words: std::ops::Range<usize>) -> Option<Span> {
        (!words.is_empty()).then(|| self.spans[words.start].join(self.spans[words.end - 1]))
    }

    /// The length of the longest common subsequence of words.
    pub(super) fn common(&self, other: &Wording) -> usize {
        let mut row = vec![0_usize; other.words.len() + 1];
        for word in &self.words {
            let mut diagonal = 0;
            for (index, theirs) in other.words.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if word == theirs { diagonal + 1 } else { above.max(row[index]) };
                diagonal = above;
            }
        }
        row.last().copied().unwrap_or(0)
    }
}

/// The words of `one` that `other` does not have at their place: what is left when the longest run of words that
/// both begin with and the longest that both end with are taken away. Nothing where no word is left.
pub(super) fn stretch(one: &Wording, other: &Wording) -> Option<Span> {
    let shorter = one.words.len().min(other.words.len());
    let mut head = 0;
    while head < shorter && one.words[head] == other.words[head] {
        head += 1;
    }
    let mut tail = 0;
    while tail < shorter - head
        && one.words[one.words.len() - 1 - tail] == other.words[other.words.len() - 1 - tail]
    {
        tail += 1;
    }
    let end = one.words.len() - tail;
    (head < end).then(|| one.spans[head].join(one.spans[end - 1]))
}

/// A word that is said alike however it is spelt: `don't` is `do not`, `long-range` two words, `two` is `2`.
fn parts(folded: &str) -> Vec<String> {
    const NUMBERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let whole = match folded {
        "can't" | "cannot" => Some(["can", "not"]),
        "won't" => Some(["will", "not"]),
        "gonna" => Some(["going", "to"]),
        "i'm" => Some(["i", "am"]),
        "let's" => Some(["let", "us"]),
        _ => None,
    };
    if let Some(two) = whole {
        return two.map(str::to_owned).to_vec();
    }
    for (ending, word) in [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have")] {
        if let Some(before) = folded.strip_suffix(ending).filter(|before| !before.is_empty()) {
            return vec![before.to_owned(), word.to_owned()];
        }
    }
    if let Some(before @ ("it" | "that" | "there" | "he" | "she" | "what" | "who")) =
        folded.strip_suffix("'s")
    {
        return vec![before.to_owned(), "is".to_owned()];
    }
    let plain = |word: &str| match NUMBERS.iter().position(|number| *number == word) {
        Some(number) if number > 1 => number.to_string(),
        _ => match word {
            "ok" => "okay".to_owned(),
            "percent" => "per cent".to_owned(),
            _ => american(word.trim_end_matches('.')),
        },
    };
    // «F.B.I.» and «FBI».
    let dotted = folded.split('.').all(|letter| letter.chars().count() <= 1);
    let closed = if dotted { folded.replace('.', "") } else { folded.to_owned() };
    closed
        .split('-')
        .filter(|part| !part.is_empty())
        .map(plain)
        .flat_map(|word| word.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// A British spelling as an American one. Other words may lose a letter: both sides do, so they meet all the same.
fn american(word: &str) -> String {
    let word = word.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized");
    if word.len() > 5 {
        if let Some(before) = word.strip_suffix("ise") {
            return before.to_owned() + "ize";
        }
        return word.replace("our", "or");
    }
    word
}

/// Every stretch that two wordings give otherwise, as places in both texts: (the words of `one`, those of `other`).
///
/// Words that one has more at its beginning or end, or where the other says that it leaves some out, are no change.
pub(super) fn stretches(one: &Wording, other: &Wording) -> Vec<(Option<Span>, Option<Span>)> {
    let (one, other) = (&*one.near(other), &*other.near(one));
    let pairs = follow(&one.words, &other.words);
    let Some((&first, &last)) = pairs.first().zip(pairs.last()) else {
        return vec![(one.span(0..one.words.len()), other.span(0..other.words.len()))];
    };
    let mut gaps: Vec<[std::ops::Range<usize>; 2]> = Vec::new();
    // Before the first word that both have and behind the last, only as much as both have.
    let edge = first.0.min(first.1);
    if edge > 0 {
        gaps.push([first.0 - edge..first.0, first.1 - edge..first.1]);
    }
    for two in pairs.windows(2) {
        gaps.push([two[0].0 + 1..two[1].0, two[0].1 + 1..two[1].1]);
    }
    let (after, there) = (one.words.len() - last.0 - 1, other.words.len() - last.1 - 1);
    if after.min(there) > 0 {
        let edge = |at: usize, all: usize| at + 1..(at + 1 + after.min(there) + 1).min(all);
        gaps.push([edge(last.0, one.words.len()), edge(last.1, other.words.len())]);
    }
    gaps.retain(|[mine, theirs]| {
        let said = |wording: &Wording, at: usize| wording.gaps.contains(&at);
        let left_out =
            (mine.is_empty() && said(one, mine.start)) || (theirs.is_empty() && said(other, theirs.start));
        !(left_out || mine.is_empty() && theirs.is_empty())
    });
    // One small word that both happen to have does not part a change in two.
    gaps.dedup_by(|later, before| {
        let bridge = later[0].start - before[0].end;
        let joins = bridge <= 1
            && later[1].start - before[1].end == bridge
            && (bridge == 0 || one.stems[before[0].end].is_none())
            && !before.iter().chain(later.iter()).any(std::ops::Range::is_empty);
        if joins {
            before[0].end = later[0].end;
            before[1].end = later[1].end;
        }
        joins
    });
    gaps.into_iter().map(|[mine, theirs]| (one.span(mine), other.span(theirs))).collect()
}

/// The longest common subsequence, as pairs of places.
fn follow(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let wide = other.len() + 1;
    let mut lengths = vec![0_usize; (one.len() + 1) * wide];
    for (at, word) in one.iter().enumerate().rev() {
        for (there, theirs) in other.iter().enumerate().rev() {
            lengths[at * wide + there] = if word == theirs {
                lengths[(at + 1) * wide + there + 1] + 1
            } else {
                lengths[(at + 1) * wide + there].max(lengths[at * wide + there + 1])
            };
        }
    }
    let (mut at, mut there, mut pairs) = (0, 0, Vec::new());
    while at < one.len() && there < other.len() {
        if one[at] == other[there] {
            pairs.push((at, there));
            (at, there) = (at + 1, there + 1);
        } else if lengths[(at + 1) * wide + there] >= lengths[at * wide + there + 1] {
            at += 1;
        } else {
            there += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Wording {
        Wording::of(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_stretch_is_the_words_that_differ() {
        let text = "bring this inglorious war to an end";
        let span = stretch(&of(text), &of("bring this disgraceful war to an end"));
        assert_eq!(span.map(|span| span.of(text)), Some("inglorious"));
        assert_eq!(stretch(&of(text), &of(text)), None);
    }

    #[test]
    fn a_shortened_quote_stands_in_the_longer() {
        assert!(of("You don’t have the cards right now").holds(&of("the cards")));
        assert!(!of("You don’t have the cards").holds(&of("the good cards")));
        assert_eq!(of("great progress was made").common(&of("substantial progress was made today")), 3);
    }

    /// The changes between two wordings, in their own words; an empty side is a dash.
    fn changes(one: &str, other: &str) -> Vec<String> {
        let side =
            |span: Option<Span>, text: &str| span.map_or("-".to_owned(), |span| span.of(text).to_owned());
        stretches(&of(one), &of(other))
            .into_iter()
            .map(|(mine, theirs)| format!("{}|{}", side(mine, one), side(theirs, other)))
            .collect()
    }

    #[test]
    fn every_stretch_that_differs_is_given_on_both_sides() {
        assert_eq!(
            changes("we will shut this old bridge for a month", "we will shut the bridge for the summer"),
            ["this old|the", "a month|the summer"]
        );
        assert_eq!(changes("we made great progress", "we made progress"), ["great|-"]);
    }

    #[test]
    fn words_before_and_behind_are_less_of_the_utterance_not_other_words() {
        assert!(changes("shut the bridge", "we will shut the bridge for good").is_empty());
        assert_eq!(changes("and shut the old bridge", "shut the new bridge for good"), ["old|new"]);
    }

    #[test]
    fn dots_and_brackets_say_what_is_left_out() {
        assert!(changes("we will … shut the bridge", "we will in the end shut the bridge").is_empty());
        assert!(of("[Orban] will … shut it").words.starts_with(&["will".to_owned(), "shut".to_owned()]));
        assert!(of("she will in the end shut it").holds(&of("[Orban] will … shut it")));
        assert!(!of("she will in the end shut it").holds(&of("shut … she will")));
    }

    #[test]
    fn one_word_spelt_two_ways_is_no_change() {
        assert!(changes("the F.B.I. was told", "the FBI was told").is_empty());
        assert!(
            changes("we don’t need two long-range ferries", "we do not need 2 long range ferries").is_empty()
        );
    }
}
