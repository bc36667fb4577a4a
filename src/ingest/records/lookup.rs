//! Values inside a JSON object by a name of the table.

use serde_json::Value;

use super::fields::{Fields, folded};

/// All values under `path` in `value`, as text, in order; a full stop in the path leads inside, a list is entered.
pub(super) fn values(value: &Value, path: &str) -> Vec<String> {
    let mut found = texts(inside(value, path));
    if found.is_empty() {
        let wrapped = Fields::shipped().wrappers.iter().flat_map(|wrapper| inside(value, wrapper));
        found =
            texts(wrapped.filter(|inner| inner.is_object()).flat_map(|inner| inside(inner, path)).collect());
    }
    found
}

fn texts(values: Vec<&Value>) -> Vec<String> {
    values.into_iter().flat_map(each).filter_map(text).collect()
}

/// The values that `path` leads to.
pub(super) fn inside<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut reached = vec![value];
    for name in path.split('.') {
        reached = reached.into_iter().flat_map(each).filter_map(|value| field(value, name)).collect();
    }
    reached
}

/// A list's entries, or the value itself.
fn each(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(entries) => entries.iter().collect(),
        other => vec![other],
    }
}

fn field<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let object = value.as_object()?;
    object.get(name).or_else(|| {
        let name = folded(name);
        object.iter().find(|(key, _)| folded(key) == name).map(|(_, value)| value)
    })
}

/// The names under which an object keeps its own text.
const OWN: [&str; 7] = ["value", "name", "rendered", "text", "#text", "literal", "title"];

/// A value as text; an object's own name or value.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            let part = |name: &str| object.get(name).and_then(Value::as_str);
            let person = match (part("given").or(part("firstName")), part("family").or(part("lastName"))) {
                (Some(given), Some(family)) => Some(format!("{given} {family}")),
                (None, Some(family)) => Some(family.to_owned()),
                _ => None,
            };
            person
                .or_else(|| object.get("date-parts").and_then(date_parts))
                .or_else(|| OWN.iter().find_map(|name| part(name)).map(str::to_owned))
        }
        _ => None,
    }
}

/// CSL's `[[2025, 10, 16]]` as `2025-10-16`; its parts may be text.
fn date_parts(value: &Value) -> Option<String> {
    let parts = value.as_array()?.first()?.as_array()?;
    let number = |part: &Value| part.as_u64().or_else(|| part.as_str()?.trim().parse().ok());
    let parts: Option<Vec<u64>> = parts.iter().map(number).collect();
    match parts?.as_slice() {
        [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year] => Some(format!("{year:04}")),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_leads_through_objects_and_lists_whatever_the_style_of_names() {
        let value = json!({"headlines": [{"role": "main", "value": "Bridge shut"}], "publishedAt": "2025-03-09",
            "author": [{"given": "Ann", "family": "Low"}, "Bo Rae"], "issued": {"date-parts": [["2025", 3, 9]]}});
        assert_eq!(values(&value, "headlines.value"), ["Bridge shut"]);
        assert_eq!(values(&value, "published_at"), ["2025-03-09"]);
        assert_eq!(values(&value, "author"), ["Ann Low", "Bo Rae"]);
        assert_eq!(values(&value, "issued"), ["2025-03-09"]);
        assert!(values(&value, "headlines.value.more").is_empty());
    }

    #[test]
    fn a_wrapped_article_is_found() {
        let value = json!({"status": "ok", "article": {"title": "Bridge shut"}});
        assert_eq!(values(&value, "title"), ["Bridge shut"]);
    }
}
