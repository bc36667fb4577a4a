//! One article's reading on one line, for pipes of many articles.
//!
//! | field | is |
//! |---|---|
//! | `schema` | `rashomon.reading/1` |
//! | `line` | the line of the input that held the article, from one |
//! | `id` | what the input calls it under `id`, where it does |
//! | `article` | as in the report, without `omissions` |
//! | `quotes[]` | as in the report, without `family` |
//! | `figures[]` | `start`, `end`, `text`, `sort`, `unit`, `amount` in the unit's base, `upper` of a range, `bound` |
//! | `moments[]` | `start`, `end`, `text`, `kind`, `normal`, `day` |
//! | `names[]` | `start`, `end`, `text`, `name`, `kind` |
//!
//! A line that holds no article gives `schema`, `line` and `error`, so that what goes in and what comes out can be laid
//! side by side. Offsets count code points of `article.text`.

use serde_json::{Map, Value, json};

use super::json::report;
use crate::comparison::Comparison;
use crate::reading::{Reading, Unit};
use crate::story::{Article, Story};
use crate::text::{CodePoints, Span};

const SCHEMA: &str = "rashomon.reading/1";

/// The reading of the article that stood on that line, as a line with its end.
///
/// # Errors
/// When it cannot be put as JSON, which no reading causes.
pub fn reading(
    line: usize,
    id: Option<&Value>,
    article: Article,
    reading: Reading,
) -> serde_json::Result<String> {
    let story = Story { title: String::new(), articles: vec![article] };
    let alone = Comparison { story, readings: vec![reading], ..Comparison::default() };
    let report = report(&alone);
    let mut article = serde_json::to_value(report.articles.first())?;
    without(&mut article, "omissions");
    let mut quotes = serde_json::to_value(&report.quotes)?;
    for quote in quotes.as_array_mut().into_iter().flatten() {
        without(quote, "family");
    }
    let mut entry = head(line);
    entry.extend(id.map(|id| ("id".to_owned(), id.clone())));
    entry.insert("article".to_owned(), article);
    entry.insert("quotes".to_owned(), quotes);
    entry.extend(found(&alone));
    ended(&Value::Object(entry))
}

/// What is written in place of the reading of a line without an article.
///
/// # Errors
/// As [`reading()`].
pub fn unread(line: usize, error: &str) -> serde_json::Result<String> {
    let mut entry = head(line);
    entry.insert("error".to_owned(), error.into());
    ended(&Value::Object(entry))
}

fn head(line: usize) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("schema".to_owned(), SCHEMA.into());
    entry.insert("line".to_owned(), line.into());
    entry
}

fn ended(entry: &Value) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(entry)?;
    line.push('\n');
    Ok(line)
}

fn without(entry: &mut Value, name: &str) {
    if let Some(entry) = entry.as_object_mut() {
        entry.remove(name);
    }
}

/// The name of one of a few sorts: `Person` is `person`.
fn lower(sort: impl std::fmt::Debug) -> String {
    format!("{sort:?}").to_lowercase()
}

/// Figures, moments and names with their places.
fn found(alone: &Comparison) -> Vec<(String, Value)> {
    let (Some(article), Some(reading)) = (alone.story.articles.first(), alone.readings.first()) else {
        return Vec::new();
    };
    let points = CodePoints::of(&article.text);
    let placed = |span: Span, more: Value| {
        let (start, end) = (points.before(&article.text, span.start), points.before(&article.text, span.end));
        let mut entry = json!({ "start": start, "end": end, "text": span.of(&article.text) });
        if let (Some(entry), Value::Object(more)) = (entry.as_object_mut(), more) {
            entry.extend(more);
        }
        entry
    };
    let figures = reading.figures.iter().map(|figure| {
        let (sort, unit) = match &figure.unit {
            Unit::Measure(unit) => ("measure", Some(unit)),
            Unit::Money(currency) => ("money", Some(currency)),
            Unit::Count(thing) => ("count", Some(thing)),
            Unit::Age => ("age", None),
            Unit::Plain => ("plain", None),
        };
        let bound = lower(figure.bound);
        let (amount, upper) = (figure.amount, figure.upper);
        placed(
            figure.span,
            json!({ "sort": sort, "unit": unit, "amount": amount, "upper": upper, "bound": bound }),
        )
    });
    let moments = reading.moments.iter().map(|moment| {
        let day = moment.day.map(|day| day.to_string());
        let kind = lower(moment.kind);
        placed(moment.span, json!({ "kind": kind, "normal": moment.normal, "day": day }))
    });
    let names = reading.names.iter().map(|name| {
        let kind = lower(name.kind);
        placed(name.span, json!({ "name": name.full, "kind": kind }))
    });
    [("figures", figures.collect::<Value>()), ("moments", moments.collect()), ("names", names.collect())]
        .map(|(name, found)| (name.to_owned(), found))
        .into()
}
