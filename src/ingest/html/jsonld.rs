//! What a page says of its article in JSON-LD.

use serde_json::{Map, Value};

use super::dom::{Dom, ROOT};

/// How deep an article's object may lie in what stands round it.
const DEEPEST: usize = 6;

/// How many names an article's writers may have.
const WRITERS: usize = 20;

/// An article's object, and the others that it may point to.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) headline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
    /// Whether anybody may read all of it.
    pub(super) free: Option<bool>,
    /// Whether there is an article's object at all.
    pub(super) any: bool,
}

/// What a page's JSON-LD says of its article; the object with the most said counts.
pub(super) fn of(dom: &Dom) -> Told {
    let scripts = (dom.within(ROOT)).filter(|&id| {
        dom.name(id) == "script"
            && dom
                .attribute(id, "type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
    });
    let values: Vec<Value> = scripts.filter_map(|id| value(&dom.text(id))).collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, 0, &mut objects);
    }
    let article = (objects.iter())
        .filter(|object| is_article(object))
        // Teasers of other articles say less of themselves.
        .max_by_key(|object| {
            let keys =
                ["headline", "datePublished", "author", "articleBody", "publisher", "mainEntityOfPage"];
            keys.iter().filter(|key| object.contains_key(**key)).count()
        });
    let Some(article) = article else { return Told::default() };
    let name = |key: &str| article.get(key).and_then(|value| names(value, &objects));
    let page = article.get("mainEntityOfPage");
    Told {
        headline: string(article.get("headline")).or_else(|| string(article.get("name"))),
        publisher: name("publisher").or_else(|| name("sourceOrganization")),
        author: name("author").or_else(|| name("creator")),
        published: string(article.get("datePublished")).or_else(|| string(article.get("dateCreated"))),
        url: string(article.get("url"))
            .or_else(|| string(page))
            .or_else(|| string(page.and_then(|page| page.get("@id"))))
            .or_else(|| string(article.get("@id"))),
        body: string(article.get("articleBody")),
        free: article.get("isAccessibleForFree").and_then(free),
        any: true,
    }
}

/// A script's value. Pages write line ends into strings and wrap the whole in comments.
fn value(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let script = script.trim_end_matches("-->").trim_end().trim_end_matches("]]>").trim_end_matches("//");
    let clean: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(clean.trim().trim_end_matches(';')).ok()
}

fn gather<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Map<String, Value>>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            for (key, value) in object {
                if value.is_object() || (value.is_array() && key.starts_with('@')) || key == "author" {
                    gather(value, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let article = |kind: &str| {
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "Reportage")
    };
    match object.get("@type") {
        Some(Value::String(kind)) => article(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(article),
        _ => false,
    }
}

fn string(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.as_str(),
        Value::Array(values) => values.first()?.as_str()?,
        _ => return None,
    };
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// The names of people or organisations: a string, an object with a name, one that is only pointed to, or several.
fn names(value: &Value, objects: &[&Map<String, Value>]) -> Option<String> {
    match value {
        Value::String(name) => {
            (!name.starts_with("http")).then(|| name.trim().to_owned()).filter(|name| !name.is_empty())
        }
        Value::Object(object) => string(object.get("name")).or_else(|| {
            let id = object.get("@id")?;
            let meant =
                objects.iter().find(|other| other.get("@id") == Some(id) && other.contains_key("name"))?;
            string(meant.get("name"))
        }),
        Value::Array(values) => {
            let names: Vec<String> = values
                .iter()
                .take(WRITERS)
                .filter(|value| !value.is_array())
                .filter_map(|value| names(value, objects))
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

fn free(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(free) => Some(*free),
        Value::String(text) => Some(!text.trim().eq_ignore_ascii_case("false")),
        _ => None,
    }
}
