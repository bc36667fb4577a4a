//! A frame at 200×60: on the sample story, and on a made-up one of 50 articles and 1,500 claims.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use rashomon::comparison::{
    Claim, Comparison, Difference, DifferenceKind, Statement, Value, Verdict, compare,
};
use rashomon::ingest;
use rashomon::reading::{Quote, Reading, Sentence, Speaker};
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::Span;
use rashomon::tui::keymap::Keymap;
use rashomon::tui::msg::{Action, Msg};
use rashomon::tui::theme::Theme;
use rashomon::tui::{Model, update, view};

const ARTICLES: usize = 50;
const CLAIMS: usize = 1_500;

/// Fifty articles that state most of 1,500 claims, one sentence a claim; every third claim diverges.
fn large() -> Comparison {
    let mut comparison = Comparison {
        story: Story { title: "Large".to_owned(), articles: Vec::new() },
        ..Comparison::default()
    };
    let mut claims: Vec<Claim> = (0..CLAIMS)
        .map(|claim| Claim {
            label: format!("the number of things of the sort {claim}"),
            verdict: if claim < CLAIMS / 3 { Verdict::Diverge } else { Verdict::Agree },
            statements: Vec::new(),
            differences: Vec::new(),
            slot: None,
        })
        .collect();
    for outlet in 0..ARTICLES {
        let mut article = Article { outlet: format!("Outlet {outlet}"), ..Article::default() };
        let mut reading = Reading::default();
        for (number, claim) in claims.iter_mut().enumerate().filter(|(number, _)| (number + outlet) % 4 != 0)
        {
            if !article.text.is_empty() {
                article.text.push_str("\n\n");
            }
            let start = article.text.len();
            let amount = if outlet % 5 == 0 { 2_500 } else { 1_600 };
            article.text.push_str("Officials who spoke to this paper on the day itself said that ");
            let figure = article.text.len();
            let value = format!("{amount} things");
            article.text.push_str(&value);
            let words = Span::new(figure, article.text.len());
            article.text.push_str(" of the sort had been seen, and “");
            let quoted = Span::new(article.text.len(), article.text.len() + "nobody knows why".len());
            article.text.push_str("nobody knows why”, as one of them put it.");
            let span = Span::new(start, article.text.len());
            let paragraph = article.paragraphs.len();
            article.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
            let sentence = reading.sentences.len();
            reading.sentences.push(Sentence { span, paragraph, kind: ParagraphKind::Body });
            let officials = Span::new(start, start + "Officials".len());
            let speaker = Some(Speaker::named("Officials", officials));
            let cue = Some(Span::new(quoted.end, article.text.len()));
            reading.quotes.push(Quote { cue, sentence, ..Quote::direct(quoted, speaker) });
            claim.statements.push(Statement { article: outlet, sentence, span });
            if number < CLAIMS / 3 {
                let value = Value::new(outlet, words, amount.to_string());
                match claim.differences.first_mut() {
                    Some(difference) => difference.values.push(value),
                    None => claim.differences.push(Difference {
                        kind: DifferenceKind::Quantity,
                        values: vec![value],
                        why: "2,500 against 1,600".to_owned(),
                    }),
                }
            }
        }
        comparison.story.articles.push(article);
        comparison.readings.push(reading);
    }
    comparison.claims = claims;
    comparison
}

fn explorer(comparison: Comparison) -> Model {
    let keymap = Keymap::shipped().expect("the shipped keymap is sound");
    Model::new(Arc::new(comparison), keymap, Theme::of(true), Vec::new(), Size::new(200, 60))
}

fn drawing(criterion: &mut Criterion) {
    for (name, make) in
        [("sample", (|| compare(ingest::demo())) as fn() -> Comparison), ("50 articles, 1,500 claims", large)]
    {
        let mut group = criterion.benchmark_group(format!("200x60, {name}"));
        let mut terminal = Terminal::new(TestBackend::new(200, 60)).expect("a backend in memory");
        let mut model = explorer(make());
        group.bench_function("a frame", |bench| {
            bench.iter(|| _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ()));
        });
        group.bench_function("a row down and a frame", |bench| {
            bench.iter(|| {
                update(&mut model, Msg::Act(Action::Down));
                _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ());
            });
        });
        update(&mut model, Msg::Act(Action::Who));
        group.bench_function("a quote on, who says it, and a frame", |bench| {
            let mut on = true;
            bench.iter(|| {
                update(&mut model, Msg::Act(if on { Action::NextQuote } else { Action::PreviousQuote }));
                on = !on;
                _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ());
            });
        });
        for action in [Action::Close, Action::Close, Action::Claims, Action::Top] {
            update(&mut model, Msg::Act(action));
        }
        let mut there = true;
        group.bench_function("another outlet and a frame", |bench| {
            bench.iter(|| {
                update(&mut model, Msg::Act(if there { Action::Right } else { Action::Left }));
                there = !there;
                _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ());
            });
        });
        update(&mut model, Msg::Act(Action::Open));
        group.bench_function("an opened claim", |bench| {
            bench.iter(|| _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ()));
        });
        for action in [Action::Close, Action::Close] {
            update(&mut model, Msg::Act(action));
        }
        for (name, action) in
            [("the overview opens", Action::Overview), ("the speakers open", Action::Speakers)]
        {
            group.bench_function(name, |bench| {
                bench.iter(|| {
                    update(&mut model, Msg::Act(action));
                    _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ());
                    update(&mut model, Msg::Act(Action::Close));
                });
            });
        }
        for (name, action) in
            [("a row down in the overview", Action::Overview), ("a speaker down", Action::Speakers)]
        {
            update(&mut model, Msg::Act(action));
            group.bench_function(name, |bench| {
                let mut down = true;
                bench.iter(|| {
                    update(&mut model, Msg::Act(if down { Action::Down } else { Action::Up }));
                    down = !down;
                    _ = terminal.draw(|frame| view(black_box(&model), frame)).map(|_| ());
                });
            });
            update(&mut model, Msg::Act(Action::Close));
        }
        group.finish();
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
