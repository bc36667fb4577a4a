//! One claim in full: where the outlets part, every outlet's own sentence, who is silent.

use crate::comparison::{Claim, Comparison, DifferenceKind, Verdict};
use crate::text::Span;

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

impl Detail {
    /// Lays a claim out in `width` columns.
    pub fn of(comparison: &Comparison, claim: usize, width: usize) -> Self {
        let mut detail = Self { claim, width, ..Self::default() };
        if let Some(told) = comparison.claims.get(claim) {
            detail.lay_out(comparison, told);
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
