//! Markdown to paragraphs: the words stay, the marks go.

use super::entities;
use super::paragraphs::{Block, ends_sentence, push_words};

/// The farthest, in bytes, that a link's target or a tag may reach; past it the bracket is a bracket.
const REACH: usize = 2000;

/// The paragraphs of sanitised Markdown.
pub(super) fn of_markdown(text: &str) -> Vec<Block> {
    let unwrapped = line_is_paragraph(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.split('\n') {
        let (line, item) = unmark(line);
        if line.is_empty() || is_rule(line) || is_definition(line) || line.starts_with("```") {
            let underlines = open && is_underline(line);
            if let Some(last) = blocks.last_mut() {
                last.parted = true;
                if underlines {
                    last.heading = Some(if line.starts_with('=') { 1 } else { 2 });
                }
            }
            open = false;
            continue;
        }
        if let Some((level, words)) = heading(line) {
            blocks.push(Block::heading(words, level));
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if open && !item && !unwrapped => {
                last.text.push(' ');
                last.text.push_str(line.trim_end_matches('\\'));
            }
            _ => blocks.push(Block { text: line.to_owned(), ..Block::default() }),
        }
        open = true;
    }
    if let Some(last) = blocks.last_mut() {
        last.parted = true;
    }
    for block in &mut blocks {
        let mut words = String::with_capacity(block.text.len());
        push_words(&mut words, &entities::decode(&inline(&block.text)));
        block.text = words;
    }
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

/// Whether the file is scraped prose with a paragraph a line, as its long, stopped lines without blanks tell.
fn line_is_paragraph(text: &str) -> bool {
    let (mut long, mut inner) = (0_usize, 0_usize);
    let mut before = "";
    for line in text.split('\n') {
        if !before.trim().is_empty() && !line.trim().is_empty() {
            inner += 1;
            long += usize::from(before.len() > 160 && ends_sentence(before));
        }
        before = line;
    }
    long * 3 > inner && long > 0
}

/// The line without quote and list markers; whether it begins a list's item.
fn unmark(line: &str) -> (&str, bool) {
    let mut line = line.trim();
    let mut item = false;
    for _ in 0..8 {
        let bullet = ["- ", "* ", "+ ", "• "].iter().find_map(|bullet| line.strip_prefix(bullet));
        let rest = if let Some(rest) = line.strip_prefix('>') {
            rest
        } else if let (Some(rest), false) = (bullet.or_else(|| numbered(line)), is_rule(line)) {
            item = true;
            rest
        } else {
            break;
        };
        line = rest.trim_start();
    }
    (line, item)
}

/// What follows `1. ` or `2) `; a year that a wrapped line begins with is no marker.
fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    (1..=2).contains(&digits).then_some(rest)
}

/// `---`, `***`, `_ _ _`, `===`.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '*' | '_' | '=') && marks.clone().all(|c| c == first) && marks.count() >= 2
}

/// A rule of `=` or `-` right under a line makes the line a heading.
fn is_underline(line: &str) -> bool {
    is_rule(line) && line.starts_with(['=', '-']) && !line.contains(' ')
}

/// `[name]: https://…`
fn is_definition(line: &str) -> bool {
    let Some((name, target)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")) else {
        return false;
    };
    !name.contains(']') && target.contains("://") && target.split_whitespace().count() <= 6
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let fits = (1..=6).contains(&level) && words.starts_with([' ', '\t']);
    fits.then(|| (level as u8, words.trim().trim_end_matches('#').trim_end()))
}

/// A line's words without emphasis, links, images, code marks, tags and backslashes.
fn inline(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    let mut emphasis = Emphasis::default();
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        match character {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                words.extend(after.chars().next());
                rest = after.get(1..).unwrap_or("");
                continue;
            }
            '!' if after.starts_with('[') => {
                if let Some((_, tail)) = link(after) {
                    rest = tail;
                    continue;
                }
            }
            '[' => {
                if let Some((label, tail)) = link(rest) {
                    words.push_str(&without_images(label));
                    rest = tail;
                    continue;
                }
            }
            '<' => {
                if let Some((shown, tail)) = tag(after) {
                    words.push_str(shown);
                    rest = tail;
                    continue;
                }
            }
            '*' | '_' | '~' | '`' => {
                let tail = rest.trim_start_matches(character);
                let run = rest.len() - tail.len();
                emphasis.meet(&mut words, character, run, tail.chars().next());
                rest = tail;
                continue;
            }
            _ => {}
        }
        words.push(character);
        rest = after;
    }
    emphasis.finish(words)
}

/// The label of the link that `rest` begins with, and what follows the link.
fn link(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('[')?;
    let end = closing(inner, '[', ']')?;
    let label = inner.get(..end)?;
    let tail = inner.get(end + 1..)?;
    if let Some(target) = tail.strip_prefix('(') {
        let close = closing(target, '(', ')')?;
        return Some((label, target.get(close + 1..)?));
    }
    let target = tail.strip_prefix('[')?;
    let (name, after) = target.split_once(']')?;
    // "[sic] [the mayor]" is no reference: those touch.
    (name.len() < 100).then_some((label, after))
}

/// Where the bracket closes that opened just before `text`.
///
/// Looks no farther than [`REACH`] and no deeper than links nest, so that a page of brackets costs one pass.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    const DEEPEST: usize = 4;
    let mut depth = 1_usize;
    for (at, character) in text.char_indices().take(REACH) {
        if character == open {
            depth += 1;
        } else if character == close {
            depth -= 1;
        }
        if depth == 0 {
            return Some(at);
        }
        if depth > DEEPEST {
            return None;
        }
    }
    None
}

/// A link's label may be a picture alone.
fn without_images(label: &str) -> String {
    if label.contains("![") { String::new() } else { inline_label(label) }
}

fn inline_label(label: &str) -> String {
    label.trim_matches(['*', '_', '`']).to_owned()
}

/// What is shown of the tag or bare address after a `<`, and what follows it.
fn tag(after: &str) -> Option<(&str, &str)> {
    let (end, bracket) = after.char_indices().take(REACH).find(|&(_, c)| c == '>' || c == '<')?;
    let inner = after.get(..end).filter(|_| bracket == '>')?;
    let tail = after.get(end + 1..)?;
    if inner.starts_with("http://") || inner.starts_with("https://") || inner.starts_with("mailto:") {
        return Some((inner, tail));
    }
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let breaks = name.starts_with("br");
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.starts_with("!--"))
        .then_some((if breaks { " " } else { "" }, tail))
}

/// Emphasis runs waiting for their other half.
#[derive(Default)]
struct Emphasis {
    /// By mark: where the run that could open stands in the output, and its length.
    open: [Option<(usize, usize)>; 4],
    /// Stretches of the output to take out.
    gone: Vec<(usize, usize)>,
}

impl Emphasis {
    /// Writes a run of marks, and strikes it with its opener where the two make a pair.
    ///
    /// A pair stands outside words, so that `s**t` and `2 * 3` keep their stars.
    fn meet(&mut self, words: &mut String, mark: char, run: usize, next: Option<char>) {
        let at = words.len();
        let last = words.chars().next_back();
        words.extend(std::iter::repeat_n(mark, run));
        let slot = &mut self.open["*_~`".find(mark).unwrap_or(0)];
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if let Some((start, length)) = *slot
            && length == run
            && outside(next)
            && !blank(last)
        {
            self.gone.push((start, length));
            self.gone.push((at, run));
            *slot = None;
        } else if outside(last) && !blank(next) {
            *slot = Some((at, run));
        }
    }

    fn finish(mut self, words: String) -> String {
        if self.gone.is_empty() {
            return words;
        }
        self.gone.sort_unstable();
        let mut kept = String::with_capacity(words.len());
        let mut from = 0;
        for (start, length) in self.gone {
            kept.push_str(words.get(from..start).unwrap_or(""));
            from = start + length;
        }
        kept.push_str(words.get(from..).unwrap_or(""));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        of_markdown(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            texts(
                "The **mayor** said _no_ to [the plan](https://a.example/x_(y) \"t\") ![map](m.png)and `left`."
            ),
            ["The mayor said no to the plan and left."]
        );
        assert_eq!(
            texts("***All*** of it, [he][1] said.\n\n[1]: https://a.example"),
            ["All of it, he said."]
        );
        assert_eq!(texts("Line<br/>two, <b>bold</b>, \\*starred\\*."), ["Line two, bold, *starred*."]);
    }

    #[test]
    fn marks_that_mean_something_else_stay() {
        for text in [
            "2 * 3 * 4",
            "“F*** off,” he said.",
            "s**t and s**t",
            "snake_case_name",
            "[sic] and [the mayor]",
            "5 < 6",
        ] {
            assert_eq!(texts(text), [text]);
        }
    }

    #[test]
    fn wrapped_lines_are_joined_and_items_are_not() {
        let text = "The mayor said\nno.\n\n> Quoted\n> words.\n\n- one\n- two\n  goes on\n1. three\n2) four";
        assert_eq!(
            texts(text),
            ["The mayor said no.", "Quoted words.", "one", "two goes on", "three", "four"]
        );
    }

    #[test]
    fn headings_keep_their_level() {
        let levels: Vec<_> = of_markdown("# Top #\nText.\n## Lost trade\nMore.\n\nSet\n===\n\n---\n")
            .into_iter()
            .map(|block| (block.text, block.heading))
            .collect();
        let expected =
            [("Top", Some(1)), ("Text.", None), ("Lost trade", Some(2)), ("More.", None), ("Set", Some(1))];
        assert_eq!(levels, expected.map(|(text, level)| (text.to_owned(), level)));
    }

    #[test]
    fn open_brackets_without_end_cost_little() {
        let text = "[".repeat(20_000);
        assert_eq!(texts(&text), [text.as_str()]);
    }
}
