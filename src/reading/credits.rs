//! Credits: where an article says that an agency wrote it, or some of it. A mention in running prose is none.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::parse;
use crate::story::{Article, ParagraphKind};
use crate::text::{Span, Token, TokenKind, fold, tokens};

/// A dateline stands in one of so many first paragraphs of the story.
const OPENING: usize = 3;
/// A sign-off stands in one of so many last paragraphs of the story.
const CLOSING: usize = 2;
/// The longest byline or credit line, and what of a longer paragraph is looked at on either end, in bytes.
const LINE: usize = 400;
/// The tokens before an agency in a dateline.
const DATELINE: usize = 16;

/// A place where an article credits an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The agency's usual short name; `agencies` where the credit names none.
    pub agency: String,
    /// The words that name it, or the whole line where its form does.
    pub span: Span,
    /// Where it stands, and so how much of the article it speaks for.
    pub kind: CreditKind,
}

/// Where a credit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditKind {
    /// `LONDON (AP) —`.
    Dateline,
    /// `By Jane Doe, Associated Press`.
    Byline,
    /// `— AFP` behind the last words.
    SignOff,
    /// `The Associated Press contributed to this report`: some of it is the agency's.
    Contributed,
}

impl Credit {
    /// Whether it speaks for the whole article.
    pub fn is_whole(&self) -> bool {
        self.kind != CreditKind::Contributed
    }
}

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    credits: Vec<String>,
    unnamed: Vec<String>,
    pictures: Vec<String>,
    joining: Vec<String>,
    forms: Vec<Form>,
    agencies: Vec<Agency>,
}

/// Phrases that together make a credit line of one agency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    agency: String,
    phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    tags: Vec<String>,
    names: Vec<String>,
}

/// One way to name an agency.
struct Spelling {
    agency: &'static str,
    words: Vec<&'static str>,
    /// Whether it only counts as it is written.
    tag: bool,
}

impl Spelling {
    /// Names begin with a capital where the form does: «dpa» need not.
    fn stands_at(&self, line: &Line<'_>, at: usize) -> bool {
        let alike = |(own, form): (&str, &str)| {
            if self.tag {
                return own == form;
            }
            let is_raised = own.starts_with(char::is_uppercase) || form.starts_with(char::is_lowercase);
            is_raised
                && (own.eq_ignore_ascii_case(form) || (!own.is_ascii() && fold(own).text == fold(form).text))
        };
        self.words.iter().enumerate().all(|(after, form)| alike((line.word(at + after), form)))
    }
}

/// The first letter of a word, without case and accent.
fn initial(word: &str) -> Option<char> {
    let first = word.chars().next().filter(|first| first.is_alphabetic())?;
    if first.is_ascii() { Some(first.to_ascii_lowercase()) } else { fold(word).text.chars().next() }
}

/// Every way to name an agency, by its initial: they are looked for at every word.
fn spellings() -> &'static HashMap<char, Vec<Spelling>> {
    static SPELLINGS: LazyLock<HashMap<char, Vec<Spelling>>> = LazyLock::new(|| {
        let mut found: HashMap<char, Vec<Spelling>> = HashMap::new();
        for agency in &table().agencies {
            let tags = agency.tags.iter().map(|form| (form, true));
            for (form, tag) in agency.names.iter().map(|form| (form, false)).chain(tags) {
                if let Some(initial) = initial(form) {
                    let words = form.split(' ').collect();
                    found.entry(initial).or_default().push(Spelling { agency: &agency.name, words, tag });
                }
            }
        }
        found
    });
    &SPELLINGS
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| parse("agencies.toml", include_str!("../../assets/lexicon/agencies.toml")));
    &TABLE
}

/// The agency that goes by this name, where the name is an agency's and nothing else.
pub fn agency_named(name: &str) -> Option<&'static str> {
    let name = fold(name.trim_start_matches("The ").trim()).text;
    let bears = |agency: &&Agency| {
        agency.tags.iter().chain(&agency.names).chain([&agency.name]).any(|form| fold(form).text == name)
    };
    table().agencies.iter().find(bears).map(|agency| agency.name.as_str())
}

/// The credits of an article, in order.
pub(super) fn find(article: &Article) -> Vec<Credit> {
    let mut story = 0;
    let bodies = article.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Body).count();
    let mut found = Vec::new();
    for paragraph in &article.paragraphs {
        let body = paragraph.kind == ParagraphKind::Body;
        let before = story;
        story += usize::from(body);
        if matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Caption) {
            continue;
        }
        let ahead = before < OPENING;
        let behind = before + CLOSING >= bodies;
        // The midst of a story credits nobody: most of an article need not be looked at.
        if body && !ahead && !behind {
            continue;
        }
        let line = Line::of(&article.text, paragraph.span);
        if body
            && ahead
            && let Some(credit) = line.dateline()
        {
            found.push(credit);
            continue;
        }
        let mut here = Vec::new();
        if line.is_whole && (!body || behind) {
            here = line.contributed();
        }
        // A line of one's own in the midst of the story belongs to a picture.
        if here.is_empty() && line.is_whole && (before <= 1 || (story == bodies && !body)) {
            here = line.byline(if before <= 1 { CreditKind::Byline } else { CreditKind::SignOff });
        }
        if here.is_empty() && body && behind {
            let last = if line.is_whole { line } else { Line::last_of(&article.text, paragraph.span) };
            here.extend(last.sign_off());
        }
        found.extend(here);
    }
    found
}

/// A paragraph, or one end of a long one: its tokens and the agencies named in it.
struct Line<'a> {
    text: &'a str,
    span: Span,
    /// Whether it is the whole paragraph.
    is_whole: bool,
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
    fn of(text: &'a str, span: Span) -> Self {
        let is_whole = span.len() <= LINE;
        let near = (span.start..=span.end.min(span.start + LINE)).rev().find(|&at| text.is_char_boundary(at));
        let end = if is_whole { span.end } else { near.unwrap_or(span.end) };
        Self::within(text, Span::new(span.start, end), is_whole)
    }

    /// The last words of a long paragraph.
    fn last_of(text: &'a str, span: Span) -> Self {
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

    /// The agency whose longest form stands at a place; a full name before a tag of the same length.
    fn agency_at(&self, at: usize) -> Option<Named> {
        let first = initial(self.word(at))?;
        let forms = spellings().get(&first)?.iter().filter(|form| form.stands_at(self, at));
        let best = forms.max_by_key(|form| (form.words.len(), !form.tag))?;
        Some(Named { agency: best.agency, from: at, to: at + best.words.len(), tag: best.tag })
    }

    fn credit(&self, named: Named, kind: CreditKind) -> Credit {
        let span = self.tokens[named.from].span.join(self.tokens[named.to - 1].span);
        Credit { agency: named.agency.to_owned(), span, kind }
    }

    /// `LONDON, March 3 (AP) —`, `MOSCOW, March 3. /TASS/.`, `(AFP) –`, `PARIS, AFP —`.
    fn dateline(&self) -> Option<Credit> {
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
    fn byline(&self, kind: CreditKind) -> Vec<Credit> {
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
    fn contributed(&self) -> Vec<Credit> {
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
    fn sign_off(&self) -> Option<Credit> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    /// The credits of a text, as agency and kind.
    fn credits(text: &str) -> Vec<(String, CreditKind)> {
        let article = article(text);
        find(&article)
            .into_iter()
            .inspect(|credit| assert!(!credit.span.of(&article.text).is_empty()))
            .map(|credit| (credit.agency, credit.kind))
            .collect()
    }

    fn only(text: &str) -> Option<(String, CreditKind)> {
        let mut found = credits(text);
        assert!(found.len() <= 1, "{text}: {found:?}");
        found.pop()
    }

    const MORE: &str = "\n\nThe council meets on Thursday to talk of it.\n\nThe ferry runs every ten minutes.\n\nShops stay open.\n\nNobody was hurt.";

    #[test]
    fn a_dateline_names_its_agency() {
        for (line, agency) in [
            ("LONDON (AP) — The harbour bridge was shut.", "AP"),
            ("ERIE, Pa. (AP) - The harbour bridge was shut.", "AP"),
            ("NEW YORK (AP) The harbour bridge was shut.", "AP"),
            ("TOKYO/SEOUL, March 3 (Reuters) - The harbour bridge was shut.", "Reuters"),
            ("Berlin (dpa) – The harbour bridge was shut.", "dpa"),
            ("MOSCOW, March 3. /TASS/. The harbour bridge was shut.", "TASS"),
            ("New Delhi [India], March 3 (ANI): The harbour bridge was shut.", "ANI"),
            ("(AFP) – The harbour bridge was shut.", "AFP"),
        ] {
            assert_eq!(
                only(&[line, MORE].concat()),
                Some((agency.to_owned(), CreditKind::Dateline)),
                "{line}"
            );
        }
    }

    #[test]
    fn who_is_cited_in_running_prose_is_not_credited() {
        for line in [
            "Reuters reported that the bridge was shut.",
            "The bridge was shut, the Associated Press reported on Tuesday.",
            "The Associated Press (AP) was told that the bridge was shut.",
            "Michael Bloomberg said the bridge was shut.",
            "“It is shut,” the mayor told AFP. Others agreed with her.",
        ] {
            assert_eq!(only(&[line, MORE].concat()), None, "{line}");
            assert_eq!(
                only(&["The bridge was shut.\n\nA ferry runs.", "\n\n", line].concat()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn a_byline_and_a_credit_line_name_their_agency() {
        let story = "The bridge was shut on Tuesday.";
        for (line, agency, kind) in [
            ("By JANE DOE, Associated Press", "AP", CreditKind::Byline),
            ("Jane Doe and John Roe, The Associated Press", "AP", CreditKind::Byline),
            ("Agence France-Presse in Paris", "AFP", CreditKind::Byline),
            ("Xinhua | Updated: 2025-03-09 17:52", "Xinhua", CreditKind::Byline),
        ] {
            assert_eq!(
                only(&[line, "\n\n", story, MORE].concat()),
                Some((agency.to_owned(), kind)),
                "{line}"
            );
        }
        for (line, agency, kind) in [
            ("The Associated Press contributed to this report.", "AP", CreditKind::Contributed),
            (
                "Associated Press writer Jane Doe in Erie contributed to this report.",
                "AP",
                CreditKind::Contributed,
            ),
            ("(With inputs from agencies)", "agencies", CreditKind::Contributed),
            ("(With PTI inputs)", "PTI", CreditKind::Contributed),
            ("(Reporting by Jane Doe; Editing by John Roe)", "Reuters", CreditKind::SignOff),
            ("The mayor said no more. — AFP", "AFP", CreditKind::SignOff),
            ("The mayor said no more. (ANI)", "ANI", CreditKind::SignOff),
            ("The mayor said no more. PTI JD RK", "PTI", CreditKind::SignOff),
        ] {
            assert_eq!(
                only(&[story, MORE, "\n\n", line].concat()),
                Some((agency.to_owned(), kind)),
                "{line}"
            );
        }
    }

    #[test]
    fn a_long_paragraph_credits_at_its_two_ends() {
        let long = "The ferry “Äsa” runs every ten minutes. ".repeat(40);
        let opened = ["LONDON (AP) — ", &long, MORE].concat();
        assert_eq!(only(&opened), Some(("AP".to_owned(), CreditKind::Dateline)));
        let closed = ["The bridge was shut.\n\n", &long, "Nobody was hurt. — AFP"].concat();
        assert_eq!(only(&closed), Some(("AFP".to_owned(), CreditKind::SignOff)));
    }

    #[test]
    fn several_agencies_in_one_line_each_gave_a_part() {
        let found = credits(
            &["The bridge was shut.", MORE, "\n\nReuters and Associated Press contributed to this report"]
                .concat(),
        );
        let part = |agency: &str| (agency.to_owned(), CreditKind::Contributed);
        assert_eq!(found, [part("Reuters"), part("AP")]);
    }

    #[test]
    fn the_credit_of_a_picture_credits_no_words() {
        for line in
            ["Jo Vale/AP", "Jo Vale via AP", "AP Photo", "Reuters", "Image: AFP", "Jo Vale/Getty Images"]
        {
            let text = ["The bridge was shut.\n\nA ferry runs every ten minutes.\n\n", line, MORE].concat();
            assert_eq!(only(&text), None, "{line}");
        }
    }

    #[test]
    fn an_outlet_may_be_an_agency_itself() {
        assert_eq!(agency_named("The Associated Press"), Some("AP"));
        assert_eq!(agency_named("Reuters"), Some("Reuters"));
        assert_eq!(agency_named("The Courier"), None);
    }
}
