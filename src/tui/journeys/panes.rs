//! The three panes: what moves with what, and what stays.

use ratatui::layout::Size;

use super::{bridge, explorer, keys, shown, words};
use crate::comparison::{Verdict, fixture};
use crate::tui::model::Pane;
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

#[test]
fn it_starts_at_the_most_divergent_claim_with_the_article_at_its_statement() {
    let model = bridge();
    assert_eq!(model.focus, Pane::Claims);
    assert_eq!(model.claim().unwrap().verdict, Verdict::Diverge);
    assert_eq!(words(&model), "About 2,500 lorries cross it every day");
}

#[test]
fn a_row_down_brings_its_statement_into_sight() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "jjjj");
    assert_eq!(words(&model), "The ferry will run every ten minutes");
    let row = model.page.row_at(model.sentence.unwrap().start);
    assert!(model.sight().contains(&row));
}

#[test]
fn the_column_is_the_outlet_and_the_article_follows() {
    let mut model = bridge();
    keys(&mut model, "l");
    assert_eq!(model.article().unwrap().outlet, "Herald");
    assert_eq!(words(&model), "Some 1,600 lorries use the bridge daily");
    keys(&mut model, "hhh");
    assert_eq!(model.outlet, 0);
}

#[test]
fn a_silent_outlet_stays_chosen_and_says_that_it_is_silent() {
    let mut model = bridge();
    keys(&mut model, "<right><right><right><right>");
    assert_eq!(model.article().unwrap().outlet, "Evening Dispatch");
    assert_eq!(model.sentence, None);
    assert!(shown(&model).contains("Evening Dispatch is silent on this; told by Harbour Courier, Herald"));
}

#[test]
fn n_goes_through_the_marks_in_order_and_selects_their_claims() {
    let mut model = bridge();
    keys(&mut model, "2gn");
    let (first, claim) = (model.sentence.unwrap().start, model.claim_at());
    assert_eq!(words(&model), "“We shut it because we had to,” mayor Ana Orbán said");
    keys(&mut model, "n");
    assert_eq!(words(&model), "Engineers expect repairs to take six weeks");
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    keys(&mut model, "N");
    assert_eq!((model.sentence.unwrap().start, model.claim_at()), (first, claim));
    assert_eq!(model.focus, Pane::Article);
}

#[test]
fn n_at_the_last_mark_says_so_and_stays() {
    let mut model = bridge();
    keys(&mut model, "nnnnnnnnnnnnnnn");
    let at = model.sentence;
    keys(&mut model, "n");
    assert_eq!(model.sentence, at);
    assert!(model.status.as_deref().unwrap().contains("No marked statement"));
}

#[test]
fn a_copy_carries_the_whole_sentence_and_its_source() {
    let mut model = bridge();
    let Effect::Copy(text) = keys(&mut model, "j<right>y") else { panic!() };
    assert_eq!(
        text,
        "Repairs will take at least three months, an engineer who asked not to be named said.\n\
         — Herald, “Cracks close harbour crossing”, 2026-03-10T18:40:00Z"
    );
    assert!(model.status.as_deref().unwrap().starts_with("Sent"));
}

#[test]
fn tab_and_digits_move_the_focus() {
    let mut model = bridge();
    keys(&mut model, "<tab>");
    assert_eq!(model.focus, Pane::Sources);
    keys(&mut model, "<shift-tab>");
    assert_eq!(model.focus, Pane::Claims);
    keys(&mut model, "2");
    assert_eq!(model.focus, Pane::Article);
}

#[test]
fn an_article_keeps_its_place_when_one_comes_back_to_it() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    // The claim that only the first and the third tell: turning to the second and back must not move the first.
    keys(&mut model, "jj2<end>");
    let place = model.scroll;
    assert!(place > 0);
    keys(&mut model, "1jjj");
    keys(&mut model, "f<tab><tab>G");
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
    keys(&mut model, "<esc>");
    model.list.rows.clear();
    keys(&mut model, "1kkk");
    assert_eq!(model.scroll, place);
}

#[test]
fn a_resize_keeps_the_chosen_statement_in_sight() {
    let mut model = bridge();
    keys(&mut model, "jjjj");
    for (width, height) in [(80, 24), (40, 12), (200, 60), (71, 16)] {
        update(&mut model, Msg::Resize(Size::new(width, height)));
        keys(&mut model, "2");
        let row = model.page.row_at(model.sentence.unwrap().start);
        assert!(model.sight().contains(&row), "{width}x{height}");
    }
}

#[test]
fn scrolling_stops_at_the_end() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "2G");
    let end = model.scroll;
    assert_eq!(keys(&mut model, "<pgdn>"), Effect::Rest);
    assert_eq!(model.scroll, end);
    assert_eq!(model.sight().end, model.page.rows.len());
}

#[test]
fn one_article_alone_reads_well_and_says_what_to_add() {
    let mut model = explorer(fixture::alone(), 80, 24);
    assert_eq!(model.focus, Pane::Article);
    let screen = shown(&model);
    assert!(screen.contains("One article alone: add a second on the same event to compare."), "{screen}");
    assert!(screen.contains("Cracks in three cables closed the harbour bridge"));
    keys(&mut model, "3s");
    assert!(shown(&model).contains("the minister had been warned"));
}

#[test]
fn a_key_without_a_meaning_draws_nothing() {
    let mut model = bridge();
    assert_eq!(keys(&mut model, "Q"), Effect::Rest);
    assert_eq!(keys(&mut model, "<f9>"), Effect::Rest);
}
