//! The filter and the order of the claim table.

use ratatui::layout::Size;

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::Verdict;
use crate::comparison::fixture;
use crate::tui::filter::Reach;
use crate::tui::listing::Order;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

fn labels(model: &Model) -> Vec<&str> {
    model.list.rows.iter().map(|&claim| model.comparison.claims[claim].label.as_str()).collect()
}

fn label(model: &Model) -> &str {
    model.claim().map_or("", |claim| &claim.label)
}

/// The line of the screen that holds the words.
fn line_with(model: &Model, words: &str) -> String {
    let screen = shown(model);
    let line = screen.lines().find(|line| line.contains(words));
    line.unwrap_or_else(|| panic!("{words}\n{screen}")).to_owned()
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
fn a_filter_narrows_as_one_types_and_enter_keeps_it() {
    let mut model = bridge();
    keys(&mut model, "F");
    assert!(shown(&model).contains("filter: "));
    keys(&mut model, "ferr");
    assert_eq!(labels(&model), ["the ferry runs every ten minutes"]);
    keys(&mut model, "<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(labels(&model), ["the ferry runs every ten minutes"]);
}

#[test]
fn escape_while_typing_brings_back_the_filter_that_was() {
    let mut model = bridge();
    keys(&mut model, "fj");
    let (filter, claim, scroll) = (model.list.filter.clone(), model.claim_at(), model.scroll);
    keys(&mut model, "Fweeks<esc>");
    assert_eq!(model.list.filter, filter);
    assert_eq!((model.claim_at(), model.scroll), (claim, scroll));
}

#[test]
fn escape_while_typing_gives_the_focus_back_and_the_place_in_the_article() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    keys(&mut model, "2<end>");
    let scroll = model.scroll;
    keys(&mut model, "F");
    assert_eq!(model.focus, Pane::Claims);
    keys(&mut model, "zeppelin<esc>");
    assert_eq!((model.focus, model.scroll), (Pane::Article, scroll));
}

#[test]
fn terms_of_several_sorts_all_hold() {
    let mut model = bridge();
    keys(&mut model, "Fkind:time in:gaz weeks<enter>");
    assert_eq!(labels(&model), ["how long repairs take"]);
    keys(&mut model, "F<ctrl-u>@orban");
    assert_eq!(labels(&model), ["“We shut it because we had to”"]);
    keys(&mut model, "<ctrl-u>is:agreed in:port-monitor");
    assert_eq!(labels(&model), ["the ferry runs every ten minutes"]);
}

#[test]
fn a_term_that_is_not_finished_filters_nothing() {
    let mut model = bridge();
    let all = labels(&model).len();
    for line in ["kind:", "in:", "@", "is:"] {
        keys(&mut model, &format!("F{line}"));
        assert_eq!(labels(&model).len(), all, "{line}");
        keys(&mut model, "<esc>");
    }
}

#[test]
fn the_line_opens_with_the_filter_in_force_whichever_key_set_it() {
    let mut model = bridge();
    keys(&mut model, "Florries<enter>fF");
    let Mode::Narrow(narrow) = &model.mode else { panic!() };
    assert_eq!(narrow.input.value(), "is:divergent lorries ", "ready for another term");
}

#[test]
fn the_title_says_the_filter_how_many_it_leaves_and_the_key_that_clears_it() {
    let mut model = bridge();
    keys(&mut model, "fFkind:time weeks<enter>");
    let title = line_with(&model, "3 Claims");
    assert!(title.contains("divergent · kind:time · “weeks”"), "{title}");
    assert!(title.contains("1 of 6 · esc clears"), "{title}");
    keys(&mut model, "<esc>");
    assert_eq!(labels(&model).len(), 6);
    assert!(!shown(&model).contains("esc clears"));
}

#[test]
fn the_filter_is_told_at_every_size() {
    for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "fFkind:time weeks<enter>");
        let screen = shown(&model);
        assert!(screen.contains("kind:time") && screen.contains("“weeks”"), "{screen}");
        assert!(screen.contains("1 of 6 · esc"), "{screen}");
        keys(&mut model, "F@weiss<enter>");
        let screen = shown(&model);
        assert!(screen.contains("· esc"), "{screen}");
    }
}

#[test]
fn the_selected_claim_stays_selected_while_it_is_listed() {
    let mut model = bridge();
    keys(&mut model, "jjjj");
    assert_eq!(label(&model), "the ferry runs every ten minutes");
    keys(&mut model, "ff");
    assert_eq!(label(&model), "the ferry runs every ten minutes");
    keys(&mut model, "r");
    assert_eq!(label(&model), "the ferry runs every ten minutes");
}

#[test]
fn clearing_the_filter_brings_back_the_claim_that_it_hid() {
    let mut model = bridge();
    keys(&mut model, "j");
    let place = model.sentence;
    keys(&mut model, "Fferry<enter>");
    assert_eq!(label(&model), "the ferry runs every ten minutes");
    keys(&mut model, "<esc>");
    assert_eq!((label(&model), model.sentence), ("how long repairs take", place));
}

#[test]
fn after_a_filter_that_hid_all_the_claim_comes_back_too() {
    let mut model = bridge();
    keys(&mut model, "jjFzeppelin<enter>");
    assert_eq!(model.claim_at(), None);
    keys(&mut model, "<esc>");
    assert_eq!(model.claim_at(), Some(2));
}

#[test]
fn who_has_moved_since_stays_where_they_are() {
    let mut model = bridge();
    keys(&mut model, "jFcracks<enter>");
    keys(&mut model, "F<ctrl-u>in:gazette is:agreed<enter>jkj<esc>");
    assert_eq!(label(&model), "cracks were found in the cables");
    keys(&mut model, "Fkind:time<enter>kj<esc>");
    assert_eq!(label(&model), "day on which the bridge was shut", "also who came back to where they were");
}

#[test]
fn a_hidden_claim_gives_its_place_to_the_nearest() {
    let mut model = bridge();
    keys(&mut model, "jjFkind:time<enter>");
    assert_eq!(label(&model), "day on which the bridge was shut");
}

#[test]
fn a_filter_that_hides_everything_says_which_and_what_to_press() {
    let mut model = bridge();
    keys(&mut model, "fFzeppelin");
    assert!(shown(&model).contains("esc: back to what was listed"));
    keys(&mut model, "<enter>");
    let screen = shown(&model);
    assert!(screen.contains("No claim listed here is divergent · “zeppelin”."), "{screen}");
    assert!(screen.contains("esc: all 6 claims · F: another filter"), "{screen}");
    keys(&mut model, "<esc>Fwarned<enter>");
    assert!(shown(&model).contains("s: 1 told once"), "what one outlet alone tells meets it");
    keys(&mut model, "s");
    assert_eq!(labels(&model), ["the minister had been warned"]);
}

#[test]
fn a_term_for_what_there_is_not_lists_nothing_and_says_what_there_is() {
    let mut model = bridge();
    keys(&mut model, "Fkind:quuote");
    assert!(labels(&model).is_empty());
    let screen = shown(&model);
    assert!(screen.contains("No kind is called quuote: quantity, quote, time, polarity,"), "{screen}");
    assert!(screen.contains("esc: back to what was listed"), "{screen}");
    keys(&mut model, "<enter>F");
    assert!(shown(&model).contains("filter: kind:quuote"), "it waits to be mended");
    keys(&mut model, "<ctrl-u>knd:quote");
    assert!(shown(&model).contains("No term begins with knd: but with in: kind: is: or @."));
    keys(&mut model, "<ctrl-u>in:gaz kind:quo");
    assert_eq!(labels(&model), ["“We shut it because we had to”"]);
}

#[test]
fn quotation_marks_hold_a_name_of_two_words() {
    let mut model = bridge();
    keys(&mut model, "F@\"Ana Orb");
    assert_eq!(labels(&model), ["“We shut it because we had to”"]);
    keys(&mut model, "an\"<enter>");
    assert_eq!(model.list.filter.speakers, ["Ana Orban"]);
    assert!(line_with(&model, "3 Claims").contains("@\"Ana Orban\""));
    keys(&mut model, "Fcity<enter>");
    assert_eq!(labels(&model), ["“We shut it because we had to”"], "the line opens with the marks");
}

#[test]
fn the_orders_go_round_and_the_title_names_them() {
    let mut model = bridge();
    assert!(shown(&model).contains("Claims · divergent first"));
    keys(&mut model, "r");
    assert!(shown(&model).contains("Claims · most told first"));
    let told: Vec<usize> = model.list.rows.iter().map(|&c| model.comparison.claims[c].spread()).collect();
    assert!(told.is_sorted_by(|one, other| one >= other), "{told:?}");
    keys(&mut model, "r");
    assert!(shown(&model).contains("Claims · in Harbour Courier’s order"));
    assert_eq!(labels(&model)[0], "day on which the bridge was shut");
    keys(&mut model, "r");
    assert_eq!(model.list.order(), Order::Divergent);
}

#[test]
fn in_the_order_of_an_outlet_its_own_claims_come_first_and_follow_the_outlet() {
    let mut model = bridge();
    keys(&mut model, "rr3<right><right><right>");
    assert_eq!(model.outlet, 3);
    let own = labels(&model)[..2].to_vec();
    assert_eq!(own, ["the ferry runs every ten minutes", "lorries that cross the bridge each day"]);
    assert_eq!(label(&model), "lorries that cross the bridge each day", "the selection stays");
}

#[test]
fn the_selected_row_stays_at_its_height_when_the_order_changes() {
    let mut model = explorer(fixture::bridge(), 100, 20);
    keys(&mut model, "sG");
    let height = |model: &Model| model.list.selected - model.list.top;
    let before = (label(&model).to_owned(), model.list.rows.len());
    assert!(model.list.top > 0);
    keys(&mut model, "rkk");
    let at = height(&model);
    keys(&mut model, "r");
    assert!(height(&model) == at || model.list.top == 0, "{} {at}", height(&model));
    assert_eq!(model.list.rows.len(), before.1);
}

#[test]
fn what_is_left_out_has_an_order_of_its_own() {
    let mut model = bridge();
    keys(&mut model, "llllo");
    assert_eq!(model.list.order(), Order::Spread);
    keys(&mut model, "r");
    assert_eq!(model.list.order(), Order::Divergent);
    assert_eq!(labels(&model)[0], "lorries that cross the bridge each day");
    keys(&mut model, "r<esc>");
    assert_eq!(model.list.order(), Order::Divergent, "the table's own order is as it was");
}

#[test]
fn marks_are_walked_in_the_articles_order_whatever_the_tables() {
    for order in ["", "r", "rr"] {
        let mut model = bridge();
        keys(&mut model, &format!("{order}2gn"));
        let first = model.sentence.unwrap();
        keys(&mut model, "n");
        assert!(model.sentence.unwrap().start > first.start, "{order}");
        assert_eq!(label(&model), "how long repairs take");
    }
}

#[test]
fn the_gaps_follow_the_outlet_and_say_how_many_tell_each() {
    let mut model = bridge();
    keys(&mut model, "lo");
    assert!(line_with(&model, "3 Claims").contains("left out by Herald"));
    assert!(shown(&model).contains("3 of 5"));
    assert_eq!(labels(&model)[0], "the ferry runs every ten minutes", "what most tell comes first");
    assert_eq!(
        model.list.selected, 0,
        "four tell what was selected: the next most told is the nearest to it"
    );
    keys(&mut model, "l");
    assert!(line_with(&model, "3 Claims").contains("left out by Gazette"));
    keys(&mut model, "f");
    assert!(line_with(&model, "3 Claims").contains("left out by Gazette · divergent"));
    keys(&mut model, "o");
    assert_eq!(model.list.filter.reach, Reach::Any);
}

#[test]
fn what_an_outlet_alone_tells_is_the_reverse_of_its_gaps() {
    let mut model = bridge();
    keys(&mut model, "la");
    assert_eq!(labels(&model), ["the minister had been warned"]);
    assert!(line_with(&model, "3 Claims").contains("told by Herald alone"));
    assert!(shown(&model).contains("1 of 4 · esc clears"));
    keys(&mut model, "l");
    assert!(shown(&model).contains("Gazette tells nothing alone."));
    keys(&mut model, "a");
    assert_eq!(labels(&model).len(), 6);
}

#[test]
fn verdicts_and_what_one_alone_tells_never_hide_each_other_for_good() {
    let mut model = bridge();
    keys(&mut model, "fa");
    assert_eq!(model.list.filter.verdict, None);
    keys(&mut model, "f");
    assert_eq!(model.list.filter.reach, Reach::Any);
    assert_eq!(model.list.filter.verdict, Some(Verdict::Diverge));
    keys(&mut model, "s");
    assert!(model.list.singles && !model.list.filter.is_set());
}

#[test]
fn an_opened_claim_leads_to_the_next_one_in_the_tables_order() {
    let mut model = bridge();
    keys(&mut model, "rrg<enter>l");
    assert_eq!(label(&model), labels(&model)[1]);
}

#[test]
fn a_pasted_text_goes_to_the_filters_line() {
    let mut model = bridge();
    keys(&mut model, "F");
    assert_eq!(update(&mut model, Msg::Paste("ten\nminutes".to_owned())), Effect::Draw);
    assert_eq!(labels(&model), ["the ferry runs every ten minutes"]);
}

#[test]
fn a_filter_outlives_a_resize_while_it_is_typed() {
    let mut model = bridge();
    keys(&mut model, "Fferry");
    for (width, height) in [(80, 24), (40, 12), (200, 60)] {
        update(&mut model, Msg::Resize(Size::new(width, height)));
        assert!(shown(&model).contains("filter: ferry"), "{width}x{height}");
    }
}

#[test]
fn a_filtered_table_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "rFkind:time weeks");
        insta::assert_debug_snapshot!(format!("filter_{width}x{height}"), screen(&model).backend().buffer());
        keys(&mut model, "<enter>");
        insta::assert_debug_snapshot!(
            format!("filtered_{width}x{height}"),
            screen(&model).backend().buffer()
        );
    }
}
