//! Names, notes, stars, speakers, outlets, dates; and what becomes of decisions that are withdrawn or have lost their words.

use super::{Bench, Item};
use crate::comparison::QuoteId;
use crate::judging::decision::{About, Decision, OfArticle, OfLabel, OfNote, OfQuote, OfStar};
use crate::judging::decisions::Act;
use crate::reading::QuoteKind;

impl Bench<'_> {
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
}

/// An article's decision, if anything is left of it.
fn of_article(of: OfArticle) -> Vec<Decision> {
    let empty = of.outlet.is_none() && of.published.is_none();
    if empty { Vec::new() } else { vec![Decision::Article(of)] }
}
