//! Floor 5: finding quotes by what one remembers of them.

mod kinds;
mod matching;
mod query;
pub mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use query::{TERMS, fault};

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::comparison::{Comparison, FamilyVerdict, QuoteId};
use crate::reading::{Link, Quote, QuoteKind};
use crate::text::{Folded, Span, fold};

use query::{Field, Query, Word};
use vocabulary::Vocabulary;

/// What two words of a query gain where they stand side by side in the quote, as they were typed.
const SIDE_BY_SIDE: i64 = 60;

/// The quotes of a comparison, folded once for searching.
#[derive(Debug, Default)]
pub struct QuoteIndex {
    entries: Vec<Entry>,
    /// The words of quotes, cues, speakers and outlets.
    vocabulary: Vocabulary,
    /// The words for speakers alone.
    speakers: Vocabulary,
    /// The words of outlets' names alone.
    outlets: Vocabulary,
}

/// One quote.
#[derive(Debug)]
struct Entry {
    quote: QuoteId,
    /// Where the quote begins in the article's text.
    start: usize,
    kind: QuoteKind,
    /// How it keeps the words that other quotes render too; a quote may take words from several utterances.
    kept: Vec<FamilyVerdict>,
    /// Whether the article keeps the speaker's name back.
    unnamed: bool,
    folded: Folded,
}

/// A quote that meets a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which quote.
    pub quote: QuoteId,
    /// The matched letters, as spans of the article's text, in order.
    pub matched: Vec<Span>,
    /// The higher the better.
    pub score: i64,
    /// Whether words of it were changed: others quote the utterance otherwise.
    pub altered: bool,
}

/// How a quote meets one word of a query.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    score: u32,
    /// The characters met in the folded quote; none where its speaker, outlet or cue meets the word.
    characters: Option<(u32, u32)>,
}

impl QuoteIndex {
    /// Folds every quote.
    pub fn of(comparison: &Comparison) -> Self {
        let mut index = Self::default();
        let mut kept = kept(comparison);
        let articles = comparison.story.articles.iter().zip(&comparison.readings);
        for (article, (source, reading)) in articles.enumerate() {
            let outlet = fold(&source.outlet).text;
            for (at, quote) in reading.quotes.iter().enumerate() {
                let id = QuoteId { article, quote: at };
                let number = index.entries.len() as u32;
                let folded = fold(quote.span.of(&source.text));
                index.vocabulary.add_text(number, &folded.text);
                index.vocabulary.add_label(number, &outlet);
                index.outlets.add_label(number, &outlet);
                index.add_speaker(number, quote, &source.text);
                if let Some(cue) = quote.cue {
                    index.vocabulary.add_label(number, &fold(cue.of(&source.text)).text);
                }
                index.entries.push(Entry {
                    quote: id,
                    start: quote.span.start,
                    kind: quote.kind,
                    kept: kept.remove(&id).unwrap_or_default(),
                    unnamed: quote.speaker.as_ref().is_some_and(|speaker| speaker.anonymous),
                    folded,
                });
            }
        }
        index
    }

    fn add_speaker(&mut self, number: u32, quote: &Quote, text: &str) {
        let Some(speaker) = &quote.speaker else { return };
        let name = fold(&speaker.name).text;
        self.vocabulary.add_label(number, &name);
        self.speakers.add_label(number, &name);
        // A pronoun stands for anybody: `he` would be met by half of the story.
        if speaker.link != Link::Pronoun {
            let mention = fold(speaker.mention.of(text)).text;
            if mention != name {
                self.speakers.add_label(number, &mention);
            }
        }
    }

    /// The quotes in which all words and terms of the query are met, best first; an empty query gives all.
    /// Of equal ones, those between marks come before indirect ones, else they stay in the story's order.
    ///
    /// A word is met in the quote, its speaker's name, its outlet's or the words that report it, in any order. A word
    /// that stands nowhere in the story letter by letter may be met by one that is a slip or a few left-out letters away.
    /// [`TERMS`] lists what else may be asked for, [`fault`] says why nothing can meet a query.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query = Query::of(query);
        if query.unknown.is_some() {
            return Vec::new();
        }
        let of_kind = |number: &u32| kinds::meets(&query.kinds, &self.entries[*number as usize]);
        let numbers = (0..self.entries.len() as u32).filter(of_kind);
        let mut found: Vec<(u32, i64)> = numbers.map(|number| (number, 0)).collect();
        let mut met = Vec::with_capacity(query.words.len());
        for word in &query.words {
            let meetings = self.meetings(word);
            found.retain_mut(|(number, score)| {
                let meeting = meetings[*number as usize];
                *score += meeting.map_or(0, |meeting| i64::from(meeting.score));
                meeting.is_some()
            });
            if found.is_empty() {
                return Vec::new();
            }
            met.push(meetings);
        }
        let plain = query.words.iter().filter(|word| word.field == Field::Any);
        let plain: Vec<&str> = plain.map(|word| word.letters.as_str()).collect();
        if plain.len() > 1 {
            let phrase = plain.join(" ");
            for (number, score) in &mut found {
                if self.entries[*number as usize].folded.text.contains(&phrase) {
                    *score += SIDE_BY_SIDE;
                }
            }
        }
        // Stable: equal ones stay in the story's order.
        found.sort_by_cached_key(|&(number, score)| {
            (Reverse(score), self.entries[number as usize].kind == QuoteKind::Indirect)
        });
        found.into_iter().map(|(number, score)| self.hit(number, score, &met)).collect()
    }

    /// How each quote meets one word, if it does; the best way, and of equal ones the earliest in the quote.
    fn meetings(&self, word: &Word) -> Vec<Option<Meeting>> {
        let field = match word.field {
            Field::Any => &self.vocabulary,
            Field::Speaker => &self.speakers,
            Field::Outlet => &self.outlets,
        };
        let anywhere = word.loose.then_some(&self.vocabulary);
        let mut meetings: Vec<Option<Meeting>> = vec![None; self.entries.len()];
        for (met, places) in
            [Some(field), anywhere].into_iter().flatten().flat_map(|words| words.meeting(&word.letters))
        {
            for place in places {
                let characters = place.at.map(|at| (at + met.from as u32, at + met.to as u32));
                let meeting = Meeting { score: met.score, characters };
                let best = &mut meetings[place.text as usize];
                if best.is_none_or(|best| meeting.rank() > best.rank()) {
                    *best = Some(meeting);
                }
            }
        }
        meetings
    }

    fn hit(&self, number: u32, score: i64, met: &[Vec<Option<Meeting>>]) -> Hit {
        let entry = &self.entries[number as usize];
        let places = met.iter().filter_map(|meetings| meetings[number as usize]?.characters);
        let matched = merged(places.map(|(from, to)| entry.origin(from as usize, to as usize)).collect());
        let altered = entry.kept.contains(&FamilyVerdict::Altered);
        Hit { quote: entry.quote, matched, score, altered }
    }
}

impl Meeting {
    /// What can be shown wins over a label of equal score.
    fn rank(self) -> (u32, bool, Reverse<u32>) {
        (self.score, self.characters.is_some(), Reverse(self.characters.map_or(0, |(from, _)| from)))
    }
}

impl Entry {
    /// The stretch of the article behind characters of the folded quote.
    fn origin(&self, from: usize, to: usize) -> Span {
        let mut span = self.folded.origin(from, to);
        // One character may be folded into several: `½` into `1⁄2`. A part of them stands for the whole.
        let mut to = to;
        while span.is_empty() && to < from + 18 {
            to += 1;
            span = self.folded.origin(from, to);
        }
        Span::new(self.start + span.start, self.start + span.end)
    }
}

/// How each quote keeps the words of the utterances that it renders.
fn kept(comparison: &Comparison) -> BTreeMap<QuoteId, Vec<FamilyVerdict>> {
    let mut kept: BTreeMap<QuoteId, Vec<FamilyVerdict>> = BTreeMap::new();
    for family in &comparison.families {
        for (id, member) in family.quotes.iter().zip(&family.members) {
            kept.entry(*id).or_default().push(member.verdict);
        }
    }
    kept
}

/// The same stretches in order, those that overlap or touch made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            *last = last.join(*next);
        }
        touches
    });
    spans
}
