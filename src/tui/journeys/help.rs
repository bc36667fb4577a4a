//! What the keys do, said in the help, the footer and the notices.

use std::sync::Arc;

use ratatui::layout::Size;

use super::{bridge, explorer, keys, shown};
use crate::comparison::fixture;
use crate::tui::keymap::Keymap;
use crate::tui::model::{Mode, Model};
use crate::tui::theme::Theme;

#[test]
fn the_help_lists_every_key_of_the_table_and_goes_back() {
    let mut model = explorer(fixture::bridge(), 120, 400);
    keys(&mut model, "?");
    let screen = shown(&model);
    for row in [&model.keymap.explore, &model.keymap.detail, &model.keymap.search].into_iter().flatten() {
        assert!(screen.contains(&row.desc), "{}", row.desc);
    }
    keys(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Explore));
}

#[test]
fn the_help_begins_with_the_keys_of_where_one_is() {
    for (pressed, title) in
        [("", "Claims"), ("c", "Side by side"), ("<enter>", "An opened claim"), ("m", "Overview")]
    {
        let mut model = bridge();
        keys(&mut model, pressed);
        keys(&mut model, "?");
        let screen = shown(&model);
        assert!(screen.lines().nth(2).unwrap().contains(title), "{screen}");
    }
}

#[test]
fn the_footer_begins_with_what_leads_to_the_differences_at_any_width() {
    for width in [30, 40, 80, 200] {
        let model = explorer(fixture::bridge(), width, 24);
        let screen = shown(&model);
        let footer = screen.lines().last().unwrap_or_default();
        assert!(footer.trim_start_matches(['"', ' ']).starts_with("↓↑ claim"), "{footer}");
        assert!(footer.contains("q quit"), "{footer}");
    }
}

#[test]
fn a_notice_stays_until_a_key_and_in_the_help_after_that() {
    let keymap = Keymap::shipped().unwrap();
    let notices = vec!["notes.bin: no text in it".to_owned()];
    let mut model =
        Model::new(Arc::new(fixture::bridge()), keymap, Theme::of(false), notices, Size::new(100, 30));
    assert!(shown(&model).contains("notes.bin: no text in it"));
    keys(&mut model, "x");
    assert!(!shown(&model).contains("notes.bin"));
    keys(&mut model, "?");
    assert!(shown(&model).contains("notes.bin: no text in it"));
}
