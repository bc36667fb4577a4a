//! Families of quotes: who renders the same utterance, and whether a word was changed on the way.

use std::collections::{BTreeMap, HashMap};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::differences::{Desk, attribution};
use super::parts::Parts;
use super::wording::{Change, Wording, align, stretch};
use super::{
    Claim, Difference, DifferenceKind, Family, FamilyVerdict, Member, QuoteId, Value, members, retold,
};
use crate::progress::{Step, Watch};
use crate::reading::{Quote, QuoteKind, Reading};
use crate::story::Story;
use crate::text::Span;

/// How two quotes stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinship {
    Verbatim,
    Shortened,
    /// With the words of each that are changed.
    Altered(Change),
    Strangers,
}

/// One marked stretch of a quote, ready to compare.
#[derive(Debug)]
pub(super) struct Rendering {
    pub(super) id: QuoteId,
    pub(super) span: Span,
    pub(super) wording: Wording,
}

/// The families of a story: utterances that at least two quotes render, between marks or not, in the order of their first
/// quote.
pub(super) fn of(desk: &Desk<'_>, claims: &[Claim], watch: &Watch) -> Vec<Family> {
    let (story, readings) = (desk.story, desk.readings);
    let renderings = renderings(story, readings);
    let claims = homes_of(claims);
    let mut parts = Parts::of(renderings.len());
    let mut kin: BTreeMap<(usize, usize), Kinship> = BTreeMap::new();
    let related = |(one, other)| {
        let kinship = kinship(desk, &claims, &renderings[one], &renderings[other]);
        (kinship != Kinship::Strangers).then_some(((one, other), kinship))
    };
    let candidates = candidates(&renderings);
    let count = watch.begin(Step::Quotes, candidates.len());
    let pairs: Vec<_> = candidates.into_par_iter().filter_map(|pair| count.piece(|| related(pair))).collect();
    for ((one, other), kinship) in pairs {
        kin.insert((one, other), kinship);
        parts.join(one, other);
    }
    let groups = parts.members();
    let reports = retold::of(desk, &claims, &renderings, &groups);
    let mut families: Vec<Family> = groups
        .iter()
        .zip(&reports)
        .filter(|(members, reports)| members.len() + reports.len() > 1)
        .map(|(members, reports)| family((story, readings), &renderings, members, reports, &kin))
        .collect();
    families.sort_by_key(|family| family.quotes.first().copied());
    families
}

fn renderings(story: &Story, readings: &[Reading]) -> Vec<Rendering> {
    let mut found = Vec::new();
    for (article, reading) in readings.iter().enumerate() {
        for (number, quote) in
            reading.quotes.iter().enumerate().filter(|(_, quote)| quote.kind != QuoteKind::Indirect)
        {
            for &span in &quote.marks {
                let wording = Wording::of(&story.articles[article].text, span);
                found.push(Rendering { id: QuoteId { article, quote: number }, span, wording });
            }
        }
    }
    found
}

/// Pairs worth a look: they share a telling word.
fn candidates(renderings: &[Rendering]) -> Vec<(usize, usize)> {
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, rendering) in renderings.iter().enumerate() {
        for stem in rendering.wording.telling() {
            let holders = holders.entry(stem).or_default();
            if holders.last() != Some(&index) {
                holders.push(index);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = holders
        .values()
        .filter(|holders| holders.len() < 200)
        .flat_map(|holders| {
            holders.iter().enumerate().flat_map(move |(place, &one)| {
                holders.iter().skip(place + 1).map(move |&other| (one.min(other), one.max(other)))
            })
        })
        // Two quotes of one article meet through the other articles' renderings, or not at all.
        .filter(|&(one, other)| renderings[one].id.article != renderings[other].id.article)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

pub(super) fn quote(readings: &[Reading], id: QuoteId) -> &Quote {
    &readings[id.article].quotes[id.quote]
}

/// The fewest words side by side that two renderings of one utterance keep.
const KEPT: usize = 5;

fn kinship(desk: &Desk<'_>, homes: &Homes, one: &Rendering, other: &Rendering) -> Kinship {
    let readings = desk.readings;
    if one.id == other.id {
        return Kinship::Strangers;
    }
    let (short, long) =
        if one.wording.words.len() <= other.wording.words.len() { (one, other) } else { (other, one) };
    if short.wording.words == long.wording.words {
        return Kinship::Verbatim;
    }
    let size = short.wording.words.len();
    if size >= 2 && long.wording.holds(&short.wording) && short.wording.telling().count() >= 1 {
        return Kinship::Shortened;
    }
    if one.id.article == other.id.article {
        return Kinship::Strangers;
    }
    let telling = short.wording.telling().count();
    let shared = short.wording.shares(&long.wording);
    let speakers = (&quote(readings, one.id).speaker, &quote(readings, other.id).speaker);
    let speaker = |clash: bool| matches!(speakers, (Some(one), Some(other)) if desk.register.same_speaker(&one.name, &other.name) != clash);
    let in_both = one.wording.in_both(&other.wording);
    if shared >= 2 && in_both >= KEPT && (in_both * 2 >= size || in_both > KEPT) {
        let texts = (desk.text(one.id.article), desk.text(other.id.article));
        let alignment = align(&one.wording, &other.wording, texts);
        // Most of what stands side by side is kept: other words for one utterance, not another utterance.
        let kept = alignment.kept >= KEPT && alignment.telling >= 2 && alignment.kept >= alignment.changed;
        let most = alignment.kept * 2 >= size;
        let much = alignment.kept > KEPT && alignment.telling >= 4 && alignment.kept >= 2 * alignment.changed;
        match alignment.change {
            None if alignment.kept > KEPT && alignment.telling >= 3 => return Kinship::Shortened,
            Some(change) if kept && (most || much) && (!speaker(true) || alignment.kept * 5 >= size * 4) => {
                return Kinship::Altered(change);
            }
            _ => {}
        }
    }
    // In one claim and of one speaker, a fair part of the telling words is enough.
    let fair = if size > 8 { shared * 2 >= telling } else { shared * 3 >= telling };
    if shared >= 1
        && fair
        && size >= 3
        && long.wording.words.len() <= 12
        && short.wording.common(&long.wording) * 5 >= size * 2
        && in_one_claim(homes, readings, one, other)
        && speaker(false)
        && company(desk, one, other) >= 2
        && (size as f64) > 0.4 * long.wording.words.len() as f64
        && let (Some(mine), Some(theirs)) =
            (stretch(&one.wording, &other.wording), stretch(&other.wording, &one.wording))
    {
        return Kinship::Altered(Change { mine, theirs });
    }
    Kinship::Strangers
}

/// How many telling words stand by both quotes in their sentences, outside of marks and besides the speaker's name.
fn company(desk: &Desk<'_>, one: &Rendering, other: &Rendering) -> usize {
    let readings = desk.readings;
    let by = |rendering: &Rendering| {
        let quote = quote(readings, rendering.id);
        let sentence = readings[rendering.id.article].sentences[quote.sentence].span;
        let mut words = desk.telling(rendering.id.article, Span::new(sentence.start, rendering.span.start));
        words.extend(desk.telling(rendering.id.article, Span::new(rendering.span.end, sentence.end)));
        let speaker = quote
            .speaker
            .as_ref()
            .map(|speaker| crate::text::stem(speaker.name.rsplit(' ').next().unwrap_or("")));
        words.retain(|word| Some(word) != speaker.as_ref());
        words
    };
    by(one).intersection(&by(other)).count()
}

/// The claims that state something in a sentence, by article and sentence.
pub(super) type Homes = HashMap<(usize, usize), Vec<usize>>;

fn homes_of(claims: &[Claim]) -> Homes {
    let mut homes = Homes::new();
    for (number, claim) in claims.iter().enumerate() {
        for statement in &claim.statements {
            homes.entry((statement.article, statement.sentence)).or_default().push(number);
        }
    }
    homes
}

/// Whether one claim has a statement in the sentence of each quote.
fn in_one_claim(homes: &Homes, readings: &[Reading], one: &Rendering, other: &Rendering) -> bool {
    let home =
        |rendering: &Rendering| homes.get(&(rendering.id.article, quote(readings, rendering.id).sentence));
    match (home(one), home(other)) {
        (Some(mine), Some(theirs)) => mine.iter().any(|claim| theirs.contains(claim)),
        _ => false,
    }
}

fn family(
    (story, readings): (&Story, &[Reading]),
    renderings: &[Rendering],
    members: &[usize],
    reports: &[QuoteId],
    kin: &BTreeMap<(usize, usize), Kinship>,
) -> Family {
    let mut differences: Vec<Difference> = Vec::new();
    for (place, &one) in members.iter().enumerate() {
        for &other in &members[place + 1..] {
            let Some(&Kinship::Altered(change)) = kin.get(&(one, other)) else { continue };
            let pair = [
                value(story, &renderings[one], change.mine),
                value(story, &renderings[other], change.theirs),
            ];
            if !differences.iter().any(|known| tells(known, &pair)) {
                differences.push(difference(story, renderings, members, pair));
            }
        }
    }
    let mut quotes: Vec<QuoteId> = members.iter().map(|&member| renderings[member].id).collect();
    quotes.extend(reports);
    quotes.sort_unstable();
    quotes.dedup();
    let judged = members::judge(story, renderings, members, kin);
    let kept: Vec<Member> = quotes
        .iter()
        .map(|&id| {
            let span = quote(readings, id).span;
            let words = || Wording::of(&story.articles[id.article].text, span);
            judged.member(id).unwrap_or_else(|| members::unmarked(renderings, members, &words()))
        })
        .collect();
    let verdict = kept.iter().map(|member| member.verdict).max().unwrap_or_default();
    if verdict != FamilyVerdict::Altered {
        differences.clear();
    }
    Family { quotes, members: kept, usual: judged.usual, verdict, differences }
}

fn value(story: &Story, rendering: &Rendering, span: Span) -> Value {
    let article = rendering.id.article;
    Value::new(article, span, format!("“{}”", span.of(&story.articles[article].text)))
}

/// Whether a difference holds one of two values already, and another that reads like the other.
fn tells(known: &Difference, pair: &[Value; 2]) -> bool {
    let held = |value: &Value| {
        known.values.iter().any(|known| known.article == value.article && known.span.meets(value.span))
    };
    let read =
        |value: &Value| known.values.iter().any(|known| known.normal.eq_ignore_ascii_case(&value.normal));
    (held(&pair[0]) && (held(&pair[1]) || read(&pair[1]))) || (held(&pair[1]) && read(&pair[0]))
}

/// Two values that part, and what each of the other articles has: the words of the one or of the other.
fn difference(story: &Story, renderings: &[Rendering], members: &[usize], pair: [Value; 2]) -> Difference {
    let worded = |value: &Value| Wording::of(&story.articles[value.article].text, value.span);
    let why = format!("the same utterance in other words: {} against {}", pair[0].normal, pair[1].normal);
    let words = [worded(&pair[0]), worded(&pair[1])];
    let mut values: Vec<Value> = pair.into();
    for &member in members {
        let rendering = &renderings[member];
        if values.iter().all(|value| value.article != rendering.id.article)
            && let Some(span) = words.iter().find_map(|words| rendering.wording.find(words))
        {
            values.push(value(story, rendering, span));
        }
    }
    Difference { kind: DifferenceKind::Quote, values, why }
}

/// The families that have a quote in a sentence, by article and sentence.
#[derive(Debug, Default)]
pub(super) struct Shelf<'a>(HashMap<(usize, usize), Vec<(usize, &'a Family)>>);

impl<'a> Shelf<'a> {
    pub(super) fn of(readings: &[Reading], families: &'a [Family]) -> Self {
        let mut shelf = Self::default();
        for (number, family) in families.iter().enumerate() {
            for &id in &family.quotes {
                let place = (id.article, quote(readings, id).sentence);
                shelf.0.entry(place).or_default().push((number, family));
            }
        }
        shelf
    }

    /// The families that any of the claim's statements holds a quote of, in order.
    pub(super) fn by(&self, claim: &Claim) -> Vec<&'a Family> {
        let places = claim
            .statements
            .iter()
            .filter_map(|statement| self.0.get(&(statement.article, statement.sentence)));
        let found: BTreeMap<usize, &'a Family> = places.flatten().copied().collect();
        found.into_values().collect()
    }
}

/// A difference that a family brings to a claim.
#[derive(Debug)]
pub(super) struct DifferenceOf(pub(super) Difference);

/// What the families of quotes that a claim's statements hold say of it: changed words, and words given to another.
pub(super) fn differences_in(desk: &Desk<'_>, claim: &Claim, families: &[&Family]) -> Vec<DifferenceOf> {
    let mut found = Vec::new();
    for family in families {
        let inside: Vec<QuoteId> =
            family.quotes.iter().copied().filter(|&id| stands_in(desk, claim, id)).collect();
        let articles: std::collections::BTreeSet<usize> = inside.iter().map(|id| id.article).collect();
        if articles.len() < 2 {
            continue;
        }
        let stated = |value: &Value| {
            claim
                .statements
                .iter()
                .any(|statement| statement.article == value.article && statement.span.meets(value.span))
        };
        for difference in &family.differences {
            let values: Vec<Value> = difference
                .values
                .iter()
                .filter(|value| articles.contains(&value.article) && stated(value))
                .cloned()
                .collect();
            if values.len() > 1 {
                found.push(DifferenceOf(Difference { values, ..difference.clone() }));
            }
        }
        found.extend(attribution::of(desk, &inside).map(DifferenceOf));
    }
    found
}

fn stands_in(desk: &Desk<'_>, claim: &Claim, id: QuoteId) -> bool {
    let quote = quote(desk.readings, id);
    claim.statements.iter().any(|statement| {
        statement.article == id.article && quote.marks.iter().any(|mark| statement.span.meets(*mark))
    })
}
