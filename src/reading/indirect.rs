//! What an article reports without marks: “said that …”, “…, officials said”, “plans to …”, “criticism of …”.

use std::ops::Range;

use super::attribution::{Manner, Rule};
use super::frames::{Cues, Frames};
use super::grammar::{Form, Grammar, Group, GroupKind, Groups, Part, groups, phrases, subject};
use super::words::Words;
use crate::story::ParagraphKind;

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
    pub(super) manner: Manner,
    pub(super) rule: Rule,
    pub(super) sentence: usize,
    pub(super) frame: &'static str,
    pub(super) lemma: &'static str,
    /// Whether it goes on with the report before it, which the attribution interrupts.
    pub(super) continues: bool,
}

/// What each sentence reports, in order.
pub(super) fn find(words: &Words<'_>, grammar: &Grammar) -> Vec<Reported> {
    let mut found = Vec::new();
    for (number, (range, sentence)) in words.ranges.iter().zip(&words.sentences).enumerate() {
        if sentence.kind != ParagraphKind::Furniture {
            let reader = Reader {
                words,
                grammar,
                cues: Cues::get(),
                range: range.clone(),
                groups: Groups::of(groups(words, grammar, range.clone())),
                number,
            };
            found.extend(reader.read());
        }
    }
    found
}

/// One sentence, being read.
struct Reader<'a> {
    words: &'a Words<'a>,
    grammar: &'a Grammar,
    cues: &'static Cues,
    range: Range<usize>,
    groups: Groups,
    number: usize,
}

impl Reader<'_> {
    fn read(&self) -> Vec<Reported> {
        let mut found: Vec<Reported> = Vec::new();
        if let Some(according) = self.according() {
            found.push(according);
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
            } else if let Some(reported) = self.of_group(index, &found) {
                taken = reported.content.end.max(reported.cue.end);
                found.push(reported);
            }
        }
        for index in self.range.clone() {
            if self.grammar.part(index) == Part::Noun
                && !self.words.quoted[index]
                && free(&found, index)
                && let Some(reported) = self.of_noun(index)
                && free(&found, reported.content.start)
            {
                found.push(reported);
            }
        }
        for reported in &mut found {
            reported.whole =
                reported.source.clone().and_then(|source| self.whole(&source, reported.cue.start));
        }
        found.sort_by_key(|reported| reported.content.start);
        found
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

    /// “according to officials, …” and “…, according to officials”.
    fn according(&self) -> Option<Reported> {
        let at = (self.range.start..self.range.end)
            .find(|&at| self.low(at) == "according" && self.low(at + 1) == "to" && !self.words.quoted[at])?;
        let source_start = at + 2;
        let stop = self.source_end(source_start);
        let source = phrases(self.words, self.grammar, source_start..stop).into_iter().next();
        let content = if at <= self.range.start + 1 || self.opens_clause(at) {
            let from = if self.part(stop) == Part::Comma { stop + 1 } else { stop };
            from..self.last()
        } else {
            let mut end = at;
            while end > self.range.start
                && matches!(self.part(end - 1), Part::Comma | Part::Mark | Part::Adverb)
            {
                end -= 1;
            }
            self.content_start(self.range.start, end)..end
        };
        (content.len() >= 2).then(|| Reported {
            content,
            cue: at..at + 2,
            source,
            whole: None,
            relative: None,
            manner: Manner::Neutral,
            rule: Rule::AccordingTo,
            sentence: self.number,
            frame: "according",
            lemma: "according",
            continues: false,
        })
    }

    fn opens_clause(&self, at: usize) -> bool {
        at > self.range.start
            && matches!(self.part(at - 1), Part::And | Part::That)
            && self.part(at - 1) == Part::And
            && self.part(at.saturating_sub(2)) == Part::Comma
    }

    /// Behind the phrase that names a source: up to the comma that ends it.
    fn source_end(&self, from: usize) -> usize {
        (from..self.range.end)
            .find(|&at| {
                matches!(self.part(at), Part::Comma | Part::Mark)
                    && self.words.word(at) != "."
                    && self.words.word(at) != "("
                    || self.part(at).is_auxiliary()
                    || self.part(at) == Part::Relative
                    || matches!(self.part(at), Part::Verb(Form::Past | Form::Third | Form::Base))
            })
            .unwrap_or(self.last())
    }

    /// Where a content that reaches back to the sentence's beginning begins: behind «But» and the like.
    fn content_start(&self, from: usize, end: usize) -> usize {
        let mut start = from;
        while start < end
            && (matches!(self.part(start), Part::And)
                || !self.words.is_word(start)
                    && self.part(start) != Part::Quote
                    && self.part(start) != Part::Number)
        {
            start += 1;
        }
        if start + 1 < end && self.part(start) == Part::Adverb && self.part(start + 1) == Part::Comma {
            start += 2;
        }
        start
    }

    fn of_group(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let group = &self.groups[index];
        if let Some(reported) = self.of_adjective(index, found).or_else(|| self.seeming(index)) {
            return Some(reported);
        }
        let frames = self.cues.verb(group.lemma)?;
        // «refused to say», «wants to warn»: the verb behind tells what is reported.
        if frames.infinitive
            && !frames.clause
            && let Some(next) = self.groups.get(index + 1)
            && next.kind == GroupKind::Infinitive
            && next.tokens.start == group.tokens.end
            && let Some(inner) = self.cues.verb(next.lemma)
            && (inner.clause || inner.thing || !inner.joined.is_empty())
            && let Some((content, end, frame)) = self.complement(index + 1, inner)
        {
            let _ = end;
            return Some(Reported {
                content,
                cue: group.tokens.start..next.tokens.end,
                source: self.source(index, found),
                whole: None,
                relative: self.relative(index),
                manner: frames.manner,
                rule: Rule::Subject,
                sentence: self.number,
                frame,
                lemma: next.lemma,
                continues: false,
            });
        }
        if self.is_of_marks(group) {
            return None;
        }
        if let Some(reported) = self.behind(index, frames) {
            return Some(reported);
        }
        if group.passive && (self.low(group.tokens.end) == "by") && frames.thing {
            return self.passive(index, frames);
        }
        let (mut content, cue_end, frame) = self.complement(index, frames)?;
        // «When he announced his plan, prices …»: what opens the sentence ends at its comma.
        if let Some(comma) = self.lead_end()
            && group.tokens.end <= comma
            && content.end > comma
        {
            content.end = comma;
        }
        if content.start >= content.end {
            return None;
        }
        // «appears to have won», «is seen as a threat»: nobody is named, and what is said begins with the subject.
        let raised = matches!(group.lemma, "appear" | "seem") && frame == "infinitive"
            || group.passive
                && (matches!(frame, "infinitive" | "passive_infinitive")
                    || frame == "joined" && self.low(cue_end - 1) == "as");
        if raised {
            let subject = subject(self.words, self.grammar, group, self.range.start);
            let start = subject
                .filter(|subject| subject.end + 12 >= group.tokens.start && !self.words.quoted[subject.start])
                .map_or(content.start, |subject| subject.start);
            let source = if group.passive { self.agent(group.tokens.end, content.end) } else { None };
            let rule = if source.is_some() { Rule::Agent } else { Rule::None };
            return Some(Reported {
                content: start..content.end,
                cue: group.tokens.start..cue_end,
                source,
                whole: None,
                relative: None,
                manner: frames.manner,
                rule,
                sentence: self.number,
                frame: "raised",
                lemma: group.lemma,
                continues: false,
            });
        }
        let source =
            if group.passive { self.agent(group.tokens.end, content.end) } else { self.source(index, found) };
        let rule = if source.is_none() {
            Rule::None
        } else if group.passive {
            Rule::Agent
        } else {
            Rule::Subject
        };
        Some(Reported {
            content,
            cue: group.tokens.start..cue_end,
            source,
            whole: None,
            relative: if group.passive { None } else { self.relative(index) },
            manner: frames.manner,
            rule,
            sentence: self.number,
            frame,
            lemma: group.lemma,
            continues: false,
        })
    }

    /// The “who” that is the subject of a group.
    fn relative(&self, index: usize) -> Option<usize> {
        let start = self.groups[index].tokens.start;
        let before =
            (self.range.start..start).rev().find(|&at| !matches!(self.part(at), Part::Adverb | Part::Not))?;
        (matches!(self.low(before), "who" | "which")
            || self.part(before) == Part::That
                && before > self.range.start
                && self.part(before - 1).is_head())
        .then_some(before)
    }

    /// “is confident that”, “was critical of”.
    fn of_adjective(&self, index: usize, found: &[Reported]) -> Option<Reported> {
        let group = &self.groups[index];
        let mut at = if group.passive { group.head } else { group.tokens.end };
        if !group.passive
            && !matches!(
                group.lemma,
                "be" | "remain" | "feel" | "become" | "grow" | "sound" | "get" | "seem" | "appear"
            )
        {
            return None;
        }
        while self.part(at) == Part::Adverb
            || self.part(at) == Part::Not
            || matches!(self.low(at), "more" | "most" | "too" | "so")
        {
            at += 1;
        }
        let (lemma, frames) = self.cues.adjective(self.low(at))?;
        let next = at + 1;
        let joint = frames.joined.iter().any(|joint| *joint == self.low(next));
        let (content, cue_end, frame) = if frames.that && self.part(next) == Part::That {
            (next + 1..self.clause_end(next + 1), next, "adj_that")
        } else if frames.that
            && matches!(self.part(next), Part::Pronoun | Part::Contracted)
            && self.clause_begins(next)
        {
            (next..self.clause_end(next), next, "adj_that")
        } else if frames.to && self.part(next) == Part::To {
            (next..self.clause_end(next + 1), next, "adj_to")
        } else if joint {
            let start = next + 1;
            let end =
                if self.part(start) == Part::Relative || matches!(self.part(start), Part::Verb(Form::Ing)) {
                    self.clause_end(start)
                } else {
                    self.phrase_end(start)
                };
            (start..end, start, "adj_joined")
        } else {
            return None;
        };
        let subject = if group.kind == GroupKind::Participle { None } else { self.source(index, found) };
        // «it is clear that»: nobody says so.
        let nobody = subject
            .as_ref()
            .is_some_and(|subject| matches!(self.low(subject.start), "it" | "it's" | "there"));
        let source = subject.filter(|_| !nobody);
        (!content.is_empty()).then(|| Reported {
            rule: if source.is_some() { Rule::Subject } else { Rule::None },
            content,
            cue: group.tokens.start..cue_end,
            source,
            whole: None,
            relative: self.relative(index),
            manner: Manner::Belief,
            sentence: self.number,
            frame,
            lemma,
            continues: false,
        })
    }

    /// “seems ready”, “sounded angry”: what seems so is told with its subject, and nobody is named.
    fn seeming(&self, index: usize) -> Option<Reported> {
        let group = &self.groups[index];
        let at = group.tokens.end;
        let bare = matches!(group.lemma, "seem" | "appear")
            && group.kind == GroupKind::Finite
            && (matches!(
                self.part(at),
                Part::Noun | Part::Adjective | Part::Verb(Form::Participle) | Part::Adverb
            ) || matches!(self.low(at), "like" | "as"));
        let subject = subject(self.words, self.grammar, group, self.range.start).filter(|_| bare)?;
        let end = self.clause_end(at);
        (end > at).then(|| Reported {
            content: subject.start..end,
            cue: group.tokens.clone(),
            source: None,
            whole: None,
            relative: None,
            manner: Manner::Doubtful,
            rule: Rule::None,
            sentence: self.number,
            frame: "seeming",
            lemma: group.lemma,
            continues: false,
        })
    }

    /// The comma that ends a clause or phrase which opens the sentence: «When …,», «Noting that …,», «After …,».
    fn lead_end(&self) -> Option<usize> {
        let first = (self.range.start..self.range.end).find(|&at| self.part(at) != Part::Quote)?;
        let opens = matches!(
            self.part(first),
            Part::Subordinator | Part::Preposition | Part::Verb(Form::Ing | Form::Participle)
        ) || matches!(self.low(first), "when" | "just" | "even" | "only");
        let comma = (first..self.last())
            .find(|&at| self.part(at) == Part::Comma && !self.in_date(at) && !self.words.quoted[at])?;
        (opens && self.has_clause(comma)).then_some(comma)
    }

    /// Whether the group reports what stands between marks just before it: “"…," she said”, “"…," said Smith”.
    fn is_of_marks(&self, group: &Group) -> bool {
        let closes = |at: usize| {
            at > self.range.start
                && (self.words.quoted[at - 1]
                    || self.part(at - 1) == Part::Comma
                        && at > self.range.start + 1
                        && self.words.quoted[at - 2])
        };
        if matches!(group.kind, GroupKind::Ing | GroupKind::Infinitive | GroupKind::Participle) {
            return false;
        }
        closes(group.tokens.start)
            || subject(self.words, self.grammar, group, self.range.start).is_some_and(|subject| {
                closes(subject.start) && self.part(group.tokens.start - 1) != Part::And
            })
    }

    /// “opposed by the unions”: the thing stands before.
    fn passive(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        let source =
            phrases(self.words, self.grammar, group.tokens.end + 1..self.source_end(group.tokens.end + 1))
                .into_iter()
                .next()?;
        let content = subject(self.words, self.grammar, group, self.range.start)
            .or_else(|| phrases(self.words, self.grammar, self.range.start..group.tokens.start).pop())?;
        Some(Reported {
            content,
            cue: group.tokens.clone(),
            source: Some(source),
            whole: None,
            relative: None,
            manner: frames.manner,
            rule: Rule::Agent,
            sentence: self.number,
            frame: "passive",
            lemma: group.lemma,
            continues: false,
        })
    }

    fn agent(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let by = (from..to.min(from + 1)).find(|&at| self.low(at) == "by")?;
        phrases(self.words, self.grammar, by + 1..to).into_iter().next()
    }

    /// “Prices, officials said, rose”: the attribution stands inside what it reports.
    fn inserted(&self, index: usize) -> Option<[Reported; 2]> {
        let group = &self.groups[index];
        let frames = self.cues.verb(group.lemma).filter(|frames| frames.bare || group.lemma == "add")?;
        if group.kind != GroupKind::Finite || group.passive || self.is_of_marks(group) {
            return None;
        }
        let start = group.tokens.start;
        let inverted = start > self.range.start && self.part(start - 1) == Part::Comma;
        let (source, opens, closes) = if inverted {
            let end = self.source_end(group.tokens.end);
            let source = phrases(self.words, self.grammar, group.tokens.end..end).into_iter().next()?;
            (source, start, end)
        } else {
            let source = subject(self.words, self.grammar, group, self.range.start)?;
            let mut opens = source.start;
            while opens > self.range.start
                && self.part(opens - 1) != Part::Comma
                && (self.part(opens - 1).is_nominal()
                    || matches!(self.part(opens - 1), Part::Preposition | Part::Pronoun))
            {
                opens -= 1;
            }
            let mut closes = group.tokens.end;
            while closes < self.range.end.min(group.tokens.end + 6)
                && self.part(closes) != Part::Comma
                && (self.part(closes).is_nominal()
                    || matches!(self.part(closes), Part::Preposition | Part::Adverb))
            {
                closes += 1;
            }
            (source, opens, closes)
        };
        // «As Smith noted, …»
        let as_said = opens > self.range.start
            && self.low(opens - 1) == "as"
            && self.part(closes) == Part::Comma
            && (opens - 1 == self.range.start || matches!(self.part(opens - 2), Part::And | Part::Mark));
        if !as_said
            && (opens == self.range.start
                || self.part(opens - 1) != Part::Comma
                || self.part(closes) != Part::Comma
                || opens < 2 + self.range.start)
        {
            return None;
        }
        let behind = closes + 1..self.clause_end(closes + 1);
        // A second report of the same sentence: «…, he said, adding that».
        if matches!(
            self.part(behind.start),
            Part::Verb(Form::Ing) | Part::And | Part::Subordinator | Part::Relative
        ) || matches!(self.low(behind.start), "a" | "an" | "one" | "even")
            || matches!(self.part(self.range.start), Part::Verb(Form::Participle))
            || behind.is_empty()
        {
            return None;
        }
        let before =
            if as_said { opens..opens } else { self.content_start(self.range.start, opens - 1)..opens - 1 };
        let finite = |range: &Range<usize>| self.has_finite(range.start, range.end);
        if !finite(&behind) {
            return None;
        }
        let report = |content: Range<usize>, continues: bool| Reported {
            content,
            cue: group.tokens.clone(),
            source: Some(source.clone()),
            whole: None,
            relative: None,
            manner: frames.manner,
            rule: if inverted { Rule::Inverted } else { Rule::Subject },
            sentence: self.number,
            frame: "inserted",
            lemma: group.lemma,
            continues,
        };
        let whole = !before.is_empty();
        Some([report(before, false), report(behind, whole)])
    }

    /// “…, officials said”, “…, said the mayor”.
    fn behind(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        if !(frames.clause || frames.question)
            || group.lemma == "make"
            || group.passive
            || matches!(group.kind, GroupKind::Infinitive | GroupKind::Participle)
        {
            return None;
        }
        if group.kind == GroupKind::Ing {
            return None;
        }
        let after = group.tokens.end;
        // Inverted: «…, said Smith».
        let comma_before =
            group.tokens.start > self.range.start && self.part(group.tokens.start - 1) == Part::Comma;
        if comma_before
            && self.part(after).is_nominal()
            && group.tokens.len() == 1
            && !self.clause_begins(after)
        {
            let end = group.tokens.start - 1;
            let source =
                phrases(self.words, self.grammar, after..self.source_end(after)).into_iter().next()?;
            let start = self.content_start(self.range.start, end);
            if end <= start + 1 || !self.has_finite(start, end) {
                return None;
            }
            return Some(self.behind_report(index, start..end, Some(source), Rule::Inverted, frames));
        }
        // Nothing that it could report may follow: the sentence's end, a comma, a time or a place.
        let goes_on = self.part(after) != Part::Comma
            && self.groups.finite_from(after).is_some_and(|other| !self.parted(after, other.tokens.start));
        if goes_on || self.low(after) == "that" || self.part(after) == Part::To {
            return None;
        }
        let subject = subject(self.words, self.grammar, group, self.range.start)?;
        // A thing behind the verb is what it speaks of: «…, the poll shows a lead».
        let day = is_day(self.low(after));
        if !day
            && (self.part(after).is_nominal()
                || matches!(self.part(after), Part::Pronoun | Part::Object | Part::Quote))
        {
            return None;
        }
        // The comma that parts the content from «officials said».
        let mut comma = subject.start;
        if comma > self.range.start && self.low(comma - 1) == "as" {
            comma -= 1;
        }
        while comma > self.range.start
            && self.part(comma - 1) != Part::Comma
            && (self.part(comma - 1).is_nominal()
                || matches!(self.part(comma - 1), Part::Preposition | Part::Adverb | Part::Pronoun))
        {
            comma -= 1;
        }
        if comma == self.range.start || self.part(comma - 1) != Part::Comma {
            return None;
        }
        let end = comma - 1;
        let start = self.said_from(self.content_start(self.range.start, end), end)?;
        if end < start + 2 || !self.has_finite(start, end) {
            return None;
        }
        Some(self.behind_report(index, start..end, Some(subject), Rule::Subject, frames))
    }

    /// Where the main clause of a content begins that a subordinate one opens: «Though many left, …, he said».
    /// None where there is no main clause: «Even as he spoke, he said …».
    fn said_from(&self, start: usize, end: usize) -> Option<usize> {
        let opens = self.part(start) == Part::Subordinator
            || matches!(self.low(start), "when" | "even" | "just" | "though" | "while")
            || matches!(self.part(start), Part::Verb(Form::Participle | Form::Ing));
        if !opens {
            return Some(start);
        }
        let comma = (start..end).find(|&at| self.part(at) == Part::Comma && !self.in_date(at))?;
        self.has_finite(comma, end).then_some(comma + 1)
    }

    fn behind_report(
        &self,
        index: usize,
        content: Range<usize>,
        source: Option<Range<usize>>,
        rule: Rule,
        frames: &Frames,
    ) -> Reported {
        let group = &self.groups[index];
        Reported {
            content,
            cue: group.tokens.clone(),
            source,
            whole: None,
            relative: None,
            manner: frames.manner,
            rule,
            sentence: self.number,
            frame: "behind",
            lemma: group.lemma,
            continues: false,
        }
    }

    fn has_finite(&self, from: usize, to: usize) -> bool {
        self.groups.finite_from(from).is_some_and(|group| group.tokens.end <= to)
    }

    fn parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            matches!(self.part(at), Part::Comma | Part::Subordinator)
                || matches!(self.words.word(at), ";" | "—" | "–")
        })
    }

    /// The content behind a group, the end of its cue, and the frame.
    fn complement(&self, index: usize, frames: &Frames) -> Option<(Range<usize>, usize, &'static str)> {
        let group = &self.groups[index];
        let mut at = group.tokens.end;
        // «made (it) clear that»
        if group.lemma == "make" {
            at += usize::from(self.low(at) == "it");
            if self.low(at) != "clear" {
                return None;
            }
            at += 1;
        }
        if self.part(at) == Part::Comma && self.low(at + 1) != "that" {
            return None;
        }
        // «said on Thursday that», «told reporters that»
        if frames.clause || frames.person_clause {
            if let Some(that) = self.that_ahead(at, index) {
                return Some((that + 1..self.clause_end(that + 1), at, "that"));
            }
            if self.words.word(at) == ":" {
                return (self.words.ranges[self.number].end > at + 1)
                    .then(|| (at + 1..self.last(), at, "colon"));
            }
        }
        if frames.clause && !group.passive {
            let start = self.skip_time(at);
            let plain = frames.bare
                || matches!(self.part(start), Part::Contracted)
                || self.part(start) == Part::Pronoun && self.low(start) != "it";
            if plain && self.clause_begins(start) {
                return Some((start..self.clause_end(start), at, "bare"));
            }
        }
        // «which they say left a gap»: the clause's subject is the word that opened it.
        if frames.clause
            && !group.passive
            && let Some(next) = self.groups.get(index + 1)
            && next.tokens.start == at
            && next.kind == GroupKind::Finite
            && ((self.range.start..group.tokens.start)
                .rev()
                .take(8)
                .any(|back| matches!(self.part(back), Part::Relative | Part::That))
                || subject(self.words, self.grammar, group, self.range.start).is_some_and(|subject| {
                    subject.start > self.range.start && self.part(subject.start - 1) == Part::Noun
                }))
        {
            return Some((at..self.clause_end(at), at, "gap"));
        }
        if frames.person_clause {
            // «told reporters prices rose»
            let start = if group.passive { at } else { self.person_end(at) };
            if start > at || group.passive {
                let start = self.skip_time(start);
                if self.clause_begins(start) {
                    return Some((start..self.clause_end(start), at, "person_bare"));
                }
            }
        }
        if frames.question {
            let start = if frames.person_clause || group.lemma == "ask" { self.person_end(at) } else { at };
            for start in [at, start] {
                if self.part(start) == Part::Relative && !matches!(self.low(start), "who" | "which")
                    || matches!(self.low(start), "if")
                        && matches!(group.lemma, "ask" | "wonder" | "see" | "know")
                {
                    return Some((start..self.clause_end(start), at, "question"));
                }
            }
        }
        if frames.infinitive && self.part(at) == Part::To {
            return Some((at..self.clause_end(at + 1), at, "infinitive"));
        }
        if group.passive && frames.person_infinitive && self.part(at) == Part::To {
            return Some((at..self.clause_end(at + 1), at, "passive_infinitive"));
        }
        for &joint in &frames.joined {
            if self.low(at) == joint {
                let mut start = at + 1;
                // «weighed in on», «lashed out at»
                if self.part(start) == Part::Preposition && matches!(joint, "in" | "out" | "down" | "back") {
                    start += 1;
                }
                let end = if self.part(start) == Part::Relative
                    || matches!(self.part(start), Part::Verb(Form::Ing))
                {
                    self.clause_end(start)
                } else {
                    self.phrase_end(start)
                };
                return (end > start).then_some((start..end, start, "joined"));
            }
        }
        if frames.person_infinitive && !group.passive {
            let person = self.person_end(at);
            if person > at && self.part(person) == Part::To {
                return Some((at..self.clause_end(person + 1), at, "person_infinitive"));
            }
        }
        if frames.thing && !group.passive {
            while self.part(at) == Part::Quote {
                at += 1;
            }
            let begins = self.part(at).is_nominal()
                || matches!(self.part(at), Part::Object | Part::Pronoun | Part::That | Part::Verb(Form::Ing))
                || self.low(at) == "what";
            let end = self.phrase_end(at);
            if begins && end > at {
                return Some((at..end, group.tokens.end, "thing"));
            }
        }
        None
    }

    /// The «that» that opens the content of the group that ends at `from`: words of time, place and hearer may stand between.
    fn that_ahead(&self, from: usize, index: usize) -> Option<usize> {
        let next = self.groups.get(index + 1).map_or(self.range.end, |group| group.tokens.start);
        let that = (from..self.range.end.min(from + 14)).find(|&at| self.part(at) == Part::That)?;
        if that > next {
            return None;
        }
        // «said that man»: it points.
        let commas = (from..that).filter(|&at| self.part(at) == Part::Comma).count();
        if commas == 1 && self.part(that - 1) != Part::Comma {
            return None;
        }
        let relative =
            that > from && self.part(that - 1).is_head() && that > from + 3 && !self.has_subject(that + 1);
        (!relative && self.has_clause(that + 1)).then_some(that)
    }

    fn has_clause(&self, from: usize) -> bool {
        self.groups.finite_from(from).is_some()
    }

    fn has_subject(&self, from: usize) -> bool {
        let part = self.part(from);
        part.is_nominal() || matches!(part, Part::Pronoun | Part::Contracted)
    }

    /// Behind «Thursday», «on Thursday», «in a statement»: where the content may begin.
    fn skip_time(&self, from: usize) -> usize {
        let mut at = from;
        while matches!(self.part(at), Part::Adverb) {
            at += 1;
        }
        if is_day(self.low(at)) {
            at += 1;
        }
        at
    }

    /// Behind the person spoken to: one phrase.
    fn person_end(&self, from: usize) -> usize {
        let Some(phrase) =
            phrases(self.words, self.grammar, from..self.range.end.min(from + 12)).into_iter().next()
        else {
            return from;
        };
        if phrase.start != from {
            return from;
        }
        let mut end = phrase.end;
        while self.part(end) == Part::Preposition && self.low(end) == "of" || self.part(end) == Part::And {
            let Some(next) =
                phrases(self.words, self.grammar, end + 1..self.range.end.min(end + 9)).into_iter().next()
            else {
                break;
            };
            if next.start != end + 1 {
                break;
            }
            end = next.end;
        }
        end
    }

    /// Whether a clause with a subject and a finite verb begins at a token.
    fn clause_begins(&self, at: usize) -> bool {
        let part = self.part(at);
        if part == Part::Contracted || self.low(at) == "if" {
            return true;
        }
        let begins = part.is_nominal() || matches!(part, Part::Pronoun | Part::That | Part::Verb(Form::Ing));
        let finite = |from: usize| self.groups.finite_from(from);
        let Some(verb) = finite(at).filter(|_| begins) else { return false };
        let between = at + 1..verb.tokens.start;
        let commas = between.clone().filter(|&index| self.part(index) == Part::Comma).count();
        if let Some(relative) = between.clone().find(|&index| self.part(index) == Part::Relative) {
            // «the man who left is», «the man, who left, is»: a verb of its own must follow the relative clause.
            let behind = if self.part(relative - 1) == Part::Comma {
                (verb.tokens.end..self.range.end).find(|&index| self.part(index) == Part::Comma)
            } else {
                Some(verb.tokens.end)
            };
            return behind.is_some_and(|behind| finite(behind).is_some());
        }
        // The verb belongs to the phrase here, not to another clause behind one comma.
        commas != 1
            && !between.clone().any(|index| {
                matches!(self.part(index), Part::Subordinator | Part::That)
                    || matches!(self.words.word(index), ";" | ":" | "—" | "–")
                    || self.part(index) == Part::Comma && self.part(index + 1) == Part::And
            })
    }

    /// Where the clause that begins at a token ends.
    fn clause_end(&self, from: usize) -> usize {
        let last = self.last();
        let mut depth = 0i32;
        let mut at = from;
        while at + 1 < last {
            at += 1;
            let word = self.words.word(at);
            match word {
                "(" => depth += 1,
                ")" => {
                    depth -= 1;
                    if depth < 0 {
                        return at;
                    }
                }
                _ => {}
            }
            if depth > 0 {
                continue;
            }
            if self.words.quoted[at] {
                // «… "that we can win," adding that …»: the comma stands inside the marks.
                if word == ","
                    && self.part(at + 1) == Part::Quote
                    && !self.words.quoted[(at + 2).min(last)]
                    && !self.words.quoted[from]
                    && self.ends_at_comma(at + 1)
                {
                    return at + 2;
                }
                continue;
            }
            if word == ";" || word == ":" && self.part(at + 1) == Part::Quote {
                return at;
            }
            if self.is_dash(at) {
                // A second dash closes what the first put in.
                match (at + 1..last.min(at + 25)).find(|&next| self.is_dash(next)) {
                    Some(close) if close + 1 < last => at = close,
                    _ => return at,
                }
                continue;
            }
            if self.part(at) == Part::Comma && !self.in_date(at) && self.ends_at_comma(at) {
                return at;
            }
            if self.part(at) == Part::And && self.ends_at_and(at) {
                return at;
            }
        }
        last
    }

    /// Whether a dash stands at a token, and not the hyphen of a word cut in two.
    fn is_dash(&self, at: usize) -> bool {
        let word = self.words.word(at);
        let apart = || {
            let (before, here) = (self.words.tokens[at - 1].span, self.words.tokens[at].span);
            before.end < here.start
        };
        matches!(word, "—" | "–") || word == "-" && self.part(at) == Part::Mark && at > 0 && apart()
    }

    /// The comma of «Sept. 11, 2001», and the one behind the year.
    fn in_date(&self, comma: usize) -> bool {
        let number = |at: usize| self.part(at) == Part::Number;
        let year = |at: usize| number(at) && self.words.word(at).len() == 4;
        comma > self.range.start
            && number(comma - 1)
            && (year(comma + 1) || year(comma - 1) && self.part(comma.saturating_sub(2)) == Part::Comma)
    }

    fn ends_at_comma(&self, comma: usize) -> bool {
        let next = self.part(comma + 1);
        let low = self.low(comma + 1);
        // «…, and that he would not»: the second half of what is reported.
        if next == Part::And && self.part(comma + 2) == Part::That {
            return false;
        }
        if matches!(low, "but" | "while" | "although" | "though" | "whereas" | "according") {
            return true;
        }
        // «…, a plan that has since changed»: the article's own remark.
        if matches!(low, "a" | "an") && self.part(comma) == Part::Comma {
            return true;
        }
        if matches!(low, "as" | "after" | "before" | "because" | "when" | "even") {
            return false;
        }
        if next == Part::And {
            // «…, and he said»: somebody reports anew.
            return self.groups.finite_from(comma + 1).is_some_and(|group| {
                group.tokens.start <= comma + 5
                    && self.cues.verb(group.lemma).is_some_and(|frames| frames.clause)
                    && group.tokens.len() == 1
            });
        }
        if let Part::Verb(Form::Ing) = next {
            return true;
        }
        // «…, said on Friday that»: the main verb at last.
        if let Part::Verb(Form::Past | Form::Third) = next
            && self
                .grammar
                .lemma(comma + 1)
                .and_then(|lemma| self.cues.verb(lemma))
                .is_some_and(|frames| frames.clause)
        {
            return true;
        }
        // «…, Smith said»
        let reports = self.groups.finite_from(comma + 1);
        reports.is_some_and(|group| {
            group.tokens.start <= comma + 5
                && group.tokens.end + 3 >= self.last()
                && matches!(group.lemma, "say" | "add" | "tell" | "report")
                && !(comma + 1..group.tokens.start).any(|at| self.part(at) == Part::Comma)
        })
    }

    /// «… and criticized», «… and called for»: another report of the same source.
    fn ends_at_and(&self, at: usize) -> bool {
        let Some(group) = self.groups.from(at + 1) else { return false };
        let touching = (at + 1..group.tokens.start).all(|between| self.part(between) == Part::Adverb);
        // «… and the mayor says she»: somebody reports anew.
        let says = group.kind == GroupKind::Finite
            && group.tokens.len() == 1
            && self.low(at) != "or"
            && group.tokens.start <= at + 5
            && self.cues.verb(group.lemma).is_some_and(|frames| frames.bare)
            && (at + 1..group.tokens.start).all(|between| {
                self.part(between).is_nominal() || matches!(self.part(between), Part::Pronoun | Part::Adverb)
            })
            && matches!(self.part(group.tokens.end), Part::That | Part::Pronoun | Part::Contracted)
            && matches!(group.lemma, "say" | "add" | "argue" | "insist" | "warn" | "claim" | "suggest");
        if says && !touching {
            return true;
        }
        touching
            && group.kind == GroupKind::Finite
            && matches!(
                self.part(group.tokens.start),
                Part::Verb(Form::Past | Form::PastOrParticiple | Form::Third)
            )
            && self.cues.verb(group.lemma).is_some_and(|frames| frames.clause)
    }

    /// Where the noun phrase that begins at a token ends, all that hangs on it included.
    fn phrase_end(&self, from: usize) -> usize {
        let last = self.last();
        let mut at = from;
        let mut end = from;
        while at < last {
            let part = self.part(at);
            let goes_on = part.is_nominal()
                || part.is_head()
                // What stands between marks belongs to the phrase that they stand in.
                || self.words.quoted[at] && !self.words.quoted[from]
                || matches!(part, Part::Preposition | Part::Adverb | Part::Quote | Part::Not | Part::To)
                || matches!(part, Part::Verb(Form::Ing | Form::Participle))
                || part == Part::And
                    && (self.part(at + 1).is_nominal()
                        || matches!(
                            self.part(at + 1),
                            Part::Quote
                                | Part::Preposition
                                | Part::Adverb
                                | Part::Object
                                | Part::Verb(Form::Ing)
                        ))
                || matches!(part, Part::Verb(Form::Base)) && self.part(at.wrapping_sub(1)) == Part::To
                                || part == Part::Be
                    && (self.part(at.wrapping_sub(1)) == Part::To || self.low(at) == "being")
                || part == Part::Mark
                    && matches!(self.words.word(at), "." | "/" | "'" | "’" | "(" | ")" | "[" | "]");
            if self.words.quoted[at] && !self.words.quoted[from] {
                at += 1;
                end = at;
                continue;
            }
            if matches!(part, Part::Relative | Part::That) && at > from
                || matches!(self.low(at), "what" | "whether" | "how")
            {
                let whole = self.clause_end(at);
                // A relative clause without a comma before it ends at the next.
                let close = (at..whole).find(|&next| {
                    self.part(next) == Part::Comma
                        && !self.in_date(next)
                        && !self.words.quoted[next]
                        && !matches!(self.part(next + 1), Part::Relative | Part::And)
                });
                return close.unwrap_or(whole);
            }
            // «of telling her that …»: what hangs on a verb is a clause.
            if matches!(part, Part::Verb(Form::Ing))
                && at > from
                && matches!(self.low(at - 1), "of" | "for" | "by" | "about")
            {
                return self.without_time(from, self.clause_end(at));
            }
            // «…," adding»: another report.
            if matches!(part, Part::Verb(Form::Ing)) && at > from && self.part(at - 1) == Part::Quote {
                break;
            }
            // «… and calling»: another report.
            if part == Part::And
                && matches!(self.part(at + 1), Part::Verb(Form::Ing))
                && self.grammar.lemma(at + 1).is_some_and(|lemma| self.cues.verb(lemma).is_some())
                && !matches!(self.part(from), Part::Verb(_))
            {
                break;
            }
            if part == Part::Comma && self.in_date(at) {
            } else if part == Part::Comma {
                // «…, who», «…, which» goes on; «a, b and c» too.
                if self.part(at + 1) == Part::Relative {
                    return self.clause_end(at + 1);
                }
                let list = (at + 1..last.min(at + 9)).find(|&next| {
                    self.part(next) == Part::And
                        || self.part(next).is_finite()
                        || self.part(next) == Part::Comma && next > at + 5
                });
                if !list.is_some_and(|and| {
                    self.part(and) == Part::And && (self.part(and + 1).is_nominal()) && self.low(and) != "but"
                }) {
                    break;
                }
            } else if !goes_on {
                break;
            }
            at += 1;
            if part != Part::Comma && part != Part::And {
                end = at;
            }
        }
        while end > from
            && matches!(self.part(end - 1), Part::Preposition | Part::Mark | Part::Adverb | Part::To)
            && self.words.word(end - 1) != ")"
            && !self.words.quoted[end - 1]
        {
            end -= 1;
        }
        self.without_time(from, end)
    }

    /// A phrase's end less what tells when: «… on Monday», «… last week».
    fn without_time(&self, from: usize, end: usize) -> usize {
        let day = end > from && is_day(self.low(end - 1));
        let unit = end > from
            && matches!(
                self.low(end - 1),
                "week" | "month" | "year" | "night" | "morning" | "afternoon" | "evening" | "weekend"
            );
        let mut start = if day {
            end - 1
        } else if unit && end > from + 1 && matches!(self.low(end - 2), "last" | "this" | "next" | "earlier")
        {
            end - 2
        } else {
            return end;
        };
        while start > from
            && (matches!(self.low(start - 1), "on" | "late" | "early" | "earlier" | "in" | "over" | "since"))
        {
            start -= 1;
        }
        if start > from { start } else { end }
    }

    /// The subject of a group that reports.
    fn source(&self, index: usize, found: &[Reported]) -> Option<Range<usize>> {
        let group = &self.groups[index];
        let first = group.tokens.start;
        let before =
            (self.range.start..first).rev().map(|at| self.part(at)).find(|part| *part != Part::Quote);
        let same = || {
            let own =
                |earlier: &&Group| earlier.kind == GroupKind::Finite && !self.words.quoted[earlier.head];
            let nearest = self.groups[..index]
                .iter()
                .rfind(own)
                .and_then(|earlier| subject(self.words, self.grammar, earlier, self.range.start));
            nearest.or_else(|| found.last().and_then(|reported| reported.source.clone()))
        };
        match group.kind {
            GroupKind::Finite => {
                let skipped = (self.range.start..first)
                    .rev()
                    .find(|&at| !matches!(self.part(at), Part::Adverb | Part::Not))
                    .map(|at| self.part(at));
                if skipped == Some(Part::And) {
                    return same();
                }
                subject(self.words, self.grammar, group, self.range.start).or_else(same)
            }
            GroupKind::Infinitive => {
                let outer = index.checked_sub(1).map(|outer| &self.groups[outer]);
                match outer {
                    Some(outer) if outer.tokens.end == first => self.source(index - 1, found),
                    _ => same(),
                }
            }
            // «with the ministry calling it»: the phrase between is its subject.
            GroupKind::Ing if let Some(with) = self.with_before(first) => {
                phrases(self.words, self.grammar, with + 1..first).pop()
            }
            // «…, saying that»: it hangs on the main clause.
            GroupKind::Ing if before == Some(Part::Comma) => self.main_subject(index).or_else(same),
            // «Speaking to reporters, Smith …»
            _ if first <= self.range.start + 1 => {
                let comma = (group.tokens.end..self.range.end).find(|&at| self.part(at) == Part::Comma)?;
                let main = self
                    .groups
                    .iter()
                    .find(|main| main.kind == GroupKind::Finite && main.tokens.start > comma)?;
                subject(self.words, self.grammar, main, comma + 1)
            }
            _ => same(),
        }
    }

    /// The «with» of «with the mayor and the council calling»: nothing but noun phrases stand between.
    fn with_before(&self, verb: usize) -> Option<usize> {
        let from = (self.range.start..verb).rev().find(|&at| {
            !(self.part(at).is_nominal() || matches!(self.part(at), Part::And | Part::Adverb | Part::Mark))
        })?;
        (self.low(from) == "with" && from + 1 < verb).then_some(from)
    }

    /// A source and the prepositional phrases behind it, up to the words that report.
    fn whole(&self, source: &Range<usize>, cue: usize) -> Option<Range<usize>> {
        let mut end = source.end;
        while self.part(end) == Part::Preposition && (end < cue || source.start > cue) {
            let limit = if source.start > cue { self.range.end } else { cue };
            let Some(next) =
                phrases(self.words, self.grammar, end + 1..limit.min(end + 12)).into_iter().next()
            else {
                break;
            };
            if next.start != end + 1 {
                break;
            }
            end = next.end;
        }
        (end > source.end).then_some(source.start..end)
    }

    /// The subject of the sentence's main clause, as far as it stands before a group.
    fn main_subject(&self, index: usize) -> Option<Range<usize>> {
        let start = if self.part(self.range.start) == Part::Subordinator {
            (self.range.start..self.groups[index].tokens.start).find(|&at| self.part(at) == Part::Comma)?
        } else {
            self.range.start
        };
        let main = self.groups[..index].iter().find(|group| {
            group.kind == GroupKind::Finite
                && group.tokens.start >= start
                && !self.words.quoted[group.head]
                && !matches!(self.part(group.tokens.start.wrapping_sub(1)), Part::Relative)
        })?;
        subject(self.words, self.grammar, main, start)
    }

    /// “the claim that …”, “calls for …”, “criticism of …”.
    fn of_noun(&self, at: usize) -> Option<Reported> {
        let (lemma, frames) = self.cues.noun(self.low(at))?;
        let next = at + 1;
        let content = if frames.that
            && self.part(next) == Part::That
            && self.has_subject(next + 1)
            && self.has_clause(next + 1)
        {
            (next + 1..self.clause_end(next + 1), "noun_that")
        } else if frames.to && self.part(next) == Part::To {
            (next..self.clause_end(next + 1), "noun_to")
        } else if frames.joined.iter().any(|joint| *joint == self.low(next)) {
            (next + 1..self.phrase_end(next + 1), "noun_joined")
        } else {
            return None;
        };
        let (content, frame) = content;
        if content.is_empty() {
            return None;
        }
        // Whose: «Smith’s claim», «his plan», or the subject of the clause.
        let start = (self.range.start..at)
            .rev()
            .take_while(|&before| self.part(before).is_nominal())
            .last()
            .unwrap_or(at);
        let owner = (start..at).find(|&before| {
            self.part(before) == Part::Possessive
                || self.words.low(before).ends_with("'s")
                || self.words.low(before).ends_with("s'")
        });
        let source = owner
            .map(
                |owner| {
                    if self.part(owner) == Part::Possessive { owner..owner + 1 } else { start..owner + 1 }
                },
            )
            .or_else(|| {
                let verb = self.groups.iter().rev().find(|group| {
                    group.tokens.end == start
                        && group.kind == GroupKind::Finite
                        && !group.passive
                        && group.lemma != "be"
                })?;
                subject(self.words, self.grammar, verb, self.range.start)
            });
        let rule = if owner.is_some() {
            Rule::Owner
        } else if source.is_some() {
            Rule::Subject
        } else {
            Rule::None
        };
        Some(Reported {
            content,
            cue: at..at + 1,
            source,
            whole: None,
            relative: None,
            manner: Manner::Neutral,
            rule,
            sentence: self.number,
            frame,
            lemma,
            continues: false,
        })
    }
}

fn is_day(low: &str) -> bool {
    matches!(
        low,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tonight"
    )
}
