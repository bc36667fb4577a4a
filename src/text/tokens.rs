//! Tokens: words, numbers and marks with their spans, and the stem by which words meet.

use super::{Span, fold};

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops: `don’t`, `long-range`, `U.S.`, `A42`.
    Word,
    /// Digits, with inner commas and full stops: `1,600`, `3.5`.
    Number,
    /// Anything else, one character each.
    Mark,
}

/// The tokens of a text, in order; white space stands between them.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut characters = text.char_indices().peekable();
    while let Some(&(start, character)) = characters.peek() {
        if character.is_whitespace() {
            characters.next();
        } else if character.is_ascii_digit() {
            let end = run(text, start, |character| character.is_ascii_digit(), &[',', '.']);
            push_to(&mut found, &mut characters, Span::new(start, end), TokenKind::Number);
        } else if character.is_alphabetic() {
            let end = word_end(text, start);
            push_to(&mut found, &mut characters, Span::new(start, end), TokenKind::Word);
        } else {
            characters.next();
            found.push(Token { span: Span::new(start, start + character.len_utf8()), kind: TokenKind::Mark });
        }
    }
    found
}

type Characters<'a> = std::iter::Peekable<std::str::CharIndices<'a>>;

fn push_to(found: &mut Vec<Token>, characters: &mut Characters<'_>, span: Span, kind: TokenKind) {
    while characters.next_if(|&(at, _)| at < span.end).is_some() {}
    found.push(Token { span, kind });
}

/// The end of a run of `inside` characters, a joint being taken only between two of them.
fn run(text: &str, start: usize, inside: impl Fn(char) -> bool, joints: &[char]) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let mut end = start;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        if inside(character) || (joints.contains(&character) && next.is_some_and(&inside)) {
            end = start + at + character.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn word_end(text: &str, start: usize) -> usize {
    // Most words are plain letters up to a blank or a mark that joins nothing.
    let bytes = text.as_bytes();
    let length = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let plain = match bytes.get(start + length) {
        None => true,
        Some(b'.') => length > 1,
        Some(byte) => byte.is_ascii() && !matches!(byte, b'\'' | b'-'),
    };
    if plain && length > 0 {
        return start + length;
    }
    let end = run(text, start, char::is_alphanumeric, &['\'', '’', '-', '‑']);
    dotted_end(text, start).map_or(end, |dotted| dotted.max(end))
}

/// The end of an abbreviation of single letters and full stops, `U.S.` or `p.m.`, if one begins here.
fn dotted_end(text: &str, start: usize) -> Option<usize> {
    let mut characters = text.get(start..)?.char_indices();
    let mut end = None;
    let mut letters = 0;
    loop {
        let (_, letter) = characters.next()?;
        if !letter.is_alphabetic() {
            break;
        }
        match characters.next() {
            Some((at, '.')) => {
                letters += 1;
                end = Some(start + at + 1);
            }
            Some((_, next)) if next.is_alphanumeric() => return end.filter(|_| letters > 1),
            _ => break,
        }
        let next = characters.clone().next();
        if !next.is_some_and(|(_, next)| next.is_alphabetic()) {
            break;
        }
    }
    end.filter(|_| letters > 1)
}

/// A word's stem, folded: `missiles` and `missile`, `ended` and `ending` give the same.
///
/// Plural, possessive, past and present endings go (the first step of M. F. Porter's algorithm of 1980,
/// "An algorithm for suffix stripping"), then a few that make nouns and adverbs of the same word.
pub fn stem(word: &str) -> String {
    let mut stem = fold(word).text;
    for ending in ["'s", "'"] {
        if let Some(short) = stem.strip_suffix(ending) {
            stem.truncate(short.len());
        }
    }
    if stem.contains('.') {
        stem.retain(|character| character != '.');
        return stem;
    }
    if stem.len() < 4 || !stem.is_ascii() {
        return stem;
    }
    cut_plural(&mut stem);
    cut_tense(&mut stem);
    cut_suffix(&mut stem);
    stem
}

fn cut_plural(stem: &mut String) {
    if stem.ends_with("sses") || (stem.ends_with("ies") && stem.len() > 4) {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s') && !stem.ends_with("ss") && !stem.ends_with("us") && !stem.ends_with("is") {
        stem.truncate(stem.len() - 1);
    }
}

fn cut_tense(stem: &mut String) {
    let cut = ["ing", "ed"].into_iter().find(|ending| {
        let short = stem.strip_suffix(ending).unwrap_or("");
        short.len() > 2 && short.chars().any(|character| "aeiouy".contains(character))
    });
    let Some(cut) = cut else { return };
    stem.truncate(stem.len() - cut.len());
    let last = stem.chars().last();
    let double = last.is_some_and(|last| !"aeioulsz".contains(last)) && stem.chars().rev().nth(1) == last;
    if double {
        stem.pop();
    }
}

fn cut_suffix(stem: &mut String) {
    for ending in ["ation", "ment", "ly", "er", "or", "ion", "e"] {
        if let Some(short) = stem.strip_suffix(ending)
            && short.len() > 3
        {
            stem.truncate(short.len());
            break;
        }
    }
    if stem.ends_with('e') && stem.len() > 4 {
        stem.pop();
    }
    if stem.ends_with('y') && stem.len() > 3 {
        stem.pop();
        stem.push('i');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn inner_apostrophes_and_hyphens_stay_in_the_word() {
        assert_eq!(
            words("He didn’t buy long-range A42s."),
            ["He", "didn’t", "buy", "long-range", "A42s", "."]
        );
        assert_eq!(words("the officials’ plan"), ["the", "officials", "’", "plan"]);
    }

    #[test]
    fn abbreviations_of_single_letters_keep_their_stops() {
        assert_eq!(words("the U.S. at 5 p.m. sharp"), ["the", "U.S.", "at", "5", "p.m.", "sharp"]);
        assert_eq!(words("a. B"), ["a", ".", "B"]);
        assert_eq!(words("U.S.-Russia"), ["U.S.", "-", "Russia"]);
    }

    #[test]
    fn numbers_keep_their_commas_and_points() {
        assert_eq!(words("$1,600.5, 5am, 7.2%."), ["$", "1,600.5", ",", "5", "am", ",", "7.2", "%", "."]);
    }

    #[test]
    fn inflected_words_meet_in_their_stem() {
        for (one, other) in [
            ("missiles", "missile"),
            ("ended", "ending"),
            ("Orbán’s", "ORBAN"),
            ("stopped", "stop"),
            ("countries", "country"),
            ("U.S.", "US"),
            ("supply", "supplying"),
            ("produces", "producer"),
            ("injured", "injure"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_ne!(stem("agreed"), stem("great"));
    }
}
