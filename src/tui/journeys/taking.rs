//! Out of the explorer: the article's file in an editor, its page in the browser.

use super::{bridge, explorer, keys};
use crate::comparison::compare;
use crate::ingest;
use crate::tui::msg::Effect;
use crate::tui::visiting::Visit;

#[test]
fn the_article_at_hand_is_opened_at_the_words_that_are_marked() {
    let mut model = bridge();
    let Effect::Visit(Visit::File { words, .. }) = keys(&mut model, "jlO") else { panic!() };
    assert!(words.unwrap().starts_with("Repairs will take at least three months"));
    let Effect::Visit(Visit::File { words, .. }) = keys(&mut model, "<enter>O") else { panic!() };
    assert!(words.unwrap().starts_with("Repairs will take at least three months"));
    let Effect::Visit(Visit::File { words, .. }) = keys(&mut model, "cO") else { panic!() };
    assert!(words.unwrap().starts_with("Repairs will take at least three months"));
}

#[test]
fn an_address_goes_to_the_browser_and_a_missing_one_says_where_it_would_come_from() {
    let mut model = explorer(compare(ingest::demo()), 80, 24);
    let mut comparison = (*model.comparison).clone();
    comparison.story.articles[model.outlet].url = Some("https://news.example/a".to_owned());
    model.comparison = std::sync::Arc::new(comparison.clone());
    assert_eq!(keys(&mut model, "<ctrl-o>"), Effect::Visit(Visit::Page("https://news.example/a".to_owned())));
    for url in [None, Some("file:///etc/passwd".to_owned()), Some("javascript:alert(1)".to_owned())] {
        comparison.story.articles[model.outlet].url = url;
        model.comparison = std::sync::Arc::new(comparison.clone());
        assert_eq!(keys(&mut model, "<ctrl-o>"), Effect::Draw);
        assert!(model.status.as_deref().unwrap().contains("No address is known"));
    }
}

#[test]
fn where_the_outlet_is_silent_the_claim_itself_is_copied_with_who_says_what() {
    let mut model = bridge();
    let Effect::Copy(text) = keys(&mut model, "lllly") else { panic!() };
    assert_eq!(
        text,
        "≠ lorries that cross the bridge each day\n\
         Harbour Courier: ~2,500; Herald: 1,600; Gazette: 1,600; Port Monitor: 1,600\n\
         — Harbour bridge"
    );
}

#[test]
fn a_figure_of_the_overview_is_copied_in_words() {
    let mut model = bridge();
    let Effect::Copy(text) = keys(&mut model, "my") else { panic!() };
    assert!(
        text.starts_with("Harbour Courier and Herald: ") && text.ends_with("\n— Harbour bridge"),
        "{text}"
    );
}
