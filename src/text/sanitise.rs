//! Sanitising: what could move the cursor, hide text or turn it round never passes.

/// The text with every control character, escape sequence, zero-width character and bidirectional override
/// taken out; tabs become spaces, and every kind of line end becomes `\n`.
///
/// Sequences go with their payload, so that a window title or a hidden link leaves nothing behind.
/// A joiner (U+200D) stays only between two emoji, where it makes them one picture.
pub fn sanitise(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut last = '\0';
    while let Some(character) = rest.next() {
        let kept = match character {
            '\n' | ' '..='~' => Some(character),
            '\t' => Some(' '),
            '\r' => {
                if rest.as_str().starts_with('\n') {
                    rest.next();
                }
                Some('\n')
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{1b}' => {
                rest = after_escape(rest.as_str()).chars();
                None
            }
            '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => {
                rest = after_c1(character, rest.as_str()).chars();
                None
            }
            '\u{200d}' => {
                let next = rest.as_str().chars().next();
                (joins_emoji(last) && next.is_some_and(joins_emoji)).then_some(character)
            }
            _ if character.is_control() || is_unseen(character) => None,
            _ => Some(character),
        };
        if let Some(character) = kept {
            clean.push(character);
            last = character;
        }
    }
    clean
}

/// Characters without width or with power over direction.
pub(super) fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a joiner beside this character makes a picture: emoji, their skin tones and their variation selector.
fn joins_emoji(character: char) -> bool {
    matches!(character, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// What follows the sequence whose ESC has just been read.
fn after_escape(rest: &str) -> &str {
    let mut inner = rest.chars();
    match inner.next() {
        Some('[') => after_control_sequence(inner.as_str()),
        Some(']' | 'P' | 'X' | '^' | '_') => {
            // A string that its line does not end is none: the words after its introducer are the article's.
            string_end(inner.as_str()).unwrap_or(inner.as_str())
        }
        // Two-part escapes: intermediates, then one final character.
        Some(' '..='/') => {
            let tail = inner.as_str().trim_start_matches(|c| matches!(c, ' '..='/'));
            without_first(tail, |c| matches!(c, '0'..='~'))
        }
        Some('0'..='~') => inner.as_str(),
        _ => rest,
    }
}

/// What follows the sequence that a C1 character begins.
///
/// Text decoded twice is full of stray C1 characters (`â€\u{9d}` for a closing quotation mark), so these
/// count as the start of a string only where a well-formed one follows; otherwise the character alone goes.
fn after_c1(introducer: char, rest: &str) -> &str {
    if introducer == '\u{9b}' {
        return after_control_sequence(rest);
    }
    let payload = rest.trim_start_matches(|c| matches!(c, ' '..='~'));
    let plain = rest.len() > payload.len();
    let numbered = introducer != '\u{9d}' || rest.starts_with(|c: char| c.is_ascii_digit());
    if plain && numbered { terminator(payload).unwrap_or(rest) } else { rest }
}

/// What follows a control sequence's parameters and final character.
fn after_control_sequence(rest: &str) -> &str {
    let tail = rest.trim_start_matches(|c| matches!(c, '0'..='?'));
    let tail = tail.trim_start_matches(|c| matches!(c, ' '..='/'));
    without_first(tail, |c| matches!(c, '@'..='~'))
}

/// What follows the terminator of a control string, when it stands on the same line.
fn string_end(payload: &str) -> Option<&str> {
    let end = payload.find(['\u{7}', '\u{1b}', '\u{9c}', '\n', '\r'])?;
    terminator(from(payload, end))
}

/// What follows BEL or ST, when `rest` begins with one.
fn terminator(rest: &str) -> Option<&str> {
    rest.strip_prefix('\u{7}')
        .or_else(|| rest.strip_prefix('\u{9c}'))
        .or_else(|| rest.strip_prefix("\u{1b}\\"))
}

fn without_first(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    text.strip_prefix(|c: char| wanted(c)).unwrap_or(text)
}

fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prose_passes_unchanged() {
        for prose in [
            "Orbán’s aide said “no” — twice; the bill was £3.5m (€4m), up 2½%.",
            "Zoë, Łódź, São Paulo, 北京, Київ, 🙂, 👩‍👩‍👧, 👍🏽, ❤️‍🔥, 🇭🇺",
            "Line one\nLine two",
        ] {
            assert_eq!(sanitise(prose), prose);
        }
    }

    #[test]
    fn colours_titles_and_links_leave_only_their_words() {
        assert_eq!(sanitise("\u{1b}[1;31mBreaking\u{1b}[0m news"), "Breaking news");
        assert_eq!(sanitise("\u{1b}]0;owned\u{7}The minister"), "The minister");
        assert_eq!(
            sanitise("\u{1b}]8;;https://evil.example\u{1b}\\here\u{1b}]8;;\u{1b}\\ he said"),
            "here he said"
        );
        assert_eq!(sanitise("\u{1b}P1$qx\u{1b}\\The court"), "The court");
        assert_eq!(sanitise("\u{9b}2JThe court\u{9d}0;x\u{9c} ruled"), "The court ruled");
        assert_eq!(sanitise("\u{1b}(BThe\u{1b}c court\u{1b}"), "The court");
    }

    #[test]
    fn an_unended_sequence_takes_no_words_with_it() {
        assert_eq!(sanitise("\u{1b}]The court ruled.\nHe left."), "The court ruled.\nHe left.");
        assert_eq!(sanitise("\u{1b}PThe court \u{1b}[1mruled"), "The court ruled");
    }

    #[test]
    fn stray_c1_characters_of_twice_decoded_text_take_no_words_with_them() {
        let twice = "â\u{80}\u{9c}Enough,â\u{80}\u{9d} the mayor said. â\u{80}\u{9c}Go home.â\u{80}\u{9d}";
        assert_eq!(sanitise(twice), "âEnough,â the mayor said. âGo home.â");
    }

    #[test]
    fn direction_and_hidden_characters_go() {
        assert_eq!(
            sanitise("pay\u{202e}ment \u{2066}of\u{2069} 5\u{200b}00\u{ad}0\u{feff}"),
            "payment of 5000"
        );
        assert_eq!(sanitise("a\u{200d}b"), "ab");
    }

    #[test]
    fn every_line_end_becomes_one() {
        assert_eq!(sanitise("a\r\nb\rc\u{2028}d\u{85}e\tf"), "a\nb\nc\nd\ne f");
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left_whatever_comes_in(text in any::<String>()) {
            check(&text)?;
        }

        #[test]
        fn nothing_dangerous_is_left_of_sequences(
            text in "([a-z🙂]|\u{1b}|\\[|\\]|\\\\|[0-9;]|P|\u{9b}|\u{9c}|\u{9d}|\u{90}|\u{7}|\r|\n|\u{200d}|\u{202e}|\u{fe0f}){0,40}"
        ) {
            check(&text)?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let once = sanitise(text);
        let harmless = |c: char| c == '\n' || c == '\u{200d}' || !(c.is_control() || is_unseen(c));
        prop_assert!(once.chars().all(harmless));
        prop_assert_eq!(sanitise(&once), once);
        Ok(())
    }
}
