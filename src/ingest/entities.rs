//! Character references that a page left in its text: `&quot;`, `&amp;`, `&#8217;`.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use crate::text::sanitise;

/// The names that English pages use, of the HTML 4 list; the letters with accents are in [`ACCENTS`].
const NAMES: &[(&str, char)] = &[
    ("quot", '"'),
    ("amp", '&'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("prime", '′'),
    ("Prime", '″'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("frac14", '¼'),
    ("frac12", '½'),
    ("frac34", '¾'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("eth", 'ð'),
    ("ETH", 'Ð'),
    ("thorn", 'þ'),
    ("THORN", 'Þ'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// What follows a letter in the name of its accented form, with the combining accent.
const ACCENTS: &[(&str, char)] = &[
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("cedil", '\u{327}'),
];

/// The longest reference, in bytes.
const LONGEST: usize = 10;

/// The text with its character references read, once; what they stand for is sanitised like all else.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        decoded.push_str(before);
        if let Some((character, after)) = character(reference) {
            // A line end inside a paragraph would end it.
            decoded.push(if character.is_whitespace() { ' ' } else { character });
            rest = after;
            changed = true;
        } else {
            decoded.push('&');
            rest = reference.strip_prefix('&').unwrap_or("");
        }
    }
    decoded.push_str(rest);
    if changed { Cow::Owned(sanitise(&decoded)) } else { Cow::Borrowed(text) }
}

/// The character whose reference `text` begins with, and what follows it.
fn character(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, after) = (rest.get(..end)?, rest.get(end + 1..)?);
    if name == "amp" {
        // Encoded twice: `&amp;#8217;`.
        let again =
            after.bytes().take(LONGEST).position(|byte| byte == b';').and_then(|end| after.get(..end));
        if let Some(character) = again.and_then(named) {
            return Some((character, after.split_once(';')?.1));
        }
    }
    Some((named(name)?, after))
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Old pages number the curly marks as windows-1252 does.
        return match code {
            128..=159 => {
                WINDOWS_1252.decode_without_bom_handling(&[u8::try_from(code).ok()?]).0.chars().next()
            }
            _ => char::from_u32(code),
        };
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|&(_, character)| character).or_else(|| accented(name))
}

/// `eacute`: é.
fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let accent = name.get(1..)?;
    if accent == "slash" && letter.eq_ignore_ascii_case(&'o') {
        return Some(if letter == 'o' { 'ø' } else { 'Ø' });
    }
    let &(_, mark) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
    unicode_normalization::char::compose(letter, mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_by_name_and_number_are_read() {
        assert_eq!(decode("&quot;No,&quot; said Zo&euml; &amp; Co."), "\"No,\" said Zoë & Co.");
        assert_eq!(decode("the mayor&#8217;s&nbsp;caf&#xE9; &#147;shut&#148;"), "the mayor’s café “shut”");
        assert_eq!(decode("&oslash;, &Ccedil; &frac12; &hellip;"), "ø, Ç ½ …");
    }

    #[test]
    fn what_was_encoded_twice_is_read() {
        assert_eq!(decode("the mayor&amp;#8217;s &amp;quot;no&amp;quot;"), "the mayor’s \"no\"");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["AT&T; Q&A", "R&D & more;", "&unknown; &#xZZ; &", "a?b=1&copy=2", "&#1114112;"] {
            assert_eq!(decode(text), text);
        }
    }

    #[test]
    fn nothing_dangerous_comes_in_by_number() {
        assert_eq!(decode("a&#27;[31mb&#x202e;c&#10;d&shy;e&#0;"), "abc de");
    }
}
