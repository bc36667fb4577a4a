//! What a person decided, in a short phrase with the program's own proposal beside it, for every report that is read.

use crate::comparison::{Comparison, Difference, DifferenceKind, QuoteId, Verdict};

/// Who decided, as every report has it.
pub(super) const PERSON: &str = "person";

/// What a claim's decisions say: `decided by a person; the program: diverge (quantity)`. Nothing where none is about it.
pub(super) fn claim(comparison: &Comparison, at: usize) -> Option<String> {
    let marks = comparison.judged.claim(at).filter(|marks| marks.is_decided())?;
    let own = comparison.claims.get(at)?;
    let mut program = Vec::new();
    if let Some(verdict) = marks.proposed
        && (verdict != own.verdict || kinds(&marks.seen) != kinds(&own.differences))
    {
        program.push(ruled(verdict, &marks.seen));
    }
    program.extend(marks.label.as_ref().map(|label| format!("“{label}”")));
    program.extend(marks.statements.as_ref().map(|proposed| match proposed.len() {
        0 => "no such claim".to_owned(),
        1 => "with other statements".to_owned(),
        several => format!("as {several} claims"),
    }));
    let lost = match marks.lost {
        0 => String::new(),
        1 => "; 1 statement is not found any more".to_owned(),
        lost => format!("; {lost} statements are not found any more"),
    };
    Some(said(&program) + &lost)
}

/// What a quote's decisions say.
pub(super) fn quote(comparison: &Comparison, id: QuoteId) -> Option<String> {
    let marks = comparison.judged.quotes.get(&id)?;
    let own = comparison.readings.get(id.article)?.quotes.get(id.quote)?;
    let mut program = Vec::new();
    if let Some(speaker) = &marks.speaker
        && speaker.as_deref() != own.speaker.as_ref().map(|speaker| speaker.name.as_str())
    {
        program.push(speaker.clone().unwrap_or_else(|| "no speaker found".to_owned()));
    }
    program.extend(marks.kind.filter(|kind| *kind != own.kind).map(|kind| kind.name().to_owned()));
    marks.is_decided().then(|| said(&program))
}

/// What an article's decisions say.
pub(super) fn article(comparison: &Comparison, at: usize) -> Option<String> {
    let marks = comparison.judged.articles.get(&at).filter(|marks| marks.is_decided())?;
    let own = comparison.story.articles.get(at)?;
    let mut program = Vec::new();
    program.extend(marks.outlet.clone().filter(|outlet| *outlet != own.outlet));
    if let Some(published) = marks.published.as_ref().filter(|published| **published != own.published) {
        program.push(published.clone().unwrap_or_else(|| "no date found".to_owned()));
    }
    Some(said(&program))
}

/// What a person wrote about a claim, and whether it is decided, a line each.
pub(super) fn beside_claim(comparison: &Comparison, at: usize) -> Vec<String> {
    let notes = comparison.judged.claim(at).map_or(&[][..], |marks| &marks.notes);
    claim(comparison, at).into_iter().chain(noted(notes)).collect()
}

/// The same of a quote.
pub(super) fn beside_quote(comparison: &Comparison, id: QuoteId) -> Vec<String> {
    let notes = comparison.judged.quotes.get(&id).map_or(&[][..], |marks| &marks.notes);
    quote(comparison, id).into_iter().chain(noted(notes)).collect()
}

/// The same of an article.
pub(super) fn beside_article(comparison: &Comparison, at: usize) -> Vec<String> {
    let notes = comparison.judged.articles.get(&at).map_or(&[][..], |marks| &marks.notes);
    article(comparison, at).into_iter().chain(noted(notes)).collect()
}

/// Notes as lines.
pub(super) fn noted(notes: &[String]) -> impl Iterator<Item = String> {
    notes.iter().map(|note| format!("note: {note}"))
}

/// What stands behind a name in a list: ` (decided by a person; …; note: …)`. Nothing where nothing was decided.
pub(super) fn in_brackets(lines: &[String]) -> String {
    if lines.is_empty() { String::new() } else { format!(" ({})", lines.join("; ")) }
}

/// The claims with a star, and the quotes, in order.
pub(super) fn starred(comparison: &Comparison) -> (Vec<usize>, Vec<QuoteId>) {
    let judged = &comparison.judged;
    let claims = judged.claims.iter().filter(|(_, marks)| marks.star).map(|(at, _)| *at);
    let quotes = judged.quotes.iter().filter(|(_, marks)| marks.star).map(|(id, _)| *id);
    (claims.collect(), quotes.collect())
}

/// A verdict as the JSON report has it.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "agree",
        Verdict::Diverge => "diverge",
        Verdict::Single => "single",
    }
}

/// A verdict with the sorts of difference behind it: `diverge (quantity, time)`.
pub(super) fn ruled(verdict: Verdict, differences: &[Difference]) -> String {
    format!("{}{}", self::verdict(verdict), joined(&kinds(differences)))
}

/// Sorts of difference in brackets, to stand behind a verdict.
pub(super) fn joined(kinds: &[DifferenceKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// The sorts of difference, each once, most telling first.
fn kinds(differences: &[Difference]) -> Vec<DifferenceKind> {
    let mut kinds: Vec<DifferenceKind> = differences.iter().map(|difference| difference.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn said(program: &[String]) -> String {
    if program.is_empty() {
        return "decided by a person, as the program proposes".to_owned();
    }
    format!("decided by a person; the program: {}", program.join(", "))
}
