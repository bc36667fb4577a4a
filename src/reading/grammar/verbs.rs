//! Whether a word that can be a verb is one where it stands.

use std::ops::Range;

use super::parts::{Form, Part};
use super::tagger::{Here, Tagger};
use super::vocabulary::{Share, Verb};
use crate::reading::frames::Cues;

impl Tagger<'_> {
    /// Whether a sentence begins with a verb: «Asked about it», «Speaking to».
    fn begins_as_verb(&self, here: &Here<'_>, verb: Verb) -> bool {
        let (opens, ahead) = (self.opens_phrase(here), here.ahead);
        match verb.form {
            // «Polling of voters», but «Speaking of voters»
            Form::Ing if here.next == "of" => self.is_phrasal(here, verb),
            Form::Ing | Form::PastOrParticiple | Form::Participle => {
                opens
                    || ahead.preposition
                    || ahead.adverb
                    || ahead.subordinator
                    || self.vocabulary.is_adverb(here.next)
            }
            Form::Base => verb.share >= Share::Mostly && opens,
            _ => false,
        }
    }

    /// Whether a verb stands where the subject of a clause would.
    fn begins_relative(&self, index: usize) -> bool {
        let word = self.closed(index);
        word.be
            || word.have
            || word.modal
            || word.does
            || !self.words.is_capital(index)
                && self.verb(index).is_some_and(|verb| {
                    verb.share >= Share::Mostly
                        && matches!(verb.form, Form::Base | Form::Past | Form::PastOrParticiple)
                })
    }

    /// Whether a word that can be a verb is one here.
    pub(super) fn is_verb(&self, here: &Here<'_>, verb: Verb, range: &Range<usize>) -> bool {
        let index = here.index;
        let compound = index > range.start && self.parts[index - 1] == Part::Joint
            || self.words.word(index + 1) == "-" && self.touches(index + 1);
        if compound {
            return false;
        }
        let (form, share) = (verb.form, verb.share);
        // «the states that vote», «the reports that have come»: a relative clause without a subject of its own.
        if form == Form::Third
            && here.next == "that"
            && share != Share::Always
            && self.begins_relative(index + 2)
        {
            return false;
        }
        let opens = self.opens_phrase(here);
        let ahead = here.ahead;
        let Some((at, part)) = here.prior else { return self.begins_as_verb(here, verb) };
        // «as reported by officials»
        let as_by = || self.words.low(at) == "as" && at + 1 == index && here.next == "by";
        if form == Form::PastOrParticiple && as_by() {
            return true;
        }
        if share == Share::Always && self.is_sure_behind(form, index, at, part) {
            return true;
        }
        match part {
            Part::To => form == Form::Base,
            Part::Modal | Part::Do => matches!(form, Form::Base | Form::Ing),
            Part::Have => match form {
                Form::Base => self.vocabulary.has_one_form(verb.lemma),
                form => matches!(form, Form::Participle | Form::PastOrParticiple),
            },
            Part::Be | Part::Contracted => self.is_behind_be(here, verb, at, part),
            // «made it clear»: behind one person or thing a base form is no verb.
            Part::Pronoun => {
                form != Form::Base
                    || at > range.start && self.parts[at - 1] == Part::Do
                    || self.vocabulary.has_one_form(verb.lemma) && (ahead.determiner || ahead.possessive)
                    || !matches!(self.words.low(at), "it" | "he" | "she" | "this" | "everyone")
            }
            // «the latest said» is a subject, «recent polling» is not.
            Part::Adjective if form != Form::Base && share >= Share::Mostly => {
                matches!(form, Form::Past | Form::Third | Form::PastOrParticiple) && opens
            }
            Part::Number => {
                form != Form::Ing
                    && share >= Share::Mostly
                    && (opens || matches!(form, Form::PastOrParticiple | Form::Past))
                    || form == Form::Ing && opens
            }
            // «the few widely regarded as», «a widely read paper».
            Part::Determiner if at + 1 < index && form == Form::PastOrParticiple => {
                ahead.determiner || ahead.possessive || ahead.preposition
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
            Part::That => self.is_behind_that(here, verb, at, range),
            Part::Noun | Part::Name | Part::Object => self.is_behind_noun(here, verb, at, part),
            Part::And => self.is_behind_and(here, verb, at, range),
            Part::Comma | Part::Mark => match form {
                Form::Base => {
                    // «…, privately worry about»
                    let adverb = at + 1 < index && part == Part::Comma;
                    share >= Share::Mostly && opens || adverb && self.is_phrasal(here, verb)
                }
                Form::Third => {
                    share >= Share::Mostly && (opens || ahead.preposition || here.next == ".")
                        || opens && share >= Share::AsOften
                        || self.is_phrasal(here, verb)
                        || self.opens_that(here)
                }
                _ => true,
            },
            Part::Subordinator => !matches!(form, Form::Base | Form::Third),
            // «exit polling shows he»
            Part::Verb(Form::Ing)
                if opens && (form == Form::Past || form == Form::Third && share >= Share::Mostly) =>
            {
                true
            }
            Part::Verb(_) => match form {
                Form::Ing => true,
                // «those asked shared their fears»
                Form::Participle | Form::PastOrParticiple => {
                    ahead.preposition || here.next == "to" || at > 0 && self.words.low(at - 1) == "those"
                }
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
            || matches!(here.next, "that" | "to" | "little")
            || here.next.split_once('\'').is_some_and(|(word, _)| self.vocabulary.closed(word).pronoun)
            || self.words.is_capital(here.index + 1) && !here.titled
    }

    fn is_behind_that(&self, here: &Here<'_>, verb: Verb, at: usize, range: &Range<usize>) -> bool {
        let (ahead, share) = (here.ahead, verb.share);
        let opens = self.opens_phrase(here);
        let follows = opens || ahead.preposition || ahead.adverb || !self.words.is_word(here.index + 1);
        match verb.form {
            Form::Past | Form::Third | Form::PastOrParticiple => {
                share >= Share::AsOften && (follows || self.has_object(here, Part::Noun))
            }
            // «polls that show him ahead», «ads that refer to it»
            Form::Base => {
                at > range.start
                    && self.is_plural(at - 1)
                    && (share >= Share::AsOften && opens || share >= Share::Mostly && follows)
            }
            _ => false,
        }
    }

    fn is_behind_be(&self, here: &Here<'_>, verb: Verb, at: usize, part: Part) -> bool {
        match verb.form {
            Form::Participle | Form::PastOrParticiple | Form::Ing => true,
            Form::Base => {
                let low = self.words.low(at);
                part == Part::Contracted && (low.ends_with("'d") || low.ends_with("'ll"))
                    || self.vocabulary.has_one_form(verb.lemma)
                        && !matches!(verb.lemma, "become" | "come" | "run" | "overcome" | "let" | "cost")
                        && !here.ahead.coordinator
            }
            _ => false,
        }
    }

    /// Whether a word that is hardly ever anything but a verb is one behind this: nothing that it could qualify or be
    /// governed by stands before it.
    fn is_sure_behind(&self, form: Form, index: usize, at: usize, part: Part) -> bool {
        let adjacent = at + 1 == index;
        match form {
            Form::Base => match part {
                Part::Comma | Part::And | Part::Mark => true,
                Part::Noun | Part::Name => !self.is_owner(at) && (self.is_plural(at) || part == Part::Name),
                // «those surveyed say»
                Part::Verb(Form::Past | Form::Participle | Form::PastOrParticiple) => adjacent,
                // «those who have backed him say», «those behind him say», «drivers themselves say»
                Part::Object => {
                    self.words.low(at) == "themselves"
                        || (at.saturating_sub(6)..at).any(|back| {
                            matches!(self.parts[back], Part::Relative | Part::That)
                                || self.words.low(back) == "those"
                        })
                }
                _ => false,
            },
            Form::Third => {
                matches!(part, Part::Comma | Part::And | Part::Mark | Part::That)
                    || matches!(part, Part::Noun | Part::Name) && !self.is_owner(at)
                    // «which they said includes»
                    || adjacent && matches!(part, Part::Verb(Form::Past | Form::Third | Form::Base | Form::PastOrParticiple))
            }
            Form::Past | Form::PastOrParticiple => {
                part == Part::That
                    // «those asked said», «who did not want to be named said»
                    || adjacent
                        && self.words.low(index) == "said"
                        && matches!(part, Part::Verb(Form::Participle | Form::PastOrParticiple))
            }
            _ => false,
        }
    }

    /// «the mayor's», «the voters'»: what follows is theirs.
    fn is_owner(&self, at: usize) -> bool {
        let low = self.words.low(at);
        low.ends_with("'s") || low.ends_with("s'") || self.words.word(at + 1) == "'"
    }

    /// Whether a word stands for several, as far as its ending or a list tells.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let low = self.words.low(at);
        low.ends_with('s') && !low.ends_with("ss") && !low.ends_with("'s")
            || matches!(
                low,
                "people" | "police" | "percent" | "%" | "men" | "women" | "children" | "those" | "half"
            )
    }

    /// «friends of the mayor», «voters in the city»: the word before the phrase stands for several.
    fn is_of_several(&self, at: usize) -> bool {
        let from = (at.saturating_sub(4)..at).rev().find(|&back| !self.parts[back].is_nominal());
        from.is_some_and(|from| {
            matches!(self.words.low(from), "of" | "in" | "from" | "at" | "on")
                && from > 0
                && self.parts[from - 1] == Part::Noun
                && self.is_plural(from - 1)
        })
    }

    /// Whether the phrase that a word stands in begins with «the», «a» or «his».
    fn is_determined(&self, at: usize) -> bool {
        let opens = (at.saturating_sub(4)..at)
            .rev()
            .find(|&back| !matches!(self.parts[back], Part::Name | Part::Noun | Part::Adjective));
        opens.is_some_and(|back| matches!(self.parts[back], Part::Determiner | Part::Possessive))
    }

    /// «the song and dance»
    fn is_one_of_two(&self, at: usize) -> bool {
        at > 1
            && self.words.low(at - 1) == "and"
            && matches!(self.parts[at - 2], Part::Noun | Part::Name)
            && matches!(self.parts[at], Part::Noun | Part::Name)
    }

    /// «points out», «focus on»: with this word behind it the verb is no noun.
    fn is_phrasal(&self, here: &Here<'_>, verb: Verb) -> bool {
        self.vocabulary.joins(verb.lemma, here.next)
    }

    /// «states that the», «notes that she»: a clause follows, not what tells which ones.
    fn opens_that(&self, here: &Here<'_>) -> bool {
        let behind = self.closed(here.index + 2);
        here.next == "that" && (behind.determiner || behind.possessive || behind.pronoun)
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
                    || (verb.share >= Share::AsOften && opens || self.is_phrasal(here, verb))
                        && pair == Some(Form::Base)
            }
            Form::Third => {
                let same = pair == Some(Form::Third);
                let joins = || {
                    let frames = Cues::get().verb(verb.lemma);
                    frames.is_some_and(|frames| frames.joined.contains(&here.next))
                };
                verb.share >= Share::Mostly && (opens || here.ahead.preposition || same)
                    || same && (opens || joins())
                    // «but plans to»
                    || verb.share >= Share::AsOften && self.goes_on_to(here.index)
                    || self.is_phrasal(here, verb)
            }
            _ => true,
        }
    }

    fn is_behind_noun(&self, here: &Here<'_>, verb: Verb, at: usize, part: Part) -> bool {
        let before = self.words.low(at);
        if before != "let's" && before.ends_with("'s") || before.ends_with("s'") && part != Part::Name {
            return false;
        }
        let (ahead, share) = (here.ahead, verb.share);
        let opens = self.opens_phrase(here);
        // A finite verb right behind makes this the noun that it has for subject: «the protest votes are».
        let verb_ahead = ahead.be || ahead.have || ahead.modal || ahead.does;
        let plural = self.is_plural(at)
            || self.is_one_of_two(at)
            || verb.form == Form::Base && part == Part::Noun && self.is_of_several(at);
        let adverb = at + 1 < here.index && !matches!(self.words.low(here.index - 1), "\"" | "'" | "”" | "’");
        let phrasal = self.is_phrasal(here, verb);
        // «a step that Holt hopes will help»
        let related = ahead.modal
            && share >= Share::AsOften
            && (at.saturating_sub(6)..at).any(|back| matches!(self.parts[back], Part::Relative | Part::That));
        match verb.form {
            Form::Past | Form::Participle | Form::PastOrParticiple | Form::Ing => true,
            Form::Third if related => part == Part::Name || !plural,
            Form::Base if related => plural,
            Form::Third => {
                // «advocates say», «advocates also said»
                let next =
                    here.index + 1 + usize::from(matches!(here.next, "also" | "now" | "still" | "later"));
                let verb_next = self.verb(next).is_some_and(|next| {
                    next.share == Share::Always
                        && matches!(next.form, Form::Base | Form::Past | Form::PastOrParticiple)
                });
                // «Ann Holt lobbies for»
                let joins = || {
                    let frames = Cues::get().verb(verb.lemma);
                    frames.is_some_and(|frames| frames.joined.contains(&here.next))
                };
                part == Part::Name && joins()
                    || phrasal && (part == Part::Name || !plural)
                    || !(verb_ahead || verb_next)
                        && (share >= Share::Mostly
                        // «the rule unfairly targets drivers»
                        || adverb && !plural
                        || share >= Share::AsOften
                            && (opens
                                || matches!(here.next, "," | "." | ")" | "as") && part == Part::Name
                                || self.is_ing(here.index + 1))
                        || opens && (part == Part::Name || !plural))
            }
            Form::Base if before == "let's" => true,
            // «his Twitter feed»
            Form::Base if part == Part::Name && !self.is_plural(at) && self.is_determined(at) => false,
            Form::Base if verb_ahead || part == Part::Object => false,
            Form::Base => {
                // «the mayors put the matter off»: the past of these is no other word.
                let as_past = self.vocabulary.has_one_form(verb.lemma)
                    && (ahead.determiner || ahead.possessive || ahead.object);
                let subject = ahead.pronoun && !ahead.determiner || here.next == "that";
                let often = share >= Share::Mostly && (opens || ahead.preposition || ahead.adverb)
                    || share >= Share::AsOften && opens && plural && here.next != "to";
                // «critics question his motives»
                let owned = plural
                    && part == Part::Noun
                    && (ahead.possessive || self.is_ing(here.index + 1))
                    && !ends_like_plural(before);
                let rests = !self.words.is_word(here.index + 1) && here.next != "-";
                share == Share::Always && opens
                    || owned
                    || as_past
                    || share >= Share::Mostly && subject
                    || plural
                        && (phrasal
                            || adverb
                            || share >= Share::Mostly && rests && !ends_like_plural(before)
                            || share >= Share::AsOften
                                && (self.goes_on_to(here.index)
                                    || self.is_ing(here.index + 1)
                                    || self.has_object(here, part)))
                    || (plural || part == Part::Name)
                        && (ahead.object && plural || share == Share::Always || often)
            }
        }
    }

    /// «polls show voters»: two nouns for several do not stand so, but for a verb between them.
    fn has_object(&self, here: &Here<'_>, part: Part) -> bool {
        let at = here.index + 1;
        part == Part::Noun
            && !ends_like_plural(self.words.low(here.index - 1))
            && self.words.is_word(at)
            && self.is_plural(at)
            && self.verb(here.index + 1).is_none()
    }

    /// Whether an infinitive follows: «plan to cut».
    fn goes_on_to(&self, index: usize) -> bool {
        let verb = self.verb(index + 2);
        self.words.low(index + 1) == "to"
            && verb.is_some_and(|verb| {
                verb.form == Form::Base
                    && (verb.share >= Share::AsOften
                        || matches!(self.words.low(index + 3), "to" | "the" | "a" | "his" | "her" | "their"))
            })
    }

    fn is_ing(&self, index: usize) -> bool {
        self.vocabulary
            .verb(self.words.low(index))
            .is_some_and(|verb| verb.form == Form::Ing && verb.share >= Share::Mostly)
    }
}

/// Words that end like a plural and go before another noun: «news show», «sports talk».
fn ends_like_plural(low: &str) -> bool {
    matches!(
        low,
        "news"
            | "sports"
            | "sales"
            | "arms"
            | "politics"
            | "rights"
            | "affairs"
            | "campus"
            | "always"
            | "this"
    )
}
