//! All that an article quotes, with marks and without, in one order.

use super::attribution::{Link, Manner, Rule, Speaker};
use super::frames::Cues;
use super::grammar::Grammar;
use super::indirect::Reported;
use super::lexicon::Lexicon;
use super::names::Names;
use super::quotes::{Quote, QuoteKind};
use super::speakers::{Memory, resolve};
use super::words::Words;
use crate::text::Span;

/// The quotes between marks and what is reported without, joined: a report whose content holds marks is mixed.
pub(super) fn combine(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    grammar: &Grammar,
    quotes: Vec<Quote>,
    reported: Vec<Reported>,
) -> Vec<Quote> {
    let mut taken: Vec<Option<usize>> = vec![None; quotes.len()];
    let mut made: Vec<Quote> = Vec::new();
    let mut before_of: Vec<Option<usize>> = Vec::new();
    let mut memory = Memory::default();
    let mut next = 0;
    let mut last = None;
    for report in reported {
        while let Some(quote) =
            quotes.get(next).filter(|quote| quote.span.end <= words.span(report.content.clone()).start)
        {
            if let Some(speaker) = &quote.speaker {
                memory.remember(names, speaker, quote.sentence);
            }
            next += 1;
        }
        let content = trimmed(words, words.span(report.content.clone()));
        if content.is_empty() {
            continue;
        }
        let inside: Vec<usize> = (0..quotes.len())
            .skip(next.saturating_sub(2))
            .take_while(|&at| quotes[at].marks.first().is_none_or(|mark| mark.start < content.end))
            .filter(|&at| quotes[at].marks.iter().any(|mark| mark.meets(content)))
            .collect();
        let between: usize = inside.iter().flat_map(|&at| &quotes[at].marks).map(|mark| mark.len()).sum();
        if !inside.is_empty()
            && (between * 10 >= content.len() * 9
                || inside
                    .iter()
                    .any(|&at| quotes[at].kind == QuoteKind::Direct && !content.holds(quotes[at].span)))
        {
            continue;
        }
        // A report inside the report holds the words between marks, unless it is the same speaker's «he thought».
        let cue = words.span(report.cue.clone());
        let nested = |at: &usize| {
            let quote = &quotes[*at];
            let inner = quote.cue.filter(|inner| !inner.meets(cue) && content.holds(*inner));
            let says = inner.is_some_and(|inner| is_saying(words, grammar, inner));
            says && quote.speaker.as_ref().is_none_or(|speaker| {
                !matches!(words.low(words.at(speaker.mention.start)), "he" | "she" | "they" | "it")
            })
        };
        if inside.iter().any(|&at| nested(&at) || taken[at].is_some()) {
            continue;
        }
        let span =
            inside.iter().flat_map(|&at| &quotes[at].marks).fold(content, |span, &mark| span.join(mark));
        let span = with_closing(words, span, &quotes, &inside);
        let mut speaker = report
            .source
            .clone()
            .and_then(|source| resolve(words, names, lexicon, &source, report.sentence, &memory));
        // «a spokesman for the firm», «half of the voters»: what hangs on the head is part of who it is.
        if let (Some(speaker), Some(whole)) = (&mut speaker, &report.whole)
            && matches!(speaker.link, Link::Unnamed)
        {
            let mention = words.span(whole.clone());
            speaker.name = mention.of(words.text).to_owned();
            speaker.mention = mention;
        }
        if let (Some(speaker), Some(relative)) = (&mut speaker, report.relative) {
            speaker.mention = words.span(relative..relative + 1);
            speaker.link = Link::Pronoun;
        }
        let mut rule = report.rule;
        // Who only passes the words on is no speaker: the reading of the marks knows.
        let relayed = inside.first().is_some_and(|&first| {
            quotes[first].speaker.as_ref().is_some_and(|speaker| speaker.via.is_some())
        });
        if !inside.is_empty()
            && (speaker.is_none() || relayed)
            && let Some(&first) = inside.first()
        {
            speaker.clone_from(&quotes[first].speaker);
            rule = quotes[first].rule;
        }
        if speaker.is_none()
            && let Some(source) = &report.source
        {
            let mention = words.span(source.clone());
            speaker =
                Some(Speaker { link: Link::Pronoun, ..Speaker::named(mention.of(words.text), mention) });
        }
        if let Some(speaker) = &speaker {
            memory.remember(names, speaker, report.sentence);
        }
        for &at in &inside {
            taken[at] = Some(made.len());
        }
        let before = last.filter(|_| report.continues);
        last = Some(made.len());
        before_of.push(before);
        made.push(Quote {
            span,
            kind: if inside.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed },
            marks: inside.iter().flat_map(|&at| quotes[at].marks.clone()).collect(),
            cue: Some(words.span(report.cue.clone())),
            manner: report.manner,
            rule: if speaker.is_some() { rule } else { Rule::None },
            speaker,
            continues: None,
            sentence: report.sentence,
        });
    }
    // In the order of the text, with each piece still pointing at the piece before it.
    let kept = quotes.len();
    let mut all: Vec<(usize, Quote)> =
        quotes.into_iter().enumerate().filter(|(at, _)| taken[*at].is_none()).collect();
    all.extend(made.into_iter().zip(&before_of).enumerate().map(|(at, (mut quote, before))| {
        quote.continues = before.map(|before| kept + before);
        (kept + at, quote)
    }));
    all.sort_by_key(|(_, quote)| (quote.span.start, quote.span.end));
    let mut places = vec![None; kept + before_of.len()];
    for (place, (at, _)) in all.iter().enumerate() {
        places[*at] = Some(place);
    }
    all.into_iter()
        .map(|(_, mut quote)| {
            quote.continues = quote.continues.and_then(|before| places[before]);
            quote
        })
        .collect()
}

/// A content with the mark that closes the fragment at its end, where the opening one stands inside.
fn with_closing(words: &Words<'_>, span: Span, quotes: &[Quote], inside: &[usize]) -> Span {
    let last = inside.iter().flat_map(|&at| &quotes[at].marks).find(|mark| mark.end == span.end);
    let outer = last.filter(|mark| mark.start > span.start).and_then(|mark| {
        words
            .marked
            .iter()
            .find(|marked| marked.inner.holds(*mark) && marked.outer.start >= span.start && marked.closed)
    });
    outer.map_or(span, |marked| span.join(marked.outer))
}

/// Whether a cue gives words: «said», «warned», not «hopes» or «agreed».
fn is_saying(words: &Words<'_>, grammar: &Grammar, cue: Span) -> bool {
    words.range(cue).filter_map(|at| grammar.lemma(at)).any(|lemma| {
        let wanting = |manner| matches!(manner, Manner::Belief | Manner::Plan | Manner::Denial);
        lemma == "tell"
            || Cues::get().verb(lemma).is_some_and(|frames| frames.clause && !wanting(frames.manner))
    })
}

/// A span less the blanks and commas at its ends.
fn trimmed(words: &Words<'_>, span: Span) -> Span {
    span.trim(words.text)
}
