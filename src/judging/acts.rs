//! What a person may do: each act says which decisions take the place of which, and changes nothing by itself.

use std::collections::BTreeSet;

use crate::comparison::{Comparison, DifferenceKind, Home, Place, QuoteId, Statement, Value, Verdict};
use crate::reading::QuoteKind;

use super::anchor::Anchor;
use super::decision::{
    About, Decision, OfArticle, OfClaim, OfDifference, OfLabel, OfNote, OfQuote, OfStar, Ruling,
};
use super::decisions::Act;
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

    /// A claim has this name; an empty one gives it back the program's.
    pub fn label(&self, claim: usize, label: &str) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        let marks = self.judged.judged.claim(claim);
        let proposed = marks.and_then(|marks| marks.label.clone()).unwrap_or_else(|| told.label.clone());
        let gone = self.about(claim).filter(|one| matches!(one, Decision::Label(_))).cloned().collect();
        let label = label.trim();
        let of = OfLabel { claim: self.known_by(claim), label: label.to_owned(), proposed };
        let come = (!label.is_empty() && of.label != of.proposed).then_some(Decision::Label(of));
        Some(Act::new(format!("named: {label}"), gone, come.into_iter().collect()))
    }

    /// Something written about an item, in the place of what was; an empty note takes it away.
    pub fn note(&self, item: Item, note: &str) -> Option<Act> {
        let gone = self.on(item).filter(|one| matches!(one, Decision::Note(_))).cloned().collect();
        let note = note.trim();
        let of = OfNote { about: self.name_item(item)?, note: note.to_owned() };
        let come = (!note.is_empty()).then_some(Decision::Note(of));
        let said = if note.is_empty() { "note taken away".to_owned() } else { format!("note: {note}") };
        Some(Act::new(said, gone, come.into_iter().collect()))
    }

    /// Puts a star on an item, or takes it away.
    pub fn star(&self, item: Item, on: bool) -> Option<Act> {
        let gone: Vec<Decision> =
            self.on(item).filter(|one| matches!(one, Decision::Star(_))).cloned().collect();
        if on && !gone.is_empty() {
            return Some(Act::new("", Vec::new(), Vec::new()));
        }
        let come = on.then_some(Decision::Star(OfStar { about: self.name_item(item)? }));
        let said = if on { "star" } else { "no star" };
        Some(Act::new(format!("{said}: {}", self.call(item)), gone, come.into_iter().collect()))
    }

    /// Takes statements off a claim: they are one of their own.
    pub fn split(&self, claim: usize, off: &[Statement]) -> Option<Act> {
        let told = self.judged.claims.get(claim)?;
        if off.is_empty() || told.statements.iter().all(|one| off.contains(one)) {
            return None;
        }
        let act = self.without(claim, off)?;
        let own = OfClaim { statements: self.statements(off), ..OfClaim::default() };
        Some(
            act.and(Act::new("", Vec::new(), vec![Decision::Claim(own)]))
                .named(format!("split off: {}", told.label)),
        )
    }

    /// Makes several claims one.
    pub fn merge(&self, into: usize, others: &BTreeSet<usize>) -> Option<Act> {
        let label = &self.judged.claims.get(into)?.label;
        let (mut gone, mut of) = self.claim_decision(into)?;
        for &other in others.iter().filter(|other| **other != into) {
            let (theirs, joined) = self.claim_decision(other)?;
            gone.extend(theirs);
            // Two names for one claim would be one too many; notes and stars are kept.
            gone.extend(self.about(other).filter(|one| matches!(one, Decision::Label(_))).cloned());
            of.statements.extend(joined.statements);
            of.without.extend(joined.without);
        }
        if others.iter().all(|other| *other == into) {
            return None;
        }
        settle(&mut of);
        Some(Act::new(format!("merged: {label}"), gone, vec![Decision::Claim(of)]))
    }

    /// Takes statements from one claim to another; a claim that has none left is gone.
    pub fn shift(&self, from: usize, moved: &[Statement], to: usize) -> Option<Act> {
        let told = self.judged.claims.get(from)?;
        if from == to || moved.is_empty() {
            return None;
        }
        if told.statements.iter().all(|one| moved.contains(one)) {
            return self.merge(to, &[from].into());
        }
        let act = self.without(from, moved)?.and(self.with(to, self.statements(moved))?);
        Some(act.named(format!("moved to: {}", self.judged.claims.get(to)?.label)))
    }

    /// Makes a passage a statement of a claim, or of one of its own.
    pub fn mark(&self, passage: Place, to: Option<usize>) -> Option<Act> {
        let anchors = self.anchors([(passage.article, passage.span)]);
        let words = anchors.first()?.exact.clone();
        let act = if let Some(to) = to {
            self.with(to, anchors)?
        } else {
            let own = OfClaim { statements: anchors, ..OfClaim::default() };
            Act::new("", Vec::new(), vec![Decision::Claim(own)])
        };
        Some(act.named(format!("statement: {words}")))
    }

    /// A quote has this speaker; an empty name where the article does not tell.
    pub fn speaker(&self, id: QuoteId, name: &str) -> Option<Act> {
        let quote = self.judged.readings.get(id.article)?.quotes.get(id.quote)?;
        let (gone, mut of) = self.quote_decision(id)?;
        let now = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
        let name = name.trim();
        of.proposed_speaker.get_or_insert_with(|| now.to_owned());
        of.speaker = Some(name.to_owned());
        let said = if name.is_empty() { "speaker not told".to_owned() } else { format!("speaker: {name}") };
        Some(Act::new(said, gone, vec![Decision::Quote(of)]))
    }

    /// A quote stands between marks as a whole, in part, or not.
    pub fn quote_kind(&self, id: QuoteId, kind: QuoteKind) -> Option<Act> {
        let quote = self.judged.readings.get(id.article)?.quotes.get(id.quote)?;
        let (gone, mut of) = self.quote_decision(id)?;
        of.proposed_kind.get_or_insert(quote.kind);
        of.kind = Some(kind);
        Some(Act::new(format!("{} quote", kind.name()), gone, vec![Decision::Quote(of)]))
    }

    /// An article's outlet has this name; an empty one gives it back the one that was found.
    pub fn outlet(&self, article: usize, outlet: &str) -> Option<Act> {
        let (gone, mut of) = self.article_decision(article)?;
        let outlet = outlet.trim();
        of.outlet = (!outlet.is_empty()).then(|| outlet.to_owned());
        Some(Act::new(format!("outlet: {outlet}"), gone, of_article(of)))
    }

    /// An article has this date; an empty one gives it back the one that was found.
    pub fn published(&self, article: usize, date: &str) -> Option<Act> {
        let (gone, mut of) = self.article_decision(article)?;
        let date = date.trim();
        of.published = (!date.is_empty()).then(|| date.to_owned());
        Some(Act::new(format!("date: {date}"), gone, of_article(of)))
    }

    /// Leaves an item to the program again: all that was decided of it goes, notes and stars stay.
    pub fn withdraw(&self, item: Item) -> Option<Act> {
        let kept = |one: &&Decision| !matches!(one, Decision::Note(_) | Decision::Star(_));
        let mut gone: Vec<Decision> = self.on(item).filter(kept).cloned().collect();
        if let Item::Claim(claim) = item {
            let by = self.judged.judged.claim(claim).and_then(|marks| marks.by);
            gone.extend(by.and_then(|by| self.decisions.get(by)).cloned());
        }
        Some(Act::new(format!("left to the program: {}", self.call(item)), gone, Vec::new()))
    }

    /// Gives a decision that lost its words a new place.
    pub fn replace(&self, decision: usize, item: Item) -> Option<Act> {
        let was = self.decisions.get(decision)?;
        let mut put = was.clone();
        match (&mut put, item) {
            (Decision::Claim(of), Item::Claim(claim)) => {
                let (_, known) = self.claim_decision(claim)?;
                (of.statements, of.without) = (known.statements, known.without);
            }
            (Decision::Difference(of), Item::Claim(claim)) => {
                of.claim = self.known_by(claim);
                if let Some(found) = self.judged.claims.get(claim)?.differences.first() {
                    of.values = self.anchors(found.values.iter().map(|value| (value.article, value.span)));
                    of.proposed = Some(found.kind);
                }
            }
            (Decision::Label(of), Item::Claim(claim)) => of.claim = self.known_by(claim),
            (Decision::Note(of), item) => of.about = self.name_item(item)?,
            (Decision::Star(of), item @ (Item::Claim(_) | Item::Quote(_))) => {
                of.about = self.name_item(item)?;
            }
            (Decision::Quote(of), Item::Quote(id)) => of.quote = self.quote_decision(id)?.1.quote,
            (Decision::Article(of), Item::Article(article)) => {
                of.article = self.naming.name(self.judged.story.articles.get(article)?);
            }
            _ => return None,
        }
        Some(Act::new(format!("placed again: {}", self.call(item)), vec![was.clone()], vec![put]))
    }

    /// Gives a decision up.
    pub fn drop(&self, decision: usize) -> Option<Act> {
        let was = self.decisions.get(decision)?;
        Some(Act::new("decision given up", vec![was.clone()], Vec::new()))
    }

    /// What an item is called, in a line.
    pub fn call(&self, item: Item) -> String {
        let judged = self.judged;
        match item {
            Item::Story => judged.story.title.clone(),
            Item::Article(at) => {
                judged.story.articles.get(at).map_or(String::new(), |told| told.outlet.clone())
            }
            Item::Claim(at) => judged.claims.get(at).map_or(String::new(), |claim| claim.label.clone()),
            Item::Quote(id) => {
                let quote = judged.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote));
                let text = judged.story.articles.get(id.article).map_or("", |article| article.text.as_str());
                quote.map_or(String::new(), |quote| format!("“{}”", quote.span.of(text)))
            }
        }
    }

    /// The note on an item, where there is one.
    pub fn note_on(&self, item: Item) -> String {
        let notes: Vec<&str> = self
            .on(item)
            .filter_map(|one| match one {
                Decision::Note(of) => Some(of.note.as_str()),
                _ => None,
            })
            .collect();
        notes.join(" ")
    }

    /// Whether an item has a star.
    pub fn has_star(&self, item: Item) -> bool {
        self.on(item).any(|one| matches!(one, Decision::Star(_)))
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
            let lost = of.statements.iter().filter(|anchor| self.is_lost(anchor)).cloned();
            of.statements = lost.chain(self.statements(&told.statements)).collect();
        }
        settle(&mut of);
        Some((was.cloned().into_iter().collect(), of))
    }

    /// Whether an anchor of a person's claim is none of the statements found.
    fn is_lost(&self, anchor: &Anchor) -> bool {
        let mut articles = self.judged.story.articles.iter();
        let article = articles.find(|article| self.naming.name(article) == anchor.article);
        article.is_none_or(|article| anchor.find(&super::footing::Footing::of(&article.text)).is_none())
    }

    /// The claim less some statements; its verdict is to be found anew.
    fn without(&self, claim: usize, off: &[Statement]) -> Option<Act> {
        let (gone, mut of) = self.claim_decision(claim)?;
        let off = self.statements(off);
        of.statements.retain(|anchor| !off.contains(anchor));
        of.without.extend(off);
        (of.verdict, of.proposed) = (None, None);
        settle(&mut of);
        Some(Act::new("", gone, vec![Decision::Claim(of)]))
    }

    /// The claim with some statements more; its verdict is to be found anew.
    fn with(&self, claim: usize, more: Vec<Anchor>) -> Option<Act> {
        let (gone, mut of) = self.claim_decision(claim)?;
        of.without.retain(|anchor| !more.contains(anchor));
        of.statements.extend(more);
        (of.verdict, of.proposed) = (None, None);
        settle(&mut of);
        Some(Act::new("", gone, vec![Decision::Claim(of)]))
    }

    fn quote_decision(&self, id: QuoteId) -> Option<(Vec<Decision>, OfQuote)> {
        let quote = self.judged.readings.get(id.article)?.quotes.get(id.quote)?;
        let was = self.on(Item::Quote(id)).find(|one| matches!(one, Decision::Quote(_)));
        let of = match was {
            Some(Decision::Quote(of)) => of.clone(),
            _ => OfQuote {
                quote: self.anchors([(id.article, quote.span)]).pop()?,
                speaker: None,
                kind: None,
                proposed_speaker: None,
                proposed_kind: None,
            },
        };
        Some((was.cloned().into_iter().collect(), of))
    }

    fn article_decision(&self, article: usize) -> Option<(Vec<Decision>, OfArticle)> {
        let named = self.naming.name(self.judged.story.articles.get(article)?);
        let was = self.on(Item::Article(article)).find(|one| matches!(one, Decision::Article(_)));
        let of = match was {
            Some(Decision::Article(of)) => of.clone(),
            _ => OfArticle { article: named, ..OfArticle::default() },
        };
        Some((was.cloned().into_iter().collect(), of))
    }

    fn name_item(&self, item: Item) -> Option<About> {
        Some(match item {
            Item::Story => About::Story(
                self.judged.story.articles.iter().map(|article| self.naming.name(article)).collect(),
            ),
            Item::Article(at) => About::Article(self.naming.name(self.judged.story.articles.get(at)?)),
            Item::Claim(claim) => About::Claim(self.known_by(claim)),
            Item::Quote(id) => About::Quote(self.quote_decision(id)?.1.quote),
        })
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
        let anchor = |(article, span)| {
            let article = self.judged.story.articles.get(article)?;
            Some(Anchor::of(&self.naming.name(article), article, span))
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

/// An article's decision, if anything is left of it.
fn of_article(of: OfArticle) -> Vec<Decision> {
    let empty = of.outlet.is_none() && of.published.is_none();
    if empty { Vec::new() } else { vec![Decision::Article(of)] }
}

/// Statements in order, each once, and none that is said to be elsewhere.
fn settle(of: &mut OfClaim) {
    of.statements.sort();
    of.statements.dedup();
    of.without.retain(|anchor| !of.statements.contains(anchor));
    of.without.sort();
    of.without.dedup();
}
