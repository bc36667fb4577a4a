//! The mouse: a click goes to what it points at, a second one opens it, the wheel moves what is under it.

use ratatui::layout::Position;

use super::{bridge, explorer, keys, screen, shown, words};
use crate::comparison::fixture;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::pointing::Pointer;
use crate::tui::update;

/// Where the words stand on the screen.
fn place(model: &Model, words: &str) -> Position {
    let screen = screen(model);
    let buffer = screen.backend().buffer();
    let found = (0..buffer.area.height).find_map(|y| {
        let cells: Vec<&str> = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        let line = cells.concat();
        let at = line.find(words)?;
        let column = line.get(..at)?.chars().count();
        Some(Position::new(u16::try_from(column).ok()?, y))
    });
    found.unwrap_or_else(|| panic!("{words}\n{}", shown(model)))
}

fn click(model: &mut Model, words: &str) -> Effect {
    let at = place(model, words);
    update(model, Msg::Point(Pointer::Click(at)))
}

fn wheel(model: &mut Model, words: &str) -> Effect {
    let at = place(model, words);
    update(model, Msg::Point(Pointer::Down(at)))
}

#[test]
fn the_mouse_is_left_to_the_terminal_until_it_is_let_in() {
    let mut model = bridge();
    assert_eq!(keys(&mut model, "M"), Effect::Mouse(true));
    assert!(model.status.as_deref().unwrap().contains("Shift"));
    assert_eq!(keys(&mut model, "M"), Effect::Mouse(false));
}

#[test]
fn a_click_on_an_outlet_reads_it() {
    let mut model = bridge();
    click(&mut model, "Gazette");
    assert_eq!(model.article().unwrap().outlet, "Gazette");
    assert_eq!(model.focus, Pane::Sources);
}

#[test]
fn a_click_on_a_cell_goes_to_that_claim_in_that_outlet_and_another_opens_it() {
    let mut model = bridge();
    click(&mut model, "≥ 3 months");
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    assert_eq!(model.article().unwrap().outlet, "Herald");
    assert_eq!(words(&model), "Repairs will take at least three months");
    click(&mut model, "≥ 3 months");
    assert!(matches!(model.mode, Mode::Detail(_)));
}

#[test]
fn a_click_on_a_label_chooses_the_claim_and_leaves_the_outlet() {
    let mut model = bridge();
    keys(&mut model, "l");
    click(&mut model, "how long repairs take");
    assert_eq!((model.list.selected, model.outlet), (1, 1));
}

#[test]
fn a_click_on_marked_words_selects_their_claim() {
    let mut model = bridge();
    click(&mut model, "Engineers expect repairs");
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    assert_eq!(model.focus, Pane::Article);
}

#[test]
fn in_one_pane_a_click_on_a_tab_turns_to_it() {
    let mut model = explorer(fixture::bridge(), 50, 14);
    click(&mut model, "2 Article");
    assert_eq!(model.focus, Pane::Article);
    click(&mut model, "1 Sources");
    assert_eq!(model.focus, Pane::Sources);
}

#[test]
fn the_wheel_moves_what_is_under_it_and_the_focus_stays() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    let scroll = model.scroll;
    wheel(&mut model, "lorries cross it");
    assert!(model.scroll > scroll);
    assert_eq!((model.focus, model.list.selected), (Pane::Claims, 0));
    wheel(&mut model, "how long repairs");
    assert_eq!(model.list.selected, 1);
    wheel(&mut model, "Gazette");
    assert_eq!((model.outlet, model.focus), (1, Pane::Claims));
}

#[test]
fn in_an_opened_claim_a_click_chooses_a_sentence_and_another_goes_there() {
    let mut model = bridge();
    keys(&mut model, "j<enter>");
    click(&mut model, "Repairs could take six weeks.");
    assert!(matches!(&model.mode, Mode::Detail(open) if open.entry == 3));
    click(&mut model, "Repairs could take six weeks.");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.article().unwrap().outlet, "Evening Dispatch");
}

#[test]
fn side_by_side_a_click_reads_that_sentence_and_the_wheel_scrolls_that_column_alone() {
    let mut model = explorer(fixture::bridge(), 120, 14);
    keys(&mut model, "c");
    click(&mut model, "Some 1,600");
    let Mode::Beside(beside) = &model.mode else { panic!() };
    let (read, other) = (beside.active, 1 - beside.active);
    assert_eq!(model.comparison.story.articles[beside.columns[read].article].outlet, "Herald");
    let scroll = beside.columns[other].scroll;
    let at = Position::new(if read == 0 { 10 } else { 70 }, 5);
    update(&mut model, Msg::Point(Pointer::Down(at)));
    let Mode::Beside(beside) = &model.mode else { panic!() };
    assert_eq!(beside.columns[other].scroll, scroll);
    assert!(beside.columns[read].linked);
}

#[test]
fn in_the_search_a_click_chooses_a_quote_and_another_goes_there() {
    let mut model = bridge();
    keys(&mut model, "/");
    let at = place(&model, "Nobody asked us");
    update(&mut model, Msg::Point(Pointer::Click(at)));
    assert!(matches!(&model.mode, Mode::Search(search) if search.selected > 0));
    update(&mut model, Msg::Point(Pointer::Click(at)));
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
}

#[test]
fn a_click_runs_a_command() {
    let mut model = bridge();
    keys(&mut model, ":overv");
    click(&mut model, "the overview:");
    assert!(matches!(model.mode, Mode::Overview(_)));
}

#[test]
fn a_click_on_a_figure_chooses_it_and_another_opens_the_claim_behind_it() {
    let mut model = bridge();
    keys(&mut model, "m");
    click(&mut model, "quantity");
    let Mode::Overview(overview) = &model.mode else { panic!() };
    assert_eq!(overview.spot(overview.section).row, 0);
    click(&mut model, "quantity");
    assert!(matches!(model.mode, Mode::Detail(_)));
}

#[test]
fn a_click_on_a_speaker_chooses_them_and_another_goes_to_their_first_quote() {
    let mut model = bridge();
    keys(&mut model, "S");
    click(&mut model, "│ named");
    assert!(matches!(&model.mode, Mode::Speakers(open) if open.row == 0), "a title is no speaker");
    let name = {
        let Mode::Speakers(open) = &model.mode else { panic!() };
        let last = open.table.rows.iter().rposition(|row| row.named != crate::comparison::Named::Nobody);
        open.table.rows[last.unwrap()].name.clone()
    };
    click(&mut model, &name);
    assert!(matches!(&model.mode, Mode::Speakers(open) if open.speaker().unwrap().name == name));
}

#[test]
fn while_a_filter_is_typed_a_click_chooses_a_claim_and_nothing_else() {
    let mut model = bridge();
    keys(&mut model, "Fre");
    click(&mut model, "Gazette");
    assert!(matches!(model.mode, Mode::Narrow(_)));
    assert_eq!(model.outlet, 0);
}
