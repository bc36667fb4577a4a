//! The quote that is chosen in the search: its sentence, and how every outlet words it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{FamilyVerdict, Place, QuoteId, Verdict};
use crate::text::Span;
use crate::tui::layout::Shape;
use crate::tui::model::{Model, Search};
use crate::tui::preview::{INDENT, KEPT, Line, Rooms};
use crate::tui::theme;

use super::paint;

/// Draws the line that parts the preview from the quotes, and the preview.
pub(super) fn draw(model: &Model, search: &Search, rooms: Rooms, buffer: &mut Buffer) {
    let area = rooms.preview;
    if area.is_empty() {
        return;
    }
    rule(model, rooms, buffer);
    let Some(quote) = search.preview.quote else { return };
    head(model, quote, rooms, buffer);
    let rest = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let lines = &search.preview.lines;
    for (line, y) in lines.iter().skip(search.preview.scroll).zip(rest.top()..rest.bottom()) {
        let row = Rect { y, height: 1, width: rest.width.saturating_sub(1), ..rest };
        draw_line(model, search, (quote, line), row, buffer);
    }
    let edge = paint::edge(model, rest);
    paint::thumb((edge, rest), search.preview.scroll, lines.len(), model.theme.faint, buffer);
}

fn rule(model: &Model, rooms: Rooms, buffer: &mut Buffer) {
    let (area, style) = (rooms.preview, model.theme.border);
    let framed = model.panes().shape != Shape::One;
    if rooms.beside {
        for y in area.top()..area.bottom() {
            paint::put(buffer, area.x - 1, y, 1, "│", style);
        }
        if framed {
            paint::put(buffer, area.x - 1, area.bottom(), 1, "┴", model.theme.focus);
        }
        return;
    }
    for x in area.left()..area.right() {
        paint::put(buffer, x, area.y, 1, "─", style);
    }
    if framed {
        paint::put(buffer, area.x - 1, area.y, 1, "├", model.theme.focus);
        paint::put(buffer, area.right(), area.y, 1, "┤", model.theme.focus);
    }
}

/// The outlet and where in its article the quote stands.
fn head(model: &Model, quote: QuoteId, rooms: Rooms, buffer: &mut Buffer) {
    let (theme, area) = (&model.theme, rooms.preview);
    let Some(article) = model.comparison.story.articles.get(quote.article) else { return };
    let reading = model.comparison.readings.get(quote.article);
    let Some(said) = reading.and_then(|reading| reading.quotes.get(quote.quote)) else { return };
    let mut place = format!(" · {}", article.place_in_words(said.span.start));
    if let Some(published) = &article.published {
        place.extend([" · ", published]);
    }
    place.push(' ');
    let right = area.right().saturating_sub(1);
    // The line between quotes and preview goes on behind the words.
    let left = if rooms.beside { area.x } else { area.x + 1 };
    let base = Style::reset().patch(theme.base);
    let x = paint::put(buffer, left, area.y, 1, " ", base);
    let x = paint::put(buffer, x, area.y, right.saturating_sub(x), &article.outlet, base.patch(theme.strong));
    paint::put(buffer, x, area.y, right.saturating_sub(x), &place, base.patch(theme.faint));
}

fn draw_line(
    model: &Model,
    search: &Search,
    (quote, line): (QuoteId, &Line),
    row: Rect,
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    let from = |indent: usize| {
        let indent = u16::try_from(indent).unwrap_or(0).min(row.width);
        (row.x + indent, row.y, row.width - indent)
    };
    match line {
        Line::Blank => {}
        Line::Sentence(words) => {
            let layers = sentence_layers(model, search, quote);
            let text = text(model, quote.article);
            paint::words(buffer, from(1), (text, *words), theme.faint, &layers);
        }
        Line::Heading(words) => {
            let (x, y, width) = from(1);
            paint::put(buffer, x, y, width, words, theme.plain);
        }
        Line::Kept(verdict, own, words) => {
            let (x, y, width) = from(1);
            let altered = *verdict == Some(FamilyVerdict::Altered);
            if altered {
                paint::put(buffer, x, y, width, theme::glyph(Verdict::Diverge), theme.diverge);
            }
            if *own {
                paint::put(buffer, row.x, y, 1.min(row.width), theme::BAR, theme.focus);
            }
            let style = if altered { theme.diverge } else { theme.faint };
            let (x, y, width) = from(INDENT);
            paint::put(buffer, x, y, width, verdict.map_or("", FamilyVerdict::name), style);
            let (x, y, width) = from(INDENT + KEPT);
            paint::put(buffer, x, y, width, words, theme.plain);
        }
        Line::Wording(words) => {
            let layers = change_layers(model, search, words.article);
            paint::words(
                buffer,
                from(INDENT),
                (text(model, words.article), words.span),
                theme.quote,
                &layers,
            );
        }
    }
}

/// The quote over the rest of its sentence, the letters that the search met, and the words that were changed.
fn sentence_layers(model: &Model, search: &Search, quote: QuoteId) -> Vec<(Span, Style)> {
    let theme = &model.theme;
    let reading = model.comparison.readings.get(quote.article);
    let said = reading.and_then(|reading| reading.quotes.get(quote.quote));
    let mut layers: Vec<_> =
        said.map(|said| (said.span, theme.lit.patch(theme.strong))).into_iter().collect();
    if let Some(hit) = search.hits.get(search.selected) {
        layers.extend(hit.matched.iter().map(|span| (*span, theme.lit.patch(theme.matched))));
    }
    layers.extend(changed(&search.preview.changed, quote.article, theme.lit.patch(theme.spot)));
    layers
}

/// The words that an outlet changed, and those that it changed them from.
fn change_layers(model: &Model, search: &Search, article: usize) -> Vec<(Span, Style)> {
    let theme = &model.theme;
    let mut layers: Vec<_> = changed(&search.preview.replaced, article, theme.chosen).collect();
    layers.extend(changed(&search.preview.changed, article, theme.spot));
    layers
}

fn changed(places: &[Place], article: usize, style: Style) -> impl Iterator<Item = (Span, Style)> {
    places.iter().filter(move |place| place.article == article).map(move |place| (place.span, style))
}

fn text(model: &Model, article: usize) -> &str {
    model.comparison.story.articles.get(article).map_or("", |article| &article.text)
}
