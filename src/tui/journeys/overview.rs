//! The overview: pairs of outlets, kinds of difference, the order of telling.

use ratatui::layout::Size;

use super::{bridge, explorer, keys, screen, shown};
use crate::comparison::Comparison;
use crate::comparison::fixture;
use crate::tui::Model;
use crate::tui::model::Mode;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overview::{Overview, Section};
use crate::tui::update;

fn open(model: &Model) -> &Overview {
    let Mode::Overview(open) = &model.mode else { panic!("the overview is not open") };
    open
}

/// The bridge told by fifty outlets, each article ten times over.
fn fifty() -> Comparison {
    let five = fixture::bridge();
    let mut fifty = five.clone();
    for round in 1..10 {
        for (mut article, reading) in five.story.articles.clone().into_iter().zip(&five.readings) {
            article.outlet = format!("{} {round}", article.outlet);
            fifty.story.articles.push(article);
            fifty.readings.push(reading.clone());
        }
        for (claim, told) in fifty.claims.iter_mut().zip(&five.claims) {
            let again = |article: usize| article + 5 * round;
            claim.statements.extend(told.statements.iter().map(|one| {
                let mut one = *one;
                one.article = again(one.article);
                one
            }));
            for (by, of) in claim.differences.iter_mut().zip(&told.differences) {
                by.values.extend(of.values.iter().cloned().map(|mut value| {
                    value.article = again(value.article);
                    value
                }));
            }
        }
    }
    fifty
}

#[test]
fn every_two_outlets_have_their_figures_and_the_chosen_two_their_words() {
    let mut model = bridge();
    keys(&mut model, "m");
    let screen = shown(&model);
    assert!(screen.contains("1/3"), "{screen}");
    assert!(
        screen.contains("Harbour Courier and Herald: 3 claims in common, part over 2: quantity, time"),
        "{screen}"
    );
    keys(&mut model, "ll");
    assert!(
        shown(&model).contains("Harbour Courier and Port Monitor: 2 claims in common, part over 1: quantity")
    );
    keys(&mut model, "jjj");
    assert!(
        shown(&model).contains("Port Monitor: 3 claims told, 1 of them diverging, 1 agreed, 1 told alone")
    );
    keys(&mut model, "l");
    assert!(shown(&model).contains("Port Monitor and Evening Dispatch: no claim in common"));
}

#[test]
fn what_the_chosen_cell_means_is_found_out_when_another_is_chosen_and_at_no_other_time() {
    let mut model = bridge();
    keys(&mut model, "m");
    let Mode::Overview(opened) = &mut model.mode else { panic!("the overview is not open") };
    opened.words = "as it was".to_owned();
    update(&mut model, Msg::Resize(Size::new(200, 60)));
    keys(&mut model, "k");
    assert!(shown(&model).contains("as it was"));
    keys(&mut model, "l");
    assert!(shown(&model).contains("Harbour Courier and Gazette: "));
    keys(&mut model, "<tab>");
    assert!(shown(&model).contains("in which outlets part over quantity"));
    keys(&mut model, "<tab>");
    assert!(shown(&model).contains("day on which the bridge was shut · Harbour Courier 1st of 6"));
}

#[test]
fn enter_opens_the_first_claim_over_which_two_part_and_escape_leads_back() {
    let mut model = bridge();
    keys(&mut model, "mjlll<enter>");
    assert!(matches!(&model.mode, Mode::Detail(_)));
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
    assert_eq!(model.article().unwrap().outlet, "Herald");
    keys(&mut model, "<esc>");
    let spot = open(&model).spot(Section::Agreement);
    assert_eq!((spot.row, spot.column), (1, 4));
    keys(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.claim().unwrap().label, "how long repairs take");
}

#[test]
fn two_that_part_over_nothing_open_nothing_and_say_so() {
    let mut model = bridge();
    keys(&mut model, "mjjj<enter>");
    assert!(matches!(model.mode, Mode::Overview(_)));
    assert_eq!(model.status.as_deref(), Some("These two part over nothing"));
    keys(&mut model, "ll<enter>");
    assert!(model.status.as_deref().unwrap().contains("does not part from itself"));
}

#[test]
fn the_kinds_say_who_is_not_with_the_most_and_lead_there() {
    let mut model = bridge();
    keys(&mut model, "m<tab>");
    let screen = shown(&model);
    assert!(
        screen.contains(
            "Harbour Courier is not with the most in 1 of 1 claim in which outlets part over quantity"
        ),
        "{screen}"
    );
    keys(&mut model, "jjllll<enter>");
    assert_eq!(model.claim().unwrap().label, "day on which the bridge was shut");
    assert_eq!(model.article().unwrap().outlet, "Evening Dispatch");
}

#[test]
fn the_order_says_what_an_outlet_leads_with_and_where_others_tell_it() {
    let mut model = bridge();
    keys(&mut model, "m<tab><tab>");
    let screen = shown(&model);
    assert!(screen.contains("Harbour Courier leads with"), "{screen}");
    assert!(
        screen.contains(
            "≠ 4 day on which the bridge was shut · Harbour Courier 1st of 6 (¶ 1/4), Herald 1st of 3, Evening"
        ),
        "{screen}"
    );
    keys(&mut model, "G<left>k");
    assert!(shown(&model).contains("Port Monitor leads with"));
    keys(&mut model, "<enter>");
    assert_eq!(model.article().unwrap().outlet, "Port Monitor");
    assert_eq!(model.claim().unwrap().label, "the ferry runs every ten minutes");
}

#[test]
fn an_outlet_chosen_among_the_pairs_is_the_one_whose_order_is_shown() {
    let mut model = bridge();
    keys(&mut model, "mjj<shift-tab>");
    assert_eq!(open(&model).spot(Section::Order).row, 2);
    keys(&mut model, "k<tab>");
    assert_eq!(open(&model).section, Section::Agreement);
    assert_eq!(open(&model).spot(Section::Agreement).row, 1);
}

#[test]
fn the_part_that_the_keys_go_to_is_in_sight_at_any_size() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "m");
        for title in ["Agreement", "Kinds of difference", "Order of telling"] {
            assert!(shown(&model).contains(title), "{width}x{height} {title}\n{}", shown(&model));
            keys(&mut model, "<tab>");
        }
    }
}

#[test]
fn what_the_figures_are_is_said_in_whole_words_at_any_width() {
    for (width, legends) in [
        (40, ["agreed/common · ░▒▓█ parted", "not with the most", "who tells what when"]),
        (
            60,
            [
                "agreed/common claims · part over ░▒▓█",
                "claims; per outlet not with the most",
                "when each tells what it shares",
            ],
        ),
        (
            80,
            [
                "part over ░ some ▒ 10% ▓ 25% █ 50%",
                "per outlet those where it is not with the most",
                "when each outlet tells what it shares with others",
            ],
        ),
    ] {
        let mut model = explorer(fixture::bridge(), width, 12);
        keys(&mut model, "m");
        for legend in legends {
            assert!(shown(&model).contains(legend), "{width}\n{}", shown(&model));
            keys(&mut model, "<tab>");
        }
    }
    let mut model = explorer(fixture::bridge(), 30, 12);
    keys(&mut model, "m");
    assert!(shown(&model).contains("Agreement  agreed/common "), "{}", shown(&model));
}

#[test]
fn with_fifty_outlets_the_chosen_pair_and_the_names_above_it_stay_in_sight() {
    let mut model = explorer(fifty(), 80, 24);
    keys(&mut model, "m");
    for _ in 0..30 {
        keys(&mut model, "jl");
    }
    let screen = shown(&model);
    let first = screen.lines().nth(3).unwrap();
    assert!(first.contains('‹') && first.contains('›'), "{screen}");
    assert!(screen.lines().nth(2).unwrap().contains("Agreement"), "{screen}");
    assert!(screen.contains("Harbour Courier 6 and Herald 6:"), "{screen}");
    let marked = screen.lines().filter(|line| line.contains('▌')).count();
    assert_eq!(marked, 1, "{screen}");
    keys(&mut model, "<tab><tab>G");
    assert!(shown(&model).contains("Evening Dispatch 9 "), "{}", shown(&model));
}

#[test]
fn where_there_is_nothing_to_compare_it_says_what_to_do() {
    let mut model = explorer(fixture::alone(), 80, 24);
    keys(&mut model, "m");
    assert!(shown(&model).contains("One article alone: add a second on the same event to compare."));
    keys(&mut model, "jl<tab><enter><esc>");
    assert!(matches!(model.mode, Mode::Explore));
    let mut model = explorer(Comparison::default(), 80, 24);
    keys(&mut model, "mjl<tab><enter>");
    assert!(shown(&model).contains("Nothing to compare"));
}

#[test]
fn a_move_at_the_edge_draws_nothing() {
    let mut model = bridge();
    keys(&mut model, "m");
    assert_eq!(keys(&mut model, "k"), Effect::Rest);
    assert_eq!(keys(&mut model, "j"), Effect::Draw);
}

#[test]
fn the_speakers_and_the_overview_take_each_others_place() {
    let mut model = bridge();
    keys(&mut model, "mSmSm");
    assert_eq!(model.under.len(), 1);
    keys(&mut model, "m");
    assert!(matches!(model.mode, Mode::Explore));
}

#[test]
fn the_overview_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = explorer(fixture::bridge(), width, height);
        keys(&mut model, "m");
        insta::assert_debug_snapshot!(
            format!("overview_{width}x{height}"),
            screen(&model).backend().buffer()
        );
    }
}
