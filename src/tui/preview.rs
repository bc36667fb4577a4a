//! What the search shows of the chosen quote: the sentence around it, and how every outlet words the utterance.

use ratatui::layout::Rect;

use crate::comparison::{Comparison, Family, FamilyVerdict, Place, QuoteId};
use crate::search::Hit;
use crate::text::Span;

use super::renderings::{self, with_marks};
use super::{kept, wrap};

/// Lines above the quotes: the input, and a blank one.
pub const HEAD: u16 = 2;
/// Lines of one quote: its words, and whose they are.
pub const QUOTE: u16 = 2;
/// From this width on, the preview stands beside the quotes: a screen of 120 columns less its border.
const WIDE: u16 = 118;
/// With fewer lines for quotes and preview together, there are only quotes.
const LINES: u16 = 14;
/// With fewer columns, there are only quotes.
const NARROW: u16 = 50;
/// Lines longer than this are hard to read.
const MEASURE: usize = 100;

/// Columns before words that stand under a line of their own.
pub const INDENT: usize = 3;
/// Columns of how words were kept.
pub const KEPT: usize = 17;

/// Where the search's parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rooms {
    /// The quotes.
    pub list: Rect,
    /// The preview, its first line included; empty where there is no room for it.
    pub preview: Rect,
    /// Whether the preview stands to the right of the quotes, not below them.
    pub beside: bool,
}

/// The chosen quote, laid out for one width.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The quote.
    pub quote: Option<QuoteId>,
    /// The columns it is laid out for.
    pub width: usize,
    /// Its lines, below the first that tells the place.
    pub lines: Vec<Line>,
    /// The first line in sight.
    pub scroll: usize,
    /// The words that an outlet changed.
    pub changed: Vec<Place>,
    /// The words that stand in their place in the wording that it is set against.
    pub replaced: Vec<Place>,
}

/// One line of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// A row of the sentence around the quote.
    Sentence(Span),
    /// Whose wording stands below, or that there is nothing to set the quote against.
    Heading(String),
    /// How words were kept and by whom; whether the chosen quote is among them.
    Kept(Option<FamilyVerdict>, bool, String),
    /// A row of one wording.
    Wording(Place),
}

/// Parts the room of the search. It hangs on the size alone, so that nothing moves with the selection.
pub fn rooms(body: Rect) -> Rooms {
    let head = HEAD.min(body.height);
    let rest = Rect { y: body.y + head, height: body.height - head, ..body };
    if body.width >= WIDE && rest.height > 5 {
        let list = Rect { width: rest.width / 2, ..rest };
        let x = list.right() + 1;
        return Rooms { list, preview: Rect { x, width: rest.right() - x, ..rest }, beside: true };
    }
    if rest.width >= NARROW && rest.height >= LINES {
        let list = Rect { height: rest.height / (2 * QUOTE) * QUOTE, ..rest };
        let preview = Rect { y: list.bottom(), height: rest.height - list.height, ..rest };
        return Rooms { list, preview, beside: false };
    }
    Rooms { list: rest, preview: Rect::ZERO, beside: false }
}

impl Rooms {
    /// How many quotes are in sight.
    pub fn quotes(&self) -> u16 {
        self.list.height / QUOTE
    }
}

impl Preview {
    /// Lays the hit out if it is another or the room is, and keeps the lines in sight within it.
    pub(super) fn settle(
        &mut self,
        comparison: &Comparison,
        names: &[String],
        hit: Option<&Hit>,
        room: Rect,
    ) {
        let quote = hit.map(|hit| hit.quote).filter(|_| !room.is_empty());
        let width = usize::from(room.width);
        if (quote, width) != (self.quote, self.width) {
            *self = Self { quote, width, ..Self::default() };
            if let Some(quote) = quote {
                self.lay_out(comparison, names, quote);
            }
        }
        let height = usize::from(room.height.saturating_sub(1));
        self.scroll = self.scroll.min(self.lines.len().saturating_sub(height));
    }

    fn lay_out(&mut self, comparison: &Comparison, names: &[String], quote: QuoteId) {
        if let Some(around) = around(comparison, quote) {
            let rows = wrap::wrap(text(comparison, quote.article), around, self.room(1));
            self.lines.extend(rows.into_iter().map(Line::Sentence));
        }
        let shared = |family: &&Family| {
            family.quotes.contains(&quote) && renderings::articles(&family.quotes).len() > 1
        };
        let alone = self.lines.len();
        for family in comparison.families.iter().filter(shared) {
            self.lines.push(Line::Blank);
            self.wordings(comparison, names, family, quote);
        }
        if self.lines.len() == alone {
            self.lines.push(Line::Blank);
            self.heading("No other outlet is found to quote this");
        }
    }

    /// Every wording of an utterance, that of most outlets first.
    fn wordings(&mut self, comparison: &Comparison, names: &[String], family: &Family, chosen: QuoteId) {
        let (changed, replaced) = renderings::changes(family);
        self.changed.extend(changed);
        self.replaced.extend(replaced);
        if let Some(usual) = family.usual {
            self.heading(&kept::most(usual));
            self.wording(comparison, usual.words);
        } else if family.verdict == FamilyVerdict::Altered {
            self.heading(kept::NO_MOST);
        }
        for rendering in renderings::renderings(comparison, family) {
            let articles = renderings::articles(&rendering.quotes).into_iter();
            let outlets: Vec<&str> =
                articles.filter_map(|article| names.get(article).map(String::as_str)).collect();
            let outlets = outlets.join(", ");
            let mut verdict = Some(rendering.verdict);
            let mut own = rendering.quotes.contains(&chosen);
            for row in wrap::wrap(&outlets, Span::new(0, outlets.len()), self.room(INDENT + KEPT)) {
                let row = row.of(&outlets).to_owned();
                self.lines.push(Line::Kept(verdict.take(), std::mem::take(&mut own), row));
            }
            // That of most outlets stands above.
            if !rendering.usual {
                self.wording(comparison, rendering.words);
            }
        }
    }

    fn heading(&mut self, words: &str) {
        let rows = wrap::wrap(words, Span::new(0, words.len()), self.room(1));
        self.lines.extend(rows.into_iter().map(|row| Line::Heading(row.of(words).to_owned())));
    }

    fn wording(&mut self, comparison: &Comparison, words: Place) {
        let text = text(comparison, words.article);
        let rows = wrap::wrap(text, with_marks(text, words.span), self.room(INDENT));
        self.lines.extend(rows.into_iter().map(|span| Line::Wording(Place { span, ..words })));
    }

    fn room(&self, indent: usize) -> usize {
        self.width.saturating_sub(indent + 1).clamp(1, MEASURE)
    }
}

/// The sentences that hold the quote.
fn around(comparison: &Comparison, id: QuoteId) -> Option<Span> {
    let reading = comparison.readings.get(id.article)?;
    let quote = reading.quotes.get(id.quote)?;
    let sentences = reading.sentences.iter().map(|sentence| sentence.span);
    let whole = with_marks(text(comparison, id.article), quote.span);
    Some(sentences.filter(|sentence| sentence.meets(quote.span)).fold(whole, Span::join))
}

fn text(comparison: &Comparison, article: usize) -> &str {
    comparison.story.articles.get(article).map_or("", |article| &article.text)
}
