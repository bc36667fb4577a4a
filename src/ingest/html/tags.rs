//! What the tags, attributes and classes of an element say about its words.

use super::dom::{Dom, Id, Kind};

/// How many nodes of a table's cell are looked at to see whether it holds paragraphs.
const CELL: usize = 60;

/// Whether an element stands on lines of its own.
pub(super) fn is_block(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    match name {
        // A cell of a table of figures is a part of its row; one with paragraphs in it lays out a page.
        "td" | "th" => dom
            .within(id)
            .skip(1)
            .take(CELL)
            .any(|inner| is_block_name(dom.name(inner)) || dom.name(inner) == "br"),
        _ => is_block_name(name),
    }
}

fn is_block_name(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether a browser shows nothing of an element, or nothing that is read.
pub(super) fn is_unseen(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    let never = matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "head"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "datalist"
            | "progress"
            | "meter"
            | "label"
            | "rp"
            | "rt"
            | "dialog"
            | "noframes"
    );
    // AMP's own elements hold its advertisements, menus and pictures.
    never || name.starts_with("amp-") || is_hidden(dom, id) || is_note_mark(dom, id)
}

fn is_hidden(dom: &Dom, id: Id) -> bool {
    if dom.attribute(id, "hidden").is_some() || dom.attribute(id, "aria-hidden") == Some("true") {
        return true;
    }
    let style = dom.attribute(id, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    // They say to a screen reader what the eye sees anyway.
    let spoken = ["sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "assistive-text"];
    style || classes(dom, id).any(|class| spoken.contains(&class))
}

/// A raised figure that links to a note: `[1]`.
fn is_note_mark(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "sup" && dom.within(id).take(4).any(|inner| dom.name(inner) == "a")
}

/// An element's classes.
pub(super) fn classes(dom: &Dom, id: Id) -> impl Iterator<Item = &str> {
    dom.attribute(id, "class").unwrap_or("").split_whitespace()
}

/// Whether one of an element's classes has one of these small words as a part: `wp-caption-text` has `caption`.
pub(super) fn has_class(dom: &Dom, id: Id, words: &[&str]) -> bool {
    if !matches!(dom.node(id).kind, Kind::Element(_)) {
        return false;
    }
    classes(dom, id)
        .any(|class| parts(class).any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word))))
}

/// The words of a name: `relatedStories-3_list` has four.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut before_small = false;
        let end = rest.char_indices().find(|&(at, c)| {
            let turns = at > 0 && c.is_uppercase() && before_small;
            before_small = c.is_lowercase();
            turns || !c.is_alphanumeric()
        });
        let (part, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart_at_marks_and_capitals() {
        let words = |name| parts(name).collect::<Vec<_>>();
        assert_eq!(words("relatedStories-3_list"), ["related", "Stories", "3", "list"]);
        assert_eq!(words("__Caption--text"), ["Caption", "text"]);
        assert!(words("--").is_empty());
    }
}
