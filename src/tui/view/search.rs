//! The quote search: a line to type in, the quotes that meet it, the matched letters marked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use crate::reading::QuoteKind;
use crate::search::Hit;
use crate::text::Span;
use crate::tui::model::{Model, Search};
use crate::tui::{attribution, wrap};

use super::paint;

/// Lines above the quotes: the input, and a blank one.
const HEAD: u16 = 2;
/// Lines of one quote: its words, and whose they are.
const LINES: u16 = 2;
const PROMPT: &str = "/ ";

/// How many quotes are in sight in a body of that size.
pub(in crate::tui) fn hits_in(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(HEAD) / LINES)
}

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
    let total = search.hits.len();
    let right = area.right();
    let left = paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(1), PROMPT, theme.focus);
    let room = right.saturating_sub(left + 1);
    let value = search.input.value();
    if value.is_empty() {
        paint::put(
            buffer,
            left + 1,
            area.y,
            room.saturating_sub(1),
            "words of a quote, or who said it",
            theme.faint,
        );
    }
    let cursor = cursor_of(search, usize::from(room));
    let skipped = search.input.visual_scroll(usize::from(room.max(1)));
    let mut gone = 0;
    let seen: String = value
        .graphemes(true)
        .skip_while(|grapheme| {
            gone += wrap::columns(grapheme);
            gone <= skipped
        })
        .collect();
    buffer.set_stringn(left.min(area.right() - 1), area.y, &seen, usize::from(room), theme.strong);

    if total == 0 && !search.waiting && area.height > HEAD {
        let words = if value.trim().is_empty() {
            "These articles quote nobody. esc: back to the story"
        } else {
            "No quote holds these words. Try fewer letters, or another word; esc: back to the story"
        };
        let rows = wrap::wrap(words, Span::new(0, words.len()), usize::from(area.width.saturating_sub(3)));
        for (row, y) in rows.into_iter().zip(area.y + HEAD..area.bottom()) {
            paint::put(buffer, area.x + 2, y, area.width.saturating_sub(3), row.of(words), theme.faint);
        }
    }
    for (row, (place, hit)) in search.hits.iter().enumerate().skip(search.top).take(hits_in(area)).enumerate()
    {
        let y = area.y + HEAD + u16::try_from(row).unwrap_or(0) * LINES;
        let room = Rect { y, height: LINES, width: area.width.saturating_sub(1), ..area };
        draw_hit(model, hit, place == search.selected, room, buffer);
    }
    let rows = Rect { y: area.y + HEAD.min(area.height), height: area.height.saturating_sub(HEAD), ..area };
    let fit = hits_in(area).max(1);
    if total > fit {
        let lines = usize::from(LINES);
        paint::thumb(
            (edge(model, area), rows),
            search.top * lines,
            total * lines + rows.height as usize % lines,
            theme.faint,
            buffer,
        );
    }
    Some(Position::new(
        left.saturating_add(u16::try_from(cursor).unwrap_or(u16::MAX)).min(area.right() - 1),
        area.y,
    ))
}

/// The column of the scroll mark: the border, where there is one.
fn edge(model: &Model, area: Rect) -> u16 {
    area.right().min(model.size.width.saturating_sub(1))
}

fn cursor_of(search: &Search, room: usize) -> usize {
    search.input.visual_cursor().saturating_sub(search.input.visual_scroll(room.max(1)))
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
    let keep = room / 3;
    let mut left = ahead;
    for (offset, word) in before.of(text).split_word_bound_indices() {
        if left <= keep && !word.trim().is_empty() {
            return before.start + offset;
        }
        left = left.saturating_sub(wrap::columns(word));
    }
    first.start
}
