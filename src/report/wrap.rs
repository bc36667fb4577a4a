//! Lines of text that fit a width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a line; narrow enough to read, wide enough for a sentence in two or three lines.
pub(super) const WIDTH: usize = 90;

/// Adds `words` to `out` in lines of at most [`WIDTH`] columns: the first begins with `lead`,
/// those after it stand `indent` columns in. Runs of white space count as one space.
pub(super) fn fill(out: &mut String, lead: &str, indent: usize, words: &str) {
    out.push_str(lead);
    let mut column = lead.width();
    let mut line_is_empty = true;
    for word in words.split_whitespace() {
        let width = word.width();
        if !line_is_empty && column + 1 + width > WIDTH {
            column = new_line(out, indent);
            line_is_empty = true;
        }
        if !line_is_empty {
            out.push(' ');
            column += 1;
        }
        line_is_empty = false;
        if column + width <= WIDTH {
            out.push_str(word);
            column += width;
        } else {
            // Longer than a whole line: an address, or a script that sets no spaces.
            for character in word.chars() {
                let width = character.width().unwrap_or(0);
                if column + width > WIDTH {
                    column = new_line(out, indent);
                }
                out.push(character);
                column += width;
            }
        }
    }
    out.push('\n');
}

/// The words that fit a line, less a small indent; an ellipsis stands for those that do not.
pub(super) fn beginning(words: &str) -> String {
    let mut out = String::new();
    for word in words.split_whitespace() {
        let gap = usize::from(!out.is_empty());
        if out.width() + gap + word.width() + 4 > WIDTH {
            out.push('…');
            break;
        }
        out.extend([if gap == 1 { " " } else { "" }, word]);
    }
    out
}

fn new_line(out: &mut String, indent: usize) -> usize {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    indent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(lead: &str, words: &str) -> String {
        let mut out = String::new();
        fill(&mut out, lead, 4, words);
        out
    }

    #[test]
    fn no_line_is_wider_than_the_width_and_no_word_is_lost() {
        let words = "the President kept the option open ".repeat(20);
        let out = filled("  - ", &words);
        assert!(out.lines().all(|line| line.width() <= WIDTH));
        assert!(out.lines().skip(1).all(|line| line.starts_with("    the") || line.starts_with("    ")));
        assert_eq!(
            out.split_whitespace().skip(1).collect::<Vec<_>>(),
            words.split_whitespace().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_script_without_spaces_is_broken_by_its_columns() {
        let out = filled("", &"東京".repeat(80));
        assert!(out.lines().all(|line| line.width() <= WIDTH));
        assert_eq!(out.chars().filter(|character| !character.is_whitespace()).count(), 160);
    }

    #[test]
    fn a_long_label_is_cut_at_a_word() {
        let out = beginning(&"the President kept the option open ".repeat(5));
        assert!(out.width() + 3 <= WIDTH && out.ends_with("President…"), "{out}");
        assert_eq!(beginning("Bridge  to close"), "Bridge to close");
    }

    #[test]
    fn no_words_leave_the_lead_alone() {
        assert_eq!(filled("Silent:", ""), "Silent:\n");
    }
}
