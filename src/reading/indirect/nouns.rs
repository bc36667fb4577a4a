//! Nouns that hold what somebody says, thinks or wants: “the claim that”, “her support for”, “calls for”.

use std::ops::Range;

use super::{PHRASE, Reader, Reported};
use crate::reading::attribution::{Manner, Rule};
use crate::reading::frames::NounFrames;
use crate::reading::grammar::{Form, Group, GroupKind, Part, is_day};

/// Whose words a noun holds, and by which rule.
struct Holder {
    source: Option<Range<usize>>,
    relative: Option<usize>,
    rule: Rule,
}

impl Reader<'_> {
    /// Where the clause behind a noun ends: before the verb whose subject the noun is, “the claim that all is well [was wrong]”.
    fn claim_end(&self, noun: usize, from: usize) -> usize {
        let end = self.clause_end(from);
        let is_subject =
            self.groups.finite_from(self.range.start).is_some_and(|first| first.tokens.start > noun);
        let own = self.groups.finite_from(from).filter(|_| is_subject);
        let main =
            own.and_then(|own| self.groups.finite_from(own.tokens.end).map(|main| (own.tokens.end, main)));
        match main {
            Some((behind, main)) if !self.opens_another(behind..main.tokens.start) => {
                end.min(main.tokens.start)
            }
            _ => end,
        }
    }

    /// Whether another clause opens among some tokens: the verb behind them is its verb.
    fn opens_another(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| {
            matches!(
                self.part(at),
                Part::Comma
                    | Part::And
                    | Part::That
                    | Part::Relative
                    | Part::Subordinator
                    | Part::Pronoun
                    | Part::Contracted
            )
        })
    }

    /// Where the infinitive behind a noun ends: before the verb whose subject the noun is, “her plan to leave [was wrong]”.
    fn deed_end(&self, noun: usize, from: usize) -> usize {
        let end = self.clause_end(from);
        let first = self.groups.finite_from(self.range.start).map(|first| first.tokens.start);
        first.filter(|&main| main > noun && main < end && !self.opens_another(from..main)).unwrap_or(end)
    }

    /// “the claim that …”, “calls for …”, “her support for …”.
    pub(super) fn of_noun(&self, at: usize, found: &[Reported]) -> Option<Reported> {
        let start = self.phrase_start(at);
        let owner = self.owner(start, at);
        // «the claim by the mayor that», «his announcement Friday that»
        let agent =
            if matches!(self.low(at + 1), "by" | "from") { self.phrase_at(at + 2, PHRASE) } else { None };
        let mut next = agent.as_ref().map_or_else(|| self.behind_raising(at), |agent| agent.end);
        if is_day(self.low(next)) {
            next += 1;
        }
        let low = self.low(at);
        let held = |noun: Option<(&'static str, &NounFrames)>| {
            let (lemma, frames) = noun?;
            Some((lemma, self.held(at, next, frames)?))
        };
        let (lemma, content) = held(self.cues.noun(low))
            .or_else(|| owner.as_ref().or(agent.as_ref()).and_then(|_| held(self.cues.owned(low))))
            .or_else(|| {
                held(self.cues.cause(low).filter(|_| at > self.range.start && self.low(at - 1) == "in"))
            })
            .or_else(|| {
                let (lemma, frames) = self.cues.noun(low).or_else(|| self.cues.owned(low))?;
                Some((lemma, self.told(at, frames, owner.is_some())?))
            })?;
        // «criticism of the plan from the unions»
        let giver = (content.start + 1..content.end)
            .find(|&from| self.low(from) == "from" && !self.words.quoted[from])
            .and_then(|from| Some((from, self.phrase_at(from + 1, PHRASE)?)))
            .filter(|(_, giver)| owner.is_none() && agent.is_none() && self.may_act(giver));
        let (content, agent) = match giver {
            Some((from, giver)) => (content.start..from, Some(giver)),
            None => (content, agent),
        };
        let holder = match (owner, agent) {
            (Some(owner), _) if self.part(owner.start) == Part::Possessive && self.is_given(owner.start) => {
                let giver = self.giver(owner.start, found);
                if giver.source.is_some() {
                    giver
                } else {
                    Holder { source: Some(owner), relative: None, rule: Rule::Owner }
                }
            }
            (Some(owner), _) => Holder { source: Some(owner), relative: None, rule: Rule::Owner },
            (None, Some(agent)) => Holder { source: Some(agent), relative: None, rule: Rule::Agent },
            (None, None) => self.giver(start, found),
        };
        let blow = self.cues.verb(lemma).is_some_and(|frames| frames.blow);
        if blow && !self.is_verbal(holder.source.as_ref(), &content) {
            return None;
        }
        Some(Reported {
            content,
            cue: at..at + 1,
            rule: if holder.source.is_some() { holder.rule } else { Rule::None },
            source: holder.source,
            relative: holder.relative,
            manner: self.cues.verb(lemma).map_or(Manner::Neutral, |frames| frames.manner),
            ..self.reported()
        })
    }

    /// Behind a noun, and behind the verb by which it came up: «concerns | that», «concerns were raised | that».
    fn behind_raising(&self, noun: usize) -> usize {
        let raised = self.groups.finite_from(noun + 1).filter(|verb| {
            verb.tokens.start == noun + 1
                && if verb.passive {
                    matches!(verb.lemma, "raise" | "voice" | "express" | "make" | "air")
                } else {
                    matches!(
                        verb.lemma,
                        "arise" | "grow" | "mount" | "spread" | "emerge" | "linger" | "persist" | "swirl"
                    )
                }
        });
        raised.map_or(noun + 1, |verb| verb.tokens.end)
    }

    /// What a noun that ends before `next` takes.
    fn held(&self, noun: usize, next: usize, frames: &NounFrames) -> Option<Range<usize>> {
        let content = if frames.that
            && self.part(next) == Part::That
            && (self.has_subject(next + 1) || self.part(next + 1) == Part::Quote)
            && self.has_clause(next + 1)
        {
            next + 1..self.claim_end(noun, next + 1)
        } else if frames.to && self.part(next) == Part::To {
            next..self.deed_end(noun, next + 1)
        } else if frames.joined.iter().any(|joint| *joint == self.low(next))
            && self.part(next) != Part::To
            && !self.is_place_of_words(next)
        {
            next + 1..self.phrase_or_clause_end(next + 1)
        } else {
            return None;
        };
        (!content.is_empty()).then_some(content)
    }

    /// What a noun is told to be: «her claim is that …», «their aim was to …», «His argument: …».
    fn told(&self, noun: usize, frames: &NounFrames, owned: bool) -> Option<Range<usize>> {
        if self.words.word(noun + 1) == ":" {
            let named = owned || self.low(noun.saturating_sub(1)) == "the";
            return (named && frames.that && self.has_clause(noun + 2)).then(|| noun + 2..self.last());
        }
        let verb = self.groups.finite_from(noun + 1).filter(|verb| verb.lemma == "be" && !verb.passive)?;
        let near = verb.tokens.start <= noun + 5
            && (noun + 1..verb.tokens.start)
                .all(|at| !matches!(self.part(at), Part::Comma | Part::That | Part::Relative));
        let behind = verb.tokens.end;
        let content = match self.part(behind) {
            _ if !near => return None,
            Part::That if frames.that && self.has_clause(behind + 1) => {
                behind + 1..self.clause_end(behind + 1)
            }
            Part::To if frames.to => behind..self.clause_end(behind + 1),
            _ => return None,
        };
        (!content.is_empty()).then_some(content)
    }

    /// “The plan drew criticism from the unions”: what it is of stands before the verb.
    pub(super) fn drawn(&self, at: usize) -> Option<Reported> {
        if !self.cues.lists.drawn.holds(self.low(at)) {
            return None;
        }
        let mut start = self.phrase_start(at);
        while start > self.range.start && self.part(start - 1) == Part::Adverb {
            start -= 1;
        }
        let verb = self.groups.iter().find(|group| {
            group.tokens.end == start
                && self.cues.lists.drawing.holds(group.lemma)
                && group.kind == GroupKind::Finite
        })?;
        let content = self.subject(verb)?;
        let from = (at + 1..self.range.end.min(at + 4)).find(|&from| self.low(from) == "from");
        let source = from.and_then(|from| self.phrase_at(from + 1, PHRASE));
        Some(Reported {
            content,
            cue: verb.tokens.start..at + 1,
            rule: if source.is_some() { Rule::Agent } else { Rule::None },
            source,
            manner: Manner::Neutral,
            ..self.reported()
        })
    }

    /// “Smith is a critic of the plan”, “Smith, an advocate of the plan, …”: whose stand the noun tells.
    pub(super) fn partisan(&self, at: usize) -> Option<Reported> {
        if !self.cues.lists.partisans.holds(self.low(at)) || !matches!(self.low(at + 1), "of" | "for") {
            return None;
        }
        let start = self.phrase_start(at);
        if start == self.range.start || !matches!(self.low(start), "a" | "an" | "the" | "one") {
            return None;
        }
        let verb = self.groups.iter().find(|group| group.tokens.end == start);
        let source = match verb {
            Some(verb)
                if matches!(verb.lemma, "be" | "remain" | "become") && verb.kind == GroupKind::Finite =>
            {
                self.subject(verb)?
            }
            None if self.part(start - 1) == Part::Comma => {
                self.phrases(self.range.start..start - 1).pop().filter(|phrase| phrase.end + 1 == start)?
            }
            _ => return None,
        };
        let content = at + 2..self.phrase_or_clause_end(at + 2);
        (!content.is_empty()).then(|| Reported {
            content,
            cue: at..at + 1,
            source: Some(source),
            manner: Manner::Belief,
            rule: Rule::Subject,
            ..self.reported()
        })
    }

    /// «a comment on Friday», «a remark on television»: when and where, not on what.
    fn is_place_of_words(&self, joint: usize) -> bool {
        const PLACES: &[&str] = &[
            "twitter",
            "facebook",
            "instagram",
            "youtube",
            "social",
            "television",
            "tv",
            "radio",
            "stage",
            "air",
        ];
        let next = self.low(joint + 1);
        self.low(joint) == "on" && (is_day(next) || PLACES.contains(&next))
    }

    /// Where the phrase begins whose head stands at a token.
    fn phrase_start(&self, head: usize) -> usize {
        let back = |from: usize| {
            (self.range.start..from)
                .rev()
                .take_while(|&before| self.part(before).is_nominal() || self.is_plural_mark(before))
                .last()
                .unwrap_or(from)
        };
        let start = back(head);
        // «his earlier claim», «the mayor's past comments», «her increasingly sharp criticism»
        let owns = |at: usize| {
            self.part(at) == Part::Possessive || self.low(at).ends_with("'s") || self.is_plural_mark(at)
        };
        let qualifies = |at: usize| {
            matches!(self.part(at), Part::Adverb | Part::Verb(Form::Ing | Form::Participle))
                || matches!(self.low(at), "past" | "then")
        };
        let before = start.checked_sub(1).filter(|&at| at > self.range.start && qualifies(at));
        before.filter(|&at| owns(at - 1)).map_or(start, back)
    }

    /// The mark behind a plural owner: «the voters’ anger».
    fn is_plural_mark(&self, at: usize) -> bool {
        matches!(self.words.word(at), "'" | "’")
            && !self.words.quoted[at]
            && at > self.range.start
            && self.low(at - 1).ends_with('s')
            && self.words.tokens[at - 1].span.end == self.words.tokens[at].span.start
    }

    /// Whose a noun is: «Smith’s claim», «his plan».
    pub(super) fn owner(&self, start: usize, noun: usize) -> Option<Range<usize>> {
        let owner = (start..noun).rev().find(|&before| {
            self.part(before) == Part::Possessive
                || self.words.low(before).ends_with("'s")
                || self.words.low(before).ends_with("s'")
                || self.is_plural_mark(before)
        })?;
        Some(if self.part(owner) == Part::Possessive { owner..owner + 1 } else { start..owner + 1 })
    }

    /// Who gives what a noun holds that begins at `start`: the subject of the verb before it, «Smith made the claim that»,
    /// «Smith won by promises to». Where the verb only brings it about, nobody is named: «the plan drew criticism of».
    fn giver(&self, start: usize, found: &[Reported]) -> Holder {
        let nobody = Holder { source: None, relative: None, rule: Rule::None };
        let mut end = start;
        while end > self.range.start && self.part(end - 1) == Part::Adverb {
            end -= 1;
        }
        let with = end > self.range.start
            && matches!(self.low(end - 1), "with" | "in" | "on" | "as" | "to" | "of" | "under" | "by");
        let index = self.groups.iter().rposition(|group| {
            group.tokens.end == end || with && group.tokens.end < end && group.tokens.end + 8 > end
        });
        let Some(index) = index else { return nobody };
        let verb = &self.groups[index];
        let parted = (verb.tokens.end..end)
            .any(|at| matches!(self.part(at), Part::Comma | Part::Mark) && !(with && at + 2 == end));
        let causes = self.cues.lists.drawing.holds(verb.lemma);
        if verb.passive || causes && !with || parted || verb.kind == GroupKind::Participle {
            return nobody;
        }
        Holder { source: self.source(index, found), relative: self.relative(index), rule: Rule::Subject }
    }

    /// Whether the verb before a phrase gives what the phrase holds: «shared her belief», «renewed his call».
    fn is_given(&self, start: usize) -> bool {
        // «stepped up his attacks on»
        let particle =
            start > self.range.start && matches!(self.low(start - 1), "up" | "out" | "down" | "off" | "back");
        // «criticized his claim»: it is another's.
        let own = |group: &Group| {
            group.kind == GroupKind::Finite
                && !self.cues.lists.drawing.holds(group.lemma)
                && self.cues.verb(group.lemma).is_none_or(|frames| !frames.thing)
                && self.subject(group).is_some_and(|subject| self.may_act(&subject))
        };
        self.groups.iter().any(|group| {
            (group.tokens.end == start || particle && group.tokens.end + 1 == start)
                && !group.passive
                && (self.cues.lists.giving.holds(group.lemma) || own(group))
        })
    }
}
