//! The statements for a spreadsheet: a row each.

use super::decided::{PERSON, ruled, verdict};
use crate::comparison::{Claim, Comparison, Statement, Value};
use crate::text::CodePoints;

const COLUMNS: [&str; 16] = [
    "claim",
    "label",
    "verdict",
    "outlets",
    "outlet",
    "kind",
    "value",
    "parts",
    "text",
    "place",
    "headline",
    "published",
    "url",
    "file",
    "start",
    "end",
];

/// What stands behind them where people decided.
const DECIDED: [&str; 4] = ["by", "proposed", "star", "notes"];

/// Every statement of every claim, divergent claims first; the first line names the columns. `kind` and `value` are of the
/// most telling difference that has a value in this very sentence, `parts` is `yes` where that is not what most give; `start` and
/// `end` are as in the JSON report. Where people decided on the articles, four columns more say who decided on the claim, what
/// the program proposes, whether it goes into the memo and what was written about it. Words that a spreadsheet would take for a formula stand behind an apostrophe.
///
/// # Errors
/// When a row cannot be written, which nothing in a comparison causes.
pub fn csv(comparison: &Comparison) -> Result<String, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    // The same columns for every story of a pile, whichever of them was decided on.
    let decided = !comparison.judged.homes.is_empty();
    table.write_record(COLUMNS.iter().chain(DECIDED.iter().filter(|_| decided)))?;
    let points: Vec<CodePoints> =
        comparison.story.articles.iter().map(|article| CodePoints::of(&article.text)).collect();
    for (place, claim) in comparison.claims.iter().enumerate() {
        for statement in &claim.statements {
            let row = row(comparison, &points, (place, claim), *statement);
            let person = if decided { person(comparison, place).to_vec() } else { Vec::new() };
            table.write_record(row.iter().chain(&person).map(|field| harmless(field)))?;
        }
    }
    let bytes = table.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn row(
    comparison: &Comparison,
    points: &[CodePoints],
    (place, claim): (usize, &Claim),
    statement: Statement,
) -> [String; 16] {
    let article = &comparison.story.articles[statement.article];
    let reading = comparison.readings.get(statement.article);
    let sentence = reading.and_then(|reading| reading.sentences.get(statement.sentence));
    let sentence = sentence.map_or(statement.span, |sentence| sentence.span.join(statement.span));
    let own = claim.differences.iter().find_map(|difference| {
        let here = |value: &&Value| value.article == statement.article && value.span.meets(sentence);
        Some((difference.kind.name(), difference.values.iter().find(here)?))
    });
    let at = |byte: usize| points[statement.article].before(&article.text, byte).to_string();
    let or_empty = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        format!("c{}", place + 1),
        claim.label.clone(),
        verdict(claim.verdict).to_owned(),
        claim.spread().to_string(),
        article.outlet.clone(),
        own.map_or("", |(kind, _)| kind).to_owned(),
        own.map_or(String::new(), |(_, value)| value.normal.clone()),
        own.map_or("", |(_, value)| if value.side == 0 { "no" } else { "yes" }).to_owned(),
        statement.span.of(&article.text).to_owned(),
        article.place_in_words(statement.span.start),
        article.title.map_or(String::new(), |title| title.of(&article.text).to_owned()),
        or_empty(&article.published),
        or_empty(&article.url),
        article.path.clone(),
        at(statement.span.start),
        at(statement.span.end),
    ]
}

/// What a person decided of a claim, and what the program says of it.
fn person(comparison: &Comparison, claim: usize) -> [String; 4] {
    let Some(marks) = comparison.judged.claim(claim) else { return Default::default() };
    let decided = marks.is_decided();
    let proposed = marks.proposed.filter(|_| decided);
    [
        if decided { PERSON } else { "" }.to_owned(),
        proposed.map_or(String::new(), |verdict| ruled(verdict, &marks.seen)),
        if marks.star { "yes" } else { "" }.to_owned(),
        marks.notes.join(" / "),
    ]
}

/// A field that no spreadsheet runs.
fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;

    fn rows(comparison: &Comparison) -> Vec<csv::StringRecord> {
        let text = csv(comparison).unwrap();
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
    }

    #[test]
    fn there_is_a_row_for_each_statement_with_its_words_and_its_value() {
        let comparison = fixture::bridge();
        let rows = rows(&comparison);
        let statements: usize = comparison.claims.iter().map(|claim| claim.statements.len()).sum();
        assert_eq!(rows.len(), statements);
        let first: Vec<&str> = rows[0].iter().take(9).collect();
        assert_eq!(
            first,
            [
                "c1",
                "lorries that cross the bridge each day",
                "diverge",
                "4",
                "Harbour Courier",
                "quantity",
                "~2,500",
                "yes",
                "About 2,500 lorries cross it every day"
            ]
        );
        let text = &comparison.story.articles[0].text;
        let (start, end): (usize, usize) = (rows[0][14].parse().unwrap(), rows[0][15].parse().unwrap());
        let slice: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(slice, rows[0][8]);
    }

    #[test]
    fn an_article_can_run_nothing_in_a_spreadsheet() {
        let mut comparison = fixture::bridge();
        comparison.story.articles[0].outlet = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
        assert_eq!(&rows(&comparison)[0][4], "'=HYPERLINK(\"http://x\",\"y\")");
    }
}
