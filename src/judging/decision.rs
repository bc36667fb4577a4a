//! What a person decides. Each decision says what it is about by words of the articles, and what the program proposed.

use serde::{Deserialize, Serialize};

use crate::comparison::{DifferenceKind, Verdict};
use crate::reading::QuoteKind;

use super::anchor::Anchor;

/// One decision. The order is that of the file: what it is, then where its words stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Decision {
    /// What an article is called, or when it was published.
    Article(OfArticle),
    /// Which statements tell one fact, and whether the outlets agree on it.
    Claim(OfClaim),
    /// What sort of difference it is, or that it is none.
    Difference(OfDifference),
    /// What a claim is called.
    Label(OfLabel),
    /// Articles of a pile belong to another story.
    Move(OfMove),
    /// Something written about a claim, a quote, an article or the story.
    Note(OfNote),
    /// Who is quoted, or how.
    Quote(OfQuote),
    /// A claim or a quote that goes into the memo.
    Star(OfStar),
}

/// An article's outlet or date.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfArticle {
    /// The article's file, seen from the folder of the decisions.
    pub article: String,
    /// The outlet as the person names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The date as the person gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

/// The statements of one fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfClaim {
    /// The statements.
    pub statements: Vec<Anchor>,
    /// Those that the program put here and the person took away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<Anchor>,
    /// What the outlets do with the fact, where that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Ruling>,
    /// What the program said of it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Ruling>,
}

/// What a person says of the outlets that tell a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruling {
    /// They part.
    Diverge,
    /// They tell it alike.
    Agree,
    /// One outlet alone tells it.
    Single,
    /// They do not tell one fact: each outlet's statements stand for themselves.
    Apart,
}

/// A sort of difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfDifference {
    /// Statements by which its claim is known.
    pub claim: Vec<Anchor>,
    /// What each outlet gives.
    pub values: Vec<Anchor>,
    /// For each value the side it is on, in a difference that the person found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<usize>,
    /// What it is; nothing where it is no difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DifferenceKind>,
    /// What the program took it for; nothing where it saw none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<DifferenceKind>,
}

/// A claim's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfLabel {
    /// Statements by which the claim is known.
    pub claim: Vec<Anchor>,
    /// The name.
    pub label: String,
    /// What the program called it.
    pub proposed: String,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OfNote {
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// What it says.
    pub note: String,
}

/// A star.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OfStar {
    /// What it is on.
    #[serde(flatten)]
    pub about: About,
}

/// What a note or a star is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The whole story: those of its articles' files that are known.
    Story(Vec<String>),
    /// An article, by its file.
    Article(String),
    /// A claim, by some of its statements.
    Claim(Vec<Anchor>),
    /// A quote.
    Quote(Anchor),
}

/// A quote's speaker and kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfQuote {
    /// The reported words.
    pub quote: Anchor,
    /// Who said them; an empty name where the article does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Whether they stand between marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<QuoteKind>,
    /// Whom the program took for the speaker, where that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_speaker: Option<String>,
    /// What the program took the quote for, where that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_kind: Option<QuoteKind>,
}

/// Articles that go from one story of a pile to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfMove {
    /// Its number: a later move stands on earlier ones.
    pub order: usize,
    /// The articles, by their files.
    pub articles: Vec<String>,
    /// Those of the story that they belong to; none where they are one of their own.
    pub to: Vec<String>,
}

impl Ruling {
    /// The word for it, as the file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Diverge => "diverge",
            Self::Agree => "agree",
            Self::Single => "single",
            Self::Apart => "apart",
        }
    }
}

impl From<Verdict> for Ruling {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Diverge => Self::Diverge,
            Verdict::Agree => Self::Agree,
            Verdict::Single => Self::Single,
        }
    }
}
