//! One claim in full: where the outlets part, every outlet's own sentence, who is silent.

use crate::comparison::{Claim, Comparison, Difference, DifferenceKind, FamilyVerdict, Verdict};
use crate::text::Span;

use super::{decided, kept, table, wording, wrap};

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
    /// How many outlets tell it, and how many origins they have.
    Spread(String),
    /// The wording that most outlets quote, or why two sentences stand together.
    Heading(Option<&'static str>, String),
    /// How words were kept, and by whom.
    Kept(Option<FamilyVerdict>, String),
    /// A sort of difference.
    Kind(DifferenceKind),
    /// The reason, behind the sort of difference where there is room for both on one line.
    Why(Option<DifferenceKind>, String),
    /// What some outlets give, and which.
    Value(Given),
    /// The line above an outlet's sentence.
    Outlet(usize),
    /// A row of the sentence of that statement.
    Words(usize, Span),
    /// Which outlets are silent.
    Silent(String),
}

/// What some outlets of one side give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The value, or what tells it from the other sides' where it is long; empty where the row above has it.
    pub value: String,
    /// The columns of the widest value of the difference.
    pub wide: usize,
    /// The outlets, by name.
    pub outlets: String,
    /// Whether a side begins here that is not the usual one.
    pub parts: bool,
    /// Whether most outlets give it.
    pub usual: bool,
}

/// Columns before an outlet's sentence.
pub const INDENT: usize = 5;
/// Columns before the reasons, where the sort of difference stands before them.
const WHY: usize = 15;
/// Columns of how words were kept.
pub const KEPT: usize = 17;
/// Below this width the sort of difference has a line of its own.
const NARROW: usize = 60;
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
            detail.spots = wording::spots(comparison, told);
        }
        detail
    }

    /// Columns before the reasons.
    pub fn indent(&self) -> usize {
        if self.width < NARROW { INDENT } else { WHY }
    }

    fn lay_out(&mut self, comparison: &Comparison, claim: &Claim) {
        let room = |taken: usize| self.width.saturating_sub(taken + 1).clamp(1, MEASURE);
        let (narrow, indent) = (self.width < NARROW, self.indent());
        let lines = &mut self.lines;
        lines.extend(rows(&claim.label, room(3)).into_iter().map(Line::Label));
        let spread = kept::spread(comparison, claim);
        lines.extend(rows(&spread, room(3)).into_iter().map(Line::Spread));
        let mut title = Some("decided");
        for words in decided::claim(comparison, self.claim) {
            let words = rows(&words, room(indent));
            lines.extend(words.into_iter().map(|row| Line::Heading(title.take(), row)));
        }
        let mut title = Some("note");
        for note in comparison.judged.claim(self.claim).map_or(&[][..], |judged| &judged.notes) {
            lines.extend(rows(note, room(indent)).into_iter().map(|row| Line::Heading(title.take(), row)));
        }
        lines.push(Line::Blank);
        for difference in &claim.differences {
            let mut kind = Some(difference.kind);
            if narrow {
                lines.extend(kind.take().map(Line::Kind));
            }
            let before = kind;
            lines.extend(
                rows(&difference.why, room(indent)).into_iter().map(|row| Line::Why(kind.take(), row)),
            );
            if let (Some(kind), Some(_)) = (kind, before) {
                lines.push(Line::Kind(kind));
            }
            lines.extend(values(comparison, difference, room(indent + 2)));
            lines.push(Line::Blank);
        }
        if claim.verdict == Verdict::Agree {
            lines.push(Line::Why(None, "told alike".to_owned()));
            lines.push(Line::Blank);
        }
        for kept in kept::kept(comparison, claim) {
            let mut title = Some("wording");
            let heading = rows(&kept.heading, room(indent));
            lines.extend(heading.into_iter().map(|row| Line::Heading(title.take(), row)));
            for (verdict, who) in kept.rows {
                let mut verdict = Some(verdict);
                let who = rows(&who, room(indent + KEPT));
                lines.extend(who.into_iter().map(|row| Line::Kept(verdict.take(), row)));
            }
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
        let mut title = Some("joined");
        let by_rule = claim.slot.map(|slot| slot.why().to_owned());
        for why in by_rule.into_iter().chain(kept::joined(comparison, claim)) {
            let why = rows(&why, room(indent));
            lines.extend(why.into_iter().map(|row| Line::Heading(title.take(), row)));
        }
        if title.is_none() {
            lines.push(Line::Blank);
        }
        for (said, articles) in
            [("silent", comparison.silent(claim)), ("cut off, not known", comparison.cut_off(claim))]
        {
            let names: Vec<&str> = articles.into_iter().map(|article| name(comparison, article)).collect();
            if !names.is_empty() {
                let text = format!("{said}: {}", names.join(", "));
                lines.extend(rows(&text, room(3)).into_iter().map(Line::Silent));
            }
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
        // Behind the last sentence stands why they are together, and who is silent.
        let ends = !self.lines.iter().skip(last + 1).any(|line| matches!(line, Line::Outlet(_)));
        let last = if ends { self.lines.len().saturating_sub(2).max(last) } else { last };
        // At the first sentence, what stands above it is worth seeing too.
        let first = if self.entry == 0 && last < height { 0 } else { first };
        self.scroll = self.scroll.max((last + 2).saturating_sub(height)).min(first);
    }
}

/// What each side gives and which outlets are on it, the usual side first: long values by what tells them apart.
pub(super) fn sides(comparison: &Comparison, difference: &Difference) -> Vec<(usize, String, Vec<String>)> {
    let names = table::names(comparison);
    let mut said: Vec<(usize, String, Vec<String>)> = Vec::new();
    for (place, value) in difference.values.iter().enumerate() {
        let long = wrap::columns(&value.normal) > SHORT;
        // Long values stand in their sentences, below; here, what tells one side from the other.
        let same =
            said.iter_mut().find(|(side, words, _)| *side == value.side && (long || *words == value.normal));
        let outlet = names.get(value.article).cloned().unwrap_or_default();
        if let Some((.., outlets)) = same {
            outlets.push(outlet);
            continue;
        }
        let words = if long { wording::telling(comparison, difference, place) } else { None };
        said.push((value.side, words.unwrap_or_else(|| value.normal.clone()), vec![outlet]));
    }
    said.sort_by_key(|(side, ..)| *side);
    said
}

/// The lines of what each side gives and who is on it.
fn values(comparison: &Comparison, difference: &Difference, room: usize) -> Vec<Line> {
    let said = sides(comparison, difference);
    let wide = said.iter().map(|(_, words, _)| wrap::columns(words)).max().unwrap_or(0).min(SHORT);
    let mut lines = Vec::new();
    let mut last = 0;
    for (side, words, outlets) in said {
        let mut given =
            Given { value: words, wide, outlets: outlets.join(", "), parts: side != last, usual: side == 0 };
        last = side;
        let taken = wrap::columns(&given.value).max(wide) + 2;
        if taken + wrap::columns(&given.outlets) <= room {
            lines.push(Line::Value(given));
            continue;
        }
        // Who says it is never cut: it goes on below.
        let outlets = std::mem::take(&mut given.outlets);
        let parts = rows(&given.value, room);
        for (row, value) in parts.into_iter().enumerate() {
            lines.push(Line::Value(Given { value, parts: given.parts && row == 0, ..given.clone() }));
        }
        for outlets in rows(&outlets, room.saturating_sub(2)) {
            let value = String::new();
            lines.push(Line::Value(Given { value, outlets, wide: 0, parts: false, usual: given.usual }));
        }
    }
    lines
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
    claim.differences.first().map_or("", |difference| difference.kind.name())
}

fn name(comparison: &Comparison, article: usize) -> &str {
    comparison.story.articles.get(article).map_or("", |article| &article.outlet)
}

fn rows(text: &str, width: usize) -> Vec<String> {
    wrap::wrap(text, Span::new(0, text.len()), width).into_iter().map(|row| row.of(text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::ingest;

    #[test]
    fn at_the_last_sentence_what_stands_behind_it_comes_into_sight() {
        let comparison = compare(ingest::demo());
        let mut detail = Detail::of(&comparison, 0, 78);
        let height = 18;
        assert!(detail.lines.len() > height);
        detail.entry = comparison.claims[0].statements.len() - 1;
        detail.show_entry(height);
        assert!(detail.scroll + height >= detail.lines.len());
    }
}
