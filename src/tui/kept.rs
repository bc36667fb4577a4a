//! What an opened claim says of its sources: how many independent origins tell it, and how each outlet keeps the words
//! that are quoted for it.

use crate::comparison::{Change, Claim, Comparison, Family, FamilyVerdict, Link, Member, Place, Usual};
use crate::text::Span;

use super::{table, wrap};

/// Words of a heading longer than this are cut.
const LONG: usize = 160;
/// Changes of one quote that are listed.
const LISTED: usize = 3;

/// Said where outlets alter each other's wording and none has the most.
pub(super) const NO_MOST: &str = "no wording has most of those who quote";

/// How one utterance is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The wording of most outlets, or that there is none.
    pub(super) heading: String,
    /// How the words were kept, and by whom.
    pub(super) rows: Vec<(FamilyVerdict, String)>,
}

/// `5 of 6 outlets, 2 origins`, and who shares one.
pub(super) fn spread(comparison: &Comparison, claim: &Claim) -> String {
    let names = table::names(comparison);
    let sources = claim.sources(comparison);
    let count =
        |number: usize, thing: &str| format!("{number} {thing}{}", if number == 1 { "" } else { "s" });
    let all = comparison.story.articles.len();
    let mut told =
        format!("{} of {}, {}", claim.spread(), count(all, "outlet"), count(sources.len(), "origin"));
    for group in sources.iter().filter(|group| group.len() > 1) {
        let holds =
            |articles: &[usize]| group.iter().filter(|article| articles.contains(article)).count() > 1;
        let mut agency = comparison.origins.iter().filter(|origin| holds(&origin.articles));
        let agency = agency.find_map(|origin| origin.agency.as_deref()).unwrap_or("shared words");
        let who: Vec<&str> =
            group.iter().filter_map(|&article| names.get(article).map(String::as_str)).collect();
        told.extend([" · ", agency, ": ", &who.join(", ")]);
    }
    told
}

/// Why the claim's sentences stand together: which two, how likely they state one fact, and the words they share.
pub(super) fn joined(comparison: &Comparison, claim: &Claim) -> Vec<String> {
    let names = table::names(comparison);
    let outlet = |(article, _): (usize, usize)| names.get(article).map_or("", String::as_str);
    let place = |(at, sentence): (usize, usize)| {
        let start = comparison.readings.get(at).and_then(|reading| reading.sentences.get(sentence));
        let article = comparison.story.articles.get(at);
        article
            .zip(start)
            .map_or_else(String::new, |(article, start)| article.place_in_words(start.span.start))
    };
    let told = |link: &Link| {
        let text = comparison.story.articles.get(link.one.0).map_or("", |article| &article.text);
        let words: Vec<&str> = link.words.iter().map(|span| span.of(text)).collect();
        let shares = if words.is_empty() { "other words".to_owned() } else { words.join(", ") };
        let sides = [link.one, link.other].map(|side| format!("{} {}", outlet(side), place(side)));
        format!("{} and {}, {:.0} %: {shares}", sides[0], sides[1], link.likelihood * 100.0)
    };
    comparison.links_of(claim).into_iter().map(told).collect()
}

/// The utterances that at least two outlets render in the claim's sentences.
pub(super) fn kept(comparison: &Comparison, claim: &Claim) -> Vec<Kept> {
    let names = table::names(comparison);
    let stands = |article: usize, sentence: usize| {
        claim.statements.iter().any(|told| (told.article, told.sentence) == (article, sentence))
    };
    let mut found = Vec::new();
    for family in &comparison.families {
        let mut articles: Vec<usize> = family
            .quotes
            .iter()
            .filter(|id| {
                let reading = comparison.readings.get(id.article);
                reading
                    .and_then(|reading| reading.quotes.get(id.quote))
                    .is_some_and(|quote| stands(id.article, quote.sentence))
            })
            .map(|id| id.article)
            .collect();
        articles.dedup();
        if articles.len() > 1 {
            found.push(Kept { heading: heading(comparison, family), rows: rows(comparison, family, &names) });
        }
    }
    found
}

fn heading(comparison: &Comparison, family: &Family) -> String {
    let words = |place: Place| {
        let text = comparison.story.articles.get(place.article).map_or("", |article| &article.text);
        let words: Vec<&str> = place.span.of(text).split_whitespace().collect();
        let whole = words.join(" ");
        let mut short = whole.trim_end_matches([',', '.']).to_owned();
        if wrap::columns(&short) > LONG {
            short = short.chars().take(LONG).collect();
            short.truncate(short.rfind(' ').unwrap_or(short.len()));
            short.push('…');
        }
        short
    };
    match family.usual {
        Some(usual) => format!("{}: “{}”", most(usual), words(usual.words)),
        None if family.members.iter().any(|member| member.verdict == FamilyVerdict::Altered) => {
            NO_MOST.to_owned()
        }
        None => family
            .quotes
            .iter()
            .find_map(|id| {
                let quote = comparison.readings.get(id.article)?.quotes.get(id.quote)?;
                Some(Place { article: id.article, span: *quote.marks.first()? })
            })
            .map_or_else(String::new, |place| format!("“{}”", words(place))),
    }
}

/// `most outlets, 3 of 5`.
pub(super) fn most(usual: Usual) -> String {
    format!("most outlets, {} of {}", usual.outlets, usual.of)
}

/// One row for each verdict, and one for each outlet that alters the words.
fn rows(comparison: &Comparison, family: &Family, names: &[String]) -> Vec<(FamilyVerdict, String)> {
    let mut rows: Vec<(FamilyVerdict, Vec<&str>)> = Vec::new();
    let mut altered = Vec::new();
    let worst = |article: usize| {
        let own = family.quotes.iter().zip(&family.members).filter(|(id, _)| id.article == article);
        own.max_by_key(|(_, member)| member.verdict)
    };
    let mut articles: Vec<usize> = family.quotes.iter().map(|id| id.article).collect();
    articles.dedup();
    for article in articles {
        let Some((_, member)) = worst(article) else { continue };
        let name = names.get(article).map_or("", String::as_str);
        if member.verdict == FamilyVerdict::Altered {
            altered
                .push((FamilyVerdict::Altered, format!("{name}: {}", changes(comparison, article, member))));
            continue;
        }
        match rows.iter_mut().find(|(verdict, _)| *verdict == member.verdict) {
            Some((_, names)) => names.push(name),
            None => rows.push((member.verdict, vec![name])),
        }
    }
    rows.sort_by_key(|(verdict, _)| *verdict);
    rows.into_iter().map(|(verdict, names)| (verdict, names.join(", "))).chain(altered).collect()
}

/// `“substantial” for “great”, without “old”`.
pub(super) fn changes(comparison: &Comparison, article: usize, member: &Member) -> String {
    let text =
        |article: usize| comparison.story.articles.get(article).map_or("", |article| article.text.as_str());
    let other = member.against.map_or("", |place| text(place.article));
    let words = |span: Span, text: &str| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let change = |change: &Change| match (change.own, change.other) {
        (Some(own), Some(theirs)) => {
            format!("“{}” for “{}”", words(own, text(article)), words(theirs, other))
        }
        (Some(own), None) => format!("with “{}”", words(own, text(article))),
        (None, Some(theirs)) => format!("without “{}”", words(theirs, other)),
        (None, None) => String::new(),
    };
    let mut told: Vec<String> = member.changes.iter().take(LISTED).map(change).collect();
    if member.changes.len() > LISTED {
        told.push(format!("and {} more", member.changes.len() - LISTED));
    }
    told.join(", ")
}
