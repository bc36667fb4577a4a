//! A page's tree, in one list of nodes: nothing in it recurses, however deep a page is nested.

use std::cell::{Cell, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, local_name, parse_document};

use super::sink::Sink;

/// A node's place in the list.
pub(super) type Id = usize;

/// The document itself.
pub(super) const ROOT: Id = 0;

/// How deep elements may lie in each other; browsers stop at 512, newspapers at 60.
const DEEPEST: usize = 512;

/// How many nodes a tree may have.
const MOST: usize = 3_000_000;

/// How much of a page is parsed before its depth is looked at, in bytes.
const STEP: usize = 8 << 10;

/// What a node is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// An element by its name in small letters, with the attributes that tell something.
    Element(Element),
    /// Words.
    Text(StrTendril),
    /// A comment.
    Comment(StrTendril),
    /// The document, a doctype, or a processing instruction.
    Other,
}

/// An element's name and attributes.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: html5ever::QualName,
    pub(super) attributes: Vec<(html5ever::LocalName, StrTendril)>,
}

/// A node and its neighbours.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<Id>,
    pub(super) previous: Option<Id>,
    pub(super) next: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
}

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a node.
    In(Id),
    /// Out of it, its children done.
    Out(Id),
}

/// A page's tree.
#[derive(Debug, Clone)]
pub(super) struct Dom {
    pub(super) nodes: Vec<Node>,
    /// Whether the page is nested so deep, or so long, that the rest of it was left unread.
    pub(super) stopped: bool,
}

impl Dom {
    /// The tree of a page or of a part of one; parsing stops where the nesting passes what any article has.
    pub(super) fn parse(html: &str) -> Self {
        let mut parser = parse_document(Sink::default(), ParseOpts::default());
        let mut rest = html;
        let mut stopped = false;
        while !rest.is_empty() {
            let end = (STEP.min(rest.len())..=rest.len()).find(|&end| rest.is_char_boundary(end));
            let (step, after) = rest.split_at(end.unwrap_or(rest.len()));
            parser.process(StrTendril::from(step));
            rest = after;
            let sink = &parser.tokenizer.sink.sink;
            if sink.deepest() > DEEPEST || sink.count() > MOST {
                stopped = !rest.is_empty() || sink.deepest() > DEEPEST;
                break;
            }
        }
        Self { nodes: parser.finish(), stopped }
    }

    /// A node; the document itself where there is none of that number.
    pub(super) fn node(&self, id: Id) -> &Node {
        self.nodes.get(id).unwrap_or(&self.nodes[ROOT])
    }

    /// An element's name, empty for what is none.
    pub(super) fn name(&self, id: Id) -> &str {
        match &self.node(id).kind {
            Kind::Element(element) => &element.name.local,
            _ => "",
        }
    }

    /// An element's attribute.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let Kind::Element(element) = &self.node(id).kind else { return None };
        element.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// The walk through a node and all that lies in it; the answer to a step in says whether to go inside, and only
    /// what was gone into is come out of.
    pub(super) fn walk(&self, from: Id, mut visit: impl FnMut(Step) -> bool) {
        let mut at = from;
        loop {
            if visit(Step::In(at)) {
                if let Some(first) = self.node(at).first {
                    at = first;
                    continue;
                }
                visit(Step::Out(at));
            }
            loop {
                if at == from {
                    return;
                }
                if let Some(next) = self.node(at).next {
                    at = next;
                    break;
                }
                let Some(parent) = self.node(at).parent else { return };
                at = parent;
                visit(Step::Out(at));
            }
        }
    }

    /// A node and all that lies in it, in order.
    pub(super) fn within(&self, from: Id) -> impl Iterator<Item = Id> {
        let after = move |at: Id| {
            if let Some(first) = self.node(at).first {
                return Some(first);
            }
            let mut at = at;
            while at != from {
                if let Some(next) = self.node(at).next {
                    return Some(next);
                }
                at = self.node(at).parent?;
            }
            None
        };
        std::iter::successors(Some(from), move |&at| after(at))
    }

    /// The words in a node, as they stand.
    pub(super) fn text(&self, from: Id) -> String {
        let words = self.within(from).filter_map(|id| match &self.node(id).kind {
            Kind::Text(words) => Some(&**words),
            _ => None,
        });
        words.collect()
    }

    /// Whether a node lies in another, or is it.
    pub(super) fn lies_in(&self, mut id: Id, outer: Id) -> bool {
        loop {
            if id == outer {
                return true;
            }
            let Some(parent) = self.node(id).parent else { return false };
            id = parent;
        }
    }
}

/// A tree that is being built.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) nodes: RefCell<Vec<Node>>,
    pub(super) depths: RefCell<Vec<u32>>,
    pub(super) deepest: Cell<usize>,
}

impl Default for Builder {
    fn default() -> Self {
        let root = Node::new(Kind::Other);
        Self { nodes: RefCell::new(vec![root]), depths: RefCell::new(vec![0]), deepest: Cell::new(0) }
    }
}

impl Node {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, parent: None, previous: None, next: None, first: None, last: None }
    }
}

impl Builder {
    /// A new node, nowhere in the tree yet.
    pub(super) fn add(&self, kind: Kind) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(kind));
        self.depths.borrow_mut().push(0);
        nodes.len() - 1
    }

    /// Takes a node out of where it hangs.
    pub(super) fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, previous, next) = (nodes[id].parent, nodes[id].previous, nodes[id].next);
        match previous {
            Some(previous) => nodes[previous].next = next,
            None => parent.into_iter().for_each(|parent| nodes[parent].first = next),
        }
        match next {
            Some(next) => nodes[next].previous = previous,
            None => parent.into_iter().for_each(|parent| nodes[parent].last = previous),
        }
        let node = &mut nodes[id];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Hangs a node into another, before one of its children or as the last.
    pub(super) fn hang(&self, id: Id, parent: Id, before: Option<Id>) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let previous = before.map_or(nodes[parent].last, |before| nodes[before].previous);
        match previous {
            Some(previous) => nodes[previous].next = Some(id),
            None => nodes[parent].first = Some(id),
        }
        match before {
            Some(before) => nodes[before].previous = Some(id),
            None => nodes[parent].last = Some(id),
        }
        let node = &mut nodes[id];
        (node.parent, node.previous, node.next) = (Some(parent), previous, before);
        let mut depths = self.depths.borrow_mut();
        let depth = depths[parent] + 1;
        depths[id] = depth;
        self.deepest.set(self.deepest.get().max(depth as usize));
    }

    /// Adds words, to the text that stands before that place already where there is one.
    pub(super) fn write(&self, words: &StrTendril, parent: Id, before: Option<Id>) {
        {
            let mut nodes = self.nodes.borrow_mut();
            let previous = before.map_or(nodes[parent].last, |before| nodes[before].previous);
            if let Some(Node { kind: Kind::Text(text), .. }) = previous.and_then(|id| nodes.get_mut(id)) {
                text.push_slice(words);
                return;
            }
        }
        let id = self.add(Kind::Text(words.clone()));
        self.hang(id, parent, before);
    }
}

/// The names of the attributes that tell something about a page's text.
pub(super) fn tells(name: &html5ever::LocalName) -> bool {
    matches!(
        *name,
        local_name!("id")
            | local_name!("class")
            | local_name!("style")
            | local_name!("hidden")
            | local_name!("role")
            | local_name!("rel")
            | local_name!("href")
            | local_name!("datetime")
            | local_name!("content")
            | local_name!("name")
            | local_name!("property")
            | local_name!("type")
            | local_name!("itemprop")
    ) || matches!(
        &**name,
        "aria-hidden" | "aria-label" | "data-component" | "data-testid" | "data-type" | "itemtype"
    )
}
