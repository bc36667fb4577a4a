//! One article as the screen shows it: wrapped rows, and what is marked in it.

use crate::comparison::{Comparison, Verdict};
use crate::story::ParagraphKind;
use crate::text::Span;

use super::{wording, wrap};

/// An article wrapped to one width. Made again only when the article or the width changes.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The article's place in the story.
    pub article: usize,
    /// The columns it is wrapped to.
    pub width: usize,
    /// Its rows, in order.
    pub rows: Vec<PageRow>,
    /// Its statements, in order of place, the more telling claim first where two share a place.
    pub marks: Vec<Mark>,
    /// The words in which this outlet parts from others, with the claim.
    pub spots: Vec<(usize, Span)>,
    /// The stretches between quotation marks.
    pub quotes: Vec<Span>,
}

/// One row of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRow {
    /// Its words; empty for the row between two paragraphs.
    pub span: Span,
    /// What its paragraph is for.
    pub kind: ParagraphKind,
}

/// A statement that is marked in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its words.
    pub span: Span,
    /// Its claim's place in the comparison.
    pub claim: usize,
    /// The sentence's place in the article's reading.
    pub sentence: usize,
    /// What the outlets do with that claim.
    pub verdict: Verdict,
}

impl Page {
    /// Wraps an article to `width` columns; a place that the story lacks gives an empty page.
    pub fn of(comparison: &Comparison, article: usize, width: usize) -> Self {
        let mut page = Self { article, width, ..Self::default() };
        page.gather(comparison);
        page.wrap(comparison);
        page
    }

    /// The same article at another width.
    #[must_use]
    pub fn at_width(mut self, comparison: &Comparison, width: usize) -> Self {
        if self.width != width {
            self.width = width;
            self.wrap(comparison);
        }
        self
    }

    fn gather(&mut self, comparison: &Comparison) {
        for (claim, told) in comparison.claims.iter().enumerate() {
            for statement in told.statements.iter().filter(|statement| statement.article == self.article) {
                let (span, sentence, verdict) = (statement.span, statement.sentence, told.verdict);
                self.marks.push(Mark { span, claim, sentence, verdict });
            }
            if told.verdict == Verdict::Diverge && told.first_in(self.article).is_some() {
                let spots =
                    wording::spots(comparison, told).into_iter().filter(|(of, _)| *of == self.article);
                self.spots.extend(spots.map(|(_, span)| (claim, span)));
            }
        }
        self.marks.sort_by_key(|mark| (mark.span.start, mark.claim));
        let quotes = comparison.readings.get(self.article).map_or(&[][..], |reading| &reading.quotes);
        self.quotes = quotes.iter().flat_map(|quote| &quote.marks).copied().collect();
    }

    fn wrap(&mut self, comparison: &Comparison) {
        self.rows.clear();
        let Some(article) = comparison.story.articles.get(self.article) else { return };
        for paragraph in &article.paragraphs {
            if let Some(last) = self.rows.last() {
                let span = Span::new(last.span.end, last.span.end);
                self.rows.push(PageRow { span, kind: ParagraphKind::Body });
            }
            let rows = wrap::wrap(&article.text, paragraph.span, self.width);
            self.rows.extend(rows.into_iter().map(|span| PageRow { span, kind: paragraph.kind }));
        }
    }

    /// The row that holds the byte `at`, or the last row before it.
    pub fn row_at(&self, at: usize) -> usize {
        self.rows.partition_point(|row| row.span.start <= at).saturating_sub(1)
    }

    /// Where a window of `height` rows that begins at `scroll` must begin for `span` to be in sight: where it does already,
    /// a little off where the stretch is near.
    pub fn brought(&self, scroll: usize, span: Span, height: usize) -> usize {
        let (first, last) = self.rows_of(span);
        let margin = height.saturating_sub(last + 1 - first).min(height / 4).min(3);
        let low = (last + 1 + margin).saturating_sub(height).min(first);
        let high = first.saturating_sub(margin).max(low);
        let near = height / 2;
        if (low..=high).contains(&scroll) {
            scroll
        } else if scroll < low && low - scroll <= near {
            low
        } else if scroll > high && scroll - high <= near {
            high
        } else {
            first.saturating_sub(height / 3).clamp(low, high)
        }
    }

    /// The first and the last row of a stretch.
    pub fn rows_of(&self, span: Span) -> (usize, usize) {
        let first = self.row_at(span.start);
        (first, self.row_at(span.end.saturating_sub(1)).max(first))
    }
}
