//! One claim in full: every outlet's own sentence, the differing words marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{Claim, DifferenceKind, FamilyVerdict, Verdict};
use crate::text::Span;
use crate::tui::detail::{Detail, INDENT, KEPT, Line};
use crate::tui::model::Model;
use crate::tui::theme;

use super::paint;

/// Draws the opened claim.
pub(super) fn draw(model: &Model, open: &Detail, area: Rect, buffer: &mut Buffer) {
    let Some(claim) = model.comparison.claims.get(open.claim) else { return };
    for (line, y) in open.lines.iter().skip(open.scroll).zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
        draw_line(model, open, claim, line, row, buffer);
    }
    let first = open.lines.iter().position(|line| matches!(line, Line::Label(_)));
    if let Some(first) = first.filter(|first| *first >= open.scroll) {
        let y = area.y + u16::try_from(first - open.scroll).unwrap_or(0);
        if y < area.bottom() {
            paint::put(
                buffer,
                area.x + 1,
                y,
                1,
                theme::glyph(claim.verdict),
                model.theme.verdict(claim.verdict),
            );
        }
    }
    let edge = paint::edge(model, area);
    paint::thumb((edge, area), open.scroll, open.lines.len(), model.theme.faint, buffer);
}

fn draw_line(model: &Model, open: &Detail, claim: &Claim, line: &Line, row: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let from = |indent: usize| {
        let indent = u16::try_from(indent).unwrap_or(0).min(row.width);
        (row.x + indent, row.width - indent)
    };
    match line {
        Line::Blank => {}
        Line::Label(words) => {
            let (x, width) = from(3);
            paint::put(buffer, x, row.y, width, words, theme.strong);
        }
        Line::Spread(words) => {
            let (x, width) = from(3);
            paint::put(buffer, x, row.y, width, words, theme.faint);
        }
        Line::Heading(title, words) => {
            let (x, width) = from(3);
            // Where there is no room for both side by side, the words speak for themselves.
            let title = title.filter(|title| title.len() + 3 < open.indent()).unwrap_or("");
            paint::put(buffer, x, row.y, width, title, theme.faint);
            let (x, width) = from(open.indent());
            paint::put(buffer, x, row.y, width, words, theme.plain);
        }
        Line::Kept(verdict, words) => {
            let (x, width) = from(open.indent());
            let altered = *verdict == Some(FamilyVerdict::Altered);
            if altered {
                paint::put(buffer, x, row.y, width, theme::glyph(Verdict::Diverge), theme.diverge);
            }
            let (x, width) = from(open.indent() + 2);
            let style = if altered { theme.diverge } else { theme.faint };
            paint::put(buffer, x, row.y, width, verdict.map_or("", FamilyVerdict::name), style);
            let (x, width) = from(open.indent() + KEPT);
            paint::put(buffer, x, row.y, width, words, theme.plain);
        }
        Line::Kind(kind) => {
            let (x, width) = from(3);
            paint::put(buffer, x, row.y, width, kind.name(), theme.diverge);
        }
        Line::Why(kind, words) => {
            let (x, width) = from(3);
            paint::put(buffer, x, row.y, width, kind.map_or("", DifferenceKind::name), theme.diverge);
            let (x, width) = from(open.indent());
            paint::put(buffer, x, row.y, width, words, theme.plain);
        }
        Line::Value(given) => {
            let (x, width) = from(open.indent());
            if given.parts {
                paint::put(buffer, x, row.y, width, theme::glyph(Verdict::Diverge), theme.diverge);
            }
            let (x, width) = from(open.indent() + 2);
            let style = if given.usual { theme.strong } else { theme.diverge };
            let end = paint::put(buffer, x, row.y, width, &given.value, style);
            let wide = u16::try_from(given.wide).unwrap_or(0);
            let end = end.max(x + wide).saturating_add(2);
            paint::put(buffer, end, row.y, row.right().saturating_sub(end), &given.outlets, theme.plain);
        }
        Line::Outlet(entry) => outlet(model, open, claim, *entry, row, buffer),
        Line::Words(entry, words) => {
            let Some(told) = claim.statements.get(*entry) else { return };
            let Some(article) = model.comparison.story.articles.get(told.article) else { return };
            let (x, width) = from(INDENT);
            if *entry == open.entry {
                paint::put(buffer, row.x + 1, row.y, 1, theme::BAR, theme.focus);
            }
            let layers = layers(model, open, claim, told.article, told.span);
            paint::words(buffer, (x, row.y, width), (&article.text, *words), theme.faint, &layers);
        }
        Line::Silent(words) => {
            let (x, width) = from(3);
            paint::put(buffer, x, row.y, width, words, theme.faint);
            paint::put(buffer, row.x + 1, row.y, 1.min(row.width), theme::SILENT, theme.silent);
        }
    }
}

/// The statement over the rest of its sentence, and the words in which the outlets part over that.
fn layers(
    model: &Model,
    open: &Detail,
    claim: &Claim,
    article: usize,
    statement: Span,
) -> Vec<(Span, Style)> {
    let lit = model.theme.lit;
    let mut layers = vec![(statement, lit)];
    let values = claim.differences.iter().flat_map(|difference| &difference.values);
    let strong = lit.patch(model.theme.strong);
    layers.extend(values.filter(|value| value.article == article).map(|value| (value.span, strong)));
    let spots = open.spots.iter().filter(|(of, _)| *of == article);
    layers.extend(spots.map(|(_, span)| (*span, lit.patch(model.theme.spot))));
    layers
}

fn outlet(model: &Model, open: &Detail, claim: &Claim, entry: usize, row: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(told) = claim.statements.get(entry) else { return };
    let Some(article) = model.comparison.story.articles.get(told.article) else { return };
    let chosen = entry == open.entry;
    if chosen {
        paint::put(buffer, row.x + 1, row.y, 1, theme::BAR, theme.focus);
    }
    let number = if entry < 9 { format!("{}. ", entry + 1) } else { "   ".to_owned() };
    let x = row.x + 3;
    let room = row.right().saturating_sub(x);
    let x = paint::put(buffer, x, row.y, room, &number, theme.faint);
    let style = if chosen { theme.focus } else { theme.strong };
    let x = paint::put(buffer, x, row.y, row.right().saturating_sub(x), &article.outlet, style);
    let mut place = format!("  {}", article.place_in_words(told.span.start));
    if let Some(published) = &article.published {
        place.push_str(" · ");
        place.push_str(published);
    }
    paint::put(buffer, x, row.y, row.right().saturating_sub(x), &place, theme.faint);
}
