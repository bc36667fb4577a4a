//! Quotes and differences as Web Annotations (W3C, <https://www.w3.org/TR/annotation-model/>): each says something of words in
//! an article, which it finds again by the words themselves and by their place.

use serde::Serialize;

use super::decided;
use super::json::report;
use super::person::PersonEntry;
use super::schema::{ArticleEntry, DifferenceEntry, Words};
use crate::comparison::{Comparison, QuoteId};

/// How many letters before and behind the words tell them from the same words elsewhere.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Page {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'static str,
    #[serde(rename = "type")]
    sort: &'static str,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Target,
}

#[derive(Clone, Serialize)]
struct Body {
    #[serde(rename = "type")]
    sort: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target {
    source: String,
    selector: [Selector; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: String, prefix: String, suffix: String },
    /// In Unicode code points.
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
}

/// One annotation page as indented JSON-LD: each quote with its kind, speaker and how it keeps the words; each value over
/// which outlets part with the reason. Places count code points in the article's text as the JSON report has it.
///
/// # Errors
/// As [`super::json`].
pub fn annotations(comparison: &Comparison) -> serde_json::Result<String> {
    let report = report(comparison);
    let article = |id: &str| report.articles.iter().find(|article| article.id == id);
    let mut items = Vec::new();
    let mut decided = quotes_decided(comparison);
    for quote in &report.quotes {
        let decided = decided.next().flatten();
        let Some(article) = article(&quote.article) else { continue };
        let mut body = vec![tag(format!("{} quote", named(&quote.kind)?))];
        if let Some(speaker) = &quote.speaker {
            body.push(said("identifying", speaker.name.to_owned()));
        }
        let members = report.families.iter().flat_map(|family| &family.members);
        if let Some(member) = members.into_iter().find(|member| member.quote == quote.id) {
            body.push(tag(named(&member.verdict)?));
        }
        body.extend(person(&quote.person, decided));
        items.push(annotation(&quote.id, body, article, &quote.words));
    }
    for (at, claim) in report.claims.iter().enumerate() {
        let decided: Vec<Body> = person(&claim.person, decided::claim(comparison, at)).collect();
        for (number, difference) in claim.differences.iter().enumerate() {
            let id = format!("{}d{}", claim.id, number + 1);
            items.extend(values(&id, claim.label, difference, (&decided, article))?);
        }
    }
    let page = Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: "urn:rashomon:annotations",
        sort: "AnnotationPage",
        items,
    };
    let mut text = serde_json::to_string_pretty(&page)?;
    text.push('\n');
    Ok(text)
}

/// What each article gives where they part.
fn values<'r, 'a: 'r>(
    id: &str,
    label: &str,
    difference: &DifferenceEntry<'a>,
    (decided, article): (&[Body], impl Fn(&str) -> Option<&'r ArticleEntry<'a>>),
) -> serde_json::Result<Vec<Annotation>> {
    let kind = named(&difference.kind)?;
    let of = |(number, value): (usize, &super::schema::ValueEntry<'a>)| {
        let mut body = vec![
            tag(kind.clone()),
            said("describing", format!("{label}: {}", value.normal)),
            said("commenting", difference.why.to_owned()),
        ];
        body.extend_from_slice(decided);
        Some(annotation(&format!("{id}v{}", number + 1), body, article(&value.article)?, &value.words))
    };
    Ok(difference.values.iter().enumerate().filter_map(of).collect())
}

/// What a person says of it: that it was decided, what was written about it, and that it goes into the memo.
fn person(entry: &PersonEntry<'_>, decided: Option<String>) -> impl Iterator<Item = Body> {
    let decided = decided.map(|decided| said("assessing", decided));
    let notes: Vec<Body> = entry.notes.iter().map(|note| said("commenting", note.clone())).collect();
    decided.into_iter().chain(notes).chain(entry.star.then(|| said("bookmarking", "star".to_owned())))
}

/// What was decided of each quote, in the order of the report.
fn quotes_decided(comparison: &Comparison) -> impl Iterator<Item = Option<String>> {
    let readings = comparison.readings.iter().enumerate();
    let ids = readings.flat_map(|(article, reading)| {
        (0..reading.quotes.len()).map(move |quote| QuoteId { article, quote })
    });
    ids.map(|id| decided::quote(comparison, id))
}

/// The word that the JSON report has for it.
fn named(kind: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_value(kind)?.as_str().unwrap_or_default().to_owned())
}

fn tag(value: String) -> Body {
    said("tagging", value)
}

fn said(purpose: &'static str, value: String) -> Body {
    Body { sort: "TextualBody", purpose, value }
}

fn annotation(id: &str, body: Vec<Body>, article: &ArticleEntry<'_>, words: &Words<'_>) -> Annotation {
    let before = article.text.chars().take(words.start).collect::<Vec<_>>();
    let prefix = before.iter().skip(before.len().saturating_sub(AROUND)).collect();
    let suffix = article.text.chars().skip(words.end).take(AROUND).collect();
    Annotation {
        id: format!("urn:rashomon:{id}"),
        sort: "Annotation",
        motivation: "describing",
        body,
        target: Target {
            source: article.url.map_or_else(|| reference(article.path), str::to_owned),
            selector: [
                Selector::Quote { exact: words.text.to_owned(), prefix, suffix },
                Selector::Position { start: words.start, end: words.end },
            ],
        },
    }
}

/// A path as a reference that an IRI may hold: whatever else stands in it is put as bytes (RFC 3986, 2.1).
fn reference(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let letter = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::comparison::fixture;

    fn items(comparison: &Comparison) -> Vec<Value> {
        let page: Value = serde_json::from_str(&annotations(comparison).unwrap()).unwrap();
        assert_eq!(
            (&page["@context"], &page["type"]),
            (&"http://www.w3.org/ns/anno.jsonld".into(), &"AnnotationPage".into())
        );
        page["items"].as_array().unwrap().clone()
    }

    #[test]
    fn every_annotation_finds_its_words_by_both_selectors() {
        let comparison = fixture::bridge();
        let items = items(&comparison);
        assert!(items.len() > 10);
        for item in items {
            let [quote, place] = item["target"]["selector"].as_array().unwrap().as_slice() else { panic!() };
            let source = item["target"]["source"].as_str().unwrap();
            let article =
                comparison.story.articles.iter().find(|article| {
                    article.url.as_deref() == Some(source) || reference(&article.path) == source
                });
            let text = &article.unwrap().text;
            let number = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
            let (start, end) = (number("start"), number("end"));
            let exact: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(quote["exact"], exact.as_str());
            let around =
                format!("{}{exact}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            assert!(text.contains(&around), "{around}");
        }
    }

    #[test]
    fn a_value_carries_its_kind_and_the_reason() {
        let items = items(&fixture::bridge());
        let first = items.iter().find(|item| item["id"] == "urn:rashomon:c1d1v1").unwrap();
        let bodies: Vec<&str> =
            first["body"].as_array().unwrap().iter().map(|body| body["value"].as_str().unwrap()).collect();
        assert_eq!(bodies[0], "quantity");
        assert!(bodies[1].starts_with("lorries that cross the bridge each day: "), "{bodies:?}");
    }

    #[test]
    fn a_path_with_spaces_and_other_letters_is_a_reference() {
        assert_eq!(reference("a b/é?.txt"), "a%20b/%C3%A9%3F.txt");
    }
}
