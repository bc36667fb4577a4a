//! The source list: each outlet with its headline, its date and its counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::Tally;
use crate::text::Day;
use crate::tui::days::{self, Form};
use crate::tui::layout::{Panes, Shape};
use crate::tui::model::{Model, Pane};
use crate::tui::{theme, wrap};

use super::paint;

/// Columns that a name gets before its date or counts.
const NAME: u16 = 13;

/// Draws the list.
pub(super) fn draw(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let theme = &model.theme;
    let articles = &model.comparison.story.articles;
    let one = panes.shape == Shape::One;
    let name = if one { model.comparison.story.title.as_str() } else { "Sources" };
    let place = if one { model.place_in_pile() } else { String::new() };
    let title = [("1 ", theme.faint), (place.as_str(), theme.faint), (name, theme.strong)];
    let inner = panes.inner(Pane::Sources);
    let (lines, fit) = panes.source_lines(model);
    let more =
        if articles.len() > fit { format!("{}/{}", model.outlet + 1, articles.len()) } else { String::new() };
    paint::pane(model, panes, Pane::Sources, &title, &more, buffer);
    if articles.is_empty() {
        paint::put(
            buffer,
            inner.x + 1,
            inner.y,
            inner.width.saturating_sub(1),
            "No article here",
            theme.faint,
        );
    }
    for (row, outlet) in (model.first_source..articles.len()).take(fit).enumerate() {
        let y = (inner.y + u16::try_from(row).unwrap_or(0) * lines).min(inner.bottom());
        source(model, outlet, Rect { y, height: lines.min(inner.bottom() - y), ..inner }, buffer);
    }
    paint::thumb(
        (inner.right(), inner),
        model.first_source * usize::from(lines),
        articles.len() * usize::from(lines),
        theme.faint,
        buffer,
    );
}

fn source(model: &Model, outlet: usize, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(article) = model.comparison.story.articles.get(outlet) else { return };
    let selected = outlet == model.outlet;
    let (bar, bar_style) = paint::bar(model, selected, model.focus == Pane::Sources);
    let lines = area.height.min(3);
    for y in area.y..area.y + lines {
        paint::put(buffer, area.x, y, 1, bar, bar_style);
    }
    if let Some(judged) = model.comparison.judged.articles.get(&outlet) {
        let decided = judged.outlet.is_some() || judged.published.is_some();
        let mark = if decided { theme::PERSON } else { theme::NOTE };
        paint::put(buffer, area.x + 1, area.y, 1, mark, theme.strong);
    }
    let left = (area.x + 2).min(area.right());
    let name = model.name(outlet);
    let tally = model.tallies.get(outlet).copied().unwrap_or_default();
    let digits = model.tallies.iter().map(width_of).max().unwrap_or(1);
    let name_style = if selected { theme.strong } else { theme.plain };
    if lines == 1 {
        let right = match model.found_in(outlet) {
            Some(count) => {
                let end = area.right().saturating_sub(1);
                paint::put_right(buffer, left + NAME, end, area.y, &found(count), found_style(model, count))
            }
            None => counts_right(model, tally, digits, area, area.y, buffer),
        };
        paint::name(buffer, left, area.y, right.saturating_sub(left + 1), name, name_style);
        return;
    }
    let room = area.right().saturating_sub(left + 1);
    let date = article.published.as_deref().map_or(String::new(), day);
    // The name may be shortened for its date, but not beyond recognition.
    let right =
        paint::put_right(buffer, left + NAME, area.right().saturating_sub(1), area.y, &date, theme.faint);
    paint::name(buffer, left, area.y, right.saturating_sub(left + 1), name, name_style);
    if lines > 2 {
        paint::put(buffer, left, area.y + 1, room, article.label(), theme.faint);
    }
    let y = area.y + lines - 1;
    match model.found_in(outlet) {
        Some(count) => _ = paint::put(buffer, left, y, room, &found(count), found_style(model, count)),
        None => counts(model, outlet, digits, (left, y, room), buffer),
    }
}

/// In place of an outlet's counts while words are looked for: how often it has them.
fn found(count: usize) -> String {
    if count == 0 { theme::SILENT.to_owned() } else { format!("{count} found") }
}

fn found_style(model: &Model, count: usize) -> Style {
    if count == 0 { model.theme.silent } else { model.theme.strong }
}

/// `2026-03-10T18:40:00Z` as `10 Mar`; what tells no day as it is.
fn day(published: &str) -> String {
    Day::read(published).map_or_else(|| published.to_owned(), |day| days::in_words((day, day), Form::Last))
}

fn width_of(tally: &Tally) -> usize {
    let most = tally.agrees.max(tally.diverges).max(tally.alone).max(tally.silent);
    most.to_string().len()
}

/// Diverges, agrees, alone, silent: the glyph, then the number in a column of its own.
fn counts(model: &Model, outlet: usize, digits: usize, (x, y, width): (u16, u16, u16), buffer: &mut Buffer) {
    let theme = &model.theme;
    let tally = model.tallies.get(outlet).copied().unwrap_or_default();
    let cut = model.comparison.is_cut(outlet);
    let mut at = x;
    for (glyph, count, style) in [
        ("≠", tally.diverges, theme.diverge),
        ("✓", tally.agrees, theme.agree),
        ("○", tally.alone, theme.alone),
        (theme::SILENT, tally.silent, theme.silent),
    ] {
        let words = match glyph {
            theme::SILENT if cut => format!("{} cut off", theme::CUT),
            _ => format!("{glyph}{count:>digits$}"),
        };
        let wide = u16::try_from(wrap::columns(&words)).unwrap_or(u16::MAX);
        if (at - x).saturating_add(wide) > width {
            break;
        }
        at = paint::put(buffer, at, y, wide, &words, style) + 2;
    }
}

/// The counts that fit, the most telling first, at the right end of a line; returns where they begin.
fn counts_right(model: &Model, tally: Tally, digits: usize, area: Rect, y: u16, buffer: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let end = area.right().saturating_sub(1);
    let wide = u16::try_from(digits + 2).unwrap_or(u16::MAX);
    let fit = end.saturating_sub(area.x + NAME) / wide;
    let parts = [
        ("≠", tally.diverges, theme.diverge),
        ("✓", tally.agrees, theme.agree),
        ("○", tally.alone, theme.alone),
    ];
    let fit = fit.min(3);
    let left = end.saturating_sub(fit * wide);
    let mut x = left;
    for (glyph, count, style) in parts.into_iter().take(usize::from(fit)) {
        x = paint::put(buffer, x, y, wide, &format!(" {glyph}{count:>digits$}"), style);
    }
    left
}
