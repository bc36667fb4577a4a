//! Whom a report names: the subject of its verb, or whoever else the sentence has for it.

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_time, relative_subject};

/// Who does what a verb says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading) struct Doer {
    pub(in crate::reading) phrase: Range<usize>,
    /// The “who” that stands for the phrase.
    pub(in crate::reading) relative: Option<usize>,
}

/// How a finite verb's clause stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
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

    /// Whoever stands behind a «by» at a token.
    pub(super) fn agent(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let by = (from..to.min(from + 1)).find(|&at| self.low(at) == "by")?;
        self.phrases(by + 1..to).into_iter().next()
    }

    /// The subject of a group that reports.
    pub(super) fn source(&self, index: usize, found: &[Reported]) -> Option<Range<usize>> {
        self.doer(index, found).map(|doer| doer.phrase)
    }

    /// Who does what a group says.
    pub(super) fn doer(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let group = &self.groups[index];
        match group.kind {
            GroupKind::Finite => self.of_finite(index, found),
            GroupKind::Infinitive => self.of_infinitive(index, found),
            _ => self.of_ing(index, found),
        }
    }

    /// A doer that no relative pronoun stands for.
    pub(super) fn named(phrase: Range<usize>) -> Doer {
        Doer { phrase, relative: None }
    }

    fn own_subject(&self, group: &Group) -> Option<Doer> {
        let relative = relative_subject(self.words, self.grammar, group, self.range.start);
        let phrase = self.subject(group).or_else(|| relative.map(|relative| relative..relative + 1))?;
        Some(Doer { phrase, relative })
    }

    fn of_finite(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        if self.is_asked(index) {
            return None;
        }
        self.own_doer(index)
            .or_else(|| self.of_joined_infinitive(index, found))
            .or_else(|| self.parallel(index))
            .or_else(|| Self::last_source(found))
    }

    /// «Smith said when asked whether», «Smith said, asked about it,»: who asks is not told.
    fn is_asked(&self, index: usize) -> bool {
        let group = &self.groups[index];
        let short = group.lemma == "ask" && group.tokens.len() == 1 && group.tokens.start > self.range.start;
        let before = if short { group.tokens.start - 1 } else { return false };
        matches!(self.low(before), "when" | "if" | "once" | "whenever" | "as")
            || self.part(before) == Part::Comma
                && matches!(self.low(group.tokens.end), "about" | "if" | "whether" | "by")
    }

    /// «wants to close the bridge and | say why»: the second verb has no «to» of its own.
    fn of_joined_infinitive(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let first = self.groups[index].tokens.start;
        let bare = self.part(first) == Part::Verb(Form::Base);
        let before =
            index.checked_sub(1).filter(|&at| bare && self.groups[at].kind == GroupKind::Infinitive)?;
        self.of_infinitive(before, found)
    }

    /// The subject of a finite verb that shares none with another.
    pub(super) fn own_doer(&self, index: usize) -> Option<Doer> {
        let group = &self.groups[index];
        // «And he's predicted it»
        let contracted = self.part(group.tokens.start) == Part::Contracted;
        let joined = !contracted && self.joint(group.tokens.start).is_some();
        if joined { None } else { self.own_subject(group) }
    }

    /// The «and» that joins a verb to one before it: «and | said», «but on Tuesday | said», «and in a letter | said».
    fn joint(&self, verb: usize) -> Option<usize> {
        let before = self.before(verb)?;
        if self.part(before) == Part::And {
            return Some(before);
        }
        let from = self.range.start.max(verb.saturating_sub(8));
        let and =
            (from..verb).rfind(|&at| self.part(at) == Part::And).filter(|&and| and > self.range.start)?;
        let plain = (and + 1..verb).all(|at| {
            self.part(at).is_nominal() || matches!(self.part(at), Part::Preposition | Part::Adverb)
        });
        let led = self.part(and + 1) == Part::Preposition && self.has_finite(self.range.start, and);
        let told = self
            .phrases(and + 1..verb)
            .into_iter()
            .all(|phrase| is_time(self.words, &phrase) || self.part(phrase.start - 1) == Part::Preposition);
        (plain && led && told).then_some(and)
    }

    /// The token before a verb and its adverbs.
    pub(super) fn before(&self, verb: usize) -> Option<usize> {
        // «all but | accused»
        let nearly = |at: usize| {
            self.low(at) == "but" && at > self.range.start && self.low(at - 1) == "all"
                || self.low(at) == "all" && self.low(at + 1) == "but"
        };
        (self.range.start..verb)
            .rev()
            .find(|&at| !(matches!(self.part(at), Part::Adverb | Part::Not) || nearly(at)))
    }

    /// Whoever the last report found names.
    pub(super) fn last_source(found: &[Reported]) -> Option<Doer> {
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
            let parts = |at: usize| self.part(at) == Part::Comma || self.words.word(at) == ";";
            parts(at) || at > self.range.start && parts(at - 1)
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
                // «put», «cut»: the form does not tell.
                Part::Verb(Form::Base)
                    if matches!(self.low(start), "put" | "cut" | "set" | "hit" | "let" | "read") =>
                {
                    None
                }
                Part::Verb(Form::Past | Form::PastOrParticiple) => Some(true),
                Part::Verb(Form::Third | Form::Base) => Some(false),
                Part::Be | Part::Have | Part::Do => Some(matches!(
                    self.low(start),
                    "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't"
                )),
                _ => None,
            }
        };
        // «has backed the plan but | mocked its author»: the auxiliary is that of both.
        let perfect = self.part(first.tokens.start) == Part::Have
            && second.tokens.len() == 1
            && self.low(second.head).ends_with("ed");
        match (time(first), time(second)) {
            _ if perfect => true,
            (Some(first), Some(second)) => first == second,
            _ => true,
        }
    }

    /// How the clause of a finite group stands in the sentence.
    pub(super) fn place(&self, index: usize) -> Place {
        let group = &self.groups[index];
        let from = self.range.start;
        if relative_subject(self.words, self.grammar, group, from).is_some() {
            return Place::Relative;
        }
        let start =
            self.subject(group).map_or(group.tokens.start, |subject| subject.start.min(group.tokens.start));
        let mut joined = false;
        let marks_only = |from: usize| {
            (from..start).all(|at| matches!(self.part(at), Part::Quote | Part::Comma | Part::Mark))
        };
        for at in (from..start).rev() {
            let part = self.part(at);
            match part {
                // «“…,” he said», but not «told “The Morning Hour” on Monday the toll was»
                _ if self.words.quoted[at] && !self.words.quoted[start] && marks_only(at) => {
                    return Place::Main;
                }
                _ if self.words.quoted[at] && !self.words.quoted[start] => {}
                Part::Comma | Part::Mark => return Place::Main,
                Part::Subordinator => return Place::Subordinate,
                Part::Relative if self.low(at) == "when" => return Place::Subordinate,
                Part::That | Part::Relative => return Place::Content,
                Part::And => joined = true,
                // Behind a verb and no «and»: what is thought, or no clause at all.
                _ if part.is_finite() => return if joined { Place::Main } else { Place::Content },
                _ => {}
            }
        }
        Place::Main
    }

    /// Who does what a verb tells that was taken for another word.
    pub(super) fn of_token(&self, verb: usize) -> Option<Doer> {
        self.own_subject(&Group {
            tokens: verb..verb + 1,
            head: verb,
            lemma: "",
            kind: GroupKind::Finite,
            passive: false,
            negative: false,
        })
    }

    /// Whether a phrase outside marks is no word that only points: «he», «Ann Smith», not «that».
    pub(super) fn is_no_pointer(&self, phrase: &Range<usize>) -> bool {
        const POINTERS: &[&str] =
            &["it", "it's", "that", "this", "these", "those", "there", "you", "i", "we", "them", "me", "us"];
        !(self.words.quoted[phrase.start] || phrase.len() == 1 && POINTERS.contains(&self.low(phrase.start)))
    }

    /// Whom the sentence is about: the subject of its first verb outside marks whose clause hangs on nothing and that tells
    /// of people, or else whoever it names first.
    pub(super) fn topic(&self) -> Option<Range<usize>> {
        let acts = |phrase: &Range<usize>| self.is_no_pointer(phrase) && self.may_act(phrase);
        let main = |&(at, group): &(usize, &Group)| {
            group.kind == GroupKind::Finite && !self.words.quoted[group.head] && self.place(at) == Place::Main
        };
        let doer = |(at, _)| self.of_attribution(at).or_else(|| self.own_doer(at)).map(|doer| doer.phrase);
        self.groups.iter().enumerate().take(16).filter(main).filter_map(doer).find(acts).or_else(|| {
            let reach = self.range.start..self.range.end.min(self.range.start + 100);
            let governed = |phrase: &Range<usize>| {
                phrase.start > self.range.start && self.part(phrase.start - 1) == Part::Preposition
            };
            self.phrases(reach).into_iter().find(|phrase| acts(phrase) && !governed(phrase))
        })
    }

    /// The nearest finite verb before a group whose clause hangs on nothing, and its doer.
    pub(super) fn main(&self, index: usize, found: &[Reported]) -> Option<Doer> {
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
        self.phrases(group.tokens.end..end).into_iter().next().map(Self::named)
    }

    /// The doer of the nearest finite verb before a group.
    pub(super) fn governing(&self, index: usize, found: &[Reported]) -> Option<Doer> {
        let nearest = (0..index).rev().find(|&at| {
            let group = &self.groups[at];
            group.kind == GroupKind::Finite && !self.words.quoted[group.head]
        });
        let Some(nearest) = nearest else {
            return self.behind_lead(index).or_else(|| Self::last_source(found));
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
            let Some(next) = self.phrases(end + 1..limit.min(end + 12)).into_iter().next() else {
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

#[cfg(test)]
mod tests;
