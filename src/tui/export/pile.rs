//! The stories of a pile as they are listed, each with its articles.

use crate::tui::days::{self, Form};
use crate::tui::model::Model;
use crate::tui::pile::{Pile, PileStory, Row};

use super::markdown::{Memo, words};
use super::sources::source;
use super::{NOTHING, Nothing, count};

pub(super) fn stories(model: &Model) -> Result<String, Nothing> {
    let pile = model.pile.as_ref().ok_or(NOTHING)?;
    let listed = |row: &Row| if let Row::Story(story) = row { pile.stories.get(*story) } else { None };
    let stories: Vec<&PileStory> = pile.rows.iter().filter_map(listed).collect();
    if stories.is_empty() {
        return Err(NOTHING);
    }
    let holds = match stories.len() {
        1 => "1 story".to_owned(),
        many => format!("{many} stories"),
    };
    let mut memo = Memo::of(&pile.name, &format!("{holds}, {}.{}", pile.order.words(), left_out(pile)));
    for story in stories {
        memo.heading(2, &super::markdown::heading(&story.title));
        memo.paragraph(&told(pile, story));
        let articles = story.articles.iter().filter_map(|&at| Some((at, pile.articles.get(at)?)));
        memo.list(articles.map(|(at, article)| {
            let label = match article.title {
                Some(_) => source(article),
                None => format!("{}, begins: “{}”", source(article), words(article.label())),
            };
            if pile.moved.contains(&at) { format!("{label} (moved here)") } else { label }
        }));
    }
    Ok(memo.text())
}

/// How many outlets tell a story, when, and over how much they part.
fn told(pile: &Pile, story: &PileStory) -> String {
    let days = story.days.map(|told| days::in_words(told, Form::Full));
    let totals = pile.tally(story).filter(|_| !story.is_told_once());
    let totals = totals.map(|[diverge, agree, _]| format!("≠ {diverge} diverge, ✓ {agree} agree"));
    let parts = [Some(count(story.articles.len(), "outlet")), days, totals];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is not listed.
fn left_out(pile: &Pile) -> String {
    let typed = pile.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let filter =
        if typed.is_empty() { String::new() } else { format!(" With the words “{}”.", words(&typed)) };
    let folded = pile.rows.iter().find_map(|row| match row {
        Row::Once(count, false) => Some(format!(" {count} more told by one outlet.")),
        _ => None,
    });
    filter + &folded.unwrap_or_default()
}
