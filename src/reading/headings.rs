//! Headings: where every word has a capital, a capital is no sign of a name. Which words are names is learnt from the
//! sentences of the article instead.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::lexicon::Lexicon;
use super::places::is_place;
use super::words::Words;

/// Whether most words of a sentence have a capital, as in `Council Votes on Harbor Plan` or `BREAKING NEWS`.
pub(super) fn is_titled(words: &Words<'_>, range: &Range<usize>) -> bool {
    if range.end > range.start && words.low(range.end - 1) == "." {
        // A short sentence full of names.
        return false;
    }
    let (mut long, mut capital) = (0, 0);
    for index in range.clone().filter(|&index| words.is_word(index)) {
        // Small words stay small in headings.
        if words.low(index).len() > 3 {
            long += 1;
            capital += usize::from(words.is_capital(index));
        }
    }
    long >= 3 && capital * 10 >= long * 7
}

/// What the sentences of an article teach of its words.
#[derive(Debug, Default)]
pub(super) struct Learnt<'a> {
    /// Words that have no capital somewhere.
    pub(super) lower_cased: HashSet<&'a str>,
    /// Words that have a capital where no sentence begins.
    pub(super) capital: HashSet<&'a str>,
    /// For each sentence, whether it is written as a heading.
    pub(super) titled: Vec<bool>,
    /// How often each distinct word stands with a capital in sentences.
    counts: Vec<u32>,
}

impl<'a> Learnt<'a> {
    /// Learns from an article.
    pub(super) fn of(words: &'a Words<'_>, lexicon: &Lexicon) -> Self {
        let mut learnt = Self::default();
        let (mut lower_cased, mut capital) = (words.by_form(|_| false), words.by_form(|_| false));
        learnt.counts = words.by_form(|_| 0);
        for range in &words.ranges {
            let titled = is_titled(words, range);
            learnt.titled.push(titled);
            for index in range.clone().filter(|&index| words.is_word(index)) {
                let form = words.form(index);
                learnt.counts[form] += u32::from(!titled && words.is_capital(index));
                if !words.is_capital(index) {
                    if !std::mem::replace(&mut lower_cased[form], true) {
                        learnt.lower_cased.insert(words.low(index));
                    }
                } else if !titled
                    && !capital[form]
                    && (!opens(words, index, range) || goes_on(words, index, range, lexicon))
                {
                    capital[form] = true;
                    learnt.capital.insert(words.low(index).trim_end_matches("'s"));
                }
            }
        }
        learnt
    }
}

impl Learnt<'_> {
    /// Whether a heading has the whole name of somebody whom the sentences know by the second word: «Uma Thurman» where
    /// they say «Thurman» over and over, and «Uma» hardly ever.
    fn is_whole(&self, words: &Words<'_>, index: usize, known: &Runs<'_>, lexicon: &Lexicon) -> bool {
        let (first, last) = (words.low(index), words.low(index + 1));
        let surname = last.trim_end_matches("'s");
        let count = |index: usize| self.counts[words.form(index)];
        words.is_word(index)
            && words.is_capital(index + 1)
            && count(index) <= 2
            && count(index + 1) >= 3 * count(index).max(1)
            && self.capital.contains(surname)
            && !self.lower_cased.contains(surname)
            && known.lone.contains(surname)
            && !known.last.contains(first)
            && !self.lower_cased.contains(first)
            && first.chars().all(char::is_alphabetic)
            && (lexicon.is_given_name(first) || self.capital.contains(first))
            && !lexicon.people.is_of_land(surname)
            && !is_place(first)
            && !lexicon.people.plain.contains(first)
            && !lexicon.people.honorifics.contains(first)
            && !lexicon.reporting.verbs.contains(first)
            && !lexicon.is_people(first)
    }
}

/// Whether a capital at this token may be owed to the beginning of a sentence.
pub(super) fn opens(words: &Words<'_>, index: usize, range: &Range<usize>) -> bool {
    index == range.start
        || matches!(
            words.word(index - 1),
            "“" | "\""
                | "«"
                | "‘"
                | "'"
                | ":"
                | "."
                | "?"
                | "!"
                | "•"
                | "-"
                | "–"
                | "—"
                | "("
                | "["
                | "|"
                | "/"
        )
}

/// Whether the next word has a capital of its own.
pub(super) fn goes_on(words: &Words<'_>, index: usize, range: &Range<usize>, lexicon: &Lexicon) -> bool {
    index + 1 < range.end
        && words.is_capital(index + 1)
        && !lexicon.people.plain.contains(words.low(index + 1))
}

/// The names in headings: runs that the article's sentences name, listed places, and given names with what follows.
pub(super) fn names(
    words: &Words<'_>,
    known: &[Range<usize>],
    learnt: &Learnt<'_>,
    lexicon: &Lexicon,
) -> Vec<Range<usize>> {
    let known = Runs::of(words, known);
    let mut found = Vec::new();
    for (range, _) in words.ranges.iter().zip(&learnt.titled).filter(|&(_, &titled)| titled) {
        let mut index = range.start;
        while index < range.end {
            let end = if words.is_capital(index) {
                name_at(words, index, range, &known, learnt, lexicon)
            } else {
                None
            };
            found.extend(end.map(|end| index..end));
            index = end.unwrap_or(index + 1);
        }
    }
    found
}

/// Runs of words as a tree, word by word: to meet an article's names costs no more where it has many.
struct Runs<'a> {
    /// The place that a word leads to from a place; 0 is the beginning.
    steps: HashMap<(usize, &'a str), usize>,
    /// Whether a run ends at a place.
    ends: Vec<bool>,
    /// The runs of one word, and the last words of the longer ones.
    lone: HashSet<&'a str>,
    last: HashSet<&'a str>,
}

impl<'a> Runs<'a> {
    fn of(words: &'a Words<'_>, runs: &[Range<usize>]) -> Self {
        let (lone, longer): (Vec<_>, Vec<_>) = runs.iter().partition(|run| run.len() == 1);
        let last = |runs: Vec<&Range<usize>>| runs.into_iter().map(|run| bare(words, run.end - 1)).collect();
        let mut tree =
            Self { steps: HashMap::default(), ends: vec![false], lone: last(lone), last: last(longer) };
        for run in runs {
            let mut place = 0;
            for token in run.clone() {
                let new = tree.ends.len();
                place = *tree.steps.entry((place, bare(words, token))).or_insert(new);
                if place == new {
                    tree.ends.push(false);
                }
            }
            tree.ends[place] = true;
        }
        tree
    }

    /// The length of the longest run that some tokens begin with.
    fn longest(&self, words: &Words<'_>, range: Range<usize>) -> Option<usize> {
        let mut place = 0;
        let mut longest = None;
        for (length, token) in (1..).zip(range) {
            let Some(&next) = self.steps.get(&(place, bare(words, token))) else { break };
            place = next;
            longest = Some(length).filter(|_| self.ends[place]).or(longest);
        }
        longest
    }
}

fn bare<'a>(words: &'a Words<'_>, index: usize) -> &'a str {
    words.low(index).trim_end_matches("'s")
}

fn name_at(
    words: &Words<'_>,
    index: usize,
    range: &Range<usize>,
    known: &Runs<'_>,
    learnt: &Learnt<'_>,
    lexicon: &Lexicon,
) -> Option<usize> {
    if index + 1 < range.end && learnt.is_whole(words, index, known, lexicon) {
        return Some(index + 2);
    }
    let longest = known
        .longest(words, index..range.end)
        // A word that the article also writes small is a name only where it stands with others.
        .filter(|&length| length > 1 || !learnt.lower_cased.contains(bare(words, index)));
    if let Some(length) = longest {
        return Some(index + length);
    }
    let listed = (1..=3).rev().find(|&length| {
        index + length <= range.end && {
            let lower: Vec<&str> = (index..index + length).map(|index| bare(words, index)).collect();
            is_place(&lower.join(" "))
        }
    });
    if let Some(length) = listed {
        return (length > 1
            || words.word(index) == "US"
            || !lexicon.people.plain.contains(bare(words, index)))
        .then_some(index + length);
    }
    let next = bare(words, index + 1);
    let named = learnt.capital.contains(next) && !learnt.lower_cased.contains(next);
    let whole = lexicon.is_given_name(bare(words, index))
        && index + 1 < range.end
        && words.is_capital(index + 1)
        && !words.low(index).ends_with("'s")
        && (named
            || !learnt.lower_cased.contains(next)
                && !lexicon.people.plain.contains(next)
                && !lexicon.reporting.verbs.contains(next)
                && !lexicon.is_role(next)
                && !next.ends_with("ing")
                && !next.ends_with("ed"));
    if whole {
        return Some(index + 2);
    }
    // A word that has its capital inside a sentence too, and nowhere none.
    (learnt.capital.contains(bare(words, index))
        && !learnt.lower_cased.contains(bare(words, index))
        && !lexicon.people.plain.contains(bare(words, index))
        && !lexicon.is_role(bare(words, index))
        && !lexicon.people.honorifics.contains(words.low(index)))
    .then_some(index + 1)
}
