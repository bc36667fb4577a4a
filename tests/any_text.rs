//! Whatever an article holds, reading and comparing it neither panics nor points beside the text.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::prop_oneof;
use proptest::sample::select;
use rashomon::comparison::compare;
use rashomon::ingest;
use rashomon::reading::{Reading, read};
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::{Span, marked_through};

/// Words, marks and figures as newspapers print them, in any order, and now and then any character at all.
fn words() -> impl Strategy<Value = String> {
    let printed = select(vec![
        "Trump",
        "said",
        "that",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "‚",
        "‹",
        "›",
        "``",
        "''",
        "`",
        "「",
        "」",
        "『",
        "』",
        "'90s",
        "6'2\"",
        "Ph.D.",
        ",",
        ".",
        "?",
        "!",
        "...",
        "—",
        "Mr.",
        "U.S.",
        "he",
        "she",
        "the",
        "president",
        "Orbán",
        "according",
        "to",
        "who",
        "and",
        "2,500",
        "km",
        "1,000",
        "miles",
        "$7m",
        "between",
        "8%",
        "No",
        "date",
        "was",
        "set",
        "within",
        "two",
        "weeks",
        "5:10",
        "a.m.",
        "Oct.",
        "16",
        "more",
        "than",
        "not",
        "may",
        "meet",
        "(",
        ")",
        ";",
        "told",
        "reporters",
        "adding",
        "of",
        "on",
        "Thursday",
        "Smith,",
        "police",
        "'s",
        "-",
        "n't",
        "rose",
        "fell",
        "\n\n",
    ])
    .prop_map(str::to_owned);
    let any = "\\PC{0,6}";
    vec(prop_oneof![12 => printed, 1 => any], 0..90).prop_map(|words| words.join(" "))
}

fn article(text: &str) -> Article {
    let mut clean = String::new();
    let mut paragraphs = Vec::new();
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        if !clean.is_empty() {
            clean.push_str("\n\n");
        }
        let start = clean.len();
        clean.push_str(part);
        paragraphs.push(Paragraph { span: Span::new(start, clean.len()), kind: ParagraphKind::Body });
    }
    Article { text: clean, paragraphs, ..Article::default() }
}

/// Whether a span points at words of the text, on boundaries of its characters.
fn points(text: &str, span: Span) -> bool {
    span.start < span.end && text.get(span.range()).is_some_and(|words| words == span.of(text))
}

/// Every span of a reading slices back to words of its own article, and lies where it belongs.
fn sound(article: &Article, reading: &Reading) {
    let text = &article.text;
    let found = |span: Span, what: &str| assert!(points(text, span), "{what} {span:?} in {text:?}");
    for sentence in &reading.sentences {
        found(sentence.span, "sentence");
        assert!(article.paragraphs[sentence.paragraph].span.holds(sentence.span), "{sentence:?} in {text:?}");
        assert_eq!(sentence.span.trim(text), sentence.span);
    }
    assert!(reading.sentences.windows(2).all(|two| two[0].span.end <= two[1].span.start));
    for token in &reading.tokens {
        found(token.span, "token");
    }
    for figure in &reading.figures {
        found(figure.span, "figure");
        assert!(figure.amount.is_finite());
    }
    for moment in &reading.moments {
        found(moment.span, "moment");
    }
    for name in &reading.names {
        found(name.span, "name");
        assert!(!name.full.is_empty());
    }
    for (number, quote) in reading.quotes.iter().enumerate() {
        found(quote.span, "quote");
        assert!(quote.sentence < reading.sentences.len());
        for &mark in &quote.marks {
            found(mark, "mark");
            assert!(quote.span.holds(mark), "{quote:?} in {text:?}");
        }
        if let Some(cue) = quote.cue {
            found(cue, "cue");
        }
        if let Some(speaker) = &quote.speaker {
            found(speaker.mention, "mention");
            assert!(!speaker.name.is_empty());
            if let Some(via) = speaker.via {
                found(via, "via");
            }
        }
        assert!(quote.continues.is_none_or(|before| before < number));
    }
    for (paragraph, marked) in article.paragraphs.iter().zip(marked_through(text, &spans(article))) {
        for marked in marked {
            found(marked.inner, "marked");
            assert!(paragraph.span.holds(marked.outer) && marked.outer.holds(marked.inner));
        }
    }
}

fn spans(article: &Article) -> Vec<Span> {
    article.paragraphs.iter().map(|paragraph| paragraph.span).collect()
}

#[test]
fn every_span_of_the_embedded_story_points_at_words_of_its_article() {
    for article in &ingest::demo().articles {
        sound(article, &read(article));
    }
}

/// The unlabelled stories beside the repository, where they are.
#[test]
fn every_span_of_real_pages_points_at_words_of_its_article() {
    let stories = Path::new("/work/shared/stories");
    let mut folders = vec![stories.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(found) = std::fs::read_dir(&folder) else { continue };
        folders.extend(found.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()));
        let Ok(opened) = ingest::open(&[folder]) else { continue };
        for article in &opened.story.articles {
            sound(article, &read(article));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_points_at_words_of_its_article(one in words(), other in words()) {
        let story = Story { articles: vec![article(&one), article(&other)], ..Story::default() };
        let comparison = compare(story);
        for (article, reading) in comparison.story.articles.iter().zip(&comparison.readings) {
            sound(article, reading);
        }
        for claim in &comparison.claims {
            for statement in &claim.statements {
                assert!(comparison.readings[statement.article].sentences[statement.sentence].span.holds(statement.span));
            }
            for value in claim.differences.iter().flat_map(|difference| &difference.values) {
                assert!(points(&comparison.story.articles[value.article].text, value.span));
            }
            assert_eq!(claim.differences.is_empty(), claim.verdict != rashomon::comparison::Verdict::Diverge);
        }
    }
}
