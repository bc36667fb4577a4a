//! `NewsML-G2` (items, and messages of them) and the older `NewsML`: what lies inside is NITF, a page, or plain text.

use roxmltree::{Document, Node};

use super::format::Format;
use super::meta::Meta;
use super::piece::Piece;
use super::sniff::Contents;
use super::{html, nitf, paragraphs, xml};
use crate::text::sanitise;

/// The articles in a `NewsML` document.
pub(super) fn document(document: &Document<'_>) -> Contents {
    let root = document.root_element();
    let mut items: Vec<Node<'_, '_>> = root.descendants().filter(|node| xml::is(*node, "newsItem")).collect();
    if items.is_empty() {
        items.push(root);
    }
    let pieces: Vec<Piece> = items.into_iter().map(|item| piece(document, item)).collect();
    let (mut articles, mut without) = (Vec::new(), 0);
    for (at, piece) in pieces.into_iter().enumerate() {
        // A message carries pictures and graphics as items beside the story.
        if piece.has_words() { articles.push((at + 1, piece)) } else { without += 1 }
    }
    let faults = (without > 0).then(|| {
        let items = if without == 1 { "an item" } else { "items" };
        format!("{without} {items} without text inside (a picture, or text kept elsewhere)")
    });
    let faults = faults.into_iter().collect();
    Contents { format: Format::NewsMl, name: Format::NewsMl.row().name, pieces: articles, faults }
}

fn piece(document: &Document<'_>, item: Node<'_, '_>) -> Piece {
    let content = content(document, item);
    let mut meta = Meta::default();
    let said = |name: &str| xml::inside(item, name).map(xml::text).unwrap_or_default();
    meta.offer("title", &said("headline"), "NewsML headline");
    meta.offer("title", &said("HeadLine"), "NewsML HeadLine");
    meta.offer(
        "outlet",
        &named(item, &["infoSource", "provider", "copyrightHolder", "Provider", "creditline"]),
        "NewsML provider",
    );
    for name in ["contentCreated", "firstCreated", "versionCreated", "FirstCreated", "ThisRevisionCreated"] {
        meta.offer("date", &super::dates::iso(&said(name)), format!("NewsML {name}"));
    }
    let by = said("by");
    meta.offer("author", by.trim_start_matches("By "), "NewsML by");
    meta.offer("author", &named(item, &["creator"]), "NewsML creator");
    // What the words themselves say of their headline is told to readers; the envelope's may be a slug.
    Piece { meta: content.meta.clone().or(meta), ..content }
}

/// A name inside an element of one of these names, or its literal.
fn named(item: Node<'_, '_>, elements: &[&str]) -> String {
    let name = |element: &&str| {
        let node = xml::inside(item, element)?;
        let inner = xml::child(node, "name").map(xml::text).or_else(|| Some(xml::text(node)));
        let literal = || node.attribute("literal").map(str::to_owned);
        inner.filter(|name| !name.is_empty()).or_else(literal)
    };
    elements.iter().find_map(name).unwrap_or_default()
}

/// The words inside an item.
fn content(document: &Document<'_>, item: Node<'_, '_>) -> Piece {
    if let Some(inner) = xml::inside(item, "nitf") {
        let piece = nitf::piece(document, inner);
        return Piece { body: "NITF inside NewsML".into(), ..piece };
    }
    let plain = |node: Node<'_, '_>| {
        let text: String =
            node.descendants().filter_map(|inner| inner.text().filter(|_| inner.is_text())).collect();
        paragraphs::of_text(&sanitise(&text))
    };
    let holds = ["inlineXML", "DataContent", "inlineData"];
    let node = holds.iter().find_map(|name| xml::inside(item, name));
    let Some(node) = node else { return Piece::default() };
    let body = xml::inside(node, "body").unwrap_or(node);
    let is_page = body.children().any(|child| child.is_element());
    let blocks = if is_page { html::fragment(xml::source(document, body)) } else { plain(body) };
    let from = if is_page { "page inside NewsML" } else { "text inside NewsML" };
    Piece { blocks, body: from.into(), ..Piece::default() }
}
