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
        meta.offer("date", &dates::iso(date), format!("NITF {element}"));
    }
    let byline = found(&["byline"])
        .map(|byline| xml::inside(byline, "person").map_or_else(|| xml::text(byline), xml::text));
    meta.offer("author", byline.unwrap_or_default().trim_start_matches("By "), "NITF byline");
    meta.offer("url", attribute("pubdata", "ex-ref").unwrap_or(""), "NITF pubdata");
    let content = xml::inside(nitf, "body.content").or_else(|| xml::inside(nitf, "body"));
    let blocks = content.map(|content| html::fragment(&as_page(document, content))).unwrap_or_default();
    Piece { meta, blocks, body: "NITF body.content".into(), truncated: None }
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
