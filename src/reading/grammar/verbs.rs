//! Whether a word that can be a verb is one where it stands.

use std::ops::Range;

use super::parts::{Form, Part};
use super::tagger::{Here, Tagger};
use super::vocabulary::{Share, Verb};

/// Verbs whose base form is their participle too: «has put», «was set».
const ONE_FORM: &[&str] = &[
    "become",
    "come",
    "run",
    "put",
    "set",
    "cut",
    "hit",
    "let",
    "quit",
    "cost",
    "hurt",
    "shut",
    "spread",
    "cast",
    "read",
    "overcome",
    "bet",
    "split",
    "forecast",
    "broadcast",
    "upset",
];

impl Tagger<'_> {
    /// Whether a word that can be a verb is one here.
    pub(super) fn is_verb(&self, here: &Here<'_>, verb: Verb, range: &Range<usize>) -> bool {
        let index = here.index;
        let compound = index > range.start && self.parts[index - 1] == Part::Joint
            || self.words.word(index + 1) == "-" && self.touches(index + 1);
        if compound {
            return false;
        }
        let (form, share) = (verb.form, verb.share);
        let opens = self.opens_phrase(here);
        let ahead = here.ahead;
        let Some((at, part)) = here.prior else {
            // A sentence that begins with the word: «Asked about it», «Speaking to».
            return match form {
                Form::Ing | Form::PastOrParticiple | Form::Participle => {
                    opens || ahead.preposition || ahead.adverb || ahead.subordinator
                }
                Form::Base => share >= Share::Mostly && opens,
                _ => false,
            };
        };
        match part {
            Part::To => form == Form::Base,
            Part::Modal | Part::Do => matches!(form, Form::Base | Form::Ing),
            Part::Have => match form {
                Form::Base => ONE_FORM.contains(&verb.lemma),
                form => matches!(form, Form::Participle | Form::PastOrParticiple),
            },
            Part::Be | Part::Contracted => self.is_behind_be(here, verb, at, part),
            // «made it clear»: behind one person or thing a base form is no verb.
            Part::Pronoun => {
                form != Form::Base || !matches!(self.words.low(at), "it" | "he" | "she" | "this" | "everyone")
            }
            // «the latest said» is a subject, «recent polling» is not.
            Part::Adjective if form != Form::Base && share >= Share::Mostly => {
                matches!(form, Form::Past | Form::Third | Form::PastOrParticiple) && opens
            }
            Part::Number => {
                form != Form::Ing
                    && share >= Share::Mostly
                    && (opens || matches!(form, Form::PastOrParticiple | Form::Past))
            }
            Part::Determiner | Part::Possessive | Part::Adjective => {
                at + 1 < index && share == Share::Always && matches!(form, Form::Past | Form::Third)
            }
            Part::Preposition => form == Form::Ing,
            Part::Relative if matches!(self.words.low(at), "who" | "which" | "that") => form != Form::Ing,
            Part::Relative => {
                share >= Share::AsOften && form != Form::Base && form != Form::Ing
                    || share >= Share::Mostly && opens
            }
            Part::That => {
                matches!(form, Form::Past | Form::Third | Form::PastOrParticiple)
                    && share >= Share::AsOften
                    && (opens || ahead.preposition || ahead.adverb || !self.words.is_word(index + 1))
            }
            Part::Noun | Part::Name | Part::Object => self.is_behind_noun(here, verb, at, part),
            Part::And => self.is_behind_and(here, verb, at, range),
            Part::Comma | Part::Mark => match form {
                Form::Base => share >= Share::Mostly && opens,
                Form::Third => {
                    share >= Share::Mostly
                        && (opens || ahead.preposition || here.next == "." || share == Share::Always)
                        || opens && share >= Share::AsOften
                }
                _ => true,
            },
            Part::Subordinator => !matches!(form, Form::Base | Form::Third),
            Part::Verb(_) => match form {
                Form::Ing => true,
                Form::Participle | Form::PastOrParticiple => ahead.preposition || here.next == "to",
                Form::Base => matches!(self.words.low(at), "help" | "helped" | "helps" | "let"),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the next word begins a phrase or a clause, as behind a verb that takes one.
    fn opens_phrase(&self, here: &Here<'_>) -> bool {
        let ahead = here.ahead;
        ahead.determiner
            || ahead.possessive
            || ahead.object
            || ahead.pronoun
            || ahead.relative
            || matches!(here.next, "that" | "to")
            || self.words.is_capital(here.index + 1) && !here.titled
    }

    fn is_behind_be(&self, here: &Here<'_>, verb: Verb, at: usize, part: Part) -> bool {
        match verb.form {
            Form::Participle | Form::PastOrParticiple | Form::Ing => true,
            Form::Base => {
                let low = self.words.low(at);
                part == Part::Contracted && (low.ends_with("'d") || low.ends_with("'ll"))
                    || ONE_FORM.contains(&verb.lemma)
                        && !matches!(verb.lemma, "become" | "come" | "run" | "overcome" | "let" | "cost")
                        && !here.ahead.coordinator
            }
            _ => false,
        }
    }

    fn is_behind_and(&self, here: &Here<'_>, verb: Verb, at: usize, range: &Range<usize>) -> bool {
        let opens = self.opens_phrase(here);
        let pair = (range.start..at).rev().take(12).find_map(|back| match self.parts[back] {
            Part::Verb(form) => Some(form),
            _ => None,
        });
        match verb.form {
            Form::Base => {
                verb.share >= Share::Mostly && (opens || here.ahead.preposition)
                    || verb.share >= Share::AsOften && opens && pair == Some(Form::Base)
            }
            Form::Third => {
                let same = pair == Some(Form::Third);
                verb.share >= Share::Mostly && (opens || here.ahead.preposition || same) || same && opens
            }
            _ => true,
        }
    }

    fn is_behind_noun(&self, here: &Here<'_>, verb: Verb, at: usize, part: Part) -> bool {
        let before = self.words.low(at);
        if before.ends_with("'s") || before.ends_with("s'") && part != Part::Name {
            return false;
        }
        let (ahead, share) = (here.ahead, verb.share);
        let opens = self.opens_phrase(here);
        // A finite verb right behind makes this the noun that it has for subject: «the protest votes are».
        let verb_ahead = ahead.be || ahead.have || ahead.modal || ahead.does;
        let plural = before.ends_with('s') || before == "people";
        match verb.form {
            Form::Past | Form::Participle | Form::PastOrParticiple | Form::Ing => true,
            Form::Third => {
                // «advocates say»
                let verb_next = self.vocabulary.verb(here.next).is_some_and(|next| {
                    next.share == Share::Always
                        && matches!(next.form, Form::Base | Form::Past | Form::PastOrParticiple)
                });
                !(verb_ahead || verb_next)
                    && (share >= Share::Mostly
                        || share >= Share::AsOften && (opens || here.next == "," && part == Part::Name)
                        || opens && (part == Part::Name || !plural))
            }
            Form::Base if verb_ahead || part == Part::Object => false,
            Form::Base => {
                let subject = ahead.pronoun && !ahead.determiner || here.next == "that";
                let often = share >= Share::Mostly && (opens || ahead.preposition || ahead.adverb)
                    || share >= Share::AsOften && opens && plural && here.next != "to";
                share == Share::Always && opens
                    || share >= Share::Mostly && subject
                    || (plural || part == Part::Name)
                        && (ahead.object && plural || share == Share::Always || often)
            }
        }
    }
}
