//! Who does what an infinitive or a participle tells: «for her to say», «a group backing the plan».

use std::ops::Range;

use super::sources::{Doer, Place};
use super::{Reader, Reported};
use crate::reading::grammar::{
    Form, Group, GroupKind, Part, head_before, is_day, is_time, relative_subject, starts_time, subject,
};
use crate::reading::lexicon::Lexicon;

impl Reader<'_> {
    /// Who does what an infinitive tells.
    pub(super) fn of_infinitive(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let first = self.groups[index].tokens.start;
        let outer = index.checked_sub(1);
        if let Some(outer) = outer
            && self.groups[outer].tokens.end == first
        {
            return self.doer(outer, found);
        }
        // «She called the drivers in, to | tell them»
        if first > self.range.start && self.part(first - 1) == Part::Comma && !self.groups[..index].is_empty()
        {
            return self.main(index, found).or_else(|| self.governing(index, found));
        }
        // «Holt's refusal to | say»
        if let Some(owner) = self.owner_of_deed(first) {
            return Some(Self::named(owner));
        }
        // «Council to name a mayor»
        let headed = || {
            let none = self.groups[..index].is_empty();
            let phrase = self.phrases(self.range.start..first).pop()?;
            (none && phrase == (self.range.start..first)).then_some(phrase)
        };
        self.made_to(index).or_else(headed).map(Self::named).or_else(|| self.governing(index, found))
    }

    /// Whose attempt or refusal it is to do something: «the mayor's failure to | say».
    fn owner_of_deed(&self, to: usize) -> Option<Range<usize>> {
        let noun = to.checked_sub(1).filter(|&noun| noun > self.range.start)?;
        let deed = self.cues.lists.deeds.holds(self.low(noun));
        let start = (self.range.start..noun).rev().take_while(|&at| self.part(at).is_nominal()).last()?;
        self.owner(start, noun).filter(|_| deed)
    }

    /// Whoever is let, led or asked to do something, or is the first to: «allowing voters to | say», «for her to | say».
    fn made_to(&self, index: usize) -> Option<Range<usize>> {
        let to = self.groups[index].tokens.start;
        let outer = index.checked_sub(1).map(|outer| &self.groups[outer]);
        let from = outer.map_or(self.range.start, |outer| outer.tokens.end);
        let all = self.phrases(from..to);
        let last = all.last().filter(|last| last.end == to)?;
        let whole = all
            .iter()
            .rfind(|phrase| phrase.start == from || self.low(phrase.start - 1) != "of")
            .unwrap_or(last);
        // «look for a way to»: not the way does it.
        let means = matches!(
            self.low(whole.end - 1).trim_end_matches('s'),
            "way"
                | "opportunity"
                | "opportunitie"
                | "chance"
                | "reason"
                | "time"
                | "plan"
                | "effort"
                | "right"
                | "place"
                | "need"
                | "permission"
                | "room"
                | "space"
                | "excuse"
                | "platform"
                | "tool"
        );
        if whole.start > from && self.low(whole.start - 1) == "for" {
            return (!means).then(|| whole.clone());
        }
        // «was the first to | say»: the subject did.
        if outer.is_some_and(|outer| matches!(outer.lemma, "be" | "become")) {
            return None;
        }
        let ordinal = !is_time(self.words, whole)
            && whole.clone().any(|at| {
                matches!(self.low(at), "first" | "second" | "third" | "latest" | "last" | "only" | "one")
            });
        if ordinal && whole.len() + usize::from(whole.end < to) > 1 {
            return Some(whole.clone());
        }
        let makes = outer.is_some_and(|outer| !outer.passive && self.cues.lists.making.holds(outer.lemma));
        (makes && whole.start == from).then(|| whole.clone())
    }

    /// Who does what a participle tells.
    pub(super) fn of_ing(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let first = self.groups[index].tokens.start;
        // «with the ministry calling it»: the phrase between is its subject.
        if let Some(with) = self.with_before(first) {
            return self.phrases(with + 1..first).pop().map(Self::named);
        }
        let before = self.before(first).filter(|&at| self.part(at) != Part::Quote);
        let Some(before) = before.or_else(|| first.checked_sub(2).filter(|&at| at >= self.range.start))
        else {
            return self.behind_lead(index);
        };
        if self.part(before) == Part::Comma || self.is_dash(before) {
            // «…, saying that»: it hangs on the main clause, but «… when she met them, saying that» on the nearest.
            let nearest = self.just_told(index, before).and_then(|nearest| self.own_doer(nearest));
            return nearest
                .or_else(|| self.main(index, found))
                .or_else(|| {
                    head_before(self.words, self.grammar, before + 1, self.range.start).map(Self::named)
                })
                .or_else(|| self.governing(index, found));
        }
        // «The mayor, after praising it, said»
        if matches!(self.part(before), Part::Preposition | Part::Subordinator)
            && before > self.range.start
            && self.part(before - 1) == Part::Comma
            && !self.groups[..index].iter().any(|group| group.kind == GroupKind::Finite)
            && let Some(head) = head_before(self.words, self.grammar, before, self.range.start)
        {
            return Some(Self::named(head));
        }
        // «with the mayor noting the cost and | praising it»
        if self.part(before) == Part::And
            && let Some(first) = (0..index).rev().take(6).find(|&at| self.is_hung(at))
            && (first + 1..index)
                .all(|at| self.groups[at].kind != GroupKind::Finite || self.place(at) != Place::Main)
        {
            return self.of_ing(first, found);
        }
        // «spent much of the day | praising it»
        if let Some(outer) = index.checked_sub(1)
            && matches!(self.groups[outer].lemma, "spend" | "waste")
        {
            return self.doer(outer, found);
        }
        let of_another = self.acting(before + 1).or_else(|| self.accused(index));
        of_another.map(Self::named).or_else(|| self.governing(index, found))
    }

    /// The verb of a clause with «when» or «as» that a comma ends.
    fn just_told(&self, index: usize, comma: usize) -> Option<usize> {
        let nearest = (0..index).rev().find(|&at| {
            self.groups[at].kind == GroupKind::Finite && !self.words.quoted[self.groups[at].head]
        })?;
        let inside = self.groups[nearest].tokens.end..comma;
        let whole = !inside.into_iter().any(|at| matches!(self.part(at), Part::Comma | Part::Mark));
        let doer = self.own_doer(nearest)?;
        let opener = (self.range.start..doer.phrase.start)
            .rfind(|&at| matches!(self.part(at), Part::Subordinator | Part::Relative))?;
        (whole
            && self.place(nearest) == Place::Subordinate
            && matches!(self.low(opener), "when" | "as" | "while"))
        .then_some(nearest)
    }

    /// Whether a verb in -ing hangs on a clause before it: «…, noting», «with the mayor noting».
    fn is_hung(&self, index: usize) -> bool {
        let group = &self.groups[index];
        let first = group.tokens.start;
        group.kind == GroupKind::Ing
            && !self.words.quoted[first]
            && (self.with_before(first).is_some()
                || self.before(first).is_some_and(|at| self.part(at) == Part::Comma))
    }

    /// «Speaking to reporters, Smith …», «After praising it, Smith …»: the subject of the clause behind the comma.
    pub(super) fn behind_lead(&self, index: usize) -> Option<Doer> {
        let end = self.groups.get(index)?.tokens.end;
        let comma = (end..self.range.end).find(|&at| self.part(at) == Part::Comma)?;
        let main = self.groups.iter().find(|main| {
            main.kind == GroupKind::Finite
                && main.tokens.start > comma
                && relative_subject(self.words, self.grammar, main, comma + 1).is_none()
        })?;
        subject(self.words, self.grammar, main, comma + 1).map(Self::named)
    }

    /// Whoever is accused of doing something, or praised for it: «they accused the mayor of leaving and | saying».
    fn accused(&self, index: usize) -> Option<Range<usize>> {
        let first = self.groups[index].tokens.start;
        let joined = self.before(first).is_some_and(|at| self.part(at) == Part::And);
        let tells_deed = |group: &&Group| self.cues.lists.judging.holds(group.lemma);
        // «accused the mayor of leaving when she spoke and | saying»
        let nearest =
            self.groups[..index].iter().rfind(|group| group.kind != GroupKind::Ing || tells_deed(group));
        let judges = nearest.filter(tells_deed).or_else(|| {
            self.groups[..index].iter().rev().take(if joined { 5 } else { 0 }).find(tells_deed)
        })?;
        let whom = self.phrases(judges.tokens.end..first).into_iter().next()?;
        let of = matches!(self.low(whom.end), "of" | "for") && self.part(whom.end + 1) != Part::Determiner;
        let deed = (whom.end + 1..=first.min(whom.end + 3)).any(|at| self.part(at) == Part::Verb(Form::Ing));
        (!judges.passive && whom.start == judges.tokens.end && of && deed).then_some(whom)
    }

    /// The phrase just before a participle, whose act it tells: «a group | backing the plan».
    fn acting(&self, verb: usize) -> Option<Range<usize>> {
        if !self.part(verb - 1).is_head() {
            return None;
        }
        let from = (self.range.start..verb)
            .rev()
            .find(|&at| !(self.part(at).is_nominal() || self.part(at).is_head()))
            .map_or(self.range.start, |at| at + 1);
        let mut end = verb;
        // «a statement Tuesday saying»
        while end > from && is_day(self.low(end - 1)) {
            end -= 1;
        }
        if end > from + 1 && starts_time(self.words, end - 2) {
            end -= 2;
        }
        let phrase = self.phrases(from..end).pop().filter(|phrase| phrase.end == end)?;
        let person = self.may_act(&phrase);
        let many = self.low(end - 1).ends_with('s') && !person;
        let placed = from > self.range.start
            && self.part(from - 1) == Part::Preposition
            && !matches!(
                self.low(from - 1),
                "of" | "for"
                    | "by"
                    | "against"
                    | "about"
                    | "among"
                    | "including"
                    | "between"
                    | "into"
                    | "from"
                    | "alongside"
                    | "as"
                    | "like"
                    | "behind"
                    | "out"
                    | "up"
                    | "off"
                    | "despite"
                    | "outside"
            )
            && !(self.low(from - 1) == "to" && matches!(self.low(phrase.start), "a" | "an"))
            && !(many && matches!(self.low(from - 1), "to" | "on"));
        // «issued a statement | saying», «took turns | saying»: who issued it says so.
        let mut governs = from;
        while governs > self.range.start && matches!(self.low(governs - 1), "out" | "up" | "off") {
            governs -= 1;
        }
        // «led a row of campaigns | saying»
        while governs > self.range.start
            && self.low(governs - 1) == "of"
            && let Some(outer) =
                self.phrases(governs.saturating_sub(6).max(self.range.start)..governs - 1).pop()
            && outer.end == governs - 1
        {
            governs = outer.start;
        }
        let verb = governs > self.range.start
            && (self.part(governs - 1).is_verb() || self.part(governs - 1) == Part::Have);
        let object = verb && !person;
        let bare =
            phrase.len() == 1 && from > self.range.start && !person && !self.low(end - 1).ends_with('s');
        (!placed && !object && !bare && !is_time(self.words, &phrase)).then_some(phrase)
    }

    /// Whether a phrase speaks of people, as far as its words tell.
    pub(super) fn may_act(&self, phrase: &Range<usize>) -> bool {
        let last = phrase.end - 1;
        let people = &Lexicon::get().people;
        matches!(self.part(last), Part::Name | Part::Object | Part::Pronoun)
            || Lexicon::get().is_role(self.low(last))
            || people.bodies.contains(self.low(last))
                && self.low(last) != "campaign"
                && !Lexicon::get().reporting.nouns.contains(self.low(last))
    }

    /// The «with» of «with the mayor and the council calling»: nothing but noun phrases stand between.
    pub(super) fn with_before(&self, verb: usize) -> Option<usize> {
        let from = (self.range.start..verb).rev().find(|&at| {
            !(self.part(at).is_nominal()
                || matches!(self.part(at), Part::And | Part::Adverb | Part::Not)
                || self.part(at) == Part::Mark && !self.is_dash(at))
        })?;
        // «led to the minister telling»
        let leads = || {
            self.low(from) == "to"
                && self.groups.iter().any(|group| group.tokens.end == from && group.lemma == "lead")
        };
        (from + 1 < verb && (self.low(from) == "with" || leads())).then_some(from)
    }
}
