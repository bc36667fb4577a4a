//! Outlets side by side: linked sentences at one height, the words that only one has marked in them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{Claim, Verdict};
use crate::story::{Article, ParagraphKind};
use crate::text::Span;
use crate::tui::beside::places::Places;
use crate::tui::beside::{Answer, Beside, Column, sentence};
use crate::tui::layout::Panes;
use crate::tui::model::Model;
use crate::tui::{theme, wrap};

use super::paint;

/// A value on a column's lower border is no longer than this where it has a shorter form.
const FOOT: usize = 28;

/// Draws the columns, and below them who tells the claim.
pub(super) fn draw(model: &Model, beside: &Beside, panes: &Panes, buffer: &mut Buffer) {
    let places = Places::of(panes, beside.columns.len());
    for (number, column) in beside.columns.iter().enumerate() {
        draw_column(model, beside, (number, column), &places, buffer);
    }
    strip(model, beside, places.strip, buffer);
}

fn draw_column(
    model: &Model,
    beside: &Beside,
    (number, column): (usize, &Column),
    places: &Places,
    buffer: &mut Buffer,
) {
    let Some(article) = model.comparison.story.articles.get(column.article) else { return };
    let active = number == beside.active;
    frame(model, column, article, (places, number, active), buffer);
    let text = places.text(number);
    let height = usize::from(text.height);
    let rows = column.page.rows.iter().skip(column.scroll).take(height);
    let rows: Vec<_> = rows.collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let seen = Span::new(first.span.start, last.span.end);
    let linked = sentence(&model.comparison, column.article, column.cursor).filter(|_| column.linked);
    let layers = layers(model, beside, column, linked, seen);
    for (row, y) in rows.iter().zip(text.y..text.bottom()) {
        let base = match row.kind {
            ParagraphKind::Headline | ParagraphKind::Subhead => model.theme.strong,
            ParagraphKind::Body => model.theme.plain,
            ParagraphKind::Caption | ParagraphKind::Furniture => model.theme.faint,
        };
        gutter(model, column, (row.span, linked, active), (places.inner(number).x, y), buffer);
        paint::words(buffer, (text.x, y, text.width), (&article.text, row.span), base, &layers);
    }
    let inner = places.inner(number);
    let edge = paint::edge(model, inner);
    paint::thumb((edge, inner), column.scroll, column.page.rows.len(), model.theme.faint, buffer);
    if places.framed {
        foot(model, beside, column, places.outer.get(number).copied().unwrap_or_default(), buffer);
    }
}

/// The border, or the title line, with the outlet's number and name and where its article stands.
fn frame(
    model: &Model,
    column: &Column,
    article: &Article,
    (places, number, active): (&Places, usize, bool),
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    let outer = places.outer.get(number).copied().unwrap_or_default();
    let at = column.page.rows.get(column.scroll).map_or(0, |row| row.span.start);
    let linked = sentence(&model.comparison, column.article, column.cursor).filter(|_| column.linked);
    let place = article.place_in_words(linked.map_or(at, |span| span.start));
    let key = format!("{} ", column.article + 1);
    let style = if active { theme.focus } else { theme.strong };
    let pinned = if column.pinned { " · pinned" } else { "" };
    let title = [(key.as_str(), theme.faint), (article.outlet.as_str(), style), (pinned, theme.faint)];
    if places.framed {
        paint::framed(model, outer, active, &title, &place, buffer);
    } else if outer.height > 0 {
        let end =
            paint::put_right(buffer, outer.x + outer.width / 2, outer.right(), outer.y, &place, theme.faint);
        paint::pieces(buffer, outer.x + 1, outer.y, end.saturating_sub(outer.x + 2), &title);
    }
}

/// The bar beside linked sentences, and the glyph of what the others make of the sentence that begins on this row.
fn gutter(
    model: &Model,
    column: &Column,
    (row, linked, active): (Span, Option<Span>, bool),
    (x, y): (u16, u16),
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    if linked.is_some_and(|span| span.meets(row)) {
        let (bar, style) = paint::bar(model, true, active);
        paint::put(buffer, x, y, 1, bar, style);
    }
    let sentences = model.comparison.readings.get(column.article).map_or(&[][..], |read| &read.sentences);
    let from = sentences.partition_point(|sentence| sentence.span.start < row.start);
    let begins = sentences.iter().enumerate().skip(from).take_while(|(_, told)| told.span.start < row.end);
    let answers = begins.filter_map(|(number, _)| column.answers.get(number)).max();
    let (glyph, style) = match answers {
        Some(Answer::Parts) => (theme::glyph(Verdict::Diverge), theme.diverge),
        Some(Answer::Alike) => (theme::glyph(Verdict::Agree), theme.agree),
        Some(Answer::Alone) => (theme::glyph(Verdict::Single), theme.alone),
        Some(Answer::Nothing) | None => return,
    };
    paint::put(buffer, x + 1, y, 1, glyph, style);
}

/// The styles of the words in sight, later ones on top.
fn layers(
    model: &Model,
    beside: &Beside,
    column: &Column,
    linked: Option<Span>,
    seen: Span,
) -> Vec<(Span, Style)> {
    let theme = &model.theme;
    let quotes = column.page.quotes.iter().filter(|quote| quote.meets(seen));
    let mut layers: Vec<(Span, Style)> = quotes.map(|quote| (*quote, theme.quote)).collect();
    layers.extend(linked.map(|span| (span, theme.strong)));
    layers.extend(column.own.iter().map(|span| (*span, theme.chosen)));
    let parting = |claim: usize| beside.parting.get(claim).is_some_and(|parts| *parts);
    for (claim, span) in column.page.spots.iter().filter(|(claim, span)| parting(*claim) && span.meets(seen))
    {
        let here = linked.is_some_and(|linked| linked.meets(*span)) && beside.claim == Some(*claim);
        layers.push((*span, if here { theme.spot } else { theme.diverge }));
    }
    layers
}

/// On the lower border: what the outlet gives where it parts from the one that is read, or that it is silent.
fn foot(model: &Model, beside: &Beside, column: &Column, outer: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some((number, claim)) = claim_of(model, beside) else { return };
    let read = beside.reading().map_or(column.article, |reading| reading.article);
    let parts = beside.columns.iter().find_map(|other| {
        let against = if column.article == read { other.article } else { read };
        claim.parts(column.article, against)
    });
    let glyph = |verdict| theme::glyph(verdict);
    let words = match (claim.first_in(column.article), parts) {
        (None, _) if model.comparison.is_cut(column.article) => {
            vec![(theme::CUT.to_owned(), theme.silent), (" cut off, not known".to_owned(), theme.faint)]
        }
        (None, _) => {
            vec![(theme::SILENT.to_owned(), theme.silent), (" silent on this".to_owned(), theme.faint)]
        }
        (Some(_), Some(difference)) => {
            let value = difference.values.iter().find(|value| value.article == column.article);
            let first = claim.differences.first().is_some_and(|first| first == difference);
            let forms =
                model.briefs.get(&(number, column.article)).filter(|_| first).map_or(&[][..], Vec::as_slice);
            let short = forms.iter().find(|form| wrap::columns(form) <= FOOT).or(forms.last());
            let value = short.cloned().or(value.map(|value| value.normal.clone())).unwrap_or_default();
            vec![
                (format!("{} ", glyph(Verdict::Diverge)), theme.diverge),
                (format!("{} · ", difference.kind.name()), theme.faint),
                (value, theme.diverge),
            ]
        }
        (Some(_), None) if claim.spread() > 1 => {
            vec![(format!("{} ", glyph(Verdict::Agree)), theme.agree), ("told alike".to_owned(), theme.faint)]
        }
        (Some(_), None) => {
            vec![
                (format!("{} ", glyph(Verdict::Single)), theme.alone),
                ("told here alone".to_owned(), theme.faint),
            ]
        }
    };
    let words: Vec<(&str, Style)> = words.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    paint::border_foot(outer, &words, theme.base, buffer);
}

fn claim_of<'a>(model: &'a Model, beside: &Beside) -> Option<(usize, &'a Claim)> {
    let number = beside.claim?;
    Some((number, model.comparison.claims.get(number)?))
}

/// The claim over which the outlets stand side by side, and which others tell it.
fn strip(model: &Model, beside: &Beside, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    let Some((_, claim)) = claim_of(model, beside) else {
        let words = "This sentence states nothing that is compared";
        paint::put(buffer, area.x + 1, area.y, area.width.saturating_sub(2), words, theme.faint);
        return;
    };
    let read = beside.reading().map_or(0, |column| column.article);
    let shown = |article: usize| beside.columns.iter().any(|column| column.article == article);
    let told = |names: bool| -> Vec<(String, Style)> {
        let mut pieces = Vec::new();
        for article in 0..model.comparison.story.articles.len() {
            let style = match (article == read, shown(article)) {
                (true, _) => theme.focus,
                (false, true) => theme.strong,
                (false, false) => theme.faint,
            };
            let name = if names { format!(" {}", model.name(article)) } else { String::new() };
            pieces.push((format!("  {}{name}", article + 1), style));
            if article == read {
                continue;
            }
            pieces.push(match (claim.first_in(article), claim.parts(read, article)) {
                (None, _) if model.comparison.is_cut(article) => (theme::CUT.to_owned(), theme.silent),
                (None, _) => (theme::SILENT.to_owned(), theme.silent),
                (Some(_), Some(_)) => (theme::glyph(Verdict::Diverge).to_owned(), theme.diverge),
                (Some(_), None) => (theme::glyph(Verdict::Agree).to_owned(), theme.agree),
            });
        }
        pieces
    };
    let wide = |pieces: &[(String, Style)]| pieces.iter().map(|(text, _)| wrap::columns(text)).sum::<usize>();
    let room = usize::from(area.width.saturating_sub(2));
    let pieces = Some(told(true)).filter(|pieces| wide(pieces) * 2 <= room).unwrap_or_else(|| told(false));
    let taken = u16::try_from(wide(&pieces).min(room * 2 / 3)).unwrap_or(0);
    let left = area.x + 1;
    let right = area.right().saturating_sub(1 + taken);
    let end = paint::put(buffer, left, area.y, 2, theme::glyph(claim.verdict), theme.verdict(claim.verdict));
    paint::put(buffer, end + 1, area.y, right.saturating_sub(end + 2), &claim.label, theme.plain);
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    paint::pieces(buffer, right, area.y, taken, &pieces);
}
