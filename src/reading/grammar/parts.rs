//! Parts of speech: what each word of an article is in its sentence, by lists, endings and neighbours.

use std::ops::Range;

use super::vocabulary::{Share, Verb, Vocabulary};
use crate::reading::names::Names;
use crate::reading::words::Words;
use crate::story::ParagraphKind;
use crate::text::TokenKind;

/// What a word is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Part {
    /// the, this, some
    Determiner,
    /// his, their
    Possessive,
    /// he, they, who stands alone for a person or thing and may be a subject
    Pronoun,
    /// him, them
    Object,
    /// he's, they'll: a pronoun that took the auxiliary in
    Contracted,
    Noun,
    Name,
    Adjective,
    Number,
    Adverb,
    Preposition,
    /// and, or, but
    And,
    /// because, while
    Subordinator,
    /// who, which, whether
    Relative,
    That,
    /// Before an infinitive.
    To,
    Not,
    Be,
    Have,
    Do,
    Modal,
    Verb(Form),
    /// A hyphen inside a compound.
    Joint,
    Comma,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Form {
    Base,
    /// says
    Third,
    /// went
    Past,
    /// gone
    Participle,
    /// said: the form alone does not tell
    PastOrParticiple,
    /// saying
    Ing,
}

impl Part {
    pub(in crate::reading) fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_))
    }

    /// Whether the word can stand inside a noun phrase before its head, or be the head.
    pub(in crate::reading) fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Determiner
                | Self::Possessive
                | Self::Noun
                | Self::Name
                | Self::Adjective
                | Self::Number
                | Self::Joint
        )
    }

    /// Whether the word can end a noun phrase.
    pub(in crate::reading) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number | Self::Pronoun | Self::Object)
    }

    /// Whether the word begins a finite verb: an auxiliary, a modal, or a form that needs none.
    pub(in crate::reading) fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Be
                | Self::Have
                | Self::Do
                | Self::Modal
                | Self::Verb(Form::Third | Form::Past | Form::Base)
        )
    }

    pub(in crate::reading) fn is_auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
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

/// The part of each token of the article, and the verb behind those that are one.
pub(super) fn tag(words: &Words<'_>, names: &Names) -> (Vec<Part>, Vec<Option<&'static str>>) {
    let mut tagger = Tagger {
        words,
        names,
        vocabulary: Vocabulary::get(),
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

struct Tagger<'a> {
    words: &'a Words<'a>,
    names: &'a Names,
    vocabulary: &'static Vocabulary,
    parts: Vec<Part>,
    lemmas: Vec<Option<&'static str>>,
}

impl Tagger<'_> {
    fn sentence(&mut self, range: Range<usize>) {
        let titled = self.is_titled(&range);
        for index in range.clone() {
            let part = self.part(index, &range, titled);
            self.parts[index] = part;
        }
        self.settle(&range);
    }

    /// Whether most words stand with a capital, as in the headlines of some outlets: capitals tell nothing there.
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
        let words = self.words;
        let token = words.tokens[index].kind;
        let low = words.low(index);
        if token == TokenKind::Number {
            return Part::Number;
        }
        if token != TokenKind::Word {
            return match words.word(index) {
                "," => Part::Comma,
                "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "„" => Part::Quote,
                "-" if self.touches(index) => Part::Joint,
                "$" | "£" | "€" | "%" | "#" | "@" | "&" => Part::Noun,
                _ => Part::Mark,
            };
        }
        let first =
            index == range.start || matches!(self.parts[index.saturating_sub(1)], Part::Quote | Part::Mark);
        let capital = words.is_capital(index) && !titled;
        let closed = self.vocabulary.closed(low);
        if capital && !first && words.word(index).chars().count() > 1 && !closed.pronoun {
            return Part::Name;
        }
        if capital
            && self.names.holding(index).is_some_and(|mention| mention.person.is_some())
            && !closed.pronoun
        {
            return Part::Name;
        }
        // «US» is a land, «us» is not.
        if words.word(index) == "US" {
            return Part::Name;
        }
        let next = words.low(index + 1);
        let prior = self.before(index, range);
        let prior_part = prior.map(|(_, part)| part);
        if let Some((pronoun, _)) = low.split_once('\'') {
            let word = self.vocabulary.closed(pronoun);
            if (word.pronoun || word.relative || pronoun == "that") && !low.ends_with('\'') {
                return if pronoun == "that" || word.pronoun || low.ends_with("'s") {
                    Part::Contracted
                } else {
                    Part::Relative
                };
            }
        }
        // «has since said», «have both argued», «about half»
        if matches!(low, "since" | "both" | "all")
            && matches!(prior_part, Some(Part::Have | Part::Be | Part::Modal))
        {
            return Part::Adverb;
        }
        if matches!(low, "about" | "around" | "over" | "under" | "some") && is_count(words, index + 1) {
            return Part::Adverb;
        }
        if low == "half" && matches!(next, "of" | "said" | "say" | "says") {
            return Part::Noun;
        }
        if low == "that" {
            return Part::That;
        }
        // «may like», «to back»: whatever else the word can be.
        if matches!(prior_part, Some(Part::Modal | Part::Do | Part::To))
            && !closed.be
            && !closed.have
            && !closed.does
            && !capital
            && (closed.preposition || closed.adjective || closed.adverb)
            && !matches!(low, "well" | "best" | "better" | "even" | "still" | "just" | "over" | "out" | "in")
            && let Some(verb) = self.vocabulary.verb(low)
            && verb.form == Form::Base
        {
            self.lemmas[index] = Some(verb.lemma);
            return Part::Verb(Form::Base);
        }
        if low == "to" {
            let verb = (index + 1..range.end.min(index + 4)).find(|&at| {
                !self.vocabulary.closed(words.low(at)).adverb
                    && !self.vocabulary.is_adverb(words.low(at))
                    && words.low(at) != "not"
            });
            let base = verb.is_some_and(|at| {
                let (low, closed) = (words.low(at), self.vocabulary.closed(words.low(at)));
                let after = words.low(at + 1);
                closed.be && low == "be"
                    || matches!(low, "have" | "do")
                    || (!words.is_capital(at) || titled)
                        && !closed.determiner
                        && self.vocabulary.verb(low).is_some_and(|verb| {
                            verb.form == Form::Base
                                && (verb.share >= Share::AsOften
                                    || !matches!(after, "," | "." | "and" | "of"))
                        })
            });
            return if base { Part::To } else { Part::Preposition };
        }
        if closed.be {
            return Part::Be;
        }
        if closed.have {
            return Part::Have;
        }
        if closed.does {
            return Part::Do;
        }
        // «may» and «will» with a capital in a running sentence are a month and a person.
        if closed.modal {
            return if prior_part.is_some_and(|part| matches!(part, Part::Determiner | Part::Possessive)) {
                Part::Noun
            } else {
                Part::Modal
            };
        }
        if closed.negation && (low != "no" && low != "never") {
            return Part::Not;
        }
        if low == "never" {
            return Part::Adverb;
        }
        if low == "her" {
            let ahead = self.vocabulary.closed(next);
            let object = ahead.preposition
                || ahead.subordinator
                || ahead.coordinator
                || ahead.determiner
                || ahead.relative
                || matches!(next, "to" | "that" | "," | "." | "as")
                || next.is_empty();
            return if object { Part::Object } else { Part::Possessive };
        }
        if closed.possessive {
            return Part::Possessive;
        }
        if closed.relative {
            return if low == "what" && self.is_noun_ahead(index + 1) {
                Part::Relative
            } else {
                Part::Relative
            };
        }
        if closed.object {
            return Part::Object;
        }
        if closed.coordinator {
            return Part::And;
        }
        if low == "one"
            && words.is_word(index + 1)
            && !self.vocabulary.closed(next).preposition
            && self.vocabulary.verb(next).is_none_or(|verb| verb.share < Share::Mostly)
            && !self.vocabulary.closed(next).be
            && !self.vocabulary.closed(next).modal
            && !self.vocabulary.closed(next).have
        {
            return Part::Number;
        }
        if closed.pronoun && !closed.determiner {
            return Part::Pronoun;
        }
        if closed.determiner {
            // «some say», «many of them»
            let alone = closed.pronoun
                && (self.vocabulary.closed(next).preposition
                    || self.vocabulary.closed(next).be
                    || self.vocabulary.closed(next).have
                    || self.vocabulary.closed(next).modal
                    || next == "who"
                    || self.vocabulary.verb(next).is_some_and(|verb| {
                        verb.share >= Share::Mostly && (matches!(verb.form, Form::Base | Form::Past | Form::PastOrParticiple)
                            || verb.form == Form::Third && matches!(low, "this" | "that" | "another" | "neither" | "one" | "each"))
                    } && !words.is_capital(index + 1)));
            return if alone { Part::Pronoun } else { Part::Determiner };
        }
        if closed.subordinator {
            let ahead = self.vocabulary.closed(next);
            if closed.preposition && !(ahead.pronoun && !ahead.determiner) {
                return Part::Preposition;
            }
            if matches!(low, "as" | "than" | "after" | "before" | "since" | "until" | "once" | "so") {
                let clause = self.has_verb_ahead(index + 1, range.end);
                return if clause {
                    Part::Subordinator
                } else if matches!(low, "once" | "so") {
                    Part::Adverb
                } else {
                    Part::Preposition
                };
            }
            return Part::Subordinator;
        }
        if closed.preposition {
            return Part::Preposition;
        }
        if closed.adverb
            && !(low == "back" || low == "second" || low == "last" || low == "hard" || low == "fast")
        {
            return Part::Adverb;
        }
        if self.vocabulary.is_adverb(low) {
            return Part::Adverb;
        }
        if let Some(verb) = self.vocabulary.verb(low)
            && !(capital && self.names.holding(index).is_some())
            && self.is_verb(index, verb, prior, range, titled)
        {
            self.lemmas[index] = Some(verb.lemma);
            return Part::Verb(verb.form);
        }
        if capital && self.names.holding(index).is_some() {
            return Part::Name;
        }
        if titled
            && words.is_capital(index)
            && self.names.holding(index).is_some_and(|mention| mention.person.is_some())
        {
            return Part::Name;
        }
        if closed.adjective {
            return Part::Adjective;
        }
        Part::Noun
    }

    /// Whether a hyphen stands between two words without a blank.
    fn touches(&self, index: usize) -> bool {
        let span = self.words.tokens[index].span;
        let before = index.checked_sub(1).and_then(|before| self.words.tokens.get(before));
        let after = self.words.tokens.get(index + 1);
        before.is_some_and(|before| before.span.end == span.start)
            && after.is_some_and(|after| after.span.start == span.end)
    }

    fn is_noun_ahead(&self, index: usize) -> bool {
        let low = self.words.low(index);
        self.words.is_word(index) && !self.vocabulary.closed(low).be && self.vocabulary.verb(low).is_none()
    }

    /// Whether a finite verb stands among the next words, before a comma: what begins here is a clause.
    fn has_verb_ahead(&self, from: usize, end: usize) -> bool {
        let mut after_to = false;
        for index in from..end.min(from + 9) {
            let low = self.words.low(index);
            if !self.words.is_word(index) {
                if matches!(self.words.word(index), "," | ";" | "—" | "." | ":") {
                    return false;
                }
                continue;
            }
            let closed = self.vocabulary.closed(low);
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
                && !self.words.is_capital(index)
                && self.vocabulary.verb(low).is_some_and(|verb| {
                    let before = self.vocabulary.closed(self.words.low(index - 1));
                    matches!(verb.form, Form::Past | Form::Third | Form::PastOrParticiple | Form::Base)
                        && verb.share >= Share::Mostly
                        && !before.determiner
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

    /// Whether a word that can be a verb is one here.
    fn is_verb(
        &self,
        index: usize,
        verb: Verb,
        prior: Option<(usize, Part)>,
        range: &Range<usize>,
        titled: bool,
    ) -> bool {
        let words = self.words;
        let next = words.low(index + 1);
        let ahead = self.vocabulary.closed(next);
        let touching = |at: usize| self.parts.get(at).is_some_and(|part| *part == Part::Joint);
        if index > range.start && touching(index - 1)
            || words.word(index + 1) == "-" && self.touches(index + 1)
        {
            return false;
        }
        let opens_phrase = ahead.determiner
            || ahead.possessive
            || ahead.object
            || ahead.pronoun
            || next == "that"
            || next == "to"
            || ahead.relative
            || words.is_capital(index + 1) && !titled;
        let Some((at, part)) = prior else {
            // A sentence that begins with the word: «Asked about it», «Speaking to».
            return match verb.form {
                Form::Ing | Form::PastOrParticiple | Form::Participle => {
                    opens_phrase || ahead.preposition || ahead.adverb || ahead.subordinator
                }
                Form::Base => verb.share >= Share::Mostly && opens_phrase,
                _ => false,
            };
        };
        let adverb_between = at + 1 < index;
        match part {
            Part::To => verb.form == Form::Base,
            Part::Modal | Part::Do => {
                matches!(verb.form, Form::Base | Form::Ing)
                    || verb.share >= Share::Mostly
                        && verb.form == Form::PastOrParticiple
                        && words.low(index) == "read"
            }
            Part::Have => match verb.form {
                Form::Participle | Form::PastOrParticiple => true,
                Form::Base => matches!(
                    verb.lemma,
                    "become"
                        | "come"
                        | "run"
                        | "put"
                        | "set"
                        | "cut"
                        | "hit"
                        | "let"
                        | "quit"
                        | "cost"
                        | "hurt"
                        | "shut"
                        | "spread"
                        | "cast"
                        | "read"
                        | "overcome"
                        | "bet"
                        | "split"
                ),
                _ => false,
            },
            Part::Be | Part::Contracted => match verb.form {
                Form::Participle | Form::PastOrParticiple | Form::Ing => true,
                Form::Base => {
                    part == Part::Contracted
                        && (words.low(at).ends_with("'d") || words.low(at).ends_with("'ll"))
                        || matches!(
                            verb.lemma,
                            "set" | "put" | "cut" | "hit" | "hurt" | "cast" | "shut" | "split" | "read"
                        ) && !ahead.coordinator
                }
                _ => false,
            },
            Part::Pronoun => true,
            Part::Determiner | Part::Possessive | Part::Number | Part::Adjective => {
                if part == Part::Adjective && verb.form != Form::Base && verb.share >= Share::Mostly {
                    // «the latest said» is a subject, «recent polling» is not.
                    return matches!(verb.form, Form::Past | Form::Third | Form::PastOrParticiple)
                        && opens_phrase;
                }
                if part == Part::Number {
                    return verb.form != Form::Ing
                        && verb.share >= Share::Mostly
                        && (opens_phrase || matches!(verb.form, Form::PastOrParticiple | Form::Past));
                }
                adverb_between && verb.share == Share::Always && matches!(verb.form, Form::Past | Form::Third)
            }
            Part::Preposition => verb.form == Form::Ing,
            Part::Relative => {
                if matches!(words.low(at), "who" | "which" | "that") {
                    verb.form != Form::Ing
                } else {
                    verb.share >= Share::AsOften && verb.form != Form::Base && verb.form != Form::Ing
                        || verb.share >= Share::Mostly && (opens_phrase)
                }
            }
            Part::That => {
                matches!(verb.form, Form::Past | Form::Third | Form::PastOrParticiple)
                    && verb.share >= Share::AsOften
                    && (opens_phrase || ahead.preposition || ahead.adverb || !words.is_word(index + 1))
            }
            Part::Noun | Part::Name | Part::Object => {
                self.is_verb_behind_noun(index, verb, at, opens_phrase, part)
            }
            Part::And => {
                let match_before = (range.start..at).rev().take(12).find_map(|back| match self.parts[back] {
                    Part::Verb(form) => Some(form),
                    _ => None,
                });
                match verb.form {
                    Form::Base => {
                        verb.share >= Share::Mostly && (opens_phrase || ahead.preposition)
                            || verb.share >= Share::AsOften
                                && opens_phrase
                                && match_before == Some(Form::Base)
                    }
                    Form::Third => {
                        verb.share >= Share::Mostly
                            && (opens_phrase || ahead.preposition || match_before == Some(Form::Third))
                            || match_before == Some(Form::Third) && opens_phrase
                    }
                    _ => true,
                }
            }
            Part::Comma | Part::Mark => match verb.form {
                Form::Base => verb.share >= Share::Mostly && opens_phrase,
                Form::Third => {
                    verb.share >= Share::Mostly
                        && (opens_phrase || ahead.preposition || next == "." || verb.share == Share::Always)
                        || opens_phrase && verb.share >= Share::AsOften
                }
                _ => true,
            },
            Part::Subordinator => !matches!(verb.form, Form::Base | Form::Third),
            Part::Verb(_) => match verb.form {
                Form::Ing => true,
                Form::Participle | Form::PastOrParticiple => ahead.preposition || next == "to",
                Form::Base => matches!(words.low(at), "help" | "helped" | "helps" | "let"),
                _ => false,
            },
            _ => false,
        }
    }

    fn is_verb_behind_noun(
        &self,
        index: usize,
        verb: Verb,
        at: usize,
        opens_phrase: bool,
        part: Part,
    ) -> bool {
        let words = self.words;
        if words.low(at).ends_with("'s") || words.low(at).ends_with("s'") && part != Part::Name {
            return false;
        }
        let next = words.low(index + 1);
        let ahead = self.vocabulary.closed(next);
        // A finite verb right behind makes this the noun that it has for subject: «the protest votes are».
        let verb_ahead = ahead.be || ahead.have || ahead.modal || ahead.does;
        let plural = words.low(at).ends_with('s') || words.low(at) == "people";
        match verb.form {
            Form::Past | Form::Participle | Form::PastOrParticiple => true,
            Form::Ing => true,
            Form::Third => {
                // «advocates say»
                let verb_next = self.vocabulary.verb(next).is_some_and(|next| {
                    next.share == Share::Always
                        && matches!(next.form, Form::Base | Form::Past | Form::PastOrParticiple)
                });
                if verb_ahead || verb_next {
                    return false;
                }
                verb.share >= Share::Mostly
                    || verb.share >= Share::AsOften && (opens_phrase || next == "," && part == Part::Name)
                    || opens_phrase && (part == Part::Name || !plural)
            }
            Form::Base => {
                if verb_ahead || part == Part::Object {
                    return false;
                }
                let subject = ahead.pronoun && !ahead.determiner || next == "that";
                verb.share == Share::Always && opens_phrase
                    || verb.share >= Share::Mostly && subject
                    || (plural || part == Part::Name)
                        && (ahead.object && plural
                            || verb.share == Share::Always
                            || verb.share >= Share::Mostly
                                && (opens_phrase || ahead.preposition || ahead.adverb)
                            || verb.share >= Share::AsOften
                                && opens_phrase
                                && plural
                                && !matches!(next, "to"))
            }
        }
    }

    /// «the rules intended to curb lending were»: a finite verb of the same clause follows.
    fn is_reduced(&self, index: usize, end: usize) -> bool {
        let hangs = matches!(self.parts.get(index + 1), Some(Part::Preposition | Part::To | Part::Adverb));
        let mut infinitive = false;
        hangs
            && (index + 1..end)
                .map(|at| self.parts[at])
                .take_while(|part| {
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
                .any(|part| {
                    let finite = !infinitive
                        && matches!(
                            part,
                            Part::Be | Part::Have | Part::Modal | Part::Verb(Form::Third | Form::Past)
                        );
                    infinitive = part == Part::To;
                    finite
                })
    }

    /// A second look, once every word has a part: a past form that follows a noun is a participle where the clause has its
    /// verb already or «by» follows.
    fn settle(&mut self, range: &Range<usize>) {
        for index in range.clone() {
            if self.parts[index] != Part::Verb(Form::PastOrParticiple) {
                continue;
            }
            let before = self.before(index, range).map(|(_, part)| part);
            let form = match before {
                Some(Part::Be | Part::Have | Part::Preposition | Part::Contracted) => Form::Participle,
                Some(Part::Verb(_) | Part::Comma) if self.words.low(index + 1) == "by" => Form::Participle,
                Some(Part::Noun | Part::Name) if self.words.low(index + 1) == "by" => Form::Participle,
                Some(Part::Noun | Part::Name) if self.is_reduced(index, range.end) => Form::Participle,
                Some(
                    Part::Noun
                    | Part::Name
                    | Part::Pronoun
                    | Part::Number
                    | Part::Relative
                    | Part::That
                    | Part::And,
                ) => Form::Past,
                None => Form::Participle,
                Some(Part::Comma | Part::Mark) => {
                    // «The bill, opposed in the House, never …»: a subject of its own is missing.
                    Form::Past
                }
                _ => Form::Participle,
            };
            self.parts[index] = Part::Verb(form);
        }
    }
}
