//! Outlets side by side: a sentence of one, and what in the others answers it.

pub mod own;
pub mod places;

use crate::comparison::{Claim, Comparison};
use crate::story::ParagraphKind;
use crate::text::Span;

use super::page::Page;
use places::Places;

/// Outlets side by side.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The outlets, from left to right.
    pub columns: Vec<Column>,
    /// The one that is read; the others follow it.
    pub active: usize,
    /// The claim over which they are set side by side: the most telling one of the sentence read.
    pub claim: Option<usize>,
    /// By claim, whether two of the outlets in sight part over it.
    pub parting: Vec<bool>,
}

/// One outlet's article beside others.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The article's place in the story.
    pub article: usize,
    /// The article, wrapped.
    pub page: Page,
    /// The first row in sight.
    pub scroll: usize,
    /// Whether no other outlet may take its place.
    pub pinned: bool,
    /// The sentence that is read here, or the last one that answered.
    pub cursor: usize,
    /// Whether that sentence is read, or answers the one that is.
    pub linked: bool,
    /// Words of that sentence which the sentences linked with it lack.
    pub own: Vec<Span>,
    /// By sentence, what the other outlets in sight make of it.
    pub answers: Vec<Answer>,
}

/// What the other outlets in sight make of a sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It states nothing that is compared.
    #[default]
    Nothing,
    /// No other tells it.
    Alone,
    /// Another tells it alike.
    Alike,
    /// Another parts from it.
    Parts,
}

impl Beside {
    /// Sets articles side by side, the first one read at `sentence`, in what room there is.
    pub fn of(comparison: &Comparison, articles: &[usize], sentence: usize, places: &Places) -> Self {
        let columns = articles.iter().map(|&article| Column { article, ..Column::default() }).collect();
        let mut beside = Self { columns, ..Self::default() };
        beside.settle(comparison, places);
        beside.weigh(comparison);
        beside.read(comparison, sentence, places);
        beside
    }

    /// The column that is read.
    pub fn reading(&self) -> Option<&Column> {
        self.columns.get(self.active)
    }

    /// Wraps the articles to their room, and holds every place within its bounds.
    pub fn settle(&mut self, comparison: &Comparison, places: &Places) {
        self.active = self.active.min(self.columns.len().saturating_sub(1));
        for (number, column) in self.columns.iter_mut().enumerate() {
            let text = places.text(number);
            let (width, height) = (usize::from(text.width), usize::from(text.height));
            let page = &column.page;
            if page.rows.is_empty() || page.article != column.article {
                column.page = Page::of(comparison, column.article, width);
                column.scroll = 0;
            } else if page.width != width {
                column.page = std::mem::take(&mut column.page).at_width(comparison, width);
                if let Some(span) = sentence(comparison, column.article, column.cursor) {
                    column.scroll = column.page.brought(column.scroll, span, height);
                }
            }
            column.scroll = column.scroll.min(column.page.rows.len().saturating_sub(height));
        }
    }

    /// Gives up columns that there is no room for, never the one that is read.
    pub fn fit(&mut self, comparison: &Comparison, most: usize) {
        let before = self.columns.len();
        while self.columns.len() > most.max(1) {
            let last = self.columns.len() - 1;
            if last == self.active {
                self.columns.swap(last - 1, last);
                self.active = last - 1;
            }
            self.columns.truncate(last);
        }
        if self.columns.len() < before {
            self.weigh(comparison);
        }
    }

    /// Says of every sentence what the other outlets in sight make of it. Asked anew when an outlet changes, not when
    /// the place does.
    pub fn weigh(&mut self, comparison: &Comparison) {
        let articles: Vec<usize> = self.columns.iter().map(|column| column.article).collect();
        self.parting = comparison
            .claims
            .iter()
            .map(|claim| {
                let parts = |one: &usize| articles.iter().any(|other| claim.parts(*one, *other).is_some());
                articles.iter().any(parts)
            })
            .collect();
        for column in &mut self.columns {
            let sentences = comparison.readings.get(column.article).map_or(0, |read| read.sentences.len());
            column.answers = vec![Answer::Nothing; sentences];
            for mark in &column.page.marks {
                let Some(claim) = comparison.claims.get(mark.claim) else { continue };
                let others = articles.iter().filter(|other| **other != column.article);
                let answer = others.map(|&other| between(claim, column.article, other)).max();
                if let Some(said) = column.answers.get_mut(mark.sentence) {
                    *said = (*said).max(answer.unwrap_or(Answer::Alone));
                }
            }
        }
    }

    /// Reads a sentence in the active column: the other columns turn to what answers it, and stay where they are where
    /// nothing does.
    pub fn read(&mut self, comparison: &Comparison, number: usize, places: &Places) {
        let active = self.active;
        let Some(column) = self.columns.get_mut(active) else { return };
        let article = column.article;
        let height = usize::from(places.text(active).height);
        (column.cursor, column.linked) = (number, true);
        if let Some(span) = sentence(comparison, article, number) {
            column.scroll = column.page.brought(column.scroll, span, height);
        }
        let claims = column.claims();
        let offset = column.row_of(comparison).saturating_sub(column.scroll);
        for (place, other) in self.columns.iter_mut().enumerate().filter(|(place, _)| *place != active) {
            let told =
                claims.iter().filter_map(|claim| comparison.claims.get(*claim)?.first_in(other.article));
            let answer = told.map(|told| told.sentence).next();
            other.linked = answer.is_some();
            if let Some(answer) = answer {
                other.cursor = answer;
                other.stand_level(comparison, offset, places, place);
            }
        }
        let answered = |claim: &&usize| {
            let told = comparison.claims.get(**claim);
            let mut others = self.columns.iter().filter(|column| column.article != article);
            told.is_some_and(|told| others.any(|column| told.first_in(column.article).is_some()))
        };
        self.claim = claims.iter().find(answered).or(claims.first()).copied();
        own::mark(comparison, &mut self.columns, active);
    }

    /// The sentence `by` sentences on, or where the article ends.
    pub fn step(&self, comparison: &Comparison, by: isize) -> usize {
        let Some(column) = self.reading() else { return 0 };
        let sentences = readable(comparison, column.article);
        let at = sentences.partition_point(|sentence| *sentence < column.cursor);
        let to = at.saturating_add_signed(by).min(sentences.len().saturating_sub(1));
        sentences.get(to).copied().unwrap_or(0)
    }

    /// The sentence that stands `by` rows on.
    pub fn leap(&self, comparison: &Comparison, by: isize) -> usize {
        let Some(column) = self.reading() else { return 0 };
        let row = column.row_of(comparison).saturating_add_signed(by);
        let at = column.page.rows.get(row.min(column.page.rows.len().saturating_sub(1)));
        let at = at.map_or(0, |row| row.span.start);
        let sentences = readable(comparison, column.article);
        let begins = |number: &usize| {
            sentence(comparison, column.article, *number).is_some_and(|span| span.start <= at)
        };
        let place = sentences.partition_point(begins).saturating_sub(1);
        sentences.get(place).copied().unwrap_or(0)
    }

    /// The next sentence, or the one before, that another parts from or that no other tells.
    pub fn next_marked(&self, forward: bool) -> Option<usize> {
        let column = self.reading()?;
        let marked = |(_, answer): &(usize, &Answer)| matches!(answer, Answer::Parts | Answer::Alone);
        let mut found = column.answers.iter().enumerate().filter(marked).map(|(number, _)| number);
        if forward {
            found.find(|number| *number > column.cursor)
        } else {
            found.rfind(|number| *number < column.cursor)
        }
    }

    /// The column that another outlet may take: the next one after the active that is not pinned.
    pub fn free(&self) -> Option<usize> {
        let count = self.columns.len();
        let others = (1..count).map(|by| (self.active + by) % count);
        others.into_iter().find(|&place| self.columns.get(place).is_some_and(|column| !column.pinned))
    }
}

impl Column {
    /// The claims that the sentence at the cursor states, the most telling first.
    pub fn claims(&self) -> Vec<usize> {
        self.claims_of(self.cursor)
    }

    /// The claims that one of its sentences states, the most telling first.
    pub fn claims_of(&self, sentence: usize) -> Vec<usize> {
        let here = self.page.marks.iter().filter(|mark| mark.sentence == sentence);
        let mut claims: Vec<usize> = here.map(|mark| mark.claim).collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// The row on which the sentence at the cursor begins.
    pub fn row_of(&self, comparison: &Comparison) -> usize {
        sentence(comparison, self.article, self.cursor).map_or(0, |span| self.page.row_at(span.start))
    }

    /// Brings the sentence at the cursor into sight: beside the one that is read where the columns stand beside it.
    fn stand_level(&mut self, comparison: &Comparison, offset: usize, places: &Places, place: usize) {
        let height = usize::from(places.text(place).height);
        let Some(span) = sentence(comparison, self.article, self.cursor) else { return };
        if places.beside {
            let last = self.page.rows.len().saturating_sub(height);
            self.scroll = self.page.row_at(span.start).saturating_sub(offset).min(last);
        }
        let (first, last) = self.page.rows_of(span);
        if first < self.scroll || last >= self.scroll + height {
            self.scroll = self.page.brought(self.scroll, span, height);
        }
    }
}

/// What one article makes of a claim that another tells.
pub(super) fn between(claim: &Claim, one: usize, other: usize) -> Answer {
    match (claim.first_in(other), claim.parts(one, other)) {
        (None, _) => Answer::Alone,
        (Some(_), Some(_)) => Answer::Parts,
        (Some(_), None) => Answer::Alike,
    }
}

/// Where a sentence stands.
pub fn sentence(comparison: &Comparison, article: usize, number: usize) -> Option<Span> {
    Some(comparison.readings.get(article)?.sentences.get(number)?.span)
}

/// The sentences that one reads: all but what the page says about itself.
pub(super) fn readable(comparison: &Comparison, article: usize) -> Vec<usize> {
    let sentences = comparison.readings.get(article).map_or(&[][..], |reading| &reading.sentences);
    let read = |(_, sentence): &(usize, &crate::reading::Sentence)| sentence.kind != ParagraphKind::Furniture;
    sentences.iter().enumerate().filter(read).map(|(number, _)| number).collect()
}

/// The articles to set side by side over a claim: the chosen one, then who parts from it, then who tells it alike, then
/// the rest.
pub fn company(comparison: &Comparison, claim: Option<&Claim>, chosen: usize, count: usize) -> Vec<usize> {
    let mut others: Vec<usize> =
        (0..comparison.story.articles.len()).filter(|&article| article != chosen).collect();
    let answer = |other: usize| claim.map_or(Answer::Nothing, |claim| between(claim, chosen, other));
    others.sort_by_key(|&other| std::cmp::Reverse(answer(other)));
    std::iter::once(chosen).chain(others).take(count).collect()
}
