//! Quotation marks: which opens, which closes, and which is only an apostrophe.

use super::Span;

/// A stretch between quotation marks inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The words between the marks.
    pub inner: Span,
    /// The words with their marks.
    pub outer: Span,
    /// Whether a closing mark was found; if not, the stretch runs to the paragraph's end.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
    /// How many other marked stretches hold it.
    pub depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Guillemets,
    Single,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    style: Style,
    opens: bool,
    closes: bool,
    /// A single mark after an `s` may be a possessive: «the officials’ plan».
    doubtful: bool,
}

/// Marks nested deeper than this are a fault of the text: what is open beyond it is forgotten.
const NESTED: usize = 16;

/// The marked stretches of one paragraph, in order of their opening, nested ones after those that hold them.
pub fn marked(text: &str, paragraph: Span) -> Vec<Marked> {
    let marks = find_marks(text, paragraph);
    let mut found: Vec<Marked> = Vec::new();
    let mut open: Vec<(Mark, usize)> = Vec::new();
    for (index, &mark) in marks.iter().enumerate() {
        let fits = |opener: &Mark| opener.style == mark.style;
        let innermost = open.iter().rposition(|(opener, _)| fits(opener));
        let closes = mark.closes
            && innermost.is_some()
            && !(mark.doubtful && closer_follows(&marks, index))
            && !(mark.opens && open.last().is_none_or(|(opener, _)| !fits(opener)));
        if let (true, Some(level)) = (closes, innermost) {
            let (opener, slot) = open[level];
            open.truncate(level);
            found[slot].inner.end = mark.at;
            found[slot].outer.end = mark.at + mark.len;
            found[slot].closed = true;
            found[slot].single = opener.style == Style::Single;
        } else if mark.opens && (mark.style != Style::Single || closer_follows(&marks, index)) {
            // A second opening of the same style before any closing: the first was never closed.
            if open.len() == NESTED {
                open.remove(0);
            }
            open.push((mark, found.len()));
            found.push(Marked {
                inner: Span::new(mark.at + mark.len, paragraph.end),
                outer: Span::new(mark.at, paragraph.end),
                closed: false,
                single: mark.style == Style::Single,
                depth: 0,
            });
        }
    }
    found.retain(|marked| marked.closed || !marked.single);
    drop_swallowed(&mut found);
    drop_lifted(&mut found, text);
    let mut holders: Vec<usize> = Vec::new();
    for marked in &mut found {
        holders.retain(|&end| end > marked.outer.start);
        marked.depth = holders.iter().filter(|&&end| end >= marked.outer.end).count();
        if holders.len() < NESTED {
            holders.push(marked.outer.end);
        }
    }
    found.retain(|marked| !marked.inner.is_empty());
    found
}

/// An opening mark that never closes would hold everything behind it: where other stretches of the paragraph
/// begin after it, it ends before the next of them.
fn drop_swallowed(found: &mut [Marked]) {
    for index in 0..found.len() {
        if found[index].closed || index + 1 == found.len() {
            continue;
        }
        let next = found[index + 1].outer.start;
        found[index].inner.end = next.max(found[index].inner.start);
        found[index].outer.end = next;
    }
}

/// A passage set between marks of its own that begins with a quote, «"“We go,” she said."», is lifted out of the
/// article: its outer marks are a printer's, and the quotes are those inside it.
fn drop_lifted(found: &mut Vec<Marked>, text: &str) {
    let double = |marked: &Marked| marked.outer.of(text).starts_with(['"', '“', '”']);
    let lifted: Vec<bool> = found
        .iter()
        .zip(found.iter().skip(1))
        .map(|(outer, inner)| {
            double(outer)
                && double(inner)
                && inner.outer.start == outer.inner.start
                && inner.closed
                && inner.outer.end < outer.inner.end
        })
        .collect();
    let mut lifted = lifted.into_iter();
    found.retain(|_| !lifted.next().unwrap_or(false));
}

/// Whether a sure closing single mark stands after `index`, before the next single mark that opens.
fn closer_follows(marks: &[Mark], index: usize) -> bool {
    marks
        .iter()
        .skip(index + 1)
        .filter(|mark| mark.style == Style::Single)
        .take_while(|mark| !mark.opens || mark.closes)
        .any(|mark| mark.closes)
}

fn find_marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text);
    let mut marks = Vec::new();
    let mut before: Option<char> = None;
    let mut characters = words.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let after = characters.peek().map(|&(_, next)| next);
        if let Some((style, opens, closes)) = role(character, before, after) {
            marks.push(Mark {
                at: paragraph.start + offset,
                len: character.len_utf8(),
                style,
                opens,
                closes,
                doubtful: style == Style::Single
                    && before.is_some_and(|before| before == 's' || before == 'n' || before == 'z'),
            });
        }
        before = Some(character);
    }
    marks
}

fn role(character: char, before: Option<char>, after: Option<char>) -> Option<(Style, bool, bool)> {
    let starts = before.is_none_or(|before| before.is_whitespace() || "([{—–-/:“\"«‘'".contains(before));
    let word_before = before.is_some_and(char::is_alphanumeric);
    let word_after = after.is_some_and(char::is_alphanumeric);
    let ends = after.is_none_or(|after| !after.is_alphanumeric());
    let space_after = after.is_none_or(char::is_whitespace);
    let space_before = before.is_none_or(char::is_whitespace);
    match character {
        // «“We go,“ he said.»: an opening mark that can only close.
        '“' if !starts && space_after => Some((Style::Double, true, true)),
        '“' | '„' => Some((Style::Double, true, false)),
        '”' => Some((Style::Double, starts && !space_after && space_before, !space_before || space_after)),
        '"' => Some((Style::Double, starts && !space_after, !space_before || space_after)),
        '«' => Some((Style::Guillemets, true, false)),
        '»' => Some((Style::Guillemets, false, true)),
        '‘' if !word_before => Some((Style::Single, true, false)),
        '\'' | '’' | '‘' => {
            if word_before && word_after {
                return None;
            }
            let opens = character == '\''
                && starts
                && !space_after
                && (word_after || after.is_some_and(|after| "#@$(£€…".contains(after)));
            let closes = !space_before && ends && !starts;
            let closes =
                closes || (!space_before && ends && before.is_some_and(|before| "”\"»".contains(before)));
            (opens || closes).then_some((Style::Single, opens, closes))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        marked(text, Span::new(0, text.len())).into_iter().map(|marked| marked.inner.of(text)).collect()
    }

    #[test]
    fn every_style_of_mark_is_read() {
        assert_eq!(inner("“We go,” he said."), ["We go,"]);
        assert_eq!(inner("He said \"we go\" twice: \"go\"."), ["we go", "go"]);
        assert_eq!(inner("«We go,» he said."), ["We go,"]);
        assert_eq!(inner("a ‘productive’ call"), ["productive"]);
        assert_eq!(inner("the lorries 'touched a little' and it wasn't much"), ["touched a little"]);
        assert_eq!(inner("”We go,” he said."), ["We go,"]);
    }

    #[test]
    fn apostrophes_are_not_marks() {
        assert!(inner("The officials’ plan didn’t work in the '90s.").is_empty());
        assert!(
            inner("Rock 'n' roll isn't the workers' cup of tea.").is_empty()
                || inner("Rock 'n' roll").len() < 2
        );
        assert_eq!(inner("‘the officials’ plan’ failed"), ["the officials’ plan"]);
    }

    #[test]
    fn nested_marks_give_both_stretches() {
        assert_eq!(
            inner("«I might say, ‘If this isn’t resolved, I will go,'» he said."),
            ["I might say, ‘If this isn’t resolved, I will go,'", "If this isn’t resolved, I will go,"]
        );
        let text = "‘He said “no” and left,’ she recalled.";
        assert_eq!(inner(text), ["He said “no” and left,", "no"]);
        assert_eq!(marked(text, Span::new(0, text.len()))[1].depth, 1);
    }

    #[test]
    fn the_marks_around_a_passage_that_begins_with_a_quote_mark_nothing() {
        assert_eq!(inner("\"“We go,” she said, and left.\""), ["We go,"]);
        assert_eq!(inner("“‘We go,’ she said, and left.”").len(), 2);
    }

    #[test]
    fn an_opening_mark_behind_a_word_closes_what_is_open() {
        assert_eq!(inner("“We go,“ he said. “All of us.“"), ["We go,", "All of us."]);
    }

    #[test]
    fn a_mark_that_touches_a_colon_opens() {
        assert_eq!(inner("The mayor:\"We go.\""), ["We go."]);
    }

    #[test]
    fn a_mark_that_never_closes_ends_with_its_paragraph_or_the_next_quote() {
        assert_eq!(inner("“We go on, he said."), ["We go on, he said."]);
        assert_eq!(inner("“We go on, he said. “No,” she said."), ["We go on, he said. ", "No,"]);
    }
}
