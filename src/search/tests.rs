//! What a query finds.

mod terms;

use super::*;
use crate::reading::{Quote, Reading, Speaker};
use crate::story::{Article, Story};

/// A comparison with one article for each outlet, and in it quotes with their speakers.
fn comparison(articles: &[(&str, &[(&str, &str)])]) -> Comparison {
    let mut comparison = Comparison { story: Story::default(), ..Comparison::default() };
    for (outlet, quotes) in articles {
        let mut article = Article { outlet: (*outlet).to_owned(), ..Article::default() };
        let mut reading = Reading::default();
        for (speaker, words) in *quotes {
            article.text.push_str("Zoë’s note: “");
            let span = Span::new(article.text.len(), article.text.len() + words.len());
            article.text.push_str(words);
            article.text.push_str("” ");
            let speaker = Speaker::named(*speaker, Span::default());
            reading.quotes.push(Quote::direct(span, (!speaker.name.is_empty()).then_some(speaker)));
        }
        comparison.story.articles.push(article);
        comparison.readings.push(reading);
    }
    comparison
}

fn budapest() -> Comparison {
    comparison(&[
        (
            "Courier",
            &[
                ("Donald Trump", "I believe great progress was made"),
                ("Viktor Orbán", "We don’t need Tomahawk missiles, we need peace"),
                ("", "Orbán’s plan is “not great”"),
            ],
        ),
        (
            "Herald",
            &[
                ("Donald Trump", "progress that was greatly needed"),
                ("Dmitry Peskov", "a range of 1,600 km is ½ of it"),
            ],
        ),
    ])
}

/// For each hit: the article, the quote, and the words met.
fn found(query: &str) -> Vec<(usize, usize, Vec<String>)> {
    let comparison = budapest();
    let words = |hit: &Hit| {
        let text = &comparison.story.articles[hit.quote.article].text;
        hit.matched.iter().map(|span| span.of(text).to_owned()).collect()
    };
    let hits = QuoteIndex::of(&comparison).find(query);
    hits.iter().map(|hit| (hit.quote.article, hit.quote.quote, words(hit))).collect()
}

fn places(query: &str) -> Vec<(usize, usize)> {
    found(query).into_iter().map(|(article, quote, _)| (article, quote)).collect()
}

fn words(query: &str) -> Vec<Vec<String>> {
    found(query).into_iter().map(|(_, _, words)| words).collect()
}

#[test]
fn no_query_gives_every_quote_in_the_order_of_the_story() {
    assert_eq!(places(""), [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]);
    assert_eq!(places("  \t"), places(""));
    assert!(words("").iter().all(Vec::is_empty));
}

#[test]
fn case_and_accents_do_not_matter() {
    assert_eq!(words("orban"), [vec![], vec!["Orbán".to_owned()]]);
    assert_eq!(places("ORBÁN"), places("orban"));
    assert_eq!(words("orban's"), [vec!["Orbán’s"]]);
}

#[test]
fn an_apostrophe_may_be_straight_curly_or_missing() {
    for query in ["don't", "don’t", "dont"] {
        assert_eq!(words(query), [vec!["don’t"]], "{query}");
    }
}

#[test]
fn all_words_must_be_met_in_any_order() {
    assert_eq!(places("progress great"), [(0, 0), (1, 0)]);
    assert_eq!(words("progress great"), [vec!["great", "progress"], vec!["progress", "great"]]);
    assert_eq!(places("great peace"), []);
}

#[test]
fn words_side_by_side_as_typed_come_first() {
    let hits = QuoteIndex::of(&comparison(&[(
        "Courier",
        &[("", "progress was great"), ("", "great to see progress"), ("", "great progress")],
    )]))
    .find("great progress");
    assert_eq!(hits.iter().map(|hit| hit.quote.quote).collect::<Vec<_>>(), [2, 0, 1]);
}

#[test]
fn of_equal_hits_indirect_ones_come_last() {
    let said = [("Ann Reed", "the tax is fair"), ("", "the tax is fair"), ("Bo Lind", "a fair tax is due")];
    let mut comparison = comparison(&[("Courier", &said)]);
    comparison.readings[0].quotes[0].kind = QuoteKind::Indirect;
    let order = |query: &str| {
        let hits = QuoteIndex::of(&comparison).find(query);
        hits.into_iter().map(|hit| hit.quote.quote).collect::<Vec<_>>()
    };
    assert_eq!(order("fair"), [1, 2, 0]);
    assert_eq!(order(""), [1, 2, 0]);
    assert_eq!(order("tax is fair"), [1, 0, 2], "a better hit stays before a worse one");
}

#[test]
fn words_of_the_speaker_and_the_outlet_are_met_too() {
    assert_eq!(places("trump"), [(0, 0), (1, 0)]);
    assert_eq!(places("trump herald"), [(1, 0)]);
    assert_eq!(words("trump needed"), [vec!["needed"]]);
    assert_eq!(places("viktor missiles"), [(0, 1)]);
}

#[test]
fn the_words_that_report_a_quote_are_met_too() {
    let mut comparison = budapest();
    let text = &mut comparison.story.articles[1].text;
    let cue = Span::new(text.len(), text.len() + "warned".len());
    text.push_str("warned");
    comparison.readings[1].quotes[0].cue = Some(cue);
    let hits = QuoteIndex::of(&comparison).find("warned");
    assert_eq!(hits.iter().map(|hit| hit.quote).collect::<Vec<_>>(), [QuoteId { article: 1, quote: 0 }]);
}

#[test]
fn a_small_slip_still_finds_the_word() {
    for query in ["tomhawk", "tomohawk", "tmhwk", "tomahwak"] {
        assert_eq!(words(query), [vec!["Tomahawk"]], "{query}");
    }
    // A word of three letters is too short to guess at.
    assert_eq!(places("progres wsa"), []);
}

#[test]
fn a_figure_is_found_without_its_comma() {
    assert_eq!(words("1600"), [vec!["1,600"]]);
    assert_eq!(words("1,600 km"), [vec!["1,600", "km"]]);
}

#[test]
fn a_character_folded_into_several_is_matched_whole() {
    assert_eq!(words("2 range"), [vec!["range", "½"]]);
}

#[test]
fn letters_that_stand_in_no_word_find_nothing() {
    for query in ["xqzv", "gpwm", "great xqzv", "ibgp", "\u{1b}[31m"] {
        assert_eq!(places(query), [], "{query}");
    }
}

#[test]
fn a_literal_word_keeps_guesses_away() {
    // `need` stands in the story, so `needed` is met at its beginning and nothing is guessed.
    assert_eq!(places("need"), [(0, 1), (1, 0)]);
    assert_eq!(words("plan"), [vec!["plan"]]);
}

#[test]
fn matched_stretches_that_touch_are_one() {
    assert_eq!(words("great eat"), words("great"));
    assert_eq!(merged(vec![Span::new(4, 6), Span::new(0, 2), Span::new(2, 4)]), [Span::new(0, 6)]);
}

#[test]
fn the_same_query_gives_the_same_hits() {
    let comparison = budapest();
    let index = QuoteIndex::of(&comparison);
    assert_eq!(index.find("great"), QuoteIndex::of(&comparison).find("great"));
    assert_eq!(QuoteIndex::default().find("great"), []);
}

proptest::proptest! {
    #[test]
    fn what_is_matched_is_whole_characters_of_the_quote(
        words in "[a-zA-Zé½’ß東 ,.'\"-]{0,40}",
        query in "[a-zA-Zé½’'ß東 ,-]{0,12}",
    ) {
        let comparison = comparison(&[("Courier", &[("Zoë", words.as_str()), ("", "great progress")])]);
        for hit in QuoteIndex::of(&comparison).find(&query) {
            let text = &comparison.story.articles[0].text;
            let quote = comparison.readings[0].quotes[hit.quote.quote].span;
            for (at, span) in hit.matched.iter().enumerate() {
                proptest::prop_assert!(quote.holds(*span) && !span.of(text).is_empty());
                proptest::prop_assert!(at == 0 || hit.matched[at - 1].end < span.start);
            }
        }
    }

    #[test]
    fn any_word_of_a_quote_finds_it(words in "[a-zA-Zéø½’ß東,.'-]{2,12}( [a-zA-Zéø½’ß東,.'-]{2,12}){0,5}", pick in 0_usize..6) {
        let comparison = comparison(&[("Courier", &[("", words.as_str())])]);
        let word = words.split(' ').nth(pick).unwrap_or(&words);
        proptest::prop_assert_eq!(QuoteIndex::of(&comparison).find(word).len(), 1);
    }

    #[test]
    fn no_query_and_no_text_can_make_it_panic(words in "\\PC{0,60}", query in "\\PC{0,20}") {
        let _ = QuoteIndex::of(&comparison(&[("Courier", &[("Zoë", words.as_str())])])).find(&query);
    }
}
