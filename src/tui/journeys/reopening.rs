//! Files that change while the story is read: what is shown follows them, and the person stays where they are.

use std::sync::{Arc, LazyLock};

use proptest::prelude::{Strategy, prop_oneof, proptest};

use super::anything::{check, message};
use super::{bridge, explorer, keys, screen, shown, words};
use crate::comparison::{Comparison, compare};
use crate::ingest;
use crate::progress::{Progress, Step};
use crate::reading::tests::article;
use crate::search::QuoteIndex;
use crate::story::{Article, Story};
use crate::tui::loading::News;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::prepared::Prepared;
use crate::tui::update;

/// The built-in story, its texts changed.
pub(super) fn changed(change: impl Fn(usize, &str) -> Option<String>) -> Story {
    let story = ingest::demo();
    let again = |(number, was): (usize, &Article)| {
        let text = change(number, &was.text)?;
        if text == was.text {
            return Some(was.clone());
        }
        let read = article(&text);
        Some(Article { text: read.text, paragraphs: read.paragraphs, title: None, ..was.clone() })
    };
    let articles = story.articles.iter().enumerate().filter_map(again).collect();
    Story { articles, ..story }
}

/// The first article begins with a paragraph more.
pub(super) fn longer() -> Story {
    changed(|number, text| {
        let more = "The harbour was quiet. Nobody had expected anything of that morning.\n\n";
        Some(if number == 0 { format!("{more}{text}") } else { text.to_owned() })
    })
}

pub(super) fn read(story: Story) -> Prepared {
    Prepared::of(Arc::new(compare(story)), Vec::new())
}

fn told(prepared: Prepared) -> Msg {
    Msg::News(News::Told(Box::new(prepared)))
}

pub(super) fn demo() -> Model {
    explorer(compare(ingest::demo()), 120, 40)
}

fn reading(done: usize) -> Msg {
    Msg::News(News::Progress(Progress { step: Step::Read, done, of: 50 }))
}

#[test]
fn a_story_that_is_still_read_shows_how_far_that_has_come_and_how_to_stop() {
    for size in [(40, 12), (80, 24), (200, 60)] {
        let mut model = explorer(Comparison::default(), size.0, size.1);
        update(&mut model, reading(12));
        let screen = shown(&model);
        assert!(screen.contains("Reading 12 of 50 articles"), "{screen}");
        assert!(screen.lines().last().unwrap().contains("stop"), "{screen}");
        assert_eq!(keys(&mut model, "j?/c"), Effect::Rest, "there is nothing to press keys on yet");
        assert_eq!(keys(&mut model, "<esc>"), Effect::Quit);
    }
}

#[test]
fn the_first_story_begins_as_if_it_had_been_there_from_the_start() {
    let mut model = explorer(Comparison::default(), 120, 40);
    update(&mut model, reading(12));
    update(&mut model, told(read(ingest::demo())));
    assert_eq!(shown(&model), shown(&demo()));
}

#[test]
fn while_files_are_read_again_the_story_stays_in_use_and_escape_stops_it() {
    let mut model = bridge();
    let before = model.claim_at();
    update(&mut model, reading(12));
    let screen = shown(&model);
    assert!(screen.contains("Reading 12 of 50 articles · esc stops"), "{screen}");
    keys(&mut model, "j");
    assert_ne!(model.claim_at(), before);
    assert_eq!(keys(&mut model, "<esc>"), Effect::Stop);
    assert!(model.progress.is_none() && shown(&model).contains("as it was read before"));
}

#[test]
fn in_one_pane_too_it_is_said_that_files_are_read() {
    let mut model = explorer(crate::comparison::fixture::bridge(), 50, 12);
    update(&mut model, reading(12));
    assert!(shown(&model).lines().next().unwrap().contains("12/50 articles"), "{}", shown(&model));
}

#[test]
fn a_change_elsewhere_leaves_everything_where_it_is_and_says_who_changed() {
    let mut model = demo();
    keys(&mut model, "jjll2");
    let (sentence, label) = (words(&model).to_owned(), model.claim().unwrap().label.clone());
    let (scroll, outlet) = (model.scroll, model.outlet);
    update(&mut model, told(read(longer())));
    assert_eq!(words(&model), sentence);
    assert_eq!(model.claim().unwrap().label, label);
    assert_eq!((model.scroll, model.outlet, model.focus), (scroll, outlet, Pane::Article));
    let first = model.comparison.story.articles[0].outlet.clone();
    assert!(model.status.as_deref().unwrap().contains(&format!("{first} changed")), "{:?}", model.status);
}

#[test]
fn words_before_the_ones_that_are_read_move_them_and_they_stay_at_their_height() {
    let mut model = explorer(compare(ingest::demo()), 80, 24);
    keys(&mut model, "1kkkkkkk2<pgdn>n");
    assert_eq!(model.outlet, 0);
    let height = |model: &Model| model.page.row_at(model.sentence.unwrap().start) - model.scroll;
    let (sentence, at) = (words(&model).to_owned(), height(&model));
    update(&mut model, told(read(longer())));
    assert_eq!((words(&model), height(&model)), (sentence.as_str(), at));
}

#[test]
fn an_article_out_of_sight_keeps_its_place_too() {
    let mut model = demo();
    keys(&mut model, "1g2<pgdn><pgdn>");
    let place = model.top_byte();
    keys(&mut model, "ll");
    let more =
        |number: usize, text: &str| if number == 3 { format!("{text}\n\nMore.") } else { text.to_owned() };
    update(&mut model, told(read(changed(|number, text| Some(more(number, text))))));
    model.open_article(0);
    assert!(place > 0 && model.top_byte() == place);
}

#[test]
fn a_filter_outlives_a_change_and_so_does_the_chosen_claim() {
    let mut model = demo();
    keys(&mut model, "fj");
    let label = model.claim().unwrap().label.clone();
    update(&mut model, told(read(longer())));
    assert!(model.list.filter.is_set());
    assert_eq!(model.claim().unwrap().label, label);
}

#[test]
fn an_opened_claim_stays_open_at_its_sentence() {
    let mut model = demo();
    keys(&mut model, "j<enter>j");
    let sentence = |model: &Model| {
        let Mode::Detail(open) = &model.mode else { panic!("closed") };
        let told = model.comparison.claims[open.claim].statements[open.entry];
        told.span.of(&model.comparison.story.articles[told.article].text).to_owned()
    };
    let before = sentence(&model);
    update(&mut model, told(read(longer())));
    assert_eq!(sentence(&model), before);
}

#[test]
fn outlets_side_by_side_stay_side_by_side_at_their_sentence() {
    let mut model = demo();
    keys(&mut model, "cjj");
    let read_now = |model: &Model| {
        let Mode::Beside(beside) = &model.mode else { panic!("closed") };
        let column = beside.reading().unwrap();
        let span = model.comparison.readings[column.article].sentences[column.cursor].span;
        (column.article, span.of(&model.comparison.story.articles[column.article].text).to_owned())
    };
    let before = read_now(&model);
    update(&mut model, told(read(longer())));
    assert_eq!(read_now(&model), before);
}

#[test]
fn the_search_asks_again_and_keeps_the_chosen_quote() {
    let mut model = demo();
    keys(&mut model, "/the<down><down><down>");
    let chosen = |model: &Model| {
        let Mode::Search(search) = &model.mode else { panic!("closed") };
        let id = search.hits[search.selected].quote;
        let span = model.comparison.readings[id.article].quotes[id.quote].span;
        (id.article, span.of(&model.comparison.story.articles[id.article].text).to_owned())
    };
    let before = chosen(&model);
    let effect = update(&mut model, told(read(longer())));
    assert!(matches!(effect, Effect::Find { .. }));
    super::answer(&mut model, &effect);
    assert_eq!(chosen(&model), before);
}

#[test]
fn an_outlet_that_is_gone_leaves_the_others_and_says_so() {
    let mut model = demo();
    keys(&mut model, "1kkkkkk");
    let gone = model.comparison.story.articles[0].outlet.clone();
    update(&mut model, told(read(changed(|number, text| (number != 0).then(|| text.to_owned())))));
    assert!(model.comparison.story.articles.iter().all(|article| article.outlet != gone));
    assert!(model.status.as_deref().unwrap().contains(&format!("{gone} gone")), "{:?}", model.status);
    check(&model);
}

#[test]
fn files_that_can_no_longer_be_read_leave_the_story_as_it_was() {
    let mut model = demo();
    let before = model.claim_at();
    update(&mut model, Msg::News(News::Failed("a.txt: no such file or folder; check the path".to_owned())));
    assert_eq!(model.claim_at(), before);
    assert!(shown(&model).contains("a.txt: no such file or folder"));
}

#[test]
fn who_asks_for_the_files_to_be_read_again_gets_an_answer() {
    let mut model = demo();
    assert_eq!(keys(&mut model, "R"), Effect::Reread);
    update(&mut model, Msg::News(News::Same));
    assert_eq!(model.status.as_deref(), Some("The files say what is shown already"));
    keys(&mut model, "j");
    update(&mut model, Msg::News(News::Same));
    assert_eq!(model.status, None);
}

/// The built-in story as it might become.
pub(super) static VARIANTS: LazyLock<Vec<Prepared>> = LazyLock::new(|| {
    let half = |text: &str| text.split_inclusive("\n\n").step_by(2).collect::<String>().trim().to_owned();
    let mut reversed = ingest::demo();
    reversed.articles.reverse();
    [
        ingest::demo(),
        longer(),
        changed(|number, text| (number != 0).then(|| text.to_owned())),
        changed(|_, text| Some(half(text))),
        changed(|number, text| (number == 2).then(|| text.to_owned())),
        changed(|number, text| Some(if number % 2 == 0 { half(text) } else { text.to_uppercase() })),
        reversed,
    ]
    .map(read)
    .into()
});

proptest! {
    #[test]
    fn whatever_becomes_of_the_files_nothing_panics_and_nothing_points_outside_the_story(
        size in (0_u16..130, 0_u16..50),
        messages in proptest::collection::vec(
            prop_oneof![4 => message().prop_map(Ok), 1 => (0_usize..7).prop_map(Err)], 1..40,
        ),
    ) {
        let mut model = explorer((*VARIANTS[0].comparison).clone(), size.0, size.1);
        for msg in messages {
            let msg = msg.unwrap_or_else(|variant| told(VARIANTS[variant].clone()));
            let effect = update(&mut model, msg);
            if let Effect::Find { generation, query } = effect {
                let hits = QuoteIndex::of(&model.comparison).find(&query);
                update(&mut model, Msg::Found { generation, hits });
            }
            check(&model);
            screen(&model);
        }
    }
}
