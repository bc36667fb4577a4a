//! Settings: the words around a value, by which two values are known to tell of one matter.

use std::collections::BTreeSet;

use super::Desk;
use super::tables::{contrasts, in_contrast};
use crate::comparison::clauses;
use crate::comparison::stems::{is_empty_word, is_faint};
use crate::reading::{Moment, MomentKind, Name, NameKind};
use crate::text::{Span, Token, TokenKind, fold, stem};

/// Words that set one thing of a sort against the others, «the original offer», wherever in the clause they stand.
const FORMER: &[&str] = &[
    "additional",
    "another",
    "earlier",
    "extra",
    "formerly",
    "initial",
    "initially",
    "original",
    "originally",
    "previous",
    "previously",
    "prior",
    "since",
    "unlike",
];
/// The same, where they stand by the value: «two more victims».
const MORE: &[&str] = &["else", "former", "further", "last", "latest", "more", "other", "others", "until"];

/// The words around a value.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// Stems of plain words within six tokens.
    pub(super) near: BTreeSet<String>,
    /// Stems of its clause, those of names included.
    pub(super) clause: BTreeSet<String>,
    /// The same of the statement.
    whole: BTreeSet<String>,
    /// Stems of the next three plain words on each side.
    next: BTreeSet<String>,
    /// The stem of the plain word before it, and of that behind it.
    beside: [Option<String>; 2],
    /// The people named in its statement, those who tell of it left out.
    people: BTreeSet<String>,
    /// The words in the names of the bodies in its clause.
    bodies: BTreeSet<String>,
    /// Words near that set it apart from others of its sort.
    others: BTreeSet<String>,
    /// The sides that words near take in a contrast: imports, not exports.
    sides: BTreeSet<(usize, usize)>,
    /// The times of its clause.
    moments: Vec<Moment>,
}

impl Setting {
    /// The setting of a value within a statement.
    pub(super) fn of(desk: &Desk<'_>, article: usize, value: Span, statement: Span) -> Self {
        let text = desk.text(article);
        let reading = &desk.readings[article];
        let clause = clause(desk, article, value).unwrap_or(statement);
        let close = desk.around(article, value, clause, 6);
        let named = |word: Span| {
            let from = reading.names.partition_point(|name| name.span.end <= word.start);
            reading.names.get(from).is_some_and(|name| name.span.holds(word) && name.kind != NameKind::Other)
        };
        let telling = |word: Span| {
            // «harbor-owned» meets «owned by the harbor».
            let parts = word.of(text).split(['-', '‑']);
            parts
                .filter(|part| !is_empty_word(part))
                .map(stem)
                .filter(|stem| !is_faint(stem))
                .collect::<Vec<_>>()
        };
        let outside = |word: &Span| !value.holds(*word);
        let near = desk
            .words(article, close)
            .filter(outside)
            .filter(|word| !named(*word))
            .flat_map(telling)
            .collect();
        let inside = desk.words(article, clause).filter(outside).flat_map(telling).collect();
        let whole = desk.words(article, statement).filter(outside).flat_map(telling).collect();
        // Who tells of it is not whom it is about.
        let speaks = |name: &Name| {
            let speakers = reading.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
            speakers.into_iter().any(|speaker| speaker.mention.meets(name.span))
        };
        let people = reading
            .names
            .iter()
            .filter(|name| name.kind == NameKind::Person && statement.holds(name.span) && !speaks(name))
            .map(|name| desk.register.name(&name.full).to_owned())
            .collect();
        let bodies = reading
            .names
            .iter()
            .filter(|name| name.kind == NameKind::Body && clause.holds(name.span) && !speaks(name))
            .flat_map(|name| fold(&name.full).text.split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let lower =
            |range: Span| desk.words(article, range).filter(outside).map(|word| word.of(text).to_lowercase());
        let others = lower(clause)
            .filter(|word| FORMER.contains(&word.as_str()))
            .chain(lower(close).filter(|word| MORE.contains(&word.as_str())))
            .collect();
        let sides = lower(close).flat_map(|word| contrasts(&word).to_vec()).collect();
        let from = reading.tokens.partition_point(|token| token.span.start < value.start);
        let to = reading.tokens.partition_point(|token| token.span.end <= value.end);
        let beside = |tokens: &mut dyn Iterator<Item = &Token>| -> Vec<String> {
            tokens
                .take(8)
                .take_while(|token| statement.holds(token.span))
                .filter(|token| token.kind == TokenKind::Word && !named(token.span))
                .flat_map(|token| telling(token.span))
                .take(3)
                .collect()
        };
        let before = beside(&mut reading.tokens.iter().take(from).rev());
        let behind = beside(&mut reading.tokens.iter().skip(to));
        let neighbours = [before.first().cloned(), behind.first().cloned()];
        let next = before.into_iter().chain(behind).collect();
        let moments = reading
            .moments
            .iter()
            .filter(|moment| clause.holds(moment.span) && !moment.span.meets(value))
            .cloned()
            .collect();
        Self { near, clause: inside, whole, next, beside: neighbours, people, bodies, others, sides, moments }
    }

    /// How many plain words near the one stand near the other.
    pub(super) fn shared_near(&self, other: &Self) -> usize {
        self.near.intersection(&other.near).count()
    }

    /// How many of the next words on each side are shared.
    pub(super) fn shared_next(&self, other: &Self) -> usize {
        self.next.intersection(&other.next).count()
    }

    /// Whether both have one plain word before them.
    pub(super) fn shares_before(&self, other: &Self) -> bool {
        self.beside[0].is_some() && self.beside[0] == other.beside[0]
    }

    /// Whether both have one plain word behind them.
    pub(super) fn shares_behind(&self, other: &Self) -> bool {
        self.beside[1].is_some() && self.beside[1] == other.beside[1]
    }

    /// The part of the shorter clause's words that the other clause has too, and their number.
    pub(super) fn shared_clause(&self, other: &Self) -> (f64, usize) {
        let shared = self.clause.intersection(&other.clause).count();
        (shared as f64 / self.clause.len().min(other.clause.len()).max(1) as f64, shared)
    }

    /// Whether both speak of one person at one time.
    pub(super) fn shares_person_and_time(&self, other: &Self) -> bool {
        !self.people.is_disjoint(&other.people)
            && self.moments.iter().any(|mine| {
                !matches!(mine.kind, MomentKind::Year | MomentKind::Month | MomentKind::Undated)
                    && other.moments.iter().any(|theirs| mine.kind == theirs.kind && mine.agrees(theirs))
            })
    }

    /// Whether the statement has none of these stems.
    pub(super) fn lacks(&self, stems: &BTreeSet<String>) -> bool {
        self.whole.is_disjoint(stems)
    }

    /// How many words of the statements are shared.
    pub(super) fn shared_whole(&self, other: &Self) -> usize {
        self.whole.intersection(&other.whole).count()
    }

    /// Whether the one speaks of other people, or of another time, than the other.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        let disjoint = |mine: &BTreeSet<String>, theirs: &BTreeSet<String>| {
            !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(theirs)
        };
        let strangers = disjoint(&self.people, &other.people) || disjoint(&self.bodies, &other.bodies);
        let apart = |kind: MomentKind| {
            let of = |setting: &Self| -> Vec<Moment> {
                setting.moments.iter().filter(|moment| moment.kind == kind).cloned().collect()
            };
            let (mine, theirs) = (of(self), of(other));
            !mine.is_empty()
                && !theirs.is_empty()
                && !mine.iter().any(|mine| theirs.iter().any(|theirs| mine.agrees(theirs)))
        };
        let times = [MomentKind::Clock, MomentKind::Date, MomentKind::Month, MomentKind::Year];
        strangers
            || self.others != other.others
            || in_contrast(&self.sides, &other.sides)
            || times.into_iter().any(apart)
    }
}

/// The clause of its sentence that holds a value.
pub(super) fn clause(desk: &Desk<'_>, article: usize, value: Span) -> Option<Span> {
    let reading = &desk.readings[article];
    let sentence = reading.sentences.partition_point(|sentence| sentence.span.end <= value.start);
    reading.sentences.get(sentence).filter(|sentence| sentence.span.holds(value))?;
    clauses::of(desk.text(article), reading, sentence).into_iter().find(|clause| clause.holds(value))
}
