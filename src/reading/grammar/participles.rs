//! The tagger's second look: whether a form that can be a past or a participle is the one or the other.

use std::ops::Range;

use super::parts::{Form, Part};
use super::tagger::Tagger;
use super::times::starts_time;
use crate::reading::frames::Cues;

impl Tagger<'_> {
    /// A second look, once every word has a part: a past form that follows a noun is a participle where the clause has its
    /// verb already or «by» follows.
    pub(super) fn settle(&mut self, range: &Range<usize>) {
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
            let spoken = self.lemmas[index].is_some_and(|lemma| self.vocabulary.is_spoken(lemma));
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
}
