//! Coming back: from a story to the list, to a story, to both on the next visit.

use super::*;

#[test]
fn escape_first_closes_what_is_open_in_the_story() {
    let mut model = pile();
    press(&mut model, "<enter>m<esc>");
    assert!(matches!(model.mode, Mode::Explore));
    press(&mut model, "f<esc>");
    assert!(matches!(model.mode, Mode::Explore) && !model.list.filter.is_set());
    press(&mut model, "<esc>");
    assert!(matches!(model.mode, Mode::Stories));
}

#[test]
fn a_story_that_was_open_comes_back_at_once_and_where_it_was_left() {
    let mut model = pile();
    press(&mut model, "<enter>2jj");
    let before = shown(&model);
    press(&mut model, "<esc>");
    assert_eq!(keys(&mut model, "<enter>"), Effect::Draw, "nothing is compared again");
    assert_eq!(shown(&model), before);
    // Another one between, and the first is still at hand.
    press(&mut model, "<esc>j<enter>");
    press(&mut model, "<esc>k");
    assert_eq!(keys(&mut model, "<enter>"), Effect::Draw);
    assert_eq!(shown(&model), before);
    // An article that is asked for is shown all the same.
    press(&mut model, "<esc>j<enter><esc>k<tab>jj<enter>");
    assert_eq!((model.outlet, model.focus), (2, Pane::Article));
}

#[test]
fn leaving_a_story_for_the_list_asks_for_its_place_to_be_kept() {
    let mut model = pile();
    press(&mut model, "<enter>2jj");
    assert_eq!(keys(&mut model, "<esc>"), Effect::Keep);
}

#[test]
fn a_story_opens_where_it_was_left_the_last_time() {
    let mut model = pile();
    press(&mut model, "<enter>3jc");
    let left = View::of(&model);
    let before = shown(&model);
    let mut next = pile();
    let effect = keys(&mut next, "<enter>");
    let Effect::OpenStory { story, title } = effect else { panic!("{effect:?}") };
    let prepared = Prepared { view: Some(Box::new(left)), ..prepared(&next, &story, &title) };
    update(&mut next, Msg::News(News::Opened { story, prepared: Box::new(prepared) }));
    assert_eq!(shown(&next), before);
    press(&mut next, "<esc><esc>");
    assert!(matches!(next.mode, Mode::Stories));
}

pub(super) fn next_visit(model: &Model, again: Piled) -> Model {
    let text = toml::to_string(&ListView::of(model.pile.as_ref().unwrap())).unwrap();
    let mut next = nothing(model.size.width, model.size.height);
    let piled = Piled { view: Some(toml::from_str(&text).unwrap()), ..again };
    update(&mut next, Msg::News(News::Piled(Box::new(piled))));
    next
}

/// The list on the next visit, whose articles are these.
#[test]
fn the_list_comes_back_as_it_was_left() {
    for visit in ["", "jj", "rrrj", "sGk", "jjjj", "/ferry<enter>", "rrr/the<enter>jj"] {
        let mut model = pile();
        keys(&mut model, visit);
        assert_eq!(shown(&next_visit(&model, piled())), shown(&model), "{visit}");
    }
}

#[test]
fn a_chosen_story_that_is_gone_leaves_the_first_one_chosen() {
    let mut model = pile();
    keys(&mut model, "jj");
    let mut fewer = piled();
    let gone = model.pile.as_ref().unwrap().story().unwrap().articles.clone();
    fewer.groups.retain(|group| group.articles != gone);
    let next = next_visit(&model, fewer);
    assert_eq!(next.pile.as_ref().unwrap().selected, 0);
    assert_eq!(titles(&next).len(), titles(&model).len() - 1);
}

#[test]
fn only_the_last_few_stories_are_kept_compared() {
    let mut model = pile();
    let mut more = piled();
    more.groups =
        (0..15).map(|article| Group { title: format!("{article}"), articles: vec![article] }).collect();
    update(&mut model, Msg::News(News::Piled(Box::new(more))));
    keys(&mut model, "sg");
    for _ in 0..6 {
        press(&mut model, "j<enter>");
        press(&mut model, "<esc>");
    }
    press(&mut model, "g");
    assert!(matches!(keys(&mut model, "j<enter>"), Effect::OpenStory { .. }));
}
