//! One claim opened: every outlet's sentence, and the ways out of it.

use super::{bridge, keys, shown, words};
use crate::tui::model::{Mode, Pane};

#[test]
fn an_opened_claim_shows_every_outlets_sentence_and_who_is_silent() {
    let mut model = bridge();
    keys(&mut model, "j<enter>");
    let screen = shown(&model);
    for words in [
        "six weeks against at least three months",
        "an engineer who asked not to be named said.",
        "Repairs could take six weeks.",
        "silent: Port Monitor",
        "¶ 3/4",
        "4 of 5 outlets, 4 origins",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn enter_in_an_opened_claim_goes_to_that_place() {
    let mut model = bridge();
    keys(&mut model, "j<enter>j<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.article().unwrap().outlet, "Herald");
    assert_eq!(model.focus, Pane::Article);
    assert_eq!(words(&model), "Repairs will take at least three months");
}

#[test]
fn a_digit_in_an_opened_claim_goes_to_the_sentence_with_that_number() {
    let mut model = bridge();
    keys(&mut model, "j<enter>4");
    assert_eq!(model.article().unwrap().outlet, "Evening Dispatch");
    assert_eq!(words(&model), "Repairs could take six weeks");
    keys(&mut model, "3<enter>9");
    assert!(matches!(model.mode, Mode::Detail(_)), "there is no ninth sentence");
}

#[test]
fn the_next_claim_opens_from_an_opened_one_and_stays_selected() {
    let mut model = bridge();
    keys(&mut model, "<enter>l");
    assert!(shown(&model).contains("six weeks against at least three months"));
    keys(&mut model, "<esc>");
    assert_eq!(model.list.selected, 1);
}

#[test]
fn an_opened_claim_lists_its_sides_with_the_usual_one_first() {
    let mut model = bridge();
    keys(&mut model, "<enter>");
    let screen = shown(&model);
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}\n{screen}"));
    assert!(at("1,600   Herald, Gazette, Port Monitor") < at("≠ ~2,500  Harbour Courier"));
}
