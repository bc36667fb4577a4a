//! What the parser asks of a tree while it builds one.

use std::borrow::Cow;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, interface};

use super::dom::{Builder, Element, Id, Kind, Node, ROOT, tells};

/// The longest value of an attribute that is kept, in bytes; pictures stand in longer ones.
const LONGEST: usize = 20_000;

/// Builds a tree.
#[derive(Debug, Default)]
pub(super) struct Sink(Builder);

impl Sink {
    /// How deep the deepest node lies.
    pub(super) fn deepest(&self) -> usize {
        self.0.deepest.get()
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.0.nodes.borrow().len()
    }

    fn put(&self, child: NodeOrText<Id>, parent: Id, before: Option<Id>) {
        match child {
            NodeOrText::AppendNode(id) => self.0.hang(id, parent, before),
            NodeOrText::AppendText(words) => self.0.write(&words, parent, before),
        }
    }

    fn parent(&self, id: Id) -> Option<Id> {
        self.0.nodes.borrow().get(id).and_then(|node| node.parent)
    }
}

/// An element's name, as the parser asks for it.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl interface::ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.0.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name(&self, target: &Id) -> Name {
        match self.0.nodes.borrow().get(*target).map(|node| &node.kind) {
            Some(Kind::Element(element)) => Name(element.name.clone()),
            _ => Name(html5ever::QualName::new(None, Namespace::default(), LocalName::default())),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let attributes = (attributes.into_iter())
            .filter(|attribute| tells(&attribute.name.local) && attribute.value.len() <= LONGEST)
            .map(|attribute| (attribute.name.local, attribute.value));
        self.0.add(Kind::Element(Element { name, attributes: attributes.collect() }))
    }

    fn create_comment(&self, text: StrTendril) -> Id {
        self.0.add(Kind::Comment(text))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.0.add(Kind::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(child, *parent, None);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        match self.parent(*element) {
            Some(parent) => self.put(child, parent, Some(*element)),
            None => self.put(child, *previous, None),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a `template` is not shown: it hangs at the element itself, which nothing reads.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let Some(parent) = self.parent(*sibling) {
            self.put(child, parent, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut nodes = self.0.nodes.borrow_mut();
        let Some(Node { kind: Kind::Element(element), .. }) = nodes.get_mut(*target) else { return };
        for attribute in attributes {
            let name = attribute.name.local;
            let known = element.attributes.iter().any(|(known, _)| *known == name);
            if !known && tells(&name) && attribute.value.len() <= LONGEST {
                element.attributes.push((name, attribute.value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.0.detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let first = || self.0.nodes.borrow().get(*node).and_then(|node| node.first);
        let mut child = first();
        while let Some(id) = child {
            self.0.hang(id, *new_parent, None);
            child = first();
        }
    }
}
