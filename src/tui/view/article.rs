//! The article: wrapped rows, the marked statements, the quotes, the statement of the selected claim.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::story::ParagraphKind;
use crate::text::Span;
use crate::tui::layout::{GUTTER, Panes};
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::text_search::TextSearch;
use crate::tui::{theme, wrap};

use super::{attribution, paint};

/// Columns of the words looked for in the pane's title.
const FOUND: usize = 24;

/// Draws the pane.
pub(super) fn draw(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(article) = model.article() else {
        let title = [("2 ", theme.faint), ("Article", theme.strong)];
        paint::pane(model, panes, Pane::Article, &title, "", buffer);
        let text = panes.text();
        paint::put(buffer, text.x, text.y, text.width, "No article: rashomon PATH… opens some", theme.faint);
        return;
    };
    let title = [
        ("2 Article · ", theme.faint),
        (article.outlet.as_str(), theme.strong),
        (article.title.map_or("", |_| " · "), theme.faint),
        (article.title.map_or("", |title| title.of(&article.text)), theme.plain),
    ];
    paint::pane(model, panes, Pane::Article, &title, &place(model, panes), buffer);

    let text = panes.text();
    let sight = model.sight();
    let rows = model.page.rows.get(sight.clone()).unwrap_or(&[]);
    let seen = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    };
    let layers = layers(model, seen);
    let bright = model.brightest();
    for (row, y) in rows.iter().zip(text.y..text.bottom()) {
        let base = match row.kind {
            ParagraphKind::Headline | ParagraphKind::Subhead => theme.strong,
            ParagraphKind::Body => theme.plain,
            ParagraphKind::Caption | ParagraphKind::Furniture => theme.faint,
        };
        gutter(model, row.span, bright, y, panes, buffer);
        paint::words(buffer, (text.x, y, text.width), (&article.text, row.span), base, &layers);
    }
    let inner = panes.inner(Pane::Article);
    let edge = paint::edge(model, inner);
    let above = Rect { height: text.height, ..inner };
    paint::thumb((edge, above), model.scroll, model.page.rows.len(), theme.faint, buffer);
    attribution::draw(model, panes, buffer);
    let hint = hint(model);
    if !hint.is_empty() && panes.line.is_empty() {
        paint::foot(panes, Pane::Article, &[(&hint, theme.notice)], theme.base, buffer);
    }
}

/// Where the article stands, and which of the places of the words looked for that is.
fn place(model: &Model, panes: &Panes) -> String {
    let place = model.place();
    match (&model.text_search, &model.mode) {
        (Some(search), Mode::Explore) => {
            let words = wrap::fit(search.input.value().trim(), FOUND);
            let [long, short] = search.count().map(|count| format!("“{words}” {count} · {place}"));
            let fits = wrap::columns(&long) + 4 < usize::from(panes.article.width) / 2;
            if fits { long } else { short }
        }
        _ => place,
    }
}

/// The claim whose statements are marked: not while they would drown a cue, a mention, or the words looked for.
fn claim_marked(model: &Model) -> Option<usize> {
    let searched = model.text_search.as_ref().is_some_and(TextSearch::asks);
    model.claim_at().filter(|_| !model.shows_who() && !searched)
}

/// The styles of the words in sight, later ones on top.
fn layers(model: &Model, seen: Span) -> Vec<(Span, Style)> {
    let theme = &model.theme;
    let mut layers = Vec::new();
    let quotes = model.page.quotes.iter().filter(|quote| quote.meets(seen));
    layers.extend(quotes.map(|quote| (*quote, theme.quote)));
    let spots = || model.page.spots.iter().filter(|(_, span)| span.meets(seen));
    layers.extend(spots().map(|(_, span)| (*span, theme.diverge)));
    if let Some(selected) = claim_marked(model) {
        let marks = model.page.marks.iter().filter(|mark| mark.claim == selected);
        layers.extend(marks.map(|mark| (mark.span, theme.chosen)));
        layers.extend(spots().filter(|(claim, _)| *claim == selected).map(|(_, span)| (*span, theme.spot)));
    }
    if let Mode::Passage(passage) = &model.mode {
        layers.extend(passage.span().map(|span| (span, theme.spot)));
    }
    if let Some(quote) = model.chosen_quote() {
        layers.push((quote.span, theme.spot));
        if model.shows_who() {
            layers.extend(quote.cue.map(|cue| (cue, theme.cue)));
            layers.extend(quote.speaker.as_ref().map(|speaker| (speaker.mention, theme.mention)));
        }
    }
    if let Some(search) = &model.text_search {
        layers.extend(search.within(seen).iter().map(|place| (*place, theme.matched)));
        layers.extend(search.place().map(|place| (place, theme.spot)));
    }
    layers
}

/// The bar beside what stands out, and the glyph of the most telling statement that begins on this row.
fn gutter(model: &Model, row: Span, bright: Option<Span>, y: u16, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    let x = panes.inner(Pane::Article).x;
    let selected = claim_marked(model);
    let reached = |span: Span| span.meets(row);
    let chosen = model.page.marks.iter().any(|mark| Some(mark.claim) == selected && reached(mark.span));
    if chosen || bright.is_some_and(reached) {
        let (bar, style) = paint::bar(model, true, model.focus == Pane::Article);
        paint::put(buffer, x, y, 1.min(GUTTER), bar, style);
    }
    let from = model.page.marks.partition_point(|mark| mark.span.start < row.start);
    let begins = model.page.marks.iter().skip(from).take_while(|mark| mark.span.start < row.end);
    if let Some(verdict) = begins.map(|mark| mark.verdict).min() {
        paint::put(buffer, x + 1, y, 1, theme::glyph(verdict), theme.verdict(verdict));
    }
}

/// What the reader may miss: that the chosen outlet does not tell the selected claim.
fn hint(model: &Model) -> String {
    let Some(claim) = model.claim() else { return String::new() };
    if model.quote.is_some() || claim.first_in(model.outlet).is_some() {
        return String::new();
    }
    let mut told: Vec<usize> = claim.statements.iter().map(|statement| statement.article).collect();
    told.dedup();
    let told: Vec<&str> = told.into_iter().map(|article| model.name(article)).collect();
    format!("{} is silent on this; told by {}", model.name(model.outlet), told.join(", "))
}
