//! Whatever messages come, at whatever size, nothing panics and nothing points outside the story.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use ratatui::layout::{Position, Size};
use tui_input::InputRequest;

use super::{explorer, screen};
use crate::comparison::Comparison;
use crate::comparison::fixture;
use crate::search::QuoteIndex;
use crate::tui::keymap::Keymap;
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Action, Effect, Msg};
use crate::tui::overview::Section;
use crate::tui::pointing::Pointer;
use crate::tui::update;

/// Everything that can reach the model.
pub(super) fn message() -> impl Strategy<Value = Msg> {
    let keymap = Keymap::shipped().unwrap();
    let tables = [
        keymap.explore,
        keymap.claims,
        keymap.article,
        keymap.beside,
        keymap.command,
        keymap.detail,
        keymap.search,
        keymap.narrow,
        keymap.finding,
        keymap.found,
        keymap.overview,
        keymap.speakers,
        keymap.pile,
        keymap.moving,
        keymap.sift,
        keymap.judge,
        keymap.review,
        keymap.placing,
        keymap.passage,
        keymap.choosing,
        keymap.writing,
        keymap.decisions,
        keymap.always,
    ];
    let mut actions: Vec<Action> = tables.into_iter().flatten().map(|row| row.run).collect();
    actions.retain(|action| !matches!(action, Action::Quit));
    prop_oneof![
        12 => proptest::sample::select(actions).prop_map(Msg::Act),
        2 => (0_u16..130, 0_u16..50).prop_map(|(width, height)| Msg::Resize(Size::new(width, height))),
        1 => (0_u16..9, 0_u16..9).prop_map(|(width, height)| Msg::Resize(Size::new(width, height))),
        1 => any::<char>().prop_map(|letter| Msg::Edit(InputRequest::InsertChar(letter))),
        1 => Just(Msg::Edit(InputRequest::DeletePrevWord)),
        1 => ".{0,60}".prop_map(Msg::Paste),
        1 => (0_usize..12).prop_map(Msg::Pick),
        1 => Just(Msg::Unbound),
        3 => (0_u16..130, 0_u16..50, 0_usize..3).prop_map(|(x, y, what)| {
            let at = Position::new(x, y);
            Msg::Point([Pointer::Click(at), Pointer::Down(at), Pointer::Up(at)][what])
        }),
    ]
}

pub(super) fn check(model: &Model) {
    let claims = model.list.rows.len();
    assert!(model.list.selected < claims.max(1));
    assert!(model.list.top <= model.list.selected);
    let articles = model.comparison.story.articles.len();
    assert!(model.outlet < articles.max(1));
    assert!(model.scroll <= model.page.rows.len());
    assert_eq!(model.page.article, model.outlet);
    assert!(model.quote.is_none_or(|quote| quote < model.quotes().len()));
    assert!(
        model.text_search.as_ref().is_none_or(|search| search.chosen.is_none() || search.place().is_some())
    );
    assert!(model.list.rows.iter().all(|&claim| model.list.lists(claim)));
    let panes = model.panes();
    assert!(
        panes.line.intersection(panes.text()).is_empty() && panes.line.intersection(panes.rows()).is_empty()
    );
    assert!(!model.shows_who() || panes.text().intersection(panes.attribution).is_empty());
    if let Some(article) = model.article() {
        let spans = model.page.rows.iter().map(|row| row.span);
        let places = model.text_search.iter().flat_map(|search| &search.places).copied();
        for span in spans.chain(model.sentence).chain(model.spotlight()).chain(places) {
            assert!(article.text.get(span.range()).is_some(), "{span:?}");
        }
    }
    if let Mode::Beside(beside) = &model.mode {
        assert!(beside.active < beside.columns.len() && beside.columns.len() <= 3);
        for column in &beside.columns {
            assert!(column.article < articles);
            assert!(column.scroll <= column.page.rows.len());
            assert_eq!(column.page.article, column.article);
        }
    }
    if let Mode::Overview(overview) = &model.mode {
        for section in Section::ALL {
            let (spot, (rows, columns)) = (overview.spot(section), overview.extent(section));
            assert!(spot.row < rows.max(1) && spot.column < columns.max(1), "{section:?}");
            assert!(spot.first <= spot.column, "{section:?}");
        }
    }
    if let Mode::Speakers(speakers) = &model.mode {
        assert!(speakers.row < speakers.table.rows.len().max(1) && speakers.outlet < articles.max(1));
        assert!(speakers.first <= speakers.outlet);
    }
    if let Mode::Search(search) = &model.mode {
        assert!(search.selected < search.hits.len().max(1));
    }
}

fn live_through(comparison: Comparison, size: (u16, u16), messages: Vec<Msg>) {
    let index = QuoteIndex::of(&comparison);
    let mut model = explorer(comparison, size.0, size.1);
    for msg in messages {
        let effect = update(&mut model, msg);
        if let Effect::Find { generation, query } = effect {
            update(&mut model, Msg::Found { generation, hits: index.find(&query) });
        } else if let Effect::Write { name, text } = effect {
            assert!(name.starts_with("rashomon-") && text.starts_with("# "), "{name}: {text}");
            update(&mut model, Msg::Wrote(Ok(name)));
        }
        check(&model);
        screen(&model);
    }
}

proptest! {
    #[test]
    fn whatever_comes_at_whatever_size_nothing_panics(
        size in (0_u16..130, 0_u16..50),
        messages in proptest::collection::vec(message(), 1..40),
    ) {
        live_through(fixture::bridge(), size, messages);
    }

    #[test]
    fn a_story_without_claims_or_without_articles_lives_through_everything_too(
        size in (0_u16..130, 0_u16..50),
        empty in any::<bool>(),
        messages in proptest::collection::vec(message(), 1..20),
    ) {
        live_through(if empty { Comparison::default() } else { fixture::alone() }, size, messages);
    }
}
