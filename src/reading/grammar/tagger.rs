//! The tagger: which part of speech each word of an article is, by lists, endings and neighbours.

use std::ops::Range;

use super::parts::{Form, Part};
use super::times::starts_time;
use super::vocabulary::{Kinds, Share, Verb, Vocabulary};
use crate::reading::frames::Cues;
use crate::reading::names::Names;
use crate::reading::words::Words;
use crate::story::ParagraphKind;
use crate::text::TokenKind;

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

/// Verbs whose past form behind a noun is hardly ever a participle: nobody is said, thought or replied.
const SPOKEN: &[&str] = &["say", "respond", "reply", "argue", "insist", "think", "agree", "decline", "speak"];

/// The part of each token of the article, and the verb behind those that are one.
pub(super) fn tag(words: &Words<'_>, names: &Names) -> (Vec<Part>, Vec<Option<&'static str>>) {
    let mut tagger = Tagger {
        words,
        names,
        vocabulary: Vocabulary::get(),
        kinds: words.by_form(|form| Vocabulary::get().closed(form)),
        verbs: words.by_form(|form| Vocabulary::get().verb(form)),
        parts: vec![Part::Mark; words.tokens.len()],
        lemmas: vec![None; words.tokens.len()],
    };
    for (range, sentence) in words.ranges.iter().zip(&words.sentences) {
        let kind = sentence.kind;
        if kind == ParagraphKind::Furniture {
            continue;
        }
        tagger.sentence(range.clone());
    }
    (tagger.parts, tagger.lemmas)
}

/// A word in its place.
pub(super) struct Here<'a> {
    pub(super) index: usize,
    pub(super) low: &'a str,
    pub(super) next: &'a str,
    /// What the lists say of it, and of the word behind it.
    pub(super) closed: Kinds,
    pub(super) ahead: Kinds,
    /// The word before it that is no adverb, and what it is.
    pub(super) prior: Option<(usize, Part)>,
    /// Whether its capital tells something.
    pub(super) capital: bool,
    pub(super) titled: bool,
}

impl Here<'_> {
    fn prior_part(&self) -> Option<Part> {
        self.prior.map(|(_, part)| part)
    }
}

pub(super) struct Tagger<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) names: &'a Names,
    pub(super) vocabulary: &'static Vocabulary,
    /// What the lists say of each distinct word, and the verb that it can be.
    kinds: Vec<Kinds>,
    verbs: Vec<Option<Verb>>,
    pub(super) parts: Vec<Part>,
    pub(super) lemmas: Vec<Option<&'static str>>,
}

impl Tagger<'_> {
    /// What the lists say of the word at a token.
    pub(super) fn closed(&self, index: usize) -> Kinds {
        if index < self.words.tokens.len() { self.kinds[self.words.form(index)] } else { Kinds::default() }
    }

    /// The verb that the word at a token can be a form of.
    pub(super) fn verb(&self, index: usize) -> Option<Verb> {
        if index < self.words.tokens.len() { self.verbs[self.words.form(index)] } else { None }
    }

    fn sentence(&mut self, range: Range<usize>) {
        let titled = self.is_titled(&range);
        for index in range.clone() {
            let part = self.part(index, &range, titled);
            self.parts[index] = part;
        }
        self.settle(&range);
    }

    /// Whether most words stand with a capital, so that capitals tell nothing. Unlike the headings in which names are
    /// sought, these may end with a full stop, as those of some outlets do: a verb lost costs more here than a name.
    fn is_titled(&self, range: &Range<usize>) -> bool {
        let long =
            range.clone().filter(|&index| self.words.is_word(index) && self.words.word(index).len() > 3);
        let (mut all, mut capital) = (0, 0);
        for index in long {
            all += 1;
            capital += usize::from(self.words.is_capital(index));
        }
        all > 3 && capital * 4 >= all * 3
    }

    fn before(&self, index: usize, range: &Range<usize>) -> Option<(usize, Part)> {
        (range.start..index)
            .rev()
            .map(|index| (index, self.parts[index]))
            .find(|(_, part)| !matches!(part, Part::Adverb | Part::Not | Part::Quote))
    }

    fn part(&mut self, index: usize, range: &Range<usize>, titled: bool) -> Part {
        if self.words.tokens[index].kind != TokenKind::Word {
            return self.mark(index);
        }
        let low = self.words.low(index);
        let next = self.words.low(index + 1);
        let here = Here {
            index,
            low,
            next,
            closed: self.closed(index),
            ahead: self.closed(index + 1),
            prior: self.before(index, range),
            capital: self.words.is_capital(index) && !titled,
            titled,
        };
        if self.is_name(&here, range) {
            return Part::Name;
        }
        let forced = self.verb_behind_auxiliary(&here);
        let listed = || self.by_neighbours(&here).or_else(|| self.of_a_list(&here, range));
        let part = if forced.is_some() { None } else { listed() };
        if let Some(part) = part {
            return part;
        }
        match forced.or_else(|| self.open_verb(&here, range)) {
            Some(verb) => {
                self.lemmas[index] = Some(verb.lemma);
                Part::Verb(verb.form)
            }
            None => self.open(&here),
        }
    }

    fn mark(&self, index: usize) -> Part {
        if self.words.tokens[index].kind == TokenKind::Number {
            return Part::Number;
        }
        match self.words.word(index) {
            "," => Part::Comma,
            "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "„" => Part::Quote,
            "-" if self.touches(index) => Part::Joint,
            "$" | "£" | "€" | "%" | "#" | "@" | "&" => Part::Noun,
            _ => Part::Mark,
        }
    }

    /// Whether a capital or the names of the article make the word a name, whatever else it could be.
    fn is_name(&self, here: &Here<'_>, range: &Range<usize>) -> bool {
        let index = here.index;
        let word = self.words.word(index);
        // «US» is a land, «us» is not; «Will argued» is a man, «Will he argue» is none.
        let past = || {
            let next = self.verb(here.index + 1);
            next.is_some_and(|next| matches!(next.form, Form::Past | Form::PastOrParticiple))
        };
        if word == "US" || here.capital && here.closed.modal && past() {
            return true;
        }
        let first =
            index == range.start || matches!(self.parts[index.saturating_sub(1)], Part::Quote | Part::Mark);
        // «Having announced it, Judge Holt left»
        if first && here.closed.have {
            return false;
        }
        let person = || self.names.holding(index).is_some_and(|mention| mention.person.is_some());
        here.capital && !here.closed.pronoun && (!first && word.chars().count() > 1 || person())
    }

    /// «may like», «to back»: the base form of a verb, whatever else the word can be.
    fn verb_behind_auxiliary(&self, here: &Here<'_>) -> Option<Verb> {
        let closed = here.closed;
        let asks = matches!(here.prior_part(), Some(Part::Modal | Part::Do | Part::To))
            && !(closed.be || closed.have || closed.does || here.capital)
            && (closed.preposition || closed.adjective || closed.adverb)
            && !matches!(
                here.low,
                "well" | "best" | "better" | "even" | "still" | "just" | "over" | "out" | "in"
            );
        // «he'd like to»
        let would = here.prior_part() == Some(Part::Contracted)
            && here.low == "like"
            && here.prior.is_some_and(|(at, _)| self.words.low(at).ends_with("'d"));
        self.verb(here.index).filter(|verb| (asks || would) && verb.form == Form::Base)
    }

    /// Words whose neighbours tell what they are.
    fn by_neighbours(&self, here: &Here<'_>) -> Option<Part> {
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
    fn of_a_list(&self, here: &Here<'_>, range: &Range<usize>) -> Option<Part> {
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

    fn open_verb(&self, here: &Here<'_>, range: &Range<usize>) -> Option<Verb> {
        let named = here.capital && self.names.holding(here.index).is_some();
        self.verb(here.index).filter(|&verb| !named && self.is_verb(here, verb, range))
    }

    fn open(&self, here: &Here<'_>) -> Part {
        let mention = self.names.holding(here.index);
        let titled = here.titled
            && self.words.is_capital(here.index)
            && mention.is_some_and(|mention| mention.person.is_some());
        if here.capital && mention.is_some() || titled {
            Part::Name
        } else if here.closed.adjective || describes(here.low) {
            Part::Adjective
        } else {
            Part::Noun
        }
    }

    /// Whether a sentence begins at a token.
    fn opens_sentence(&self, at: usize) -> bool {
        self.words.ranges[self.words.sentence_at(self.words.tokens[at].span.start)].start == at
    }

    /// Whether a hyphen stands between two words without a blank.
    pub(super) fn touches(&self, index: usize) -> bool {
        let span = self.words.tokens[index].span;
        let before = index.checked_sub(1).and_then(|before| self.words.tokens.get(before));
        let after = self.words.tokens.get(index + 1);
        before.is_some_and(|before| before.span.end == span.start)
            && after.is_some_and(|after| after.span.start == span.end)
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

    /// «the rules intended to curb lending were»: a finite verb of the same clause follows.
    fn is_reduced(&self, index: usize, end: usize) -> bool {
        let hangs = matches!(self.parts.get(index + 1), Some(Part::Preposition | Part::To | Part::Adverb))
            || self.words.low(index + 1) == "as"
            || self.is_dated(index);
        let mut infinitive = false;
        hangs
            && (index + 1..end)
                .map(|at| (at, self.parts[at]))
                .take_while(|(_, part)| {
                    !matches!(
                        part,
                        Part::Comma
                            | Part::Mark
                            | Part::And
                            | Part::Subordinator
                            | Part::Relative
                            | Part::That
                            | Part::Pronoun
                            | Part::Contracted
                    )
                })
                .any(|(at, part)| {
                    // «messages found on a phone suggested that»
                    let opens =
                        || part == Part::Verb(Form::PastOrParticiple) && self.parts[at + 1] == Part::That;
                    let finite = !infinitive
                        && (matches!(
                            part,
                            Part::Be | Part::Have | Part::Modal | Part::Verb(Form::Third | Form::Past)
                        ) || at + 1 < end && opens());
                    infinitive = part == Part::To;
                    finite
                })
    }

    /// «Ann Holt promised to», «drivers advocated for»: nothing is done to whoever stands before.
    fn is_never_done(&self, index: usize) -> bool {
        let frames = self.lemmas[index].and_then(|lemma| Cues::get().verb(lemma));
        let next = index + 1;
        let dated = usize::from(self.words.low(next) == "on" && self.closed(next + 1).day) * 2
            + usize::from(self.closed(next).day);
        let to = self.parts.get(next + dated) == Some(&Part::To);
        frames.is_some_and(|frames| {
            let joins = frames.joined.contains(&self.words.low(next));
            !frames.person_infinitive && (to && frames.infinitive || joins && !frames.thing && !frames.clause)
        })
    }

    /// «met relatives of the people killed on Thursday»: the phrase before is governed, and the clause has its verb.
    fn is_governed(&self, index: usize, range: &Range<usize>) -> bool {
        let hangs =
            matches!(self.parts.get(index + 1), Some(Part::Preposition)) || self.closed(index + 1).day;
        let outside = |at: &usize| !self.parts[*at].is_nominal();
        let Some(governs) = (range.start..index).rev().find(outside).filter(|_| hangs) else { return false };
        let verb = (range.start..governs).rev().find(|&at| {
            !(self.parts[at].is_nominal()
                || matches!(self.parts[at], Part::Preposition | Part::And | Part::Adverb))
        });
        self.parts[governs] == Part::Preposition
            && verb.is_some_and(|at| {
                let told = self.lemmas[at]
                    .and_then(|lemma| Cues::get().verb(lemma))
                    .is_some_and(|frames| frames.clause || frames.person_clause);
                matches!(self.parts[at], Part::Verb(Form::Past | Form::Third)) && !told
            })
    }

    /// «Her letter, sent to the board on Monday, says»: what stands between commas, and behind them a verb.
    fn is_inset(&self, index: usize, end: usize) -> bool {
        let hangs = matches!(self.parts.get(index + 1), Some(Part::Preposition)) || self.is_dated(index);
        let close = (index + 1..end.min(index + 20)).find(|&at| {
            matches!(self.parts[at], Part::Comma | Part::Mark | Part::Relative | Part::That)
                || self.parts[at].is_finite()
        });
        hangs
            && close.filter(|&at| self.parts[at] == Part::Comma).is_some_and(|close| {
                let verb = (close + 1..end).find(|&at| self.parts[at] != Part::Adverb);
                verb.is_some_and(|at| {
                    self.parts[at].is_finite() || self.parts[at] == Part::Verb(Form::PastOrParticiple)
                })
            })
    }

    /// «a poll released last week showed»: words of time behind a past form, and then a verb.
    fn is_dated(&self, index: usize) -> bool {
        let time =
            if starts_time(self.words, index + 1) { 2 } else { usize::from(self.closed(index + 1).day) };
        let verb = (index + 1 + time..self.parts.len()).find(|&at| self.parts[at] != Part::Adverb);
        time > 0
            && verb.is_some_and(|at| {
                self.parts[at].is_finite() || self.parts[at] == Part::Verb(Form::PastOrParticiple)
            })
    }

    /// A second look, once every word has a part: a past form that follows a noun is a participle where the clause has its
    /// verb already or «by» follows.
    fn settle(&mut self, range: &Range<usize>) {
        for index in range.clone() {
            if self.parts[index] != Part::Verb(Form::PastOrParticiple) {
                continue;
            }
            let prior = self.before(index, range);
            let before = prior.map(|(_, part)| part);
            // «closed by the mayor», but «she closed by thanking the mayor»
            let by = self.words.low(index + 1) == "by";
            let by_doing = by && matches!(self.parts.get(index + 2), Some(Part::Verb(Form::Ing)))
                || self.words.low(index + 2) == "by"
                    && matches!(self.parts.get(index + 3), Some(Part::Verb(Form::Ing)));
            let reflexive = |at: usize| {
                let low = self.words.low(at);
                low.ends_with("self") || low.ends_with("selves")
            };
            // «most of them voted»
            let governed = before == Some(Part::Object)
                && prior.is_some_and(|(at, _)| at > range.start && self.parts[at - 1] == Part::Preposition);
            let spoken = self.lemmas[index].is_some_and(|lemma| SPOKEN.contains(&lemma));
            let takes = matches!(
                self.parts.get(index + 1),
                Some(
                    Part::Determiner
                        | Part::Possessive
                        | Part::Pronoun
                        | Part::Object
                        | Part::That
                        | Part::Name
                )
            );
            // «a fair billed as», «drivers accused of»: with nothing between, it is done to what stands before.
            let done = self.lemmas[index].is_some_and(|lemma| {
                let next = self.words.low(index + 1);
                lemma == "accuse" && next == "of"
                    || next == "as"
                        && Cues::get()
                            .verb(lemma)
                            .is_some_and(|frames| frames.joined.contains(&"as") && !frames.bare)
            });
            let form = match before {
                Some(Part::Noun | Part::Name | Part::Comma) if done => Form::Participle,
                Some(Part::Noun | Part::Name) if self.is_never_done(index) => Form::Past,
                Some(Part::Noun | Part::Name | Part::Object) if spoken || governed => Form::Past,
                Some(Part::Verb(_)) if spoken => Form::Past,
                Some(Part::Comma | Part::Noun | Part::Name | Part::Pronoun) if by && !by_doing => {
                    Form::Participle
                }
                Some(Part::Comma) if self.is_inset(index, range.end) => Form::Participle,
                Some(Part::Object) if prior.is_some_and(|(at, _)| reflexive(at)) => Form::Past,
                // «the state allocated more money», «seeing it led him to»
                Some(Part::Adjective | Part::Verb(Form::Ing)) if takes => Form::Past,
                Some(Part::Noun | Part::Name)
                    if !by_doing && (self.is_reduced(index, range.end) || self.is_governed(index, range)) =>
                {
                    Form::Participle
                }
                Some(
                    Part::Noun
                    | Part::Name
                    | Part::Pronoun
                    | Part::Number
                    | Part::Relative
                    | Part::That
                    | Part::And
                    | Part::Comma
                    | Part::Mark,
                ) => Form::Past,
                _ => Form::Participle,
            };
            self.parts[index] = Part::Verb(form);
        }
    }
}

/// Whether a word's ending makes it an adjective: «contentious», «hopeful», «needless», «visible».
fn describes(low: &str) -> bool {
    ["ous", "ful", "less", "ible"].iter().any(|ending| low.ends_with(ending))
        && low.len() > 5
        && !matches!(low, "handful" | "armful" | "mouthful" | "spoonful" | "bashful" | "unless" | "crucible")
}
