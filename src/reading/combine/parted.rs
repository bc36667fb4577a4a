//! Quotes between marks that two reports of one sentence share.

use super::is_saying;
use crate::reading::grammar::Grammar;
use crate::reading::indirect::Reported;
use crate::reading::quotes::{Quote, QuoteKind};
use crate::reading::words::Words;
use crate::text::Span;

/// The quotes between marks, those parted that two reports share: «called it "weak" and said it had "no use"».
pub(super) fn parted(
    words: &Words<'_>,
    grammar: &Grammar,
    quotes: Vec<Quote>,
    reported: &[Reported],
) -> Vec<Quote> {
    let mut all = Vec::with_capacity(quotes.len());
    let mut places = Vec::with_capacity(quotes.len());
    for mut quote in quotes {
        quote.continues = quote.continues.map(|before| places[before]);
        let from =
            reported.partition_point(|report| words.span(report.content.clone()).end <= quote.span.start);
        while quote.kind == QuoteKind::Mixed
            && let Some(first) = shared(words, &quote, &reported[from.min(reported.len())..])
        {
            let (before, behind) = halves(quote, first, words, grammar);
            all.push(before);
            quote = behind;
        }
        places.push(all.len());
        all.push(quote);
    }
    all
}

/// How many marks of a quote belong to another report than those behind them.
fn shared(words: &Words<'_>, quote: &Quote, reported: &[Reported]) -> Option<usize> {
    (1..quote.marks.len()).find(|&next| {
        let (before, behind) = (quote.marks[next - 1], quote.marks[next]);
        let mut near = reported
            .iter()
            .take(8)
            .map(|report| (words.span(report.cue.clone()), words.span(report.content.clone())));
        let held = near.clone().any(|(cue, content)| {
            cue.start < before.start && content.meets(before) && content.end <= behind.start
        });
        held && near
            .any(|(cue, content)| cue.start >= before.end && cue.end <= behind.start && content.meets(behind))
    })
}

/// A quote in two, the first with so many marks.
fn halves(quote: Quote, first: usize, words: &Words<'_>, grammar: &Grammar) -> (Quote, Quote) {
    let last = quote.marks[first - 1];
    let between = quote.cue.is_some_and(|cue| cue.start >= last.end);
    let mut behind = quote.clone();
    behind.marks = quote.marks[first..].to_vec();
    behind.span = Span::new(behind.marks[0].start, quote.span.end);
    behind.continues = None;
    let mut before = quote;
    before.marks.truncate(first);
    before.span = Span::new(before.span.start, last.end);
    if between {
        before.cue = None;
    } else if behind.cue.is_some_and(|cue| is_saying(words, grammar, cue)) {
        behind.cue = None;
    }
    (before, behind)
}
