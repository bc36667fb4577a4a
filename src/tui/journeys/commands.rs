//! The command line.

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::Verdict;
use crate::comparison::fixture;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

fn names(model: &Model) -> Vec<&str> {
    let Mode::Command(line) = &model.mode else { panic!("{:?}", model.mode) };
    line.entries.iter().map(|entry| entry.name.as_str()).collect()
}

#[test]
fn it_lists_what_means_something_here_each_once() {
    let mut model = bridge();
    keys(&mut model, ":");
    let mut listed = names(&model);
    assert!(listed.contains(&"compare") && listed.contains(&"outlet Herald"), "{listed:?}");
    assert!(!listed.contains(&"swap"), "that is for outlets side by side");
    let all = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), all);
}

#[test]
fn letters_in_order_find_a_command_and_enter_runs_it() {
    let mut model = bridge();
    keys(&mut model, ":flt");
    assert_eq!(names(&model)[0], "filter");
    keys(&mut model, "<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.list.filter.verdict, Some(Verdict::Diverge));
}

#[test]
fn a_name_that_begins_with_the_letters_comes_first() {
    let mut model = bridge();
    keys(&mut model, ":s");
    assert!(names(&model)[0].starts_with('s'), "{:?}", names(&model));
    keys(&mut model, "ingles");
    assert_eq!(names(&model)[0], "singles");
}

#[test]
fn what_a_command_does_finds_it_too() {
    let mut model = bridge();
    keys(&mut model, ":leaves out");
    assert_eq!(names(&model), ["gaps"]);
}

#[test]
fn an_outlet_is_turned_to_by_its_name() {
    let mut model = bridge();
    keys(&mut model, ":gazette<enter>");
    assert_eq!(model.article().unwrap().outlet, "Gazette");
    keys(&mut model, "c:monitor<enter>");
    let Mode::Beside(beside) = &model.mode else { panic!() };
    assert!(beside.columns.iter().any(|column| model.name(column.article) == "Port Monitor"));
}

#[test]
fn tab_completes_the_chosen_name() {
    let mut model = bridge();
    keys(&mut model, ":hel<tab>");
    let Mode::Command(line) = &model.mode else { panic!() };
    assert_eq!(line.input.value(), "help");
    keys(&mut model, "<enter>");
    assert!(matches!(model.mode, Mode::Help(_)));
    keys(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Explore));
}

#[test]
fn quit_works_by_name() {
    let mut model = bridge();
    assert_eq!(keys(&mut model, ":quit<enter>"), Effect::Quit);
}

#[test]
fn a_command_that_is_not_there_says_so_and_what_to_press() {
    let mut model = bridge();
    keys(&mut model, ":zzz");
    assert!(shown(&model).contains("No command here has these letters."));
    keys(&mut model, "<enter>");
    assert!(model.status.as_deref().unwrap().contains("zzz"));
}

#[test]
fn escape_and_deleting_in_an_empty_line_lead_back() {
    let mut model = bridge();
    keys(&mut model, "2:x<esc>");
    assert_eq!((model.focus, matches!(model.mode, Mode::Explore)), (Pane::Article, true));
    keys(&mut model, ":x<backspace><backspace>");
    assert!(matches!(model.mode, Mode::Explore));
}

#[test]
fn a_paste_goes_into_the_line() {
    let mut model = bridge();
    keys(&mut model, ":");
    update(&mut model, Msg::Paste("gaps\n".to_owned()));
    assert_eq!(names(&model)[0], "gaps");
}

#[test]
fn the_screen_under_the_line_stays_in_sight() {
    let mut model = bridge();
    keys(&mut model, "<enter>:");
    assert!(shown(&model).contains("2,500 against 1,600 lorries a day"));
}

#[test]
fn the_command_line_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, ":s");
        insta::assert_debug_snapshot!(format!("command_{width}x{height}"), screen(&model).backend().buffer());
    }
}
