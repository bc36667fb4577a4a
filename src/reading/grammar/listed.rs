//! Words that lists and neighbours tell: «that», «to», determiners and whatever else `grammar.toml` names.

use std::ops::Range;

use super::parts::{Form, Part};
use super::tagger::{Here, Tagger};
use super::times::starts_time;
use super::vocabulary::{Share, Verb};
use crate::reading::words::Words;
use crate::text::TokenKind;

impl Tagger<'_> {
    /// Words whose neighbours tell what they are.
    pub(super) fn by_neighbours(&self, here: &Here<'_>) -> Option<Part> {
        let (low, next, prior) = (here.low, here.next, here.prior_part());
        if let Some((pronoun, ending)) = low.split_once('\'') {
            let word = self.vocabulary.closed(pronoun);
            if !ending.is_empty() && (word.pronoun || pronoun == "that" || word.relative && ending == "s") {
                return Some(Part::Contracted);
            }
            if !ending.is_empty() && word.relative {
                return Some(Part::Relative);
            }
        }
        match low {
            // «has since said», «have both argued», «about half»
            "since" | "both" | "all" if matches!(prior, Some(Part::Have | Part::Be | Part::Modal)) => {
                Some(Part::Adverb)
            }
            "about" | "around" | "over" | "under" | "some" if is_count(self.words, here.index + 1) => {
                Some(Part::Adverb)
            }
            // «this past week»
            "past" if prior == Some(Part::Determiner) && self.vocabulary.closed(next).stretch => {
                Some(Part::Adjective)
            }
            // «an inside man»
            "inside" | "outside" if prior == Some(Part::Determiner) && self.words.is_word(here.index + 1) => {
                Some(Part::Adjective)
            }
            // «would likely say»
            "likely" if prior == Some(Part::Modal) || prior == Some(Part::Contracted) => Some(Part::Adverb),
            "half" if matches!(next, "of" | "said" | "say" | "says") => Some(Part::Noun),
            // «the nine times»
            _ if !matches!(low, "half" | "one") && !here.capital && is_count(self.words, here.index) => {
                Some(Part::Number)
            }
            // «That is not enough», «But that would help»
            "that"
                if matches!(prior, None | Some(Part::And))
                    && (here.ahead.be || here.ahead.modal || here.ahead.does)
                    && here
                        .prior
                        .is_none_or(|(at, _)| self.parts[at] == Part::And && self.opens_sentence(at)) =>
            {
                Some(Part::Pronoun)
            }
            // «who last year threatened»
            "last" if starts_time(self.words, here.index) => Some(Part::Adjective),
            // «no longer existed»
            "no" if next == "longer" => Some(Part::Adverb),
            "that" => Some(Part::That),
            "never" => Some(Part::Adverb),
            "her" => {
                let ahead = here.ahead;
                let object = ahead.preposition
                    || ahead.subordinator
                    || ahead.coordinator
                    || ahead.determiner
                    || ahead.relative
                    || matches!(next, "to" | "that" | "," | "." | "as" | "");
                Some(if object { Part::Object } else { Part::Possessive })
            }
            "one"
                if self.words.is_word(here.index + 1)
                    && !(here.ahead.preposition || here.ahead.be || here.ahead.modal || here.ahead.have)
                    && self.verb(here.index + 1).is_none_or(|verb| verb.share < Share::Mostly) =>
            {
                Some(Part::Number)
            }
            _ => None,
        }
    }

    /// Words that a list of `grammar.toml` names.
    pub(super) fn of_a_list(&self, here: &Here<'_>, range: &Range<usize>) -> Option<Part> {
        let closed = here.closed;
        if here.low == "to" && here.index > range.start && self.words.low(here.index - 1) == "according" {
            return Some(Part::Preposition);
        }
        if here.low == "to" {
            let base = self.is_before_infinitive(here.index, range, here.titled);
            return Some(if base { Part::To } else { Part::Preposition });
        }
        let alone = |part: Part, is: bool| is.then_some(part);
        alone(Part::Be, closed.be)
            .or_else(|| alone(Part::Have, closed.have))
            .or_else(|| alone(Part::Do, closed.does))
            .or_else(|| {
                // «his will», «a might»
                let noun = matches!(here.prior_part(), Some(Part::Determiner | Part::Possessive));
                alone(if noun { Part::Noun } else { Part::Modal }, closed.modal)
            })
            .or_else(|| alone(Part::Not, closed.negation && here.low != "no"))
            .or_else(|| alone(Part::Possessive, closed.possessive))
            .or_else(|| alone(Part::Relative, closed.relative))
            .or_else(|| alone(Part::Object, closed.object))
            .or_else(|| alone(Part::And, closed.coordinator))
            .or_else(|| alone(Part::Pronoun, closed.pronoun && !closed.determiner))
            .or_else(|| closed.determiner.then(|| self.determiner(here)))
            .or_else(|| closed.subordinator.then(|| self.subordinator(here, range)))
            .or_else(|| alone(Part::Preposition, closed.preposition))
            .or_else(|| {
                let other = matches!(here.low, "back" | "second" | "last" | "hard" | "fast");
                alone(Part::Adverb, closed.adverb && !other || self.vocabulary.is_adverb(here.low))
            })
    }

    /// Whether «to» stands before an infinitive: a base form follows, adverbs between or not.
    fn is_before_infinitive(&self, index: usize, range: &Range<usize>, titled: bool) -> bool {
        let verb = (index + 1..range.end.min(index + 4)).find(|&at| {
            let low = self.words.low(at);
            let behind = self.closed(at + 1);
            // «to back the plan», «to back out»
            let backs =
                low == "back" && (behind.determiner || behind.possessive || self.words.is_capital(at + 1));
            backs || !self.closed(at).adverb && !self.vocabulary.is_adverb(low) && low != "not"
        });
        verb.is_some_and(|at| {
            let low = self.words.low(at);
            let sure = |verb: Verb| {
                verb.form == Form::Base
                    && (verb.share >= Share::AsOften
                        || !matches!(self.words.low(at + 1), "," | "." | "and" | "of"))
            };
            matches!(low, "be" | "have" | "do")
                || (!self.words.is_capital(at) || titled)
                    && !self.closed(at).determiner
                    && self.verb(at).is_some_and(sure)
        })
    }

    /// «some say», «many of them» stand alone; «some voters» do not.
    fn determiner(&self, here: &Here<'_>) -> Part {
        let one = matches!(here.low, "this" | "that" | "another" | "neither" | "one" | "each");
        let acts = |verb: Verb| {
            verb.share >= Share::Mostly
                && (matches!(verb.form, Form::Base | Form::Past | Form::PastOrParticiple)
                    || verb.form == Form::Third && one)
        };
        // «Some view the plan»
        let several = matches!(here.low, "some" | "many" | "most" | "others" | "several" | "few");
        let takes = |verb: Verb| {
            let behind = self.closed(here.index + 2);
            several && verb.form == Form::Base && (behind.determiner || behind.possessive)
        };
        let ahead = here.ahead;
        let alone = here.closed.pronoun
            && (ahead.preposition && here.next != "past"
                || ahead.be
                || ahead.have
                || ahead.modal
                || matches!(here.next, "who" | "to" | "as")
                || !self.words.is_capital(here.index + 1)
                    && self.verb(here.index + 1).is_some_and(|verb| acts(verb) || takes(verb)));
        if alone { Part::Pronoun } else { Part::Determiner }
    }

    /// «as he said» opens a clause, «as a mayor» does not.
    fn subordinator(&self, here: &Here<'_>, range: &Range<usize>) -> Part {
        // «he once supported», «has once again», «so fiercely»
        let verb = || {
            let adjacent = here.prior.is_some_and(|(at, part)| at + 1 == here.index && part != Part::Comma);
            let next = self.verb(here.index + 1);
            adjacent
                && next.is_some_and(|verb| {
                    matches!(verb.form, Form::Past | Form::PastOrParticiple | Form::Participle)
                })
        };
        let qualifies = match here.low {
            "once" => here.next == "again" || verb(),
            "so" => self.vocabulary.is_adverb(here.next) || here.prior_part() == Some(Part::Do),
            _ => false,
        };
        if qualifies {
            return Part::Adverb;
        }
        let subject = here.ahead.pronoun && !here.ahead.determiner;
        if here.closed.preposition && !subject {
            return Part::Preposition;
        }
        let double =
            matches!(here.low, "as" | "than" | "after" | "before" | "since" | "until" | "once" | "so");
        if !double || self.has_verb_ahead(here.index + 1, range.end, here.titled) {
            Part::Subordinator
        } else if matches!(here.low, "once" | "so") {
            Part::Adverb
        } else {
            Part::Preposition
        }
    }

    /// Whether a finite verb stands among the next words, before a comma: what begins here is a clause.
    fn has_verb_ahead(&self, from: usize, end: usize, titled: bool) -> bool {
        let mut after_to = false;
        for index in from..end.min(from + 9) {
            let low = self.words.low(index);
            if !self.words.is_word(index) {
                if matches!(self.words.word(index), "," | ";" | "—" | ":") {
                    return false;
                }
                continue;
            }
            let closed = self.closed(index);
            if closed.relative {
                return false;
            }
            if index > from
                && (closed.be || closed.have || closed.modal || closed.does)
                && !after_to
                && !matches!(low, "be" | "being" | "been" | "having")
            {
                return true;
            }
            if low.contains('\'')
                && low.split_once('\'').is_some_and(|(word, _)| self.vocabulary.closed(word).pronoun)
            {
                return true;
            }
            if index > from
                && !after_to
                && (titled || !self.words.is_capital(index))
                && self.verb(index).is_some_and(|verb| {
                    let before = self.closed(index - 1);
                    matches!(verb.form, Form::Past | Form::Third | Form::PastOrParticiple | Form::Base)
                        && verb.share >= Share::Mostly
                        && (!before.determiner
                            || matches!(self.words.low(index - 1), "all" | "both" | "each"))
                        && !before.possessive
                        && !before.preposition
                        && (verb.form != Form::PastOrParticiple || index > from)
                })
            {
                return true;
            }
            after_to = low == "to";
        }
        false
    }

    /// Whether a sentence begins at a token.
    fn opens_sentence(&self, at: usize) -> bool {
        self.words.ranges[self.words.sentence_at(self.words.tokens[at].span.start)].start == at
    }
}

/// Whether a number or a share stands at a token.
fn is_count(words: &Words<'_>, index: usize) -> bool {
    words.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
        || matches!(
            words.low(index),
            "half"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "twelve"
                | "twenty"
                | "thirty"
                | "forty"
                | "fifty"
                | "sixty"
                | "seventy"
                | "eighty"
                | "ninety"
        )
}
