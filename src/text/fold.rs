//! Folding: the form of a text in which case, accents and the style of quotation marks no longer matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Span;

/// A folded copy of a text that still knows where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`, the byte of the original at which it began; one more entry for the end.
    origins: Vec<u32>,
}

impl Folded {
    /// The stretch of the original behind the characters `from..to` (counted in characters) of the folded text.
    pub fn origin(&self, from: usize, to: usize) -> Span {
        let last = self.origins.len().saturating_sub(1);
        let at = |index: usize| self.origins.get(index.min(last)).map_or(0, |&byte| byte as usize);
        Span::new(at(from), at(to))
    }
}

/// Folds case, accents, quotation marks, dashes and exotic spaces: `Orbán’s` and `ORBAN'S` become `orban's`.
pub fn fold(text: &str) -> Folded {
    let mut folded =
        Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len() + 1) };
    for (at, character) in text.char_indices() {
        let mut push = |character: char| {
            folded.text.push(character);
            folded.origins.push(at as u32);
        };
        if character.is_ascii() {
            push(character.to_ascii_lowercase());
            continue;
        }
        match character {
            '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => push('"'),
            '–' | '—' | '‒' | '―' | '‑' | '‐' | '−' => push('-'),
            'ø' | 'Ø' => push('o'),
            'ł' | 'Ł' => push('l'),
            'đ' | 'Đ' => push('d'),
            'ı' => push('i'),
            _ if character.is_whitespace() => push(' '),
            _ => std::iter::once(character)
                .nfkd()
                .filter(|&part| !is_combining_mark(part))
                .flat_map(char::to_lowercase)
                .filter(|&part| !is_combining_mark(part))
                .for_each(push),
        }
    }
    folded.origins.push(text.len() as u32);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_no_longer_matter() {
        assert_eq!(fold("ORBÁN").text, "orban");
        assert_eq!(fold("don’t").text, "don't");
        assert_eq!(fold("«Zürich» — Łódź").text, "\"zurich\" - lodz");
        assert_eq!(fold("ﬁne ½").text, "fine 1⁄2");
    }

    #[test]
    fn a_match_in_the_folded_text_is_found_again_in_the_original() {
        let text = "said Orbán’s aide";
        let folded = fold(text);
        let at = folded.text.find("orban").unwrap();
        assert_eq!(folded.origin(at, at + 5).of(text), "Orbán");
        assert_eq!(folded.origin(0, 100).of(text), text);
    }
}
