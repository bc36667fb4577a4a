//! The articles of the selected story: who printed each, when, under which headline.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::Day;
use crate::tui::days::{self, Form};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::pile::rooms::Rooms;
use crate::tui::pile::{Part, Pile, Row};
use crate::tui::view::paint;
use crate::tui::wrap;

/// Said of an article that the person has put where it is.
const MOVED: &str = "moved";
/// Said of one that is being moved.
const MOVING: &str = "moving";
/// The columns of a day and a month.
const DAY: u16 = 6;

/// Draws them.
pub(super) fn draw(model: &Model, pile: &Pile, rooms: &Rooms, shape: Shape, buffer: &mut Buffer) {
    let theme = &model.theme;
    let focused = pile.part == Part::Articles;
    let story = pile.story();
    let title = story.map_or("Articles", |story| story.title.as_str());
    let told: Vec<usize> = match pile.rows.get(pile.selected) {
        Some(Row::Story(_)) => story.map_or_else(Vec::new, |story| story.articles.clone()),
        // Of those that are folded away one sees what they are.
        Some(Row::Once(..)) => {
            let once = pile.stories.iter().filter(|story| story.is_told_once());
            once.flat_map(|story| story.articles.iter().copied()).collect()
        }
        None => Vec::new(),
    };
    let right = match told.len() {
        0 => String::new(),
        count if focused => format!("{}/{count}", pile.article + 1),
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    super::frame(model, rooms.preview, (shape, focused), &[(title, theme.strong)], &right, buffer);
    let area = rooms.articles;
    let names = told.iter().filter_map(|&article| pile.articles.get(article)).map(|article| &article.outlet);
    let name = names
        .map(|name| wrap::columns(name))
        .max()
        .unwrap_or(0)
        .clamp(6, 24)
        .min(usize::from(area.width / 3));
    let name = u16::try_from(name).unwrap_or(u16::MAX);
    let dated = told.iter().any(|&article| day(pile, article).is_some()) && area.width >= 34;
    let rows = told.iter().copied().enumerate().skip(pile.first_article);
    for ((at, article), y) in rows.zip(area.top()..area.bottom()) {
        let room = Rect { y, height: 1, ..area };
        let selected = focused && at == pile.article;
        draw_article(model, pile, (article, selected), (name, dated), room, buffer);
    }
    let edge = if shape == Shape::One { area.right().saturating_sub(1) } else { area.right() };
    paint::thumb((edge, area), pile.first_article, told.len(), theme.faint, buffer);
}

fn day(pile: &Pile, article: usize) -> Option<Day> {
    Day::read(pile.articles.get(article)?.published.as_deref()?)
}

fn draw_article(
    model: &Model,
    pile: &Pile,
    (at, selected): (usize, bool),
    (name, dated): (u16, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    let Some(article) = pile.articles.get(at) else { return };
    let (bar, style) = paint::bar(model, selected, true);
    let y = area.y;
    paint::put(buffer, area.x, y, 1, bar, style);
    let left = area.x + 2;
    let style = if selected { theme.row } else { theme.plain };
    paint::name(buffer, left, y, name.min(area.right().saturating_sub(left)), &article.outlet, style);
    let mut x = left + name + 2;
    if dated {
        if let Some(day) = day(pile, at) {
            paint::put_right(buffer, x, x + DAY, y, &days::in_words((day, day), Form::Last), theme.faint);
        }
        x += DAY + 2;
    }
    let mark = match &pile.held {
        Some(held) if held.articles.contains(&at) => MOVING,
        _ if pile.moved.contains(&at) => MOVED,
        _ => "",
    };
    let end = paint::put_right(buffer, x, area.right().saturating_sub(1), y, mark, theme.notice);
    let end = end.saturating_sub(u16::from(!mark.is_empty()));
    let style = if selected { theme.row } else { theme.plain };
    paint::put(buffer, x, y, end.saturating_sub(x), article.label(), style);
}
