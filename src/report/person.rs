//! What the JSON report says of a person's decisions: who decided, what the program proposes, notes and stars. Entries on
//! which nobody decided have none of it.

use serde::Serialize;

use super::decided::PERSON;
use super::schema::{DifferenceEntry, StatementEntry};
use crate::comparison::{Comparison, QuoteId};
use crate::reading::QuoteKind;

/// How many decisions are about the story, and how many of them found no place.
#[derive(Debug, Serialize)]
pub(super) struct DecisionsEntry {
    count: usize,
    lost: usize,
}

impl DecisionsEntry {
    pub(super) fn of(comparison: &Comparison) -> Option<Self> {
        let (count, lost) = (comparison.judged.count(), comparison.judged.lost().count());
        (count > 0).then_some(Self { count, lost })
    }
}

/// What a person put on an entry.
#[derive(Debug, Default, Serialize)]
pub(super) struct PersonEntry<'a> {
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<&'static str>,
    /// What was written about it.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) notes: &'a [String],
    /// Whether it goes into the memo.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) star: bool,
}

impl<'a> PersonEntry<'a> {
    fn by(decided: bool) -> Option<&'static str> {
        decided.then_some(PERSON)
    }

    /// Those of something that a person decided.
    pub(super) fn person() -> Self {
        Self { by: Some(PERSON), ..Self::default() }
    }

    pub(super) fn of_story(comparison: &'a Comparison) -> Self {
        Self { notes: &comparison.judged.notes, ..Self::default() }
    }

    pub(super) fn of_article(comparison: &'a Comparison, at: usize) -> Self {
        let marks = comparison.judged.articles.get(&at);
        marks.map_or(Self::default(), |marks| Self {
            by: Self::by(marks.is_decided()),
            notes: &marks.notes,
            star: false,
        })
    }

    pub(super) fn of_quote(comparison: &'a Comparison, id: QuoteId) -> Self {
        let marks = comparison.judged.quotes.get(&id);
        marks.map_or(Self::default(), |marks| Self {
            by: Self::by(marks.is_decided()),
            notes: &marks.notes,
            star: marks.star,
        })
    }

    pub(super) fn of_claim(comparison: &'a Comparison, at: usize) -> Self {
        let marks = comparison.judged.claim(at);
        marks.map_or(Self::default(), |marks| Self {
            by: Self::by(marks.is_decided()),
            notes: &marks.notes,
            star: marks.star,
        })
    }
}

/// Something that the program found, or null where it found nothing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum OrNull<T> {
    /// What it found.
    Found(T),
    /// Nothing.
    Null,
}

impl<T> From<Option<T>> for OrNull<T> {
    fn from(found: Option<T>) -> Self {
        found.map_or(Self::Null, Self::Found)
    }
}

/// What the program proposes of an article, where a person says otherwise or the same.
#[derive(Debug, Serialize)]
pub(super) struct ProposedArticle<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    /// The date that it found, or null.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<OrNull<&'a str>>,
}

impl<'a> ProposedArticle<'a> {
    pub(super) fn of(comparison: &'a Comparison, at: usize) -> Option<Self> {
        let marks = comparison.judged.articles.get(&at).filter(|marks| marks.is_decided())?;
        let published = marks.published.as_ref().map(|found| found.as_deref().into());
        Some(Self { outlet: marks.outlet.as_deref(), published })
    }
}

/// What the program proposes of a quote.
#[derive(Debug, Serialize)]
pub(super) struct ProposedQuote<'a> {
    /// The name that it found, or null.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<OrNull<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<QuoteKind>,
}

impl<'a> ProposedQuote<'a> {
    pub(super) fn of(comparison: &'a Comparison, id: QuoteId) -> Option<Self> {
        let marks = comparison.judged.quotes.get(&id).filter(|marks| marks.is_decided())?;
        let speaker = marks.speaker.as_ref().map(|found| found.as_deref().into());
        Some(Self { speaker, kind: marks.kind })
    }
}

/// What the program proposes of a claim.
#[derive(Debug, Serialize)]
pub(super) struct ProposedClaim<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<&'a str>,
    /// All differences that it sees, those too that a person struck out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) differences: Option<Vec<DifferenceEntry<'a>>>,
    /// The statements of each proposed claim that they come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) statements: Option<Vec<Vec<StatementEntry<'a>>>>,
}
