//! Where what is reported ends: clauses here, things in `phrase`.

mod phrase;

use std::ops::Range;

use super::{Reader, Reported};
use crate::reading::attribution::Manner;
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part};

impl Reader<'_> {
    /// A report kept within the clause that it stands in, where another follows.
    pub(super) fn bounded(&self, mut reported: Reported, index: usize) -> Option<Reported> {
        let content = reported.content.clone();
        let behind = |at: usize| reported.cue.end <= at && content.contains(&at);
        let end =
            self.lead_end().filter(|&comma| behind(comma)).or_else(|| self.relative_end(index, &content));
        if let Some(end) = end {
            reported.content.end = end;
        }
        if let Some(end) = self.main_verb_behind(index, &reported.content) {
            reported.content.end = end;
        }
        if let Some(end) = self.joined_report(index, &reported.content) {
            reported.content.end = end;
        }
        (!reported.content.is_empty()).then_some(reported)
    }

    /// The «and» behind which the same source reports in the same form: «warning of floods *and* urging calm»,
    /// «has called for a new bridge *and* has praised the plan».
    fn joined_report(&self, index: usize, content: &Range<usize>) -> Option<usize> {
        let group = &self.groups[index];
        let first = self.part(group.tokens.start);
        if content.start < group.tokens.end || group.passive {
            return None;
        }
        let inner: Vec<&Group> = self
            .groups
            .iter()
            .filter(|inner| content.start <= inner.tokens.start && inner.tokens.end <= content.end)
            .collect();
        let like = |next: &Group| {
            let start = self.part(next.tokens.start);
            match group.kind {
                GroupKind::Ing => next.kind == GroupKind::Ing,
                GroupKind::Infinitive => false,
                _ => {
                    first == Part::Have
                        && start == Part::Have
                        && self.low(group.tokens.start) == self.low(next.tokens.start)
                }
            }
        };
        let next = *inner.iter().find(|next| like(next))?;
        let and = (content.start..next.tokens.start).rfind(|&at| self.part(at) != Part::Adverb)?;
        let reports = self.cues.verb(next.lemma).is_some() || !self.cues.idioms(next.lemma).is_empty();
        if self.part(and) != Part::And || and <= content.start || !reports || self.words.quoted[and] {
            return None;
        }
        let comma = usize::from(self.part(and - 1) == Part::Comma);
        Some(and - comma)
    }

    /// The verb that a clause with «who» keeps waiting: «Drivers who praised the plan *warned* that …».
    fn main_verb_behind(&self, index: usize, content: &Range<usize>) -> Option<usize> {
        let relative = self.relative(index)?;
        let group = &self.groups[index];
        if relative <= self.range.start
            || content.start < group.tokens.end
            || self.words.quoted[content.start]
        {
            return None;
        }
        let opens = (self.range.start..relative)
            .rfind(|&at| matches!(self.part(at), Part::Comma | Part::Mark | Part::That | Part::Subordinator))
            .map_or(self.range.start, |at| at + 1);
        let led = matches!(self.part(opens), Part::Preposition | Part::Relative);
        if led || self.part(relative - 1) == Part::Comma || self.has_finite(opens, relative) {
            return None;
        }
        let own = usize::from(
            self.part(content.start - 1) == Part::That
                || matches!(self.part(content.start), Part::Pronoun | Part::Contracted | Part::Relative)
                || self.cues.verb(group.lemma).is_some_and(|frames| !frames.thing),
        );
        let mut inner = self.groups.iter().filter(|inner| {
            inner.kind == GroupKind::Finite
                && inner.tokens.start > content.start
                && inner.tokens.end <= content.end
                && !self.words.quoted[inner.head]
        });
        let main = inner.nth(own)?;
        let hangs = (content.start + 1..main.tokens.start).any(|at| {
            matches!(
                self.part(at),
                Part::Relative | Part::Subordinator | Part::Comma | Part::And | Part::Mark
            ) || self.part(at) == Part::That && at > content.start
        });
        let before = self.part(main.tokens.start - 1);
        let free = before.is_head() && !matches!(before, Part::Pronoun) || before == Part::Adverb;
        (!hangs && free && main.tokens.start > content.start).then_some(main.tokens.start)
    }

    /// The comma behind a clause with «who»: «Ann Holt, who praised the plan, later left».
    fn relative_end(&self, index: usize, content: &Range<usize>) -> Option<usize> {
        let relative = self.relative(index)?;
        if relative == self.range.start || self.part(relative - 1) != Part::Comma || content.start < relative
        {
            return None;
        }
        content.clone().find(|&at| {
            self.part(at) == Part::Comma && !self.in_date(at) && !self.words.quoted[at] && {
                let next = (at + 1..content.end).find(|&next| self.part(next) != Part::Adverb);
                next.is_some_and(|next| {
                    self.part(next).is_finite() || self.part(next) == Part::Verb(Form::PastOrParticiple)
                })
            }
        })
    }

    /// The comma that ends a clause or phrase which opens the sentence: «When …,», «Noting that …,», «After …,».
    pub(super) fn lead_end(&self) -> Option<usize> {
        let mut first = (self.range.start..self.range.end).find(|&at| self.part(at) != Part::Quote)?;
        // «But when …», «Even so, after …»
        if self.part(first) == Part::Adverb && self.part(first + 1) == Part::Comma {
            first += 2;
        } else if self.part(first) == Part::And || self.low(first) == "yet" {
            first += 1;
        }
        let opens = matches!(
            self.part(first),
            Part::Subordinator | Part::Preposition | Part::Verb(Form::Ing | Form::Participle)
        ) || matches!(self.low(first), "when" | "just" | "even" | "only" | "having" | "being");
        let comma = (first..self.last())
            .find(|&at| self.part(at) == Part::Comma && !self.in_date(at) && !self.words.quoted[at])?;
        (opens && self.has_clause(comma)).then_some(comma)
    }

    /// Where the clause that begins at a token ends.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        let last = self.last();
        let mut depth = 0i32;
        let mut at = from;
        while at + 1 < last {
            at += 1;
            let word = self.words.word(at);
            match word {
                "(" => depth += 1,
                ")" => {
                    depth -= 1;
                    if depth < 0 {
                        return at;
                    }
                }
                _ => {}
            }
            if depth > 0 {
                continue;
            }
            if self.words.quoted[at] {
                // «… "that we can win," adding that …»: the comma stands inside the marks.
                if word == ","
                    && self.part(at + 1) == Part::Quote
                    && !self.words.quoted[(at + 2).min(last)]
                    && !self.words.quoted[from]
                    && self.ends_at_comma(at + 1)
                {
                    return at + 2;
                }
                continue;
            }
            if word == ";" || word == ":" && self.part(at + 1) == Part::Quote {
                return at;
            }
            // «officials who asked not to be named | said»
            if matches!(self.low(at), "said" | "says" | "say" | "told")
                && from > 0
                && matches!(self.part(from - 1), Part::To | Part::Not | Part::Verb(_))
                && matches!(self.part(at - 1), Part::Verb(Form::Participle | Form::PastOrParticiple))
            {
                return at;
            }
            if self.is_dash(at) {
                // A second dash closes what the first put in.
                match (at + 1..last.min(at + 40)).find(|&next| self.is_dash(next)) {
                    Some(close) if close + 1 < last => at = close,
                    // «… — including the tolls»
                    _ if self.low(at + 1) == "including"
                        || self.part(at + 1) == Part::And
                            && matches!(self.part(at + 2), Part::That | Part::To) => {}
                    _ => return at,
                }
                continue;
            }
            if self.part(at) == Part::Comma
                && !self.in_date(at)
                && (self.ends_at_comma(at)
                    || self.has_finite(from, at) && self.adds(at)
                    || from > 0 && self.part(from - 1) == Part::To && self.main_follows(at))
                && !self.awaits_verb(from, at)
            {
                return at;
            }
            if self.part(at) == Part::And && self.ends_at_and(from, at) || self.ends_before_saying(at) {
                return at;
            }
        }
        last
    }

    /// «to close the bridge, and engineers agreed»: a main clause behind the comma.
    fn main_follows(&self, comma: usize) -> bool {
        let start = comma + 1 + usize::from(self.part(comma + 1) == Part::And);
        self.part(start) == Part::Contracted
            || self
                .phrases(start..self.last().min(start + 8))
                .first()
                .is_some_and(|subject| subject.start == start && self.part(subject.end).is_finite())
    }

    /// «the bridge, an old ruin, was closed»: what stands before the comma is the subject of a verb behind the next.
    fn awaits_verb(&self, from: usize, comma: usize) -> bool {
        let verbless = || self.groups.from(from).is_some_and(|group| group.tokens.start > comma);
        let close = || {
            (comma + 1..self.last().min(comma + 20))
                .find(|&at| self.part(at) == Part::Comma && !self.in_date(at))
        };
        // «the bridge, and the tunnel too, was closed»
        let added = self.part(comma + 1) == Part::And && self.part(comma + 2).is_nominal();
        (added || matches!(self.low(comma + 1), "a" | "an"))
            && verbless()
            && close().is_some_and(|close| {
                self.part(close + 1).is_finite() || self.part(close + 1) == Part::Verb(Form::PastOrParticiple)
            })
    }

    /// Whether a dash stands at a token, and not the hyphen of a word cut in two.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        let word = self.words.word(at);
        let apart = || {
            let (before, here) = (self.words.tokens[at - 1].span, self.words.tokens[at].span);
            before.end < here.start
        };
        matches!(word, "—" | "–") || word == "-" && self.part(at) == Part::Mark && at > 0 && apart()
    }

    /// The comma of «Sept. 11, 2001», and the one behind the year.
    pub(super) fn in_date(&self, comma: usize) -> bool {
        let number = |at: usize| self.part(at) == Part::Number;
        let year = |at: usize| number(at) && self.words.word(at).len() == 4;
        comma > self.range.start
            && number(comma - 1)
            && (year(comma + 1) || year(comma - 1) && self.part(comma.saturating_sub(2)) == Part::Comma)
    }

    /// Whether what is reported ends at a comma: the article adds its own behind, or another report.
    pub(super) fn ends_at_comma(&self, comma: usize) -> bool {
        let next = self.part(comma + 1);
        let low = self.low(comma + 1);
        // «…, and that he would not»: the second half of what is reported.
        if next == Part::And && self.part(comma + 2) == Part::That {
            return false;
        }
        // «the toll, while high, was fair»: what is put in ends at the next comma.
        if matches!(low, "while" | "although" | "though")
            && let Some(close) =
                (comma + 2..self.last().min(comma + 8)).find(|&at| self.part(at) == Part::Comma)
            && self.groups.finite_from(comma + 1).is_none_or(|verb| verb.tokens.start > close)
        {
            return false;
        }
        if matches!(low, "compared" | "but" | "while" | "although" | "though" | "whereas" | "according") {
            return true;
        }
        // «…, a plan that has since changed»: the article's own remark.
        if matches!(low, "a" | "an") && self.part(comma) == Part::Comma {
            return true;
        }
        // «…, with the mayor calling it a ruin»
        if low == "with" && self.is_absolute(comma + 1) {
            return true;
        }
        if matches!(low, "as" | "after" | "before" | "because" | "when" | "even" | "including") {
            return false;
        }
        // «…, and who said»
        if next == Part::And && self.low(comma + 2) == "who" {
            return true;
        }
        if next == Part::And {
            // «…, and he said»: somebody reports anew.
            return self.groups.finite_from(comma + 1).is_some_and(|group| {
                if group.tokens.start == comma + 2 && group.tokens.len() == 1 {
                    return self.cues.verb(group.lemma).is_some_and(|frames| self.speaks_anew(group, frames));
                }
                // «…, and more than two of ten said»
                let counts = || {
                    group.lemma == "say"
                        && group.tokens.start <= comma + 10
                        && (comma + 2..group.tokens.start).any(|at| self.part(at) == Part::Number)
                };
                (group.tokens.start <= comma + 5 || counts())
                    && self.cues.verb(group.lemma).is_some_and(|frames| frames.clause)
                    && group.tokens.len() == 1
            });
        }
        if let Part::Verb(Form::Ing) = next {
            return true;
        }
        // «…, said on Friday that»: the main verb at last.
        if let Part::Verb(Form::Past | Form::Third) = next
            && self.groups.from(comma + 1).is_some_and(|group| {
                self.cues.verb(group.lemma).is_some_and(|frames| self.speaks_anew(group, frames))
            })
        {
            return true;
        }
        // «…, Smith said»
        let reports = self.groups.finite_from(comma + 1);
        reports.is_some_and(|group| {
            group.tokens.start <= comma + 5
                && group.tokens.end + 3 >= self.last()
                && matches!(group.lemma, "say" | "add" | "tell" | "report")
                && !(comma + 1..group.tokens.start).any(|at| self.part(at) == Part::Comma)
        })
    }

    /// «with the mayor calling it a ruin»: a verb in -ing stands right behind the phrase.
    fn is_absolute(&self, with: usize) -> bool {
        let end = self.person_end(with + 1);
        end > with + 1 && self.part(end) == Part::Verb(Form::Ing)
    }

    /// «… before claiming that»: whoever spoke goes on.
    fn ends_before_saying(&self, at: usize) -> bool {
        matches!(self.low(at), "before" | "after" | "while")
            && self.part(at + 1) == Part::Verb(Form::Ing)
            && self.part(at + 2) == Part::That
    }

    /// «…, who runs the town»: what the article adds to a clause that is whole.
    fn adds(&self, comma: usize) -> bool {
        matches!(self.low(comma + 1), "who" | "which" | "whom")
    }

    /// «the plan as a mistake»: the word that tells what a thing is taken for, and not when.
    fn likens(&self, at: usize) -> bool {
        let mut next = at + 1;
        while self.part(next).is_nominal()
            || matches!(self.part(next), Part::Pronoun | Part::Preposition | Part::Adverb | Part::Quote)
        {
            next += 1;
        }
        let clause = self.part(next).is_finite() || self.part(next) == Part::Contracted;
        self.low(at) == "as" && self.low(at + 1) != "of" && !clause
    }

    /// «… and criticized», «… and called for»: another report of the same source.
    pub(super) fn ends_at_and(&self, from: usize, at: usize) -> bool {
        let Some(group) = self.groups.from(at + 1) else { return false };
        // «she had not yet | called for it»
        if self.low(at) == "yet" && (self.part(at - 1).is_auxiliary() || self.part(at - 1) == Part::Not) {
            return false;
        }
        let touching = (at + 1..group.tokens.start).all(|between| self.part(between) == Part::Adverb);
        // «… and the mayor says she»: somebody reports anew.
        let perfect = group.tokens.len() == 2 && self.part(group.tokens.start) == Part::Have;
        let says = group.kind == GroupKind::Finite
            && (group.tokens.len() == 1 || perfect)
            && self.low(at) != "or"
            && group.tokens.start <= at + 5
            && self.cues.verb(group.lemma).is_some_and(|frames| frames.bare)
            && (at + 1..group.tokens.start).all(|between| {
                self.part(between).is_nominal() || matches!(self.part(between), Part::Pronoun | Part::Adverb)
            })
            && (matches!(self.part(group.tokens.end), Part::That | Part::Pronoun | Part::Contracted)
                || group.lemma == "say" && self.part(group.tokens.end).is_nominal())
            && matches!(group.lemma, "say" | "add" | "argue" | "insist" | "warn" | "claim" | "suggest");
        if says && !touching {
            return true;
        }
        touching
            && group.kind == GroupKind::Finite
            && matches!(
                self.part(group.tokens.start),
                Part::Verb(Form::Past | Form::PastOrParticiple | Form::Third)
            )
            && self.cues.verb(group.lemma).is_some_and(|frames| self.speaks_anew(group, frames))
            && !self.perfect(from, at, group)
    }

    /// «… and criticized the plan»: whoever spoke goes on; «… and wanted a bridge» rather is what was said.
    fn speaks_anew(&self, group: &Group, frames: &Frames) -> bool {
        let behind = group.tokens.end;
        let goes_on = self.words.is_word(behind) || self.part(behind) == Part::Quote;
        let joins = || frames.joined.iter().any(|joint| *joint == self.low(behind));
        let takes = frames.thing || frames.person_infinitive || joins();
        frames.clause || takes && goes_on && frames.manner != Manner::Belief
    }

    /// «she has seen the bridge and liked it»: the auxiliary inside goes with both verbs.
    fn perfect(&self, from: usize, at: usize, group: &Group) -> bool {
        let inner = self.groups.iter().rfind(|inner| {
            inner.kind == GroupKind::Finite && inner.tokens.start >= from && inner.tokens.end <= at
        });
        self.part(group.tokens.start) == Part::Verb(Form::PastOrParticiple)
            && inner.is_some_and(|inner| self.part(inner.tokens.start) == Part::Have)
    }
}

#[cfg(test)]
mod tests;
