//! Words that a label before a colon gives to somebody: “Mayor: tolls to rise”, “ANN HOLT: Why not?”.

use std::collections::HashSet;
use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::grammar::{Grammar, Part};
use crate::reading::lexicon::Lexicon;
use crate::reading::names::Names;
use crate::reading::words::Words;
use crate::story::ParagraphKind;

/// Longest label, in tokens: “FORMER MAYOR ANN HOLT”.
const LONGEST: usize = 6;

/// The sentences of an article that open a turn of a conversation, each with the tokens of its label.
#[derive(Debug, Default)]
pub(in crate::reading) struct Turns {
    opened: Vec<(usize, Range<usize>)>,
}

impl Turns {
    /// The turns of an article. One label alone is a heading («UPDATE:»); a conversation has two at least.
    pub(in crate::reading) fn of(words: &Words<'_>, grammar: &Grammar, names: &Names) -> Self {
        let opened: Vec<_> = (0..words.sentences.len())
            .filter_map(|sentence| Some((sentence, label(words, grammar, names, sentence)?)))
            .collect();
        let voices: HashSet<&str> =
            opened.iter().map(|(_, label)| words.span(label.clone()).of(words.text)).collect();
        if voices.len() < 2 || opened.len() < 3 { Self::default() } else { Self { opened } }
    }

    /// The label of a sentence that opens a turn.
    pub(super) fn label(&self, sentence: usize) -> Option<&Range<usize>> {
        let at = self.opened.binary_search_by_key(&sentence, |(sentence, _)| *sentence).ok()?;
        Some(&self.opened[at].1)
    }
}

/// The label that a paragraph begins with, if it can be somebody's: “Q”, “HOLT”, “Ann Holt”.
fn label(words: &Words<'_>, grammar: &Grammar, names: &Names, sentence: usize) -> Option<Range<usize>> {
    let here = words.sentences[sentence];
    let first =
        sentence.checked_sub(1).is_none_or(|before| words.sentences[before].paragraph != here.paragraph);
    if !first || here.kind != ParagraphKind::Body {
        return None;
    }
    let range = words.ranges[sentence].clone();
    let colon =
        (range.start + 1..range.end.min(range.start + LONGEST + 1)).find(|&at| words.word(at) == ":")?;
    let label = range.start..colon;
    let asks = label.len() == 1 && matches!(words.word(label.start), "Q" | "A");
    let capitals = label.clone().all(|at| {
        !words.is_word(at) && matches!(words.word(at), "." | "-" | "'" | "’")
            || words.is_word(at) && !words.word(at).chars().any(char::is_lowercase)
    });
    let person = || {
        names.starting(label.start).is_some_and(|name| name.person.is_some() && name.tokens.end == label.end)
    };
    // «Holt: a hard year», «Holt: 1,200»: a list.
    let says = || (colon + 2..range.end).any(|at| grammar.part(at).is_finite());
    let long = label.clone().any(|at| words.word(at).chars().count() > 2);
    (colon + 1 < range.end && (asks || capitals && long || person() && says())).then_some(label)
}

impl Reader<'_> {
    /// “ANN HOLT: Why not?”: all that the paragraph goes on to say.
    pub(super) fn turn(&self) -> Option<Reported> {
        let label = self.turns.label(self.number)?.clone();
        let paragraph = self.words.sentences[self.number].paragraph;
        let last = (self.number..self.words.sentences.len())
            .take_while(|&sentence| self.words.sentences[sentence].paragraph == paragraph)
            .last()?;
        Some(Reported {
            content: label.end + 1..self.words.ranges[last].end,
            cue: label.end..label.end + 1,
            source: Some(label),
            manner: Manner::Neutral,
            rule: Rule::Label,
            ..self.reported()
        })
    }

    /// “Mayor: tolls to rise”, “Holt on tolls: ‘They must rise’”: who stands before the colon of a headline.
    pub(super) fn headline(&self) -> Option<Reported> {
        let heads = matches!(
            self.words.sentences[self.number].kind,
            ParagraphKind::Headline | ParagraphKind::Subhead
        );
        if !heads && self.number > 0 {
            return None;
        }
        let colon = self.range.clone().take(12).find(|&at| self.words.word(at) == ":")?;
        let start = (self.range.start..colon)
            .rfind(|&at| self.is_mark_between(at))
            .map_or(self.range.start, |at| at + 1);
        let end = (start..colon)
            .find(|&at| matches!(self.low(at), "on" | "to" | "about" | "at" | "in"))
            .unwrap_or(colon);
        let content = colon + 1..self.range.end;
        let says = content.clone().any(|at| {
            let part = self.part(at);
            part.is_verb() || part.is_auxiliary() || part == Part::Contracted || self.words.quoted[at]
        });
        let source = start..end;
        let says = says || matches!(self.low(end.saturating_sub(1)), "poll" | "survey" | "report" | "study");
        (says && content.len() > 2 && !source.is_empty() && self.speaks(&source)).then(|| Reported {
            content,
            cue: colon..colon + 1,
            source: Some(source),
            manner: Manner::Neutral,
            rule: Rule::Label,
            ..self.reported()
        })
    }

    /// “The bridge is shut again. — Ann Holt (@annholt) May 1, 2016”: a post set into the page, and who signs it.
    pub(super) fn signed_post(&self) -> Option<Reported> {
        let dash = self.range.clone().find(|&at| {
            matches!(self.words.word(at), "—" | "–")
                && self.part(at + 1) == Part::Name
                && !self.words.quoted[at]
        })?;
        let opens = (dash + 2..self.range.end.min(dash + 7)).find(|&at| self.words.word(at) == "(")?;
        let paragraph = self.words.sentences[self.number].paragraph;
        let first = (0..=self.number)
            .rev()
            .take_while(|&sentence| self.words.sentences[sentence].paragraph == paragraph)
            .last()?;
        let start = self.words.ranges[first].start;
        // A post between marks is a quote that has its signature already.
        let marked = self.part(start) == Part::Quote;
        (self.words.word(opens + 1) == "@" && !marked && dash > start + 1).then(|| Reported {
            content: start..dash,
            cue: dash..dash + 1,
            source: Some(dash + 1..opens),
            manner: Manner::Neutral,
            rule: Rule::Label,
            ..self.reported()
        })
    }

    /// A dash that parts a headline's kicker from what follows: «Exclusive – Holt: …».
    fn is_mark_between(&self, at: usize) -> bool {
        matches!(self.words.word(at), "—" | "–" | "|")
    }

    /// Whether the words before a colon can be whose words follow it: a person, an office, a body, a paper.
    fn speaks(&self, source: &Range<usize>) -> bool {
        let last = self.low(source.end - 1);
        let lexicon = Lexicon::get();
        let person = self
            .names
            .holding(source.end - 1)
            .is_some_and(|name| name.person.is_some() && name.tokens.end == source.end);
        let verb = source.clone().any(|at| {
            self.part(at) == Part::Preposition || self.part(at).is_verb() && !self.words.is_capital(at)
        });
        let paper = matches!(
            last,
            "poll"
                | "polls"
                | "survey"
                | "study"
                | "report"
                | "reports"
                | "paper"
                | "camp"
                | "campaign"
                | "watchdog"
        );
        let office = lexicon.is_role(last) || lexicon.people.bodies.contains(last);
        source.len() <= LONGEST && !verb && (person || paper || office)
    }
}
