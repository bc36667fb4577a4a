//! Outlets side by side.

use ratatui::layout::Size;

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::compare;
use crate::comparison::fixture;
use crate::ingest;
use crate::tui::beside::{Answer, Beside, Column, sentence};
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

fn beside(model: &Model) -> &Beside {
    let Mode::Beside(beside) = &model.mode else { panic!("{:?}", model.mode) };
    beside
}

fn outlets(model: &Model) -> Vec<&str> {
    beside(model).columns.iter().map(|column| model.name(column.article)).collect()
}

/// The sentences that are linked, from left to right; nothing for a column without one.
fn linked(model: &Model) -> Vec<&str> {
    let told = beside(model).columns.iter().map(|column| {
        let span = sentence(&model.comparison, column.article, column.cursor).filter(|_| column.linked);
        span.map_or("", |span| span.of(&model.comparison.story.articles[column.article].text))
    });
    told.collect()
}

/// The words marked in a column as its own.
fn own(model: &Model, column: usize) -> Vec<&str> {
    let column = &beside(model).columns[column];
    let text = &model.comparison.story.articles[column.article].text;
    column.own.iter().map(|span| span.of(text)).collect()
}

#[test]
fn the_chosen_outlet_stands_beside_one_that_parts_from_it() {
    let mut model = bridge();
    keys(&mut model, "c");
    assert_eq!(outlets(&model), ["Harbour Courier", "Herald"]);
    assert_eq!(
        linked(&model),
        [
            "About 2,500 lorries cross it every day, and the port says that each will now drive 40 kilometres further.",
            "Some 1,600 lorries use the bridge daily.",
        ]
    );
}

#[test]
fn moving_in_one_turns_the_other_to_what_answers() {
    let mut model = bridge();
    keys(&mut model, "cj");
    assert_eq!(
        linked(&model),
        ["“We shut it because we had to,” mayor Ana Orbán said.", ""],
        "no claim joins the two quotes"
    );
    keys(&mut model, "n");
    assert_eq!(linked(&model)[0], "The council meets on Thursday.");
    keys(&mut model, "n");
    assert!(linked(&model)[0].starts_with("Engineers expect"), "{:?}", linked(&model));
    assert!(linked(&model)[1].starts_with("Repairs will take at least three months"), "{:?}", linked(&model));
}

#[test]
fn linked_sentences_stand_at_one_height() {
    let mut model = explorer(compare(ingest::demo()), 120, 24);
    keys(&mut model, "c");
    let height = |column: &Column| column.row_of(&model.comparison) - column.scroll;
    let columns = &beside(&model).columns;
    assert!(columns.iter().all(|column| column.scroll > 0), "both articles are longer than the screen");
    assert_eq!(height(&columns[0]), height(&columns[1]));
}

#[test]
fn the_words_that_the_other_lacks_are_marked_and_small_ones_are_not() {
    let mut model = bridge();
    keys(&mut model, "c");
    assert!(own(&model, 0).contains(&"cross"), "{:?}", own(&model, 0));
    assert!(!own(&model, 0).contains(&"lorries"));
    assert!(!own(&model, 0).contains(&"the"));
    assert_eq!(own(&model, 1), ["1,600", "use", "bridge", "daily"]);
}

#[test]
fn every_sentence_says_whether_the_other_tells_it() {
    let mut model = bridge();
    keys(&mut model, "c");
    let answers = &beside(&model).columns[0].answers;
    assert!(answers.contains(&Answer::Parts) && answers.contains(&Answer::Alone));
    let screen = shown(&model);
    assert!(screen.contains("≠ quantity · ~2,500"), "{screen}");
}

#[test]
fn a_digit_shows_that_outlet_beside_the_one_that_is_read() {
    let mut model = bridge();
    keys(&mut model, "c3");
    assert_eq!(outlets(&model), ["Harbour Courier", "Gazette"]);
    assert_eq!(beside(&model).active, 0);
    assert!(linked(&model)[1].starts_with("Around 1,600 lorries"));
    keys(&mut model, "3");
    assert_eq!(beside(&model).active, 1, "an outlet in sight is gone to");
    keys(&mut model, "4");
    assert_eq!(outlets(&model), ["Port Monitor", "Gazette"]);
    keys(&mut model, "9");
    assert_eq!(outlets(&model), ["Port Monitor", "Gazette"], "there is no ninth outlet");
}

#[test]
fn a_pinned_outlet_keeps_its_column() {
    let mut model = bridge();
    keys(&mut model, "cp<tab>5");
    assert_eq!(outlets(&model), ["Harbour Courier", "Herald"]);
    assert!(model.status.as_deref().unwrap().contains("pinned"));
    keys(&mut model, "<tab>p5");
    assert_eq!(outlets(&model), ["Harbour Courier", "Evening Dispatch"]);
}

#[test]
fn capital_letters_turn_the_other_column_through_the_outlets() {
    let mut model = bridge();
    keys(&mut model, "cL");
    assert_eq!(outlets(&model), ["Harbour Courier", "Gazette"]);
    keys(&mut model, "HHH");
    assert_eq!(outlets(&model)[1], "Port Monitor", "round, past the outlet that is read");
}

#[test]
fn columns_change_places_and_the_one_that_is_read_stays_so() {
    let mut model = bridge();
    keys(&mut model, "c");
    let before = linked(&model)[0].to_owned();
    keys(&mut model, "x");
    assert_eq!(outlets(&model), ["Herald", "Harbour Courier"]);
    assert_eq!((beside(&model).active, linked(&model)[1]), (1, before.as_str()));
}

#[test]
fn three_stand_side_by_side_on_a_wide_terminal_and_two_remain_on_a_narrower_one() {
    let mut model = explorer(fixture::bridge(), 200, 60);
    keys(&mut model, "c<tab><tab>");
    assert_eq!(outlets(&model).len(), 3);
    let read = outlets(&model)[2].to_owned();
    update(&mut model, Msg::Resize(Size::new(100, 30)));
    assert_eq!(outlets(&model).len(), 2);
    assert_eq!(outlets(&model)[beside(&model).active], read);
}

#[test]
fn turning_to_a_silent_column_reads_what_is_in_sight_there() {
    let mut model = bridge();
    keys(&mut model, "c5");
    assert_eq!(linked(&model)[1], "");
    assert!(shown(&model).contains("· silent on this"));
    keys(&mut model, "l");
    assert!(!linked(&model)[1].is_empty());
}

#[test]
fn escape_leads_back_to_where_one_was_and_enter_to_the_claim_in_full() {
    let mut model = bridge();
    keys(&mut model, "jc");
    let (claim, outlet, sentence) = (model.claim_at(), model.outlet, model.sentence);
    keys(&mut model, "jjn<esc>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!((model.claim_at(), model.outlet, model.sentence), (claim, outlet, sentence));
    keys(&mut model, "c<enter>");
    assert!(shown(&model).contains("six weeks against at least three months"));
    keys(&mut model, "<esc>");
    beside(&model);
}

#[test]
fn claim_and_columns_lead_to_each_other_without_piling_up() {
    let mut model = bridge();
    keys(&mut model, "<enter>jc<enter>c<enter>c");
    assert!(model.under.len() < 3, "{}", model.under.len());
    keys(&mut model, "<esc><esc>");
    assert!(matches!(model.mode, Mode::Explore));
}

#[test]
fn from_an_opened_claim_the_chosen_sentence_is_read() {
    let mut model = bridge();
    keys(&mut model, "j<enter>jc");
    assert_eq!(outlets(&model)[0], "Herald");
    assert!(linked(&model)[0].starts_with("Repairs will take at least three months"));
}

#[test]
fn a_copy_takes_the_sentence_and_its_answers_with_their_sources() {
    let mut model = bridge();
    let Effect::Copy(text) = keys(&mut model, "cy") else { panic!() };
    assert!(text.starts_with("About 2,500 lorries"), "{text}");
    assert!(
        text.contains("further.\n— Harbour Courier, “Harbour bridge shut after cracks are found”"),
        "{text}"
    );
    assert!(text.contains("\n\nSome 1,600 lorries use the bridge daily.\n— Herald"), "{text}");
}

#[test]
fn a_sentence_longer_than_its_window_is_read_to_its_end_before_the_next() {
    let mut model = explorer(fixture::bridge(), 30, 12);
    keys(&mut model, "c");
    let (before, scroll) = (linked(&model)[0].to_owned(), beside(&model).columns[0].scroll);
    keys(&mut model, "j");
    assert_eq!(linked(&model)[0], before);
    assert!(beside(&model).columns[0].scroll > scroll);
    keys(&mut model, "jjj");
    assert_ne!(linked(&model)[0], before);
}

#[test]
fn an_article_alone_has_nothing_beside_it() {
    let mut model = explorer(fixture::alone(), 80, 24);
    keys(&mut model, "c");
    assert!(model.status.as_deref().unwrap().starts_with("One article alone"));
}

#[test]
fn outlets_side_by_side_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "jc");
        insta::assert_debug_snapshot!(format!("beside_{width}x{height}"), screen(&model).backend().buffer());
    }
}
