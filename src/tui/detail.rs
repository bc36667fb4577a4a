//! One claim in full: where the outlets part, every outlet's own sentence, who is silent.

use crate::comparison::{Claim, Comparison, DifferenceKind, Value, Verdict};
use crate::text::{self, Span, TokenKind};

use super::{table, wrap};

/// An opened claim, laid out for one width.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// The claim's place in the comparison.
    pub claim: usize,
    /// The chosen sentence, counted as the claim's statements are.
    pub entry: usize,
    /// The first line in sight.
    pub scroll: usize,
    /// The columns it is laid out for.
    pub width: usize,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The words in which the outlets part, with their articles.
    pub spots: Vec<(usize, Span)>,
}

/// One line of an opened claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// The claim's label.
    Label(String),
    /// A sort of difference, and the reason.
    Why(Option<DifferenceKind>, String),
    /// What some outlets give, and which.
    Value(String, String),
    /// The line above an outlet's sentence.
    Outlet(usize),
    /// A row of the sentence of that statement.
    Words(usize, Span),
    /// Which outlets are silent.
    Silent(String),
}

/// Columns before an outlet's sentence.
pub const INDENT: usize = 5;
/// Columns before the reasons.
pub const WHY: usize = 15;
/// Lines longer than this are hard to read.
const MEASURE: usize = 100;

/// Values longer than this are not listed.
const SHORT: usize = 40;

impl Detail {
    /// Lays a claim out in `width` columns.
    pub fn of(comparison: &Comparison, claim: usize, width: usize) -> Self {
        let mut detail = Self { claim, width, ..Self::default() };
        if let Some(told) = comparison.claims.get(claim) {
            detail.lay_out(comparison, told);
            detail.spots = spots(comparison, told);
        }
        detail
    }

    fn lay_out(&mut self, comparison: &Comparison, claim: &Claim) {
        let room = |taken: usize| self.width.saturating_sub(taken + 1).clamp(1, MEASURE);
        let lines = &mut self.lines;
        lines.extend(rows(&claim.label, room(3)).into_iter().map(Line::Label));
        lines.push(Line::Blank);
        for difference in &claim.differences {
            let mut kind = Some(difference.kind);
            lines.extend(rows(&difference.why, room(WHY)).into_iter().map(|row| Line::Why(kind.take(), row)));
            if let Some(kind) = kind {
                lines.push(Line::Why(Some(kind), String::new()));
            }
            if difference.values.iter().any(|value| wrap::columns(&value.normal) > SHORT) {
                // Long values are read better in their sentences, below.
                lines.push(Line::Blank);
                continue;
            }
            let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
            for value in &difference.values {
                let outlet = name(comparison, value.article);
                match said.iter_mut().find(|(normal, _)| *normal == value.normal) {
                    Some((_, outlets)) => outlets.push(outlet),
                    None => said.push((&value.normal, vec![outlet])),
                }
            }
            lines.extend(said.into_iter().map(|(value, who)| Line::Value(value.to_owned(), who.join(", "))));
            lines.push(Line::Blank);
        }
        if claim.verdict == Verdict::Agree {
            lines.push(Line::Why(None, "told alike".to_owned()));
            lines.push(Line::Blank);
        }
        for entry in 0..claim.statements.len() {
            lines.push(Line::Outlet(entry));
            if let Some((text, sentence)) = sentence_of(comparison, claim, entry) {
                lines.extend(
                    wrap::wrap(text, sentence, room(INDENT)).into_iter().map(|row| Line::Words(entry, row)),
                );
            }
            lines.push(Line::Blank);
        }
        let silent =
            (0..comparison.story.articles.len()).filter(|&article| claim.first_in(article).is_none());
        let silent: Vec<&str> = silent.map(|article| name(comparison, article)).collect();
        if !silent.is_empty() {
            let text = format!("silent: {}", silent.join(", "));
            lines.extend(rows(&text, room(3)).into_iter().map(Line::Silent));
        }
        while lines.last() == Some(&Line::Blank) {
            lines.pop();
        }
    }

    /// Scrolls so that the chosen sentence is in sight.
    pub fn show_entry(&mut self, height: usize) {
        let of_entry = |line: &Line| match line {
            Line::Outlet(entry) | Line::Words(entry, _) => *entry == self.entry,
            _ => false,
        };
        let Some(first) = self.lines.iter().position(of_entry) else { return };
        let last = self.lines.iter().rposition(of_entry).unwrap_or(first);
        // At the first sentence, what stands above it is worth seeing too.
        let first = if self.entry == 0 && last < height { 0 } else { first };
        self.scroll = self.scroll.max((last + 2).saturating_sub(height)).min(first);
    }
}

/// The words in which the outlets part over a claim, with their articles. Of a quote in several wordings, only the
/// words that no other outlet has; of anything else, the whole value.
pub fn spots(comparison: &Comparison, claim: &Claim) -> Vec<(usize, Span)> {
    let mut spots = Vec::new();
    for difference in &claim.differences {
        if difference.kind != DifferenceKind::Quote {
            spots.extend(difference.values.iter().map(|value| (value.article, value.span)));
            continue;
        }
        let words: Vec<Vec<(Span, String)>> =
            difference.values.iter().map(|value| own_words(comparison, value)).collect();
        for (place, value) in difference.values.iter().enumerate() {
            let others =
                || words.iter().enumerate().filter(|(other, _)| *other != place).flat_map(|(_, words)| words);
            let mut last: Option<Span> = None;
            for (span, word) in words.get(place).into_iter().flatten() {
                if others().any(|(_, other)| other == word) {
                    last = None;
                    continue;
                }
                // Words that stand side by side are marked in one stretch.
                let span = match last.and_then(|_| spots.pop()) {
                    Some((_, before)) => before.join(*span),
                    None => *span,
                };
                spots.push((value.article, span));
                last = Some(span);
            }
        }
    }
    spots
}

/// The words and numbers of a value, folded.
fn own_words(comparison: &Comparison, value: &Value) -> Vec<(Span, String)> {
    let Some(article) = comparison.story.articles.get(value.article) else { return Vec::new() };
    let words = value.span.of(&article.text);
    let tokens = text::tokens(words).into_iter().filter(|token| token.kind != TokenKind::Mark);
    let folded = |span: Span| text::fold(span.of(words)).text;
    let moved = |span: Span| Span::new(value.span.start + span.start, value.span.start + span.end);
    tokens.map(|token| (moved(token.span), folded(token.span))).collect()
}

/// The text of a statement's article, and the whole sentence around the statement.
pub fn sentence_of<'a>(comparison: &'a Comparison, claim: &Claim, entry: usize) -> Option<(&'a str, Span)> {
    let told = claim.statements.get(entry)?;
    let article = comparison.story.articles.get(told.article)?;
    let sentence =
        comparison.readings.get(told.article).and_then(|reading| reading.sentences.get(told.sentence));
    Some((&article.text, sentence.map_or(told.span, |sentence| sentence.span.join(told.span))))
}

/// The sort of difference that a claim's row names.
pub fn kind_of(claim: &Claim) -> &'static str {
    claim.differences.first().map_or("", |difference| table::kind_name(difference.kind))
}

fn name(comparison: &Comparison, article: usize) -> &str {
    comparison.story.articles.get(article).map_or("", |article| &article.outlet)
}

fn rows(text: &str, width: usize) -> Vec<String> {
    wrap::wrap(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text).to_owned()).collect()
}
