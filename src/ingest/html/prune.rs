//! What in a page is not its article, told by tags, roles, classes and links; the words stand in
//! `assets/formats/page.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::dom::{Dom, Id, Kind, Step};
use super::tags::{classes, is_block, is_unseen, parts};

/// The table as it is written.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    outside: HashSet<String>,
    leads: Vec<String>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/formats/page.toml")).unwrap_or_default());

/// Sizes of every node: what it weighs is known in one walk.
pub(super) struct Weights {
    /// Bytes of seen text.
    pub(super) text: Vec<usize>,
    /// Bytes of seen text in links.
    pub(super) linked: Vec<usize>,
    /// Bytes of seen text in paragraphs.
    pub(super) paragraphs: Vec<usize>,
    /// How many links there are.
    pub(super) links: Vec<usize>,
}

impl Weights {
    /// The weights of each node of a tree.
    pub(super) fn of(dom: &Dom) -> Self {
        let zeros = vec![0; dom.nodes.len()];
        let mut weights =
            Self { text: zeros.clone(), linked: zeros.clone(), paragraphs: zeros.clone(), links: zeros };
        let (mut in_links, mut in_paragraphs) = (0_usize, 0_usize);
        dom.walk(super::dom::ROOT, |step| match step {
            Step::In(id) => {
                if let Kind::Text(words) = &dom.node(id).kind {
                    let length = words.split_whitespace().map(|word| word.len() + 1).sum();
                    weights.text[id] = length;
                    weights.linked[id] = if in_links > 0 { length } else { 0 };
                    weights.paragraphs[id] = if in_paragraphs > 0 { length } else { 0 };
                    add_up(&mut weights, dom, id);
                    return false;
                }
                if is_unseen(dom, id) {
                    return false;
                }
                in_links += usize::from(dom.name(id) == "a");
                in_paragraphs += usize::from(is_paragraph(dom, id));
                weights.links[id] = usize::from(dom.name(id) == "a");
                true
            }
            Step::Out(id) => {
                in_links -= usize::from(dom.name(id) == "a").min(in_links);
                in_paragraphs -= usize::from(is_paragraph(dom, id)).min(in_paragraphs);
                add_up(&mut weights, dom, id);
                false
            }
        });
        weights
    }
}

/// Adds a node's weights to its parent's.
fn add_up(weights: &mut Weights, dom: &Dom, id: Id) {
    let Some(parent) = dom.node(id).parent else { return };
    weights.text[parent] += weights.text[id];
    weights.linked[parent] += weights.linked[id];
    weights.paragraphs[parent] += weights.paragraphs[id];
    weights.links[parent] += weights.links[id];
}

fn is_paragraph(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "p" | "blockquote" | "li")
}

/// The elements that are not the article.
pub(super) fn outside(dom: &Dom, weights: &Weights) -> HashSet<Id> {
    let mut found = HashSet::new();
    let whole = weights.text.first().copied().unwrap_or(0);
    let paragraphs = weights.paragraphs.first().copied().unwrap_or(0);
    // Whoever holds much of what the page says is the article, whatever its classes are.
    let heavy = |id: Id| {
        weights.text[id] * 5 > whole * 2 || (paragraphs > 0 && weights.paragraphs[id] * 5 > paragraphs * 2)
    };
    // One link that was never closed holds the rest of its page: then links tell nothing.
    let told = weights.linked.first().is_some_and(|linked| linked * 20 < whole * 17);
    let mut in_paragraph = 0_usize;
    dom.walk(super::dom::ROOT, |step| match step {
        Step::In(id) => {
            if !matches!(dom.node(id).kind, Kind::Element(_)) {
                return true;
            }
            if is_unseen(dom, id) {
                return false;
            }
            let plain = in_paragraph == 0 && !holds_post(dom, id);
            if plain && !heavy(id) && (is_outside(dom, id) || told && is_list_of_links(dom, weights, id)) {
                found.insert(id);
                return false;
            }
            if told && dom.name(id) == "p" && is_lead(dom, weights, id) {
                found.insert(id);
                return false;
            }
            in_paragraph += usize::from(is_paragraph(dom, id) && dom.name(id) != "li");
            true
        }
        Step::Out(id) => {
            in_paragraph -= usize::from(is_paragraph(dom, id) && dom.name(id) != "li").min(in_paragraph);
            false
        }
    });
    found
}

/// Whether an element's tag, role or names say that it is not the article.
fn is_outside(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    let quoted = dom.node(id).parent.is_some_and(|parent| dom.name(parent) == "blockquote");
    if matches!(name, "nav" | "aside" | "time") || (name == "footer" && !quoted) {
        return true;
    }
    if matches!(name, "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "figcaption" | "blockquote")
    {
        return false;
    }
    let attributes = ["role", "id", "data-component", "data-testid", "data-type"];
    let names =
        attributes.iter().filter_map(|attribute| dom.attribute(id, attribute)).chain(classes(dom, id));
    let told = names.flat_map(parts).any(|part| TABLE.outside.contains(part.to_lowercase().as_str()));
    // What stands inside a line is a part of it, but for what is a block by its place.
    told && (is_block(dom, id) || matches!(name, "span" | "a" | "time"))
}

/// Whether an element holds a post of a social network, which is quoted like any words.
fn holds_post(dom: &Dom, id: Id) -> bool {
    dom.within(id).take(40).any(|inner| {
        dom.name(inner) == "blockquote"
            && classes(dom, inner).any(|class| class.ends_with("-tweet") || class.ends_with("-media"))
    })
}

/// Whether an element is little more than links.
fn is_list_of_links(dom: &Dom, weights: &Weights, id: Id) -> bool {
    matches!(dom.name(id), "div" | "section" | "ul" | "ol" | "table" | "dl")
        && weights.links[id] >= 2
        && weights.linked[id] * 10 > weights.text[id] * 6
}

/// Whether a paragraph leads to another page: all of it one link, or «Read more: …» with one.
fn is_lead(dom: &Dom, weights: &Weights, id: Id) -> bool {
    let (text, linked) = (weights.text[id], weights.linked[id]);
    if linked == 0 || text > 400 {
        return false;
    }
    if linked * 20 >= text * 19 {
        return true;
    }
    let words = dom.text(id).trim_start().to_lowercase();
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    linked * 2 > text && TABLE.leads.iter().any(|lead| words.starts_with(lead.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_parses() {
        let table: Table = toml::from_str(include_str!("../../../assets/formats/page.toml")).unwrap();
        assert!(table.outside.len() > 20 && table.leads.len() > 4);
    }
}
