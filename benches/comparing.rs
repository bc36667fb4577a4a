//! Reading and comparing a story: the sample, and made-up ones of many articles of 900 words.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use rashomon::comparison::compare;
use rashomon::ingest;
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::Span;

const SENTENCES: usize = 50;

/// The words of which sentences are made: who, did what, to what, where.
const WHO: &[&str] = &[
    "The mayor",
    "A spokesman",
    "The ferry company",
    "Ann Holt",
    "The coast guard",
    "Robert Lane",
    "The union",
    "An engineer",
    "The minister",
    "A witness",
    "The port authority",
    "Clara Dunn",
];
const DID: &[&str] = &[
    "said that crews had closed",
    "told reporters that divers searched",
    "confirmed that inspectors tested",
    "denied that workers had damaged",
    "announced a plan to rebuild",
    "described how smoke filled",
    "warned against the opening of",
    "counted the damage to",
    "photographed",
    "paid for the repair of",
];
const WHAT: &[&str] = &[
    "the old crossing",
    "a cargo hold",
    "the northern pier",
    "two bridges",
    "the signal tower",
    "a fuel tank",
    "the ferry terminal",
    "a row of warehouses",
    "the harbour wall",
    "the railway tunnel",
    "an oil pipe",
    "the customs house",
    "a crane",
    "the lighthouse",
];
const WHERE: &[&str] = &[
    "near Aldea",
    "in the western basin",
    "on the river",
    "outside the town",
    "at the mouth of the bay",
    "by the market",
    "along the quay",
    "behind the station",
];

/// A name that few facts have: most words of real news stand in few sentences too.
fn name(number: usize) -> String {
    const SYLLABLES: &[&str] =
        &["ba", "con", "dar", "fel", "gri", "hos", "kel", "lim", "mor", "nis", "pra", "tov", "wen"];
    let syllable = |step: usize| SYLLABLES[(number / step) % SYLLABLES.len()];
    let word = format!("{}{}{}", syllable(1), syllable(SYLLABLES.len()), syllable(SYLLABLES.len() * 3));
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

/// One of several facts that all outlets draw from, in one of three wordings.
fn sentence(fact: usize, wording: usize) -> String {
    let pick = |words: &[&'static str], step: usize| words[(fact * step + fact / words.len()) % words.len()];
    let (who, did, what, place) = (pick(WHO, 5), pick(DID, 3), pick(WHAT, 9), pick(WHERE, 1));
    let count = 12 + fact * 7 % 480;
    let (boat, yard, chief) = (name(fact), name(fact * 3 + 1), name(fact * 5 + 2));
    match wording {
        0 => format!(
            "{who} {did} {what} {place} after {count} people were taken off the {boat} to {yard}, {chief} wrote."
        ),
        1 => format!(
            "After {count} people left the {boat} for {yard}, {who} {did} {what} {place} on Tuesday with {chief}."
        ),
        _ => format!(
            "{who} {did} {what}, with {count} people from the {boat} waiting {place}, according to {chief} of {yard}."
        ),
    }
}

/// A story of so many articles; each has a part of the facts, in an order and wording of its own.
fn story(articles: usize) -> Story {
    let facts = 200 + articles;
    let article = |outlet: usize| {
        let mut article = Article { outlet: format!("Outlet {outlet}"), ..Article::default() };
        for number in 0..SENTENCES {
            let start = article.text.len();
            article.text.push_str(&sentence((outlet * 31 + number * 17) % facts, (outlet + number) % 3));
            let span = Span::new(start, article.text.len());
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
            article.text.push_str("\n\n");
        }
        article
    };
    Story { articles: (0..articles).map(article).collect(), ..Story::default() }
}

fn comparing(criterion: &mut Criterion) {
    criterion.bench_function("compare the sample story", |bencher| {
        bencher.iter(|| black_box(compare(ingest::demo())));
    });
    let mut group = criterion.benchmark_group("compare a story");
    group.sample_size(10);
    for articles in [5, 46, 150, 500] {
        let story = story(articles);
        group.bench_with_input(BenchmarkId::from_parameter(articles), &story, |bencher, story| {
            bencher.iter(|| black_box(compare(story.clone())));
        });
    }
    group.finish();
}

criterion_group!(benches, comparing);
criterion_main!(benches);
