//! Markdown in which an article's words stay what they are: whatever could be taken for markup is escaped.

use crate::text::Span;

/// Letters with a meaning wherever they stand.
const MARKUP: [char; 9] = ['\\', '`', '*', '_', '<', '>', '[', ']', '|'];

/// A file in the making: blocks parted by blank lines. What is handed to it is markup already, of words made safe.
#[derive(Debug)]
pub(crate) struct Memo(String);

impl Memo {
    /// A file that begins with what the story is called and a line that says what it holds.
    pub(crate) fn of(title: &str, holds: &str) -> Self {
        let mut memo = Self(format!("# {}\n", heading(title)));
        memo.paragraph(holds);
        memo
    }

    /// A heading; the first level is the story's.
    pub(crate) fn heading(&mut self, level: usize, line: &str) {
        self.block(&[&"#".repeat(level), " ", line, "\n"]);
    }

    /// A paragraph of one line.
    pub(crate) fn paragraph(&mut self, line: &str) {
        self.block(&[line, "\n"]);
    }

    /// Words of an article, set off.
    pub(crate) fn quote(&mut self, line: &str) {
        self.block(&["> ", &at_start(line), "\n"]);
    }

    /// A list; nothing where it has no item.
    pub(crate) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {}\n", at_start(&item))).collect();
        if !items.is_empty() {
            self.block(&[&items.concat()]);
        }
    }

    /// A table, its columns named.
    pub(crate) fn table(&mut self, head: &[String], rows: impl IntoIterator<Item = Vec<String>>) {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule = vec!["---".to_owned(); head.len()];
        let rows: String = rows.into_iter().map(|row| line(&row)).collect();
        self.block(&[&line(head), &line(&rule), &rows]);
    }

    /// The file's text.
    pub(crate) fn text(self) -> String {
        self.0
    }

    fn block(&mut self, pieces: &[&str]) {
        self.0.push('\n');
        self.0.extend(pieces.iter().copied());
    }
}

/// Words as a part of a line, or as a cell: on one line, without a letter that is markup.
pub(crate) fn words(text: &str) -> String {
    marked(text, Span::new(0, text.len()), &[])
}

/// Words as a heading, which may end with no `#`: those would be taken for its close.
pub(crate) fn heading(text: &str) -> String {
    let mut safe = words(text);
    if safe.ends_with('#') {
        safe.insert(safe.len() - 1, '\\');
    }
    safe
}

/// Words as a line of their own: what would make a heading, a list or a rule of it is escaped.
pub(crate) fn line(text: &str) -> String {
    at_start(&words(text))
}

/// Words of an article as a part of a line, some of them bold.
pub(crate) fn marked(text: &str, span: Span, bold: &[Span]) -> String {
    let bold = stretches(text, span, bold);
    let whole = span.of(text);
    let mut safe = String::with_capacity(whole.len() + 8);
    let mut gap = true;
    for (offset, letter) in whole.char_indices() {
        let at = span.start + offset;
        if bold.iter().any(|stretch| stretch.end == at) {
            safe.push_str("**");
        }
        if letter.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !safe.is_empty() {
            safe.push(' ');
        }
        if bold.iter().any(|stretch| stretch.start == at) {
            safe.push_str("**");
        }
        let is_markup = match letter {
            // At the beginning of a word it strikes nothing out: no other could close it there.
            '~' => !gap,
            '&' => is_entity(Span::new(at + 1, span.end).of(text)),
            letter => MARKUP.contains(&letter),
        };
        if is_markup {
            safe.push('\\');
        }
        safe.push(letter);
        gap = false;
    }
    if bold.iter().any(|stretch| stretch.end == span.end) {
        safe.push_str("**");
    }
    safe
}

/// Where something stands on the web, as a link where it is one.
pub(crate) fn link(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>');
    if web && !url.contains(odd) { format!("<{url}>") } else { words(url) }
}

/// The stretches that can be bold, in order, none meeting another: stars beside a letter, with a mark on their other
/// side, would be taken for stars.
fn stretches(text: &str, span: Span, bold: &[Span]) -> Vec<Span> {
    let inside = |stretch: &Span| {
        Span::new(stretch.start.max(span.start), stretch.end.min(span.end).max(span.start)).trim(text)
    };
    let mut found: Vec<Span> = bold.iter().map(inside).filter(|stretch| !stretch.is_empty()).collect();
    found.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for stretch in found {
        match merged.last_mut() {
            Some(last) if stretch.start <= last.end => *last = last.join(stretch),
            _ => merged.push(stretch),
        }
    }
    let letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    merged.retain(|stretch| {
        let words = stretch.of(text);
        let before = Span::new(span.start, stretch.start).of(text).chars().next_back();
        let behind = Span::new(stretch.end, span.end).of(text).chars().next();
        (letter(words.chars().next()) || !letter(before))
            && (letter(words.chars().next_back()) || !letter(behind))
    });
    merged
}

/// Whether what stands behind an ampersand makes it a letter of another sort: `amp;`, `#60;`.
fn is_entity(behind: &str) -> bool {
    let name =
        behind.trim_start_matches('#').trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
    name.starts_with(';') && !behind.starts_with(';')
}

/// A line whose first letters are no markup.
fn at_start(safe: &str) -> String {
    let digits = safe.bytes().take_while(u8::is_ascii_digit).count();
    let behind = |at: usize| Span::new(at, safe.len()).of(safe);
    let at = match behind(digits).split(' ').next() {
        Some("." | ")") if digits > 0 => digits,
        _ if safe.starts_with(['#', '-', '+', '=']) => 0,
        _ => return safe.to_owned(),
    };
    format!("{}\\{}", Span::new(0, at).of(safe), behind(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, proptest};

    /// The words again, as who reads the Markdown sees them.
    fn read(safe: &str) -> String {
        let mut letters = safe.chars();
        let mut read = String::new();
        while let Some(letter) = letters.next() {
            read.push(if letter == '\\' { letters.next().unwrap() } else { letter });
        }
        read
    }

    fn on_one_line(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_markdown_would_take_for_markup_is_escaped() {
        for (text, safe) in [
            ("a *great* day", "a \\*great\\* day"),
            ("a|b", "a\\|b"),
            ("[He] said <b>so</b>", "\\[He\\] said \\<b\\>so\\</b\\>"),
            ("snake_case `code` \\n", "snake\\_case \\`code\\` \\\\n"),
            ("two\nlines\t here ", "two lines here"),
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("2026. No list", "2026\\. No list"),
            ("2026.5 is a number", "2026.5 is a number"),
            ("AT&T and R&D; &lt; &#60;", "AT&T and R\\&D; \\&lt; \\&#60;"),
            ("~2,500 and 3~ ~~", "~2,500 and 3\\~ ~\\~"),
            ("$5 (about €4) – 10 %", "$5 (about €4) – 10 %"),
        ] {
            assert_eq!(line(text), safe);
        }
    }

    #[test]
    fn a_heading_keeps_the_sign_at_its_end() {
        assert_eq!(heading("Ranked #"), "Ranked \\#");
        assert_eq!(heading("# 1"), "# 1");
    }

    #[test]
    fn an_address_is_a_link_and_anything_else_is_words() {
        assert_eq!(link("https://example.com/a_b"), "<https://example.com/a_b>");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(link("https://a> <b>"), "https://a\\> \\<b\\>");
    }

    #[test]
    fn bold_words_stand_between_stars_on_their_own_side_of_a_gap() {
        let text = "About 2,500 lorries, “great” progress";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let whole = Span::new(0, text.len());
        let bold =
            |words: &[&str]| marked(text, whole, &words.iter().map(|words| at(words)).collect::<Vec<_>>());
        assert_eq!(bold(&["2,500 lorries"]), "About **2,500 lorries**, “great” progress");
        assert_eq!(bold(&[" progress", "great"]), "About 2,500 lorries, “**great**” **progress**");
        assert_eq!(bold(&["2,500 ", "500 lorries"]), "About **2,500 lorries**, “great” progress");
        assert_eq!(bold(&["“great"]), "About 2,500 lorries, **“great**” progress");
        assert_eq!(bold(&[",500"]), text, "stars between a letter and a mark would stay stars");
    }

    #[test]
    fn a_file_is_blocks_parted_by_blank_lines() {
        let mut memo = Memo::of("A | B", "What it holds.");
        memo.heading(2, "Part");
        memo.quote("- words");
        memo.list(["one".to_owned(), "1. two".to_owned()]);
        memo.list([]);
        memo.table(&["a".to_owned(), "b".to_owned()], [vec!["1".to_owned(), String::new()]]);
        insta::assert_snapshot!(memo.text(), @r"
        # A \| B

        What it holds.

        ## Part

        > \- words

        - one
        - 1\. two

        | a | b |
        | --- | --- |
        | 1 |  |
        ");
    }

    proptest! {
        #[test]
        fn any_words_stand_on_one_line_without_markup_and_are_read_as_they_were(
            text in "([ \\na1.#*_~&;|<>`\\\\+=)(!$-]|\\[|\\]|[“é東]){0,24}|.{0,30}",
            bold in proptest::collection::vec((any::<u8>(), any::<u8>()), 0..3),
        ) {
            let safe = line(&text);
            assert_eq!(read(&safe), on_one_line(&text));
            assert!(!safe.contains(char::is_control) || text.contains(char::is_control));
            assert!(!safe.contains('\n') && !safe.starts_with(['#', '-', '+', '=', '>', ' ']));
            let bare = safe.replace("\\\\", "");
            for (at, letter) in bare.char_indices().filter(|(_, letter)| MARKUP.contains(letter) && *letter != '\\') {
                assert!(bare.get(..at).unwrap().ends_with('\\'), "{letter} in {safe}");
            }
            // The same words with some of them bold.
            let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            let place = |at: u8| places[usize::from(at) % places.len()];
            let bold: Vec<Span> = bold.into_iter().map(|(one, other)| Span::new(place(one), place(other))).collect();
            let safe = marked(&text, Span::new(0, text.len()), &bold);
            let stars = safe.replace("\\\\", "").replace("\\*", "");
            assert_eq!(stars.matches('*').count() % 4, 0, "{safe}");
            assert_eq!(read(&plain(&safe)), on_one_line(&text));
        }
    }

    /// Without the stars that are not escaped.
    fn plain(safe: &str) -> String {
        let mut letters = safe.chars();
        let mut plain = String::new();
        while let Some(letter) = letters.next() {
            match letter {
                '*' => {}
                '\\' => plain.extend(['\\', letters.next().unwrap()]),
                _ => plain.push(letter),
            }
        }
        plain
    }
}
