//! Words looked for in the chosen outlet's article: where they stand, and which place is chosen.

use std::collections::BTreeMap;

use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::story::Story;
use crate::text::{Span, fold};

/// Stories of no more bytes are searched as a whole at every key, so that it can be said what other outlets have.
const SMALL: usize = 512 * 1024;

/// The search in the article's text.
#[derive(Debug, Default)]
pub struct TextSearch {
    /// The words typed.
    pub input: Input,
    /// Where they stand in the article that was searched last, in order.
    pub places: Vec<Span>,
    /// The chosen one of `places`.
    pub chosen: Option<usize>,
    /// How often each article has them; nothing where that takes too long to count.
    pub counts: Vec<usize>,
    /// The article that was searched last.
    article: usize,
    /// The articles' letters, made ready when an article is first searched.
    letters: BTreeMap<usize, Letters>,
}

/// An article's letters without what does not matter: case, accents, apostrophes, the length of a gap.
#[derive(Debug, Default)]
struct Letters {
    text: String,
    /// For each byte of `text`, the byte of the article at which its letter begins.
    origins: Vec<u32>,
}

impl Letters {
    fn of(article: &str) -> Self {
        let folded = fold(article);
        let mut letters = Self { text: String::with_capacity(folded.text.len()), origins: Vec::new() };
        for (at, letter) in folded.text.chars().enumerate() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter == '\'' || (letter == ' ' && letters.text.ends_with(' ')) {
                continue;
            }
            letters.text.push(letter);
            letters.origins.resize(letters.text.len(), folded.origin(at, at).start as u32);
        }
        letters
    }

    /// Where the words stand in the article.
    fn places(&self, words: &str, article: &str) -> Vec<Span> {
        if words.is_empty() {
            return Vec::new();
        }
        let origin = |at: usize| self.origins.get(at).map_or(0, |&at| at as usize);
        let place = |(at, found): (usize, &str)| {
            let (first, last) = (origin(at), origin(at + found.len() - 1));
            // The last letter's accents may be letters of their own in the article.
            let rest = Span::new(last, article.len()).of(article);
            Span::new(first, last + rest.graphemes(true).next().map_or(0, str::len))
        };
        self.text.match_indices(words).map(place).collect()
    }
}

impl TextSearch {
    /// The words as they are looked for; empty where none are typed.
    fn words(&self) -> String {
        Letters::of(self.input.value().trim()).text
    }

    /// Whether there are words to look for.
    pub fn asks(&self) -> bool {
        !self.words().is_empty()
    }

    /// Searches an article; no place is chosen yet.
    pub fn search(&mut self, story: &Story, article: usize) {
        let words = self.words();
        self.article = article;
        self.chosen = None;
        self.places = self.find(story, article, &words);
        let small = story.articles.iter().map(|article| article.text.len()).sum::<usize>() <= SMALL;
        self.counts = match (small, words.is_empty()) {
            (true, false) => {
                (0..story.articles.len()).map(|other| self.find(story, other, &words).len()).collect()
            }
            _ => Vec::new(),
        };
    }

    /// Searches another article for the same words, if it is another.
    pub fn turn_to(&mut self, story: &Story, article: usize) {
        if self.article != article {
            let words = self.words();
            self.article = article;
            self.chosen = None;
            self.places = self.find(story, article, &words);
        }
    }

    fn find(&mut self, story: &Story, article: usize, words: &str) -> Vec<Span> {
        let Some(text) = story.articles.get(article).map(|article| &article.text) else { return Vec::new() };
        let letters = self.letters.entry(article).or_insert_with(|| Letters::of(text));
        letters.places(words, text)
    }

    /// The chosen place.
    pub fn place(&self) -> Option<Span> {
        self.places.get(self.chosen?).copied()
    }

    /// The places that meet a stretch of the article.
    pub fn within(&self, seen: Span) -> &[Span] {
        let from = self.places.partition_point(|place| place.end <= seen.start);
        let to = self.places.partition_point(|place| place.start < seen.end);
        self.places.get(from..to).unwrap_or(&[])
    }

    /// The first place at or after a byte, or else the first of all, and whether one had to go round for it.
    pub fn from(&self, at: usize) -> Option<(usize, bool)> {
        let next = self.places.partition_point(|place| place.start < at);
        match self.places.len() {
            0 => None,
            count if next < count => Some((next, false)),
            _ => Some((0, true)),
        }
    }

    /// The last place before a byte, or else the last of all, and whether one had to go round for it.
    pub fn before(&self, at: usize) -> Option<(usize, bool)> {
        let last = self.places.len().checked_sub(1)?;
        let next = self.places.partition_point(|place| place.start < at);
        Some(next.checked_sub(1).map_or((last, true), |before| (before, false)))
    }

    /// Which of how many places is chosen, and how many there are in all outlets: long, and short.
    pub fn count(&self) -> [String; 2] {
        let all: usize = self.counts.iter().sum();
        let here = self.places.len();
        if !self.asks() {
            return [String::new(), String::new()];
        }
        let short = match self.chosen {
            _ if here == 0 => "not in this article".to_owned(),
            Some(chosen) => format!("{}/{here}", chosen + 1),
            None => here.to_string(),
        };
        let long = match (here, all) {
            (_, 0) => short.clone(),
            (0, all) => format!("{short}, {all} in others"),
            (_, all) => format!("{short} here, {all} in all"),
        };
        [long, short]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Article;

    fn story(texts: &[&str]) -> Story {
        let article = |text: &&str| Article { text: (*text).to_owned(), ..Article::default() };
        Story { articles: texts.iter().map(article).collect(), ..Story::default() }
    }

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        let mut search = TextSearch { input: words.into(), ..TextSearch::default() };
        search.search(&story(&[text]), 0);
        search.places.iter().map(|place| place.of(text)).collect()
    }

    #[test]
    fn case_accents_apostrophes_and_gaps_do_not_matter() {
        assert_eq!(found("Orbán’s aide", "ORBANS"), ["Orbán’s"]);
        assert_eq!(found("They don’t, they DON'T", "dont"), ["don’t", "DON'T"]);
        assert_eq!(found("the  long\u{a0}way", " the long way "), ["the  long\u{a0}way"]);
    }

    #[test]
    fn a_match_covers_whole_letters_and_no_more() {
        assert_eq!(found("Orbán’s", "orban"), ["Orbán"]);
        assert_eq!(found("Orba\u{301}n", "orba"), ["Orba\u{301}"]);
        assert_eq!(found("a ﬁne", "f"), ["ﬁ"]);
        assert_eq!(found("東京都", "京"), ["京"]);
    }

    #[test]
    fn no_words_and_no_article_find_nothing() {
        assert_eq!(found("the bridge", " ’ "), Vec::<&str>::new());
        assert_eq!(found("", "bridge"), Vec::<&str>::new());
        let mut search = TextSearch { input: "bridge".into(), ..TextSearch::default() };
        search.search(&Story::default(), 0);
        assert_eq!((search.from(0), search.before(9), search.place()), (None, None, None));
        assert_eq!(search.count(), ["not in this article", "not in this article"]);
    }

    #[test]
    fn behind_the_last_place_it_goes_on_from_the_top() {
        let mut search = TextSearch { input: "a".into(), ..TextSearch::default() };
        search.search(&story(&["a b a b"]), 0);
        assert_eq!(search.from(1), Some((1, false)));
        assert_eq!(search.from(5), Some((0, true)));
        assert_eq!(search.before(4), Some((0, false)));
        assert_eq!(search.before(0), Some((1, true)));
    }

    #[test]
    fn the_count_tells_this_article_from_all() {
        let mut search = TextSearch { input: "a".into(), ..TextSearch::default() };
        let story = story(&["a b a b", "a", "b"]);
        search.search(&story, 0);
        search.chosen = Some(1);
        assert_eq!(search.count(), ["2/2 here, 3 in all", "2/2"]);
        search.turn_to(&story, 2);
        assert_eq!(search.count(), ["not in this article, 3 in others", "not in this article"]);
    }

    #[test]
    fn only_the_places_in_sight_are_marked() {
        let mut search = TextSearch { input: "a".into(), ..TextSearch::default() };
        search.search(&story(&["a b a b a"]), 0);
        assert_eq!(search.within(Span::new(1, 7)), [Span::new(4, 5)]);
        assert_eq!(search.within(Span::new(9, 9)), []);
    }
}
