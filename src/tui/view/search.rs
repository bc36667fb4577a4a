//! The quote search: a line to type in, the quotes that meet it, the matched letters marked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use crate::comparison::Verdict;
use crate::reading::QuoteKind;
use crate::search::{Hit, fault};
use crate::text::Span;
use crate::tui::model::{Model, Search};
use crate::tui::preview::QUOTE;
use crate::tui::{attribution, preview, theme, wrap};

use super::{paint, typed};

const PROMPT: &str = "/ ";

/// What may be typed, in ever fewer columns.
const TERMS: [&str; 4] = [
    "words · @speaker · in:outlet · kind:altered",
    "words · @who · in:outlet · kind:alt",
    "words @who in: kind:",
    "words",
];

/// Which of how many quotes is chosen.
pub(super) fn count(search: &Search) -> String {
    match (search.waiting, search.hits.len()) {
        (true, 0) => "searching…".to_owned(),
        (false, 0) => String::new(),
        (_, total) => format!("{}/{total}", search.selected + 1),
    }
}

/// Draws the search; returns where the cursor stands.
pub(super) fn draw(model: &Model, search: &Search, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    if area.is_empty() {
        return None;
    }
    let rooms = preview::rooms(area);
    let cursor = input(model, search, area, buffer);
    super::preview::draw(model, search, rooms, buffer);
    let list = rooms.list;
    if search.hits.is_empty() && !search.waiting {
        empty(model, search.input.value(), list, buffer);
    }
    let seen = usize::from(rooms.quotes());
    let hits = search.hits.iter().enumerate().skip(search.top).take(seen);
    for ((place, hit), row) in hits.zip(0_u16..) {
        let y = list.y + row * QUOTE;
        let room = Rect { y, height: QUOTE, width: list.width.saturating_sub(1), ..list };
        draw_hit(model, hit, place == search.selected, room, buffer);
    }
    let (total, lines) = (search.hits.len(), usize::from(QUOTE));
    if total > seen.max(1) {
        // Beside the quotes the line between them and the preview takes the mark, else the border.
        let edge = if rooms.beside { list.right() } else { paint::edge(model, area) };
        let count = total * lines + usize::from(list.height) % lines;
        paint::thumb((edge, list), search.top * lines, count, theme.faint, buffer);
    }
    Some(cursor)
}

/// The line that is typed into; returns where the cursor stands.
fn input(model: &Model, search: &Search, area: Rect, buffer: &mut Buffer) -> Position {
    let theme = &model.theme;
    let left = paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), PROMPT, theme.focus);
    let room = area.right().saturating_sub(left + 1);
    if search.input.value().is_empty() {
        let room = room.saturating_sub(1);
        let fits = |terms: &&str| wrap::columns(terms) <= usize::from(room);
        let terms = TERMS.into_iter().find(fits).unwrap_or("");
        paint::put(buffer, left + 1, area.y, room, terms, theme.faint);
    }
    typed::draw(&search.input, (left, area.y), room, theme.strong, buffer)
}

/// What to do where no quote is listed.
fn empty(model: &Model, query: &str, list: Rect, buffer: &mut Buffer) {
    let words = match fault(query) {
        Some(fault) => format!("{fault}."),
        None if query.trim().is_empty() => "These articles quote nobody. esc: back to the story".to_owned(),
        None => "No quote holds these words. Try fewer letters, or another word; esc: back to the story"
            .to_owned(),
    };
    let room = list.width.saturating_sub(3);
    let rows = wrap::wrap(&words, Span::new(0, words.len()), usize::from(room));
    for (row, y) in rows.into_iter().zip(list.top()..list.bottom()) {
        paint::put(buffer, list.x + 2, y, room, row.of(&words), model.theme.faint);
    }
}

fn draw_hit(model: &Model, hit: &Hit, selected: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(article) = model.comparison.story.articles.get(hit.quote.article) else { return };
    let reading = model.comparison.readings.get(hit.quote.article);
    let Some(quote) = reading.and_then(|reading| reading.quotes.get(hit.quote.quote)) else { return };
    let (bar, bar_style) = paint::bar(model, selected, true);
    for y in area.top()..area.bottom() {
        paint::put(buffer, area.x, y, 1, bar, bar_style);
    }
    let left = area.x + 2;
    let room = area.right().saturating_sub(left);
    let (open, close) = if quote.kind == QuoteKind::Direct { ("“", "”") } else { ("", "") };
    let base = match (selected, quote.kind) {
        (true, _) => theme.strong,
        (false, QuoteKind::Indirect) => theme.faint,
        (false, _) => theme.plain,
    };
    let matched = theme.lit.patch(theme.matched);
    let layers: Vec<_> = hit.matched.iter().map(|span| (*span, matched)).collect();

    // A long quote is shown from where the search first met it.
    let all = quote.span;
    let fits = wrap::columns(all.of(&article.text)) + 2 <= usize::from(room);
    let from = if fits { all.start } else { window(&article.text, all, hit, usize::from(room)) };
    let mut x = left;
    x = paint::put(buffer, x, area.y, room, if from > all.start { "…" } else { open }, base);
    let shown = Span::new(from, all.end);
    let width = area.right().saturating_sub(x + 1);
    let long = wrap::columns(shown.of(&article.text)) > usize::from(width);
    x = paint::words(buffer, (x, area.y, width), (&article.text, shown), base, &layers);
    paint::put(buffer, x, area.y, area.right().saturating_sub(x), if long { "…" } else { close }, base);

    let y = area.y + 1;
    if y < area.bottom() {
        if hit.altered {
            paint::put(
                buffer,
                area.x + 1,
                y,
                1.min(area.width),
                theme::glyph(Verdict::Diverge),
                theme.diverge,
            );
        }
        // Kinds stand in a column of their own.
        let kind = format!("{:<9}", quote.kind.name());
        let x = paint::put(buffer, left + 1, y, room.saturating_sub(1), &kind, theme.faint);
        let who = if quote.kind == QuoteKind::Indirect && !selected { theme.faint } else { theme.plain };
        let x = paint::put(buffer, x, y, area.right().saturating_sub(x), attribution::who(quote), who);
        let unnamed = if attribution::is_unnamed(quote) { attribution::UNNAMED } else { "" };
        let place = article.place_in_words(quote.span.start);
        let rest = format!("{unnamed} · {} · {place}", article.outlet);
        paint::put(buffer, x, y, area.right().saturating_sub(x), &rest, theme.faint);
    }
}

/// Where a quote longer than its line begins to be shown, so that the first match is in sight.
fn window(text: &str, quote: Span, hit: &Hit, room: usize) -> usize {
    let Some(first) = hit.matched.first() else { return quote.start };
    let before = Span::new(quote.start, first.start.min(quote.end));
    let ahead = wrap::columns(before.of(text));
    if ahead + wrap::columns(first.of(text)) + 12 < room {
        return quote.start;
    }
    // As much as there is room for before what stands from the match on.
    let behind = wrap::columns(Span::new(first.start, quote.end).of(text));
    let keep = (room / 3).max(room.saturating_sub(behind + 3));
    let mut left = ahead;
    for (offset, word) in before.of(text).split_word_bound_indices() {
        if left <= keep && !word.trim().is_empty() {
            return before.start + offset;
        }
        left = left.saturating_sub(wrap::columns(word));
    }
    first.start
}
