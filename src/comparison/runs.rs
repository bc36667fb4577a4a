//! Runs of words that two articles share, found by hashes of a few words in a row, not by setting all pairs side by side.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::reading::Reading;
use crate::story::{Article, ParagraphKind, Story};
use crate::text::{Span, TokenKind, fold};

/// Words in a run that two articles hardly share by chance.
const RUN: usize = 7;
/// Words in a run that one article quotes and another hardly has by chance.
const QUOTED: usize = 5;
/// A passage goes on over so many words that one article changed.
const GAP: usize = 4;
/// Shared words outside quotation marks that a passage must have.
const WEIGHT: usize = 12;
/// A run in more articles than this is set only beside that many neighbours.
const CROWD: usize = 8;

/// The words of an article's story, in order: those of headline, captions and furniture are left out.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The same number for the same word, in all articles.
    ids: Vec<u32>,
    pub(super) spans: Vec<Span>,
    /// How many words before each stand outside quotation marks; one longer than the words.
    outside: Vec<u32>,
}

impl Words {
    /// The stretch of the text behind a range of words.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.spans[range.start].join(self.spans[range.end - 1])
    }

    fn weight(&self, range: &Range<usize>) -> usize {
        (self.outside[range.end] - self.outside[range.start]) as usize
    }
}

/// A passage that two articles share, as ranges of their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) articles: [usize; 2],
    pub(super) words: [Range<usize>; 2],
}

/// The words of each article, each folded once.
pub(super) fn words(story: &Story, readings: &[Reading]) -> Vec<Words> {
    let folded: Vec<Vec<(String, Span, bool)>> =
        (0..readings.len()).into_par_iter().map(|at| told(&story.articles[at], &readings[at])).collect();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let number = |words: Vec<(String, Span, bool)>| {
        let mut found = Words { outside: vec![0], ..Words::default() };
        for (word, span, quoted) in words {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            found.ids.push(*numbers.entry(word).or_insert(next));
            found.spans.push(span);
            let before = found.outside.last().copied().unwrap_or(0);
            found.outside.push(before + u32::from(!quoted));
        }
        found
    };
    let mut words: Vec<Words> = folded.into_iter().map(number).collect();
    quote_everywhere(&mut words);
    words
}

/// What one article sets between marks is a quote in the others too, though they set it as a block or a post.
fn quote_everywhere(words: &mut [Words]) {
    let hash = |window: &[u32]| window.iter().copied().fold(0x51_7cc1, mix);
    let quoted: HashSet<u64> = words
        .iter()
        .flat_map(|words| {
            let inside = |at: usize| words.outside[at] == words.outside[at + QUOTED];
            words
                .ids
                .windows(QUOTED)
                .enumerate()
                .filter(move |(at, _)| inside(*at))
                .map(move |(_, window)| hash(window))
        })
        .collect();
    for words in words {
        let mut inside: Vec<bool> = words.outside.windows(2).map(|two| two[0] == two[1]).collect();
        for (at, window) in words.ids.windows(QUOTED).enumerate() {
            if quoted.contains(&hash(window)) {
                inside[at..at + QUOTED].fill(true);
            }
        }
        for (at, inside) in inside.into_iter().enumerate() {
            words.outside[at + 1] = words.outside[at] + u32::from(!inside);
        }
    }
}

fn mix(hash: u64, id: u32) -> u64 {
    (hash ^ u64::from(id)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

/// The folded words of an article's story, and whether each stands between the marks of a quote.
fn told(article: &Article, reading: &Reading) -> Vec<(String, Span, bool)> {
    let text = &article.text;
    let posts: Vec<bool> =
        article.paragraphs.iter().map(|paragraph| is_post(paragraph.span.of(text))).collect();
    let mut marks: Vec<Span> = reading.quotes.iter().flat_map(|quote| quote.marks.iter().copied()).collect();
    marks.sort_unstable();
    let mut marks = marks.into_iter().peekable();
    let mut sentences = reading.sentences.iter().peekable();
    let mut found = Vec::new();
    for token in reading.tokens.iter().filter(|token| token.kind != TokenKind::Mark) {
        let span = token.span;
        while sentences.next_if(|sentence| sentence.span.end <= span.start).is_some() {}
        if !sentences
            .peek()
            .is_some_and(|sentence| sentence.kind == ParagraphKind::Body && sentence.span.start <= span.start)
        {
            continue;
        }
        while marks.next_if(|mark| mark.end <= span.start).is_some() {}
        let posted = sentences.peek().is_some_and(|sentence| posts.get(sentence.paragraph) == Some(&true));
        let quoted = posted || marks.peek().is_some_and(|mark| mark.start <= span.start);
        found.push((fold(span.of(text)).text, span, quoted));
    }
    found
}

/// Whether a paragraph shows somebody's post: `… — Jane Doe (@doe)`. Its words are the writer's, as in a quote.
fn is_post(text: &str) -> bool {
    text.contains("(@") || text.contains("pic.twitter.com")
}

/// A run of words and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    hash: u64,
    article: u32,
    at: u32,
}

/// Every passage that two articles share, in order of articles and places.
pub(super) fn shared(words: &[Words]) -> Vec<Shared> {
    let mut runs: Vec<Run> = (0..words.len())
        .into_par_iter()
        .flat_map_iter(|article| runs(article, &words[article].ids))
        .collect();
    runs.par_sort_unstable();
    let mut pairs: HashMap<(u32, u32), Vec<Stretch>> = HashMap::new();
    for holders in runs.chunk_by(|one, other| one.hash == other.hash) {
        // An article that repeats itself is asked for its first words only.
        let mut firsts: Vec<Run> = Vec::with_capacity(holders.len().min(64));
        for &run in holders {
            if firsts.last().is_none_or(|last| last.article != run.article) {
                firsts.push(run);
            }
        }
        for (place, &one) in firsts.iter().enumerate() {
            for &other in firsts.iter().skip(place + 1).take(CROWD) {
                meet(words, one, other, pairs.entry((one.article, other.article)).or_default());
            }
        }
    }
    let mut found: Vec<Shared> = pairs
        .into_iter()
        .flat_map(|((one, other), stretches)| passages(words, [one as usize, other as usize], stretches))
        .collect();
    found.sort_by_key(|shared| (shared.articles, shared.words[0].start, shared.words[1].start));
    found
}

fn runs(article: usize, ids: &[u32]) -> impl Iterator<Item = Run> + '_ {
    ids.windows(RUN).enumerate().map(move |(at, window)| Run {
        hash: window.iter().copied().fold(0x51_7cc1, mix),
        article: article as u32,
        at: at as u32,
    })
}

/// As many words as stand alike from two places on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    one: usize,
    other: usize,
    length: usize,
}

/// Adds the whole stretch around a run of two articles, unless it is known.
fn meet(words: &[Words], one: Run, other: Run, known: &mut Vec<Stretch>) {
    let (mut from, mut there) = (one.at as usize, other.at as usize);
    let inside = |stretch: &Stretch| {
        from >= stretch.one
            && from < stretch.one + stretch.length
            && from + stretch.other == there + stretch.one
    };
    if known.iter().any(inside) {
        return;
    }
    let (mine, theirs) = (&words[one.article as usize].ids, &words[other.article as usize].ids);
    let mut length =
        mine[from..].iter().zip(&theirs[there..]).take_while(|(mine, theirs)| mine == theirs).count();
    if length < RUN {
        return;
    }
    while from > 0 && there > 0 && mine[from - 1] == theirs[there - 1] {
        (from, there, length) = (from - 1, there - 1, length + 1);
    }
    known.push(Stretch { one: from, other: there, length });
}

/// Joins stretches that follow each other closely in both articles, and keeps what is too long to be chance.
fn passages(words: &[Words], articles: [usize; 2], mut stretches: Vec<Stretch>) -> Vec<Shared> {
    stretches.sort_unstable();
    let mut found: Vec<(Shared, usize)> = Vec::new();
    for Stretch { one, other, length } in stretches {
        let weight = words[articles[0]].weight(&(one..one + length));
        if let Some((last, known)) = found.last_mut() {
            let (here, there) = (last.words[0].end, last.words[1].end);
            // A stretch may begin a few words before the last one's end, where a word is repeated.
            let follows = |start: usize, end: usize| start + RUN > end && start <= end + GAP;
            if follows(one, here) && follows(other, there) && one + length > here && other + length > there {
                last.words[0].end = one + length;
                last.words[1].end = other + length;
                *known += weight;
                continue;
            }
        }
        let words = [one..one + length, other..other + length];
        found.push((Shared { articles, words }, weight));
    }
    found.into_iter().filter(|(_, weight)| *weight >= WEIGHT).map(|(shared, _)| shared).collect()
}
