//! RSS 0.9 to 2.0 and Atom. (JSON Feed is read where JSON is.)

use roxmltree::{Document, Node};

use super::meta::Meta;
use super::piece::Piece;
use super::sniff::Contents;
use super::{cut, dates, format::Format, html, tags, xml};
use crate::ingest::{entities, paragraphs};
use crate::text::sanitise;

/// An item that is a summary by its element's name, but runs to so many words, is the article all the same.
const WHOLE: usize = 250;

/// The articles of a feed.
pub(super) fn feed(document: &Document<'_>) -> Contents {
    let root = document.root_element();
    let atom = xml::is(root, "feed");
    let channel = if atom { Some(root) } else { xml::child(root, "channel") };
    let title = channel.and_then(|channel| xml::child(channel, "title")).map(xml::text);
    // RSS 1.0 has its items beside the channel.
    let items = root.descendants().filter(|node| xml::is(*node, if atom { "entry" } else { "item" }));
    let pieces = items.map(|item| {
        let mut piece = if atom { entry(document, item) } else { rss_item(item) };
        if let Some(title) = &title {
            piece.meta.offer("outlet", title, "the feed's title");
        }
        piece
    });
    Contents {
        format: Format::Feed,
        name: if atom { "Atom feed" } else { "RSS feed" },
        pieces: pieces.enumerate().map(|(at, piece)| (at + 1, piece)).collect(),
        faults: Vec::new(),
    }
}

fn rss_item(item: Node<'_, '_>) -> Piece {
    let mut meta = Meta::default();
    let found = |name: &str| xml::child(item, name).map(xml::text).filter(|text| !text.is_empty());
    for (key, names) in [
        ("title", &["title"][..]),
        ("outlet", &["source"]),
        ("date", &["pubDate", "date", "published", "updated"]),
        ("author", &["creator", "author"]),
        ("url", &["link", "origLink", "guid"]),
    ] {
        for name in names {
            let Some(value) = found(name) else { continue };
            let value = match key {
                "date" => dates::iso(&value),
                "url" if !value.starts_with("http") => continue,
                _ => without_tags(&value),
            };
            meta.offer(key, &value, element(name));
        }
    }
    // Media RSS calls a picture's text «content» too.
    let encoded = item
        .children()
        .filter(|child| xml::is(*child, "encoded") || (xml::is(*child, "content") && child.has_children()))
        .filter(|child| child.attribute("medium").is_none())
        .map(|child| own_text(child))
        .find(|text| !text.trim().is_empty());
    let described = || xml::child(item, "description").map(own_text).unwrap_or_default();
    match encoded {
        Some(text) => piece(meta, &text, "content:encoded", false),
        None => piece(meta, &described(), "description", true),
    }
}

fn entry(document: &Document<'_>, entry: Node<'_, '_>) -> Piece {
    let mut meta = Meta::default();
    let source = xml::child(entry, "source").and_then(|source| xml::child(source, "title"));
    let link = xml::children(entry, "link")
        .find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"))
        .and_then(|link| link.attribute("href"));
    let authors: Vec<String> = xml::children(entry, "author")
        .map(|author| xml::child(author, "name").map_or_else(|| xml::text(author), xml::text))
        .collect();
    let text_of = |name: &str| xml::child(entry, name).map(|node| content(document, node));
    meta.offer("title", &without_tags(&text_of("title").unwrap_or_default()), "Atom title");
    meta.offer("outlet", &source.map(xml::text).unwrap_or_default(), "Atom source");
    for name in ["published", "issued", "updated", "modified"] {
        let date = xml::child(entry, name).map(xml::text).unwrap_or_default();
        meta.offer("date", &dates::iso(&date), format!("Atom {name}"));
    }
    meta.offer("author", &authors.join(", "), "Atom author");
    meta.offer("url", link.unwrap_or(""), "Atom link");
    match text_of("content").filter(|text| !text.trim().is_empty()) {
        Some(text) => piece(meta, &text, "Atom content", false),
        None => piece(meta, &text_of("summary").unwrap_or_default(), "Atom summary", true),
    }
}

/// Atom's content: escaped HTML as it is meant, XHTML as it is written.
fn content(document: &Document<'_>, node: Node<'_, '_>) -> String {
    match node.attribute("type") {
        Some("xhtml") => xml::source(document, node).to_owned(),
        _ if node.children().any(|child| child.is_element()) => xml::source(document, node).to_owned(),
        _ => own_text(node),
    }
}

/// A node's text with its line ends, which part paragraphs.
fn own_text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|inner| inner.text()).collect()
}

fn piece(meta: Meta, text: &str, body: &'static str, is_summary: bool) -> Piece {
    let mut blocks = if tags::has_tags(text) {
        html::fragment(text)
    } else {
        // Some feeds escape their pages twice.
        let text = entities::decode(&sanitise(text)).into_owned();
        if tags::has_tags(&text) { html::fragment(&text) } else { paragraphs::of_text(&text) }
    };
    let words: usize = blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
    let summary = (is_summary && words < WHOLE).then_some("the feed gives a summary, not the article".into());
    let truncated = cut::cut(&mut blocks).or(summary);
    Piece { meta, blocks, body: body.into(), truncated }
}

fn without_tags(text: &str) -> String {
    if tags::has_tags(text) {
        html::fragment(text).iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

fn element(name: &str) -> String {
    match name {
        "creator" | "date" => format!("dc:{name}"),
        _ => format!("item {name}"),
    }
}
