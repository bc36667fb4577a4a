//! Chains: whose words somebody passes on, as in «AFP, citing an official, reported» or «Smith said, according to AFP».

use std::ops::Range;

use super::cues::Cue;
use super::indirect::{Clauses, Reported};
use super::names::bare;
use super::phrases::DETERMINERS;
use super::words::Words;
use crate::text::Span;

/// Whoever passes words on, without the article.
pub(super) fn relayed(words: &Words<'_>, phrase: Range<usize>) -> Span {
    let article = usize::from(phrase.len() > 1 && DETERMINERS.contains(&words.low(phrase.start)));
    bare(words, words.span(phrase.start + article..phrase.end))
}

/// Whoever «X, citing Y, reported», «X reported, citing Y» or «according to X, which cited Y» names as Y, where Y is
/// people: what is cited of a document is not what it says.
pub(super) fn cited(
    words: &Words<'_>,
    clauses: &Clauses<'_>,
    sentence: usize,
    from: usize,
) -> Option<Range<usize>> {
    let comma = words.low(from) == "," && !words.quoted[from];
    let at = match words.low(from + 1) {
        "citing" | "quoting" if comma => from + 2,
        "which" | "who" if comma && is_citing(words.low(from + 2)) => from + 3,
        _ => return None,
    };
    clauses.phrase_at(sentence, at).filter(|phrase| clauses.may_act(sentence, phrase))
}

/// Whether a word gives another's words: «cited», «quoting».
fn is_citing(word: &str) -> bool {
    matches!(word, "cited" | "cites" | "citing" | "quoted" | "quotes" | "quoting")
}

/// Whether a report names only whose words another passes on: «Interfax reported, citing the governor».
pub(super) fn names_source(words: &Words<'_>, clauses: &Clauses<'_>, report: &Reported) -> bool {
    let end = report.content.end;
    behind_citing(words, clauses, report).is_some_and(|phrase| {
        let rest = words.low(phrase.end);
        let known = matches!(rest, "familiar" | "briefed" | "close");
        phrase.start == report.content.start && (phrase.end >= end || known)
    })
}

/// A report with whoever is cited in it as its source.
pub(super) fn chained(words: &Words<'_>, clauses: &Clauses<'_>, mut report: Reported) -> Reported {
    let content = report.content.clone();
    let ends =
        [report.source.as_ref().map_or(report.cue.end, |source| source.end), report.cue.end, content.end];
    let beside = || {
        let mut found = ends.into_iter().filter_map(|end| cited(words, clauses, report.sentence, end));
        found.find(|found| !content.contains(&found.start) && report.cue.end != found.start)
    };
    let behind = || behind_citing(words, clauses, &report);
    let Some(found) = behind().or_else(beside) else { return report };
    if content.start <= found.start && found.end < content.end {
        // «quoted an official as saying that prices rose»
        let says = words.low(found.end) == "as" && matches!(words.low(found.end + 1), "saying" | "telling");
        if !says {
            return report;
        }
        report.content.start = found.end + 2 + usize::from(words.low(found.end + 2) == "that");
    }
    report.relay = report.source.replace(found);
    report.relative = None;
    report
}

/// The people whom a report's own cue cites: «citing | an official».
fn behind_citing(words: &Words<'_>, clauses: &Clauses<'_>, report: &Reported) -> Option<Range<usize>> {
    let phrase = clauses.phrase_at(report.sentence, report.cue.end)?;
    (is_citing(words.low(report.cue.end - 1)) && clauses.may_act(report.sentence, &phrase)).then_some(phrase)
}

/// Whoever passes the words on: «…," Smith said, according to the Journal», «Smith was quoted as saying by AFP».
pub(super) fn relay(
    words: &Words<'_>,
    clauses: &Clauses<'_>,
    cue: &Cue,
    speaker: &Range<usize>,
    sentence: usize,
) -> Option<Span> {
    let range = &words.ranges[sentence];
    if words.low(cue.tokens.start) == "according" {
        return None;
    }
    let from = cue.tokens.end.max(speaker.end);
    let end = (from..range.end.min(from + 16))
        .find(|&index| words.quoted[index])
        .unwrap_or(range.end.min(from + 16));
    let at = (from..end).find_map(|index| {
        match (words.low(index), words.low(index + 1), words.low(index + 2)) {
            ("according", "to", _) if words.low(index.wrapping_sub(1)) == "," => Some(index + 2),
            ("as", "saying", "by") if words.low(index.wrapping_sub(1)) == "quoted" => Some(index + 3),
            ("saying", "by", _) if words.low(index.wrapping_sub(1)) == "as" => Some(index + 2),
            _ => None,
        }
    })?;
    clauses.phrase_at(sentence, at).map(|relay| relayed(words, relay))
}
