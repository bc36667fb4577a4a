//! Who says the chosen quote, and how one knows: its speaker, the mention, the cue, the rule that joined them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::comparison::{JudgedQuote, QuoteId};
use crate::reading::{Quote, QuoteKind};
use crate::story::Article;
use crate::text::Span;
use crate::tui::layout::{Panes, Shape};
use crate::tui::model::{Model, Pane};
use crate::tui::{attribution, theme, wrap};

use super::paint;

/// Lines for what is known of the quote: speaker, mention, cue, rule.
const FACTS: u16 = 4;
/// Below this width labels are short and stand at the edge.
const NARROW: u16 = 48;

/// One line: what it tells, words of the article with their style, and what is to be said of them.
struct Fact<'a> {
    label: [&'static str; 2],
    words: Option<(&'a str, Style)>,
    rest: String,
}

/// Draws the lower part of the article's pane.
pub(super) fn draw(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.attribution;
    let (Some(quote), Some(article)) = (model.chosen_quote(), model.article()) else { return };
    if area.is_empty() {
        return;
    }
    let narrow = area.width < NARROW;
    let spare = (area.height - 1).saturating_sub(FACTS);
    head(model, panes, (quote, article), spare == 0, buffer);
    let left = if narrow { area.x + 1 } else { panes.text().x };
    let room = area.right().saturating_sub(left + 1);
    let first = area.y + 1;
    opening(model, (quote, article), Rect::new(left, first, room, spare), buffer);
    let rows = (first + spare)..area.bottom();
    for (fact, y) in facts(model, quote, article).iter().zip(rows) {
        draw_fact(model, fact, narrow, (left, y, room), buffer);
    }
}

/// The line between the article and what is known of the quote: its kind, which of the quotes it is, and where.
fn head(
    model: &Model,
    panes: &Panes,
    (quote, article): (&Quote, &Article),
    words_too: bool,
    buffer: &mut Buffer,
) {
    let (theme, area) = (&model.theme, panes.attribution);
    let style = if model.focus == Pane::Article { theme.focus } else { theme.border };
    for x in area.left()..area.right() {
        paint::put(buffer, x, area.y, 1, "─", style);
    }
    if panes.shape != Shape::One {
        paint::put(buffer, area.x.saturating_sub(1), area.y, 1, "├", style);
        paint::put(buffer, area.right(), area.y, 1, "┤", style);
    }
    let (at, of) = (model.quote.unwrap_or(0) + 1, model.quotes().len());
    let place = article.place_in_words(quote.span.start);
    let place = match area.width {
        ..72 => format!(" {at}/{of} · {place} "),
        _ => format!(" quote {at} of {of} · {place} "),
    };
    let right = paint::put_right(
        buffer,
        area.x + area.width / 3,
        area.right().saturating_sub(1),
        area.y,
        &place,
        theme.faint,
    );
    let x = paint::put(buffer, area.x + 1, area.y, right.saturating_sub(area.x + 2), " ", theme.plain);
    let x = paint::put(buffer, x, area.y, right.saturating_sub(x + 1), quote.kind.name(), theme.strong);
    let x = paint::put(buffer, x, area.y, right.saturating_sub(x + 1), &marks(model), theme.strong);
    let meaning = attribution::meaning(quote.kind);
    let room = right.saturating_sub(x + 2);
    let x = if words_too {
        let x = paint::put(buffer, x, area.y, room.min(1), " ", theme.plain);
        paint::put(buffer, x, area.y, room.saturating_sub(1), &quoted(quote, article), theme.plain)
    } else if usize::from(room) >= wrap::columns(meaning) + 3 {
        paint::put(buffer, x, area.y, room, &format!(" · {meaning}"), theme.faint)
    } else {
        x
    };
    paint::put(buffer, x, area.y, right.saturating_sub(x), " ", theme.plain);
}

/// What the person has decided of the quote.
fn judged(model: &Model) -> Option<&JudgedQuote> {
    let id = QuoteId { article: model.outlet, quote: model.quote? };
    model.comparison.judged.quotes.get(&id)
}

/// The marks of what was decided: ` •★`.
fn marks(model: &Model) -> String {
    let Some(judged) = judged(model) else { return String::new() };
    let decided = judged.speaker.is_some() || judged.kind.is_some();
    let marks =
        [(decided, theme::PERSON), (judged.star, theme::STAR), (!judged.notes.is_empty(), theme::NOTE)];
    let marks: String = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    if marks.is_empty() { marks } else { format!(" {marks}") }
}

/// The quote's first words, as many as the lines hold.
fn opening(model: &Model, (quote, article): (&Quote, &Article), area: Rect, buffer: &mut Buffer) {
    let words = quoted(quote, article);
    let style = if quote.kind == QuoteKind::Direct { model.theme.quote } else { model.theme.plain };
    let rows = wrap::wrap(&words, Span::new(0, words.len()), usize::from(area.width));
    for (row, y) in rows.into_iter().zip(area.top()..area.bottom()) {
        // What does not fit is cut at the end of the last line.
        let row = if y + 1 == area.bottom() { Span::new(row.start, words.len()) } else { row };
        paint::put(buffer, area.x, y, area.width, row.of(&words), style);
    }
}

/// The quote on one line, between marks where all of it stands between marks.
fn quoted(quote: &Quote, article: &Article) -> String {
    let words = quote.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.kind == QuoteKind::Direct { format!("“{words}”") } else { words }
}

fn facts<'a>(model: &Model, quote: &'a Quote, article: &'a Article) -> [Fact<'a>; 4] {
    let theme = &model.theme;
    let of = |span: Span| span.of(&article.text);
    let silent = || theme::SILENT.to_owned();
    let speaker = quote.speaker.as_ref();
    let via = speaker.and_then(|speaker| speaker.via).map(|via| format!(" · via {}", of(via)));
    let judged = judged(model);
    let was = judged.and_then(|judged| judged.speaker.as_ref());
    let proposed =
        was.map_or(String::new(), |was| format!(" · the program: {}", was.as_deref().unwrap_or("not told")));
    let notes = judged.map_or(String::new(), |judged| judged.notes.join(" "));
    let note = if notes.is_empty() { notes } else { format!(" · note: {notes}") };
    let unnamed = if attribution::is_unnamed(quote) { attribution::UNNAMED } else { "" };
    [
        Fact {
            label: ["speaker", "who"],
            words: speaker.map(|speaker| (speaker.name.as_str(), theme.strong)),
            rest: match speaker {
                Some(_) => format!("{unnamed}{}{proposed}", via.unwrap_or_default()),
                None => format!("{}{proposed}", attribution::who(quote)),
            },
        },
        Fact {
            label: ["mention", "as"],
            words: speaker.map(|speaker| (of(speaker.mention), theme.mention)),
            rest: speaker.map_or_else(silent, |speaker| format!(" · {}", speaker.link.why())),
        },
        Fact {
            label: ["cue", "cue"],
            words: quote.cue.map(|cue| (of(cue), theme.cue)),
            rest: quote.cue.map_or_else(silent, |_| format!(" · {}", quote.manner.name())),
        },
        Fact { label: ["rule", "why"], words: None, rest: format!("{}{note}", quote.rule.why()) },
    ]
}

/// A line: the article's words are shortened before what is said of them.
fn draw_fact(
    model: &Model,
    fact: &Fact<'_>,
    narrow: bool,
    (x, y, width): (u16, u16, u16),
    buffer: &mut Buffer,
) {
    let theme = &model.theme;
    let [long, short] = fact.label;
    let (label, indent) = if narrow { (short, 5) } else { (long, 9) };
    paint::put(buffer, x, y, width, label, theme.faint);
    let (x, width) = (x + indent, width.saturating_sub(indent));
    let rest = u16::try_from(wrap::columns(&fact.rest)).unwrap_or(u16::MAX);
    match fact.words {
        Some((words, style)) => {
            let room = width.saturating_sub(rest).max(width.min(6));
            let end = paint::put(buffer, x, y, room, words, style);
            paint::put(buffer, end, y, width.saturating_sub(end - x), &fact.rest, theme.faint);
        }
        None => _ = paint::put(buffer, x, y, width, &fact.rest, theme.plain),
    }
}
