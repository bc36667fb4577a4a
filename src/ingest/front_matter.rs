//! Front matter: the `key: value` lines between two `---` at the top of a file.

use super::meta::Meta;

/// Where these values are found.
const FROM: &str = "front matter";

/// More lines than this between the two marks are a story that begins with a rule.
const LONGEST: usize = 100;

/// The front matter and the text after it; a text without one comes back whole.
///
/// The subset of YAML that people write by hand: plain or quoted values, and lists, which are joined by commas.
/// Keys other than [`KEYS`](super::meta::KEYS) are passed over.
pub(super) fn split(text: &str) -> (Option<Meta>, &str) {
    parse(text).map_or((None, text), |(meta, body)| (Some(meta), body))
}

fn parse(text: &str) -> Option<(Meta, &str)> {
    let (first, mut rest) = text.trim_start_matches('\n').split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut meta = Meta::default();
    let mut entry: Option<(String, String)> = None;
    let mut seen = 0;
    for _ in 0..LONGEST {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let ended = rest.is_empty();
        rest = after;
        let line = line.trim_end();
        if line == "---" || line == "..." {
            if let Some((key, value)) = entry.take() {
                meta.set(&key, &value, FROM);
            }
            return (seen > 0).then_some((meta, rest));
        }
        if ended {
            return None;
        }
        let trimmed = line.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let continues = trimmed.len() < line.len() || trimmed.starts_with("- ");
        if continues && let Some((_, value)) = &mut entry {
            let (part, mark) = trimmed.strip_prefix("- ").map_or((trimmed, " "), |item| (item, ", "));
            if !value.is_empty() {
                value.push_str(mark);
            }
            value.push_str(&scalar(part));
            continue;
        }
        let (key, value) = key_and_value(line)?;
        if let Some((key, value)) = entry.replace((key.to_lowercase(), list(value))) {
            meta.set(&key, &value, FROM);
        }
        seen += 1;
    }
    None
}

/// A key is one word before a colon; a sentence with a colon in it is not one.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// A value: `[a, b]` becomes `a, b`; `|` and `>` announce lines that follow.
fn list(value: &str) -> String {
    if matches!(value, "|" | ">" | "|-" | ">-") {
        return String::new();
    }
    match value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(items) => items.split(',').map(|item| scalar(item.trim())).collect::<Vec<_>>().join(", "),
        None => scalar(value),
    }
}

/// One value without its quotation marks or its comment.
fn scalar(value: &str) -> String {
    if let Some(inner) = value.strip_prefix('\'') {
        return inner.rsplit_once('\'').map_or(inner, |(inner, _)| inner).replace("''", "'");
    }
    if let Some(inner) = value.strip_prefix('"') {
        return unescape(inner);
    }
    value.split(" #").next().unwrap_or(value).trim_end().to_owned()
}

/// A double-quoted value up to its closing mark.
fn unescape(inner: &str) -> String {
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => match rest.next() {
                Some('n' | 't') => value.push(' '),
                Some('u') => {
                    let digits: String = rest.by_ref().take(4).collect();
                    value.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                Some(other) => value.push(other),
                None => {}
            },
            _ => value.push(character),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::meta::Found;

    fn value(found: Option<&Found>) -> Option<&str> {
        found.map(|found| found.value.as_str())
    }

    #[test]
    fn the_known_keys_are_read_and_the_rest_passed_over() {
        let text = "---\noutlet: The Courier # morning\ntitle: \"Mayor: \\\"no more\\\"\"\ndate: 2025-10-16\n\
            Author: 'Jo O''Neil'\ntags:\n  - city\nurl: https://courier.example/a#b\n---\nThe mayor left.\n";
        let (meta, body) = split(text);
        let meta = meta.unwrap();
        assert_eq!(value(meta.outlet.as_ref()), Some("The Courier"));
        assert_eq!(value(meta.title.as_ref()), Some("Mayor: \"no more\""));
        assert_eq!(value(meta.date.as_ref()), Some("2025-10-16"));
        assert_eq!(value(meta.author.as_ref()), Some("Jo O'Neil"));
        assert_eq!(value(meta.url.as_ref()), Some("https://courier.example/a#b"));
        assert_eq!(body, "The mayor left.\n");
    }

    #[test]
    fn stray_blanks_change_nothing() {
        let (meta, body) = split("--- \noutlet : The Courier \n\ndate\t: 2025-10-16\n---\t\nThe mayor left.");
        let meta = meta.unwrap();
        assert_eq!(value(meta.outlet.as_ref()), Some("The Courier"));
        assert_eq!(value(meta.date.as_ref()), Some("2025-10-16"));
        assert_eq!(body, "The mayor left.");
    }

    #[test]
    fn several_authors_are_joined() {
        assert_eq!(
            split("---\nauthor: [Ann Low, Bo Rae]\n---\nx").0.unwrap().author.unwrap().value,
            "Ann Low, Bo Rae"
        );
        assert_eq!(
            split("---\nauthor:\n- Ann Low\n- Bo Rae\n---\nx").0.unwrap().author.unwrap().value,
            "Ann Low, Bo Rae"
        );
    }

    #[test]
    fn a_story_that_begins_with_a_rule_is_no_front_matter() {
        for text in [
            "---\nThe mayor left: nobody knows why.\n---\nMore",
            "---\ntitle: no end",
            "---\n---\nText",
            "---",
        ] {
            assert_eq!(split(text), (None, text));
        }
    }

    #[test]
    fn nothing_dangerous_passes_in_a_value() {
        let (meta, _) = split("---\ntitle: \"Say \\u202e\\u001b[31m it\"\n---\nx");
        assert_eq!(meta.unwrap().title.unwrap().value, "Say it");
    }
}
