//! A story that is opened again: the person begins where they left it.

use std::sync::LazyLock;

use proptest::prelude::{any, proptest};

use super::anything::{check, message};
use super::reopening::{VARIANTS, changed, demo, longer, read};
use super::{explorer, keys, screen, shown, words};
use crate::comparison::Comparison;
use crate::ingest;
use crate::judging::Decisions;
use crate::search::QuoteIndex;
use crate::tui::loading::News;
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::prepared::Prepared;
use crate::tui::returning::View;
use crate::tui::update;

/// The story of the next visit, and where the person was when they left this one, as a file tells it.
fn left(model: &Model, prepared: &Prepared) -> Prepared {
    let text = toml::to_string(&View::of(model)).unwrap();
    let view: View = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(view, View::of(model));
    Prepared { view: Some(Box::new(view)), ..prepared.clone() }
}

/// The next visit, in a terminal of that size.
fn again(model: &Model, prepared: &Prepared, (width, height): (u16, u16)) -> Model {
    let mut next = explorer(Comparison::default(), width, height);
    next.judging.decisions = Decisions::of(model.judging.decisions.all().to_vec());
    update(&mut next, Msg::News(News::Told(Box::new(left(model, prepared)))));
    next
}

static STORY: LazyLock<Prepared> = LazyLock::new(|| read(ingest::demo()));

fn at_the_start(width: u16, height: u16) -> Model {
    explorer((*STORY.comparison).clone(), width, height)
}

#[test]
fn every_screen_comes_back_as_it_was_left() {
    for visit in [
        "",
        "jjl",
        "2<pgdn>n",
        "2<pgdn>l<pgdn><pgdn>h",
        "1jj",
        "fj",
        "Fkm is:div<enter>",
        "Fzeppelin<enter>",
        "oj",
        "a",
        "sGkk",
        "rrjj",
        "j<enter>jj",
        "<enter>cjjnn",
        "cjjlp",
        "cx",
        "m<tab>jl",
        "SjjjjjjjjjjL",
        "w",
        "]]]w",
        "<ctrl-f>missile<enter><ctrl-n>",
        "jjG<enter>G",
    ] {
        for (width, height) in [(50, 14), (80, 24), (120, 40), (200, 60)] {
            let mut model = at_the_start(width, height);
            keys(&mut model, visit);
            model.status = None;
            let next = again(&model, &STORY, (width, height));
            assert_eq!(shown(&next), shown(&model), "{visit} at {width}x{height}");
        }
    }
}

#[test]
fn lines_that_are_typed_the_search_and_the_help_do_not_come_back_but_what_lies_under_them() {
    let mut under = at_the_start(120, 40);
    keys(&mut under, "j<enter>j");
    for over in ["?", ":over", "/great", "?/great"] {
        let mut model = at_the_start(120, 40);
        keys(&mut model, "j<enter>j");
        keys(&mut model, over);
        assert_eq!(shown(&again(&model, &STORY, (120, 40))), shown(&under), "{over}");
    }
}

#[test]
fn each_article_stands_where_it_was_read() {
    let mut model = at_the_start(120, 40);
    keys(&mut model, "1gG2<pgdn><pgdn>");
    let last = model.top_byte();
    keys(&mut model, "1g2<pgdn>");
    let first = model.top_byte();
    assert!(first > 0 && last > 0);
    let mut next = again(&model, &STORY, (120, 40));
    assert_eq!((next.outlet, next.top_byte(), next.focus), (0, first, Pane::Article));
    let articles = next.comparison.story.articles.len();
    next.open_article(articles - 1);
    assert_eq!(next.top_byte(), last);
}

#[test]
fn in_another_size_the_same_words_are_in_sight() {
    for size in [(50, 14), (80, 24), (200, 60)] {
        let mut model = at_the_start(120, 40);
        keys(&mut model, "jjl2n");
        let next = again(&model, &STORY, size);
        assert_eq!(words(&next), words(&model));
        let row = next.page.row_at(next.sentence.unwrap().start);
        assert!(next.sight().contains(&row), "{size:?}");
        assert_eq!(next.claim().unwrap().label, model.claim().unwrap().label);
        keys(&mut model, "c");
        check(&again(&model, &STORY, size));
    }
}

#[test]
fn a_story_that_has_changed_a_little_opens_at_the_same_claim_and_words() {
    let mut model = at_the_start(120, 40);
    keys(&mut model, "jjll2");
    let next = again(&model, &read(longer()), (120, 40));
    assert_eq!(next.claim().unwrap().label, model.claim().unwrap().label);
    assert_eq!((words(&next), next.outlet), (words(&model), model.outlet));
}

#[test]
fn a_claim_is_known_by_what_is_left_of_its_words() {
    // Who alone tells a claim changes a word of it.
    let mut model = at_the_start(120, 40);
    keys(&mut model, "1ga3j");
    let claim = model.claim().unwrap();
    let [told] = claim.statements.as_slice() else { panic!("{claim:?}") };
    let said = told.span.of(&model.comparison.story.articles[told.article].text).to_owned();
    let word = said.split_whitespace().max_by_key(|word| word.len()).unwrap();
    let other = said.replace(word, "otherwise");
    let article = told.article;
    let story = changed(|number, text| {
        Some(if number == article { text.replace(&said, &other) } else { text.to_owned() })
    });
    let next = again(&model, &read(story), (120, 40));
    let claim = next.claim().unwrap();
    let now = claim.first_in(article).unwrap().span.of(&next.comparison.story.articles[article].text);
    assert!(now.contains("otherwise"), "{said} became {now}");
}

#[test]
fn where_the_claim_is_gone_the_first_one_is_chosen_and_the_rest_stays() {
    let mut model = at_the_start(120, 40);
    keys(&mut model, "1ga2<pgdn>");
    let (claim, place) = (model.claim().unwrap().clone(), model.top_byte());
    let texts: Vec<String> = claim
        .statements
        .iter()
        .map(|told| told.span.of(&model.comparison.story.articles[told.article].text).to_owned())
        .collect();
    let story =
        changed(|_, text| Some(texts.iter().fold(text.to_owned(), |text, gone| text.replace(gone, ""))));
    let next = again(&model, &read(story), (120, 40));
    assert_eq!(
        (next.list.selected, next.outlet, next.list.filter.clone()),
        (0, 0, model.list.filter.clone())
    );
    assert!(next.sentence.is_none() && next.top_byte().abs_diff(place) < 400);
    check(&next);
}

#[test]
fn an_outlet_that_is_gone_takes_what_was_read_in_it_along() {
    let mut model = at_the_start(120, 40);
    keys(&mut model, "1gFin:");
    let outlet = model.comparison.story.articles[0].outlet.clone();
    super::keys(&mut model, &outlet.to_lowercase().chars().take(4).collect::<String>());
    keys(&mut model, "<enter>c");
    let without = read(changed(|number, text| (number != 0).then(|| text.to_owned())));
    let next = again(&model, &without, (120, 40));
    assert!(next.list.filter.told_by.is_empty());
    check(&next);
    screen(&next);
}

#[test]
fn what_was_passed_over_on_the_way_in_is_said_all_the_same() {
    let mut model = demo();
    keys(&mut model, "j");
    let told = Prepared { notices: vec!["b.txt: empty file".to_owned()], ..STORY.clone() };
    let next = again(&model, &told, (120, 40));
    assert_eq!(next.status.as_deref(), Some("b.txt: empty file"));
}

/// What a file says that somebody has changed: every number in it is another.
fn tampered(text: &str, number: u32) -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some((key, value)) if key != "version" && value.parse::<u64>().is_ok() => format!("{key} = {number}"),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

proptest! {
    #[test]
    fn wherever_the_person_left_they_are_there_again(
        size in (0_u16..130, 0_u16..50),
        messages in proptest::collection::vec(message(), 1..40),
        (number, variant) in (any::<u32>(), 0_usize..7),
    ) {
        let mut model = at_the_start(size.0, size.1);
        for msg in messages {
            if let Effect::Find { generation, query } = update(&mut model, msg) {
                let hits = QuoteIndex::of(&model.comparison).find(&query);
                update(&mut model, Msg::Found { generation, hits });
            }
        }
        let mut next = again(&model, &STORY, (model.size.width, model.size.height));
        check(&next);
        screen(&next);
        assert_eq!((next.claim_at(), next.outlet, next.focus), (model.claim_at(), model.outlet, model.focus));
        assert_eq!((&next.list.filter, next.list.singles), (&model.list.filter, model.list.singles));
        assert_eq!((next.list.order(), &next.list.rows), (model.list.order(), &model.list.rows));
        assert_eq!((next.sentence, next.quote), (model.sentence, model.quote));
        // An article without room has no row at its top; one above a line that is typed has more room without it.
        let other_room = model.sight().is_empty() || model.line_in().is_some();
        assert!(next.scroll == model.scroll || other_room);
        assert!(!matches!(next.mode, Mode::Help(_) | Mode::Command(_) | Mode::Search(_) | Mode::Narrow(_)));
        assert_eq!(View::of(&next), View::of(&again(&next, &STORY, (next.size.width, next.size.height))));

        let text = tampered(&toml::to_string(&View::of(&model)).unwrap(), number);
        if let Ok(view) = toml::from_str::<View>(&text) {
            let mut next = explorer(Comparison::default(), size.0, size.1);
            let prepared = Prepared { view: Some(Box::new(view)), ..STORY.clone() };
            update(&mut next, Msg::News(News::Told(Box::new(prepared))));
            check(&next);
            screen(&next);
        }
        keys(&mut next, "<esc><esc>jkl");
        check(&next);
        // Whatever has become of the story, and in a terminal of any other size.
        let next = again(&model, &VARIANTS[variant], size);
        check(&next);
        screen(&next);
    }
}
