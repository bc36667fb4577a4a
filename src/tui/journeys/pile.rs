//! A pile of articles as a list of stories.

mod moving;
mod returning;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use proptest::prelude::proptest;
use ratatui::layout::Size;

use super::anything::{check, message};
use super::{keys, screen, shown};
use crate::comparison::{Comparison, compare};
use crate::grouping::Group;
use crate::ingest::story_of;
use crate::opening::{Came, Wish, open_as};
use crate::progress::{Progress, Step, Watch};
use crate::reading::tests::article;
use crate::story::Article;
use crate::tui::keymap::Keymap;
use crate::tui::loading::News;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::pile::{Part, Piled};
use crate::tui::pointing::Pointer;
use crate::tui::prepared::Prepared;
use crate::tui::returning::{ListView, View};
use crate::tui::theme::Theme;
use crate::tui::update;

/// The pile of four stories and three articles alone that the tests of the program read too.
fn piled() -> Piled {
    static READ: LazyLock<Piled> = LazyLock::new(read);
    READ.clone()
}

fn read() -> Piled {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pile"));
    let came = open_as(&[path], Wish::Either, &crate::ingest::Web::default(), &Watch::default()).unwrap();
    let Some(Came::Pile { mut articles, groups, notices }) = came else { panic!("a pile is not one story") };
    for (article, day) in articles.iter_mut().zip(1..) {
        article.published = Some(format!("2026-03-{day:02}T08:00:00Z"));
    }
    Piled { name: "pile".to_owned(), articles: Arc::new(articles), groups, notices, view: None }
}

fn nothing(width: u16, height: u16) -> Model {
    let keymap = Keymap::shipped().unwrap();
    let size = Size::new(width, height);
    Model::new(Arc::new(Comparison::default()), keymap, Theme::of(true), Vec::new(), size)
}

fn at(width: u16, height: u16) -> Model {
    let mut model = nothing(width, height);
    update(&mut model, Msg::News(News::Piled(Box::new(piled()))));
    model
}

fn pile() -> Model {
    at(120, 40)
}

fn prepared(model: &Model, story: &[usize], title: &str) -> Prepared {
    let pile = model.pile.as_ref().unwrap();
    let articles: Vec<Article> = story.iter().map(|&article| pile.articles[article].clone()).collect();
    Prepared::of(Arc::new(compare(story_of(Some(title.to_owned()), articles))), Vec::new())
}

/// Presses keys, and compares the story that they ask for.
fn press(model: &mut Model, pressed: &str) -> Effect {
    let mut effect = Effect::Rest;
    let mut rest = pressed;
    while let Some(letter) = rest.chars().next() {
        let end = if letter == '<' { rest.find('>').unwrap() } else { 0 } + 1;
        let (key, after) = rest.split_at_checked(end).unwrap();
        effect = keys(model, key);
        answer(model, &effect);
        rest = after;
    }
    effect
}

fn answer(model: &mut Model, effect: &Effect) {
    if let Effect::OpenStory { story, title } = effect {
        let prepared = Box::new(prepared(model, story, title));
        update(model, Msg::News(News::Opened { story: story.clone(), prepared }));
    }
}

/// Counts all that is to be counted.
fn count(model: &mut Model) {
    while let Some(story) = model.pile.as_ref().unwrap().next_to_count().cloned() {
        let totals = prepared(model, &story.articles, &story.title).totals;
        update(model, Msg::News(News::Counted { story: story.articles, totals }));
    }
}

/// The titles listed, from the top.
fn titles(model: &Model) -> Vec<&str> {
    let pile = model.pile.as_ref().unwrap();
    let title = |row: &crate::tui::pile::Row| match row {
        crate::tui::pile::Row::Story(story) => pile.stories[*story].title.as_str(),
        crate::tui::pile::Row::Once(..) => "once",
    };
    pile.rows.iter().map(title).collect()
}

fn chosen(model: &Model) -> &str {
    model.pile.as_ref().unwrap().story().map_or("once", |story| &story.title)
}

fn status(model: &Model) -> &str {
    model.status.as_deref().unwrap_or("")
}

#[test]
fn a_pile_is_listed_with_how_many_tell_each_story_and_what_one_tells_folded() {
    let model = pile();
    assert_eq!(titles(&model).len(), 5);
    assert_eq!(titles(&model)[4], "once");
    assert_ne!(chosen(&model), "once");
    let screen = shown(&model);
    assert!(screen.contains("pile   4 stories · 15 articles · ○ 3 told by one outlet"), "{screen}");
    assert!(screen.contains("○ 3 told by one outlet  s lists them"), "{screen}");
}

#[test]
fn the_articles_of_the_chosen_story_stand_beside_it_and_follow_it() {
    let mut model = pile();
    for _ in 0..4 {
        let pile = model.pile.as_ref().unwrap();
        let screen = shown(&model);
        for &article in &pile.story().unwrap().articles {
            let label = pile.articles[article].label();
            assert!(screen.contains(label), "{label}\n{screen}");
        }
        keys(&mut model, "j");
    }
    assert_eq!(chosen(&model), "once");
    assert!(shown(&model).contains("Teenager wins chess title"), "{}", shown(&model));
}

#[test]
fn figures_come_as_they_are_counted_and_stand_open_before() {
    let mut model = pile();
    let dots = |model: &Model| shown(model).matches('…').count();
    let before = dots(&model);
    assert!(shown(&model).contains("counting 0 of 4 · esc stops"), "{}", shown(&model));
    count(&mut model);
    assert_eq!(before - dots(&model), 8);
    assert!(!shown(&model).contains("counting"));
}

#[test]
fn escape_stops_the_counting_and_reading_again_goes_on_with_it() {
    let mut model = pile();
    assert_eq!(keys(&mut model, "<esc>"), Effect::Stop);
    assert_eq!(status(&model), "Stopped counting at 0 of 4 stories · R goes on");
    assert!(model.pile.as_ref().unwrap().next_to_count().is_none());
    assert_eq!(keys(&mut model, "R"), Effect::Reread);
    assert!(model.pile.as_ref().unwrap().next_to_count().is_some());
}

#[test]
fn what_is_in_sight_is_counted_first() {
    let mut model = at(80, 16);
    let pile = model.pile.as_mut().unwrap();
    pile.top = 2;
    let (next, row) = (pile.next_to_count().unwrap().title.clone(), titles(&model)[2]);
    assert_eq!(next, row);
}

#[test]
fn enter_opens_a_story_and_escape_leads_back_to_its_place() {
    let mut model = pile();
    press(&mut model, "jj");
    let title = chosen(&model).to_owned();
    press(&mut model, "<enter>");
    assert!(matches!(model.mode, Mode::Explore));
    assert_eq!(model.comparison.story.title, title);
    let header = shown(&model).lines().next().unwrap().to_owned();
    assert!(header.contains("3/4 Tugs bring Queen Isaura") && header.contains("L stories"), "{header}");
    press(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Stories));
    assert_eq!(chosen(&model), title);
    for back in ["L", "<backspace>"] {
        press(&mut model, "<enter>");
        press(&mut model, back);
        assert!(matches!(model.mode, Mode::Stories), "{back}");
    }
}

#[test]
fn an_article_of_the_preview_opens_its_story_at_it() {
    let mut model = pile();
    press(&mut model, "<tab>jj<enter>");
    assert_eq!((model.outlet, model.focus), (2, Pane::Article));
}

#[test]
fn a_filter_lists_the_stories_with_these_words_told_once_or_not() {
    let mut model = pile();
    keys(&mut model, "/");
    keys(&mut model, "ferry");
    assert!(matches!(model.mode, Mode::Sift(_)));
    assert_eq!(titles(&model).len(), 2);
    assert!(shown(&model).contains("filter: ferry"), "{}", shown(&model));
    keys(&mut model, "<enter>");
    assert!(shown(&model).contains("Stories · “ferry”"), "{}", shown(&model));
    keys(&mut model, "<esc>");
    assert_eq!(titles(&model).len(), 5);
    keys(&mut model, "/chess");
    assert_eq!(titles(&model), ["once", "Teenager wins chess title in the last round"]);
    keys(&mut model, "<esc>");
    assert_eq!(titles(&model).len(), 5, "leaving the line gives the filter up");
    keys(&mut model, "/zzz");
    assert!(shown(&model).contains("No story has these words"));
}

#[test]
fn what_one_outlet_tells_is_listed_and_folded_again() {
    let mut model = pile();
    keys(&mut model, "s");
    assert_eq!(titles(&model).len(), 8);
    keys(&mut model, "G");
    let last = chosen(&model).to_owned();
    assert_ne!(last, "once");
    keys(&mut model, "s");
    assert_eq!((titles(&model).len(), chosen(&model)), (5, "once"), "what was chosen is behind that row");
    keys(&mut model, "<enter>");
    assert_eq!(titles(&model).len(), 8, "and enter opens it too");
}

#[test]
fn the_order_turns_and_the_chosen_story_stays_chosen() {
    let mut model = pile();
    count(&mut model);
    keys(&mut model, "j");
    let title = chosen(&model).to_owned();
    for order in ["most divergent first", "newest first", "by title", "most outlets first"] {
        keys(&mut model, "r");
        assert!(shown(&model).contains(order), "{order}");
        assert_eq!(chosen(&model), title);
    }
    keys(&mut model, "rrr");
    let mut sorted = titles(&model)[..4].to_vec();
    sorted.sort_unstable();
    assert_eq!(titles(&model)[..4], sorted);
}

#[test]
fn a_story_whose_files_change_is_shown_anew_while_it_is_read() {
    let mut model = pile();
    press(&mut model, "<enter>j");
    let open = model.pile.as_ref().unwrap().open.clone().unwrap();
    let mut again = piled();
    let mut articles = (*again.articles).clone();
    let was = &articles[open[0]];
    let more = article(&format!("{}\n\nThe harbour was quiet.", was.text));
    articles[open[0]] = Article { text: more.text, paragraphs: more.paragraphs, ..was.clone() };
    again.articles = Arc::new(articles);
    let effect = update(&mut model, Msg::News(News::Piled(Box::new(again))));
    assert!(matches!(effect, Effect::OpenStory { .. }));
    answer(&mut model, &effect);
    assert!(matches!(model.mode, Mode::Explore));
    assert!(model.comparison.story.articles[0].text.ends_with("The harbour was quiet."));
    press(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Stories));
}

#[test]
fn a_story_on_its_way_can_be_stopped() {
    let mut model = pile();
    let Effect::OpenStory { story, title } = keys(&mut model, "<enter>") else { panic!() };
    update(&mut model, Msg::News(News::Progress(Progress { step: Step::Weigh, done: 4, of: 9 })));
    assert!(shown(&model).contains("Weighing 4 of 9 sentences · esc stops"), "{}", shown(&model));
    assert_eq!(keys(&mut model, "<esc>"), Effect::Stop);
    assert_eq!(status(&model), "Stopped");
    let late = Box::new(prepared(&model, &story, &title));
    update(&mut model, Msg::News(News::Opened { story, prepared: late }));
    assert!(matches!(model.mode, Mode::Stories), "what comes too late is kept, and nothing else");
}

#[test]
fn the_mouse_chooses_and_opens_stories_and_articles() {
    let mut model = pile();
    let rooms = model.rooms();
    let at = |y: u16| Msg::Point(Pointer::Click((rooms.rows.x + 4, y).into()));
    update(&mut model, at(rooms.rows.y + 2));
    assert_eq!(model.pile.as_ref().unwrap().selected, 2);
    let article = Msg::Point(Pointer::Click((rooms.articles.x + 4, rooms.articles.y + 1).into()));
    update(&mut model, article);
    let pile = model.pile.as_ref().unwrap();
    assert_eq!((pile.part, pile.article), (Part::Articles, 1));
    update(&mut model, at(rooms.rows.y + 2));
    let effect = update(&mut model, at(rooms.rows.y + 2));
    assert!(matches!(effect, Effect::OpenStory { .. }), "what is chosen already is opened");
}

#[test]
fn the_list_is_written_as_markdown() {
    let mut model = pile();
    count(&mut model);
    let Effect::Write { name, text } = keys(&mut model, "e") else { panic!() };
    assert_eq!(name, "rashomon-stories.md");
    assert!(
        text.starts_with("# pile\n\n4 stories, most outlets first. 3 more told by one outlet."),
        "{text}"
    );
    assert!(text.contains("\n## Ferry strikes pier in Aldmouth, injuring nine\n\n3 outlets · "), "{text}");
    assert!(text.contains("- **Courier**, “Brenwick votes to tear down its dam”, 2026-03-"), "{text}");
}

#[test]
fn without_a_pile_the_way_back_to_its_list_says_how_to_get_one() {
    let mut model = super::bridge();
    keys(&mut model, "L");
    assert!(status(&model).contains("rashomon --group PATH…"), "{}", status(&model));
    assert_eq!(keys(&mut model, "<esc><esc>"), Effect::Rest);
}

#[test]
fn the_help_begins_with_the_keys_of_the_list() {
    let mut model = pile();
    keys(&mut model, "?");
    assert!(shown(&model).lines().nth(2).unwrap().contains("The list of stories"), "{}", shown(&model));
    keys(&mut model, "<esc>v?");
    assert!(shown(&model).lines().nth(2).unwrap().contains("While articles are moved"));
    keys(&mut model, "<esc><esc>");
    assert!(matches!(model.mode, Mode::Stories));
}

#[test]
fn what_belongs_to_a_story_does_nothing_in_the_list() {
    let mut model = pile();
    for name in ["search", "overview", "speakers", "compare", "gaps", "who"] {
        let action = crate::tui::msg::Action::try_from(name.to_owned()).unwrap();
        update(&mut model, Msg::Act(action));
        assert!(matches!(model.mode, Mode::Stories), "{name}");
    }
    update(&mut model, Msg::Paste("ferry".to_owned()));
    assert_eq!(titles(&model).len(), 2, "what is pasted is looked for among the stories");
}

#[test]
fn the_list_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut model = at(width, height);
        count(&mut model);
        keys(&mut model, "j");
        insta::assert_debug_snapshot!(format!("pile_{width}x{height}"), screen(&model).backend().buffer());
    }
}

proptest! {
    #[test]
    fn whatever_comes_while_a_pile_is_open_nothing_panics(
        size in (0_u16..130, 0_u16..50),
        messages in proptest::collection::vec(message(), 1..30),
    ) {
        let mut model = at(size.0, size.1);
        for msg in messages {
            let effect = update(&mut model, msg);
            answer(&mut model, &effect);
            check(&model);
            let pile = model.pile.as_ref().unwrap();
            assert!(pile.selected < pile.rows.len().max(1) && pile.top <= pile.selected);
            assert!(pile.part == Part::Stories || pile.article < pile.story().unwrap().articles.len());
            let told: usize = pile.stories.iter().map(|story| story.articles.len()).sum();
            assert_eq!(told, pile.articles.len(), "no article is lost");
            screen(&model);
        }
        let next = returning::next_visit(&model, piled());
        check(&next);
        screen(&next);
        let (was, is) = (model.pile.as_ref().unwrap(), next.pile.as_ref().unwrap());
        assert_eq!((was.order, was.singles, &was.words), (is.order, is.singles, &is.words));
    }
}
