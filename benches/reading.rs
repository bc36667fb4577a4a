//! How fast articles are read and compared: the embedded story, and many articles on one event.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rashomon::comparison::compare;
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::Span;
use rashomon::{ingest, reading};

/// The embedded story told `times` over by outlets of other names, each with its paragraphs turned round a little.
fn many(times: usize) -> Story {
    let demo = ingest::demo();
    let articles = (0..times).flat_map(|time| {
        demo.articles
            .iter()
            .map(move |article| Article { outlet: format!("{} {time}", article.outlet), ..article.clone() })
    });
    Story { title: demo.title.clone(), articles: articles.collect() }
}

fn read(criterion: &mut Criterion) {
    let story = ingest::demo();
    let bytes: usize = story.articles.iter().map(|article| article.text.len()).sum();
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("five articles, one thread", |bencher| {
        bencher.iter(|| {
            story.articles.iter().map(reading::read).map(|reading| reading.quotes.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// An article of these paragraphs, parted by blank lines.
fn article(text: String) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let span = Span::new(start, start + part.len());
        start = span.end + 2;
        if !part.is_empty() {
            paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        }
    }
    Article { text, paragraphs, ..Article::default() }
}

/// The first `size` bytes of `text`, or a few less where a character would be cut.
fn cut(mut text: String, size: usize) -> String {
    let mut end = size.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

/// The embedded story over and over, up to `size` bytes; each time round its people have other surnames.
fn prose(size: usize) -> String {
    let once: Vec<String> = ingest::demo().articles.into_iter().map(|article| article.text).collect();
    let once = once.join("\n\n");
    let mut text = String::with_capacity(size + once.len());
    let mut time = 0;
    while text.len() < size {
        let letters =
            format!("{time:04}").bytes().map(|digit| (digit - b'0' + b'a') as char).collect::<String>();
        text.push_str(&once.replace("son ", &format!("son{letters} ")));
        text.push_str("\n\n");
        time += 1;
    }
    cut(text, size)
}

fn grows_with_length(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read one article");
    for (label, size) in [("1 KB", 1 << 10), ("16 KB", 1 << 14), ("256 KB", 1 << 18), ("4 MB", 1 << 22)] {
        let article = article(prose(size));
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.sample_size(if size > 1 << 18 { 10 } else { 50 });
        group.bench_function(label, |bencher| bencher.iter(|| reading::read(&article).quotes.len()));
    }
    group.finish();
}

/// Some letters, other ones for each number.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| (digit - b'0' + b'a') as char).collect()
}

/// A text of what is told for 0, 1, 2 and on, up to some `size`.
fn distinct(size: usize, told: fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 100);
    let mut number = 0;
    while text.len() < size {
        text.push_str(&told(number));
        number += 1;
    }
    text
}

/// What a text of a given size is full of.
type Fault = (&'static str, fn(usize) -> String);

/// What no newspaper prints: the time a megabyte takes is to be some sixteen times that of 64 KB.
fn grows_no_faster_on_faults(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read faults");
    group.sample_size(10);
    let faults: [Fault; 21] = [
        ("opening marks", |size| "“".repeat(size / 3)),
        ("straight marks", |size| "\"".repeat(size)),
        ("nested marks", |size| "“‘".repeat(size / 6)),
        ("a mark a word", |size| "\"a ".repeat(size / 3)),
        ("no full stop", |size| "the mayor and the ".repeat(size / 18)),
        ("a paragraph a letter", |size| "a\n\n".repeat(size / 3)),
        ("commas", |size| ",".repeat(size)),
        ("full stops", |size| ".".repeat(size)),
        ("one name", |size| "Jane Roe said. ".repeat(size / 15)),
        ("digits", |size| "7".repeat(size)),
        ("quotes without an end", |size| "\"We go,\" he said, ".repeat(size / 18)),
        ("reports", |size| "He said that she said that ".repeat(size / 27)),
        ("words between marks", |size| {
            format!("He said “{}”, she said.", "we really can go ".repeat(size / 17))
        }),
        ("names between marks", |size| format!("He said “{}”, she said.", "Roe ".repeat(size / 4))),
        ("distinct names", |size| distinct(size, |n| format!("Mr. X{} left. ", letters(n)))),
        ("acronyms and bodies", |size| {
            distinct(size, |n| {
                let name = letters(n).to_uppercase();
                format!("The {name} Quay {name} Council met. The {name} left. ")
            })
        }),
        ("lone and long names", |size| {
            distinct(size, |n| format!("Then Q{} Pier closed. Then Z{} sank. ", letters(n), letters(n)))
        }),
        ("a surname that two share", |size| {
            format!("Robert Roe came. Lucia Roe came. {}", "Then Roe left. ".repeat(size / 15))
        }),
        ("a surname that all share", |size| {
            distinct(size, |n| format!("Robert{} Roe, 43, left. Roe said so. ", letters(n)))
        }),
        ("headings of one name", |size| {
            let half = "Then Jane Roe came. ".repeat(size / 40);
            half + &"\n\nThen Jane Stays Here With Roe Again".repeat(size / 74)
        }),
        ("headings of many names", |size| {
            let half = distinct(size / 2, |n| format!("Then Jane R{} came. ", letters(n)));
            half + &distinct(size / 2, |n| format!("\n\nThen Jane Stays Here With R{}", letters(n)))
        }),
    ];
    for (label, make) in faults {
        for (unit, size) in [("64 KB", 1 << 16), ("1 MB", 1 << 20)] {
            let article = article(make(size));
            group.throughput(Throughput::Bytes(article.text.len() as u64));
            group.bench_function(format!("{label}, {unit}"), |bencher| {
                bencher.iter(|| reading::read(&article).sentences.len());
            });
        }
    }
    group.finish();
}

fn set_side_by_side(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for times in [1, 4, 10] {
        let story = many(times);
        group.bench_function(format!("{} articles", story.articles.len()), |bencher| {
            bencher.iter_batched(|| story.clone(), compare, BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group!(benches, read, grows_with_length, grows_no_faster_on_faults, set_side_by_side);
criterion_main!(benches);
