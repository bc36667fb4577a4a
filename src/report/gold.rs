//! What people decided as a labelled story, to score readings against: one JSON object with articles, quotes and claims,
//! every word of it as it stands in the article's text.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decided::verdict;
use crate::comparison::{Claim, Comparison, DifferenceKind};
use crate::judging::Naming;
use crate::reading::QuoteKind;
use crate::text::Span;

/// Which claims are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// Those whose statements, verdict or differences a person decided on.
    Decided,
    /// Those too that stand as the program proposes them.
    All,
}

#[derive(Serialize)]
struct Gold<'a> {
    story: &'a str,
    articles: BTreeMap<&'a str, &'a str>,
    quotes: Vec<GoldQuote<'a>>,
    claims: Vec<GoldClaim<'a>>,
}

#[derive(Serialize)]
struct GoldQuote<'a> {
    article: &'a str,
    text: &'a str,
    speaker: Option<&'a str>,
}

#[derive(Serialize)]
struct GoldClaim<'a> {
    about: &'a str,
    statements: Vec<Words<'a>>,
    verdict: &'static str,
    differences: Vec<GoldDifference<'a>>,
}

#[derive(Serialize)]
struct GoldDifference<'a> {
    kind: DifferenceKind,
    values: Vec<Words<'a>>,
    why: &'a str,
}

#[derive(Serialize)]
struct Words<'a> {
    article: &'a str,
    text: &'a str,
}

/// The story under a short name. Quotes are what stands between marks, piece by piece; claims are those of at least two
/// articles. Articles go by the names of their files, or, where two files have one name, by their paths from the folder.
///
/// # Errors
/// When it cannot be put as JSON, which nothing in a comparison causes.
pub fn gold(
    comparison: &Comparison,
    naming: &Naming,
    story: &str,
    export: Export,
) -> serde_json::Result<String> {
    let names = names(comparison, naming);
    let maker = Maker { comparison, names: &names };
    let articles = &comparison.story.articles;
    let claims = comparison.claims.iter().enumerate();
    let gold = Gold {
        story,
        articles: names.iter().zip(articles).map(|(name, article)| (&**name, &*article.outlet)).collect(),
        quotes: maker.quotes(),
        claims: claims
            .filter(|(at, claim)| claim.spread() > 1 && (export == Export::All || is_ruled(comparison, *at)))
            .map(|(_, claim)| maker.claim(claim))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&gold)? + "\n")
}

/// Whether a person decided on anything of a claim but its name.
fn is_ruled(comparison: &Comparison, claim: usize) -> bool {
    comparison
        .judged
        .claim(claim)
        .is_some_and(|marks| marks.verdict || marks.statements.is_some() || !marks.differences.is_empty())
}

/// What each article is called.
fn names(comparison: &Comparison, naming: &Naming) -> Vec<String> {
    let articles = &comparison.story.articles;
    let short = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
    let shorts: Vec<String> = articles.iter().map(|article| short(&article.path)).collect();
    let alone = |name: &String| shorts.iter().filter(|other| *other == name).count() == 1;
    let name = |(name, article)| if alone(name) { name.clone() } else { naming.name(article) };
    shorts.iter().zip(articles).map(name).collect()
}

struct Maker<'a> {
    comparison: &'a Comparison,
    names: &'a [String],
}

impl<'a> Maker<'a> {
    fn quotes(&self) -> Vec<GoldQuote<'a>> {
        let mut quotes = Vec::new();
        for (article, reading) in self.comparison.readings.iter().enumerate() {
            for quote in reading.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect) {
                let whole = [quote.span];
                let pieces = if quote.marks.is_empty() { &whole[..] } else { &quote.marks };
                quotes.extend(pieces.iter().map(|piece| {
                    let Words { article, text } = self.words(article, *piece);
                    GoldQuote { article, text, speaker: quote.speaker.as_ref().map(|who| who.name.as_str()) }
                }));
            }
        }
        quotes
    }

    fn claim(&self, claim: &'a Claim) -> GoldClaim<'a> {
        GoldClaim {
            about: &claim.label,
            statements: claim.statements.iter().map(|told| self.words(told.article, told.span)).collect(),
            verdict: verdict(claim.verdict),
            differences: claim
                .differences
                .iter()
                .map(|difference| GoldDifference {
                    kind: difference.kind,
                    values: difference
                        .values
                        .iter()
                        .map(|value| self.words(value.article, value.span))
                        .collect(),
                    why: &difference.why,
                })
                .collect(),
        }
    }

    fn words(&self, article: usize, span: Span) -> Words<'a> {
        let text = self.comparison.story.articles.get(article).map_or("", |article| article.text.as_str());
        Words { article: self.names.get(article).map_or("", String::as_str), text: span.of(text) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::comparison::{JudgedClaim, Verdict, fixture};

    fn exported(comparison: &Comparison, export: Export) -> Value {
        serde_json::from_str(&gold(comparison, &Naming::default(), "bridge", export).unwrap()).unwrap()
    }

    #[test]
    fn every_word_stands_in_its_article_and_every_claim_has_two_of_them() {
        let comparison = fixture::bridge();
        let gold = exported(&comparison, Export::All);
        let text = |name: &Value| {
            let name = name.as_str().unwrap();
            let mut articles = comparison.story.articles.iter();
            articles.find(|article| article.path.ends_with(name)).unwrap().text.as_str()
        };
        let stands = |words: &Value| text(&words["article"]).contains(words["text"].as_str().unwrap());
        let list = |value: &Value| value.as_array().unwrap().clone();
        assert!(!list(&gold["quotes"]).is_empty() && list(&gold["quotes"]).iter().all(stands));
        for claim in list(&gold["claims"]) {
            assert!(list(&claim["statements"]).iter().all(stands));
            let differences = list(&claim["differences"]);
            assert_eq!(claim["verdict"] == "diverge", !differences.is_empty(), "{claim}");
            assert!(
                differences.iter().flat_map(|difference| list(&difference["values"])).all(|one| stands(&one))
            );
        }
        let told = comparison.claims.iter().filter(|claim| claim.verdict != Verdict::Single).count();
        assert_eq!(list(&gold["claims"]).len(), told);
    }

    #[test]
    fn only_what_a_person_decided_is_written_unless_all_is_asked_for() {
        let mut comparison = fixture::bridge();
        let named = JudgedClaim { label: Some("before".to_owned()), ..JudgedClaim::default() };
        comparison.judged.claims.insert(1, named);
        comparison.judged.claims.insert(0, JudgedClaim { verdict: true, ..JudgedClaim::default() });
        let gold = exported(&comparison, Export::Decided);
        let labels: Vec<&Value> =
            gold["claims"].as_array().unwrap().iter().map(|one| &one["about"]).collect();
        assert_eq!(labels, [comparison.claims[0].label.as_str()]);
        assert!(!gold["quotes"].as_array().unwrap().is_empty());
    }
}
