//! The quote search: its terms, and the preview of the chosen quote.

use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;
use tui_input::InputRequest;

use super::{answer, bridge, explorer, keys, screen, shown};
use crate::comparison::fixture;
use crate::comparison::{Change, Comparison, FamilyVerdict, Member, Place, QuoteId, Usual, compare};
use crate::ingest;
use crate::text::Span;
use crate::tui::model::{Mode, Model, Search};
use crate::tui::msg::{Action, Effect, Msg};
use crate::tui::preview::{Rooms, rooms};
use crate::tui::update;

/// The bridge, with what the mayor said in two wordings: Courier and Herald give one, Gazette another.
pub(super) fn retold() -> Comparison {
    let mut comparison = fixture::bridge();
    let place = |article: usize, words: &str| {
        let start = comparison.story.articles[article].text.find(words).unwrap();
        Place { article, span: Span::new(start, start + words.len()) }
    };
    let usual = place(0, "We shut it because we had to,");
    let (own, other) = (place(2, "had no choice but").span, place(0, "because we had to").span);
    let altered = Member {
        verdict: FamilyVerdict::Altered,
        against: Some(usual),
        changes: vec![Change { own: Some(own), other: Some(other) }],
    };
    let family = &mut comparison.families[0];
    family.quotes.push(QuoteId { article: 2, quote: 0 });
    family.members.push(altered);
    family.usual = Some(Usual { words: usual, outlets: 2, of: 3 });
    family.verdict = FamilyVerdict::Altered;
    comparison
}

fn searched(pressed: &str, width: u16, height: u16) -> Model {
    let mut model = explorer(retold(), width, height);
    keys(&mut model, "/");
    keys(&mut model, pressed);
    model
}

fn search(model: &Model) -> &Search {
    let Mode::Search(search) = &model.mode else { panic!("not in the search") };
    search
}

fn parts(model: &Model) -> Rooms {
    rooms(model.panes().overlay())
}

/// What stands in a part of the screen, a line each.
fn lines(model: &Model, area: Rect) -> Vec<String> {
    let screen = screen(model);
    let buffer = screen.backend().buffer();
    let row = |y: u16| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (area.top()..area.bottom()).map(|y| row(y).trim_end().to_owned()).collect()
}

/// The letters of the preview that are drawn with a modifier.
fn drawn_with(model: &Model, modifier: Modifier) -> String {
    let screen = screen(model);
    let buffer = screen.backend().buffer();
    let cells = parts(model).preview.positions().filter(|at| buffer[*at].modifier.contains(modifier));
    cells.map(|at| buffer[at].symbol().trim().to_owned()).collect()
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
fn a_pasted_text_goes_to_the_search_line_without_its_line_breaks() {
    let mut model = bridge();
    let effect = update(&mut model, Msg::Paste("nobody\r\n  asked\u{1b}".to_owned()));
    answer(&mut model, &effect);
    let Mode::Search(search) = &model.mode else { panic!() };
    assert_eq!(search.input.value(), "nobody asked");
    assert_eq!(search.hits.len(), 1);
}

#[test]
fn terms_lead_to_the_quote_of_that_speaker_in_that_outlet() {
    let mut model = bridge();
    keys(&mut model, "/@orb in:her<enter>");
    assert_eq!(model.article().unwrap().outlet, "Herald");
    assert_eq!(
        model.spotlight().unwrap().of(&model.article().unwrap().text),
        "We shut it because we had to,"
    );
}

#[test]
fn hits_stay_while_a_term_is_begun() {
    let mut model = searched("shut ", 120, 40);
    let all = search(&model).hits.len();
    for (key, left) in [("@", all), ("\"", all), ("A", all - 1), ("n", all - 1)] {
        keys(&mut model, key);
        assert_eq!(search(&model).hits.len(), left, "{key}");
    }
}

#[test]
fn a_hit_whose_wording_is_altered_carries_the_mark() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let model = searched("", width, height);
        let list = lines(&model, parts(&model).list);
        let marked: Vec<&String> = list.iter().filter(|line| line.contains('≠')).collect();
        let all = list.iter().filter(|line| line.contains("Gazette")).count();
        assert_eq!(marked.len(), all, "{list:?}");
        assert!(marked.iter().all(|line| line.starts_with(" ≠ mixed    Ana Orban")), "{list:?}");
    }
}

#[test]
fn the_preview_tells_place_sentence_and_every_wording_with_that_of_most_outlets_first() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let model = searched("kind:alt", width, height);
        let preview = lines(&model, parts(&model).preview).join("\n");
        let at = |words: &str| preview.find(words).unwrap_or_else(|| panic!("{words}\n{preview}"));
        assert!(at("Gazette · ¶ 2/3 · 2026-03-11") < at("Mayor Ana Orban said the city “had no choice"));
        assert!(at("Mayor Ana Orban") < at("most outlets, 2 of 3"));
        assert!(at("most outlets, 2 of 3") < at("“We shut it because we had to,”"));
        assert!(at("“We shut it because") < at("verbatim         Harbour Courier, Herald"));
        assert!(at("verbatim") < at("≠ altered          Gazette"));
        assert!(at("≠ altered") < at("\n   “had no choice but to shut it”"));
        assert_eq!(preview.matches("We shut it because").count(), 1, "{preview}");
    }
}

#[test]
fn the_changed_words_are_marked_inside_the_wording_and_so_are_those_in_their_place() {
    let model = searched("kind:alt", 120, 40);
    // In the sentence and in the wording.
    assert_eq!(drawn_with(&model, Modifier::REVERSED), "hadnochoicebut".repeat(2));
    assert_eq!(drawn_with(&model, Modifier::UNDERLINED), "becausewehadto");
}

#[test]
fn the_bar_stands_at_the_wording_of_the_chosen_quote() {
    let bar = |model: &Model| {
        let preview = lines(model, parts(model).preview);
        preview.into_iter().find(|line| line.starts_with('▌')).unwrap()
    };
    let mut model = searched("shut", 120, 40);
    assert_eq!(bar(&model), "▌  verbatim         Harbour Courier, Herald");
    keys(&mut model, "<down><down>");
    assert_eq!(bar(&model), "▌≠ altered          Gazette");
}

#[test]
fn a_quote_that_nobody_else_renders_says_so() {
    let model = searched("nobody", 120, 40);
    assert!(shown(&model).contains("No other outlet is found to quote this"));
}

#[test]
fn the_preview_stands_beside_or_below_the_quotes_or_not_at_all_as_the_size_alone_decides() {
    for (size, beside, below) in [
        ((40, 12), false, false),
        ((80, 24), false, true),
        ((120, 40), true, false),
        ((200, 60), true, false),
    ] {
        let mut model = searched("", size.0, size.1);
        let parted = parts(&model);
        assert_eq!(
            (parted.beside, !parted.beside && !parted.preview.is_empty()),
            (beside, below),
            "{size:?}"
        );
        assert!(parted.list.intersection(parted.preview).is_empty());
        let rule = |model: &Model| lines(model, Rect { width: 1, ..parts(model).preview }).len();
        let before = rule(&model);
        keys(&mut model, "<down><down><down>kind:loud");
        assert_eq!((parts(&model), rule(&model)), (parted, before));
    }
}

#[test]
fn a_preview_longer_than_its_room_scrolls_to_its_end_and_begins_anew_at_another_quote() {
    let mut model = explorer(compare(ingest::demo()), 80, 20);
    keys(&mut model, "/kind:alt");
    let lines = search(&model).preview.lines.len();
    let height = usize::from(parts(&model).preview.height) - 1;
    assert!(lines > height, "{lines} {height}");
    for _ in 0..9 {
        keys(&mut model, "<ctrl-f>");
    }
    assert_eq!((search(&model).preview.scroll, search(&model).selected), (lines - height, 0));
    keys(&mut model, "<ctrl-b><ctrl-b><ctrl-b>");
    assert_eq!(search(&model).preview.scroll, 0);
    keys(&mut model, "<ctrl-f><down>");
    assert_eq!(search(&model).preview.scroll, 0);
}

#[test]
fn without_a_preview_its_keys_move_in_the_list() {
    let mut model = searched("", 40, 12);
    keys(&mut model, "<ctrl-f>");
    assert_eq!(search(&model).selected, 2);
    assert_eq!(search(&model).preview.quote, None);
}

#[test]
fn a_resize_lays_the_preview_out_anew() {
    let mut model = searched("kind:alt", 120, 40);
    update(&mut model, Msg::Resize(Size::new(40, 12)));
    assert_eq!(search(&model).preview.quote, None);
    update(&mut model, Msg::Resize(Size::new(80, 24)));
    assert!(shown(&model).contains("most outlets, 2 of 3"));
}

#[test]
fn an_unknown_kind_is_answered_with_the_kinds() {
    let model = searched("kind:loud", 80, 24);
    let list = lines(&model, parts(&model).list).join(" ");
    for words in ["kind:loud is no kind of quote", "verbatim", "unnamed."] {
        assert!(list.contains(words), "{list}");
    }
}

#[test]
fn the_empty_line_tells_the_terms_in_as_many_words_as_it_holds() {
    for (width, terms) in [
        (120, "words · @speaker · in:outlet · kind:altered"),
        (40, "words · @who · in:outlet · kind:alt"),
        (26, "words @who in: kind:"),
    ] {
        let screen = shown(&searched("", width, 12));
        assert!(screen.contains(terms), "{width}\n{screen}");
    }
}

#[test]
fn the_help_tells_the_terms() {
    let mut model = explorer(fixture::bridge(), 120, 400);
    keys(&mut model, "?");
    let screen = shown(&model);
    for (term, _) in crate::search::TERMS {
        assert!(screen.contains(term), "{term}\n{screen}");
    }
}

#[test]
fn the_search_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let model = searched("shut <down><down>", width, height);
        insta::assert_debug_snapshot!(format!("search_{width}x{height}"), screen(&model).backend().buffer());
    }
}
