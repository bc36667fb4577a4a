//! What an article reports without marks: “said that …”, “…, officials said”, “plans to …”, “criticism of …”.

mod behind;
mod blows;
mod clauses;
mod complement;
mod doers;
mod extent;
mod gaps;
mod hearers;
mod idioms;
mod labels;
mod nouns;
mod objects;
mod sources;
mod states;
mod that_clause;
mod views;

use std::ops::Range;

use super::attribution::{Manner, Rule};
use super::frames::{Cues, Frames};
use super::grammar::{Form, Grammar, Group, GroupKind, Groups, Part, phrases, subject};
use super::names::Names;
use super::words::Words;
pub(super) use clauses::Clauses;
pub(super) use labels::Turns;
pub(super) use sources::Doer;

/// Something reported: the tokens of its content, of the words that report it, and of whom they name.
#[derive(Debug, Clone)]
pub(super) struct Reported {
    pub(super) content: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
    /// The source with all that hangs on it: “a spokesman for the firm”.
    pub(super) whole: Option<Range<usize>>,
    /// The word that stands for the source, where it is a relative pronoun: “who”.
    pub(super) relative: Option<usize>,
    /// Whoever passes the source's words on.
    pub(super) relay: Option<Range<usize>>,
    pub(super) manner: Manner,
    pub(super) rule: Rule,
    pub(super) sentence: usize,
    /// Whether it goes on with the report before it, which the attribution interrupts.
    pub(super) continues: bool,
}

/// How a verb takes what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// said (that) prices rose
    Clause,
    /// asked whether
    Question,
    /// plans to, urged voters to
    Infinitive,
    /// called for
    Joined,
    /// criticized the plan
    Thing,
}

/// How many tokens a phrase is followed: a name with its office takes no more.
const PHRASE: usize = 12;

/// One sentence, being read.
struct Reader<'a> {
    words: &'a Words<'a>,
    grammar: &'a Grammar,
    names: &'a Names,
    turns: &'a Turns,
    cues: &'static Cues,
    range: Range<usize>,
    groups: Groups,
    number: usize,
}

impl Reader<'_> {
    /// A report of this sentence, its fields still to be filled.
    fn reported(&self) -> Reported {
        Reported {
            content: 0..0,
            cue: 0..0,
            source: None,
            whole: None,
            relative: None,
            relay: None,
            manner: Manner::Neutral,
            rule: Rule::None,
            sentence: self.number,
            continues: false,
        }
    }

    fn read(&self) -> Vec<Reported> {
        let mut found: Vec<Reported> = Vec::new();
        if let Some(according) = self.according() {
            found.extend(according);
        }
        let mut taken = self.range.start;
        let free = |found: &[Reported], at: usize| {
            !found.iter().any(|reported| reported.content.contains(&at) || reported.cue.contains(&at))
        };
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.tokens.start < taken || self.words.quoted[group.head] || !free(&found, group.head) {
                continue;
            }
            if let Some(pair) = self.inserted(index) {
                taken = pair[1].content.end;
                found.extend(pair);
            } else if let Some(reported) = self
                .of_group(index, &found)
                .or_else(|| self.hearsay(index))
                .and_then(|reported| self.bounded(reported, index))
            {
                let rest = self.rest_behind(index, &reported);
                found.push(reported);
                found.extend(rest);
                taken = found.last().map_or(taken, |last| last.content.end.max(last.cue.end));
            }
        }
        for index in self.range.clone() {
            if !self.words.quoted[index]
                && free(&found, index)
                && let Some(reported) = self.held_by(index, &found)
                && free(&found, reported.content.start)
            {
                found.push(reported);
            }
        }
        if let Some(view) = self.view().filter(|view| free(&found, view.cue.start)) {
            found.push(view);
        }
        if let Some(labelled) = self.turn().or_else(|| self.headline()).or_else(|| self.signed_post()) {
            found.push(labelled);
        }
        for reported in &mut found {
            reported.whole =
                reported.source.clone().and_then(|source| self.whole(&source, reported.cue.start));
        }
        found.sort_by_key(|reported| reported.content.start);
        found
    }

    /// What a noun or an adjective holds that hangs on no verb.
    fn held_by(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let noun = if self.part(index) == Part::Noun {
            self.partisan(index).or_else(|| self.of_noun(index, found)).or_else(|| self.drawn(index))
        } else {
            None
        };
        noun.or_else(|| self.apart(index))
    }

    /// The noun phrases among some tokens, in order.
    fn phrases(&self, range: Range<usize>) -> Vec<Range<usize>> {
        phrases(self.words, self.grammar, range)
    }

    /// The noun phrase that begins at a token, cut off after so many.
    fn phrase_at(&self, from: usize, reach: usize) -> Option<Range<usize>> {
        self.leading(from..self.range.end.min(from + reach))
    }

    /// The noun phrase that some tokens begin with.
    fn leading(&self, range: Range<usize>) -> Option<Range<usize>> {
        let from = range.start;
        self.phrases(range).into_iter().next().filter(|phrase| phrase.start == from)
    }

    /// The subject of a finite verb.
    fn subject(&self, verb: &Group) -> Option<Range<usize>> {
        subject(self.words, self.grammar, verb, self.range.start)
    }

    fn part(&self, index: usize) -> Part {
        if index < self.range.end { self.grammar.part(index) } else { Part::Mark }
    }

    fn low(&self, index: usize) -> &str {
        if index < self.range.end { self.words.low(index) } else { "" }
    }

    /// Index behind the last word of the sentence, its closing marks left out.
    fn last(&self) -> usize {
        let mut end = self.range.end;
        while end > self.range.start && !self.words.is_word(end - 1) && self.part(end - 1) != Part::Number {
            end -= 1;
        }
        end
    }

    fn of_group(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let group = &self.groups[index];
        if let Some(reported) = self
            .of_adjective(index, found)
            .or_else(|| self.seeming(index))
            .or_else(|| self.of_idiom(index, found))
        {
            return Some(reported);
        }
        let frames = self.cues.verb(group.lemma)?;
        if self.is_errand(index, frames) || self.is_order(group) || self.is_noun_after_all(group) {
            return None;
        }
        // «refused to say», «wants to warn»: the verb behind tells what is reported.
        if frames.infinitive
            && !frames.clause
            && let Some(next) = self.groups.get(index + 1)
            && next.kind == GroupKind::Infinitive
            && next.tokens.start == group.tokens.end
            && let Some(inner) = self.cues.verb(next.lemma)
            && (inner.clause || inner.thing || !inner.joined.is_empty())
            && let Some((content, ..)) = self.complement(index + 1, inner)
        {
            return Some(Reported {
                content,
                cue: group.tokens.start..next.tokens.end,
                source: self.source(index, found),
                relative: self.relative(index),
                manner: frames.manner,
                rule: Rule::Subject,
                ..self.reported()
            });
        }
        if self.is_of_marks(group) && !self.has_own_clause(index, frames) {
            return None;
        }
        if let Some(reported) = self.as_told(index, frames).or_else(|| self.behind(index, frames)) {
            return Some(reported);
        }
        if group.passive
            && frames.thing
            && !self.cues.lists.handed.holds(group.lemma)
            && self.low(self.skip_time(group.tokens.end)) == "by"
        {
            return self.passive(index, frames);
        }
        if let Some(reported) = self.judged(index, frames) {
            return Some(reported);
        }
        let Some((content, cue_end, frame)) = self.complement(index, frames) else {
            return self.gap(index, frames).or_else(|| self.agentless(index, frames));
        };
        // «was asked by a reader whether»: the reader is no part of the words that report.
        let told_by = self.low(group.tokens.end) == "by";
        let handed = (group.passive || group.lemma == "ask") && told_by;
        let cue = group.tokens.start..if handed { group.tokens.end } else { cue_end };
        // «appears to have won», «is seen as a threat»: nobody is named, and what is said begins with the subject.
        let judged = self.low(cue_end - 1) == "as" || group.lemma == "know" && self.low(cue_end - 1) == "for";
        let raised = matches!(group.lemma, "appear" | "seem") && frame == Frame::Infinitive
            || group.passive && (frame == Frame::Infinitive || frame == Frame::Joined && judged);
        if raised {
            let subject = self.subject(group);
            let start = subject
                .filter(|subject| subject.end + 12 >= group.tokens.start && !self.words.quoted[subject.start])
                .map_or(content.start, |subject| subject.start);
            let source = if group.passive { self.agent(group.tokens.end, content.end) } else { None };
            let rule = if source.is_some() { Rule::Agent } else { Rule::None };
            return Some(Reported {
                content: start..content.end,
                cue,
                source,
                manner: frames.manner,
                rule,
                ..self.reported()
            });
        }
        let passive = group.passive && !Self::is_state(group, frame);
        let source = if passive || handed {
            self.agent(group.tokens.end, content.end)
        } else {
            self.source(index, found)
        };
        if self.leads_to_quote(frame, &content) {
            return None;
        }
        if frame == Frame::Thing && self.is_blow(group.lemma, frames, source.as_ref(), &content) {
            return None;
        }
        let rule = match &source {
            None => Rule::None,
            Some(_) if passive || handed => Rule::Agent,
            Some(_) => Rule::Subject,
        };
        Some(Reported {
            content,
            cue,
            source,
            relative: if passive { None } else { self.relative(index) },
            manner: self.manner(group.lemma, frame, cue_end, frames),
            rule,
            ..self.reported()
        })
    }

    /// The manner of a verb as it is used here: who asks whether demands nothing, nor does who calls a plan bad.
    fn manner(&self, lemma: &str, frame: Frame, cue_end: usize, frames: &Frames) -> Manner {
        let joint = if frame == Frame::Joined { self.low(cue_end - 1) } else { "" };
        let mild = match lemma {
            "ask" => frame == Frame::Question || joint == "about",
            "call" => !matches!(joint, "for" | "on") && frame != Frame::Infinitive,
            "challenge" | "offer" | "press" | "command" => frame == Frame::Thing,
            _ => false,
        };
        if mild { Manner::Neutral } else { frames.manner }
    }

    /// «a campaign to fight the plan», «met to discuss it»: what somebody is to do, not what they say.
    fn is_errand(&self, index: usize, frames: &Frames) -> bool {
        let group = &self.groups[index];
        let governed = index.checked_sub(1).is_some_and(|outer| {
            let outer = &self.groups[outer];
            outer.tokens.end == group.tokens.start
                && (self.cues.verb(outer.lemma).is_some() || self.cues.lists.carrying.holds(outer.lemma))
        });
        group.kind == GroupKind::Infinitive && !governed && frames.deed
    }

    /// «Call it what you like»: a verb with nobody before it.
    fn is_order(&self, group: &Group) -> bool {
        group.tokens.start == self.range.start && self.part(group.tokens.start) == Part::Verb(Form::Base)
    }

    /// «a heated hearing that», «…, central pledges of his campaign», «a think tank».
    fn is_noun_after_all(&self, group: &Group) -> bool {
        let start = group.tokens.start;
        group.tokens.len() == 1
            && start > self.range.start
            && (self.part(start - 1) == Part::Adjective
                && group.lemma != "say"
                && matches!(self.part(start), Part::Verb(Form::Base | Form::Third | Form::Ing))
                || group.lemma == "think" && matches!(self.low(start + 1), "tank" | "tanks"))
    }

    /// Whether the group reports what stands between marks just before it: “"…," she said”, “"…," said Smith”.
    fn is_of_marks(&self, group: &Group) -> bool {
        let closes = |at: usize| {
            let comma = at > self.range.start + 1 && self.part(at - 1) == Part::Comma;
            let last = at.checked_sub(if comma { 2 } else { 1 }).filter(|&last| last >= self.range.start);
            last.is_some_and(|last| self.words.quoted[last] && !self.is_title(last))
        };
        if matches!(group.kind, GroupKind::Ing | GroupKind::Infinitive | GroupKind::Participle) {
            return false;
        }
        closes(group.tokens.start)
            || self.subject(group).is_some_and(|subject| {
                closes(subject.start) && self.part(group.tokens.start - 1) != Part::And
            })
    }

    /// Whether the marks that close at a token hold a title: «on "The Morning Hour," the mayor said».
    fn is_title(&self, last: usize) -> bool {
        // No title is longer.
        let from = self.range.start.max(last.saturating_sub(24));
        let first = (from..last).rev().take_while(|&at| self.words.quoted[at]).last().unwrap_or(last);
        let before = (self.range.start..first).rev().find(|&at| self.part(at) != Part::Quote);
        let placed = before.is_some_and(|at| self.part(at) == Part::Preposition);
        let mut words = (first..last).filter(|&at| self.words.is_word(at)).peekable();
        placed
            && words.peek().is_some()
            && words.all(|at| self.words.is_capital(at) || self.words.word(at).len() < 4)
    }

    /// «Citing "heavy traffic," the mayor said the bridge would close»: a clause stands behind the verb all the same.
    fn has_own_clause(&self, index: usize, frames: &Frames) -> bool {
        let after = self.groups[index].tokens.end;
        let first = self.range.start;
        self.part(first) != Part::Quote
            && !self.words.quoted[first]
            && self.words.is_word(after)
            && self.clause_behind(index, after, frames).is_some()
    }

    /// What stands behind the people by whom it is told: “was accused by the board *of delay*”.
    fn rest_behind(&self, index: usize, reported: &Reported) -> Option<Reported> {
        let group = &self.groups[index];
        let by = group.tokens.end;
        if !group.passive || self.low(by) != "by" || reported.content.end > group.tokens.start {
            return None;
        }
        let mut at = self.person_end(by + 1);
        if self.part(at) == Part::Comma {
            let limit = self.range.end.min(at + 14);
            at = (at + 1..limit).find(|&close| self.part(close) == Part::Comma)? + 1;
        }
        let end = self.phrase_or_clause_end(at + 1);
        (matches!(self.low(at), "for" | "of" | "as" | "over") && end > at + 1).then(|| Reported {
            content: at..end,
            continues: true,
            ..reported.clone()
        })
    }

    /// “opposed by the unions”: the thing stands before.
    fn passive(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        let by = self.skip_time(group.tokens.end);
        let source = self.phrases(by + 1..self.source_end(by + 1)).into_iter().next()?;
        let content =
            self.subject(group).or_else(|| self.phrases(self.range.start..group.tokens.start).pop())?;
        if self.is_blow(group.lemma, frames, Some(&source), &content) {
            return None;
        }
        Some(Reported {
            content,
            cue: group.tokens.clone(),
            source: Some(source),
            manner: frames.manner,
            rule: Rule::Agent,
            ..self.reported()
        })
    }
}

#[cfg(test)]
mod tests;
