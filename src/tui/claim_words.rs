//! The words of each claim, folded once, so that a filter may be tried at every key.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::comparison::{Claim, Comparison};
use crate::text::fold;

/// What a filter may ask of one claim's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimWords {
    /// Each different word of its label and of its statements, a space before each.
    told: String,
    /// The names of those who say it, a line each, a space before each word.
    speakers: String,
}

impl ClaimWords {
    /// Folds every claim of a comparison.
    pub fn of(comparison: &Comparison) -> Vec<Self> {
        comparison.claims.par_iter().map(|claim| Self::of_claim(comparison, claim)).collect()
    }

    /// Folds one claim of a comparison.
    pub fn of_claim(comparison: &Comparison, claim: &Claim) -> Self {
        let statements = claim.statements.iter().filter_map(|told| {
            let article = comparison.story.articles.get(told.article)?;
            Some(told.span.of(&article.text))
        });
        // Whoever is quoted in one of its sentences is a source of it.
        let quotes = claim.statements.iter().flat_map(|told| {
            let reading = comparison.readings.get(told.article);
            let quotes = reading.map_or(&[][..], |reading| &reading.quotes);
            quotes.iter().filter(|quote| quote.sentence == told.sentence)
        });
        let names = quotes.filter_map(|quote| Some(quote.speaker.as_ref()?.name.as_str()));
        let names: BTreeSet<String> = names.map(|name| plain(name).concat()).collect();
        let speakers = names.into_iter().collect::<Vec<_>>().join("\n");
        Self { told: different(statements.chain([claim.label.as_str()])), speakers }
    }

    /// Whether words of its label or its statements begin with these, which are [`plain`].
    pub fn tells(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.told.contains(word))
    }

    /// Whether words of one speaker's name begin with these, which are [`plain`].
    pub fn is_said_by(&self, words: &[String]) -> bool {
        self.speakers.lines().any(|name| words.iter().all(|word| name.contains(word)))
    }
}

fn different<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let words: BTreeSet<String> = texts.flat_map(plain).collect();
    words.into_iter().collect()
}

/// The words of a text in the form in which filters compare them: folded, without marks, a space before each, so that
/// one that is found stands where a word begins.
pub fn plain(text: &str) -> Vec<String> {
    let folded = fold(text).text;
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    let mut letters = folded.chars().peekable();
    let mut last = ' ';
    while let Some(letter) = letters.next() {
        let figure = last.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        match letter {
            letter if letter.is_alphanumeric() || (letter == '.' && figure) => {
                if !inside {
                    words.push(" ".to_owned());
                }
                words.last_mut().into_iter().for_each(|word| word.push(letter));
                inside = true;
            }
            '\'' => {}
            // `1,600` is found by `1600` too.
            ',' if figure => {}
            _ => inside = false,
        }
        last = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;

    #[test]
    fn case_accents_apostrophes_and_the_commas_of_figures_do_not_matter() {
        assert_eq!(plain("Orbán’s “1,600 lorries”, 2.5 km"), [" orbans", " 1600", " lorries", " 2.5", " km"]);
        assert_eq!(plain("— ,"), Vec::<String>::new());
        assert_eq!(plain("long-range"), [" long", " range"]);
    }

    #[test]
    fn a_claim_is_met_by_its_label_by_any_statement_and_by_whoever_is_quoted_there() {
        let words = ClaimWords::of(&fixture::bridge());
        assert!(words[0].tells(&plain("each day")), "its label");
        assert!(words[0].tells(&plain("must find another")), "a statement");
        assert!(!words[0].tells(&plain("orries")), "no word begins so");
        assert!(words[2].is_said_by(&plain("orban")));
        assert!(!words[0].is_said_by(&plain("orban")));
    }

    #[test]
    fn all_words_of_a_name_belong_to_one_person() {
        let mut comparison = fixture::bridge();
        for quote in &mut comparison.readings[2].quotes {
            quote.speaker.iter_mut().for_each(|speaker| speaker.name = "Tom Weiss".to_owned());
        }
        let words = &ClaimWords::of(&comparison)[2];
        for name in ["ana orban", "orban", "weiss", "tom w"] {
            assert!(words.is_said_by(&plain(name)), "{name}");
        }
        assert!(!words.is_said_by(&plain("ana weiss")));
    }
}
