//! From quote to quote, and who says them.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Modifier;

use super::{answer, bridge, explorer, keys, screen, shown};
use crate::comparison::fixture;
use crate::reading::Rule;
use crate::text::Span;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

fn quoted(model: &Model) -> &str {
    model.spotlight().map_or("", |span| span.of(&model.article().unwrap().text))
}

/// The line of the screen that holds the words, between borders.
fn line_with(model: &Model, words: &str) -> String {
    let screen = shown(model);
    let line = screen.lines().find(|line| line.contains(words));
    let line = line.unwrap_or_else(|| panic!("{words}\n{screen}"));
    line.split(['│', '├', '┤']).find(|part| part.contains(words)).unwrap_or(line).trim().to_owned()
}

/// The letters in the article's text that are drawn with a modifier, without the gaps between words.
fn drawn_with(model: &Model, modifier: Modifier) -> String {
    let screen = screen(model);
    let buffer: &Buffer = screen.backend().buffer();
    let text = model.panes().text();
    let cells = text.positions().filter(|at| buffer[*at].modifier.contains(modifier));
    cells.map(|at| buffer[at].symbol().trim().to_owned()).collect()
}

/// Herald: its second quote is of an unnamed engineer, its third of nobody.
fn herald() -> Model {
    let mut model = bridge();
    keys(&mut model, "l2g");
    assert_eq!(model.article().unwrap().outlet, "Herald");
    model
}

#[test]
fn brackets_go_from_quote_to_quote_indirect_ones_included() {
    let mut model = herald();
    keys(&mut model, "]");
    assert_eq!(quoted(&model), "We shut it because we had to,");
    keys(&mut model, "]");
    assert_eq!(quoted(&model), "Repairs will take at least three months");
    keys(&mut model, "]");
    assert_eq!(quoted(&model), "the minister had been warned in spring");
    keys(&mut model, "[[");
    assert_eq!(quoted(&model), "We shut it because we had to,");
}

#[test]
fn a_quote_selects_the_claim_around_it() {
    let mut model = herald();
    keys(&mut model, "]]");
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    keys(&mut model, "<enter>");
    assert!(shown(&model).contains("six weeks against at least three months"));
}

#[test]
fn at_the_last_quote_the_next_one_says_so_and_stays() {
    let mut model = herald();
    keys(&mut model, "]]]]");
    assert_eq!(quoted(&model), "the minister had been warned in spring");
    assert_eq!(model.status.as_deref(), Some("No quote after this one"));
    keys(&mut model, "[[[");
    assert_eq!(model.status.as_deref(), Some("No quote before this one"));
}

#[test]
fn from_another_pane_the_focus_goes_to_the_article() {
    let mut model = explorer(fixture::bridge(), 40, 12);
    assert_eq!(model.focus, Pane::Claims);
    keys(&mut model, "]");
    assert_eq!(model.focus, Pane::Article);
    assert!(shown(&model).contains("We shut it because"));
}

#[test]
fn the_attribution_tells_name_mention_cue_and_rule() {
    let mut model = bridge();
    keys(&mut model, "lllw");
    assert_eq!(quoted(&model), "Nobody asked us,");
    assert_eq!(line_with(&model, "speaker"), "speaker  Tom Weiss");
    assert_eq!(line_with(&model, "mention"), "mention  he · a pronoun led back");
    assert_eq!(line_with(&model, "cue "), "cue      added · neutral");
    assert_eq!(line_with(&model, "rule "), "rule     subject of the cue");
    let head = line_with(&model, "in quotation marks");
    assert!(head.contains("direct · in quotation marks") && head.contains("quote 2 of 2 · ¶ 1/2"), "{head}");
}

#[test]
fn an_indirect_quote_of_an_unnamed_speaker_says_both() {
    let mut model = herald();
    keys(&mut model, "]]w");
    assert_eq!(line_with(&model, "speaker"), "speaker  an engineer who asked not to be named (unnamed)");
    assert!(line_with(&model, "mention").ends_with("· not named"));
    assert!(shown(&model).contains("indirect · in the outlet’s own words"));
}

#[test]
fn where_no_speaker_was_found_the_attribution_says_that() {
    let mut model = herald();
    keys(&mut model, "]]]w");
    assert_eq!(line_with(&model, "speaker"), "speaker  no speaker found");
    assert_eq!(line_with(&model, "mention"), "mention  ·");
    assert_eq!(line_with(&model, "rule "), format!("rule     {}", Rule::None.why()));
}

#[test]
fn who_passes_the_words_on_stands_behind_the_speaker() {
    let mut comparison = fixture::bridge();
    let title = comparison.story.articles[1].title.unwrap();
    let relay = Span::new(title.start, title.start + "Cracks".len());
    comparison.readings[1].quotes[0].speaker.as_mut().unwrap().via = Some(relay);
    let mut model = explorer(comparison, 120, 40);
    keys(&mut model, "l2g]w");
    assert_eq!(line_with(&model, "speaker"), "speaker  Ana Orbán · via Cracks");
}

#[test]
fn while_the_attribution_is_open_cue_and_mention_are_underlined_in_the_article_and_nothing_else() {
    let mut model = herald();
    keys(&mut model, "]w");
    assert_eq!(drawn_with(&model, Modifier::UNDERLINED), "saidAnaOrbán");
    assert_eq!(drawn_with(&model, Modifier::REVERSED), "Weshutitbecausewehadto,");
}

#[test]
fn an_indirect_quote_is_painted_only_while_it_is_chosen() {
    let mut model = herald();
    keys(&mut model, "]");
    let italic = drawn_with(&model, Modifier::ITALIC);
    assert_eq!(italic, "Weshutitbecausewehadto,");
    keys(&mut model, "]");
    assert!(drawn_with(&model, Modifier::REVERSED).contains("Repairswilltake"));
}

#[test]
fn the_attribution_stays_open_and_in_place_from_quote_to_quote() {
    let mut model = herald();
    keys(&mut model, "w");
    let panes = model.panes();
    for key in ["]", "]", "[", "["] {
        keys(&mut model, key);
        assert!(model.shows_who());
        assert_eq!(model.panes(), panes);
    }
    keys(&mut model, "w");
    assert!(!model.shows_who());
    assert!(model.quote.is_some());
}

#[test]
fn the_attribution_never_covers_the_quote() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60), (30, 8)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "w");
        for _ in 0..3 {
            let span = model.spotlight().unwrap();
            let row = model.page.row_at(span.start);
            assert!(model.sight().contains(&row), "{width}x{height}");
            keys(&mut model, "]");
        }
    }
}

#[test]
fn escape_hides_the_attribution_first_and_lets_go_of_the_quote_next() {
    let mut model = herald();
    keys(&mut model, "w<esc>");
    assert!(!model.shows_who());
    assert!(model.quote.is_some());
    keys(&mut model, "<esc>");
    assert_eq!(model.quote, None);
}

#[test]
fn another_claim_lets_go_of_the_quote_and_gives_its_room_back() {
    let mut model = bridge();
    let room = model.panes().text();
    keys(&mut model, "w3j");
    assert_eq!(model.panes().text(), room);
    keys(&mut model, "]");
    assert!(model.shows_who(), "it was not closed, so the next quote brings it back");
}

#[test]
fn a_quote_out_of_sight_is_not_where_the_walk_goes_on() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "]]");
    assert_eq!(quoted(&model), "they had been told nothing");
    keys(&mut model, "g]");
    assert_eq!(quoted(&model), "We shut it because we had to,");
}

#[test]
fn a_resize_keeps_the_chosen_quote_in_sight_and_its_attribution_open() {
    let mut model = herald();
    keys(&mut model, "]]w");
    for (width, height) in [(80, 24), (40, 12), (200, 60), (71, 16)] {
        update(&mut model, Msg::Resize(Size::new(width, height)));
        assert!(model.shows_who());
        let row = model.page.row_at(model.spotlight().unwrap().start);
        assert!(model.sight().contains(&row), "{width}x{height}");
    }
}

#[test]
fn the_walk_goes_on_from_a_quote_that_the_search_found() {
    let mut model = bridge();
    let effect = keys(&mut model, "/three months<enter>");
    answer(&mut model, &effect);
    assert_eq!(quoted(&model), "Repairs will take at least three months");
    keys(&mut model, "w[");
    assert_eq!(quoted(&model), "We shut it because we had to,");
    assert!(model.shows_who());
}

#[test]
fn an_article_that_quotes_nobody_says_so() {
    let mut model = explorer(fixture::alone(), 80, 24);
    for key in ["w", "]", "["] {
        assert_eq!(keys(&mut model, key), Effect::Draw);
        assert_eq!(model.status.as_deref(), Some("This article quotes nobody"));
    }
    assert!(!model.shows_who());
}

#[test]
fn the_search_tells_kind_and_speaker_and_lists_indirect_quotes_last() {
    let mut model = bridge();
    keys(&mut model, "/");
    let screen = shown(&model);
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}\n{screen}"));
    assert!(at("direct   Tom Weiss · Port Monitor") < at("indirect Shopkeepers on the north bank (unnamed)"));
    assert!(at("mixed    Ana Orban · Gazette") < at("indirect no speaker found · Herald"));
}

#[test]
fn an_indirect_quote_is_dimmer_in_the_search_until_it_is_chosen() {
    let mut model = bridge();
    keys(&mut model, "/bridge");
    let dim = |model: &Model| {
        let screen = screen(model);
        let buffer = screen.backend().buffer();
        let at = |x: u16, y: u16| &buffer[(x, y)];
        let rows = 0..buffer.area.height;
        let row = |y: u16| (0..60).map(|x| at(x, y).symbol()).collect::<String>();
        let y = rows.into_iter().find(|&y| row(y).contains("while the harb")).unwrap();
        at(5, y).modifier.contains(Modifier::DIM)
    };
    assert!(!dim(&model), "the only hit is chosen");
    keys(&mut model, "<ctrl-u>");
    assert!(dim(&model));
}
