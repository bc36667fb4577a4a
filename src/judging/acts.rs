//! What a person may do: each act says which decisions take the place of which, and changes nothing by itself.

mod items;
mod statements;

use std::collections::HashMap;

use crate::comparison::{Comparison, DifferenceKind, Home, QuoteId, Statement, Value, Verdict};
use crate::text::CodePoints;

use super::anchor::Anchor;
use super::decision::{Decision, OfClaim, OfDifference, Ruling};
use super::decisions::Act;
use super::footing::Footing;
use super::naming::Naming;

/// So many statements, of several outlets, are enough to know a claim by.
const KNOWN_BY: usize = 3;

/// What a person decides on.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// The comparison with the decisions so far.
    pub judged: &'a Comparison,
    /// Those decisions, in their order.
    pub decisions: &'a [Decision],
    /// How they call the articles.
    pub naming: &'a Naming,
}

/// What a note or a star is put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The story.
    Story,
    /// An article, by its place.
    Article(usize),
    /// A claim, by its place.
    Claim(usize),
    /// A quote.
    Quote(QuoteId),
}

impl Bench<'_> {
    /// The claim is what the program says it is, its differences too.
    pub fn accept(&self, claim: usize) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        let mut act = self.rule(claim, Ruling::from(told.verdict))?;
        for difference in 0..told.differences.len() {
            act = act.and(self.kind(claim, difference, Some(told.differences[difference].kind))?);
        }
        act.told = format!("accepted: {}", told.label);
        Some(act)
    }

    /// The claim is not what the program says it is: where the outlets are said to part they do not, and where they are
    /// said to tell one fact alike, they tell several. Nothing where one outlet alone tells it.
    pub fn reject(&self, claim: usize) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        let ruling = match told.verdict {
            Verdict::Diverge => Ruling::Agree,
            Verdict::Agree => Ruling::Apart,
            Verdict::Single => return None,
        };
        let mut act = self.rule(claim, ruling)?;
        act.told = format!("rejected: {}", told.label);
        Some(act)
    }

    /// What the outlets do with a claim's fact. What was decided of its differences goes where they do not part.
    pub fn rule(&self, claim: usize, ruling: Ruling) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        let marks = self.judged.judged.claim(claim);
        let (mut gone, mut of) = self.claim_decision(claim)?;
        if of.verdict == Some(Ruling::Apart) && ruling == Ruling::Single {
            return None;
        }
        of.proposed =
            Some(of.proposed.unwrap_or_else(|| {
                Ruling::from(marks.and_then(|marks| marks.proposed).unwrap_or(told.verdict))
            }));
        of.verdict = Some(ruling);
        if matches!(ruling, Ruling::Agree | Ruling::Apart) {
            gone.extend(self.about(claim).filter(|one| matches!(one, Decision::Difference(_))).cloned());
        }
        let said = match ruling {
            Ruling::Agree => "told alike",
            Ruling::Diverge => "they part",
            Ruling::Single => "told by one",
            Ruling::Apart => "not one fact",
        };
        Some(Act::new(format!("{said}: {}", told.label), gone, vec![Decision::Claim(of)]))
    }

    /// One of a claim's differences is of this kind, or none.
    pub fn kind(&self, claim: usize, difference: usize, kind: Option<DifferenceKind>) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        let found = told.differences.get(difference)?;
        let known = self.about(claim).find_map(|one| match one {
            Decision::Difference(of) if of.kind == Some(found.kind) && self.gives(of, &found.values) => {
                Some(of)
            }
            _ => None,
        });
        let mut of = known.cloned().unwrap_or_else(|| OfDifference {
            claim: self.known_by(claim),
            values: self.anchors(found.values.iter().map(|value| (value.article, value.span))),
            sides: Vec::new(),
            kind: None,
            proposed: Some(found.kind),
        });
        of.kind = kind;
        let said = kind.map_or("no difference", DifferenceKind::name);
        // What a person found and takes back is no decision any more.
        let come =
            if of.kind.is_none() && of.proposed.is_none() { None } else { Some(Decision::Difference(of)) };
        let gone = known.cloned().map(Decision::Difference);
        Some(Act::new(
            format!("{said}: {}", told.label),
            gone.into_iter().collect(),
            come.into_iter().collect(),
        ))
    }

    /// The outlets part over a claim in a way that the program did not see: each by its first words on it, one outlet
    /// against the others.
    pub fn part(&self, claim: usize, kind: DifferenceKind, outlet: usize) -> Option<Act> {
        let told = self.judged.claims.get(claim).filter(|told| told.spread() > 1)?;
        let mut articles: Vec<usize> = told.statements.iter().map(|told| told.article).collect();
        articles.dedup();
        let alone = if articles.contains(&outlet) { outlet } else { *articles.first()? };
        let first = articles.iter().filter_map(|&article| told.first_in(article));
        let of = OfDifference {
            claim: self.known_by(claim),
            values: self.anchors(first.map(|told| (told.article, told.span))),
            sides: articles.iter().map(|&article| usize::from(article == alone)).collect(),
            kind: Some(kind),
            proposed: None,
        };
        let act = self.rule(claim, Ruling::Diverge)?;
        let mut act = act.and(Act::new("", Vec::new(), vec![Decision::Difference(of)]));
        act.told = format!("{}: {}", kind.name(), told.label);
        Some(act)
    }

    /// The decisions that are about a claim, less the one that says which statements it has.
    fn about(&self, claim: usize) -> impl Iterator<Item = &Decision> {
        self.on(Item::Claim(claim)).filter(|one| !matches!(one, Decision::Claim(_)))
    }

    /// The decisions that are about an item.
    fn on(&self, item: Item) -> impl Iterator<Item = &Decision> {
        let home = match item {
            Item::Story => Home::Story,
            Item::Article(article) => Home::Article(article),
            Item::Claim(claim) => Home::Claim(claim),
            Item::Quote(id) => Home::Quote(id),
        };
        let homes = self.judged.judged.homes.iter();
        self.decisions.iter().zip(homes).filter(move |(_, at)| **at == home).map(|(one, _)| one)
    }

    /// The decision that says which statements a claim has, if there is one; and what it would say now.
    fn claim_decision(&self, claim: usize) -> Option<(Vec<Decision>, OfClaim)> {
        let told = self.judged.claims.get(claim)?;
        let by = self.judged.judged.claim(claim).and_then(|marks| marks.by);
        let was = by.and_then(|by| self.decisions.get(by));
        let mut of = match was {
            Some(Decision::Claim(of)) => of.clone(),
            _ => OfClaim::default(),
        };
        // What was taken apart is a whole again; what is lost is not given up.
        if of.verdict != Some(Ruling::Apart) {
            let lost = self.lost(&of.statements).into_iter().cloned();
            of.statements = lost.chain(self.statements(&told.statements)).collect();
        }
        settle(&mut of);
        Some((was.cloned().into_iter().collect(), of))
    }

    /// The anchors of a person's claim whose words are gone, or their articles.
    fn lost<'a>(&self, anchors: &'a [Anchor]) -> Vec<&'a Anchor> {
        let articles = self.judged.story.articles.iter();
        let named: HashMap<String, &str> =
            articles.map(|article| (self.naming.name(article), article.text.as_str())).collect();
        let mut footings: HashMap<&'a str, Footing<'_>> = HashMap::new();
        let mut lost = Vec::new();
        for anchor in anchors {
            let found = named.get(&anchor.article).and_then(|text| {
                anchor.find(footings.entry(&anchor.article).or_insert_with(|| Footing::of(text)))
            });
            if found.is_none() {
                lost.push(anchor);
            }
        }
        lost
    }

    /// Statements by which a claim is known again: the first of some outlets, and others where a claim no larger states
    /// all of those too.
    fn known_by(&self, claim: usize) -> Vec<Anchor> {
        let Some(told) = self.judged.claims.get(claim) else { return Vec::new() };
        let mut articles: Vec<usize> = told.statements.iter().map(|told| told.article).collect();
        articles.dedup();
        let first = articles.into_iter().filter_map(|article| told.first_in(article)).take(KNOWN_BY);
        let mut known: Vec<Statement> = first.collect();
        for (at, other) in self.judged.claims.iter().enumerate() {
            let rivals = at != claim
                && other.statements.len() <= told.statements.len()
                && known.iter().all(|one| other.statements.contains(one));
            let apart = told.statements.iter().find(|one| !other.statements.contains(one));
            known.extend(apart.filter(|_| rivals));
        }
        known.sort_unstable();
        self.statements(&known)
    }

    fn statements(&self, statements: &[Statement]) -> Vec<Anchor> {
        self.anchors(statements.iter().map(|told| (told.article, told.span)))
    }

    fn anchors(&self, places: impl IntoIterator<Item = (usize, crate::text::Span)>) -> Vec<Anchor> {
        let mut counted: HashMap<usize, CodePoints> = HashMap::new();
        let anchor = |(at, span)| {
            let article = self.judged.story.articles.get(at)?;
            let points = counted.entry(at).or_insert_with(|| CodePoints::of(&article.text));
            Some(Anchor::counted(&self.naming.name(article), &article.text, points, span))
        };
        places.into_iter().filter_map(anchor).collect()
    }

    /// Whether a decision is about the difference with these values.
    fn gives(&self, of: &OfDifference, values: &[Value]) -> bool {
        let given = self.anchors(values.iter().map(|value| (value.article, value.span)));
        given.iter().any(|anchor| of.values.contains(anchor))
    }
}

impl Act {
    fn named(self, told: String) -> Self {
        Self { told, ..self }
    }
}

/// Statements in order, each once, and none that is said to be elsewhere.
fn settle(of: &mut OfClaim) {
    of.statements.sort();
    of.statements.dedup();
    of.without.retain(|anchor| !of.statements.contains(anchor));
    of.without.sort();
    of.without.dedup();
}
