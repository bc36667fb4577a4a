//! Attributions behind or inside what they report: “…, officials said”, “Prices, officials said, rose”.

use std::iter;
use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day, starts_time};

impl Reader<'_> {
    /// “according to officials, …” and “…, according to officials”.
    pub(super) fn according(&self) -> Option<Vec<Reported>> {
        let at = (self.range.start..self.range.end)
            .find(|&at| self.low(at) == "according" && self.low(at + 1) == "to" && !self.words.quoted[at])?;
        let source_start = at + 2;
        let stop = self.source_end(source_start);
        let source = self.phrases(source_start..stop).into_iter().next();
        let content = if at <= self.range.start + 1 || self.opens_clause(at) {
            // «According to AFP, citing an official, prices rose»
            let cites = matches!(self.low(stop + 1), "citing" | "quoting");
            let stop = if cites { self.source_end(stop + 2) } else { stop };
            self.behind_source(stop)..self.last()
        } else {
            let mut end = at;
            while end > self.range.start
                && matches!(self.part(end - 1), Part::Comma | Part::Mark | Part::Adverb)
            {
                end -= 1;
            }
            self.content_start(self.range.start, end)..end
        };
        let behind = self.goes_on_behind(&content, at, stop);
        let report = |content: Range<usize>, continues: bool| Reported {
            content,
            cue: at..at + 2,
            source: source.clone(),
            manner: Manner::Neutral,
            rule: Rule::AccordingTo,
            continues,
            ..self.reported()
        };
        (content.len() >= 2 || behind.is_some()).then(|| {
            iter::once(report(content, false)).chain(behind.map(|behind| report(behind, true))).collect()
        })
    }

    /// Where the clause begins behind a source that ends at a token, and behind what else hangs on the source: «According
    /// to a poll made in May for the council, | drivers are glad».
    fn behind_source(&self, stop: usize) -> usize {
        let clause = (stop..self.range.end.min(stop + 40))
            .find(|&at| self.part(at) == Part::Comma && !self.in_date(at) && self.clause_begins(at + 1));
        match clause {
            Some(comma) => comma + 1,
            None => stop + usize::from(self.part(stop) == Part::Comma),
        }
    }

    /// The second half of a clause that an attribution with commas about it stands in: «The bridge, according to the
    /// mayor, is safe».
    fn goes_on_behind(&self, before: &Range<usize>, at: usize, stop: usize) -> Option<Range<usize>> {
        let apart = before.end < at && self.part(stop) == Part::Comma && stop + 2 < self.last();
        let verb = (stop + 1..self.range.end).find(|&next| self.part(next) != Part::Adverb)?;
        let acts = self.part(verb).is_finite() || self.part(verb) == Part::Verb(Form::PastOrParticiple);
        let lacks = !self.has_finite(before.start, before.end);
        (apart && acts && lacks && !self.words.quoted[verb]).then(|| stop + 1..self.clause_end(stop + 1))
    }

    /// Whether a token stands where the second half of what is said begins: «that | …», «, and | …».
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        at > self.range.start
            && (self.part(at - 1) == Part::That
                || self.part(at - 1) == Part::And && self.part(at.saturating_sub(2)) == Part::Comma)
    }

    /// Behind the phrase that names a source: up to the comma that ends it.
    pub(super) fn source_end(&self, from: usize) -> usize {
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
    pub(super) fn content_start(&self, from: usize, end: usize) -> usize {
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

    /// “As reported by officials, prices rose”.
    pub(super) fn as_told(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        let opens = self.range.start;
        let by = group.tokens.end;
        if !(frames.clause
            && self.low(opens) == "as"
            && group.tokens.start <= opens + 2
            && self.low(by) == "by")
        {
            return None;
        }
        let end = self.source_end(by + 1);
        let source = self.phrases(by + 1..end).into_iter().next()?;
        let comma =
            (source.end..self.range.end.min(source.end + 12)).find(|&at| self.part(at) == Part::Comma)?;
        let content = comma + 1..self.last();
        self.has_finite(content.start, content.end)
            .then(|| self.behind_report(index, content, Some(source), Rule::Agent, frames))
    }

    /// “Prices, officials said, rose”: the attribution stands inside what it reports.
    pub(super) fn inserted(&self, index: usize) -> Option<[Reported; 2]> {
        let group = &self.groups[index];
        let frames = self.cues.verb(group.lemma)?;
        if !(frames.bare || self.cues.lists.inserted.holds(group.lemma)) {
            return None;
        }
        if group.kind != GroupKind::Finite || group.passive || self.is_of_marks(group) {
            return None;
        }
        let start = group.tokens.start;
        let inverted = start > self.range.start && self.part(start - 1) == Part::Comma;
        let (source, mut opens, closes) = if inverted {
            if !self.inverts(group) {
                return None;
            }
            let end = self.source_end(group.tokens.end);
            let source = self.leading(group.tokens.end..end)?;
            (source, start, end)
        } else {
            // «Earlier Friday, the mayor revealed her plan, …»: the verb has what it takes.
            if self.part(group.tokens.end).is_nominal()
                && group.lemma != "tell"
                && !is_day(self.low(group.tokens.end))
            {
                return None;
            }
            let source = self.subject(group)?;
            let mut opens = source.start;
            while opens > self.range.start
                && self.part(opens - 1) != Part::Comma
                && (self.part(opens - 1).is_nominal()
                    || matches!(self.part(opens - 1), Part::Preposition | Part::Pronoun | Part::And))
            {
                opens -= 1;
            }
            if self.part(opens) == Part::And {
                return None;
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
        // «Last week, as Smith noted, …»
        if opens > self.range.start + 2 && self.low(opens - 1) == "as" && self.part(opens - 2) == Part::Comma
        {
            opens -= 1;
        }
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
        // «In those days, she said, when tolls were low, …»
        let led = self.low(behind.start) == "when"
            && !self.has_finite(self.range.start, opens)
            && behind.clone().any(|at| self.part(at) == Part::Comma);
        // A second report of the same sentence: «…, he said, adding that».
        if !led
            && matches!(
                self.part(behind.start),
                Part::Verb(Form::Ing) | Part::And | Part::Subordinator | Part::Relative
            )
            || matches!(self.low(behind.start), "a" | "an" | "one" | "even")
                && self.has_finite(self.range.start, opens)
            || matches!(self.part(self.range.start), Part::Verb(Form::Participle))
            || behind.is_empty()
        {
            return None;
        }
        if inverted && self.takes_clause_of_theirs(group, opens) {
            return None;
        }
        let before =
            if as_said { opens..opens } else { self.content_start(self.range.start, opens - 1)..opens - 1 };
        // «When asked about it, he said, “…”»: nothing is said before.
        if !as_said && matches!(self.low(before.start), "when" | "asked") && self.words.quoted[behind.start] {
            return None;
        }
        if !self.has_finite(behind.start, behind.end) {
            return None;
        }
        let report = |content: Range<usize>, continues: bool| Reported {
            content,
            cue: group.tokens.clone(),
            source: Some(source.clone()),
            manner: frames.manner,
            rule: if inverted { Rule::Inverted } else { Rule::Subject },
            continues,
            ..self.reported()
        };
        let whole = !before.is_empty();
        Some([report(before, false), report(behind, whole)])
    }

    /// «The mayor, an old ally, said her plans, made in May, would fail»: nothing is said before the verb.
    fn takes_clause_of_theirs(&self, group: &Group, opens: usize) -> bool {
        let theirs = matches!(
            self.part(group.tokens.end),
            Part::Possessive | Part::Pronoun | Part::Contracted | Part::Adverb
        );
        theirs && !self.has_finite(self.range.start, opens)
    }

    /// “…, officials said”, “…, said the mayor”.
    pub(super) fn behind(&self, index: usize, frames: &Frames) -> Option<Reported> {
        let group = &self.groups[index];
        if !(frames.clause || frames.question)
            || group.lemma == "make"
            || group.passive
            || group.kind != GroupKind::Finite
        {
            return None;
        }
        // «…, he told reporters»: the person spoken to stands behind the verb.
        let after = if group.lemma == "tell" { self.person_end(group.tokens.end) } else { group.tokens.end };
        // Inverted: «…, said Smith».
        let comma_before =
            group.tokens.start > self.range.start && self.part(group.tokens.start - 1) == Part::Comma;
        if comma_before
            && self.part(after).is_nominal()
            && self.inverts(group)
            && (!self.clause_begins(after)
                || matches!(self.part(self.person_end(after)), Part::Relative | Part::Comma))
        {
            let end = group.tokens.start - 1;
            let source = self.phrases(after..self.source_end(after)).into_iter().next()?;
            let start = self.content_start(self.range.start, end);
            if end <= start + 1 || !self.has_main(start, end) {
                return None;
            }
            return Some(self.behind_report(index, start..end, Some(source), Rule::Inverted, frames));
        }
        // Nothing that it could report may follow: the sentence's end, a comma, a time or a place.
        let goes_on = self.part(after) != Part::Comma
            && self.groups.finite_from(after).is_some_and(|other| !self.parted(after, other.tokens.start));
        let marks = matches!(self.part(after), Part::Comma | Part::Mark)
            && after + 1 < self.range.end
            && self.words.quoted[after + 1];
        // «both towns, central pledges of her campaign»
        if goes_on || marks || matches!(self.low(after), "that" | "of") || self.part(after) == Part::To {
            return None;
        }
        let subject = self.subject(group)?;
        // A thing behind the verb is what it speaks of: «…, the poll shows a lead».
        let day = is_day(self.low(after)) || starts_time(self.words, after);
        let object = (after..self.range.end).find(|&at| self.part(at) != Part::Adverb).unwrap_or(after);
        if object > after
            && group.lemma != "tell"
            && self.part(object).is_nominal()
            && !is_day(self.low(object))
        {
            return None;
        }
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
                || matches!(
                    self.part(comma - 1),
                    Part::Preposition | Part::Adverb | Part::Pronoun | Part::And
                ))
        {
            comma -= 1;
        }
        // «…, and officials said»: that begins anew.
        if self.part(comma) == Part::And {
            return None;
        }
        if comma == self.range.start || self.part(comma - 1) != Part::Comma {
            return None;
        }
        let end = comma - 1;
        let parted = (self.range.start..end)
            .rfind(|&at| self.words.word(at) == ";" && !self.words.quoted[at])
            .map_or(self.range.start, |at| at + 1);
        let start = self.said_from(self.content_start(parted, end), end)?;
        // «On Friday, even as it rained, the mayor wrote to them»: nothing is said before.
        let led = self.part(self.range.start) == Part::Preposition && self.is_all_subordinate(start, end);
        if end < start + 2 || led || !self.has_finite(start, end) {
            return None;
        }
        Some(self.behind_report(index, start..end, Some(subject), Rule::Subject, frames))
    }

    /// Where the main clause of a content begins that a subordinate one opens: «Though many left, …, he said».
    /// None where there is no main clause: «Even as he spoke, he said …».
    pub(super) fn said_from(&self, start: usize, end: usize) -> Option<usize> {
        let opens = self.part(start) == Part::Subordinator
            || matches!(self.low(start), "when" | "even" | "just" | "though" | "while")
            || matches!(self.part(start), Part::Verb(Form::Participle | Form::Ing));
        if !opens {
            return Some(start);
        }
        let comma = (start..end).find(|&at| self.part(at) == Part::Comma && !self.in_date(at));
        // «Seeing it made him stop, he said»: what is done is the subject.
        let Some(comma) = comma else {
            return (self.part(start) == Part::Verb(Form::Ing)).then_some(start);
        };
        self.has_finite(comma, end).then_some(comma + 1)
    }

    /// The report of a group whose content stands before it.
    pub(super) fn behind_report(
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
            manner: frames.manner,
            rule,
            ..self.reported()
        }
    }

    /// Whether a finite verb stands among some tokens.
    pub(super) fn has_finite(&self, from: usize, to: usize) -> bool {
        self.groups.finite_from(from).is_some_and(|group| group.tokens.end <= to)
    }

    /// Whether the subject may stand behind this verb: “…, said Smith”, and not “the mayor, who …, said Friday that”.
    pub(super) fn inverts(&self, group: &Group) -> bool {
        let after = group.tokens.end;
        let inverts = self.cues.lists.inverted.holds(group.lemma)
            || self.part(after) == Part::Name && self.cues.lists.inverted_before_name.holds(group.lemma);
        group.tokens.len() == 1 && inverts && !is_day(self.low(after)) && self.part(after) != Part::That
    }

    /// Whether a clause of its own stands here: one finite verb more than words that open a clause inside it.
    pub(super) fn has_main(&self, from: usize, to: usize) -> bool {
        let finite = self
            .groups
            .iter()
            .filter(|group| group.kind == GroupKind::Finite)
            .filter(|group| group.tokens.start >= from && group.tokens.end <= to)
            .count();
        let opens = |at: &usize| matches!(self.part(*at), Part::Relative | Part::Subordinator | Part::That);
        // «Tolls are a burden that …»
        let first = self.groups.finite_from(from).is_some_and(|first| {
            first.tokens.end <= to && (from..to).find(opens).is_some_and(|at| first.tokens.start < at)
        });
        first || finite > (from..to).filter(opens).count()
    }

    /// Whether each finite verb here stands in a clause that «as», «when» and the like open.
    fn is_all_subordinate(&self, from: usize, to: usize) -> bool {
        let finite = |group: &&Group| {
            group.kind == GroupKind::Finite && group.tokens.start >= from && group.tokens.end <= to
        };
        let opens = |&at: &usize| self.part(at) == Part::Subordinator && self.part(at + 1) != Part::Comma;
        self.groups.iter().filter(finite).count() <= (from..to).filter(opens).count()
    }

    /// Whether a mark or a joining word parts two verbs.
    pub(super) fn parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            matches!(self.part(at), Part::Comma | Part::Subordinator)
                || matches!(self.words.word(at), ";" | "—" | "–")
        })
    }
}
