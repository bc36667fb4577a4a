//! Where a thing that is spoken of ends, all that hangs on it included.

use crate::reading::grammar::{Form, Part, is_day, starts_time};
use crate::reading::indirect::Reader;
use crate::reading::lexicon::Lexicon;

impl Reader<'_> {
    /// Where the noun phrase that begins at a token ends, all that hangs on it included.
    pub(in crate::reading::indirect) fn phrase_end(&self, from: usize) -> usize {
        let last = self.last();
        // «praised him | in March»: where and when somebody spoke of him hangs on the verb.
        let told = matches!(self.low(from + 1), "in" | "on" | "at" | "by" | "during")
            || self.part(from + 1) == Part::Adverb;
        if matches!(self.low(from), "him" | "her" | "them") && self.part(from) == Part::Object && told {
            return from + 1;
        }
        let mut at = from;
        let mut end = from;
        while at < last {
            let part = self.part(at);
            if self.words.quoted[at] && (part != Part::Quote || at > from) {
                at += 1;
                end = at;
                continue;
            }
            if matches!(part, Part::Relative | Part::That) && at > from
                || matches!(self.low(at), "what" | "whether" | "how")
            {
                let whole = self.clause_end(at);
                // A relative clause without a comma before it ends at the next.
                let close = (at..whole).find(|&next| {
                    self.part(next) == Part::Comma
                        && !self.in_date(next)
                        && !self.words.quoted[next]
                        && !matches!(self.part(next + 1), Part::Relative | Part::And)
                });
                return close.unwrap_or(whole);
            }
            if at > from && self.sets_scene(at) {
                break;
            }
            // «the bridge she built»
            if at > from && self.is_contact_clause(at) {
                return self.clause_end(at);
            }
            // «of telling her that …»: what hangs on a verb is a clause.
            if at > from && self.is_doing(at) {
                return self.without_time(from, self.clause_end(at));
            }
            // «a slow, dangerous road»
            if at > from
                && let Some(noun) = self.described_by_two(at)
            {
                at = noun;
                continue;
            }
            // «…," adding»: another report.
            if matches!(part, Part::Verb(Form::Ing)) && at > from && self.part(at - 1) == Part::Quote {
                break;
            }
            // «… and calling»: another report.
            if part == Part::And
                && matches!(self.part(at + 1), Part::Verb(Form::Ing))
                && self.grammar.lemma(at + 1).is_some_and(|lemma| self.cues.verb(lemma).is_some())
                && !matches!(self.part(from), Part::Verb(_))
            {
                break;
            }
            if at > from
                && let Some(close) = self.aside_end(at, last)
            {
                at = close;
                continue;
            }
            if part == Part::Comma && self.in_date(at) {
            } else if part == Part::Comma {
                // «…, where» goes on; «a, b and c» too.
                if self.part(at + 1) == Part::Relative && !self.adds(at) {
                    return self.clause_end(at + 1);
                }
                // «…, including the tolls»
                if matches!(self.low(at + 1), "including" | "such" | "especially" | "particularly") {
                    at += 2;
                    continue;
                }
                if !self.is_list(at, last) {
                    break;
                }
            } else if !self.goes_on(at, from) {
                break;
            }
            at += 1;
            if part != Part::Comma && part != Part::And {
                end = at;
            }
        }
        self.without_time(from, self.without_joints(from, end))
    }

    /// The noun behind two words that describe it, at the comma or «and» between them: «a slow | and winding *road*».
    fn described_by_two(&self, at: usize) -> Option<usize> {
        let describes = |at: usize| {
            matches!(
                self.part(at),
                Part::Adjective
                    | Part::Verb(Form::Participle | Form::PastOrParticiple | Form::Past | Form::Ing)
            )
        };
        if !matches!(self.part(at), Part::Comma | Part::And) || !describes(at - 1) {
            return None;
        }
        // What stands behind an article or another such word describes; «he was slow, tired» tells what he was.
        let opens = matches!(self.part(at.checked_sub(2)?), Part::Determiner | Part::Possessive);
        let second = at + 1 + usize::from(self.part(at + 1) == Part::Adverb);
        let behind = (second..self.last()).find(|&next| {
            !(describes(next) || self.part(next) == Part::Joint || self.part(next) == Part::Number)
        })?;
        (opens && behind > second && self.part(behind) == Part::Noun).then_some(behind)
    }

    /// «for closing the bridge», «for having closed it»: a verb in -ing behind the word that joins it.
    fn is_doing(&self, at: usize) -> bool {
        let does =
            matches!(self.part(at), Part::Verb(Form::Ing)) || matches!(self.low(at), "having" | "being");
        does && matches!(self.low(at - 1), "of" | "for" | "by" | "about" | "as")
    }

    /// Whether the word at a token belongs to the phrase that begins at `from`.
    fn goes_on(&self, at: usize, from: usize) -> bool {
        let part = self.part(at);
        part.is_nominal()
            || part.is_head()
            // What stands between marks belongs to the phrase that they stand in.
            || self.words.quoted[at] && !self.words.quoted[from]
            || matches!(part, Part::Preposition | Part::Adverb | Part::Quote | Part::Not | Part::To)
            || matches!(part, Part::Verb(Form::Ing | Form::Participle))
            || part == Part::And
                && (self.part(at + 1).is_nominal()
                    || matches!(
                        self.part(at + 1),
                        Part::Quote
                            | Part::Preposition
                            | Part::Adverb
                            | Part::Object
                            | Part::Verb(Form::Ing)
                    ))
            || matches!(part, Part::Verb(Form::Base)) && self.part(at.wrapping_sub(1)) == Part::To
            || part == Part::Be
                && (self.part(at.wrapping_sub(1)) == Part::To || self.low(at) == "being")
            || self.low(at) == "having"
            || part == Part::Mark
                && matches!(self.words.word(at), "." | "/" | "'" | "’" | "(" | ")" | "[" | "]")
            || self.likens(at)
            || at > from && self.looks_like_a_verb(at)
    }

    /// Whether a comma stands in a list: «a, b and c».
    fn is_list(&self, comma: usize, last: usize) -> bool {
        let closing = (comma + 1..last.min(comma + 9)).find(|&next| {
            self.part(next) == Part::And
                || self.part(next).is_finite()
                || self.part(next) == Part::Comma && next > comma + 5
        });
        // «the plan, slamming its cost», «the plan, and the mayor praised it»
        let acts = self.part(comma + 1) == Part::Verb(Form::Ing);
        let clause = |and: usize| {
            let end = self.person_end(and + 1);
            end > and + 1 && self.part(end).is_finite() && and == comma + 1
        };
        closing.is_some_and(|and| {
            self.part(and) == Part::And
                && self.part(and + 1).is_nominal()
                && self.low(and) != "but"
                && !acts
                && !clause(and)
        })
    }

    /// A phrase's end less words that would join it to more.
    fn without_joints(&self, from: usize, end: usize) -> usize {
        let mut end = end;
        while end > from
            && !self.words.quoted[end - 1]
            && matches!(
                self.part(end - 1),
                Part::Preposition | Part::Mark | Part::Adverb | Part::To | Part::And | Part::Quote
            )
            && self.words.word(end - 1) != ")"
        {
            end -= 1;
        }
        end
    }

    /// The mark behind an aside that parts a thing from what is said of it: «the bridge — the oldest — as a ruin»,
    /// «the bridge, an old ruin, as unsafe».
    fn aside_end(&self, at: usize, last: usize) -> Option<usize> {
        let goes_on =
            |next: usize| matches!(self.low(next), "as" | "of" | "for") || self.part(next) == Part::To;
        if self.is_dash(at) {
            let close = (at + 1..last.min(at + 25)).find(|&next| self.is_dash(next))?;
            return goes_on(close + 1).then_some(close + 1);
        }
        if self.part(at) != Part::Comma || self.in_date(at) || self.part(at + 1) == Part::And {
            return None;
        }
        let close = (at + 1..last.min(at + 14))
            .find(|&next| self.part(next) == Part::Comma && !self.in_date(next))?;
        goes_on(close + 1).then_some(close + 1)
    }

    /// Whether a clause without its «that» hangs on the noun before: «the bridge she built», «tolls drivers pay».
    fn is_contact_clause(&self, at: usize) -> bool {
        let subject = matches!(self.part(at), Part::Pronoun | Part::Contracted | Part::Name);
        let mut verb = at + 1;
        while self.part(verb) == Part::Name && self.part(at) == Part::Name || self.part(verb) == Part::Adverb
        {
            verb += 1;
        }
        subject
            && self.part(at - 1) == Part::Noun
            && !self.words.quoted[at]
            && (self.part(at) == Part::Contracted
                || self.part(verb).is_finite()
                || self.part(verb) == Part::Verb(Form::PastOrParticiple))
    }

    /// Whether what is tagged as a verb can only be a part of the phrase it stands in: «background checks», «a poll led by».
    fn looks_like_a_verb(&self, at: usize) -> bool {
        let before = self.part(at - 1);
        match self.part(at) {
            Part::Verb(Form::Third | Form::Base) => {
                let governs = matches!(self.part(at + 1), Part::Determiner | Part::Possessive);
                matches!(before, Part::Adjective | Part::Joint | Part::Possessive)
                    || before == Part::Noun && !governs
                    || before == Part::Name && self.part(at.saturating_sub(2)) == Part::Determiner
            }
            Part::Verb(Form::Past | Form::PastOrParticiple) => {
                let behind = self.skip_time(at + 1);
                before == Part::Noun
                    && self.part(behind) != Part::That
                    && (self.part(at + 1) == Part::Preposition || self.part(at + 1) == Part::To)
            }
            _ => false,
        }
    }

    /// Words behind a thing that tell when or how somebody spoke of it: «after the vote», «by calling it unsafe».
    fn sets_scene(&self, at: usize) -> bool {
        let how = self.low(at) == "by" && matches!(self.part(at + 1), Part::Verb(Form::Ing));
        how || matches!(self.low(at), "after" | "before" | "despite")
    }

    /// Whether the words that begin here tell in what form something was said: «in an interview», «on Twitter».
    fn is_occasion(&self, at: usize) -> bool {
        let places = matches!(self.low(at), "in" | "at" | "on" | "during" | "via" | "through");
        let forms = &Lexicon::get().reporting.occasions;
        let tells = |word: usize| forms.contains(self.low(word));
        let one = matches!(self.low(at + 1), "a" | "an") || self.part(at + 1) == Part::Possessive;
        places
            && !self.words.quoted[at]
            && (tells(at + 1)
                || one && (at + 2..at + 7).take_while(|&word| self.part(word).is_nominal()).any(tells))
    }

    /// A phrase's end less what tells when: «… on Monday», «… last week».
    pub(in crate::reading::indirect) fn without_time(&self, from: usize, end: usize) -> usize {
        let end = (from + 1..end).find(|&at| self.is_occasion(at)).unwrap_or(end);
        let day = end > from && is_day(self.low(end - 1));
        let mut start = if day {
            end - 1
        } else if end > from + 1 && starts_time(self.words, end - 2) {
            end - 2
        } else {
            return end;
        };
        while start > from
            && (matches!(self.low(start - 1), "on" | "late" | "early" | "earlier" | "in" | "over" | "since"))
        {
            start -= 1;
        }
        if start > from { start } else { end }
    }
}
