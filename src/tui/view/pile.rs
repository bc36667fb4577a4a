//! The stories of a pile: a row for each, and below or beside them the articles of the selected one.

mod articles;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::comparison::Verdict;
use crate::tui::days;
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::pile::rooms::{CLAIMS, Columns, Rooms};
use crate::tui::pile::{Part, Pile, PileStory, Row};
use crate::tui::{theme, wrap};

use super::{line, paint};

/// Stands where it is not counted yet.
const UNKNOWN: &str = "…";

/// Where a row is painted, and with what.
#[derive(Clone, Copy)]
struct Place<'a> {
    model: &'a Model,
    pile: &'a Pile,
    columns: Columns,
    /// Whether the columns have names above them.
    named: bool,
    area: Rect,
}

/// Draws the list and the articles; returns where the cursor stands while a filter is typed.
pub(super) fn draw(model: &Model, pile: &Pile, shape: Shape, buffer: &mut Buffer) -> Option<Position> {
    let rooms = model.rooms();
    if !rooms.list.is_empty() {
        list(model, pile, &rooms, shape, buffer);
    }
    if !rooms.preview.is_empty() {
        articles::draw(model, pile, &rooms, shape, buffer);
    }
    line::draw(model, rooms.line, buffer)
}

fn list(model: &Model, pile: &Pile, rooms: &Rooms, shape: Shape, buffer: &mut Buffer) {
    let theme = &model.theme;
    let right = match pile.rows.len() {
        0 => String::new(),
        rows => format!("{}/{rows}", pile.selected + 1),
    };
    let words = title(pile);
    let pieces: Vec<(&str, Style)> = words
        .iter()
        .map(|(words, strong)| (words.as_str(), if *strong { theme.strong } else { theme.faint }))
        .collect();
    frame(model, rooms.list, (shape, pile.part == Part::Stories), &pieces, &right, buffer);
    let area = rooms.rows;
    let columns = Columns::of(pile, area.width);
    let place = Place { model, pile, columns, named: !rooms.head.is_empty(), area };
    head(&place, rooms.head, buffer);
    if pile.rows.is_empty() {
        let words = "No story has these words. esc: all stories";
        paint::put(buffer, area.x + 2, area.y, area.width.saturating_sub(3), words, theme.faint);
    }
    for ((at, row), y) in pile.rows.iter().enumerate().skip(pile.top).zip(area.top()..area.bottom()) {
        draw_row(&place, at, *row, y, buffer);
    }
    let edge = if shape == Shape::One { area.right().saturating_sub(1) } else { area.right() };
    paint::thumb((edge, area), pile.top, pile.rows.len(), theme.faint, buffer);
}

/// What the list is, and what of it is listed; or what is being moved.
fn title(pile: &Pile) -> Vec<(String, bool)> {
    if let Some(held) = &pile.held {
        return vec![("Move ".to_owned(), true), (format!("{} to…", held.name), false)];
    }
    let mut words = vec![("Stories".to_owned(), true)];
    let typed = pile.words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !typed.is_empty() {
        words.push((format!(" · “{typed}”"), true));
    }
    words.push((format!(" · {}", pile.order.words()), false));
    words
}

/// The border of a part, or its title line where parts stand one at a time.
fn frame(
    model: &Model,
    area: Rect,
    (shape, focused): (Shape, bool),
    title: &[(&str, Style)],
    right: &str,
    buffer: &mut Buffer,
) {
    if shape != Shape::One {
        return paint::framed(model, area, focused, title, right, buffer);
    }
    let end =
        paint::put_right(buffer, area.x + area.width / 2, area.right(), area.y, right, model.theme.faint);
    paint::pieces(buffer, area.x + 1, area.y, end.saturating_sub(area.x + 2), title);
}

/// Where the columns begin: outlets, divergent claims, agreed ones, days.
fn starts(place: &Place<'_>) -> (u16, u16, u16, u16) {
    let outlets = place.area.x + 2 + place.columns.title + 1;
    let diverge = outlets + place.columns.outlets + 2;
    let agree = diverge + CLAIMS + 2;
    let days = if place.columns.agree { agree + CLAIMS + 2 } else { agree };
    (outlets, diverge, agree, days)
}

fn head(place: &Place<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (faint, y) = (place.model.theme.faint, area.y);
    let (outlets, diverge, agree, days) = starts(place);
    paint::put(buffer, area.x + 2, y, place.columns.title, "story", faint);
    paint::put_right(buffer, outlets, outlets + place.columns.outlets, y, "outlets", faint);
    paint::put_right(buffer, diverge, diverge + CLAIMS, y, theme::glyph(Verdict::Diverge), faint);
    if place.columns.agree {
        paint::put_right(buffer, agree, agree + CLAIMS, y, theme::glyph(Verdict::Agree), faint);
    }
    if let Some((_, wide)) = place.columns.days {
        paint::put_right(buffer, days, days + wide, y, "dates", faint);
    }
}

fn draw_row(place: &Place<'_>, at: usize, row: Row, y: u16, buffer: &mut Buffer) {
    let Place { model, pile, area, .. } = *place;
    let selected = at == pile.selected;
    let (bar, style) = paint::bar(model, selected, pile.part == Part::Stories);
    paint::put(buffer, area.x, y, 1, bar, style);
    match row {
        Row::Story(story) => {
            if let Some(story) = pile.stories.get(story) {
                draw_story(place, story, selected, y, buffer);
            }
        }
        Row::Once(count, shown) => once(place, (count, shown), selected, y, buffer),
    }
}

/// What stands below is told by one outlet.
fn once(place: &Place<'_>, (count, shown): (usize, bool), selected: bool, y: u16, buffer: &mut Buffer) {
    let Place { model, area, .. } = *place;
    let theme = &model.theme;
    let key = model.keymap.key_of(crate::tui::msg::Action::Singles, model.context());
    let does = if shown { "folds" } else { "lists" };
    let key = key.map_or(String::new(), |key| format!("  {key} {does} them"));
    let words = format!("{count} told by one outlet");
    let style = if selected { theme.row } else { theme.plain };
    let glyph = theme::glyph(Verdict::Single);
    let pieces =
        [(glyph, theme.alone), (" ", theme.plain), (words.as_str(), style), (key.as_str(), theme.faint)];
    paint::pieces(buffer, area.x + 2, y, area.width.saturating_sub(3), &pieces);
}

fn draw_story(place: &Place<'_>, story: &PileStory, selected: bool, y: u16, buffer: &mut Buffer) {
    let Place { model, pile, columns, named, area } = *place;
    let theme = &model.theme;
    let style = if selected { theme.row } else { theme.plain };
    paint::put(buffer, area.x + 2, y, columns.title, &story.title, style);
    let (outlets, diverge, agree, days) = starts(place);
    if story.is_told_once() {
        // In place of figures that it cannot have, who tells it.
        let last = if columns.agree { agree } else { diverge } + CLAIMS;
        let outlet = story.articles.first().and_then(|&article| pile.articles.get(article));
        let outlet = outlet.map_or("", |article| article.outlet.as_str());
        let room = last.saturating_sub(outlets);
        let wide = u16::try_from(wrap::columns(outlet)).unwrap_or(u16::MAX).min(room);
        paint::name(buffer, last - wide, y, wide, outlet, theme.faint);
    } else {
        let count = story.articles.len().to_string();
        paint::put_right(buffer, outlets, outlets + columns.outlets, y, &count, style);
        let [parts, agrees, _] = pile.tally(story).map_or([None; 3], |totals| totals.map(Some));
        let glyph = |verdict| if named { "" } else { theme::glyph(verdict) };
        claims(place, (diverge, y), parts, (glyph(Verdict::Diverge), theme.diverge), buffer);
        if columns.agree {
            claims(place, (agree, y), agrees, (glyph(Verdict::Agree), theme.agree), buffer);
        }
    }
    if let (Some((form, wide)), Some(told)) = (columns.days, story.days) {
        paint::put_right(buffer, days, days + wide, y, &days::in_words(told, form), theme.faint);
    }
}

/// How many claims there are of a sort: silence where there is none, and a mark where they are not counted.
fn claims(
    place: &Place<'_>,
    (x, y): (u16, u16),
    count: Option<usize>,
    (glyph, style): (&str, Style),
    buffer: &mut Buffer,
) {
    let theme = &place.model.theme;
    let (words, style) = match count {
        None => (UNKNOWN.to_owned(), theme.faint),
        Some(0) => (theme::SILENT.to_owned(), theme.silent),
        Some(count) => (format!("{glyph}{count}"), style),
    };
    paint::put_right(buffer, x, x + CLAIMS, y, &words, style);
}
