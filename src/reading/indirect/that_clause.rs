//! Clauses behind a reporting verb, with «that» and without: where one begins, and whether it is one.

use std::ops::Range;

use super::{PHRASE, Reader};
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day, starts_time};

impl Reader<'_> {
    /// “said on Thursday that …”, “said prices rose”, “told reporters prices rose”, “which they say left a gap”.
    pub(super) fn clause_behind(&self, index: usize, at: usize, frames: &Frames) -> Option<Range<usize>> {
        let group = &self.groups[index];
        if frames.clause || frames.person_clause {
            if let Some(that) = self.that_ahead(at, index) {
                return Some(that + 1..self.clause_end(that + 1));
            }
            if self.words.word(at) == ":" {
                return (self.range.end > at + 1).then(|| at + 1..self.last());
            }
        }
        // «it is assumed the toll will rise»
        let assumed = group.passive && frames.bare && self.is_it(group);
        if frames.clause && (!group.passive || assumed) {
            let start = self.skip_time(at);
            let plain = frames.bare
                || matches!(self.part(start), Part::Contracted)
                || self.part(start) == Part::Pronoun
                    && (self.low(start) != "it" || self.part(start + 1).is_finite())
                || self.subject_acts(group, start)
                || group.kind != GroupKind::Infinitive && !self.is_described(group) && self.acts_next(start);
            if plain && self.clause_begins(start) || group.lemma == "say" && self.is_told(group, start) {
                return Some(start..self.clause_end(start));
            }
            // «said in an interview he was glad», «said in May it would rain»
            let told = self.phrase_told(at);
            let subject = match self.low(told) {
                "who" => false,
                "it" | "there" => self.part(told + 1).is_finite() && frames.bare,
                _ => matches!(self.part(told), Part::Pronoun | Part::Contracted),
            };
            if told > at && subject && self.clause_begins(told) {
                return Some(told..self.clause_end(told));
            }
            // «says, despite the rain, she will go»
            if group.lemma == "say"
                && let Some(begin) = self.behind_remark(at)
            {
                return Some(begin..self.clause_end(begin));
            }
            if self.leaves_gap(index) {
                return Some(at..self.clause_end(at));
            }
        }
        let person = if group.passive { at } else { self.person_end(at) };
        let start = self.skip_time(person);
        (frames.person_clause && (person > at || group.passive) && self.clause_begins(start))
            .then(|| start..self.clause_end(start))
    }

    /// Where what is said begins with a remark before its subject: «said *despite the rain, she* would go».
    fn behind_remark(&self, at: usize) -> Option<usize> {
        let begins = matches!(self.part(at), Part::Preposition | Part::Subordinator)
            && !matches!(self.low(at), "of" | "to" | "about" | "as" | "on" | "in" | "at" | "during");
        let comma = (at + 1..self.range.end.min(at + 14)).find(|&at| self.part(at) == Part::Comma)?;
        let subject = comma + 1;
        let person = matches!(self.part(subject), Part::Pronoun | Part::Contracted);
        (begins && person && self.clause_begins(subject)).then_some(at)
    }

    /// «found the mayor would win», «demands that»-less «demands Holt resign»: a verb stands right behind the phrase.
    fn subject_acts(&self, group: &Group, start: usize) -> bool {
        let wishes = matches!(
            group.lemma,
            "demand" | "insist" | "request" | "propose" | "recommend" | "suggest" | "order" | "urge" | "ask"
        );
        !self.is_described(group)
            && self.phrase_at(start, PHRASE).is_some_and(|phrase| {
                let verb = self.part(phrase.end);
                // «…, should the mayor leave»: the verb opens another clause.
                verb.is_auxiliary() && !self.has_subject(phrase.end + 1)
                    || wishes && verb == Part::Verb(Form::Base)
            })
    }

    /// Whether a group is none but describes a noun: «its pledged delegates are».
    fn is_described(&self, group: &Group) -> bool {
        group.tokens.start > self.range.start
            && matches!(
                self.part(group.tokens.start - 1),
                Part::Number | Part::Determiner | Part::Possessive | Part::Adjective
            )
    }

    /// Whether the phrase that begins at a token has its verb right behind it: «assumed | the toll would rise».
    fn acts_next(&self, start: usize) -> bool {
        let end = self.person_end(start);
        let verb = self.groups.from(end).filter(|verb| verb.tokens.start == end);
        end > start
            && verb.is_some_and(|verb| {
                verb.kind == GroupKind::Finite
                    && (self.part(end).is_auxiliary()
                        || matches!(self.part(end), Part::Verb(Form::Past | Form::Third)))
            })
    }

    /// Whether what stands behind «said» is what is said, though no verb of it is found: «said traffic tests nerves»,
    /// «said leaving now would help», «said for the toll to rise they must», «said yes».
    fn is_told(&self, group: &Group, start: usize) -> bool {
        if group.kind == GroupKind::Infinitive || !self.words.is_word(start) || self.words.quoted[start] {
            return false;
        }
        let low = self.low(start);
        // Behind a long apposition the subject stands far off; no quote goes on with «having».
        let reach = if matches!(low, "having" | "being") { 20 } else { 8 };
        let has_subject =
            self.subject(group).is_some_and(|subject| subject.end + reach >= group.tokens.start);
        let begins = match self.part(start) {
            Part::Noun
            | Part::Name
            | Part::Determiner
            | Part::Possessive
            | Part::Adjective
            | Part::Number => !is_day(low) && !starts_time(self.words, start),
            Part::Verb(Form::Ing | Form::Base) | Part::Pronoun | Part::Not => true,
            _ => {
                matches!(low, "having" | "being")
                    || matches!(low, "because" | "if" | "when" | "even" | "just" | "while")
                        && self.has_clause(start + 1)
                    || low == "for" && (start..start + 8).any(|at| self.part(at) == Part::To)
            }
        };
        has_subject && begins
    }

    /// Whether «it» is the subject of a group, and so nobody.
    fn is_it(&self, group: &Group) -> bool {
        let start = group.tokens.start;
        self.low(start) == "it's" || start > self.range.start && self.low(start - 1) == "it"
    }

    /// Whether the clause behind a group has no subject of its own: “which they say left a gap”.
    fn leaves_gap(&self, index: usize) -> bool {
        let group = &self.groups[index];
        let touches = self
            .groups
            .get(index + 1)
            .is_some_and(|next| next.tokens.start == group.tokens.end && next.kind == GroupKind::Finite);
        let opened = || {
            let back = group.tokens.start.saturating_sub(8).max(self.range.start)..group.tokens.start;
            back.into_iter().any(|at| matches!(self.part(at), Part::Relative | Part::That))
        };
        let behind_noun = || {
            self.subject(group).is_some_and(|subject| {
                subject.start > self.range.start && self.part(subject.start - 1) == Part::Noun
            })
        };
        // «a dynamic Smith said could change»: an auxiliary right behind lacks its subject.
        let lacks = || self.part(group.tokens.end).is_auxiliary() && group.lemma == "say";
        touches && (opened() || behind_noun() || lacks())
    }

    /// The «that» that opens the content of the group that ends at `from`: words of time, place and hearer may stand between.
    pub(super) fn that_ahead(&self, from: usize, index: usize) -> Option<usize> {
        // «told cheering voters», «told a hearing»: that is no verb of its own.
        let next = self.groups[index + 1..]
            .iter()
            .find(|group| {
                // «told a committee hearing that»
                let sitting = group.lemma == "hear" && self.part(group.tokens.start - 1).is_head();
                group.kind != GroupKind::Ing
                    || group.tokens.len() > 1
                    || self.part(group.tokens.end) == Part::That
                    || self.part(group.tokens.start - 1) == Part::Comma
                    || !sitting
                        && self
                            .cues
                            .verb(group.lemma)
                            .is_some_and(|frames| frames.clause || frames.person_clause)
            })
            .map_or(self.range.end, |group| group.tokens.start);
        let that = (from..self.range.end.min(from + 24)).find(|&at| self.part(at) == Part::That)?;
        // «said on the radio, where he is a guest, that»
        let aside = that > from
            && self.part(that - 1) == Part::Comma
            && (from..that - 1).any(|at| self.part(at) == Part::Comma && self.part(at + 1) == Part::Relative);
        if !aside && (that > next || that >= from + 14) {
            return None;
        }
        // «said that man»: it points.
        let place = |at: usize| self.part(at - 1) == Part::Name && self.part(at + 1) == Part::Name;
        let commas = (from..that).filter(|&at| self.part(at) == Part::Comma && !place(at)).count();
        if commas == 1 && self.part(that - 1) != Part::Comma {
            return None;
        }
        let relative = that > from
            && self.part(that - 1).is_head()
            && that > from + 3
            && !self.has_subject(that + 1)
            && self.part(that + 1) != Part::Comma;
        // Right behind «said» no verb need be found: it may be one that no list holds.
        let bound =
            that == from && self.cues.verb(self.groups[index].lemma).is_some_and(|frames| frames.bare);
        let long = bound && self.last() > that + 4 && self.has_subject(that + 1);
        (!relative && (long || self.has_clause(that + 1))).then_some(that)
    }

    /// Whether a finite verb follows.
    pub(super) fn has_clause(&self, from: usize) -> bool {
        self.groups.finite_from(from).is_some()
    }

    /// Whether the word at a token may begin a subject.
    pub(super) fn has_subject(&self, from: usize) -> bool {
        let part = self.part(from);
        part.is_nominal() || matches!(part, Part::Pronoun | Part::Contracted)
    }

    /// Behind the remark that is put into the clause whose subject begins before a token.
    fn put_in(&self, from: usize) -> Option<usize> {
        let limit = self.range.end.min(from + 14);
        let opens = (from..limit).find(|&at| {
            matches!(self.part(at), Part::Comma | Part::Relative)
                || self.part(at).is_finite()
                || self.words.word(at) == "("
        })?;
        let round = self.words.word(opens) == "(";
        let closes = (opens + 1..self.range.end.min(opens + 40))
            .find(|&at| if round { self.words.word(at) == ")" } else { self.part(at) == Part::Comma })?;
        let aside = round
            || self.part(opens) == Part::Comma
                && (self.part(opens + 1) == Part::Subordinator
                    || matches!(self.low(opens + 1), "while" | "though" | "although" | "if"));
        aside.then_some(closes + 1)
    }

    /// Whether a clause with a subject and a finite verb begins at a token.
    pub(super) fn clause_begins(&self, at: usize) -> bool {
        // «said [the] toll»
        let at = at + usize::from(self.words.word(at) == "[");
        let part = self.part(at);
        if part == Part::Contracted || self.low(at) == "if" {
            return true;
        }
        let begins = part.is_nominal() || matches!(part, Part::Pronoun | Part::That | Part::Verb(Form::Ing));
        let finite = |from: usize| self.groups.finite_from(from);
        let Some(mut verb) = finite(at).filter(|_| begins) else { return false };
        // «the toll, while high, is fair», «the toll (it rose in May) is fair»: what is put in stands apart.
        let mut between = at + 1..verb.tokens.start;
        if let Some(behind) = self.put_in(between.start) {
            let Some(main) = finite(behind) else { return false };
            verb = main;
            between = behind..verb.tokens.start.max(behind);
        }
        // «a visit to the port - her first - would help»
        let dashes = between.clone().filter(|&index| self.is_dash(index)).count();
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
        // «the talks before the vote will help»: the one verb is not that of a clause with «before».
        let lone = finite(verb.tokens.end).is_none_or(|next| self.parted(verb.tokens.end, next.tokens.start));
        let opens = |index: usize| match self.part(index) {
            Part::Subordinator => {
                !(lone && matches!(self.low(index), "before" | "after" | "since" | "until"))
            }
            part => part == Part::That,
        };
        // The verb belongs to the phrase here, not to another clause behind one comma.
        commas != 1
            && !between.clone().any(|index| {
                opens(index)
                    || matches!(self.words.word(index), ";" | ":")
                    || dashes != 2 && matches!(self.words.word(index), "—" | "–")
                    || self.part(index) == Part::Comma && self.part(index + 1) == Part::And
            })
    }
}
