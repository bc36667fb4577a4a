//! The paragraphs of a page's article: where Readability finds them, with what it loses and without what it keeps.

use std::collections::HashSet;

use super::dom::{Dom, Id, Kind, ROOT, Step};
use super::fragment::blocks;
use super::prune::{Weights, outside};
use super::tags::{has_class, is_unseen, parts};
use crate::ingest::paragraphs::Block;

/// The most nodes that Readability is asked about; it goes over them many times.
const MOST: usize = 300_000;

/// The article's paragraphs, in order, headings and captions among them.
pub(super) fn of(dom: &Dom) -> Vec<Block> {
    let weights = Weights::of(dom);
    let left_out = outside(dom, &weights);
    let inner = InnerWeights::of(dom, &left_out);
    let Some(root) = root(dom, &inner, &left_out) else { return Vec::new() };
    let mut found = blocks(dom, root, |id| left_out.contains(&id));
    if let Some(deck) = deck(dom, root, &left_out)
        && !found.iter().any(|block| block.text.contains(&deck.text))
    {
        found.insert(0, deck);
    }
    drop_repeats(&mut found);
    found
}

/// Bytes of text in each node, what is left out aside.
struct InnerWeights {
    text: Vec<usize>,
    paragraphs: Vec<usize>,
}

impl InnerWeights {
    fn of(dom: &Dom, left_out: &HashSet<Id>) -> Self {
        let (mut text, mut paragraphs) = (vec![0; dom.nodes.len()], vec![0; dom.nodes.len()]);
        let mut open = 0_usize;
        let is_paragraph = |id: Id| matches!(dom.name(id), "p" | "blockquote" | "li");
        dom.walk(ROOT, |step| match step {
            Step::In(id) => {
                if let Kind::Text(words) = &dom.node(id).kind {
                    text[id] = words.split_whitespace().map(|word| word.len() + 1).sum();
                    paragraphs[id] = if open > 0 { text[id] } else { 0 };
                    if let Some(parent) = dom.node(id).parent {
                        text[parent] += text[id];
                        paragraphs[parent] += paragraphs[id];
                    }
                    return false;
                }
                if left_out.contains(&id) || is_unseen(dom, id) {
                    return false;
                }
                open += usize::from(is_paragraph(id));
                true
            }
            Step::Out(id) => {
                open -= usize::from(is_paragraph(id)).min(open);
                if let Some(parent) = dom.node(id).parent {
                    text[parent] += text[id];
                    paragraphs[parent] += paragraphs[id];
                }
                false
            }
        });
        Self { text, paragraphs }
    }
}

/// The element that holds the article: what Readability chose, unless the page names one that holds far more.
fn root(dom: &Dom, weights: &InnerWeights, left_out: &HashSet<Id>) -> Option<Id> {
    let chosen = readable(dom, left_out);
    let named = (dom.within(ROOT).filter(|&id| names_article(dom, id) && !left_out.contains(&id)))
        .max_by_key(|&id| (weights.paragraphs[id], std::cmp::Reverse(id)));
    match (chosen, named) {
        (Some(chosen), Some(named)) if weights.paragraphs[named] > 2 * weights.text[chosen] => Some(named),
        (Some(chosen), _) => Some(chosen),
        (None, named) => named.or_else(|| dom.within(ROOT).find(|&id| dom.name(id) == "body")),
    }
}

/// Whether a page says that an element is the article.
fn names_article(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "article" | "main")
        || dom.attribute(id, "itemprop") == Some("articleBody")
        || dom.attribute(id, "role") == Some("main")
}

/// The innermost element with most of what Readability calls the article.
fn readable(dom: &Dom, left_out: &HashSet<Id>) -> Option<Id> {
    if dom.nodes.len() > MOST {
        return None;
    }
    let options = legible::Options::new().disable_json_ld(true).char_threshold(250);
    let article = legible::parse(&numbered(dom, left_out), None, Some(options)).ok()?;
    let kept = Dom::parse(&article.content);
    let mut weights = vec![0_usize; dom.nodes.len()];
    for id in kept.within(ROOT) {
        let Kind::Text(words) = &kept.node(id).kind else { continue };
        let mut at = kept.node(id).parent;
        let origin = std::iter::from_fn(|| {
            let id = at?;
            at = kept.node(id).parent;
            Some(id)
        })
        .find_map(|id| kept.attribute(id, "id")?.strip_prefix("n-")?.parse::<Id>().ok());
        if let Some(weight) = origin.and_then(|origin| weights.get_mut(origin)) {
            *weight += words.trim().len();
        }
    }
    // Children stand behind their parents only by and large, so the sums go up along each path.
    let mut sums = vec![0_usize; dom.nodes.len()];
    for (id, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        let mut at = Some(id);
        while let Some(id) = at {
            sums[id] += weight;
            at = dom.node(id).parent;
        }
    }
    let whole = sums.first().copied().filter(|&whole| whole > 0)?;
    let mut at = ROOT;
    loop {
        let inner = std::iter::successors(dom.node(at).first, |&id| dom.node(id).next)
            .find(|&id| sums[id] * 10 >= whole * 7 && !is_line(dom, id));
        match inner {
            Some(id) => at = id,
            None => return Some(at),
        }
    }
}

/// Whether an element is one paragraph: an article of one is held by what lies round it.
fn is_line(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "p" | "blockquote" | "span" | "font" | "b" | "i" | "ul" | "ol" | "h1" | "h2")
}

/// The page as HTML again without what is left out, each element with its number as its id.
fn numbered(dom: &Dom, left_out: &HashSet<Id>) -> String {
    let mut html = String::new();
    dom.walk(ROOT, |step| match step {
        Step::In(id) => match &dom.node(id).kind {
            Kind::Text(words) => {
                write_escaped(&mut html, words);
                false
            }
            Kind::Element(_) if left_out.contains(&id) || is_unseen(dom, id) => false,
            Kind::Element(element) => {
                html.push('<');
                html.push_str(&element.name.local);
                html.extend([" id=\"n-", &id.to_string(), "\" class=\""]);
                for attribute in ["class", "id"] {
                    write_escaped(&mut html, dom.attribute(id, attribute).unwrap_or(""));
                    html.push(' ');
                }
                html.push('"');
                for attribute in ["href", "itemprop", "role"] {
                    if let Some(value) = dom.attribute(id, attribute) {
                        html.extend([" ", attribute, "=\""]);
                        write_escaped(&mut html, value);
                        html.push('"');
                    }
                }
                html.push('>');
                true
            }
            Kind::Comment(_) => false,
            Kind::Other => true,
        },
        Step::Out(id) => {
            let name = dom.name(id);
            let void = matches!(
                name,
                "" | "br"
                    | "hr"
                    | "img"
                    | "wbr"
                    | "meta"
                    | "link"
                    | "col"
                    | "source"
                    | "area"
                    | "base"
                    | "track"
                    | "param"
            );
            if !void {
                html.push_str("</");
                html.push_str(name);
                html.push('>');
            }
            false
        }
    });
    html
}

fn write_escaped(html: &mut String, words: &str) {
    for character in words.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

/// The line under the headline, where it stands outside what holds the paragraphs.
fn deck(dom: &Dom, root: Id, left_out: &HashSet<Id>) -> Option<Block> {
    let words = ["standfirst", "dek", "deck", "subheadline", "subhed", "subtitle", "summary"];
    let named = |id: Id| {
        has_class(dom, id, &words)
            || dom.attribute(id, "id").is_some_and(|name| parts(name).any(|part| words.contains(&part)))
    };
    // Behind the headline, before the paragraphs: elsewhere such names are those of other articles.
    let between = dom.within(ROOT).skip_while(|&id| dom.name(id) != "h1").take_while(|&id| id != root);
    let mut lines = between.filter(|&id| matches!(dom.name(id), "p" | "h2" | "h3" | "div") && named(id));
    let id =
        lines.find(|&id| !dom.lies_in(root, id) && !left_out.iter().any(|&outer| dom.lies_in(id, outer)))?;
    let mut inside = blocks(dom, id, |id| left_out.contains(&id));
    let one = inside.len() == 1 && inside.iter().all(|block| (20..=400).contains(&block.text.len()));
    one.then(|| inside.swap_remove(0).text).map(Block::paragraph)
}

/// A quotation that the page shows large beside the text stands in the text too; two captions say one thing.
fn drop_repeats(found: &mut Vec<Block>) {
    let bare = |text: &str| -> String {
        crate::text::fold(text).text.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
    };
    let bares: Vec<String> = found.iter().map(|block| bare(&block.text)).collect();
    let mut at = 0;
    found.retain(|block| {
        let own = &bares[at];
        let near =
            bares.iter().enumerate().skip(at.saturating_sub(12)).take(25).filter(|(other, _)| *other != at);
        let short = (25..=400).contains(&own.len()) && block.heading.is_none();
        let repeated = short
            && near.clone().any(|(other, text)| {
                (text.len() > own.len() && text.contains(own.trim())) || (text == own && other < at)
            });
        at += 1;
        !repeated
    });
}
