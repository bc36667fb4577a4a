//! NITF: the news industry's text format, a document or a part of another.

use roxmltree::{Document, Node};

use super::format::Format;
use super::meta::Meta;
use super::piece::Piece;
use super::sniff::Contents;
use super::{dates, html, xml};

/// The article in a NITF document.
pub(super) fn document(document: &Document<'_>) -> Contents {
    Contents::one(Format::Nitf, piece(document, document.root_element()))
}

/// The article in a `nitf` element.
pub(super) fn piece(document: &Document<'_>, nitf: Node<'_, '_>) -> Piece {
    let mut meta = Meta::default();
    let found = |path: &[&str]| path.iter().try_fold(nitf, |node, name| xml::inside(node, name));
    let attribute =
        |element: &str, name: &str| xml::inside(nitf, element).and_then(|node| node.attribute(name));
    for (path, from) in [(&["body.head", "hl1"][..], "NITF hl1"), (&["head", "title"], "NITF title")] {
        meta.offer("title", &found(path).map(xml::text).unwrap_or_default(), from);
    }
    meta.offer("outlet", attribute("pubdata", "name").unwrap_or(""), "NITF pubdata");
    meta.offer("outlet", &found(&["distributor"]).map(xml::text).unwrap_or_default(), "NITF distributor");
    meta.offer(
        "outlet",
        found(&["doc.copyright"]).and_then(|node| node.attribute("holder")).unwrap_or(""),
        "NITF doc.copyright",
    );
    for (element, name) in [
        ("pubdata", "date.publication"),
        ("date.issue", "norm"),
        ("story.date", "norm"),
        ("date.release", "norm"),
    ] {
        let date = attribute(element, name).unwrap_or("");
        meta.offer("date", &iso(date), format!("NITF {element}"));
    }
    let byline = found(&["byline"])
        .map(|byline| xml::inside(byline, "person").map_or_else(|| xml::text(byline), xml::text));
    meta.offer("author", byline.unwrap_or_default().trim_start_matches("By "), "NITF byline");
    meta.offer("url", attribute("pubdata", "ex-ref").unwrap_or(""), "NITF pubdata");
    let content = xml::inside(nitf, "body.content").or_else(|| xml::inside(nitf, "body"));
    let blocks = content.map(|content| html::fragment(&as_page(document, content))).unwrap_or_default();
    Piece { meta, blocks, body: "NITF body.content".into(), truncated: None }
}

/// NITF's date `20251016T093000Z` as ISO 8601 has it; others as they are.
fn iso(date: &str) -> String {
    let digits: Vec<char> = date.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return dates::iso(date);
    }
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or(&[]).iter().collect::<String>();
    let day = format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8));
    let rest = date.get(8..).and_then(|rest| rest.strip_prefix('T')).unwrap_or("");
    let time: Vec<char> = rest.chars().take_while(char::is_ascii_digit).collect();
    if time.len() != 6 {
        return day;
    }
    let two = |at: usize| time.get(at..at + 2).unwrap_or(&[]).iter().collect::<String>();
    format!("{day}T{}:{}:{}{}", two(0), two(2), two(4), rest.get(6..).unwrap_or(""))
}

/// NITF's own elements by the names that pages have for them; its paragraphs and lists are a page's already.
fn as_page(document: &Document<'_>, content: Node<'_, '_>) -> String {
    let mut page = xml::source(document, content).to_owned();
    for (nitf, html) in [
        ("body.content", "div"),
        ("block", "div"),
        ("bq", "blockquote"),
        ("hl1", "h1"),
        ("hl2", "h2"),
        ("media-caption", "figcaption"),
        ("media", "figure"),
    ] {
        page = page.replace(&format!("<{nitf}>"), &format!("<{html}>"));
        page = page.replace(&format!("<{nitf} "), &format!("<{html} "));
        page = page.replace(&format!("</{nitf}>"), &format!("</{html}>"));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_nitf_becomes_iso() {
        assert_eq!(iso("20251016T093000Z"), "2025-10-16T09:30:00Z");
        assert_eq!(iso("20251016T093000-0400"), "2025-10-16T09:30:00-0400");
        assert_eq!(iso("20251016"), "2025-10-16");
        assert_eq!(iso("2025-10-16"), "2025-10-16");
    }
}
