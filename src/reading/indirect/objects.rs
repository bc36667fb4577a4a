//! Things and people that a verb judges: “criticized the plan”, “called the plan a mistake”, “a poll found a lead”.

use std::ops::Range;

use super::Reader;
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, Part, is_day, starts_time};

impl Reader<'_> {
    /// “criticized the plan”.
    pub(super) fn thing_behind(&self, group: &Group, at: usize, frames: &Frames) -> Option<Range<usize>> {
        let seen_as = !frames.thing && frames.joined.contains(&"as");
        let found = group.lemma == "find" && (self.is_inquiry(group) || self.finds_so(at));
        let does = group.lemma == "suggest" && self.part(at) == Part::Verb(Form::Ing);
        if !(frames.thing || seen_as || found || does) || group.passive {
            return None;
        }
        // «shows only a small gap»
        let at = (at..self.range.end).find(|&at| {
            self.part(at) != Part::Quote && !matches!(self.low(at), "only" | "just" | "merely")
        })?;
        // «found better support»
        let qualified =
            matches!(self.part(at + 1), Part::Noun | Part::Adjective) && !is_day(self.low(at + 1));
        let at = at + usize::from(self.part(at) == Part::Adverb && qualified);
        let part = self.part(at);
        let begins = part.is_nominal() && !is_day(self.low(at)) && !starts_time(self.words, at)
            || matches!(part, Part::Object | Part::Pronoun | Part::That | Part::Verb(Form::Ing))
            || matches!(self.low(at), "what" | "having" | "being");
        let acts = matches!(self.low(at), "having" | "being");
        let end = if acts { self.clause_end(at) } else { self.phrase_end(at) };
        // «sees the vote as a test», but not «sees the vote».
        if seen_as
            && !(found || does)
            && !(at + 1..end).any(|index| self.low(index) == "as" && !self.words.quoted[index])
        {
            return None;
        }
        // «a group called the Forum», «he called his mother»: to name or to ring is to say nothing of anybody.
        let judged = !matches!(group.lemma, "call" | "brand" | "dub" | "label" | "term")
            || self.says_what(at..end)
            || self.is_named_thing(group);
        (begins && end > at && judged).then_some(at..end)
    }

    /// «finds the message chilling», «found him rude»: a word that judges closes what stands behind.
    fn finds_so(&self, at: usize) -> bool {
        let end = self.person_end(at);
        let judging = end + usize::from(self.part(end) == Part::Adverb);
        let ends = !self.part(judging + 1).is_nominal();
        end > at
            && ends
            && matches!(self.part(judging), Part::Adjective | Part::Verb(Form::Ing | Form::Participle))
    }

    /// «a poll found», «investigators find»: what looks into things.
    fn is_inquiry(&self, group: &Group) -> bool {
        self.subject(group).is_some_and(|subject| {
            matches!(
                self.low(subject.end - 1).trim_end_matches('s'),
                "poll"
                    | "survey"
                    | "study"
                    | "studie"
                    | "report"
                    | "review"
                    | "audit"
                    | "inquiry"
                    | "investigation"
                    | "analysis"
                    | "analysi"
                    | "court"
                    | "panel"
                    | "researcher"
                    | "investigator"
                    | "auditor"
                    | "inspector"
                    | "committee"
                    | "commission"
            )
        })
    }

    /// «what officials called a crime», «a step that she called a mistake»: the thing stands before, what it is called behind.
    fn is_named_thing(&self, group: &Group) -> bool {
        self.subject(group).is_some_and(|subject| {
            subject.start > self.range.start
                && matches!(self.low(subject.start - 1), "what" | "which" | "whom" | "that")
        })
    }

    /// Whether a content tells what somebody or something is: “the plan a mistake”, “the plan unfair”.
    pub(super) fn says_what(&self, content: Range<usize>) -> bool {
        let marked = content.clone().any(|at| self.words.quoted[at]);
        // Something stands behind a phrase that could have ended: «it | a mistake», «the mayor | unfit».
        let behind = (content.start + 1..content.end).any(|at| {
            self.part(at - 1).is_head()
                && (matches!(
                    self.part(at),
                    Part::Determiner | Part::Possessive | Part::Adjective | Part::Adverb | Part::Verb(_)
                ) || matches!(self.part(at - 1), Part::Object | Part::Pronoun | Part::Name)
                    && self.part(at) == Part::Noun)
                || self.part(at - 1) == Part::That && self.part(at).is_nominal()
        });
        marked || behind || self.part(content.start).is_verb()
    }
}
