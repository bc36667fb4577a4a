//! The file of decisions as text: one table a decision, one line an anchor, in an order that merges well.

use std::fmt::Write as _;

use serde::Deserialize;
use toml::{Table, Value};

use super::decision::Decision;

/// The version of the format.
pub const VERSION: i64 = 1;

const HEAD: &str = "\
# What people decided about the articles in this folder, beside what rashomon proposes: one table a decision.
# The words of each are found again by exact, prefix and suffix, wherever they stand then.
";

/// Why a file of decisions cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It is not what it should be; the message names the line.
    #[error("{0}")]
    Broken(String),
    /// A later version of the program wrote it.
    #[error("written by a newer rashomon (version {0} of the format; this one knows {VERSION})")]
    Newer(i64),
}

/// A file of decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The version of the format that it is in.
    pub version: i64,
    /// The decisions.
    pub decisions: Vec<Decision>,
}

#[derive(Deserialize)]
struct Versioned {
    #[serde(default)]
    version: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    decision: Vec<toml::Spanned<Table>>,
}

/// Reads a file of decisions.
///
/// # Errors
/// When it is not such a file, or one of a later version.
pub fn read(text: &str) -> Result<Read, Unread> {
    let broken = |error: toml::de::Error| Unread::Broken(error.to_string().trim_end().to_owned());
    let Versioned { version } = toml::from_str(text).map_err(broken)?;
    if version > VERSION {
        return Err(Unread::Newer(version));
    }
    let whole: Whole = toml::from_str(text).map_err(broken)?;
    let decision = |table: toml::Spanned<Table>| {
        let line = text.get(..table.span().start).map_or(1, |before| before.matches('\n').count() + 1);
        let read = Decision::deserialize(table.into_inner());
        read.map_err(|error| {
            Unread::Broken(format!("line {line}: the decision there: {}", error.message().trim_end()))
        })
    };
    let decisions = whole.decision.into_iter().map(decision).collect::<Result<_, _>>()?;
    Ok(Read { version: whole.version, decisions })
}

/// The file's text; the same decisions in any order give the same text.
pub fn write(decisions: &[Decision]) -> String {
    let mut sorted: Vec<&Decision> = decisions.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut text = format!("{HEAD}version = {VERSION}\n");
    for decision in sorted {
        let Ok(table) = Table::try_from(decision) else { continue };
        text.push_str("\n[[decision]]\n");
        // What it is comes first, whatever the letters say.
        let (what, rest): (Vec<_>, Vec<_>) = table.iter().partition(|(key, _)| *key == "what");
        for (key, value) in what.into_iter().chain(rest) {
            text.push_str(&line(key, value));
        }
    }
    text
}

/// A key and its value; each table of a list has a line of its own.
fn line(key: &str, value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(Value::is_table) => {
            let items: Vec<String> = items.iter().map(|item| format!("  {},\n", inline(item))).collect();
            format!("{key} = [\n{}]\n", items.concat())
        }
        value => format!("{key} = {}\n", inline(value)),
    }
}

/// A value on one line.
fn inline(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", joined(items.iter().map(inline).collect())),
        Value::Table(table) => {
            let part = |(key, value): (&String, &Value)| format!("{key} = {}", inline(value));
            format!("{{ {} }}", joined(table.iter().map(part).collect()))
        }
        value => value.to_string(),
    }
}

/// A text as a string that stands on one line, whatever it holds.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            letter if letter.is_control() => _ = write!(quoted, "\\u{:04X}", u32::from(letter)),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::DifferenceKind;
    use crate::judging::Anchor;
    use crate::judging::decision::{About, OfArticle, OfClaim, OfDifference, OfNote, OfStar, Ruling};

    fn anchor(article: &str, start: usize) -> Anchor {
        let words = |words: &str| words.to_owned();
        Anchor {
            article: words(article),
            start,
            end: start + 9,
            exact: words("“2,500\u{7f} km”"),
            prefix: words("flies \"up\" to\n"),
            suffix: words(" \\ or more"),
        }
    }

    fn some() -> Vec<Decision> {
        let at = |start| anchor("a.txt", start);
        vec![
            Decision::Claim(OfClaim {
                statements: vec![at(4), at(40)],
                verdict: Some(Ruling::Apart),
                proposed: Some(Ruling::Agree),
                ..OfClaim::default()
            }),
            Decision::Article(OfArticle { article: "a#3".to_owned(), ..OfArticle::default() }),
            Decision::Difference(OfDifference {
                claim: vec![at(4)],
                values: vec![at(8)],
                sides: vec![0, 1],
                kind: Some(DifferenceKind::Time),
                proposed: None,
            }),
            Decision::Note(OfNote {
                about: About::Claim(vec![at(4)]),
                note: "two\nlines [[decision]]\n".to_owned(),
            }),
            Decision::Note(OfNote {
                about: About::Story(vec!["a.txt".to_owned()]), note: "é東".to_owned()
            }),
            Decision::Star(OfStar { about: About::Quote(at(4)) }),
        ]
    }

    #[test]
    fn what_is_written_is_read_again_in_the_order_of_the_file() {
        let mut decisions = some();
        let text = write(&decisions);
        decisions.sort();
        assert_eq!(read(&text).unwrap(), Read { version: VERSION, decisions: decisions.clone() });
        decisions.reverse();
        assert_eq!(write(&decisions), text);
    }

    #[test]
    fn an_anchor_stands_on_one_line_and_a_decision_says_first_what_it_is() {
        let text = write(&some());
        assert_eq!(
            text.matches("exact = ").count(),
            text.lines().filter(|line| line.contains("exact = ")).count()
        );
        let heads = text.lines().zip(text.lines().skip(1)).filter(|(line, _)| *line == "[[decision]]");
        assert!(heads.map(|(_, next)| next).all(|next| next.starts_with("what = ")), "{text}");
        assert_eq!(text.matches("\n[[decision]]\n").count(), 6);
    }

    #[test]
    fn a_file_that_is_broken_says_where() {
        let broken = read("version = 1\n\n[[decision]]\nwhat = \"clam\"\n").unwrap_err().to_string();
        assert!(broken.contains("line 3") && broken.contains("clam"), "{broken}");
        let broken = read("version = 1\n<<<<<<< HEAD\n").unwrap_err().to_string();
        assert!(broken.contains("line 2"), "{broken}");
        let broken = read("version = 1\ndecisions = 3\n").unwrap_err().to_string();
        assert!(broken.contains("decisions"), "{broken}");
    }

    #[test]
    fn a_file_of_a_later_version_is_left_alone() {
        assert_eq!(read("version = 2\n[[decision]]\nwhat = \"new\"\n"), Err(Unread::Newer(2)));
        assert_eq!(read("").unwrap(), Read::default());
    }
}
