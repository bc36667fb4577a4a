//! Hedges: what one article tells as a fact is no more than likely in another.

use super::Desk;
use super::acts::Act;
use super::polarity::{is_denied, is_open};
use super::setting::{Setting, clause};
use super::statement::{Statement, Word, against, shown};
use super::tables::is_light;
use super::verbs::{is_past, root};
use crate::comparison::stems::is_faint;
use crate::comparison::{Difference, DifferenceKind};
use crate::reading::{Certainty, Hedge, Manner, QuoteKind};
use crate::text::Span;

/// Hedges that stand before a thing: «an apparent fault».
const OF_THINGS: &[&str] = &["apparent", "suspected", "alleged", "possible", "potential", "presumed"];
/// Hedges that stand before a deed, whatever its tense.
const OF_DEEDS: &[&str] =
    &["allegedly", "reportedly", "apparently", "possibly", "suspected of", "accused of"];
/// Hedges behind which a deed stands that is over: «may have struck».
const OF_PAST: &[&str] = &[
    "may",
    "might",
    "could",
    "believed to",
    "thought to",
    "feared to",
    "appears to",
    "seems to",
    "said to have",
];

/// Words before a deed that was begun or tried, and not done for all that.
const SHORT_OF: &[&str] = &[
    "tried",
    "tries",
    "trying",
    "attempted",
    "attempting",
    "offered",
    "threatened",
    "threatening",
    "helped",
];
/// Words behind which a deed is none that the sentence tells as done.
const NOT_DONE: &[&str] =
    &["to", "can", "must", "should", "could", "would", "will", "may", "might", "do", "does", "let", "cannot"];

/// The most letters that a hedge and what it leaves in doubt take together to be shown.
const FAR: usize = 45;

/// What an article is not sure of.
#[derive(Debug)]
struct Doubt<'a> {
    statement: &'a Statement,
    /// The place of the hedge's first word in the statement, and of the word in doubt.
    from: usize,
    at: usize,
    /// The place behind the words that tell whom it is said of.
    said_of: usize,
    deed: bool,
}

impl Doubt<'_> {
    fn word(&self) -> &Word {
        &self.statement.words[self.at]
    }

    fn span(&self) -> Span {
        self.statement.words[self.from].span.join(self.word().span)
    }

    /// The words to show: the hedge with the next word alone where what is in doubt stands far behind.
    fn shown(&self) -> Span {
        let whole = self.span();
        let words = &self.statement.words[self.from..];
        let near = words.get(..3).and_then(<[_]>::last).map_or(whole, |word| words[0].span.join(word.span));
        if whole.len() <= FAR { whole } else { near }
    }
}

/// The first thing or deed that one article doubts and another tells plainly.
pub(super) fn of(desk: &Desk<'_>, statements: &[Statement]) -> Option<Difference> {
    let all = |statement| {
        let told = doubts(desk, statement).into_iter().chain(short_of(statement));
        told.chain(suspected(desk, statement)).chain(held(desk, statement))
    };
    statements.iter().flat_map(all).find_map(|doubt| {
        let others = statements.iter().filter(|other| other.article != doubt.statement.article);
        let (rival, at) = others
            .flat_map(|other| (0..other.words.len()).map(move |at| (other, at)))
            .find(|&(other, at)| tells(desk, &doubt, other, at))?;
        let values = vec![
            shown(desk, doubt.statement.article, doubt.shown()),
            shown(desk, rival.article, rival.words[at].span),
        ];
        let why = against(&values[0], &values[1]);
        Some(Difference { kind: DifferenceKind::Certainty, values, why })
    })
}

/// The hedges of a statement with what they leave in doubt.
fn doubts<'a>(desk: &Desk<'_>, statement: &'a Statement) -> Vec<Doubt<'a>> {
    let text = desk.text(statement.article);
    let hedges = &desk.readings[statement.article].hedges;
    let start = hedges.partition_point(|hedge| hedge.span.start < statement.span.start);
    let inside = hedges.iter().skip(start).take_while(|hedge| hedge.span.end <= statement.span.end);
    inside
        .filter(|hedge| hedge.step == Certainty::May && !hedge.negated)
        .filter_map(|hedge| {
            let words = hedge.span.of(text).to_lowercase();
            let is = |list: &[&str]| list.contains(&words.as_str());
            let place = |at: usize| statement.words.partition_point(|word| word.span.start < at);
            let (from, behind) = (place(hedge.span.start), place(hedge.span.end));
            let (at, deed) = if is(OF_THINGS) {
                (thing(statement, behind)?, false)
            } else if is(OF_DEEDS) || is(OF_PAST) {
                (deed(statement, behind, is(OF_PAST) && words != "said to have")?, true)
            } else {
                return None;
            };
            Some(Doubt { statement, from, at, said_of: from, deed })
        })
        .filter(|doubt| tells_much(doubt.word()))
        .collect()
}

/// The deeds of whom somebody is suspected, as far as the sentence goes: «suspected of being the man who sank the boat».
fn suspected<'a>(desk: &Desk<'_>, statement: &'a Statement) -> Vec<Doubt<'a>> {
    let text = desk.text(statement.article);
    let hedges = desk.readings[statement.article].hedges.iter();
    let suspects = hedges.filter(|hedge| {
        statement.span.holds(hedge.span)
            && !hedge.negated
            && matches!(hedge.span.of(text), "suspected of" | "accused of")
    });
    suspects
        .flat_map(|hedge| {
            let from = statement.words.partition_point(|word| word.span.start < hedge.span.start);
            let behind = statement.words.iter().enumerate().skip(from + 3).take(20);
            behind
                .filter(|(_, word)| is_past(&word.lower) && tells_much(word))
                .map(|(at, _)| Doubt { statement, from, at, said_of: from, deed: true })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn tells_much(word: &Word) -> bool {
    word.stem.as_deref().is_some_and(|stem| !is_light(stem) && !is_faint(stem)) && !word.capital
}

/// «tried to sink»: the deed falls short of the other's «sank».
fn short_of(statement: &Statement) -> Vec<Doubt<'_>> {
    let low = |at: usize| statement.words.get(at).map_or("", |word| word.lower.as_str());
    (0..statement.words.len())
        .filter(|&at| SHORT_OF.contains(&low(at)) && low(at + 1) == "to")
        .filter(|&at| statement.words.get(at + 2).is_some_and(tells_much))
        .map(|at| Doubt { statement, from: at, at: at + 2, said_of: at, deed: true })
        .collect()
}

/// The deeds that somebody holds true, or that the article gives at arm's length: «officers believe that he jumped».
fn held<'a>(desk: &Desk<'_>, statement: &'a Statement) -> Vec<Doubt<'a>> {
    let quotes = desk.readings[statement.article].quotes.iter();
    let held = quotes.filter(|quote| {
        quote.kind == QuoteKind::Indirect
            && quote.manner == Manner::Belief
            && statement.span.meets(quote.span)
    });
    held.filter_map(|quote| {
        // Without the words that tell whose belief it is, nobody would see the difference.
        let cue = quote.cue.filter(|cue| statement.span.holds(*cue) && cue.start < quote.span.start)?;
        let from = statement.words.partition_point(|word| word.span.start < cue.start);
        let inside = statement.words.iter().enumerate().skip(from + 1);
        let deeds = inside
            .filter(|(_, word)| quote.span.holds(word.span) && is_past(&word.lower) && tells_much(word))
            .map(|(at, _)| Doubt { statement, from, at, said_of: at, deed: true });
        Some(deeds.collect::<Vec<_>>())
    })
    .flatten()
    .collect()
}

/// The last of the plain words behind a hedge: the «leak» of «a suspected gas leak».
fn thing(statement: &Statement, behind: usize) -> Option<usize> {
    let plain = |at: &usize| {
        let word = statement.words.get(*at);
        let joined =
            *at == behind || word.is_some_and(|word| word.span.start == statement.words[at - 1].span.end + 1);
        let deed = *at > behind && word.is_some_and(|word| is_past(&word.lower));
        joined && !deed && word.is_some_and(|word| word.stem.is_some() && !word.capital)
    };
    (behind..behind + 3).take_while(plain).last()
}

/// The verb behind a hedge, over where it must be: «may have been struck».
fn deed(statement: &Statement, behind: usize, past: bool) -> Option<usize> {
    let low = |at: usize| statement.words.get(at).map_or("", |word| word.lower.as_str());
    if past && low(behind) != "have" {
        return None;
    }
    let at =
        (behind..behind + 4).find(|&at| statement.words.get(at).is_some_and(|word| word.stem.is_some()))?;
    let helpers =
        (behind..at).all(|at| matches!(low(at), "have" | "been" | "be" | "having" | "being" | "also"));
    helpers.then_some(at)
}

/// Whether a word of another article states plainly what is in doubt.
fn tells(desk: &Desk<'_>, doubt: &Doubt<'_>, other: &Statement, at: usize) -> bool {
    let word = &other.words[at];
    if word.stem != doubt.word().stem || word.capital || is_denied(other, at) || is_open(other, at) {
        return false;
    }
    let reading = &desk.readings[other.article];
    let said = reading.quotes.iter().any(|quote| quote.span.holds(word.span));
    let here = clause(desk, other.article, word.span).unwrap_or(other.span);
    let unsure = |hedge: &Hedge| hedge.step != Certainty::Did;
    if said || reading.hedges.iter().any(|hedge| here.holds(hedge.span) && unsure(hedge)) {
        return false;
    }
    let setting =
        |statement: &Statement, span: Span| Setting::of(desk, statement.article, span, statement.span);
    let (mine, theirs) = (setting(doubt.statement, doubt.span()), setting(other, word.span));
    let (part, shared) = mine.shared_clause(&theirs);
    let alike = shared >= 2 && part >= 0.4 && !mine.is_elsewhere(&theirs);
    let same = if doubt.deed {
        let before = at.checked_sub(1).map_or("", |at| other.words[at].lower.as_str());
        // «did in fact wire», «is serving»
        let affirmed = other.words[at.saturating_sub(3)..at].iter().any(|word| word.lower == "did");
        let goes_on = word.lower.ends_with("ing") && matches!(before, "is" | "are" | "was" | "were");
        let told = (word.lower == doubt.word().lower && !NOT_DONE.contains(&before))
            || is_past(&word.lower)
            || affirmed
            || goes_on;
        let act = Act::of(desk, doubt.statement, doubt.said_of, doubt.at);
        told && act.meets(&Act::of(desk, other, at, at))
    } else {
        mine.shared_near(&theirs) >= 1 && alike_before(doubt, other, at)
    };
    alike && same && !doubts_it(desk, other.article, doubt.word())
}

/// Whether what stands before the thing does not make another of it: «gas leak» and «the leak», not «water leak».
fn alike_before(doubt: &Doubt<'_>, other: &Statement, at: usize) -> bool {
    let before = |words: &[Word], at: usize| at.checked_sub(1).and_then(|at| words.get(at)?.stem.clone());
    let theirs = before(&other.words, at);
    theirs.is_none() || theirs == before(&doubt.statement.words, doubt.at)
}

/// Whether an article has a hedge before the word anywhere: then it is no surer.
fn doubts_it(desk: &Desk<'_>, article: usize, word: &Word) -> bool {
    let text = desk.text(article);
    let unsure = desk.readings[article].hedges.iter().filter(|hedge| hedge.step <= Certainty::May);
    unsure.into_iter().any(|hedge| {
        let near = desk.around(article, hedge.span, Span::new(0, text.len()), 6);
        desk.words(article, near).any(|other| Some(root(&other.of(text).to_lowercase())) == word.stem)
    })
}
