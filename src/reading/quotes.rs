//! Quotes: the words that an article sets between quotation marks as somebody's.

use std::ops::Range;

use super::attribution::{Manner, Rule, Speaker};
use super::cues::{Cue, cue_of};
use super::lexicon::Lexicon;
use super::names::Names;
use super::speakers;
use super::words::Words;
use crate::story::ParagraphKind;
use crate::text::{Marked, Span, TokenKind};

/// A quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The reported content, without its outer marks.
    pub span: Span,
    /// Whether all, part or none of it stands between marks.
    pub kind: QuoteKind,
    /// The stretches between quotation marks, without the marks.
    pub marks: Vec<Span>,
    /// Who said it, where the article tells.
    pub speaker: Option<Speaker>,
    /// The words that report it: `said`, `according to`.
    pub cue: Option<Span>,
    /// How the cue gives it: as said, denied, demanded.
    pub manner: Manner,
    /// What led from the quote to the mention of its speaker.
    pub rule: Rule,
    /// The piece before in `Reading::quotes`, when an attribution interrupts one utterance.
    pub continues: Option<usize>,
    /// The sentence it begins in.
    pub sentence: usize,
}

/// Whether all, part or none of a quote stands between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it stands between quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

impl QuoteKind {
    /// The kind in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// A marked stretch that is somebody's words, before its speaker is known.
#[derive(Debug, Clone)]
struct Piece {
    marked: Marked,
    paragraph: usize,
    sentence: usize,
    tokens: Range<usize>,
    cue: Option<Cue>,
}

/// Finds the quotes of an article, in order, with their speakers.
pub(super) fn find(words: &Words<'_>, names: &Names, lexicon: &Lexicon) -> Vec<Quote> {
    let pieces: Vec<Piece> = words
        .marked
        .iter()
        .zip(&words.homes)
        .filter(|(marked, _)| marked.depth == 0)
        .filter_map(|(&marked, &paragraph)| piece(words, marked, paragraph, lexicon))
        .collect();
    let mut quotes: Vec<Quote> = Vec::with_capacity(pieces.len());
    let mut memory = speakers::Memory::default();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &pieces[before]);
        let mut speaker = piece
            .cue
            .as_ref()
            .and_then(|cue| speakers::of_cue(words, names, lexicon, cue, piece.sentence, &memory));
        let mut rule = match (&speaker, &piece.cue) {
            (Some(_), Some(cue)) if words.low(cue.tokens.start) == "according" => Rule::AccordingTo,
            (Some(_), _) => Rule::Subject,
            _ => Rule::None,
        };
        if speaker.is_none() {
            rule = Rule::Carried;
            speaker = inherited(words, names, lexicon, &pieces, index, &quotes, &memory);
        }
        if let Some(speaker) = &speaker {
            memory.remember(names, speaker, piece.sentence);
        }
        let kind = kind(words, piece);
        let span = if kind == QuoteKind::Mixed { clause(words, piece, lexicon) } else { piece.marked.inner };
        let joins = before.is_some_and(|before| {
            kind == QuoteKind::Mixed
                && before.sentence == piece.sentence
                && quotes.last().is_some_and(|last| last.kind == QuoteKind::Mixed && last.span.meets(span))
        });
        if joins && let Some(last) = quotes.last_mut() {
            last.span = last.span.join(span);
            last.marks.push(piece.marked.inner);
            continue;
        }
        let continues = before.filter(|before| interrupts(words, before, piece)).map(|_| quotes.len() - 1);
        let speaker_found = speaker.is_some();
        quotes.push(Quote {
            span,
            kind,
            marks: vec![piece.marked.inner],
            speaker,
            cue: piece.cue.as_ref().map(|cue| words.span(cue.tokens.clone())),
            manner: Manner::default(),
            rule: if speaker_found { rule } else { Rule::None },
            continues,
            sentence: piece.sentence,
        });
    }
    quotes
}

fn piece(words: &Words<'_>, marked: Marked, paragraph: usize, lexicon: &Lexicon) -> Option<Piece> {
    let sentence = words.sentence_at(marked.outer.start);
    let marked = Marked { inner: marked.inner.trim(words.text), ..marked };
    if words.sentences.get(sentence)?.kind == ParagraphKind::Furniture {
        return None;
    }
    let tokens = words.range(marked.outer);
    let cue = cue_of(words, &tokens, sentence, marked, lexicon);
    is_speech(words, marked, sentence, &tokens, cue.as_ref(), lexicon).then_some(Piece {
        marked,
        paragraph,
        sentence,
        tokens,
        cue,
    })
}

/// Whether a marked stretch is somebody's words, and not a title, a nickname or a word held at arm's length.
fn is_speech(
    words: &Words<'_>,
    marked: Marked,
    sentence: usize,
    tokens: &Range<usize>,
    cue: Option<&Cue>,
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
    if inside.len() >= 5 || (stopped && cue.is_some()) {
        return stopped || !is_title(words, &inside);
    }
    // «Elizabeth "Liz" Smith»
    let before = tokens.start.wrapping_sub(1);
    if inside.len() <= 2
        && words.is_capital(before)
        && words.is_capital(tokens.end)
        && words.is_capital(inside[0])
    {
        return false;
    }
    if is_title(words, &inside) && !(stopped && cue.as_ref().is_some_and(|cue| cue.near)) {
        return false;
    }
    let Some(cue) = cue else {
        let whole = words
            .sentences
            .get(sentence)
            .is_some_and(|sentence| words.range(sentence.span).len() <= tokens.len() + 1);
        return whole && stopped
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
    let adjective =
        matches!(words.low(before), "the" | "so-called" | "a" | "an" | "of" | "in") && qualifies && !said_of;
    !naming && !adjective && cue.near
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

fn kind(words: &Words<'_>, piece: &Piece) -> QuoteKind {
    let inner = piece.marked.inner.of(words.text).trim();
    let first_upper =
        inner.chars().find(|character| character.is_alphabetic()).is_some_and(char::is_uppercase);
    let before = words.low(piece.tokens.start.wrapping_sub(1));
    let opens = piece.tokens.start == words.ranges[piece.sentence].start;
    let parted = matches!(before, "," | ":" | "—" | "–" | "-" | "." | "?" | "!");
    if opens || parted || first_upper && inner.ends_with(['.', '!', '?', ',']) {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

/// The reported clause around a quoted fragment: from behind its cue to the sentence's end or the next report.
fn clause(words: &Words<'_>, piece: &Piece, lexicon: &Lexicon) -> Span {
    let sentence = words.ranges[piece.sentence].clone();
    let (mut start, mut end) = (sentence.start, sentence.end);
    match &piece.cue {
        Some(cue) if cue.tokens.end <= piece.tokens.start => {
            start = cue.tokens.end;
            if let Some(that) =
                (start..piece.tokens.start.min(start + 5)).find(|&index| words.low(index) == "that")
            {
                start = that + 1;
            }
        }
        Some(cue) => end = piece.tokens.end.min(cue.tokens.start),
        None => start = piece.tokens.start,
    }
    let next_report = (piece.tokens.end..end).find(|&index| {
        !words.quoted[index]
            && words.low(index) == ","
            && lexicon.reporting.verbs.contains(words.low(index + 1))
    });
    if let Some(next) = next_report {
        end = next;
    }
    while end > piece.tokens.end && words.tokens[end - 1].kind == TokenKind::Mark && !words.quoted[end - 1] {
        end -= 1;
    }
    let span = words.span(start..end.max(piece.tokens.end)).join(piece.marked.inner);
    // The fragment's own marks are inside the clause; a clause that is the fragment alone has none.
    if span == piece.marked.outer || (start >= piece.tokens.start && end <= piece.tokens.end) {
        piece.marked.inner
    } else {
        span
    }
}

/// «"A," he said, "B."»: whether `next` goes on with the utterance of `before`.
fn interrupts(words: &Words<'_>, before: &Piece, next: &Piece) -> bool {
    if before.paragraph != next.paragraph {
        // Over paragraphs: the first never closed, and the next paragraph opens with a mark.
        return !before.marked.closed
            && next.paragraph == before.paragraph + 1
            && next.tokens.start == words.ranges[next.sentence].start;
    }
    let between = before.tokens.end..next.tokens.start;
    before.sentence == next.sentence
        && before.marked.inner.of(words.text).trim_end().ends_with([',', '—', '-'])
        && between.len() <= 14
        && before.cue.as_ref().is_some_and(|cue| between.contains(&cue.tokens.start))
}

/// The speaker of a quote that no clause of its own sentence reports.
fn inherited(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    pieces: &[Piece],
    index: usize,
    quotes: &[Quote],
    memory: &speakers::Memory,
) -> Option<Speaker> {
    let piece = &pieces[index];
    let alone = piece.tokens.len() + 3 >= words.ranges[piece.sentence].len();
    let near = index.checked_sub(1).map(|before| &pieces[before]).filter(|before| {
        before.paragraph == piece.paragraph && piece.sentence.saturating_sub(before.sentence) <= 2
            || (alone && before.paragraph + 1 == piece.paragraph)
    });
    // A sentence in between that names somebody else as its subject takes the quote over.
    if alone
        && piece.sentence > 0
        && let Some(subject) = speakers::subject_of_sentence(words, names, piece.sentence - 1, memory)
        && near.is_none_or(|before| before.sentence + 1 < piece.sentence)
    {
        return Some(subject);
    }
    if near.is_some() {
        return quotes.last().and_then(|last| last.speaker.clone());
    }
    if alone {
        return quotes
            .last()
            .filter(|last| piece.sentence.saturating_sub(last.sentence) <= 3)
            .and_then(|last| last.speaker.clone());
    }
    speakers::subject_of_sentence(words, names, piece.sentence, memory).or_else(|| {
        let before = piece.sentence.checked_sub(1)?;
        if words.sentences[before].paragraph != piece.paragraph {
            return None;
        }
        speakers::of_sentence(words, names, lexicon, before, memory)
            .or_else(|| speakers::subject_of_sentence(words, names, before, memory))
    })
}
