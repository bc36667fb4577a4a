//! Whom a report names: the subject of its verb, or whoever else the sentence has for it.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::grammar::{
    Form, Group, GroupKind, Part, head_before, is_day, is_time, phrases, relative_subject, starts_time,
    subject,
};
use crate::reading::lexicon::Lexicon;

/// Who does what a verb says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doer {
    pub(super) phrase: Range<usize>,
    /// The “who” that stands for the phrase.
    pub(super) relative: Option<usize>,
}

/// How a finite verb's clause stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Hangs on nothing.
    Main,
    /// who said
    Relative,
    /// because they said
    Subordinate,
    /// that they said; they think prices rose
    Content,
}

impl Reader<'_> {
    /// The “who” that is the subject of a group.
    pub(super) fn relative(&self, index: usize) -> Option<usize> {
        self.doer(index, &[]).and_then(|doer| doer.relative)
    }

    pub(super) fn agent(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let by = (from..to.min(from + 1)).find(|&at| self.low(at) == "by")?;
        phrases(self.words, self.grammar, by + 1..to).into_iter().next()
    }

    /// The subject of a group that reports.
    pub(super) fn source(&self, index: usize, found: &[Reported]) -> Option<Range<usize>> {
        self.doer(index, found).map(|doer| doer.phrase)
    }

    /// Who does what a group says.
    fn doer(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let group = &self.groups[index];
        match group.kind {
            GroupKind::Finite => self.of_finite(index, found),
            GroupKind::Infinitive => self.of_infinitive(index, found),
            _ => self.of_ing(index, found),
        }
    }

    fn named(phrase: Range<usize>) -> Doer {
        Doer { phrase, relative: None }
    }

    fn own_subject(&self, group: &Group) -> Option<Doer> {
        let relative = relative_subject(self.words, self.grammar, group, self.range.start);
        let phrase = subject(self.words, self.grammar, group, self.range.start)
            .or_else(|| relative.map(|relative| relative..relative + 1))?;
        Some(Doer { phrase, relative })
    }

    fn of_finite(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        self.own_doer(index).or_else(|| self.parallel(index)).or_else(|| self.last_source(found))
    }

    /// The subject of a finite verb that shares none with another.
    fn own_doer(&self, index: usize) -> Option<Doer> {
        let group = &self.groups[index];
        let joined = self.before(group.tokens.start).is_some_and(|at| self.part(at) == Part::And);
        if joined { None } else { self.own_subject(group) }
    }

    /// The token before a verb and its adverbs.
    fn before(&self, verb: usize) -> Option<usize> {
        (self.range.start..verb).rev().find(|&at| !matches!(self.part(at), Part::Adverb | Part::Not))
    }

    fn last_source(&self, found: &[Reported]) -> Option<Doer> {
        let last = found.last()?;
        Some(Doer { phrase: last.source.clone()?, relative: last.relative })
    }

    /// The doer of the verb that a second one is joined to: «she called it a mistake and | said».
    fn parallel(&self, index: usize) -> Option<Doer> {
        let group = &self.groups[index];
        let finite = |at: &usize| {
            let earlier = &self.groups[*at];
            earlier.kind == GroupKind::Finite && !self.words.quoted[earlier.head]
        };
        let earlier: Vec<usize> = (0..index).rev().filter(finite).take(8).collect();
        let comma = self.before(group.tokens.start).is_some_and(|at| {
            self.part(at) == Part::Comma || at > self.range.start && self.part(at - 1) == Part::Comma
        });
        let alike = |at: &&usize| self.alike(&self.groups[**at], group);
        let nearest = earlier.iter().find(alike).or(earlier.first()).copied()?;
        let fits = match self.place(nearest) {
            Place::Main => Some(nearest),
            Place::Relative | Place::Subordinate if !comma => Some(nearest),
            _ => {
                let main = |at: &&usize| self.place(**at) == Place::Main;
                earlier.iter().filter(alike).find(main).copied().or(Some(nearest))
            }
        };
        let from = earlier.iter().position(|at| Some(*at) == fits)?;
        earlier[from..].iter().find_map(|&at| self.own_doer(at))
    }

    /// Whether two verbs stand in the same time, as those that «and» joins do.
    fn alike(&self, first: &Group, second: &Group) -> bool {
        let time = |group: &Group| {
            let start =
                group.tokens.clone().find(|&at| self.part(at).is_finite()).unwrap_or(group.tokens.start);
            match self.part(start) {
                Part::Verb(Form::Past | Form::PastOrParticiple) => Some(true),
                Part::Verb(Form::Third | Form::Base) => Some(false),
                Part::Be | Part::Have | Part::Do => Some(matches!(
                    self.low(start),
                    "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't"
                )),
                _ => None,
            }
        };
        match (time(first), time(second)) {
            (Some(first), Some(second)) => first == second,
            _ => true,
        }
    }

    /// How the clause of a finite group stands in the sentence.
    fn place(&self, index: usize) -> Place {
        let group = &self.groups[index];
        let from = self.range.start;
        if relative_subject(self.words, self.grammar, group, from).is_some() {
            return Place::Relative;
        }
        let start = subject(self.words, self.grammar, group, from)
            .map_or(group.tokens.start, |subject| subject.start.min(group.tokens.start));
        let mut joined = false;
        for at in (from..start).rev() {
            let part = self.part(at);
            match part {
                Part::Comma | Part::Mark => return Place::Main,
                Part::Subordinator => return Place::Subordinate,
                Part::That | Part::Relative => return Place::Content,
                Part::And => joined = true,
                // Behind a verb and no «and»: what is thought, or no clause at all.
                _ if part.is_finite() => return if joined { Place::Main } else { Place::Content },
                _ => {}
            }
        }
        Place::Main
    }

    /// The nearest finite verb before a group whose clause hangs on nothing, and its doer.
    fn main(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        // No main clause stands farther off.
        let at = (index.saturating_sub(16)..index).rev().find(|&at| {
            let group = &self.groups[at];
            group.kind == GroupKind::Finite && !self.words.quoted[group.head] && self.place(at) == Place::Main
        })?;
        self.of_attribution(at).or_else(|| self.of_finite(at, found))
    }

    /// The doer of «…, said the mayor», who stands behind the verb.
    fn of_attribution(&self, index: usize) -> Option<Doer> {
        let group = &self.groups[index];
        let start = group.tokens.start;
        let parted = start > self.range.start && matches!(self.part(start - 1), Part::Comma | Part::Quote);
        if !parted
            || !self.inverts(group)
            || !(self.part(group.tokens.end).is_nominal() || self.part(group.tokens.end) == Part::Pronoun)
        {
            return None;
        }
        let end = self.source_end(group.tokens.end);
        phrases(self.words, self.grammar, group.tokens.end..end).into_iter().next().map(Self::named)
    }

    /// The doer of the nearest finite verb before a group.
    fn governing(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let nearest = (0..index).rev().find(|&at| {
            let group = &self.groups[at];
            group.kind == GroupKind::Finite && !self.words.quoted[group.head]
        });
        let Some(nearest) = nearest else {
            return self.behind_lead(index).or_else(|| self.last_source(found));
        };
        let doer = self.of_attribution(nearest).or_else(|| self.of_finite(nearest, found))?;
        // «it is hard to claim», «it means admitting»: nobody does.
        let empty = matches!(self.low(doer.phrase.start), "it" | "it's" | "there" | "that" | "that's")
            && matches!(
                self.groups[nearest].lemma,
                "be" | "mean" | "take" | "come" | "require" | "make" | "become"
            );
        (!empty).then_some(doer)
    }

    fn of_infinitive(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let first = self.groups[index].tokens.start;
        let outer = index.checked_sub(1);
        if let Some(outer) = outer
            && self.groups[outer].tokens.end == first
        {
            return self.doer(outer, found);
        }
        // «Council to name a mayor»
        let headed = || {
            let none = self.groups[..index].is_empty();
            let phrase = phrases(self.words, self.grammar, self.range.start..first).pop()?;
            (none && phrase == (self.range.start..first)).then_some(phrase)
        };
        self.made_to(index).or_else(headed).map(Self::named).or_else(|| self.governing(index, found))
    }

    /// Whoever is let, led or asked to do something, or is the first to: «allowing voters to | say», «for her to | say».
    fn made_to(&self, index: usize) -> Option<Range<usize>> {
        let to = self.groups[index].tokens.start;
        let outer = index.checked_sub(1).map(|outer| &self.groups[outer]);
        let from = outer.map_or(self.range.start, |outer| outer.tokens.end);
        let all = phrases(self.words, self.grammar, from..to);
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
        let ordinal = whole.clone().any(|at| {
            matches!(self.low(at), "first" | "second" | "third" | "latest" | "last" | "only" | "one")
        });
        if ordinal && whole.len() + usize::from(whole.end < to) > 1 {
            return Some(whole.clone());
        }
        let makes = outer.is_some_and(|outer| {
            !outer.passive
                && matches!(
                    outer.lemma,
                    "allow"
                        | "lead"
                        | "force"
                        | "cause"
                        | "prompt"
                        | "leave"
                        | "get"
                        | "let"
                        | "help"
                        | "enable"
                        | "encourage"
                        | "ask"
                        | "urge"
                        | "tell"
                        | "persuade"
                        | "convince"
                        | "order"
                        | "push"
                        | "press"
                        | "drive"
                        | "compel"
                        | "inspire"
                        | "invite"
                        | "permit"
                        | "require"
                        | "spur"
                        | "pressure"
                        | "provoke"
                        | "tempt"
                        | "expect"
                        | "want"
                )
        });
        (makes && whole.start == from).then(|| whole.clone())
    }

    fn of_ing(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let first = self.groups[index].tokens.start;
        // «with the ministry calling it»: the phrase between is its subject.
        if let Some(with) = self.with_before(first) {
            return phrases(self.words, self.grammar, with + 1..first).pop().map(Self::named);
        }
        let before = self.before(first).filter(|&at| self.part(at) != Part::Quote);
        let Some(before) = before.or_else(|| first.checked_sub(2).filter(|&at| at >= self.range.start))
        else {
            return self.behind_lead(index);
        };
        if self.part(before) == Part::Comma || self.is_dash(before) {
            // «…, saying that»: it hangs on the main clause.
            return self
                .main(index, found)
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
        self.acting(before + 1).map(Self::named).or_else(|| self.governing(index, found))
    }

    /// «Speaking to reporters, Smith …», «After praising it, Smith …»: the subject of the clause behind the comma.
    fn behind_lead(&self, index: usize) -> Option<Doer> {
        let end = self.groups[index].tokens.end;
        let comma = (end..self.range.end).find(|&at| self.part(at) == Part::Comma)?;
        let main = self.groups.iter().find(|main| {
            main.kind == GroupKind::Finite
                && main.tokens.start > comma
                && relative_subject(self.words, self.grammar, main, comma + 1).is_none()
        })?;
        subject(self.words, self.grammar, main, comma + 1).map(Self::named)
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
        let phrase = phrases(self.words, self.grammar, from..end).pop().filter(|phrase| phrase.end == end)?;
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
            && !(self.low(from - 1) == "to" && matches!(self.low(phrase.start), "a" | "an"));
        // «issued a statement | saying», «took turns | saying»: who issued it says so.
        let mut governs = from;
        while governs > self.range.start && matches!(self.low(governs - 1), "out" | "up" | "off") {
            governs -= 1;
        }
        let person = self.may_act(&phrase);
        let object = governs > self.range.start && self.part(governs - 1).is_verb() && !person;
        let bare =
            phrase.len() == 1 && from > self.range.start && !person && !self.low(end - 1).ends_with('s');
        (!placed && !object && !bare && !is_time(self.words, &phrase)).then_some(phrase)
    }

    /// Whether a phrase speaks of people, as far as its words tell.
    fn may_act(&self, phrase: &Range<usize>) -> bool {
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
                || matches!(self.part(at), Part::And | Part::Adverb | Part::Mark | Part::Not))
        })?;
        (self.low(from) == "with" && from + 1 < verb).then_some(from)
    }

    /// A source and the prepositional phrases behind it, up to the words that report.
    pub(super) fn whole(&self, source: &Range<usize>, cue: usize) -> Option<Range<usize>> {
        // «those who live there»
        if source.len() == 1
            && self.low(source.end) == "who"
            && source.end < cue
            && cue <= source.end + 12
            && self.part(cue - 1) != Part::Comma
            && self.low(cue - 1) != "who"
        {
            return Some(source.start..cue);
        }
        let mut end = source.end;
        while self.part(end) == Part::Preposition
            && self.low(end) != "as"
            && (end < cue || source.start > cue)
        {
            let limit = if source.start > cue { self.range.end } else { cue };
            let Some(next) =
                phrases(self.words, self.grammar, end + 1..limit.min(end + 12)).into_iter().next()
            else {
                break;
            };
            if next.start != end + 1 || is_time(self.words, &next) {
                break;
            }
            end = next.end;
        }
        (end > source.end).then_some(source.start..end)
    }
}
