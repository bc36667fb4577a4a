//! Articles that go from one story to another.

use super::*;

#[test]
fn an_article_is_moved_to_another_story_and_marked_and_undone() {
    let mut model = pile();
    count(&mut model);
    let before = titles(&model).iter().map(ToString::to_string).collect::<Vec<_>>();
    press(&mut model, "<tab>jv");
    assert!(status(&model).ends_with("where does it belong?"), "{}", status(&model));
    press(&mut model, "j");
    assert!(shown(&model).contains("Move “"), "{}", shown(&model));
    press(&mut model, "<enter>");
    assert!(status(&model).ends_with("is moved · u takes it back"), "{}", status(&model));
    let pile = model.pile.as_ref().unwrap();
    assert_eq!(pile.story().unwrap().articles.len(), 4, "the story that it went to is chosen");
    assert!(pile.tally(pile.story().unwrap()).is_none(), "and is compared anew");
    assert!(shown(&model).contains(" moved "), "{}", shown(&model));
    press(&mut model, "<enter>");
    assert_eq!(model.comparison.story.articles.len(), 4);
    press(&mut model, "<esc>u");
    assert!(status(&model).ends_with("is back where it was"), "{}", status(&model));
    assert_eq!(titles(&model), before);
    assert!(model.pile.as_ref().unwrap().moved.is_empty());
    press(&mut model, "u");
    assert_eq!(status(&model), "Nothing was moved");
    press(&mut model, "<ctrl-r>");
    assert!(status(&model).ends_with("is moved"), "{}", status(&model));
    assert_eq!(model.judging.decisions.all().len(), 1);
}

#[test]
fn what_was_moved_is_moved_when_the_pile_is_opened_again() {
    let mut first = pile();
    press(&mut first, "<tab>jvj<enter>");
    press(&mut first, "<tab>vn");
    let mut again = nothing(120, 40);
    again.judging.decisions = crate::judging::Decisions::of(first.judging.decisions.all().to_vec());
    update(&mut again, Msg::News(News::Piled(Box::new(piled()))));
    let stories = |model: &Model| model.pile.as_ref().unwrap().stories.clone();
    assert_eq!(stories(&again), stories(&first));
    assert_eq!(again.pile.as_ref().unwrap().moved.len(), 2);
    // Moves that come in, as when the list is opened where it was left, leave the chosen story chosen.
    let (mut moved, mut left) = (pile(), pile());
    press(&mut moved, "<tab>jvj<enter>");
    press(&mut left, "gjj");
    let title = |model: &Model| model.pile.as_ref().unwrap().story().map(|story| story.title.clone());
    let chosen = title(&left);
    assert!(chosen.is_some());
    left.judging.decisions = moved.judging.decisions.clone();
    crate::tui::pile::moves::lay(&mut left, None);
    assert_eq!((stories(&left), title(&left)), (stories(&moved), chosen));
}

#[test]
fn an_article_becomes_a_story_of_its_own() {
    let mut model = pile();
    press(&mut model, "<tab>vn");
    let pile = model.pile.as_ref().unwrap();
    assert_eq!(pile.stories.iter().filter(|story| story.is_told_once()).count(), 4);
    press(&mut model, "u");
    assert_eq!(model.pile.as_ref().unwrap().stories.len(), 7);
}

#[test]
fn a_whole_story_is_put_into_another_one() {
    let mut model = pile();
    press(&mut model, "vj<enter>");
    assert_eq!(titles(&model).len(), 4);
    assert_eq!(model.pile.as_ref().unwrap().story().unwrap().articles.len(), 6);
}

#[test]
fn what_is_where_it_should_go_stays_held_and_escape_lets_go_of_it() {
    let mut model = pile();
    press(&mut model, "v<enter>");
    assert!(status(&model).ends_with("is in this story already"), "{}", status(&model));
    press(&mut model, "n");
    assert!(status(&model).ends_with("is a story of its own already"), "{}", status(&model));
    press(&mut model, "<esc>");
    assert!(model.pile.as_ref().unwrap().held.is_none());
    assert!(model.judging.decisions.all().is_empty());
}

#[test]
fn files_that_change_leave_the_person_and_the_decisions_where_they_are() {
    let mut model = pile();
    count(&mut model);
    press(&mut model, "<tab>jvj<enter>");
    let title = chosen(&model).to_owned();
    let mut again = piled();
    let mut articles = (*again.articles).clone();
    // One that stands before all others comes to the pile.
    articles.insert(0, Article { path: "new.txt".to_owned(), ..article("A new pier opens.\n\nIt is long.") });
    for group in &mut again.groups {
        group.articles.iter_mut().for_each(|article| *article += 1);
    }
    again.groups.push(Group { title: "A new pier opens.".to_owned(), articles: vec![0] });
    again.articles = Arc::new(articles);
    update(&mut model, Msg::News(News::Piled(Box::new(again))));
    assert_eq!(status(&model), "Read again: 1 more article");
    let pile = model.pile.as_ref().unwrap();
    assert_eq!((chosen(&model), pile.moved.len()), (title.as_str(), 1));
    // Of four stories two were touched by the move, and nothing else must be counted again.
    assert_eq!(pile.counted(), (2, 4));
}
