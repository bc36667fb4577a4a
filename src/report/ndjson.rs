//! The JSON report as lines: one entry a line, for programs that read as it comes.

use serde::Serialize;

use super::json::report;
use crate::comparison::Comparison;

/// One entry, and what sort it is.
#[derive(Serialize)]
struct Line<'a, Entry> {
    #[serde(rename = "type")]
    sort: &'static str,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// What stands at the top of the report.
#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    program: &'a super::schema::Program,
    title: &'a str,
    #[serde(flatten)]
    person: &'a super::person::PersonEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decisions: Option<&'a super::person::DecisionsEntry>,
}

/// The entries of the JSON report in its order, each with its `type`: `story` first, then `article`, `quote`, `family`,
/// `claim`, `origin`.
///
/// # Errors
/// As [`super::json`].
pub fn ndjson(comparison: &Comparison) -> serde_json::Result<String> {
    let report = report(comparison);
    let mut lines = Lines::default();
    let head = Head {
        schema: report.schema,
        program: &report.program,
        title: report.story.title,
        person: &report.story.person,
        decisions: report.decisions.as_ref(),
    };
    lines.add("story", &[head])?;
    lines.add("article", &report.articles)?;
    lines.add("quote", &report.quotes)?;
    lines.add("family", &report.families)?;
    lines.add("claim", &report.claims)?;
    lines.add("origin", &report.origins)?;
    Ok(lines.0)
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add<Entry: Serialize>(&mut self, sort: &'static str, entries: &[Entry]) -> serde_json::Result<()> {
        for entry in entries {
            self.0.push_str(&serde_json::to_string(&Line { sort, entry })?);
            self.0.push('\n');
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::comparison::fixture;

    #[test]
    fn the_lines_hold_what_the_report_holds_in_its_order() {
        let comparison = fixture::bridge();
        let whole: Value = serde_json::from_str(&super::super::json(&comparison).unwrap()).unwrap();
        let lines = ndjson(&comparison).unwrap();
        let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        assert_eq!(lines.next().unwrap()["schema"], whole["schema"]);
        for (sort, list) in [
            ("article", "articles"),
            ("quote", "quotes"),
            ("family", "families"),
            ("claim", "claims"),
            ("origin", "origins"),
        ] {
            for entry in whole[list].as_array().unwrap() {
                let mut line = lines.next().unwrap();
                assert_eq!(line.as_object_mut().unwrap().remove("type"), Some(Value::from(sort)));
                assert_eq!(&line, entry);
            }
        }
        assert_eq!(lines.next(), None);
    }
}
