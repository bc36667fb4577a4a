//! How fast articles are read and compared: the embedded story, and many articles on one event.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rashomon::comparison::compare;
use rashomon::story::{Article, Story};
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

criterion_group!(benches, read, set_side_by_side);
criterion_main!(benches);
