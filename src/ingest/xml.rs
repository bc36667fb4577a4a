//! XML as a tree, with what the web's XML commonly gets wrong mended.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::entities;

/// The most elements of a tree; what has more is no news.
const MOST: u32 = 4_000_000;

/// The deepest nesting. The parser goes down a level of the stack for each.
const DEEPEST: usize = 512;

/// The text with its bare ampersands and its page's entities (`&nbsp;`) made XML, where it needs that.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    if parsed(text).is_ok() || !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    // What stands in CDATA is no markup.
    for (at, part) in text.split("<![CDATA[").enumerate() {
        let (data, markup) = if at == 0 {
            (None, part)
        } else {
            part.split_once("]]>").map_or((None, part), |(d, m)| (Some(d), m))
        };
        if at > 0 {
            whole.push_str("<![CDATA[");
        }
        if let Some(data) = data {
            whole.push_str(data);
            whole.push_str("]]>");
        }
        push_markup(&mut whole, markup);
    }
    Cow::Owned(whole)
}

fn push_markup(whole: &mut String, markup: &str) {
    let mut parts = markup.split('&');
    whole.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let reference = part.split_once(';').map(|(name, _)| name);
        let is_name = |name: &str| {
            !name.is_empty() && name.len() < 10 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        };
        match reference.filter(|name| is_name(name)) {
            Some(name) if name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name) => {
                whole.push('&');
                whole.push_str(part);
            }
            Some(name) => {
                let read = format!("&{name};");
                let character = entities::decode(&read);
                if character == read {
                    whole.push_str("&amp;");
                    whole.push_str(part);
                } else {
                    whole.push_str(&character);
                    whole.push_str(part.split_once(';').map_or("", |(_, after)| after));
                }
            }
            None => {
                whole.push_str("&amp;");
                whole.push_str(part);
            }
        }
    }
}

/// The tree of a text.
///
/// # Errors
/// One clause that says where it is broken, or that it is too deep or too large.
pub(super) fn parsed(text: &str) -> Result<Document<'_>, String> {
    if depth(text) > DEEPEST {
        return Err(format!("XML nested deeper than {DEEPEST}; no news is"));
    }
    // A document type may be named, as NITF does; what it names is never fetched, and its entities are bounded.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| format!("broken XML: {error}"))
}

/// The deepest nesting of tags, at most; a cheap count before the parser, which could run out of stack.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut parts = text.split('<');
    parts.next();
    for part in parts {
        if part.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !part.starts_with(['!', '?']) {
            let closed = part.split('>').next().is_some_and(|tag| tag.ends_with('/'));
            depth += usize::from(!closed);
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// The first child of that local name, whatever its namespace.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// The children of that local name.
pub(super) fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children().filter(move |child| is(*child, name))
}

/// The first element inside of that local name.
pub(super) fn inside<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|inner| is(*inner, name))
}

/// Whether a node is an element of that local name; case does not matter.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case(name)
}

/// All text inside a node, single-spaced.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let all: String = node.descendants().filter(Node::is_text).filter_map(|inner| inner.text()).collect();
    super::one_line(&all)
}

/// A node's inside as it is written in the file, for a reader of pages.
pub(super) fn source<'a>(document: &'a Document<'_>, node: Node<'_, '_>) -> &'a str {
    document.input_text().get(node.range()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_ampersands_and_a_page_s_entities_are_mended() {
        let broken = "<a><b>Marks &amp; Spencer & Co&nbsp;said R&D; &eacute;</b><![CDATA[AT&T <p>]]></a>";
        let mended = mended(broken);
        let tree = parsed(&mended).unwrap();
        assert_eq!(text(tree.root_element()), "Marks & Spencer & Co said R&D; éAT&T <p>");
    }

    #[test]
    fn bombs_and_deep_nesting_are_refused_in_a_moment() {
        let mut bomb = "<!DOCTYPE a [<!ENTITY x0 \"lol\">".to_owned();
        for at in 1..40 {
            let ten = format!("&x{};", at - 1).repeat(10);
            let _ = std::fmt::Write::write_fmt(&mut bomb, format_args!("<!ENTITY x{at} \"{ten}\">"));
        }
        bomb.push_str("]><a>&x39;</a>");
        assert!(parsed(&bomb).unwrap_err().starts_with("broken XML"));
        assert!(parsed(&"<a>".repeat(200_000)).unwrap_err().contains("deeper"));
        let fits = format!("{}{}", "<a>".repeat(500), "</a>".repeat(500));
        assert!(std::thread::spawn(move || parsed(&fits).is_ok()).join().unwrap());
    }

    #[test]
    fn no_file_is_read_for_an_entity() {
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assert!(!parsed(outside).is_ok_and(|tree| text(tree.root_element()).contains("root")));
    }
}
