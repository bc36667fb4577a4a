//! Whether a text is a piece of a web page.

/// The tags by which a piece of a page is told from prose; `<john@courier.example>` and `a < b` are none.
const TAGS: [&str; 24] = [
    "p",
    "br",
    "div",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "img",
    "article",
    "section",
    "table",
    "html",
    "body",
];

/// Whether there is a tag of a page in the text.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or("");
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: String =
            rest.chars().take(11).take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let after = rest.get(name.len()..).and_then(|after| after.chars().next());
        TAGS.contains(&name.as_str())
            && after.is_some_and(|after| matches!(after, '>' | '/') || after.is_whitespace())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_with_angle_brackets_is_no_page() {
        for prose in ["a < b and b > c", "Ann <ann@courier.example> wrote", "<3", "x <a@b>", "", "<"] {
            assert!(!has_tags(prose), "{prose}");
        }
        for page in
            ["<p>He left.</p>", "He left.<br/>She stayed.", "He <EM>left</EM>", "<a href=x>y</a>", "<br\n>"]
        {
            assert!(has_tags(page), "{page}");
        }
    }
}
