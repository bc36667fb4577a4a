//! The search in the article's text.

use ratatui::style::Modifier;

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::Comparison;
use crate::comparison::fixture;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::Effect;

fn place(model: &Model) -> &str {
    model.place_found().map_or("", |span| span.of(&model.article().unwrap().text))
}

fn number(model: &Model) -> Option<usize> {
    model.text_search.as_ref().unwrap().chosen
}

#[test]
fn words_are_found_as_one_types_and_the_first_one_from_here_on_comes_into_sight() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "<ctrl-f>ferry");
    assert_eq!(model.focus, Pane::Article);
    assert_eq!(place(&model), "ferry");
    assert!(model.sight().contains(&model.page.row_at(model.place_found().unwrap().start)));
    assert!(shown(&model).contains("find: ferry"));
}

#[test]
fn case_accents_and_apostrophes_do_not_matter() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>ANA ORBAN");
    assert_eq!(place(&model), "Ana Orbán");
    keys(&mut model, "<ctrl-u>couriers morning");
    assert_eq!(place(&model), "Courier’s morning");
}

#[test]
fn the_next_and_the_last_place_go_round_and_say_so() {
    let mut model = bridge();
    keys(&mut model, "2g<ctrl-f>bridge");
    assert!(shown(&model).contains("1/4 here, "));
    keys(&mut model, "<ctrl-n><down><ctrl-n>");
    assert_eq!((number(&model), model.status.as_deref()), (Some(3), None));
    keys(&mut model, "<ctrl-n>");
    assert_eq!((number(&model), model.status.as_deref()), (Some(0), Some("From the top again")));
    keys(&mut model, "<ctrl-p>");
    assert_eq!((number(&model), model.status.as_deref()), (Some(3), Some("From the end again")));
    keys(&mut model, "<up>");
    assert_eq!(number(&model), Some(2));
}

#[test]
fn escape_brings_back_the_place_where_one_was() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "jl");
    let before = (model.focus, model.outlet, model.scroll, model.sentence, model.claim_at());
    keys(&mut model, "<ctrl-f>spring<ctrl-n><tab><esc>");
    assert_eq!((model.focus, model.outlet, model.scroll, model.sentence, model.claim_at()), before);
    assert!(model.text_search.is_none());
}

#[test]
fn enter_stays_and_the_footer_says_how_to_go_on_and_how_to_let_go() {
    let mut model = bridge();
    keys(&mut model, "2g<ctrl-f>bridge<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    let screen = shown(&model);
    let footer = screen.lines().last().unwrap();
    assert!(footer.contains("^N^P match") && footer.contains("esc let go"), "{footer}");
    keys(&mut model, "<ctrl-n>");
    assert_eq!(number(&model), Some(1));
    keys(&mut model, "<esc>");
    assert!(model.text_search.is_none());
    assert!(!shown(&model).contains("let go"));
}

#[test]
fn on_the_way_the_claim_told_at_the_place_is_selected() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>repairs");
    let claim = model.claim_at();
    assert_ne!(model.claim().unwrap().label, "how long repairs take");
    keys(&mut model, "<enter>");
    assert_ne!(model.claim_at(), claim);
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    let Effect::Copy(text) = keys(&mut model, "y") else { panic!() };
    assert!(text.starts_with("Engineers expect repairs"), "{text}");
}

#[test]
fn words_that_stand_nowhere_leave_the_article_where_it_is_and_say_so() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "2<end>");
    let scroll = model.scroll;
    keys(&mut model, "<ctrl-f>harbour bridge zeppelin");
    assert_eq!(model.scroll, scroll);
    assert!(shown(&model).contains("not in this article"));
    keys(&mut model, "<ctrl-n>");
    assert!(model.status.as_deref().unwrap().contains("does not stand in this article"));
}

#[test]
fn another_outlet_is_searched_for_the_same_words() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>mayor");
    assert!(shown(&model).contains("1/1 here, 3 in all"), "{}", shown(&model));
    keys(&mut model, "<tab>");
    assert_eq!((model.outlet, place(&model)), (1, "mayor"));
    keys(&mut model, "<enter>l");
    assert_eq!((model.outlet, place(&model)), (2, "Mayor"));
    keys(&mut model, "l");
    assert!(shown(&model).contains("“mayor” not in this article"), "{}", shown(&model));
}

#[test]
fn while_words_are_looked_for_each_source_says_how_often_it_has_them() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>ferry");
    let screen = shown(&model);
    assert_eq!(screen.matches("1 found").count(), 3, "{screen}");
    keys(&mut model, "<esc>");
    assert!(!shown(&model).contains("found │"));
}

#[test]
fn from_the_table_the_words_stay_marked_and_the_claim_leads() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>bridge<enter>3j");
    assert_eq!(number(&model), None);
    assert!(model.sentence.is_some());
    keys(&mut model, "<ctrl-n>");
    assert_eq!(model.focus, Pane::Article);
    assert!(number(&model).is_some());
}

#[test]
fn the_line_opens_with_the_words_looked_for_and_escape_keeps_those() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-f>bridge<enter><ctrl-f> shut<esc>");
    assert_eq!(model.text_search.as_ref().unwrap().input.value(), "bridge");
    keys(&mut model, "<ctrl-f><ctrl-u><enter>");
    assert!(model.text_search.is_none(), "nothing is looked for");
}

#[test]
fn without_words_the_keys_that_go_on_say_what_to_press() {
    let mut model = bridge();
    keys(&mut model, "<ctrl-n>");
    assert_eq!(model.status.as_deref(), Some("No words are looked for in the article yet: ^F"));
}

#[test]
fn all_places_in_sight_are_marked_and_the_chosen_one_stands_out() {
    let mut model = bridge();
    keys(&mut model, "2g<ctrl-f>bridge");
    let screen = screen(&model);
    let buffer = screen.backend().buffer();
    let text = model.panes().text();
    let drawn = |modifier: Modifier| -> String {
        let cells = text.positions().filter(|at| buffer[*at].modifier.contains(modifier));
        cells.map(|at| buffer[at].symbol().to_owned()).collect()
    };
    assert_eq!(drawn(Modifier::UNDERLINED), "bridgebridgebridgebridge");
    assert_eq!(drawn(Modifier::REVERSED), "bridge");
}

#[test]
fn a_story_without_articles_may_be_searched() {
    let mut model = explorer(Comparison::default(), 80, 24);
    keys(&mut model, "<ctrl-f>bridge<ctrl-n><tab><enter><ctrl-n><esc>");
    assert!(shown(&model).contains("No article"));
}

#[test]
fn pages_are_turned_by_other_keys() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "2g ");
    let down = model.scroll;
    assert!(down > 0);
    keys(&mut model, "b");
    assert_eq!(model.scroll, 0);
}

#[test]
fn words_of_the_article_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "2g<ctrl-f>bridge<ctrl-n>");
        insta::assert_debug_snapshot!(format!("find_{width}x{height}"), screen(&model).backend().buffer());
        keys(&mut model, "<enter>");
        insta::assert_debug_snapshot!(format!("found_{width}x{height}"), screen(&model).backend().buffer());
    }
}
