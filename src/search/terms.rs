//! A typed line, taken apart into words and terms that begin with a key: `@name`, `in:outlet`, `kind:"two words"`.
//! Which keys there are, and what each asks for, is up to whoever reads the line.

use crate::text::fold;

/// A word of a line, or a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'l, 'k> {
    /// What it begins with; empty for a word.
    pub key: &'k str,
    /// What stands behind that, as it was typed, without the quotation marks that hold it together. Empty while only the
    /// key is typed.
    pub value: &'l str,
    /// Whether the quotation mark before it is not closed yet.
    pub open: bool,
}

/// The words and terms of a line, in order. Keys are written in small letters and known in any. Behind one, quotation
/// marks of any style hold spaces; behind a mark that nobody has closed yet stands all up to the next term.
pub fn terms<'l, 'k>(line: &'l str, keys: &[&'k str]) -> Vec<Term<'l, 'k>> {
    let folded = fold(line);
    let letters: Vec<char> = folded.text.chars().collect();
    let until = |from: usize, ends: &dyn Fn(usize) -> bool| (from..letters.len()).find(|at| ends(*at));
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(start) = until(at, &|at| !letters[at].is_whitespace()) {
        let key = key_at(&letters, start, keys).unwrap_or("");
        let behind = start + key.chars().count();
        let marked = !key.is_empty() && letters.get(behind) == Some(&'"');
        let from = behind + usize::from(marked);
        let close = if marked { until(from, &|at| letters[at] == '"') } else { None };
        let open = marked && close.is_none();
        let end = close.or_else(|| {
            until(from, &|at| {
                letters[at].is_whitespace() && (!open || key_at(&letters, at + 1, keys).is_some())
            })
        });
        let end = end.unwrap_or(letters.len());
        terms.push(Term { key, value: folded.origin(from, end).of(line).trim(), open });
        at = end + usize::from(close.is_some());
    }
    terms
}

/// The key that stands there.
fn key_at<'k>(letters: &[char], at: usize, keys: &[&'k str]) -> Option<&'k str> {
    let stands =
        |key: &&str| key.chars().enumerate().all(|(place, letter)| letters.get(at + place) == Some(&letter));
    keys.iter().copied().find(stands)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each term as `key|value`, `~` behind one that is not finished.
    fn read(line: &str) -> Vec<String> {
        let told = |term: Term<'_, '_>| {
            let open = if term.open { "~" } else { "" };
            format!("{}|{}{open}", term.key, term.value)
        };
        terms(line, &["@", "in:", "kind:"]).into_iter().map(told).collect()
    }

    #[test]
    fn words_and_terms_stand_in_any_order_as_they_were_typed() {
        assert_eq!(
            read(" Great  @Orbán IN:Herald progress"),
            ["|Great", "@|Orbán", "in:|Herald", "|progress"]
        );
        assert_eq!(read("kind:"), ["kind:|"]);
        assert!(read(" \t").is_empty());
    }

    #[test]
    fn behind_a_key_quotation_marks_of_any_style_hold_spaces() {
        for line in ["@\"Ann Example\" x", "@“Ann Example” x", "@« Ann Example » x", "@„Ann Example“x"]
        {
            assert_eq!(read(line), ["@|Ann Example", "|x"], "{line}");
        }
        assert_eq!(read("in:\"Evening Dispatch\"@ann"), ["in:|Evening Dispatch", "@|ann"]);
    }

    #[test]
    fn marks_around_words_without_a_key_are_part_of_them() {
        assert_eq!(read("“two words” \"@home\""), ["|“two", "|words”", "|\"@home\""]);
    }

    #[test]
    fn a_mark_that_nobody_has_closed_reaches_to_the_next_term() {
        assert_eq!(read("@\"Ann Exa"), ["@|Ann Exa~"]);
        assert_eq!(read("@\"Ann Example in:Herald x"), ["@|Ann Example~", "in:|Herald", "|x"]);
        assert_eq!(read("@\""), ["@|~"]);
    }

    #[test]
    fn a_key_inside_a_word_and_one_that_nobody_knows_are_no_keys() {
        assert_eq!(read("ann@example.org main:x is:y"), ["|ann@example.org", "|main:x", "|is:y"]);
    }

    proptest::proptest! {
        #[test]
        fn no_line_can_make_it_panic_and_no_letter_is_lost(line in "[a-z@:\"“ é½東ﷺ¨]{0,30}") {
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
            let read: usize = terms(&line, &["@", "b:"]).iter().map(|term| letters(term.key) + letters(term.value)).sum();
            proptest::prop_assert_eq!(read, letters(&line));
        }
    }
}
