use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::reading::tests::article;

const FIRE: &str = "A fire gutted the Corvell mill on Monday, and its owner Bram Sollis was hurt.";
const MILL: &str = "Bram Sollis was hurt when the mill he owns in Corvell went up in fire.";
const CHESS: &str = "Mirela Kostov won the national chess title after 61 moves.";

fn told(texts: &[&str]) -> Vec<Article> {
    texts.iter().map(|text| article(text)).collect()
}

/// The places that stand together.
fn together(articles: &[Article]) -> Vec<Vec<usize>> {
    group(articles, &Watch::default()).unwrap().into_iter().map(|group| group.articles).collect()
}

#[test]
fn two_that_tell_one_event_stand_together_and_a_third_stands_alone() {
    assert_eq!(together(&told(&[FIRE, CHESS, MILL])), [vec![0, 2], vec![1]]);
}

#[test]
fn copies_stand_together_whatever_they_say() {
    assert_eq!(together(&told(&["…", CHESS, "…", CHESS])), [[0, 2], [1, 3]]);
}

#[test]
fn an_article_without_words_is_alone() {
    assert_eq!(together(&told(&["…", FIRE, "!"])), [[0], [1], [2]]);
}

#[test]
fn an_empty_pile_has_no_stories() {
    assert_eq!(group(&[], &Watch::default()), Some(Vec::new()));
}

#[test]
fn nothing_is_grouped_after_a_stop() {
    let watch = Watch::default();
    watch.stop();
    assert_eq!(group(&told(&[FIRE, MILL]), &watch), None);
}

#[test]
fn the_headline_with_most_in_common_names_the_story() {
    let with_title = |title: &str, text: &str| {
        let whole = format!("{title}\n\n{text}");
        let mut article = article(&whole);
        article.title = article.paragraphs.first().map(|paragraph| paragraph.span);
        article.paragraphs[0].kind = crate::story::ParagraphKind::Headline;
        article
    };
    let articles =
        [with_title("What a night", FIRE), with_title("Fire at Corvell mill hurts owner Bram Sollis", MILL)];
    let groups = group(&articles, &Watch::default()).unwrap();
    assert_eq!(groups[0].title, "Fire at Corvell mill hurts owner Bram Sollis");
    assert_eq!(groups.len(), 1);
}

#[test]
fn a_pile_without_headlines_is_named_by_how_an_article_begins() {
    assert_eq!(group(&told(&[CHESS]), &Watch::default()).unwrap()[0].title, CHESS);
}

/// The stories as sets of texts and their numbers among equal texts: what does not hang on the order of the pile.
fn as_sets(texts: &[String]) -> BTreeSet<Vec<String>> {
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let groups = together(&articles);
    let mut places: Vec<usize> = groups.iter().flatten().copied().collect();
    places.sort_unstable();
    assert!(places.into_iter().eq(0..texts.len()), "every article is in exactly one story");
    groups
        .into_iter()
        .map(|group| {
            let mut texts: Vec<String> = group.into_iter().map(|place| texts[place].clone()).collect();
            texts.sort_unstable();
            texts
        })
        .collect()
}

/// Short articles of few words, so that many share some.
fn articles() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "ferry", "Aldmouth", "pier", "dam", "Brenwick", "salmon", "fire", "Corvell", "said", "the",
        "Tuesday", "9",
    ]);
    let text = prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "));
    prop::collection::vec(text, 0..14)
}

proptest! {
    #[test]
    fn the_order_of_the_pile_does_not_change_its_stories(
        (texts, mixed) in articles().prop_flat_map(|texts| (Just(texts.clone()), Just(texts).prop_shuffle()))
    ) {
        prop_assert_eq!(as_sets(&texts), as_sets(&mixed));
    }

    #[test]
    fn any_texts_are_each_in_one_story(texts in prop::collection::vec(".{0,60}", 0..8)) {
        as_sets(&texts);
    }
}
