//! Quotes: the words that an article sets between quotation marks as somebody's.

use std::ops::Range;

use super::attribution::{Link, Manner, Rule, Speaker};
use super::cues::{Cue, cue_of, introducing, introduction, noun_here, parted};
use super::grammar::Grammar;
use super::indirect::Clauses;
use super::lexicon::Lexicon;
use super::names::Names;
use super::speakers;
use super::speech::{Labels, is_speech, labels};
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

impl Quote {
    /// A quote that stands between marks as a whole, of somebody or nobody, without a cue.
    #[must_use]
    pub fn direct(span: Span, speaker: Option<Speaker>) -> Self {
        Self {
            span,
            kind: QuoteKind::Direct,
            marks: vec![span],
            speaker,
            cue: None,
            manner: Manner::Neutral,
            rule: Rule::None,
            continues: None,
            sentence: 0,
        }
    }
}

/// Whether all, part or none of a quote stands between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
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
pub(super) fn find(words: &Words<'_>, names: &Names, lexicon: &Lexicon, clauses: &Clauses<'_>) -> Vec<Quote> {
    let labels = labels(words);
    let pieces: Vec<Piece> = words
        .marked
        .iter()
        .zip(&words.homes)
        .filter(|(marked, _)| marked.depth == 0)
        .filter_map(|(&marked, &paragraph)| {
            piece(words, clauses.grammar, marked, paragraph, &labels, lexicon)
        })
        .collect();
    let mut quotes: Vec<Quote> = Vec::with_capacity(pieces.len());
    let mut memory = speakers::Memory::default();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &pieces[before]);
        let told = before.is_some_and(|before| before.cue.is_some())
            || quotes.last().is_some_and(|last: &Quote| last.continues.is_some());
        let continues =
            before.is_some_and(|before| goes_on(words, clauses.grammar, before, piece, told, lexicon));
        let found = speaker(words, names, lexicon, clauses, &pieces, index, continues, &quotes, &memory);
        if let Some((speaker, _)) = &found {
            memory.remember(names, speaker, piece.sentence);
        }
        let (speaker, rule) = found.map_or((None, Rule::None), |(speaker, rule)| (Some(speaker), rule));
        let kind = kind(words, piece);
        let span = if kind == QuoteKind::Mixed { clause(words, piece, lexicon) } else { piece.marked.inner };
        let joins = before.is_some_and(|before| {
            kind == QuoteKind::Mixed
                && before.sentence == piece.sentence
                // «called it "weak" and said "it fails"»
                && piece.cue.as_ref().is_none_or(|cue| {
                    cue.tokens.end != piece.tokens.start || cue.tokens.start < before.tokens.end
                })
                && quotes.last().is_some_and(|last| last.kind == QuoteKind::Mixed && last.span.meets(span))
        });
        if joins && let Some(last) = quotes.last_mut() {
            last.span = last.span.join(span);
            last.marks.push(piece.marked.inner);
            continue;
        }
        quotes.push(Quote {
            span,
            kind,
            marks: vec![piece.marked.inner],
            speaker,
            cue: piece.cue.as_ref().map(|cue| words.span(cue.tokens.clone())),
            manner: Manner::default(),
            rule,
            continues: quotes.len().checked_sub(1).filter(|_| continues),
            sentence: piece.sentence,
        });
    }
    quotes
}

/// Who says a piece, and the rule that tells.
#[expect(clippy::too_many_arguments, reason = "all that is known so far bears on it")]
fn speaker(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    pieces: &[Piece],
    index: usize,
    continues: bool,
    quotes: &[Quote],
    memory: &speakers::Memory,
) -> Option<(Speaker, Rule)> {
    let piece = &pieces[index];
    let signed = speakers::signed(words, names, lexicon, clauses, piece.tokens.end, piece.sentence, memory);
    if let Some(signed) = signed {
        return Some((signed, Rule::Owner));
    }
    let told = piece.cue.as_ref().and_then(|cue| {
        let sentence = words.sentence_at(words.tokens[cue.tokens.start].span.start);
        speakers::of_cue(words, names, lexicon, clauses, cue, sentence, memory)
    });
    if told.is_some() {
        return told;
    }
    // «The mayor was asked, “…”»: nobody is named.
    if piece.cue.as_ref().is_some_and(|cue| speakers::is_addressed(words, clauses, cue)) {
        return None;
    }
    if continues && let Some(last) = quotes.last().and_then(|last| last.speaker.clone()) {
        return Some((last, Rule::Continued));
    }
    inherited(words, names, clauses, pieces, index, quotes, memory)
}

fn piece(
    words: &Words<'_>,
    grammar: &Grammar,
    marked: Marked,
    paragraph: usize,
    labels: &Labels,
    lexicon: &Lexicon,
) -> Option<Piece> {
    let sentence = words.sentence_at(marked.outer.start);
    let marked = Marked { inner: marked.inner.trim(words.text), ..marked };
    if words.sentences.get(sentence)?.kind == ParagraphKind::Furniture {
        return None;
    }
    let tokens = words.range(marked.outer);
    let cue = cue_of(words, &tokens, sentence, marked, grammar, lexicon)
        .or_else(|| introduction(words, &tokens, sentence, grammar, lexicon))
        .or_else(|| parted(words, &tokens, sentence));
    let again = labels.get(&marked.inner.of(words.text).to_lowercase()).copied().unwrap_or_default() > 1;
    is_speech(words, marked, sentence, &tokens, cue.as_ref(), again, lexicon).then_some(Piece {
        marked,
        paragraph,
        sentence,
        tokens,
        cue,
    })
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
            && (lexicon.reporting.verbs.contains(words.low(index + 1))
                // «…, but she also noted "…"»
                || matches!(words.low(index + 1), "but" | "and")
                    && (index + 2..index + 5).any(|at| lexicon.reporting.verbs.contains(words.low(at))))
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

/// Whether `next` goes on with the utterance of `before`: behind an attribution that interrupts it, or over paragraphs.
fn goes_on(
    words: &Words<'_>,
    grammar: &Grammar,
    before: &Piece,
    next: &Piece,
    told: bool,
    lexicon: &Lexicon,
) -> bool {
    let opens = next.tokens.start == words.ranges[next.sentence].start;
    if before.paragraph != next.paragraph {
        // The first never closed, and the next paragraph opens with a mark.
        let first =
            next.sentence.checked_sub(1).is_none_or(|last| words.sentences[last].paragraph != next.paragraph);
        let follows = next.paragraph == before.paragraph + 1 && opens && first;
        let alone = next.tokens.len() + 1 >= words.ranges[next.sentence].len() && next.cue.is_none();
        return follows
            && (!before.marked.closed || alone && told && kind(words, before) == QuoteKind::Direct);
    }
    if kind(words, before) != QuoteKind::Direct {
        return false;
    }
    let between = before.tokens.end..next.tokens.start;
    if before.sentence == next.sentence {
        // «"A," he said, "B."», but not «"A," he said, adding, "B."»
        let reports = |index: usize| {
            let low = words.low(index);
            // «wrote in a letter to the paper explaining why»
            let aside = low.ends_with("ing") && words.is_word(index - 1) && !parts(words.low(index - 1));
            let verb = lexicon.reporting.verbs.contains(low) && !noun_here(words, grammar, index);
            verb && !aside && !words.quoted[index]
        };
        let cue = before.cue.as_ref().map(|cue| &cue.tokens).filter(|cue| between.contains(&cue.start));
        return matches!(words.low(next.tokens.start - 1), "," | "—" | "–" | "-" | ":")
            && between.len() <= 40
            && next.cue.as_ref().is_none_or(|cue| !cue.after)
            && cue.is_some_and(|cue| !between.clone().any(|index| !cue.contains(&index) && reports(index)));
    }
    // «"A," he said. "B."», «He said: "A." "B."», but not «"A," he said, adding a word on the weather. "B."»
    let adds = (before.tokens.end..words.ranges[before.sentence].end).any(|index| {
        words.low(index) == ","
            && matches!(words.low(index + 1), "adding" | "going" | "turning" | "before" | "and" | "but")
    });
    !adds && next.sentence == before.sentence + 1 && opens && next.cue.is_none() && told
}

/// Words that part one reporting from the next: «before asking», «and telling».
fn parts(low: &str) -> bool {
    matches!(low, "before" | "after" | "and" | "but" | "then" | "while" | "when" | "by")
}

/// The speaker of a quote that no clause of its own sentence reports, and the rule that tells.
fn inherited(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    pieces: &[Piece],
    index: usize,
    quotes: &[Quote],
    memory: &speakers::Memory,
) -> Option<(Speaker, Rule)> {
    let lexicon = Lexicon::get();
    let piece = &pieces[index];
    let carried = |last: &Quote| last.speaker.clone().map(|speaker| (speaker, Rule::Carried));
    let topic = |speaker: Speaker| (speaker, Rule::Topic);
    // «Then came another message …», «The remainder is …»: what holds the words does not say them.
    let mute = |speaker: &Speaker| {
        let last = speaker.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let head = words.low(words.range(speaker.mention).end - 1);
        speaker.link == Link::Unnamed
            && (lexicon.reporting.nouns.contains(&last)
                || !(lexicon.is_people(&last)
                    || lexicon.is_people(head)
                    || super::phrases::PRONOUNS.contains(&head)))
    };
    let about = |sentence: usize| {
        speakers::subject_of_sentence(words, names, clauses, sentence, memory)
            .filter(|speaker| !mute(speaker))
            .map(topic)
    };
    // «The mayor hit back: "…"»
    let introduced = match introducing(words, &piece.tokens, piece.sentence) {
        Some(before) => Some(before),
        None => Some(piece.sentence).filter(|_| words.low(piece.tokens.start.wrapping_sub(1)) == ":"),
    };
    let colon = match introduced {
        Some(before) if before < piece.sentence => words.ranges[before].end - 1,
        _ => piece.tokens.start.saturating_sub(1),
    };
    let labelled = introduced.and_then(|sentence| {
        let label = clauses.labelled(sentence, colon)?;
        speakers::resolve(words, names, lexicon, clauses, &label, sentence, memory).map(topic)
    });
    if let Some(found) = labelled.or_else(|| introduced.and_then(about)) {
        return Some(found);
    }
    if let Some(found) = speakers::governing(words, names, clauses, &piece.tokens, piece.sentence, memory)
        .filter(|speaker| !mute(speaker))
    {
        return Some((found, Rule::Topic));
    }
    let alone = piece.tokens.len() + 3 >= words.ranges[piece.sentence].len();
    let near = index.checked_sub(1).map(|before| &pieces[before]).filter(|before| {
        before.paragraph == piece.paragraph && piece.sentence.saturating_sub(before.sentence) <= 2
            || (alone && before.paragraph + 1 == piece.paragraph)
    });
    // A sentence in between that names somebody else as its subject takes the quote over.
    if alone
        && piece.sentence > 0
        && near.is_none_or(|before| before.sentence + 1 < piece.sentence)
        && let Some(found) = about(piece.sentence - 1)
    {
        return Some(found);
    }
    if near.is_some() {
        return quotes.last().and_then(carried);
    }
    if alone {
        return quotes
            .last()
            .filter(|last| piece.sentence.saturating_sub(last.sentence) <= 3)
            .and_then(carried);
    }
    about(piece.sentence).or_else(|| {
        let before = piece.sentence.checked_sub(1)?;
        if words.sentences[before].paragraph != piece.paragraph {
            return None;
        }
        speakers::of_sentence(words, names, lexicon, clauses, before, memory)
            .map(topic)
            .or_else(|| about(before))
    })
}

#[cfg(test)]
mod tests;
