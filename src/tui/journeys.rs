//! Journeys: keys as a person presses them, then a look at the model or at the screen. No terminal.

mod anything;
mod beside;
mod commands;
mod first_walk;
mod looping;
mod overview;
mod quotes;
mod searching;
mod speakers;
mod table;
mod words;

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use ratatui::style::Color;
use tui_input::InputRequest;

use super::keymap::{Keymap, press};
use super::model::{Mode, Model, Pane};
use super::msg::{Action, Effect, Msg};
use super::theme::{Look, Theme};
use super::{update, view, wrap};
use crate::comparison::fixture;
use crate::comparison::{Comparison, Verdict};
use crate::search::QuoteIndex;

fn explorer(comparison: Comparison, width: u16, height: u16) -> Model {
    let keymap = Keymap::shipped().unwrap();
    Model::new(Arc::new(comparison), keymap, Theme::of(true), Vec::new(), Size::new(width, height))
}

fn bridge() -> Model {
    explorer(fixture::bridge(), 120, 40)
}

/// Presses keys: single letters, or names in `<>`. Queries are answered at once. Returns the last effect.
fn keys(model: &mut Model, keys: &str) -> Effect {
    let mut last = Effect::Rest;
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let (name, after) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            Some((name, after)) => (name.to_owned(), after),
            None => (letter.to_string(), rest.strip_prefix(letter).unwrap()),
        };
        rest = after;
        let Some(msg) = model.keymap.read(press(&name), model.context()) else { continue };
        last = update(model, msg);
        answer(model, &last);
    }
    last
}

fn answer(model: &mut Model, effect: &Effect) {
    if let Effect::Find { generation, query } = effect {
        let hits = QuoteIndex::of(&model.comparison).find(query);
        update(model, Msg::Found { generation: *generation, hits });
    }
}

fn screen(model: &Model) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(model.size.width, model.size.height)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    terminal
}

fn shown(model: &Model) -> String {
    screen(model).backend().to_string()
}

fn words(model: &Model) -> &str {
    model.sentence.map_or("", |span| span.of(&model.article().unwrap().text))
}

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
fn claims_told_once_are_hidden_until_asked_for_and_the_title_says_how_many() {
    let mut model = bridge();
    assert!(shown(&model).contains("4 told once hidden (s)"));
    let before = model.list.rows.len();
    keys(&mut model, "j");
    let claim = model.claim_at();
    keys(&mut model, "s");
    assert_eq!(model.list.rows.len(), before + 4);
    assert_eq!(model.claim_at(), claim);
    keys(&mut model, "s");
    assert_eq!(model.list.rows.len(), before);
}

#[test]
fn the_filter_goes_round_and_escape_clears_it() {
    let mut model = bridge();
    keys(&mut model, "ff");
    assert_eq!(model.list.filter.verdict, Some(Verdict::Agree));
    assert!(model.list.rows.iter().all(|&claim| model.comparison.claims[claim].verdict == Verdict::Agree));
    keys(&mut model, "<esc>");
    assert!(!model.list.filter.is_set());
}

#[test]
fn the_gaps_are_what_the_chosen_outlet_leaves_out() {
    let mut model = bridge();
    keys(&mut model, "lo");
    let labels: Vec<&str> =
        model.list.rows.iter().map(|&c| model.comparison.claims[c].label.as_str()).collect();
    assert!(labels.contains(&"the ferry runs every ten minutes"), "{labels:?}");
    assert!(!labels.contains(&"how long repairs take"), "{labels:?}");
}

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
fn the_search_lists_all_quotes_at_first_and_leads_to_the_chosen_one() {
    let mut model = bridge();
    keys(&mut model, "/");
    let Mode::Search(search) = &model.mode else { panic!() };
    assert_eq!(search.hits.len(), 8);
    keys(&mut model, "nobody<enter>");
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
    let quote = model.spotlight().unwrap();
    assert_eq!(quote.of(&model.article().unwrap().text), "Nobody asked us,");
    assert!(model.sight().contains(&model.page.row_at(quote.start)));
    keys(&mut model, "<esc>");
    assert_eq!(model.quote, None);
}

#[test]
fn escape_from_the_search_leads_back_to_where_one_was() {
    let mut model = bridge();
    keys(&mut model, "jl<enter>j");
    let (claim, outlet) = (model.claim_at(), model.outlet);
    keys(&mut model, "/shut<down><esc>");
    assert!(matches!(&model.mode, Mode::Detail(detail) if detail.entry == 2));
    assert_eq!((model.claim_at(), model.outlet), (claim, outlet));
}

#[test]
fn a_search_without_a_hit_says_what_to_do() {
    let mut model = bridge();
    keys(&mut model, "/zeppelin");
    assert!(shown(&model).contains("No quote holds these words."));
    let effect = keys(&mut model, "<enter>");
    assert_eq!(effect, Effect::Rest);
}

#[test]
fn the_answer_to_an_older_query_is_dropped() {
    let mut model = bridge();
    keys(&mut model, "/nobody");
    let older = model.generation - 1;
    let effect = update(&mut model, Msg::Found { generation: older, hits: Vec::new() });
    assert_eq!(effect, Effect::Rest);
    assert!(matches!(&model.mode, Mode::Search(search) if search.hits.len() == 1));
}

#[test]
fn an_answer_that_comes_while_the_help_is_open_waits_in_the_search() {
    let mut model = bridge();
    let effect = update(&mut model, Msg::Act(Action::Search));
    update(&mut model, Msg::Act(Action::Help));
    answer(&mut model, &effect);
    keys(&mut model, "<esc>");
    assert!(matches!(&model.mode, Mode::Search(search) if search.hits.len() == 8 && !search.waiting));
}

#[test]
fn enter_before_the_answer_goes_to_what_the_answer_brings() {
    let mut model = bridge();
    keys(&mut model, "/nobod");
    let effect = update(&mut model, Msg::Edit(InputRequest::InsertChar('y')));
    assert_eq!(update(&mut model, Msg::Act(Action::Open)), Effect::Rest);
    assert!(matches!(model.mode, Mode::Search(_)));
    answer(&mut model, &effect);
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
}

#[test]
fn a_narrow_cell_shows_the_words_of_a_quote_that_others_lack() {
    let model = bridge();
    assert!(model.briefs.get(&(2, 2)).unwrap().contains(&"no choice but".to_owned()));
    assert!(model.briefs.get(&(2, 0)).unwrap().contains(&"We…because we".to_owned()));
}

#[test]
fn the_lower_border_of_the_claims_says_who_gives_what() {
    let model = bridge();
    let screen = shown(&model);
    assert!(
        screen.contains("quantity · Harbour Courier: ~2,500 · Herald, Gazette, Port Monitor: 1,600"),
        "{screen}"
    );
}

#[test]
fn an_opened_claim_lists_its_sides_with_the_usual_one_first() {
    let mut model = bridge();
    keys(&mut model, "<enter>");
    let screen = shown(&model);
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}\n{screen}"));
    assert!(at("1,600   Herald, Gazette, Port Monitor") < at("≠ ~2,500  Harbour Courier"));
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
fn a_pasted_text_goes_to_the_search_line_without_its_line_breaks() {
    let mut model = bridge();
    let effect = update(&mut model, Msg::Paste("nobody\r\n  asked\u{1b}".to_owned()));
    answer(&mut model, &effect);
    let Mode::Search(search) = &model.mode else { panic!() };
    assert_eq!(search.input.value(), "nobody asked");
    assert_eq!(search.hits.len(), 1);
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
    assert_eq!(keys(&mut model, "x"), Effect::Rest);
    assert_eq!(keys(&mut model, "<f9>"), Effect::Rest);
}

#[test]
fn the_columns_stand_still_while_the_selection_moves() {
    let mut model = bridge();
    let columns = model.panes().columns(&model);
    let panes = model.panes();
    for key in ["j", "l", "j", "l", "l", "k", "s"] {
        keys(&mut model, key);
        assert_eq!(model.panes().columns(&model), columns);
        assert_eq!(model.panes(), panes);
    }
}

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
    for (name, pressed) in [("claim", "j<enter>"), ("search", "/shut"), ("help", "?"), ("silent", "llll")] {
        let mut model = explorer(fixture::bridge(), 80, 24);
        keys(&mut model, pressed);
        insta::assert_debug_snapshot!(format!("over_{name}"), screen(&model).backend().buffer());
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
