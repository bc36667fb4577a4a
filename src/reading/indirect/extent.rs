//! Where what is reported ends.

use std::ops::Range;

use super::Reader;
use crate::reading::attribution::Manner;
use crate::reading::frames::Frames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day, starts_time};
use crate::reading::lexicon::Lexicon;

impl Reader<'_> {
    /// The comma that ends a clause or phrase which opens the sentence: «When …,», «Noting that …,», «After …,».
    pub(super) fn lead_end(&self) -> Option<usize> {
        let mut first = (self.range.start..self.range.end).find(|&at| self.part(at) != Part::Quote)?;
        // «But when …», «Even so, after …»
        if self.part(first) == Part::Adverb && self.part(first + 1) == Part::Comma {
            first += 2;
        } else if self.part(first) == Part::And {
            first += 1;
        }
        let opens = matches!(
            self.part(first),
            Part::Subordinator | Part::Preposition | Part::Verb(Form::Ing | Form::Participle)
        ) || matches!(self.low(first), "when" | "just" | "even" | "only");
        let comma = (first..self.last())
            .find(|&at| self.part(at) == Part::Comma && !self.in_date(at) && !self.words.quoted[at])?;
        (opens && self.has_clause(comma)).then_some(comma)
    }

    /// A group's content, cut where the words that open the sentence end: «When he announced his plan, prices …».
    pub(super) fn led(&self, index: usize, mut content: Range<usize>) -> Option<Range<usize>> {
        if let Some(comma) = self.lead_end()
            && self.groups[index].tokens.end <= comma
            && content.end > comma
        {
            content.end = comma;
        }
        (content.start < content.end).then_some(content)
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
                && (self.ends_at_comma(at) || self.has_finite(from, at) && self.adds(at))
            {
                return at;
            }
            if self.part(at) == Part::And && self.ends_at_and(from, at) {
                return at;
            }
        }
        last
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
            && self.groups.finite_from(comma + 1).is_some_and(|verb| verb.tokens.start > close)
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
        if matches!(low, "as" | "after" | "before" | "because" | "when" | "even" | "including") {
            return false;
        }
        if next == Part::And {
            // «…, and he said»: somebody reports anew.
            return self.groups.finite_from(comma + 1).is_some_and(|group| {
                group.tokens.start <= comma + 5
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

    /// «…, who runs the town»: what the article adds to a clause that is whole.
    fn adds(&self, comma: usize) -> bool {
        matches!(self.low(comma + 1), "who" | "which")
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
        let touching = (at + 1..group.tokens.start).all(|between| self.part(between) == Part::Adverb);
        // «… and the mayor says she»: somebody reports anew.
        let says = group.kind == GroupKind::Finite
            && group.tokens.len() == 1
            && self.low(at) != "or"
            && group.tokens.start <= at + 5
            && self.cues.verb(group.lemma).is_some_and(|frames| frames.bare)
            && (at + 1..group.tokens.start).all(|between| {
                self.part(between).is_nominal() || matches!(self.part(between), Part::Pronoun | Part::Adverb)
            })
            && matches!(self.part(group.tokens.end), Part::That | Part::Pronoun | Part::Contracted)
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

    /// Where the noun phrase that begins at a token ends, all that hangs on it included.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
        let last = self.last();
        let mut at = from;
        let mut end = from;
        while at < last {
            let part = self.part(at);
            if self.words.quoted[at] && (part != Part::Quote || at > from) {
                at += 1;
                end = at;
                continue;
            }
            let goes_on = part.is_nominal()
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
                || part == Part::Mark
                    && matches!(self.words.word(at), "." | "/" | "'" | "’" | "(" | ")" | "[" | "]");
            if self.words.quoted[at] && !self.words.quoted[from] {
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
            // «of telling her that …»: what hangs on a verb is a clause.
            if matches!(part, Part::Verb(Form::Ing))
                && at > from
                && matches!(self.low(at - 1), "of" | "for" | "by" | "about")
            {
                return self.without_time(from, self.clause_end(at));
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
                let closing = (at + 1..last.min(at + 9)).find(|&next| {
                    self.part(next) == Part::And
                        || self.part(next).is_finite()
                        || self.part(next) == Part::Comma && next > at + 5
                });
                if !closing.is_some_and(|and| {
                    self.part(and) == Part::And && (self.part(and + 1).is_nominal()) && self.low(and) != "but"
                }) {
                    break;
                }
            } else if !goes_on && !self.likens(at) {
                break;
            }
            at += 1;
            if part != Part::Comma && part != Part::And {
                end = at;
            }
        }
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
        self.without_time(from, end)
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
    pub(super) fn without_time(&self, from: usize, end: usize) -> usize {
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
