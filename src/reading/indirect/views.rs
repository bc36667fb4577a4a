//! In whose eyes something is so: “in a poll, …”, “to her, …”, “in the mayor’s view”, “reportedly”.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::grammar::{Group, GroupKind, Part};
use crate::reading::lexicon::Lexicon;

/// How many tokens a phrase is followed that says whose view something is; here what describes them comes before them.
const REACH: usize = 14;

impl Reader<'_> {
    /// What the sentence gives as somebody's view, by the first words that say whose.
    pub(super) fn view(&self) -> Option<Reported> {
        self.range.clone().find_map(|at| {
            if self.words.quoted[at] {
                return None;
            }
            match self.low(at) {
                "in" => self.in_poll(at).or_else(|| self.in_view(at)),
                "by" => self.in_view(at),
                "to" | "for" => self.to_whom(at),
                _ => None,
            }
        })
    }

    /// Whether a clause may begin at a token: the sentence does, or the second half of it.
    fn begins_clause(&self, at: usize) -> bool {
        at == self.range.start
            || self.part(at - 1) == Part::And
                && (at < self.range.start + 2 || self.part(at - 2) == Part::Comma)
            || matches!(self.words.word(at - 1), ";" | "—" | "–")
    }

    /// “In a poll of voters, most were for the bridge”; “Holt led in the latest poll”.
    fn in_poll(&self, at: usize) -> Option<Reported> {
        let phrase = self.phrase_at(at + 1, REACH)?;
        let head = self.low(phrase.end - 1);
        let many = matches!(head, "polls" | "surveys");
        if !many && !matches!(head, "poll" | "survey") {
            return None;
        }
        if self.begins_clause(at) {
            let comma = (phrase.end..self.range.end.min(phrase.end + 20)).find(|&comma| {
                self.part(comma) == Part::Comma
                    && (self.has_subject(comma + 1) || self.part(comma + 1) == Part::Adverb)
                    && self.has_main(comma + 1, self.last())
            })?;
            return self.viewed(at, comma + 1..self.last(), phrase);
        }
        let behind = self.part(phrase.end);
        let ends = phrase.end >= self.last()
            || behind == Part::Comma
            || behind.is_verb() && !behind.is_finite()
            || matches!(self.words.word(phrase.end), ";" | "—" | "–");
        // «said in a poll»
        let said = self.groups.iter().any(|group| {
            group.tokens.end == at && self.cues.verb(group.lemma).is_some_and(|frames| frames.clause)
        });
        if many || !ends || said {
            return None;
        }
        self.viewed(at, self.clause_before(at)?, phrase)
    }

    /// The clause that ends at a token, if it has a verb.
    fn clause_before(&self, at: usize) -> Option<Range<usize>> {
        let from = (self.range.start..at)
            .rfind(|&mark| {
                matches!(self.words.word(mark), ";" | "—" | "–")
                    || matches!(self.part(mark), Part::Subordinator | Part::Relative)
                    || self.part(mark) == Part::Comma && self.part(mark + 1) == Part::And
            })
            .map_or(self.range.start, |mark| mark + 1);
        let start = self.content_start(from, at);
        (at > start + 2 && self.has_finite(start, at)).then_some(start..at)
    }

    /// “in the mayor’s view”, “in the words of the mayor”, “by her own account”.
    fn in_view(&self, at: usize) -> Option<Reported> {
        let phrase = self.phrase_at(at + 1, REACH)?;
        let head = phrase.end - 1;
        if !self.cues.lists.views.holds(self.low(head)) {
            return None;
        }
        let of = self.low(phrase.end) == "of";
        let source =
            if of { self.phrase_at(phrase.end + 1, REACH)? } else { self.owner(phrase.start, head)? };
        if matches!(self.low(source.start), "my" | "our" | "your") {
            return None;
        }
        let end = if of { source.end } else { phrase.end };
        let content = if self.part(end) == Part::Comma
            && (self.begins_clause(at) || !self.has_finite(self.range.start, at))
        {
            end + 1..self.last()
        } else {
            let mut before = at;
            while before > self.range.start && self.part(before - 1) == Part::Comma {
                before -= 1;
            }
            self.clause_before(before)?
        };
        let mut reported = self.viewed(at, content, source)?;
        if !of {
            reported.rule = Rule::Owner;
        }
        Some(reported)
    }

    /// “To her, the bridge is a folly”, “for many, …”: it opens a clause, and those meant are people.
    fn to_whom(&self, at: usize) -> Option<Reported> {
        let phrase = self.phrase_at(at + 1, REACH)?;
        if !self.begins_clause(at) || self.part(phrase.end) != Part::Comma {
            return None;
        }
        let lexicon = Lexicon::get();
        let head = self.low(phrase.end - 1);
        let indefinite = matches!(
            head,
            "many"
                | "some"
                | "others"
                | "critics"
                | "supporters"
                | "opponents"
                | "observers"
                | "skeptics"
                | "sceptics"
        );
        let named = || {
            matches!(head, "him" | "her" | "them")
                || lexicon.is_role(head)
                || lexicon.people.bodies.contains(head)
                || self.names.holding(phrase.end - 1).is_some_and(|name| name.person.is_some())
        };
        let people = indefinite || self.low(at) == "to" && named();
        let content = phrase.end + 1..self.last();
        if !people || !self.has_main(content.start, content.end) {
            return None;
        }
        self.viewed(at, content, phrase)
    }

    fn viewed(&self, cue: usize, content: Range<usize>, source: Range<usize>) -> Option<Reported> {
        (content.len() >= 2).then(|| Reported {
            content,
            cue: cue..cue + 1,
            source: Some(source),
            manner: Manner::Neutral,
            rule: Rule::View,
            ..self.reported()
        })
    }

    /// “the mayor reportedly left”, “was allegedly paid”: told, and nobody is named.
    pub(super) fn hearsay(&self, index: usize) -> Option<Reported> {
        let group = &self.groups[index];
        if !matches!(group.kind, GroupKind::Finite | GroupKind::Ing) {
            return None;
        }
        let before = group.tokens.start.saturating_sub(2).max(self.range.start);
        let adverb = (before..group.head)
            .find(|&at| matches!(self.low(at), "reportedly" | "allegedly" | "supposedly" | "purportedly"))?;
        let subject = self.subject_of(group)?;
        Some(Reported {
            content: subject.start..self.clause_end(group.head),
            cue: adverb..adverb + 1,
            manner: Manner::Doubtful,
            rule: Rule::None,
            ..self.reported()
        })
    }

    fn subject_of(&self, group: &Group) -> Option<Range<usize>> {
        if group.kind == GroupKind::Finite {
            return self.subject(group);
        }
        self.phrases(self.range.start..group.tokens.start)
            .pop()
            .filter(|phrase| phrase.end + 2 >= group.tokens.start)
    }
}
