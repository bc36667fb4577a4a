//! Verbs that report together with the words that stand by them: “made the case that”, “takes issue with”.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::Rule;
use crate::reading::grammar::{Form, GroupKind, Part, is_day};
use crate::reading::idioms::{Follow, Idiom, Step, is_word};
use crate::reading::lexicon::Lexicon;

/// How far apart the words of an idiom may stand.
const REACH: usize = 8;

/// Where an idiom ends, and what inside it belongs to what is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    end: usize,
    inside: Option<Range<usize>>,
}

impl Reader<'_> {
    /// The report of a group that makes an idiom with the words behind it.
    pub(super) fn of_idiom(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let group = &self.groups[index];
        if self.is_order(group) || self.is_noun_after_all(group) || self.is_of_marks(group) {
            return None;
        }
        let (lemma, from) = match group.lemma {
            "be" | "remain" | "feel" | "become" | "grow" | "stay" => ("be", group.tokens.end),
            _ if group.passive && group.kind == GroupKind::Finite => ("be", group.head),
            _ if group.passive => return None,
            lemma => (lemma, group.tokens.end),
        };
        let own = self.cues.idioms(group.lemma).iter().filter(|_| !group.passive && lemma != group.lemma);
        let (idiom, content, cue_end) = self.cues.idioms(lemma).iter().chain(own).find_map(|idiom| {
            let (content, cue_end) = self.idiom_content(index, from, idiom)?;
            Some((idiom, content, cue_end))
        })?;
        let source = self.source(index, found);
        if idiom.of_somebody && !source.as_ref().is_some_and(|source| self.is_somebody(source)) {
            return None;
        }
        Some(Reported {
            content,
            cue: group.tokens.start..cue_end,
            rule: if source.is_some() { Rule::Subject } else { Rule::None },
            source,
            relative: self.relative(index),
            manner: idiom.manner,
            ..self.reported()
        })
    }

    /// What an idiom that begins at a token reports, and the end of its cue.
    fn idiom_content(&self, index: usize, from: usize, idiom: &Idiom) -> Option<(Range<usize>, usize)> {
        let found = self.idiom_end(from, &idiom.steps)?;
        let behind = self.follows(index, found.end, &idiom.follows);
        match (found.inside, behind) {
            (None, behind) => behind,
            (Some(inside), Some((behind, _))) => {
                Some((inside.start..behind.end, self.groups[index].tokens.end))
            }
            (Some(inside), None) if idiom.follows.is_empty() => Some((inside, self.groups[index].tokens.end)),
            (Some(_), None) => None,
        }
    }

    /// Where the words of an idiom end, if they stand here.
    fn idiom_end(&self, from: usize, steps: &[Step]) -> Option<Found> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(Found { end: from, inside: None });
        };
        match step {
            Step::Word(words) => {
                let is = |at: usize| words.iter().any(|word| is_word(self.low(at), word));
                let at = (from..from + REACH)
                    .find(|&at| is(at) || !matches!(self.part(at), Part::Adverb | Part::Not))?;
                if is(at) { self.idiom_end(at + 1, rest) } else { None }
            }
            Step::Describing => (from..from + REACH)
                .take_while(|&at| at == from || self.describes(at - 1))
                .find_map(|at| self.idiom_end(at, rest)),
            Step::Reported => (from + 1..from + REACH)
                .take_while(|&at| self.describes(at - 1))
                .find_map(|at| Some(Found { inside: Some(from..at), ..self.idiom_end(at, rest)? })),
        }
    }

    /// Whether a word may stand between a verb and the noun of its idiom.
    fn describes(&self, at: usize) -> bool {
        match self.part(at) {
            // «a long, bitter attack»
            Part::And | Part::Comma => self.part(at + 1).is_nominal() || self.part(at + 1) == Part::Adverb,
            Part::Adverb | Part::Object | Part::Pronoun => true,
            part => part.is_nominal(),
        }
    }

    /// What follows an idiom, and the end of its cue: what stands nearest first.
    fn follows(&self, index: usize, from: usize, follows: &[Follow]) -> Option<(Range<usize>, usize)> {
        let spot = |at: usize| follows.iter().find_map(|&follow| self.follow(at, follow));
        let far = || {
            let that = follows.contains(&Follow::That).then(|| self.that_ahead(from, index)).flatten()?;
            let apart = from > self.groups[index].tokens.end;
            (apart && self.has_subject(that + 1)).then(|| (that + 1..self.clause_end(that + 1), from))
        };
        let later = self.skip_time(from);
        spot(from)
            .or_else(|| if later > from { spot(later) } else { None })
            .or_else(far)
            .filter(|(content, _)| !content.is_empty())
    }

    fn follow(&self, at: usize, follow: Follow) -> Option<(Range<usize>, usize)> {
        let part = self.part(at);
        match follow {
            Follow::That => {
                // «made clear (that) she»
                let bare = part == Part::Contracted || part == Part::Pronoun && self.low(at) != "it";
                let start = if part == Part::That { at + 1 } else { at };
                ((part == Part::That || bare) && self.clause_begins(start))
                    .then(|| (start..self.clause_end(start), at))
            }
            Follow::Question => (part == Part::Relative && !matches!(self.low(at), "who" | "which"))
                .then(|| (at..self.clause_end(at), at)),
            Follow::Infinitive => (part == Part::To).then(|| (at..self.clause_end(at + 1), at)),
            Follow::Joined("to") if part == Part::To => Some((at..self.clause_end(at + 1), at)),
            Follow::Joined(joint) => {
                (self.low(at) == joint).then(|| (at + 1..self.phrase_or_clause_end(at + 1), at + 1))
            }
            Follow::Thing => {
                let begins = part.is_nominal() && !is_day(self.low(at))
                    || matches!(part, Part::Object | Part::Pronoun | Part::Quote | Part::Verb(Form::Ing))
                    || self.low(at) == "what";
                begins.then(|| (at..self.phrase_or_clause_end(at), at))
            }
        }
    }

    /// Whether a phrase speaks of a person, of people or of a body.
    fn is_somebody(&self, phrase: &Range<usize>) -> bool {
        let head = phrase.end - 1;
        let low = self.low(head);
        match self.part(head) {
            Part::Name => true,
            Part::Pronoun | Part::Contracted => {
                !matches!(low.split('\'').next(), Some("it" | "this" | "that" | "these" | "those" | "there"))
            }
            _ => Lexicon::get().is_people(low) || self.words.is_capital(head),
        }
    }
}

#[cfg(test)]
mod tests;
