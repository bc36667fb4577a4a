//! Outlets side by side: each sentence of the one that is read, and what answers it in the others.

use crate::comparison::{Comparison, Verdict};
use crate::text::Span;
use crate::tui::beside::{Answer, Beside, Column, between, readable, sentence};
use crate::tui::model::Model;
use crate::tui::theme;

use super::markdown::{Memo, words};
use super::sources::{placed, sources};
use super::{NOTHING, Nothing};

/// What the marks mean.
const LEGEND: &str = "≠ the outlets part over it. ✓ told alike. ○ none of the others here tells it. \
    Without a mark: nothing that is compared. Words over which they part are bold.";

pub(super) fn beside(model: &Model, beside: &Beside) -> Result<String, Nothing> {
    let comparison = &model.comparison;
    let read = beside.reading().ok_or(NOTHING)?;
    let others: Vec<&Column> = beside.columns.iter().filter(|other| other.article != read.article).collect();
    let name = |column: &Column| words(model.name(column.article));
    let names = others.iter().map(|other| name(other)).collect::<Vec<_>>().join(" and ");
    let holds = format!("{}, sentence by sentence, and what answers it in {names}.", name(read));
    let mut memo = Memo::of(&comparison.story.title, &holds);
    let head: Vec<String> =
        [String::new(), name(read)].into_iter().chain(others.iter().map(|other| name(other))).collect();
    let mut linked: Vec<(usize, usize)> = Vec::new();
    let mut rows = Vec::new();
    for number in readable(comparison, read.article) {
        let claims = read.claims_of(number);
        let mut row = vec![
            glyph(answer_to(read, number)).to_owned(),
            written(comparison, beside, read, number, &claims),
        ];
        for other in &others {
            let answers = answers(comparison, &claims, read.article, other.article);
            linked.extend(answers.iter().map(|(number, _)| (other.article, *number)));
            row.push(cell(comparison, beside, other, &claims, &answers));
        }
        rows.push(row);
    }
    memo.table(&head, rows);
    memo.paragraph(LEGEND);
    for other in others {
        let rest = readable(comparison, other.article).into_iter();
        let rest: Vec<usize> = rest.filter(|number| !linked.contains(&(other.article, *number))).collect();
        if rest.is_empty() {
            continue;
        }
        memo.heading(2, &format!("What else stands in {}", name(other)));
        memo.list(rest.into_iter().map(|number| {
            let words = written(comparison, beside, other, number, &other.claims_of(number));
            format!("{} {words}", glyph(answer_to(other, number))).trim_start().to_owned()
        }));
    }
    sources(model, &mut memo);
    Ok(memo.text())
}

fn answer_to(column: &Column, number: usize) -> Answer {
    column.answers.get(number).copied().unwrap_or_default()
}

fn glyph(answer: Answer) -> &'static str {
    match answer {
        Answer::Nothing => "",
        Answer::Alone => theme::glyph(Verdict::Single),
        Answer::Alike => theme::glyph(Verdict::Agree),
        Answer::Parts => theme::glyph(Verdict::Diverge),
    }
}

/// The sentences in which another article tells these claims, each once, and whether it parts there.
fn answers(comparison: &Comparison, claims: &[usize], read: usize, other: usize) -> Vec<(usize, Answer)> {
    let mut found: Vec<(usize, Answer)> = Vec::new();
    for claim in claims.iter().filter_map(|claim| comparison.claims.get(*claim)) {
        let Some(told) = claim.first_in(other) else { continue };
        let answer = between(claim, read, other);
        match found.iter_mut().find(|(number, _)| *number == told.sentence) {
            Some((_, known)) => *known = (*known).max(answer),
            None => found.push((told.sentence, answer)),
        }
    }
    found
}

/// What answers a sentence, or that its claims are not told; nothing where it has none.
fn cell(
    comparison: &Comparison,
    beside: &Beside,
    other: &Column,
    claims: &[usize],
    answers: &[(usize, Answer)],
) -> String {
    if answers.is_empty() {
        return if claims.is_empty() { String::new() } else { "silent".to_owned() };
    }
    let told = answers.iter().map(|(number, answer)| {
        format!("{} {}", glyph(*answer), written(comparison, beside, other, *number, claims))
    });
    told.collect::<Vec<_>>().join("<br>")
}

/// A sentence with its place, the words over which the outlets in sight part for these claims bold.
fn written(
    comparison: &Comparison,
    beside: &Beside,
    column: &Column,
    number: usize,
    claims: &[usize],
) -> String {
    let article = comparison.story.articles.get(column.article);
    let place = article.zip(sentence(comparison, column.article, number));
    let Some((article, span)) = place else { return String::new() };
    let parting = |claim: &usize| claims.contains(claim) && beside.parting.get(*claim) == Some(&true);
    let spots = column.page.spots.iter().filter(|(claim, spot)| parting(claim) && spot.meets(span));
    placed(article, span, &spots.map(|(_, spot)| *spot).collect::<Vec<Span>>())
}
