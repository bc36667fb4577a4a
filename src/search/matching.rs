//! How well one word of a query meets one word of a text. Both are folded.
//!
//! On prose, letters scattered over a line say nothing: nine lines in ten hold `c…e…a` somewhere. So a word is met
//! inside one word of the text or not at all, and what is not literal must be close: one slip of the fingers,
//! or letters left out.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// A query word of fewer letters is never taken for a misspelt one: too much is one slip away from it.
const LETTERS_FOR_A_SLIP: usize = 4;
/// A query word of fewer letters is never taken for an abbreviated one.
const LETTERS_FOR_AN_ABBREVIATION: usize = 3;

/// A word of a text that meets a word of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// The higher the better.
    pub(super) score: u32,
    /// First character met, counted in characters from the word's beginning.
    pub(super) from: usize,
    /// One past the last character met.
    pub(super) to: usize,
}

/// The word without its marks, where some stand inside: `dont` for `don't,`, `1600` for `1,600`.
pub(super) fn bare(word: &str) -> Option<String> {
    let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
    let marks_inside = trimmed.chars().any(|c| !c.is_alphanumeric());
    marks_inside.then(|| letters(word))
}

/// The letters and digits of a word.
pub(super) fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The best place in `word` where `wanted` stands letter by letter: as a whole word, at a word's beginning, or inside.
pub(super) fn literal(wanted: &str, word: &str) -> Option<Met> {
    // A single letter says something only at a word's beginning, unless it is a script that writes words with one.
    let inside_counts = wanted.len() > 1;
    let places = word.match_indices(wanted).filter_map(|(at, _)| {
        let (before, rest) = word.split_at_checked(at)?;
        let after = rest.get(wanted.len()..)?;
        let starts = !before.ends_with(char::is_alphanumeric);
        let ends = !after.starts_with(char::is_alphanumeric);
        let score = match (starts, ends) {
            (true, true) => 100,
            (true, false) => 80,
            _ if inside_counts => 50,
            _ => return None,
        };
        let from = before.chars().count();
        Some(Met { score, from, to: from + wanted.chars().count() })
    });
    // The first of the best.
    places.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Whether `word` begins with the letters of `wanted` once marks are passed over: `dont` meets `don't`.
pub(super) fn but_for_marks(wanted: &str, bare: &str, word: &str) -> Option<Met> {
    let whole = bare == wanted;
    let met = whole || (wanted.len() >= 3 && bare.starts_with(wanted));
    met.then(|| {
        let at = places_of_letters(word);
        let last = wanted.chars().count().saturating_sub(1);
        Met { score: if whole { 75 } else { 65 }, from: at[0], to: at.get(last).map_or(at[0], |at| at + 1) }
    })
}

/// Finds the words of a text that somebody who mistyped a word may have meant.
pub(super) struct Guess {
    matcher: SkimMatcherV2,
    wanted: String,
    characters: Vec<char>,
}

impl Guess {
    /// Guesses at what the letters `wanted` may stand for.
    pub(super) fn of(wanted: &str) -> Self {
        let matcher = SkimMatcherV2::default().ignore_case();
        Self { matcher, wanted: wanted.to_owned(), characters: wanted.chars().collect() }
    }

    /// How `word`, or a part of it between marks, could be meant.
    pub(super) fn met_by(&self, word: &str) -> Option<Met> {
        if self.characters.len() < LETTERS_FOR_AN_ABBREVIATION {
            return None;
        }
        let whole: Vec<(usize, char)> =
            word.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()).collect();
        let parts = whole.chunk_by(|before, after| before.0 + 1 == after.0);
        let more_than_one = parts.clone().nth(1).is_some();
        // The letters of `cease-fire` together, and `cease` and `fire` alone.
        let together = more_than_one.then_some(whole.as_slice());
        together
            .into_iter()
            .chain(parts)
            .filter_map(|part| self.met_by_part(part))
            .max_by_key(|met| met.score)
    }

    fn met_by_part(&self, part: &[(usize, char)]) -> Option<Met> {
        let (score, from, to) = self.slip(part).or_else(|| self.abbreviation(part))?;
        Some(Met { score, from: part.get(from)?.0, to: part.get(to.checked_sub(1)?)?.0 + 1 })
    }

    /// One letter wrong, too many, missing, or two changed round; at the word's beginning only where the rest is whole.
    fn slip(&self, part: &[(usize, char)]) -> Option<(u32, usize, usize)> {
        let wanted = self.characters.as_slice();
        if wanted.len() < LETTERS_FOR_A_SLIP || part.len() + 1 < wanted.len() {
            return None;
        }
        let shared = wanted.iter().zip(part).take_while(|(wanted, (_, has))| *wanted == has).count();
        if shared == 0 && part.len() > wanted.len() + 1 {
            return None;
        }
        let swapped = matches!(
            (wanted.get(shared), wanted.get(shared + 1), part.get(shared), part.get(shared + 1)),
            (Some(a), Some(b), Some((_, c)), Some((_, d))) if a == d && b == c
        );
        // Letters to pass over in the query's word, in the text's word.
        let ways = [(2, 2), (1, 1), (1, 0), (0, 1)];
        ways.into_iter().filter(|&way| way != (2, 2) || swapped).find_map(|(typed, printed)| {
            let rest = wanted.get(shared + typed..)?;
            let printed = part.get(shared + printed..)?;
            let follows = rest.len() <= printed.len() && rest.iter().zip(printed).all(|(a, (_, b))| a == b);
            if !follows {
                return None;
            }
            let left_over = printed.len() - rest.len();
            let to = part.len() - left_over;
            match left_over {
                0 => Some((40, 0, to)),
                // Still being typed: something must follow the slip, or any word that begins alike would do.
                _ if shared > 0 && !rest.is_empty() => Some((30, 0, to)),
                _ => None,
            }
        })
    }

    /// The word's first letter and then others in order, close together: `tmhwk` for `tomahawk`.
    fn abbreviation(&self, part: &[(usize, char)]) -> Option<(u32, usize, usize)> {
        if part.first()?.1 != *self.characters.first()? {
            return None;
        }
        let mut left = self.characters.iter().peekable();
        for (_, character) in part {
            let _ = left.next_if_eq(&character);
        }
        if left.peek().is_some() {
            return None;
        }
        let letters: String = part.iter().map(|&(_, character)| character).collect();
        let (_, at) = self.matcher.fuzzy_indices(&letters, &self.wanted)?;
        let (&from, &last) = (at.first()?, at.last()?);
        let window = last + 1 - from;
        (from == 0 && window <= 2 * at.len()).then(|| (20 + (2 * at.len() - window) as u32, from, last + 1))
    }
}

fn places_of_letters(word: &str) -> Vec<usize> {
    word.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(wanted: &str, word: &str) -> Option<(usize, usize)> {
        Guess::of(wanted).met_by(word).map(|met| (met.from, met.to))
    }

    #[test]
    fn a_whole_word_beats_a_beginning_and_a_beginning_beats_the_inside() {
        let score = |word| literal("arm", word).map(|met| met.score);
        assert!(score("arm,") > score("arms"));
        assert!(score("arms") > score("farms"));
        assert_eq!(score("warn"), None);
        assert_eq!(
            literal("range", "long-range,").map(|met| (met.score, met.from, met.to)),
            Some((100, 5, 10))
        );
    }

    #[test]
    fn one_letter_is_met_only_where_a_word_begins() {
        assert!(literal("a", "an").is_some());
        assert!(literal("a", "tea").is_none());
        assert!(literal("京", "東京").is_some());
    }

    #[test]
    fn marks_inside_a_word_may_be_left_out() {
        let met = |wanted: &str, word: &str| {
            but_for_marks(wanted, &bare(word).unwrap(), word).map(|m| (m.from, m.to))
        };
        assert_eq!(met("dont", "(don't,"), Some((1, 6)));
        assert_eq!(met("1600", "1,600"), Some((0, 5)));
        assert_eq!(met("us", "u.s."), Some((0, 3)));
        assert_eq!(met("us", "us-led"), None);
        assert_eq!(bare("\"progress,\""), None);
    }

    #[test]
    fn one_slip_is_forgiven() {
        for wanted in ["tomhawk", "tomohawk", "tomahwak", "tomahhawk", "tomahawks", "yomahawk", "omahawk"] {
            assert!(guessed(wanted, "tomahawk,").is_some(), "{wanted}");
        }
        assert_eq!(guessed("ceasfire", "cease-fire,"), Some((0, 10)));
        assert_eq!(guessed("orbn", "\"orban's"), Some((1, 6)));
    }

    #[test]
    fn a_slip_is_forgiven_while_the_word_is_still_being_typed() {
        assert_eq!(guessed("tomohaw", "tomahawk"), Some((0, 7)));
        assert_eq!(guessed("prgres", "progress"), Some((0, 7)));
        assert_eq!(guessed("progz", "progress"), None);
    }

    #[test]
    fn letters_left_out_are_forgiven_when_the_rest_is_close_together() {
        assert!(guessed("tmhwk", "tomahawk").is_some());
        assert!(guessed("pdt", "president").is_none());
        assert!(guessed("oahk", "tomahawk").is_none());
    }

    #[test]
    fn two_slips_or_two_letters_are_too_little_to_guess_from() {
        assert!(guessed("tumohawk", "tomahawk").is_none());
        assert!(guessed("xqzv", "exquisite").is_none());
        assert!(guessed("tk", "talk").is_none());
        assert!(guessed("cat", "cut").is_none());
    }
}
