//! Certainty: how sure an article is that something is so, and the words that say it.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::{Lookup, WordSet, parse};
use super::words::Words;
use crate::text::Span;

/// How sure an article is of an act, the surest last. What nothing marks is told as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It is said not to be so: `denies`.
    Denied,
    /// It may be: `may`, `possibly`, `allegedly`.
    May,
    /// It is awaited: `is expected to`.
    Expected,
    /// It is meant: `plans to`.
    Planned,
    /// It is promised: `agreed to`.
    Agreed,
    /// It will be: `will`, `is set to`.
    Will,
    /// It is so: `did`, `has already`.
    Did,
}

impl Certainty {
    /// The step in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denied => "denies",
            Self::May => "may",
            Self::Expected => "expected",
            Self::Planned => "plans",
            Self::Agreed => "agreed",
            Self::Will => "will",
            Self::Did => "did",
        }
    }

    /// How firm the step is beside another outlet's. Steps that editors use for one another, «plans to» and «is expected
    /// to», are as firm: only the greater gaps are worth a reader's time.
    pub fn firmness(self) -> u8 {
        match self {
            Self::Denied => 0,
            Self::May => 1,
            Self::Expected | Self::Planned => 2,
            Self::Agreed | Self::Will => 3,
            Self::Did => 4,
        }
    }
}

/// Words that say how sure the article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedge {
    /// The words that mark the step, those that deny it included.
    pub span: Span,
    /// The step.
    pub step: Certainty,
    /// Whether the step itself is denied: “did not agree to”.
    pub negated: bool,
}

#[derive(Debug, Deserialize)]
struct Table {
    denied: Vec<String>,
    may: Vec<String>,
    expected: Vec<String>,
    planned: Vec<String>,
    agreed: Vec<String>,
    will: Vec<String>,
    did: Vec<String>,
    negations: WordSet,
    opposites: Vec<(String, String)>,
}

/// The steps by the first word of their phrases, the longest phrase first.
type Phrases = Lookup<String, Vec<(Vec<String>, Certainty)>>;

static TABLE: LazyLock<(Table, Phrases)> = LazyLock::new(|| {
    let table: Table = parse("certainty.toml", include_str!("../../assets/lexicon/certainty.toml"));
    let mut phrases = Phrases::default();
    for (step, list) in [
        (Certainty::Denied, &table.denied),
        (Certainty::May, &table.may),
        (Certainty::Expected, &table.expected),
        (Certainty::Planned, &table.planned),
        (Certainty::Agreed, &table.agreed),
        (Certainty::Will, &table.will),
        (Certainty::Did, &table.did),
    ] {
        for phrase in list {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            phrases.entry(words[0].clone()).or_default().push((words, step));
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    (table, phrases)
});

/// Whether a word, in lower case with plain apostrophes, denies.
pub fn denies(lower: &str) -> bool {
    lower.ends_with("n't") || TABLE.0.negations.contains(lower)
}

/// Pairs of words of which both cannot be: `rose` and `fell`.
pub fn opposites() -> &'static [(String, String)] {
    &TABLE.0.opposites
}

/// The hedges of an article, in order.
pub(super) fn find(words: &Words<'_>) -> Vec<Hedge> {
    let mut found = Vec::new();
    let opens = words.by_form(may_open);
    for range in &words.ranges {
        let mut index = range.start;
        while index < range.end {
            let marker = if opens[words.form(index)] { marker(words, index, range) } else { None };
            let Some((taken, step, negated)) = marker else {
                index += 1;
                continue;
            };
            found.push(Hedge { span: words.span(taken.clone()), step, negated });
            index = taken.end;
        }
    }
    found
}

/// The marker that begins at a token: the tokens it takes, words that deny it before and inside included.
fn marker(words: &Words<'_>, index: usize, range: &Range<usize>) -> Option<(Range<usize>, Certainty, bool)> {
    let low = words.low(index);
    // «May» is a month, «Will» a man.
    if words.is_capital(index) && index > range.start && matches!(low, "may" | "will") {
        return None;
    }
    // «did not agree to», «won't agree to»: the step is what is denied.
    if may_be_denied(low) {
        let mut at = index;
        let mut negated = false;
        while at < range.end && at < index + 3 && (negator(words.low(at)) || at == index) {
            negated |= negator(words.low(at));
            at += 1;
        }
        if negated
            && let Some((end, step, _)) =
                phrase(words, at, range).filter(|(_, step, _)| *step != Certainty::Did)
        {
            return Some((index..end, step, true));
        }
    }
    let (end, step, negated) = phrase(words, index, range)?;
    // «will not», «may not», «did not»
    let behind = matches!(step, Certainty::Will | Certainty::May | Certainty::Did)
        && negator(words.low(end))
        && end < range.end;
    if step == Certainty::Did && low == "did" && !behind {
        // «as he did in May» affirms nothing anew, «he did sign» does.
        let verb = words.is_word(end)
            && !words.is_capital(end)
            && end < range.end
            && !words.low(end).ends_with("ly");
        let small = matches!(
            words.low(end),
            "in" | "on"
                | "at"
                | "when"
                | "with"
                | "for"
                | "the"
                | "a"
                | "so"
                | "it"
                | "he"
                | "she"
                | "they"
                | "you"
                | "we"
                | "and"
                | "but"
                | "before"
                | "after"
                | "last"
                | "this"
                | "that"
        );
        return (verb && !small).then_some((index..end, step, false));
    }
    let contracted = low.ends_with("n't");
    Some((index..end + usize::from(behind), step, behind || negated || contracted))
}

/// Whether a word may open a marker.
fn may_open(lower: &str) -> bool {
    may_be_denied(lower) || TABLE.1.contains_key(lower)
}

/// Whether a denial may begin with the word: «did not agree».
fn may_be_denied(lower: &str) -> bool {
    matches!(
        lower,
        "did" | "does" | "do" | "has" | "have" | "had" | "is" | "are" | "was" | "were" | "not" | "never"
    ) || denies(lower) && lower != "no"
}

fn negator(lower: &str) -> bool {
    lower.ends_with("n't") || matches!(lower, "not" | "never" | "cannot")
}

/// The longest phrase at a token; a word that denies may stand behind its first word: “is not expected to”.
fn phrase(words: &Words<'_>, index: usize, range: &Range<usize>) -> Option<(usize, Certainty, bool)> {
    let phrases = TABLE.1.get(words.low(index))?;
    phrases.iter().find_map(|(phrase, step)| {
        let mut at = index;
        let mut negated = false;
        for (place, word) in phrase.iter().enumerate() {
            if place == 1 && words.low(at) != word && negator(words.low(at)) {
                negated = true;
                at += 1;
            }
            if at >= range.end || words.low(at) != word {
                return None;
            }
            at += 1;
        }
        Some((at, *step, negated))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn hedges(text: &str) -> Vec<(String, Certainty, bool)> {
        let article = article(text);
        find(&Words::of(&article))
            .into_iter()
            .map(|hedge| (hedge.span.of(&article.text).to_owned(), hedge.step, hedge.negated))
            .collect()
    }

    fn only(text: &str) -> (String, Certainty, bool) {
        let found = hedges(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].clone()
    }

    #[test]
    fn each_step_is_told_by_its_words() {
        for (text, words, step) in [
            ("The harbor board denies that the crane fell.", "denies", Certainty::Denied),
            ("The board may close the pier.", "may", Certainty::May),
            ("The pier is expected to close.", "is expected to", Certainty::Expected),
            ("The board plans to close the pier.", "plans to", Certainty::Planned),
            ("The board agreed to close the pier.", "agreed to", Certainty::Agreed),
            ("The board will close the pier.", "will", Certainty::Will),
            ("The board has already closed the pier.", "has already", Certainty::Did),
            ("The board did close the pier.", "did", Certainty::Did),
        ] {
            assert_eq!(only(text), (words.to_owned(), step, false));
        }
    }

    #[test]
    fn a_denied_step_keeps_its_words_and_says_so() {
        for (text, words, step) in [
            ("The board did not agree to close the pier.", "did not agree to", Certainty::Agreed),
            ("The pier is not expected to close.", "is not expected to", Certainty::Expected),
            ("The board doesn’t plan to close the pier.", "doesn’t plan to", Certainty::Planned),
            ("The board will not close the pier.", "will not", Certainty::Will),
            ("The board won’t close the pier.", "won’t", Certainty::Will),
            ("The board may not close the pier.", "may not", Certainty::May),
            ("The board did not close the pier.", "did not", Certainty::Did),
            ("The board never agreed to close the pier.", "never agreed to", Certainty::Agreed),
            ("The board has not agreed to close the pier.", "has not agreed to", Certainty::Agreed),
        ] {
            assert_eq!(only(text), (words.to_owned(), step, true));
        }
    }

    #[test]
    fn what_is_told_as_done_has_no_hedge() {
        assert_eq!(hedges("The board closed the pier on Friday."), []);
    }

    #[test]
    fn the_month_of_may_is_no_hedge() {
        assert_eq!(hedges("The pier closed in May."), []);
        assert_eq!(hedges("The board did so in May, as it did in June."), []);
    }

    #[test]
    fn the_ladder_rises_from_denial_to_deed() {
        let ladder = [
            Certainty::Denied,
            Certainty::May,
            Certainty::Expected,
            Certainty::Planned,
            Certainty::Agreed,
            Certainty::Will,
            Certainty::Did,
        ];
        assert!(ladder.is_sorted() && ladder.iter().map(|step| step.firmness()).is_sorted());
    }

    #[test]
    fn not_ruling_out_leaves_it_possible() {
        assert_eq!(
            only("The board has not ruled out a second pier."),
            ("has not ruled out".to_owned(), Certainty::May, false)
        );
    }
}
