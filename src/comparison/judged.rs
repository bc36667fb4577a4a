//! What a person has decided of a comparison, with the program's own proposal beside it.

use std::collections::BTreeMap;

use super::{Difference, DifferenceKind, QuoteId, Statement, Value, Verdict};
use crate::reading::QuoteKind;

/// Everything that a person has decided. Whatever is not in here is as the program proposes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// The claims that were decided on, by their places in the comparison.
    pub claims: BTreeMap<usize, JudgedClaim>,
    /// The quotes.
    pub quotes: BTreeMap<QuoteId, JudgedQuote>,
    /// The articles, by their places in the story.
    pub articles: BTreeMap<usize, JudgedArticle>,
    /// Notes on the story as a whole.
    pub notes: Vec<String>,
    /// For each decision, in their order, what it is about.
    pub homes: Vec<Home>,
}

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A claim.
    Claim(usize),
    /// A quote.
    Quote(QuoteId),
    /// An article.
    Article(usize),
    /// The story, or the pile.
    Story,
    /// Articles of another story, of the same pile.
    Elsewhere,
    /// Nothing: its words are gone, or it cannot be told which are meant.
    Lost,
}

/// What was decided of a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgedClaim {
    /// The decision, by its place, that says which statements it has and what they are.
    pub by: Option<usize>,
    /// Whether its verdict is a person's.
    pub verdict: bool,
    /// The verdict that the program proposes, where the statements are those of one proposed claim, or are weighed anew.
    pub proposed: Option<Verdict>,
    /// The proposed claims that its statements come from, where those are a person's choice.
    pub statements: Option<Vec<Vec<Statement>>>,
    /// So many of the statements that the person chose are not found any more.
    pub lost: usize,
    /// What the program calls it, where a person names it.
    pub label: Option<String>,
    /// The differences that were decided on.
    pub differences: Vec<JudgedDifference>,
    /// All that the program sees, where a report asks for them; else what a person’s verdict takes away.
    pub seen: Vec<Difference>,
    /// What was written about it.
    pub notes: Vec<String>,
    /// Whether it goes into the memo.
    pub star: bool,
}

/// What was decided of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedDifference {
    /// What the program takes it for; nothing where it sees none.
    pub proposed: Option<DifferenceKind>,
    /// What the person says it is; nothing where it is none.
    pub kind: Option<DifferenceKind>,
    /// What each outlet gives.
    pub values: Vec<Value>,
}

/// What was decided of a quote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgedQuote {
    /// Whom the program takes for the speaker, where a person says who it is: nobody, or a name.
    pub speaker: Option<Option<String>>,
    /// What the program takes it for, where a person says what it is.
    pub kind: Option<QuoteKind>,
    /// What was written about it.
    pub notes: Vec<String>,
    /// Whether it goes into the memo.
    pub star: bool,
}

/// What was decided of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgedArticle {
    /// The outlet that the program found, where a person names it.
    pub outlet: Option<String>,
    /// The date that the program found, where a person gives it: none, or a date.
    pub published: Option<Option<String>>,
    /// What was written about it.
    pub notes: Vec<String>,
}

impl JudgedClaim {
    /// Whether anything of it is a person's but notes and stars.
    pub fn is_decided(&self) -> bool {
        self.verdict || self.statements.is_some() || self.label.is_some() || !self.differences.is_empty()
    }
}

impl JudgedQuote {
    /// Whether anything of it is a person's but notes and stars.
    pub fn is_decided(&self) -> bool {
        self.speaker.is_some() || self.kind.is_some()
    }
}

impl JudgedArticle {
    /// Whether anything of it is a person's but notes.
    pub fn is_decided(&self) -> bool {
        self.outlet.is_some() || self.published.is_some()
    }
}

impl Judged {
    /// What was decided of a claim.
    pub fn claim(&self, claim: usize) -> Option<&JudgedClaim> {
        self.claims.get(&claim)
    }

    /// Whether somebody has decided on the claim's verdict.
    pub fn rules(&self, claim: usize) -> bool {
        self.claims.get(&claim).is_some_and(|judged| judged.verdict)
    }

    /// How many decisions are about this story, those that found no place included.
    pub fn count(&self) -> usize {
        self.homes.iter().filter(|home| **home != Home::Elsewhere).count()
    }

    /// How many claims, quotes and articles somebody has decided on, or written about; the story counts as one.
    pub fn items(&self) -> usize {
        self.claims.len() + self.quotes.len() + self.articles.len() + usize::from(!self.notes.is_empty())
    }

    /// The places, in their order, of the decisions that found no place.
    pub fn lost(&self) -> impl Iterator<Item = usize> {
        let homes = self.homes.iter().enumerate();
        homes.filter(|(_, home)| **home == Home::Lost).map(|(at, _)| at)
    }
}
