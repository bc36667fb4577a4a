//! One keystroke in the quote search, against the fuzzy matcher over every line.
//!
//! The quotes are made of invented words whose frequencies fall as those of English do, so no text is borrowed.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rashomon::comparison::Comparison;
use rashomon::reading::{Quote, Reading, Speaker};
use rashomon::search::QuoteIndex;
use rashomon::story::Article;
use rashomon::text::{Span, fold};

const QUOTES: usize = 100_000;
const WORDS_A_QUOTE: usize = 21;
const VOCABULARY: usize = 30_000;

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }
}

fn vocabulary(dice: &mut Dice) -> Vec<String> {
    let starts = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "w"];
    let middles = ["a", "e", "i", "o", "u", "ea", "ou"];
    let ends = ["", "", "n", "r", "s", "t", "nd", "ng"];
    let syllable =
        |dice: &mut Dice| [starts[dice.roll(16)], middles[dice.roll(7)], ends[dice.roll(8)]].concat();
    let word = |rank: usize, dice: &mut Dice| {
        // The most frequent words are short.
        let syllables = if rank < 100 { 1 } else { 1 + dice.roll(4) };
        (0..syllables).map(|_| syllable(dice)).collect::<String>()
    };
    let mut words: Vec<String> = (0..VOCABULARY).map(|rank| word(rank, dice)).collect();
    for (rank, word) in
        [(40, "don’t"), (300, "progress"), (400, "great"), (5_000, "Tomahawk"), (9_000, "Orbán’s")]
    {
        word.clone_into(&mut words[rank]);
    }
    words
}

/// A rank that comes up the less often the higher it is, as words do (Zipf).
fn rank(dice: &mut Dice) -> usize {
    let part = dice.roll(1 << 20) as f64 / f64::from(1 << 20);
    (VOCABULARY as f64).powf(part) as usize - 1
}

fn comparison() -> Comparison {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let words = vocabulary(&mut dice);
    let mut comparison = Comparison::default();
    for outlet in 0..10 {
        let mut article = Article { outlet: format!("Outlet {outlet}"), ..Article::default() };
        let mut reading = Reading::default();
        for _ in 0..QUOTES / 10 {
            let start = article.text.len();
            for at in 0..WORDS_A_QUOTE {
                article.text.push_str(&words[rank(&mut dice)]);
                article.text.push_str(if at + 1 == WORDS_A_QUOTE {
                    "."
                } else {
                    [" ", " ", " ", " ", ", "][dice.roll(5)]
                });
            }
            let span = Span::new(start, article.text.len());
            article.text.push('\n');
            let name = ["Donald Trump", "Viktor Orbán", "Marco Rubio", "a senior official"][dice.roll(4)];
            reading.quotes.push(Quote::direct(span, Some(Speaker::named(name, Span::default()))));
        }
        comparison.story.articles.push(article);
        comparison.readings.push(reading);
    }
    comparison
}

fn searching(criterion: &mut Criterion) {
    let comparison = comparison();
    let index = QuoteIndex::of(&comparison);
    let lines: Vec<String> = comparison
        .story
        .articles
        .iter()
        .zip(&comparison.readings)
        .flat_map(|(article, reading)| {
            reading.quotes.iter().map(|quote| fold(quote.span.of(&article.text)).text)
        })
        .collect();
    let letters: usize = lines.iter().map(String::len).sum();
    println!("{} quotes of {} letters on average", lines.len(), letters / lines.len());

    let queries = [
        "",
        "t",
        "to",
        "tomahawk",
        "tomhawk",
        "tmhwk",
        "progress great",
        "trump dont",
        "orban s",
        "xqzv",
        "@t",
        "@\"donald trump\" in:3 kind:dir",
    ];
    let mut group = criterion.benchmark_group("a keystroke, 100,000 quotes");
    group.sample_size(10);
    for query in queries {
        println!("{query:?} finds {}", index.find(query).len());
        group.bench_function(format!("index {query:?}"), |bench| bench.iter(|| black_box(index.find(query))));
    }
    for query in ["to", "tomhawk", "progress great"] {
        let matcher = SkimMatcherV2::default();
        group.bench_function(format!("fuzzy-matcher over every line {query:?}"), |bench| {
            bench.iter(|| lines.iter().filter_map(|line| matcher.fuzzy_match(line, query)).count());
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("building");
    group.sample_size(10);
    group.bench_function("index of 100,000 quotes", |bench| {
        bench.iter(|| black_box(QuoteIndex::of(&comparison)));
    });
    group.finish();
}

criterion_group!(benches, searching);
criterion_main!(benches);
