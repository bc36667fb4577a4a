//! Speech: which marked stretches are somebody's words, and which a title, a nickname or a word held at arm's length.

use std::collections::HashMap;
use std::ops::Range;

use super::cues::{Cue, plainly_says};
use super::lexicon::Lexicon;
use super::words::Words;
use crate::text::{Marked, TokenKind};

/// How often each short marked stretch stands in the article, told by its words in lower case.
pub(super) type Labels = HashMap<String, usize>;

/// Short stretches that are marked again and again: «the "green wall" scheme» is what a thing is called.
pub(super) fn labels(words: &Words<'_>) -> Labels {
    let mut labels = Labels::new();
    for marked in words.marked.iter().filter(|marked| marked.inner.len() <= 40) {
        *labels.entry(marked.inner.of(words.text).to_lowercase()).or_default() += 1;
    }
    labels
}

/// Whether a marked stretch is somebody's words, and not a title, a nickname or a word held at arm's length.
pub(super) fn is_speech(
    words: &Words<'_>,
    marked: Marked,
    sentence: usize,
    tokens: &Range<usize>,
    cue: Option<&Cue>,
    again: bool,
    lexicon: &Lexicon,
) -> bool {
    let inside: Vec<usize> =
        words.range(marked.inner).filter(|&index| words.tokens[index].kind != TokenKind::Mark).collect();
    if inside.is_empty() {
        return false;
    }
    let inner = marked.inner.of(words.text).trim_end();
    let stopped = inner.ends_with([',', '.', '!', '?', '…', ';', '-', '—']);
    let followed = words.low(tokens.end);
    let before = tokens.start.wrapping_sub(1);
    // «on "The Morning Hour."»
    let placed = matches!(words.low(before), "on" | "of" | "in" | "titled" | "entitled" | "called")
        && is_title(words, &inside);
    if inside.len() >= 5 || (stopped && cue.is_some() && !is_title(words, &inside)) {
        return stopped || !is_title(words, &inside);
    }
    // «Elizabeth "Liz" Smith»
    if inside.len() <= 2
        && words.is_capital(before)
        && words.is_capital(tokens.end)
        && words.is_capital(inside[0])
    {
        return false;
    }
    let held = cue.is_some_and(|cue| {
        if cue.after { cue.tokens.start <= tokens.end + 4 } else { cue.tokens.end + 2 >= tokens.start }
    });
    if is_title(words, &inside) && (placed || !(stopped && held)) {
        return false;
    }
    let Some(cue) = cue else {
        let whole = words
            .sentences
            .get(sentence)
            .is_some_and(|sentence| words.range(sentence.span).len() <= tokens.len() + 1);
        // «"We build," Ann Holt intoned.»
        let leads = tokens.start == words.ranges[sentence].start && inner.ends_with(',') && inside.len() >= 2;
        return leads
            || stopped && words.low(before) == ":"
            || whole && stopped
            || inside.len() >= 4 && !matches!(words.low(before), "the" | "a" | "an" | "so-called" | "of");
    };
    if inside.len() >= 3 || stopped {
        return true;
    }
    // One or two words: only where a reporting verb holds them closely, and not as an adjective of a thing: «the "green" bank».
    let naming = matches!(
        words.low(cue.tokens.start),
        "called" | "dubbed" | "titled" | "known" | "named" | "nicknamed" | "headlined"
    ) && words.is_capital(inside[0]);
    let qualifies =
        words.is_word(tokens.end) && !is_joint(followed) && !lexicon.reporting.verbs.contains(followed);
    let said_of = matches!(
        words.low(cue.tokens.start),
        "described" | "describing" | "describes" | "called" | "calling" | "termed" | "branded"
    );
    let determined = (tokens.start.saturating_sub(3)..tokens.start)
        .rev()
        .take_while(|&index| words.is_word(index))
        .any(|index| matches!(words.low(index), "the" | "so-called" | "a" | "an" | "of" | "in"));
    let adjective = determined && qualifies && !said_of;
    // «The bank confirmed that "several" branches would close»: the word is the bank's; what is a label is nobody's.
    let plainly = plainly_says(words.low(cue.tokens.start)) && governs(words, cue, tokens);
    if again && qualifies && !said_of {
        return false;
    }
    !naming && (plainly && words.low(before) != "so-called" || !adjective && cue.near)
}

/// Whether a cue governs the words between it and the quote: nothing parts their clauses.
fn governs(words: &Words<'_>, cue: &Cue, quote: &Range<usize>) -> bool {
    if cue.after {
        return words.is_word(quote.start.wrapping_sub(1)) || cue.near;
    }
    !(cue.tokens.end..quote.start).any(|index| matches!(words.low(index), ";" | "when" | "while" | "whose"))
}

/// Words that go on with a clause rather than being what a quoted adjective qualifies.
fn is_joint(low: &str) -> bool {
    matches!(
        low,
        "of" | "for"
            | "from"
            | "at"
            | "in"
            | "with"
            | "by"
            | "to"
            | "on"
            | "about"
            | "after"
            | "before"
            | "against"
            | "over"
            | "into"
            | "during"
            | "and"
            | "but"
            | "who"
            | "that"
            | "which"
            | "when"
            | "while"
            | "because"
            | "if"
            | "as"
            | "or"
            | "between"
            | "is"
            | "was"
            | "were"
            | "are"
    )
}

/// Whether all words that can be are capitals: the title of a work, a ship, an operation.
fn is_title(words: &Words<'_>, inside: &[usize]) -> bool {
    inside.len() <= 8
        && words.is_capital(inside[0])
        && inside.iter().all(|&index| {
            !words.is_word(index)
                || words.is_capital(index)
                || (inside.len() > 1
                    && matches!(
                        words.low(index),
                        "of" | "the"
                            | "a"
                            | "an"
                            | "and"
                            | "in"
                            | "to"
                            | "for"
                            | "on"
                            | "at"
                            | "with"
                            | "from"
                    ))
        })
        && !(inside.len() == 1 && matches!(words.low(inside[0]), "yes" | "no" | "i" | "wow"))
}
