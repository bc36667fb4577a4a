//! Where a person was before a line was opened, and the way back there.

use crate::comparison::QuoteId;
use crate::text::Span;

use super::model::{Model, Pane};
use super::moved::Moved;

/// The place to which leaving a line leads back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stood {
    focus: Pane,
    outlet: usize,
    /// The byte at the top of the article.
    top: usize,
    sentence: Option<Span>,
    quote: Option<usize>,
}

impl Stood {
    /// Where the person is now.
    pub(super) fn now(model: &Model) -> Self {
        Self {
            focus: model.focus,
            outlet: model.outlet,
            top: model.top_byte(),
            sentence: model.sentence,
            quote: model.quote,
        }
    }

    /// The outlet that was read.
    pub(super) fn outlet(self) -> usize {
        self.outlet
    }

    /// Follows the story to what it has become.
    pub(super) fn carry(&mut self, moved: &Moved<'_>) {
        let quote = self.quote.map(|quote| QuoteId { article: self.outlet, quote });
        self.quote = quote.and_then(|quote| moved.quote(quote)).map(|id| id.quote);
        self.sentence = self.sentence.and_then(|span| moved.span(self.outlet, span));
        self.top = moved.byte(self.outlet, self.top);
        self.outlet = moved.article(self.outlet).unwrap_or(0);
    }

    /// Goes back there.
    pub(super) fn go_back(self, model: &mut Model) {
        model.focus = self.focus;
        model.open_article(self.outlet);
        model.settle();
        model.scroll = model.page.row_at(self.top);
        (model.sentence, model.quote) = (self.sentence, self.quote);
    }

    /// Gives the focus back, and nothing else.
    pub(super) fn focus_again(self, model: &mut Model) {
        model.focus = self.focus;
    }
}
