//! The tagger: which part of speech each word of an article is, by lists, endings and neighbours.

use std::ops::Range;

use super::parts::{Form, Part};
use super::vocabulary::{Kinds, Verb, Vocabulary};
use crate::reading::names::Names;
use crate::reading::words::Words;
use crate::story::ParagraphKind;
use crate::text::TokenKind;

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
        if sentence.kind != ParagraphKind::Furniture {
            tagger.sentence(range.clone());
        }
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
    pub(super) fn prior_part(&self) -> Option<Part> {
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

    /// The word before a token that is no adverb, and what it is.
    pub(super) fn before(&self, index: usize, range: &Range<usize>) -> Option<(usize, Part)> {
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

    /// Whether a hyphen stands between two words without a blank.
    pub(super) fn touches(&self, index: usize) -> bool {
        let span = self.words.tokens[index].span;
        let before = index.checked_sub(1).and_then(|before| self.words.tokens.get(before));
        let after = self.words.tokens.get(index + 1);
        before.is_some_and(|before| before.span.end == span.start)
            && after.is_some_and(|after| after.span.start == span.end)
    }
}

/// Whether a word's ending makes it an adjective: «contentious», «hopeful», «needless», «visible».
fn describes(low: &str) -> bool {
    ["ous", "ful", "less", "ible"].iter().any(|ending| low.ends_with(ending))
        && low.len() > 5
        && !matches!(low, "handful" | "armful" | "mouthful" | "spoonful" | "bashful" | "unless" | "crucible")
}
