//! The article laid out for reading: every token with its folded form, its sentence, and whether it stands between marks.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;

use crate::story::{Article, ParagraphKind};
use crate::text::{Marked, Span, Token, TokenKind, marked_through, sentences, tokens};

use super::Sentence;

/// One article's words.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The words of the article in lower case, with plain apostrophes, each once.
    forms: Vec<String>,
    /// Which of them each token is.
    form_of: Vec<u32>,
    /// Whether each token is a word with a capital.
    capital: Vec<bool>,
    pub(super) sentences: Vec<Sentence>,
    /// The tokens of each sentence.
    pub(super) ranges: Vec<Range<usize>>,
    /// The stretches between marks, outermost first, in order.
    pub(super) marked: Vec<Marked>,
    /// The paragraph of each marked stretch.
    pub(super) homes: Vec<usize>,
    /// Whether a token stands between marks.
    pub(super) quoted: Vec<bool>,
}

/// A headline longer than this, in bytes, is a page's fault, and parted like any paragraph.
const LONGEST_HEAD: usize = 1000;

/// In lower case, with plain apostrophes.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

/// The distinct words of some tokens in lower case, and which of them each token is.
fn forms(text: &str, tokens: &[Token]) -> (Vec<String>, Vec<u32>) {
    let mut forms: Vec<String> = Vec::new();
    let mut known: HashMap<Cow<'_, str>, u32> =
        HashMap::with_capacity_and_hasher(tokens.len() / 4, foldhash::fast::RandomState::default());
    let mut form_of = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = token.span.of(text);
        let form = known.get(word).copied().unwrap_or_else(|| {
            let lower = lower(word);
            let new = forms.len() as u32;
            let form = known.get(lower.as_str()).copied().unwrap_or(new);
            if form == new {
                if lower != word {
                    known.insert(Cow::Owned(lower.clone()), new);
                }
                forms.push(lower);
            }
            known.insert(Cow::Borrowed(word), form);
            form
        });
        form_of.push(form);
    }
    (forms, form_of)
}

impl<'a> Words<'a> {
    /// Lays an article out.
    pub(super) fn of(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let tokens = tokens(text);
        let mut all_sentences = Vec::new();
        let mut all_marked = Vec::new();
        let mut homes = Vec::new();
        let paragraphs: Vec<Span> = article.paragraphs.iter().map(|paragraph| paragraph.span).collect();
        let through = marked_through(text, &paragraphs);
        for ((number, paragraph), marked) in article.paragraphs.iter().enumerate().zip(through) {
            let spans = match paragraph.kind {
                ParagraphKind::Headline | ParagraphKind::Subhead if paragraph.span.len() < LONGEST_HEAD => {
                    vec![paragraph.span]
                }
                _ => sentences(text, paragraph.span, &marked),
            };
            all_sentences.extend(spans.into_iter().map(|span| Sentence {
                span,
                paragraph: number,
                kind: paragraph.kind,
            }));
            homes.extend(std::iter::repeat_n(number, marked.len()));
            all_marked.extend(marked);
        }
        let at = |byte: usize| tokens.partition_point(|token| token.span.start < byte);
        let ranges = all_sentences
            .iter()
            .map(|sentence: &Sentence| at(sentence.span.start)..at(sentence.span.end))
            .collect();
        let mut quoted = vec![false; tokens.len()];
        for marked in &all_marked {
            for quoted in &mut quoted[at(marked.outer.start)..at(marked.outer.end)] {
                *quoted = true;
            }
        }
        let (forms, form_of) = forms(text, &tokens);
        let capital = tokens
            .iter()
            .map(|token| token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase))
            .collect();
        Self {
            text,
            tokens,
            forms,
            form_of,
            capital,
            sentences: all_sentences,
            ranges,
            marked: all_marked,
            homes,
            quoted,
        }
    }

    /// The token as it is printed; nothing behind the last.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The token in lower case, with plain apostrophes; nothing behind the last.
    pub(super) fn low(&self, index: usize) -> &str {
        self.form_of.get(index).map_or("", |&form| &self.forms[form as usize])
    }

    /// Some words in lower case, a blank between them.
    pub(super) fn joined(&self, range: Range<usize>) -> String {
        let mut joined = String::new();
        for index in range.clone() {
            if index > range.start {
                joined.push(' ');
            }
            joined.push_str(self.low(index));
        }
        joined
    }

    /// What is to be known of each distinct word, asked once; [`Words::form`] tells which a token is.
    pub(super) fn by_form<T>(&self, of: impl Fn(&str) -> T) -> Vec<T> {
        self.forms.iter().map(|form| of(form)).collect()
    }

    /// Which of the distinct words a token is.
    pub(super) fn form(&self, index: usize) -> usize {
        self.form_of[index] as usize
    }

    /// Whether a token is a word, no number and no mark.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a token is a word with a capital.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.capital.get(index).copied().unwrap_or_default()
    }

    /// The first token that starts at or after the byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// The tokens inside a span.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.at(span.start);
        start..self.at(span.end).max(start)
    }

    /// The stretch of text from the first to the last token of a range.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last)))
        {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The sentence that holds the byte.
    pub(super) fn sentence_at(&self, byte: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.span.end <= byte)
            .min(self.sentences.len().saturating_sub(1))
    }
}
