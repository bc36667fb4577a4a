//! The shape of the JSON report, `rashomon.report/1`: what other programs may rely on.
//!
//! Offsets count Unicode code points in the text of the article that the entry names, and every `text` is the
//! exact slice between them. A field may be added within version 1; none is taken away or given another meaning.

use serde::Serialize;

use super::person::{DecisionsEntry, OrNull, PersonEntry, ProposedArticle, ProposedClaim, ProposedQuote};
use crate::comparison::{DifferenceKind, FamilyVerdict, Slot};
use crate::reading::{CreditKind, Link, Manner, QuoteKind, Rule};

/// The name and version of this shape.
pub(super) const SCHEMA: &str = "rashomon.report/1";

#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    pub(super) schema: &'static str,
    pub(super) program: Program,
    pub(super) story: StoryEntry<'a>,
    pub(super) articles: Vec<ArticleEntry<'a>>,
    pub(super) quotes: Vec<QuoteEntry<'a>>,
    pub(super) families: Vec<FamilyEntry<'a>>,
    pub(super) claims: Vec<ClaimEntry<'a>>,
    pub(super) origins: Vec<OriginEntry<'a>>,
    /// What people decided, where they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decisions: Option<DecisionsEntry>,
}

#[derive(Debug, Serialize)]
pub(super) struct Program {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct StoryEntry<'a> {
    pub(super) title: &'a str,
    #[serde(flatten)]
    pub(super) person: PersonEntry<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ArticleEntry<'a> {
    pub(super) id: String,
    pub(super) path: &'a str,
    pub(super) sha256: &'a str,
    pub(super) outlet: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    /// Why the article is known to be cut off; it is then in nobody's `silent` and has no omissions.
    pub(super) truncated: Option<&'a str>,
    /// Where each of these was found.
    pub(super) found: FoundEntry<'a>,
    pub(super) url: Option<&'a str>,
    pub(super) text: &'a str,
    pub(super) sentences: Vec<Stretch>,
    /// Where it credits a news agency.
    pub(super) credits: Vec<CreditEntry<'a>>,
    /// What at least two others state and it does not, what most state first.
    pub(super) omissions: Vec<OmissionEntry>,
    #[serde(flatten)]
    pub(super) person: PersonEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed: Option<ProposedArticle<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct FoundEntry<'a> {
    /// What the file is.
    pub(super) format: &'a str,
    pub(super) outlet: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    pub(super) text: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct CreditEntry<'a> {
    pub(super) agency: &'a str,
    pub(super) kind: CreditKind,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct OmissionEntry {
    pub(super) claim: String,
    /// How many articles state it.
    pub(super) told: usize,
    /// How many articles there are.
    pub(super) of: usize,
    /// How many independent origins those have that state it.
    pub(super) origins: usize,
}

/// A place without its words.
#[derive(Debug, Serialize)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A place with its words.
#[derive(Debug, Serialize)]
pub(super) struct Words<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct QuoteEntry<'a> {
    pub(super) id: String,
    pub(super) article: String,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
    pub(super) kind: QuoteKind,
    pub(super) marks: Vec<Words<'a>>,
    pub(super) speaker: Option<SpeakerEntry<'a>>,
    pub(super) cue: Option<Words<'a>>,
    pub(super) manner: Manner,
    /// What led from the quote to its speaker's mention.
    pub(super) rule: Rule,
    pub(super) family: Option<String>,
    pub(super) continues: Option<String>,
    #[serde(flatten)]
    pub(super) person: PersonEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed: Option<ProposedQuote<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SpeakerEntry<'a> {
    pub(super) name: &'a str,
    pub(super) mention: Words<'a>,
    /// What led from the mention to the name.
    pub(super) link: Link,
    pub(super) anonymous: bool,
    pub(super) via: Option<Words<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct FamilyEntry<'a> {
    pub(super) id: String,
    pub(super) quotes: Vec<String>,
    pub(super) verdict: FamilyVerdict,
    /// The wording of most outlets, where there is one.
    pub(super) usual: Option<UsualEntry<'a>>,
    /// How each of `quotes` keeps the words.
    pub(super) members: Vec<MemberEntry<'a>>,
    pub(super) differences: Vec<DifferenceEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct UsualEntry<'a> {
    #[serde(flatten)]
    pub(super) words: Placed<'a>,
    /// How many outlets give these words, or fewer of the same.
    pub(super) outlets: usize,
    /// How many outlets quote the utterance between marks.
    pub(super) of: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct MemberEntry<'a> {
    pub(super) quote: String,
    pub(super) verdict: FamilyVerdict,
    /// The words it is set against.
    pub(super) against: Option<Placed<'a>>,
    /// Every stretch that the two word otherwise.
    pub(super) changes: Vec<ChangeEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChangeEntry<'a> {
    pub(super) own: Option<Placed<'a>>,
    pub(super) other: Option<Placed<'a>>,
}

/// A place with its words and its article.
#[derive(Debug, Serialize)]
pub(super) struct Placed<'a> {
    pub(super) article: String,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ClaimEntry<'a> {
    pub(super) id: String,
    pub(super) label: &'a str,
    pub(super) verdict: &'static str,
    pub(super) statements: Vec<StatementEntry<'a>>,
    pub(super) differences: Vec<DifferenceEntry<'a>>,
    /// The articles that do not state it.
    pub(super) silent: Vec<String>,
    /// How many articles state it, and how many independent origins they have.
    pub(super) outlets: usize,
    pub(super) origins: usize,
    /// The articles that state it, those of one origin together.
    pub(super) sources: Vec<Vec<String>>,
    /// Why the statements were joined.
    pub(super) links: Vec<LinkEntry>,
    /// The slot that they fill, where a rule put them together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) slot: Option<Slot>,
    /// Where each article that states it first does.
    pub(super) placements: Vec<PlacementEntry>,
    #[serde(flatten)]
    pub(super) person: PersonEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed: Option<ProposedClaim<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct PlacementEntry {
    pub(super) article: String,
    /// Whether the headline tells it.
    pub(super) headline: bool,
    /// The first paragraph of the story that tells it, counted from one.
    pub(super) paragraph: Option<usize>,
    /// How many paragraphs the story has.
    pub(super) of: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct StatementEntry<'a> {
    pub(super) article: String,
    /// The place of the sentence in the article's `sentences`, counted from zero.
    pub(super) sentence: usize,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct DifferenceEntry<'a> {
    pub(super) kind: DifferenceKind,
    pub(super) values: Vec<ValueEntry<'a>>,
    pub(super) why: &'a str,
    #[serde(flatten)]
    pub(super) person: PersonEntry<'a>,
    /// What the program takes it for, where a person says what it is; null where it sees none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed: Option<OrNull<DifferenceKind>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ValueEntry<'a> {
    pub(super) article: String,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
    pub(super) normal: &'a str,
    pub(super) side: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct OriginEntry<'a> {
    pub(super) articles: Vec<String>,
    pub(super) agency: Option<&'a str>,
    pub(super) shared: f64,
    /// The words they share.
    pub(super) passages: Vec<Placed<'a>>,
    /// Where they credit the agency.
    pub(super) credits: Vec<Placed<'a>>,
}

/// Why two statements stand in one claim.
#[derive(Debug, Serialize)]
pub(super) struct LinkEntry {
    /// The articles and the sentences.
    pub(super) between: [SentenceEntry; 2],
    pub(super) likelihood: f64,
    pub(super) words: Vec<String>,
    pub(super) evidence: std::collections::BTreeMap<&'static str, f64>,
}

#[derive(Debug, Serialize)]
pub(super) struct SentenceEntry {
    pub(super) article: String,
    pub(super) sentence: usize,
}
