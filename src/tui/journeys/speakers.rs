//! The table of speakers.

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::Comparison;
use crate::comparison::fixture;
use crate::tui::Model;
use crate::tui::model::{Mode, Pane};
use crate::tui::msg::Effect;

/// The line of the screen with these words.
fn line(model: &Model, words: &str) -> String {
    let screen = shown(model);
    let found = screen.lines().find(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words}\n{screen}")).to_owned()
}

#[test]
fn each_speaker_has_the_words_in_each_outlet_those_without_marks_apart() {
    let mut model = bridge();
    keys(&mut model, "S");
    let mayor = line(&model, "Ana Orbán  ");
    let figures: Vec<&str> = mayor.split_whitespace().filter(|word| word.contains(['7', '+', '1'])).collect();
    assert_eq!(figures, ["21", "+2", "7", "7", "7", "+2"], "{mayor}");
    assert!(line(&model, "Tom Weiss").contains('○'), "one outlet alone quotes him");
    assert!(!mayor.contains('○'));
}

#[test]
fn sums_and_the_share_without_a_name_stand_at_the_foot() {
    let mut model = bridge();
    keys(&mut model, "S");
    assert!(line(&model, "all speakers").contains("24 +34"), "{}", shown(&model));
    let share = line(&model, "unnamed  ");
    assert!(share.contains("42%") && share.contains("33%") && share.contains("0%"), "{share}");
}

#[test]
fn the_chosen_cell_is_told_in_words() {
    let mut model = bridge();
    keys(&mut model, "Sll");
    let screen = shown(&model);
    assert!(
        screen
            .contains("Ana Orbán in Gazette: 7 words between marks, 2 without, in 1 quote; quoted by 3 of 5"),
        "{screen}"
    );
}

#[test]
fn enter_goes_to_the_speakers_first_quote_in_the_chosen_outlet() {
    let mut model = bridge();
    keys(&mut model, "Sjlll<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.focus, Pane::Article);
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
    let quote = model.spotlight().unwrap().of(&model.article().unwrap().text);
    assert_eq!(quote, "The port loses a million a day while the harbour bridge is shut");
}

#[test]
fn where_the_outlet_does_not_quote_the_speaker_enter_says_so() {
    let mut model = bridge();
    keys(&mut model, "Sj<enter>");
    assert!(matches!(model.mode, Mode::Speakers(_)));
    assert_eq!(model.status.as_deref(), Some("Harbour Courier does not quote Tom Weiss: ←→ another outlet"));
}

#[test]
fn y_copies_the_quote_with_its_source() {
    let mut model = bridge();
    let Effect::Copy(text) = keys(&mut model, "Sly") else { panic!() };
    assert!(text.starts_with("We shut it because we had to,\n— Herald"), "{text}");
}

#[test]
fn the_search_lies_over_the_speakers_and_leads_back_to_them() {
    let mut model = bridge();
    keys(&mut model, "Sjl/shut<esc>");
    let Mode::Speakers(open) = &model.mode else { panic!() };
    assert_eq!((open.row, open.outlet), (1, 1));
}

#[test]
fn people_bodies_and_the_unnamed_stand_apart() {
    let mut model = bridge();
    keys(&mut model, "S");
    let screen = shown(&model);
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}\n{screen}"));
    assert!(at("named") < at("Tom Weiss"));
    assert!(at("Tom Weiss") < at("unnamed: the article keeps the name back"));
    assert!(at("an engineer who asked") < at("no speaker found"));
}

#[test]
fn the_chosen_speaker_is_in_sight_at_any_size() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (71, 16), (30, 7)] {
        let mut model = explorer(fixture::bridge(), width, height);
        for key in ["S", "j", "j", "G", "l", "g"] {
            keys(&mut model, key);
            let screen = shown(&model);
            assert_eq!(
                screen.lines().filter(|line| line.contains('▌')).count(),
                1,
                "{width}x{height}\n{screen}"
            );
        }
    }
}

#[test]
fn one_article_alone_has_its_speakers_too_and_none_is_marked_as_quoted_once() {
    let mut model = explorer(fixture::alone(), 80, 24);
    keys(&mut model, "S");
    assert!(shown(&model).contains("These articles quote nobody."));
    let mut alone = fixture::bridge();
    alone.story.articles.truncate(1);
    alone.readings.truncate(1);
    alone.claims.clear();
    let mut model = explorer(alone, 80, 24);
    keys(&mut model, "S");
    assert!(!line(&model, "Shopkeepers").contains('○'));
}

#[test]
fn without_an_article_it_says_what_to_do() {
    let mut model = explorer(Comparison::default(), 80, 24);
    keys(&mut model, "Sjl<enter>");
    assert!(shown(&model).contains("rashomon PATH… opens articles."));
}

#[test]
fn the_speakers_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "Sl");
        insta::assert_debug_snapshot!(
            format!("speakers_{width}x{height}"),
            screen(&model).backend().buffer()
        );
    }
}
