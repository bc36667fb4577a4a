//! One line of an article that may credit an agency: a dateline, a byline, a line at the end.

use super::agencies::{spelling, table};
use super::{Credit, CreditKind};
use crate::text::{Span, Token, TokenKind, fold, tokens};

/// The longest byline or credit line, and what of a longer paragraph is looked at on either end, in bytes.
const LINE: usize = 400;
/// The tokens before an agency in a dateline.
const DATELINE: usize = 16;

/// A paragraph, or one end of a long one: its tokens and the agencies named in it.
pub(super) struct Line<'a> {
    text: &'a str,
    span: Span,
    /// Whether it is the whole paragraph.
    pub(super) is_whole: bool,
    tokens: Vec<Token>,
    /// Agencies by their places among the tokens: first, one past the last, and whether only a tag says so.
    named: Vec<Named>,
}

#[derive(Clone, Copy)]
struct Named {
    agency: &'static str,
    from: usize,
    to: usize,
    tag: bool,
}

impl<'a> Line<'a> {
    /// A paragraph, or the beginning of one that is too long for a credit line.
    pub(super) fn of(text: &'a str, span: Span) -> Self {
        let is_whole = span.len() <= LINE;
        let near = (span.start..=span.end.min(span.start + LINE)).rev().find(|&at| text.is_char_boundary(at));
        let end = if is_whole { span.end } else { near.unwrap_or(span.end) };
        Self::within(text, Span::new(span.start, end), is_whole)
    }

    /// The last words of a long paragraph.
    pub(super) fn last_of(text: &'a str, span: Span) -> Self {
        let from = span.start.max(span.end.saturating_sub(LINE));
        let start = (from..=span.end).find(|&at| text.is_char_boundary(at)).unwrap_or(span.start);
        Self::within(text, Span::new(start, span.end), false)
    }

    fn within(text: &'a str, span: Span, is_whole: bool) -> Self {
        let moved = |token: Token| Token {
            span: Span::new(span.start + token.span.start, span.start + token.span.end),
            ..token
        };
        let tokens: Vec<Token> = tokens(span.of(text)).into_iter().map(moved).collect();
        let mut line = Self { text, span, is_whole, tokens, named: Vec::new() };
        line.named = line.agencies();
        line
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn agencies(&self) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let named = self.agency_at(at);
            at = named.map_or(at + 1, |named| named.to);
            found.extend(named);
        }
        found
    }

    fn agency_at(&self, at: usize) -> Option<Named> {
        let best = spelling(|after| self.word(at + after))?;
        Some(Named { agency: best.agency, from: at, to: at + best.words.len(), tag: best.tag })
    }

    fn credit(&self, named: Named, kind: CreditKind) -> Credit {
        let span = self.tokens[named.from].span.join(self.tokens[named.to - 1].span);
        Credit { agency: named.agency.to_owned(), span, kind }
    }

    /// `LONDON, March 3 (AP) —`, `MOSCOW, March 3. /TASS/.`, `(AFP) –`, `PARIS, AFP —`.
    pub(super) fn dateline(&self) -> Option<Credit> {
        let named = *self.named.first().filter(|named| named.from <= DATELINE)?;
        let (before, behind) = (self.word(named.from.wrapping_sub(1)), self.word(named.to));
        let bracketed = (before == "(" && matches!(behind, ")" | "/" | "-" | "," | "—"))
            || (before == "/" && behind == "/");
        let place = ..named.from.saturating_sub(usize::from(bracketed));
        let places = self.tokens.get(place)?;
        let fits = |token: &Token| {
            let word = token.span.of(self.text);
            match token.kind {
                TokenKind::Word => {
                    word.starts_with(char::is_uppercase)
                        || matches!(word, "de" | "la" | "of" | "and" | "el" | "al" | "am" | "du" | "st")
                }
                TokenKind::Number => true,
                TokenKind::Mark => {
                    matches!(word, "," | "." | "/" | "-" | "—" | "–" | "[" | "]" | ":" | "'" | "’")
                }
            }
        };
        if !places.iter().all(fits) {
            return None;
        }
        let loud = places.first().is_none_or(|token| is_loud(token.span.of(self.text)));
        let closed = (named.to..self.tokens.len().min(named.to + 6))
            .find(|&at| matches!(self.word(at), ")" | "/"))
            .map_or("", |at| self.word(at + 1));
        let dashed = |mark: &str| matches!(mark, "-" | "—" | "–" | "―" | ":" | "." | "--");
        let is_dateline = if bracketed {
            loud || dashed(closed)
        } else {
            // Without brackets only a dash behind a place in capitals tells it from a sentence on the agency.
            (loud || places.is_empty()) && matches!(behind, "-" | "—" | "–") && self.parted_by(named.to)
        };
        is_dateline.then(|| self.credit(named, CreditKind::Dateline))
    }

    /// Whether white space stands on both sides of a token: a dash, not a hyphen.
    fn parted_by(&self, at: usize) -> bool {
        let end = |at: usize| self.tokens.get(at).map(|token| token.span.end);
        let start = |at: usize| self.tokens.get(at).map(|token| token.span.start);
        end(at.wrapping_sub(1)) < start(at) && (end(at) < start(at + 1) || self.tokens.len() == at + 1)
    }

    /// `By JANE DOE, Associated Press`, `Agence France-Presse`, `jm/dm (AFP, dpa)`: names and agencies, no sentence.
    pub(super) fn byline(&self, kind: CreditKind) -> Vec<Credit> {
        let stopped = self.span.of(self.text).trim_end().ends_with(['.', '?', '!']);
        if self.named.is_empty() || self.span.len() > 160 || stopped || self.is_of_picture() {
            return Vec::new();
        }
        let fits = |(at, token): (usize, &Token)| {
            let word = token.span.of(self.text);
            token.kind != TokenKind::Word
                || word.starts_with(char::is_uppercase)
                || word.len() <= 3
                || self.named.iter().any(|named| (named.from..named.to).contains(&at))
                || table().joining.contains(&fold(word).text)
        };
        let figures = self.tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
        if !self.tokens.iter().enumerate().all(fits) || figures > 6 {
            return Vec::new();
        }
        // A colon behind the agency announces words of a picture or a feed.
        if self.named.iter().any(|named| self.word(named.to) == ":" && named.from == 0) {
            return Vec::new();
        }
        let others = self.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        let by = matches!(fold(self.word(0)).text.as_str(), "by" | "from" | "source");
        let taken: usize = self.named.iter().map(|named| named.to - named.from).sum();
        let settled =
            self.named.first().is_some_and(|named| matches!(self.word(named.to), "in" | "staff" | "Staff"));
        // «Reuters Jane Doe» captions a picture; a byline has its name before the agency, or says «by».
        let leads =
            self.named.first().is_some_and(|named| named.from == 0) && others > taken && !by && !settled;
        let dated = self.tokens.iter().any(|token| token.span.of(self.text) == "|");
        if leads && !dated && !self.named.iter().any(|named| named.to == self.tokens.len()) {
            return Vec::new();
        }
        self.all(kind)
    }

    /// `The Associated Press contributed to this report`, `(With inputs from agencies)`, `(Reporting by …; Editing by …)`.
    pub(super) fn contributed(&self) -> Vec<Credit> {
        let folded = fold(self.span.of(self.text)).text;
        if folded.contains('"') {
            return Vec::new();
        }
        let inputs = self.named.iter().any(|named| fold(self.word(named.to)).text == "inputs");
        if inputs || table().credits.iter().any(|phrase| folded.contains(phrase.as_str())) {
            let kind = CreditKind::Contributed;
            let named: Vec<Named> = self
                .named
                .iter()
                .copied()
                .filter(|named| !named.tag || is_loud(self.word(named.from)))
                .collect();
            if !named.is_empty() {
                return named.into_iter().map(|named| self.credit(named, kind)).collect();
            }
            let unnamed = table().unnamed.iter().filter_map(|phrase| {
                let at = folded.find(phrase.as_str())?;
                let from = folded.get(..at)?.chars().count();
                let found = fold(self.span.of(self.text)).origin(from, from + phrase.chars().count());
                Some(Span::new(self.span.start + found.start, self.span.start + found.end))
            });
            return unnamed
                .max_by_key(|span| span.len())
                .map(|span| Credit { agency: "agencies".to_owned(), span, kind })
                .into_iter()
                .collect();
        }
        let form = table().forms.iter().find(|form| {
            let opens = folded.trim_start_matches(['(', '-', '[', ' ']);
            let first = form.phrases.first().is_some_and(|phrase| {
                opens.starts_with(phrase.as_str()) || opens.starts_with(&format!("additional {phrase}"))
            });
            first && form.phrases.iter().all(|phrase| folded.contains(phrase.as_str()))
        });
        form.map(|form| Credit {
            agency: form.agency.clone(),
            span: self.span.trim(self.text),
            kind: CreditKind::SignOff,
        })
        .into_iter()
        .collect()
    }

    /// `…, she said. — AFP`, `…, she said. (PTI)`, `…, she said. PTI JD RK`.
    pub(super) fn sign_off(&self) -> Option<Credit> {
        let named = *self.named.last()?;
        let mut from = named.from;
        while from > 0 && matches!(self.word(from - 1), "(" | "-" | "—" | "–" | "/" | "―" | "[") {
            from -= 1;
        }
        let ended = matches!(self.word(from.checked_sub(1)?), "." | "?" | "!" | "\"" | "”" | "’" | "»");
        let marked = from < named.from;
        let mut initials = 0;
        let rest = (named.to..self.tokens.len()).all(|at| {
            let word = self.word(at);
            initials += usize::from(self.tokens[at].kind == TokenKind::Word);
            self.tokens[at].kind == TokenKind::Mark || (word.len() <= 4 && is_loud(word))
        });
        let bare = self.word(from - 1) == "." && named.tag | is_loud(self.word(named.from));
        (ended && rest && initials <= 4 && (marked || bare)).then(|| self.credit(named, CreditKind::SignOff))
    }

    /// Whether it credits a picture, not words.
    fn is_of_picture(&self) -> bool {
        let slashed = self
            .named
            .iter()
            .any(|named| self.word(named.from.wrapping_sub(1)) == "/" || self.word(named.to) == "/");
        slashed
            || self.tokens.iter().any(|token| table().pictures.contains(&fold(token.span.of(self.text)).text))
    }

    /// Every agency of the line; of several, none wrote the whole.
    fn all(&self, kind: CreditKind) -> Vec<Credit> {
        let several = self.named.iter().any(|named| named.agency != self.named[0].agency);
        let kind = if several { CreditKind::Contributed } else { kind };
        self.named.iter().map(|&named| self.credit(named, kind)).collect()
    }
}

fn is_loud(word: &str) -> bool {
    word.chars().count() >= 2 && !word.contains(char::is_lowercase) && word.starts_with(char::is_uppercase)
}
