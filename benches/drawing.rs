//! A frame at 200×60: on the sample story, and on a made-up one of 50 articles and 1,500 claims.

use std::hint::black_box;
use std::sync::Arc;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
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
use rashomon::tui::loading::News;
use rashomon::tui::msg::{Action, Msg};
use rashomon::tui::prepared::Prepared;
use rashomon::tui::theme::Theme;
use rashomon::tui::{Model, update, view};
use tui_input::InputRequest;

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
        let (path, outlet_name) = (format!("{outlet}.txt"), format!("Outlet {outlet}"));
        let mut article = Article { path, outlet: outlet_name, ..Article::default() };
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

/// What is measured, on what, and where it is drawn.
struct Bench<'a> {
    group: BenchmarkGroup<'a, WallTime>,
    terminal: Terminal<TestBackend>,
    model: Model,
}

impl Bench<'_> {
    fn act(&mut self, actions: &[Action]) {
        for action in actions {
            update(&mut self.model, Msg::Act(*action));
        }
    }

    /// One message after the other, round and round, each with its frame; without any, the frame alone.
    fn keys(&mut self, name: &str, messages: &[Msg]) {
        let (terminal, model) = (&mut self.terminal, &mut self.model);
        let mut next = 0;
        self.group.bench_function(name, |bench| {
            bench.iter(|| {
                if let Some(msg) = messages.get(next) {
                    update(model, msg.clone());
                    next = (next + 1) % messages.len();
                }
                _ = terminal.draw(|frame| view(black_box(model), frame)).map(|_| ());
            });
        });
    }

    /// The story once more, from a file that has changed, and its frame.
    fn reread(&mut self, name: &str) {
        let (terminal, model) = (&mut self.terminal, &mut self.model);
        let mut comparison = (*model.comparison).clone();
        if let Some(article) = comparison.story.articles.first_mut() {
            article.text.push_str("\n\nMore.");
        }
        let told = Prepared::of(Arc::new(comparison), Vec::new());
        let news = || Msg::News(News::Told(Box::new(told.clone())));
        self.group.bench_function(name, |bench| {
            bench.iter_batched(
                news,
                |news| {
                    update(model, news);
                    _ = terminal.draw(|frame| view(black_box(model), frame)).map(|_| ());
                },
                criterion::BatchSize::SmallInput,
            );
        });
    }

    /// A screen that opens, its frame, and closing it.
    fn opens(&mut self, name: &str, action: Action) {
        let (terminal, model) = (&mut self.terminal, &mut self.model);
        self.group.bench_function(name, |bench| {
            bench.iter(|| {
                update(model, Msg::Act(action));
                _ = terminal.draw(|frame| view(black_box(model), frame)).map(|_| ());
                update(model, Msg::Act(Action::Close));
            });
        });
    }
}

fn drawing(criterion: &mut Criterion) {
    for (name, make) in
        [("sample", (|| compare(ingest::demo())) as fn() -> Comparison), ("50 articles, 1,500 claims", large)]
    {
        let group = criterion.benchmark_group(format!("200x60, {name}"));
        let terminal = Terminal::new(TestBackend::new(200, 60)).expect("a backend in memory");
        let mut bench = Bench { group, terminal, model: explorer(make()) };
        bench.keys("a frame", &[]);
        bench.keys("a row down and a frame", &[Msg::Act(Action::Down)]);
        bench.act(&[Action::Who]);
        let quotes = [Action::NextQuote, Action::PreviousQuote].map(Msg::Act);
        bench.keys("a quote on, who says it, and a frame", &quotes);
        let letters = [InputRequest::InsertChar('o'), InputRequest::DeletePrevChar].map(Msg::Edit);
        bench.act(&[Action::Claims, Action::Narrow]);
        bench.keys("a letter of a filter and a frame", &letters);
        bench.act(&[Action::Close, Action::Claims, Action::FindText]);
        bench.keys("a letter to find and a frame", &letters);
        bench.act(&[Action::Close, Action::Close, Action::Close, Action::Claims, Action::Top]);
        bench.keys("another outlet and a frame", &[Action::Right, Action::Left].map(Msg::Act));
        bench.opens("outlets side by side open", Action::Compare);
        bench.opens("the overview opens", Action::Overview);
        bench.opens("the speakers open", Action::Speakers);
        for (name, action) in [
            ("side by side, a sentence down and a frame", Action::Compare),
            ("a row down in the overview", Action::Overview),
            ("a speaker down", Action::Speakers),
        ] {
            bench.act(&[action]);
            bench.keys(name, &[Action::Down, Action::Up].map(Msg::Act));
            bench.act(&[Action::Close]);
        }
        bench.act(&[Action::Open]);
        bench.keys("an opened claim", &[]);
        bench.act(&[Action::Close]);
        bench
            .keys("a decision or its undo, and a frame", &[Msg::Act(Action::Accept), Msg::Act(Action::Undo)]);
        bench.reread("the files were read again, and a frame");
        bench.group.finish();
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
