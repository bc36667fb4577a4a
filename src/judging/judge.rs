//! Decisions laid over what the program proposes. The same proposal and the same decisions give the same, in whatever order
//! the decisions were made.

pub mod check;
mod claims;
mod differences;
mod places;

use std::collections::BTreeMap;

use crate::comparison::{Claim, Comparison, Home, Judged, JudgedClaim, QuoteId, Statement, Verdict};
use crate::reading::{Link, Quote, QuoteKind, Speaker};
use crate::story::Article;
use crate::text::Span;

use super::anchor::Anchor;
use super::decision::{About, Decision, OfArticle, OfQuote, Ruling};
use super::naming::Naming;
use places::{Places, Shelf};

/// The comparison with a person's decisions: their marks are in its `judged`. Claims keep the order in which the program
/// proposes them, so that nothing moves under whoever decides.
pub fn judge(proposed: &Comparison, decisions: &[Decision], naming: &Naming) -> Comparison {
    let mut judged = proposed.clone();
    judged.judged = Judged { homes: vec![Home::Lost; decisions.len()], ..Judged::default() };
    if decisions.is_empty() {
        return judged;
    }
    let places = Places::of(proposed, naming);
    let marks = &mut judged.judged;

    let of_claims: Vec<_> = decisions
        .iter()
        .enumerate()
        .filter_map(|(at, decision)| match decision {
            Decision::Claim(of) => Some((at, of)),
            _ => None,
        })
        .collect();
    let (drafts, homes) = claims::lay(proposed, &places, &of_claims);
    for (decision, claim) in homes {
        marks.homes[decision] = Home::Claim(claim);
    }
    let mut table: Vec<Claim> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        table.push(draft.claim);
        if let Some(judged) = draft.judged {
            marks.claims.insert(at, judged);
        }
    }
    judged.claims = table;

    let shelf = Shelf::of(&judged.claims);
    let claim_of = |judged: &Comparison, anchors: &[Anchor]| -> Option<usize> {
        let statements: Vec<Statement> =
            anchors.iter().filter_map(|anchor| places.statement(anchor)).collect();
        shelf.claim(&judged.claims, &statements)
    };
    for (at, decision) in decisions.iter().enumerate() {
        let home = match decision {
            // Pieces of a claim have no verdict of their own to lay.
            Decision::Claim(_) => judged.judged.homes[at],
            Decision::Difference(of) => match claim_of(&judged, &of.claim) {
                Some(claim) => {
                    differences::lay(&mut judged, claim, of, &places);
                    Home::Claim(claim)
                }
                None => Home::Lost,
            },
            Decision::Label(of) => match claim_of(&judged, &of.claim) {
                Some(claim) => {
                    let was = std::mem::replace(&mut judged.claims[claim].label, of.label.clone());
                    marked(&mut judged, claim).label.get_or_insert(was);
                    Home::Claim(claim)
                }
                None => Home::Lost,
            },
            Decision::Note(of) => {
                let home = home_of(&judged, &of.about, &places, claim_of);
                note(&mut judged, home, &of.note);
                home
            }
            Decision::Star(of) => {
                let home = home_of(&judged, &of.about, &places, claim_of);
                star(&mut judged, home);
                home
            }
            Decision::Quote(of) => match places.quote(&of.quote) {
                Some(id) => {
                    quote(&mut judged, id, of);
                    Home::Quote(id)
                }
                None => Home::Lost,
            },
            Decision::Article(of) => match places.article(&of.article) {
                Some(at) => {
                    article(&mut judged, at, of);
                    Home::Article(at)
                }
                None => Home::Lost,
            },
            // It says which articles are of the story, and nothing of what they tell.
            Decision::Move(_) => Home::Elsewhere,
        };
        judged.judged.homes[at] = home;
    }
    rule(&mut judged, decisions);
    for (at, decision) in decisions.iter().enumerate() {
        if judged.judged.homes[at] == Home::Lost && !names_some(decision, |name| places.knows(name)) {
            judged.judged.homes[at] = Home::Elsewhere;
        }
    }
    judged
}

/// Whether a decision names an article of which `known` holds, or no article at all.
fn names_some(decision: &Decision, known: impl Fn(&str) -> bool) -> bool {
    let any = |anchors: &[Anchor]| anchors.iter().any(|anchor| known(&anchor.article));
    let about = |about: &About| match about {
        About::Story(names) => names.is_empty() || names.iter().any(|name| known(name)),
        About::Article(name) => known(name),
        About::Claim(anchors) => any(anchors),
        About::Quote(anchor) => known(&anchor.article),
    };
    match decision {
        Decision::Article(of) => known(&of.article),
        Decision::Claim(of) => any(&of.statements),
        Decision::Difference(of) => any(&of.claim) || any(&of.values),
        Decision::Label(of) => any(&of.claim),
        Decision::Note(of) => about(&of.about),
        Decision::Star(of) => about(&of.about),
        Decision::Quote(of) => known(&of.quote.article),
        Decision::Move(_) => true,
    }
}

fn home_of(
    judged: &Comparison,
    about: &About,
    places: &Places<'_>,
    claim_of: impl Fn(&Comparison, &[Anchor]) -> Option<usize>,
) -> Home {
    match about {
        About::Story(names)
            if names.is_empty() || names.iter().any(|name| places.article(name).is_some()) =>
        {
            Home::Story
        }
        About::Story(_) => Home::Lost,
        About::Article(name) => places.article(name).map_or(Home::Lost, Home::Article),
        About::Claim(anchors) => claim_of(judged, anchors).map_or(Home::Lost, Home::Claim),
        About::Quote(anchor) => places.quote(anchor).map_or(Home::Lost, Home::Quote),
    }
}

fn marked(judged: &mut Comparison, claim: usize) -> &mut JudgedClaim {
    judged.judged.claims.entry(claim).or_default()
}

fn note(judged: &mut Comparison, home: Home, note: &str) {
    let notes = match home {
        Home::Claim(claim) => &mut marked(judged, claim).notes,
        Home::Quote(id) => &mut judged.judged.quotes.entry(id).or_default().notes,
        Home::Article(article) => &mut judged.judged.articles.entry(article).or_default().notes,
        Home::Story => &mut judged.judged.notes,
        Home::Elsewhere | Home::Lost => return,
    };
    notes.push(note.to_owned());
}

fn star(judged: &mut Comparison, home: Home) {
    match home {
        Home::Claim(claim) => marked(judged, claim).star = true,
        Home::Quote(id) => judged.judged.quotes.entry(id).or_default().star = true,
        _ => {}
    }
}

fn quote(judged: &mut Comparison, id: QuoteId, of: &OfQuote) {
    let text = judged.story.articles.get(id.article).map_or("", |article| article.text.as_str());
    let read = judged.readings.get_mut(id.article).and_then(|reading| reading.quotes.get_mut(id.quote));
    let Some(read) = read else { return };
    let marks = judged.judged.quotes.entry(id).or_default();
    if let Some(name) = &of.speaker {
        let was = read.speaker.as_ref().map(|speaker| speaker.name.clone());
        marks.speaker.get_or_insert(was);
        read.speaker = (!name.is_empty()).then(|| named(read, name, text));
    }
    if let Some(kind) = of.kind {
        marks.kind.get_or_insert(read.kind);
        set_kind(read, kind);
    }
}

/// A speaker whom a person names: at the mention that the program found, else where the article has the name, else at the
/// words themselves.
fn named(quote: &Quote, name: &str, text: &str) -> Speaker {
    let nearest = text.match_indices(name).min_by_key(|(at, _)| at.abs_diff(quote.span.start));
    let stands = nearest.map(|(at, name)| Span::new(at, at + name.len()));
    match &quote.speaker {
        Some(speaker) => Speaker { name: name.to_owned(), link: Link::Person, ..speaker.clone() },
        None => Speaker { link: Link::Person, ..Speaker::named(name, stands.unwrap_or(quote.span)) },
    }
}

/// Gives a quote another kind, and the marks that go with it.
fn set_kind(quote: &mut Quote, kind: QuoteKind) {
    quote.kind = kind;
    match kind {
        QuoteKind::Direct => quote.marks = vec![quote.span],
        QuoteKind::Indirect => quote.marks.clear(),
        // Which part stands between marks is in the text; where the program saw none, the whole.
        QuoteKind::Mixed if quote.marks.is_empty() => quote.marks = vec![quote.span],
        QuoteKind::Mixed => {}
    }
}

fn article(judged: &mut Comparison, at: usize, of: &OfArticle) {
    let Some(told) = judged.story.articles.get_mut(at) else { return };
    let marks = judged.judged.articles.entry(at).or_default();
    if let Some(outlet) = &of.outlet {
        let was = std::mem::replace(&mut told.outlet, outlet.clone());
        marks.outlet.get_or_insert(was);
        BY_PERSON.clone_into(&mut told.provenance.outlet);
    }
    if let Some(published) = &of.published {
        let date = (!published.is_empty()).then(|| published.clone());
        let was = std::mem::replace(&mut told.published, date);
        marks.published.get_or_insert(was);
        told.provenance.published = Some(BY_PERSON.to_owned());
    }
    part_names(&mut judged.story.articles, at);
}

/// Where an outlet or a date was found that a person gave.
const BY_PERSON: &str = "decided by a person";

/// No two articles of a story show the same name.
fn part_names(articles: &mut [Article], at: usize) {
    let name = articles[at].outlet.clone();
    let taken = |articles: &[Article], name: &str| {
        articles.iter().enumerate().any(|(other, article)| other != at && article.outlet == name)
    };
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken(articles, name));
    articles[at].outlet = free.unwrap_or(name);
}

/// Lays the verdicts over the claims, after all that is said of their differences.
fn rule(judged: &mut Comparison, decisions: &[Decision]) {
    let rulings: BTreeMap<usize, Option<Ruling>> = judged
        .judged
        .claims
        .iter()
        .map(|(&claim, marks)| {
            let by = marks.by.and_then(|by| decisions.get(by));
            let ruling = match by {
                Some(Decision::Claim(of)) => of.verdict,
                _ => None,
            };
            (claim, ruling)
        })
        .collect();
    for (at, ruling) in rulings {
        let Some(claim) = judged.claims.get_mut(at) else { continue };
        let several = claim.spread() > 1;
        if let Some(marks) = judged.judged.claims.get_mut(&at)
            && !marks.differences.is_empty()
        {
            marks.proposed.get_or_insert(claim.verdict);
        }
        match ruling {
            Some(Ruling::Agree) if several => {
                let seen = std::mem::take(&mut claim.differences);
                if let Some(marks) = judged.judged.claims.get_mut(&at) {
                    marks.seen = seen;
                }
                claim.verdict = Verdict::Agree;
            }
            Some(Ruling::Diverge) if several => claim.verdict = Verdict::Diverge,
            _ if several => {
                let parts = !claim.differences.is_empty();
                claim.verdict = if parts { Verdict::Diverge } else { Verdict::Agree };
            }
            // Alone, an outlet parts from nobody.
            _ => {
                claim.differences.clear();
                claim.verdict = Verdict::Single;
            }
        }
    }
}
