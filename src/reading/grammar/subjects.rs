//! The subject of a verb: the phrase before it that nothing else governs.

use std::ops::Range;

use super::times::is_time;
use super::{Form, Grammar, Group, Part, phrases};
use crate::reading::frames::Cues;
use crate::reading::words::Words;

/// The subject of the finite group, back to `from`: the phrase before it that nothing else governs. That of «who» is
/// what it looks back to.
pub(in crate::reading) fn subject(
    words: &Words<'_>,
    grammar: &Grammar,
    group: &Group,
    from: usize,
) -> Option<Range<usize>> {
    if grammar.part(group.tokens.start) == Part::Contracted {
        return Some(group.tokens.start..group.tokens.start + 1);
    }
    let clause = Clause { words, grammar, from };
    let mut end = clause.before_adverbs(group.tokens.start);
    // «Smith (R-Ohio) said»
    if end > from
        && words.word(end - 1) == ")"
        && let Some(opens) = (from..end).rev().find(|&at| words.word(at) == "(")
    {
        end = opens;
    }
    if end == from {
        return None;
    }
    if let Some(relative) = clause.relative_before(end) {
        return clause.antecedent(relative);
    }
    match grammar.part(end - 1) {
        Part::Relative | Part::That => return clause.antecedent(end - 1),
        Part::Comma => return clause.across(end - 1),
        Part::Mark if clause.parts_clauses(end - 1) || matches!(words.word(end - 1), ")" | "]") => {
            return clause.across(end - 1);
        }
        _ => {}
    }
    let start = clause.boundary(end);
    if let Some(whom) = clause.whom_a_relative_clause_tells_of(start, end) {
        return Some(whom);
    }
    clause.free(start..end).next_back().or_else(|| if start > from { clause.across(end) } else { None })
}

/// The «who», «which» or «that» which is the subject of a group, words of time and place between them or not.
pub(in crate::reading) fn relative_subject(
    words: &Words<'_>,
    grammar: &Grammar,
    group: &Group,
    from: usize,
) -> Option<usize> {
    let clause = Clause { words, grammar, from };
    clause.relative_before(clause.before_adverbs(group.tokens.start))
}

/// The phrase that words between marks hang on, which end at a token: «The mayor, who left in May, | praising».
pub(in crate::reading) fn head_before(
    words: &Words<'_>,
    grammar: &Grammar,
    end: usize,
    from: usize,
) -> Option<Range<usize>> {
    Clause { words, grammar, from }.head_before(end)
}

/// The words of a sentence from a token on.
struct Clause<'a> {
    words: &'a Words<'a>,
    grammar: &'a Grammar,
    from: usize,
}

impl Clause<'_> {
    fn part(&self, index: usize) -> Part {
        self.grammar.part(index)
    }

    /// Back over what may stand between a subject and its verb: «Smith herself never | said», «both | agree».
    fn before_adverbs(&self, verb: usize) -> usize {
        let mut end = verb;
        while end > self.from {
            let part = self.part(end - 1);
            // «she all but | begged»
            if self.words.low(end - 1) == "but" && end - 1 > self.from && self.words.low(end - 2) == "all" {
                end -= 2;
                continue;
            }
            let floats = matches!(
                self.words.low(end - 1),
                "both" | "all" | "each" | "himself" | "herself" | "itself" | "themselves"
            ) && end - 1 > self.from
                && (self.part(end - 2).is_head() || self.is_soft(end - 2));
            if !floats && !matches!(part, Part::Adverb | Part::Not | Part::Quote) {
                break;
            }
            end -= 1;
        }
        end
    }

    /// A dash between clauses.
    fn parts_clauses(&self, index: usize) -> bool {
        matches!(self.words.word(index), "—" | "–" | "―" | "-") && self.part(index) == Part::Mark
    }

    /// The relative pronoun that is the subject of what begins at `end`: «who | said», «who, on Monday, | said».
    fn relative_before(&self, end: usize) -> Option<usize> {
        let at = (self.from.max(end.saturating_sub(14))..end).rev().find(|&at| {
            !(self.part(at).is_nominal()
                || matches!(self.part(at), Part::Adverb | Part::Preposition | Part::Comma | Part::Quote))
        })?;
        let is_subject = match self.part(at) {
            Part::Relative => self.is_who(at),
            Part::That => at > self.from && self.part(at - 1).is_head() && at + 1 == end,
            _ => false,
        };
        (is_subject && self.free(at + 1..end).next().is_none()).then_some(at)
    }

    fn is_who(&self, at: usize) -> bool {
        matches!(self.words.low(at).split('\'').next(), Some("who" | "which"))
    }

    /// What a relative pronoun looks back to: the phrase before it, whatever governs it.
    fn antecedent(&self, relative: usize) -> Option<Range<usize>> {
        let mut end = relative;
        while end > self.from
            && (matches!(self.part(end - 1), Part::Comma | Part::And) || self.parts_clauses(end - 1))
        {
            end -= 1;
        }
        phrases(self.words, self.grammar, self.boundary(end)..end).pop()
    }

    /// «Voters who like the plan and know the mayor | say»: the subject of a verb behind a relative clause is what that
    /// clause tells of.
    fn whom_a_relative_clause_tells_of(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let verb = start.checked_sub(1).filter(|&verb| verb >= self.from)?;
        // «who think | prices rose»: what is thought begins here.
        let thought = self
            .grammar
            .lemma(verb)
            .and_then(|lemma| Cues::get().verb(lemma))
            .is_some_and(|frames| frames.clause && !frames.thing);
        if thought && self.free(start..end).any(|phrase| phrase.start == start) {
            return None;
        }
        let mut own = 0;
        for at in (self.from..start).rev() {
            let part = self.part(at);
            if part == Part::Relative || self.is_that_for_whom(at) {
                let opens = (part == Part::That || self.is_who(at)) && at > self.from;
                if own != 1 || !opens || self.part(at - 1) == Part::Comma {
                    return None;
                }
                let whom = self.antecedent(at)?;
                return self.free(self.boundary(whom.start)..at).next_back().or(Some(whom));
            }
            if matches!(part, Part::Comma | Part::Mark | Part::That | Part::Subordinator) {
                return None;
            }
            let begins = part.is_finite() && !self.part(at.wrapping_sub(1)).is_auxiliary();
            let joined = self.part(self.before_adverbs(at).wrapping_sub(1)) == Part::And;
            own += usize::from(begins && !joined && self.part(at.wrapping_sub(1)) != Part::To);
        }
        None
    }

    /// «groups that backed | him»: the «that» behind a noun which is the subject of the verb behind it.
    fn is_that_for_whom(&self, at: usize) -> bool {
        self.part(at) == Part::That
            && at > self.from
            && self.part(at - 1) == Part::Noun
            && (at + 1..at + 4).find(|&next| self.part(next) != Part::Adverb).is_some_and(|next| {
                self.part(next).is_finite() || self.part(next) == Part::Verb(Form::PastOrParticiple)
            })
    }

    /// The subject before an apposition or a clause between marks that ends at `end`.
    fn across(&self, end: usize) -> Option<Range<usize>> {
        let first = self.stretch(end);
        let head = self.head_before(first.start);
        let acts = self.own_verb(first.clone()).is_some() && !self.is_aside(first.start);
        // «she praised the mayor, mocked | …»: no apposition, but another verb of hers.
        if acts && (head.is_none() || !self.follows_mark(first.start)) {
            return None;
        }
        head.or_else(|| self.free(first).next())
    }

    /// The phrase that words between marks hang on, back from `close`: over other such words, up to the first of a row.
    fn head_before(&self, mut close: usize) -> Option<Range<usize>> {
        let mut best: Option<Range<usize>> = None;
        while close > self.from && self.is_soft(close - 1) && self.words.word(close - 1) != "(" {
            let stretch = self.stretch(close - 1);
            close = stretch.start;
            if self.is_aside(stretch.start) || stretch.is_empty() {
                continue;
            }
            // «even if»
            let opens = stretch.clone().find(|&at| self.part(at) != Part::Adverb).unwrap_or(stretch.start);
            let hangs = matches!(
                self.part(opens),
                Part::Preposition | Part::Subordinator | Part::Verb(Form::Ing | Form::Participle)
            );
            if hangs && best.is_some() {
                break;
            }
            let verb = self.own_verb(stretch.clone());
            let from = verb.map_or(stretch.start, |verb| verb + 1).max(self.opener(stretch.clone()));
            let found = self.free(from..stretch.end).find(|phrase| !self.is_figure(phrase));
            if from > stretch.start {
                return best.or(found);
            }
            if !hangs {
                best = found.or(best);
            } else if stretch.start == self.from {
                return best.or(found);
            }
        }
        best
    }

    /// «, 33,»: an age, nobody.
    fn is_figure(&self, phrase: &Range<usize>) -> bool {
        phrase.clone().all(|at| self.part(at) == Part::Number)
    }

    /// Whether words between marks are a clause about what stands before: «, who …», «, some of which …».
    fn is_aside(&self, at: usize) -> bool {
        at > self.from && self.part(at) == Part::Relative
            || self.words.low(at) == "whose"
            || matches!(self.part(at), Part::And | Part::Preposition) && self.part(at + 1) == Part::Relative
    }

    fn follows_mark(&self, at: usize) -> bool {
        at > self.from && matches!(self.part(at - 1), Part::Comma | Part::Mark)
    }

    /// Whether a mark parts phrases inside a clause, and not one clause from another.
    fn is_soft(&self, index: usize) -> bool {
        self.part(index) == Part::Comma
            || matches!(self.words.word(index), "(" | ")")
            || self.parts_clauses(index)
    }

    /// The words between marks that end at `close`.
    fn stretch(&self, close: usize) -> Range<usize> {
        let mut close = close;
        while close > self.from && self.is_soft(close - 1) && self.words.word(close - 1) != ")" {
            close -= 1;
        }
        if close > self.from
            && self.words.word(close - 1) == ")"
            && let Some(opens) = (self.from..close).rev().find(|&at| self.words.word(at) == "(")
        {
            return self.stretch(opens);
        }
        let date = |at: usize| {
            at > self.from && self.part(at - 1) == Part::Number && self.part(at + 1) == Part::Number
        };
        let start = (self.from..close)
            .rev()
            .find(|&at| {
                self.is_soft(at) && !(self.part(at) == Part::Comma && date(at))
                    || matches!(self.words.word(at), ";" | ":" | "?" | "!")
            })
            .map_or(self.from, |at| at + 1);
        let start = (start..close).find(|&at| self.part(at) != Part::Quote).unwrap_or(close);
        start..close
    }

    /// The last finite verb of some words that no «who», «that» or «because» among them opens a clause for.
    fn own_verb(&self, range: Range<usize>) -> Option<usize> {
        let mut opened = 0;
        let mut found = None;
        for index in range.clone() {
            let part = self.part(index);
            if matches!(part, Part::Relative | Part::That | Part::Subordinator) {
                opened += 1;
            } else if part.is_finite()
                && !matches!(part, Part::Verb(Form::Base))
                && self.words.low(index) != "being"
            {
                if index > range.start && self.part(index - 1).is_auxiliary() {
                    continue;
                }
                if opened > 0 {
                    opened -= 1;
                } else {
                    found = Some(index);
                }
            }
        }
        found
    }

    /// Behind the last word that opens a clause whose verb does not follow before `end`.
    fn opener(&self, range: Range<usize>) -> usize {
        let Range { start: from, end } = range;
        let last = (from..end)
            .rfind(|&at| matches!(self.part(at), Part::Relative | Part::That | Part::Subordinator));
        last.filter(|&at| !(at..end).any(|index| self.part(index).is_finite())).map_or(from, |at| at + 1)
    }

    /// Where the clause that ends at `end` begins: behind the last mark, verb or joining word.
    fn boundary(&self, end: usize) -> usize {
        (self.from..end)
            .rev()
            .find(|&at| match self.part(at) {
                Part::Verb(form) => !matches!(form, Form::Participle | Form::Ing),
                Part::Be => self.words.low(at) != "being",
                // A dot inside a sentence ends an initial or a short form.
                Part::Mark => self.words.word(at) != ".",
                Part::Comma
                | Part::Subordinator
                | Part::That
                | Part::Relative
                | Part::Have
                | Part::Do
                | Part::Modal => true,
                _ => false,
            })
            .map_or(self.from, |at| at + 1)
    }

    /// «at least | 40 said», «more than | half said», «about | two-thirds said», «much of | the town said»: the preposition
    /// only bounds how many.
    fn is_bounded(&self, at: usize) -> bool {
        let low = |at: usize| self.words.low(at);
        let counts = self.part(at) == Part::Number
            || matches!(low(at), "half" | "a" | "one-third" | "two-thirds" | "three-quarters");
        let fraction = low(at) != "a" || matches!(low(at + 1), "third" | "quarter" | "half" | "dozen");
        low(at - 1) == "at" && matches!(low(at), "least" | "most")
            || low(at - 1) == "than" && at > 1 && matches!(low(at - 2), "more" | "fewer" | "less")
            || matches!(low(at - 1), "about" | "around" | "over") && counts && fraction
            || low(at - 1) == "of" && at > self.from + 1 && low(at - 2) == "much"
    }

    /// The phrases among some words that may be a subject: no preposition or verb governs them, and they tell no time.
    fn free(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = Range<usize>> {
        // «But hacking experts»
        let from = range.start + usize::from(self.part(range.start) == Part::And);
        phrases(self.words, self.grammar, range).into_iter().filter(move |phrase| {
            let mut before = phrase.start;
            while before > from
                && matches!(self.part(before - 1), Part::Adverb | Part::Quote | Part::Adjective)
            {
                before -= 1;
            }
            // «Outside experts», «Existing plans»: what stands first there qualifies.
            let first = before == from + 1
                && (matches!(self.words.low(from), "outside" | "inside" | "opposite" | "past")
                    || matches!(self.part(from), Part::Verb(Form::Ing | Form::Participle)));
            let governed = before > from
                && !first
                && !self.is_bounded(before)
                && matches!(self.part(before - 1), Part::Preposition | Part::Verb(_) | Part::To);
            let headed =
                phrase.clone().any(|at| self.part(at).is_head() || self.part(at) == Part::Contracted)
                    || self.words.low(phrase.start) == "the";
            // «him», «them»: never a subject.
            let object = phrase.len() == 1 && self.part(phrase.start) == Part::Object;
            !governed && headed && !object && !is_time(self.words, phrase)
        })
    }
}
