//! Verbs whose object stands before them: “a plan that the mayor opposes”, “the toll she proposed”, “is considered a success”.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::frames::Frames;
use crate::reading::grammar::{Group, GroupKind, Part, is_day, is_time};
use crate::reading::lexicon::Lexicon;

impl Reader<'_> {
    /// “a plan that the mayor opposes”, “the cuts he rails against”.
    pub(super) fn gap(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        if group.kind != GroupKind::Finite || group.passive {
            return None;
        }
        let behind = self.gap_end(group, frames)?;
        let subject = self.subject(group)?;
        let (content, source) = match self.antecedent(&subject) {
            Some(content) => (content, subject),
            None => self.named_behind(&subject)?,
        };
        Some(Reported {
            content,
            cue: group.tokens.start..behind,
            source: Some(source),
            manner: frames.manner,
            rule: Rule::Subject,
            ..self.reported()
        })
    }

    /// Behind a verb, and the word that joins it to its object, where no object follows.
    fn gap_end(&self, group: &Group, frames: &Frames) -> Option<usize> {
        let end = group.tokens.end;
        let joined = frames.joined.iter().any(|joint| *joint == self.low(end));
        let end = end + usize::from(joined);
        let ends = matches!(
            self.part(end),
            Part::Comma | Part::Mark | Part::Preposition | Part::And | Part::Adverb | Part::Subordinator
        ) || self.part(end).is_finite()
            || is_day(self.low(end));
        ((joined || frames.thing) && ends).then_some(end)
    }

    /// The phrase that a relative clause hangs on, its subject given: “[a plan] that the mayor …”, “[the toll] she …”.
    fn antecedent(&self, subject: &Range<usize>) -> Option<Range<usize>> {
        let mut end = subject.start;
        if end < self.range.start + 2 {
            return None;
        }
        let related = matches!(self.low(end - 1), "which" | "whom" | "that");
        let opens = matches!(
            self.part(subject.start),
            Part::Pronoun | Part::Determiner | Part::Possessive | Part::Name
        );
        if related {
            end -= 1;
            end -= usize::from(self.part(end - 1) == Part::Comma);
        } else if !opens {
            return None;
        }
        if end <= self.range.start || !self.part(end - 1).is_head() || self.words.quoted[end - 1] {
            return None;
        }
        if matches!(self.low(end - 1), "anything" | "everything" | "nothing" | "all" | "everyone" | "anyone")
        {
            return None;
        }
        let from = end.saturating_sub(12).max(self.range.start);
        let phrase = self.phrases(from..end).pop().filter(|phrase| phrase.end == end)?;
        // «On Friday she proposed …», «At the meeting he …»: that tells when or where.
        let led = phrase.start == self.range.start + 1 && self.part(self.range.start) == Part::Preposition;
        (!led && !is_time(self.words, &phrase) && !is_day(self.low(end - 1))).then_some(phrase)
    }

    /// «a toll Ann Holt opposes»: the thing, and the name behind it which a comma would part from a title.
    fn named_behind(&self, phrase: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let name = (phrase.start + 1..phrase.end)
            .find(|&at| self.part(at) == Part::Name && self.part(at - 1) == Part::Noun)?;
        let opens = matches!(self.part(phrase.start), Part::Determiner | Part::Possessive);
        let titled = Lexicon::get().is_role(self.low(name - 1));
        (opens && !titled).then_some((phrase.start..name, name..phrase.end))
    }

    /// “is considered a success”: nobody is named, and what is thought begins with the subject.
    pub(super) fn judged(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        let at = group.tokens.end;
        let names = matches!(
            group.lemma,
            "consider"
                | "deem"
                | "declare"
                | "call"
                | "dub"
                | "label"
                | "brand"
                | "judge"
                | "pronounce"
                | "project"
        );
        let begins = matches!(
            self.part(at),
            Part::Determiner
                | Part::Possessive
                | Part::Adjective
                | Part::Noun
                | Part::Adverb
                | Part::Quote
                | Part::Number
        ) || self.low(at) == "one";
        if !group.passive || !names || !begins {
            return None;
        }
        let whole = self.phrase_end(at);
        let end = (at..whole).find(|&by| self.low(by) == "by" && !self.words.quoted[by]).unwrap_or(whole);
        let source = self.agent(end, self.range.end);
        // «what is called a success»: nothing else is judged.
        let what = group.tokens.start > self.range.start && self.low(group.tokens.start - 1) == "what";
        let subject = self
            .subject(group)
            .or_else(|| {
                let from = self.range.start.max(group.tokens.start.saturating_sub(24));
                self.phrases(from..group.tokens.start).pop()
            })
            .filter(|_| !what)
            .map_or(at, |subject| subject.start);
        if self.words.quoted[subject] && subject < at {
            return None;
        }
        (end > at).then(|| Reported {
            content: subject..end,
            cue: group.tokens.clone(),
            rule: if source.is_some() { Rule::Agent } else { Rule::None },
            source,
            manner: frames.manner,
            ..self.reported()
        })
    }

    /// “the plan was criticized”: nobody is named.
    pub(super) fn agentless(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        let judges = frames.joined.contains(&"for") && group.lemma != "call"
            || frames.manner == Manner::Denial
            || matches!(group.lemma, "announce" | "report" | "mention" | "expect" | "know" | "propose");
        if !group.passive || group.kind != GroupKind::Finite || !frames.thing || frames.deed || !judges {
            return None;
        }
        let content = self.subject(group)?;
        Some(Reported {
            content,
            cue: group.tokens.clone(),
            source: None,
            manner: frames.manner,
            rule: Rule::None,
            ..self.reported()
        })
    }
}
