//! What an article's sentences can be asked: what they report, and who does what a verb of theirs tells.

use std::ops::Range;

use super::{Doer, Reader, Reported, Turns};
use crate::reading::frames::Cues;
use crate::reading::grammar::{Grammar, GroupKind, Groups, Part, groups, is_time};
use crate::reading::names::Names;
use crate::reading::words::Words;
use crate::story::ParagraphKind;

/// The sentences of an article, each with its clauses: what they report, and who does what they tell.
pub(in crate::reading) struct Clauses<'a> {
    pub(in crate::reading) grammar: &'a Grammar,
    sentences: Vec<Reader<'a>>,
}

impl<'a> Clauses<'a> {
    pub(in crate::reading) fn of(
        words: &'a Words<'a>,
        grammar: &'a Grammar,
        names: &'a Names,
        turns: &'a Turns,
    ) -> Self {
        let reader = |(number, range): (usize, &Range<usize>)| {
            let range = behind_dateline(words, grammar, range.clone());
            let groups = Groups::of(groups(words, grammar, range.clone()));
            Reader { words, grammar, names, turns, cues: Cues::get(), groups, range, number }
        };
        Self { grammar, sentences: words.ranges.iter().enumerate().map(reader).collect() }
    }

    /// What each sentence reports, in order.
    pub(in crate::reading) fn reported(&self) -> Vec<Reported> {
        let told =
            |reader: &&Reader<'_>| reader.words.sentences[reader.number].kind != ParagraphKind::Furniture;
        self.sentences.iter().filter(told).flat_map(Reader::read).collect()
    }

    /// Who does what the verb at a token tells, or what governs it if it is a noun.
    pub(in crate::reading) fn doer(&self, sentence: usize, cue: usize, is_noun: bool) -> Option<Doer> {
        let reader = &self.sentences[sentence];
        let at = reader.groups.partition_point(|group| group.tokens.end <= cue);
        let doer = match reader.groups.get(at).filter(|group| group.tokens.contains(&cue)) {
            Some(_) => reader.doer(at, &[]),
            // «the player is off your device; caption: “…”»: what only is something says nothing.
            None if is_noun && at > 0 && reader.groups[at - 1].lemma == "be" => None,
            None if is_noun => reader.governing(at, &[]),
            None => reader.of_token(cue).or_else(|| reader.governing(at, &[])),
        };
        // What stands between the marks does not report them: «… the crash” | Governor Holt said».
        let unquoted = |mut doer: Doer| {
            doer.phrase.start =
                doer.phrase.clone().rev().take_while(|&at| !reader.words.quoted[at]).last()?;
            Some(doer)
        };
        doer.and_then(unquoted).or_else(|| reader.topic().map(Reader::named))
    }

    /// Whether a verb may tell what is done to its subject: «was told», «a letter written», not «said».
    pub(in crate::reading) fn may_be_passive(&self, sentence: usize, verb: usize) -> bool {
        let groups = &self.sentences[sentence].groups;
        let at = groups.partition_point(|group| group.tokens.end <= verb);
        groups.get(at).is_none_or(|group| !group.tokens.contains(&verb) || group.passive)
    }

    /// Whether a verb tells what is done to its subject: «is said», «was asked».
    pub(in crate::reading) fn is_passive(&self, sentence: usize, verb: usize) -> bool {
        let groups = &self.sentences[sentence].groups;
        let at = groups.partition_point(|group| group.tokens.end <= verb);
        groups.get(at).is_some_and(|group| group.tokens.contains(&verb) && group.passive)
    }

    /// The phrase that begins at a token of a sentence: «said | the mayor of Aldea».
    pub(in crate::reading) fn phrase_at(&self, sentence: usize, token: usize) -> Option<Range<usize>> {
        let reader = &self.sentences[sentence];
        let end = reader.source_end(token).min(token + 14);
        let end = (token..end).find(|&at| reader.words.quoted[at]).unwrap_or(end);
        let first = reader.phrases(token..end).into_iter().next()?;
        (first.start == token && !is_time(reader.words, &first)).then_some(first)
    }

    /// Whether a phrase of a sentence speaks of people or of a body.
    pub(in crate::reading) fn may_act(&self, sentence: usize, phrase: &Range<usize>) -> bool {
        self.sentences[sentence].may_act(phrase)
    }

    /// The verb that governs the words between marks at some tokens, before them or just behind, and its doer.
    pub(in crate::reading) fn governing(
        &self,
        sentence: usize,
        marks: &Range<usize>,
    ) -> Option<(Range<usize>, Doer)> {
        let reader = &self.sentences[sentence];
        let at = reader.groups.partition_point(|group| group.tokens.end <= marks.start);
        let before = at.checked_sub(1).filter(|&at| !reader.words.quoted[reader.groups[at].head]);
        let behind = || {
            let at = reader.groups.partition_point(|group| group.tokens.start < marks.end);
            let group = reader.groups.get(at).filter(|group| group.kind == GroupKind::Finite)?;
            let doer = reader.own_doer(at)?;
            (doer.phrase.start <= marks.end + 1 && doer.phrase.start >= marks.end)
                .then(|| (group.tokens.clone(), doer))
        };
        let before = before.and_then(|at| Some((reader.groups[at].tokens.clone(), reader.doer(at, &[])?)));
        let before = before.filter(|_| !matches!(reader.groups[at - 1].lemma, "be" | "have" | "do"));
        before.or_else(behind).filter(|(_, doer)| reader.is_no_pointer(&doer.phrase))
    }

    /// Whoever stands before the colon at a token, with no verb: «More from Ann Smith | :».
    pub(in crate::reading) fn labelled(&self, sentence: usize, colon: usize) -> Option<Range<usize>> {
        let reader = &self.sentences[sentence];
        let dash = |&at: &usize| reader.is_dash(at) || reader.part(at) == Part::Quote;
        let from = (reader.range.start..colon).rev().find(dash).map_or(reader.range.start, |at| at + 1);
        let verb = (from..colon).any(|at| reader.part(at).is_finite());
        let last = reader.phrases(from..colon).pop()?;
        (!verb && last.end == colon && reader.may_act(&last)).then_some(last)
    }

    /// Whom a sentence is about: the subject of the first verb in it whose clause hangs on nothing.
    pub(in crate::reading) fn subject(&self, sentence: usize) -> Option<Range<usize>> {
        self.sentences[sentence].topic()
    }
}

/// The tokens of a sentence less what tells whence it is sent: «OSLO, March 3 (Agency) — ».
fn behind_dateline(words: &Words<'_>, grammar: &Grammar, range: Range<usize>) -> Range<usize> {
    let place = words.word(range.start);
    let shouts = place.chars().count() > 2 && !place.chars().any(char::is_lowercase);
    let is_dash =
        |at: usize| matches!(words.word(at), "—" | "–" | "―" | "-") && grammar.part(at) == Part::Mark;
    let Some(dash) = (range.start..range.end.min(range.start + 14)).find(|&at| is_dash(at)) else {
        return range;
    };
    // «Aldea (AP) –»
    let signed = dash > range.start && words.word(dash - 1) == ")";
    let bare =
        (range.start..dash).all(|at| !words.quoted[at] && (words.is_capital(at) || !words.is_word(at)));
    let begin = (dash..range.end).find(|&at| !is_dash(at)).unwrap_or(range.end);
    let goes_on = matches!(grammar.part(begin), Part::Relative | Part::Verb(_) | Part::Be);
    if (shouts || signed) && bare && !goes_on && begin + 2 < range.end { begin..range.end } else { range }
}
