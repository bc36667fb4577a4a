//! The screens as they are drawn, at the four sizes, and what holds for every look.

use ratatui::style::Color;

use super::{explorer, keys, screen};
use crate::comparison::{Comparison, fixture};
use crate::progress::{Progress, Step};
use crate::tui::loading::News;
use crate::tui::msg::Msg;
use crate::tui::theme::{Look, Theme};
use crate::tui::{update, wrap};

#[test]
fn the_main_screen_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "j");
        insta::assert_debug_snapshot!(format!("main_{width}x{height}"), screen(&model).backend().buffer());
    }
}

#[test]
fn each_pane_alone_in_a_small_terminal() {
    for (key, pane) in [("1", "sources"), ("2", "article")] {
        let mut model = explorer(fixture::bridge(), 40, 12);
        keys(&mut model, key);
        insta::assert_debug_snapshot!(format!("small_{pane}"), screen(&model).backend().buffer());
    }
}

#[test]
fn what_lies_over_the_panes() {
    for (name, pressed) in [("search", "/shut"), ("silent", "llll")] {
        let mut model = explorer(fixture::bridge(), 80, 24);
        keys(&mut model, pressed);
        insta::assert_debug_snapshot!(format!("over_{name}"), screen(&model).backend().buffer());
    }
}

#[test]
fn an_opened_claim_and_the_help_at_four_sizes() {
    for (name, pressed) in [("claim", "j<enter>"), ("help", "?")] {
        for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut model = explorer(fixture::bridge(), width, height);
            keys(&mut model, pressed);
            let name = format!("{name}_{width}x{height}");
            insta::assert_debug_snapshot!(name, screen(&model).backend().buffer());
        }
    }
}

#[test]
fn a_story_that_is_still_being_read_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(Comparison::default(), width, height);
        let progress = Progress { step: Step::Sentences, done: 4_100, of: 12_300 };
        update(&mut model, Msg::News(News::Progress(progress)));
        let name = format!("opening_{width}x{height}");
        insta::assert_debug_snapshot!(name, screen(&model).backend().buffer());
    }
}

#[test]
fn who_says_a_quote_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "jl2]w");
        insta::assert_debug_snapshot!(format!("who_{width}x{height}"), screen(&model).backend().buffer());
    }
}

#[test]
fn a_look_with_its_own_ground_leaves_no_cell_without_it() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        for pressed in
            ["", "llll", "2]w", "<enter>", "c", "m", "S", "/shut", "?", ":s", "Fkind:q", "2<ctrl-f>the"]
        {
            let mut model = explorer(fixture::bridge(), width, height);
            model.theme = Theme::with(Look::Light, true);
            keys(&mut model, pressed);
            let screen = screen(&model);
            let cells = screen.backend().buffer().content();
            // The second half of a wide letter has the ground of its first.
            let covered = |at: usize| at > 0 && wrap::columns(cells[at - 1].symbol()) > 1;
            let bare = (0..cells.len()).filter(|&at| cells[at].bg == Color::Reset && !covered(at)).count();
            assert_eq!(bare, 0, "{width}x{height} {pressed}");
        }
    }
}
