//! Parting a pile into stories: made-up articles of some 400 words, up to five of an event.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use rashomon::grouping::group;
use rashomon::progress::Watch;
use rashomon::story::{Article, Paragraph, ParagraphKind};
use rashomon::text::Span;

/// Numbers that look drawn by lot and are the same every time (Marsaglia's xorshift).
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// A word of so many: the lower its number the more frequent, roughly as in print.
    fn word(&mut self, words: usize) -> usize {
        let part = self.below(1_000_000) as f64 / 1_000_000.0;
        ((words as f64).powf(part) as usize).min(words - 1)
    }
}

fn name(number: usize) -> String {
    const SYLLABLES: &[&str] =
        &["ba", "con", "dar", "fel", "gri", "hos", "kel", "lim", "mor", "nis", "pra", "tov", "wen"];
    let syllable = |step: usize| SYLLABLES[(number / step) % SYLLABLES.len()];
    format!("{}{}{}{}", syllable(1), syllable(13), syllable(169), syllable(2197))
}

/// An article: a part of its words are the event's, the others those of any news.
fn article(event: usize, outlet: usize) -> Article {
    let mut lot = Lot(0x9E37_79B9_7F4A_7C15 ^ ((event as u64) << 20 | outlet as u64) << 1 | 1);
    lot.below(2);
    let mut article = Article { outlet: format!("Outlet {outlet}"), ..Article::default() };
    for paragraph in 0..12 {
        let start = article.text.len();
        for _ in 0..if paragraph == 0 { 9 } else { 36 } {
            let own = lot.below(5) == 0;
            let number = if own { 2000 + event * 17 + lot.below(25) } else { lot.word(20_000) };
            let _ = write!(article.text, "{} ", name(number));
        }
        let span = Span::new(start, article.text.len());
        let kind = if paragraph == 0 { ParagraphKind::Headline } else { ParagraphKind::Body };
        article.title = article.title.or(Some(span));
        article.paragraphs.push(Paragraph { span, kind });
        article.text.push_str("\n\n");
    }
    article
}

fn pile(articles: usize) -> Vec<Article> {
    (0..articles).map(|number| article(number * number % (articles / 2 + 1), number)).collect()
}

fn grouping(criterion: &mut Criterion) {
    let mut benches = criterion.benchmark_group("part a pile");
    benches.sample_size(10);
    for articles in [100, 1000, 5000] {
        let pile = pile(articles);
        benches.bench_with_input(BenchmarkId::from_parameter(articles), &pile, |bencher, pile| {
            bencher.iter(|| black_box(group(pile, &Watch::default())));
        });
    }
    benches.finish();
}

criterion_group!(benches, grouping);
criterion_main!(benches);
