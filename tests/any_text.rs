//! Whatever an article holds, reading and comparing it neither panics nor points beside the text.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::prop_oneof;
use proptest::sample::select;
use rashomon::comparison::compare;
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::Span;

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

fn points(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_points_at_words_of_its_article(one in words(), other in words()) {
        let story = Story { articles: vec![article(&one), article(&other)], ..Story::default() };
        let comparison = compare(story);
        for (article, reading) in comparison.story.articles.iter().zip(&comparison.readings) {
            let text = &article.text;
            assert!(reading.sentences.iter().all(|sentence| points(text, sentence.span)));
            assert!(reading.sentences.windows(2).all(|two| two[0].span.end <= two[1].span.start));
            assert!(reading.figures.iter().all(|figure| points(text, figure.span) && figure.amount.is_finite()));
            assert!(reading.names.iter().all(|name| points(text, name.span)));
            assert!(reading.moments.iter().all(|moment| points(text, moment.span)));
            for (number, quote) in reading.quotes.iter().enumerate() {
                assert!(points(text, quote.span) && quote.sentence < reading.sentences.len());
                assert!(quote.marks.iter().all(|&mark| points(text, mark) && quote.span.holds(mark)), "{quote:?} in {text:?}");
                assert!(quote.continues.is_none_or(|before| before < number));
                assert!(quote.speaker.as_ref().is_none_or(|speaker| points(text, speaker.mention) && !speaker.name.is_empty()));
            }
        }
        for claim in &comparison.claims {
            for statement in &claim.statements {
                assert!(comparison.readings[statement.article].sentences[statement.sentence].span.holds(statement.span));
            }
            for value in claim.differences.iter().flat_map(|difference| &difference.values) {
                assert!(points(&comparison.story.articles[value.article].text, value.span) && !value.span.is_empty());
            }
            assert_eq!(claim.differences.is_empty(), claim.verdict != rashomon::comparison::Verdict::Diverge);
        }
    }
}
