//! A document as a tree, for showing all of it: bounded like every other reading of it, and without what is of no
//! namespace we know, such as signatures.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;

use super::XmlError;
use super::decode;
use super::form::Namespace;
use super::reader::{MAXIMUM_DEPTH, MAXIMUM_NAMESPACES, MAXIMUM_NODES, refused};
use super::syntax::{Attributes, referred, replaced};

/// An element. Names are local: within one parent no two namespaces share one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Node {
    pub name: String,
    text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

/// Reads a document as a tree.
pub(super) fn read(bytes: &[u8]) -> Result<Node, XmlError> {
    let text = decode::text(bytes)?;
    let mut reader = NsReader::from_str(decode::body(&text)?);
    reader.config_mut().enable_all_checks(true);
    reader.resolver_mut().set_max_namespace_bindings(MAXIMUM_NAMESPACES);
    let mut growing = Growing::default();
    loop {
        let event = reader.read_event().map_err(refused)?;
        growing.count()?;
        match event {
            Event::Start(tag) => growing.open(&tag, reader.resolver())?,
            Event::Empty(tag) => {
                growing.open(&tag, reader.resolver())?;
                growing.close();
            }
            Event::End(_) => growing.close(),
            Event::Text(text) => growing.text(&text.into_inner()),
            Event::CData(text) => growing.text(&text.into_inner()),
            Event::GeneralRef(name) => {
                let mut buffer = [0; 4];
                growing.text(referred(&name)?.encode_utf8(&mut buffer));
            }
            Event::Comment(_) | Event::PI(_) => {}
            Event::DocType(_) => return Err(XmlError::Unsafe("a document type declaration")),
            Event::Decl(_) => return Err(XmlError::NotXml),
            Event::Eof => return growing.root.ok_or(XmlError::NotXml),
        }
    }
}

#[derive(Default)]
struct Growing {
    root: Option<Node>,
    /// The open elements; none for one that is left out, and for all in it.
    open: Vec<Option<Node>>,
    nodes: usize,
}

impl Growing {
    fn open(&mut self, tag: &BytesStart<'_>, resolver: &NamespaceResolver) -> Result<(), XmlError> {
        if self.open.len() >= MAXIMUM_DEPTH {
            return Err(XmlError::Unsafe("more than 64 levels"));
        }
        let (namespace, name) = resolver.resolve_element(tag.name());
        let known = match namespace {
            ResolveResult::Bound(uri) => Namespace::of_uri(uri.into_inner()).is_some(),
            _ => false,
        };
        let within = self.open.last().is_none_or(Option::is_some);
        let node = if known && within {
            let mut attributes = Vec::new();
            for attribute in Attributes::of(tag.attributes_raw()) {
                let (name, value) = attribute?;
                attributes.push((name.to_owned(), replaced(value)?));
            }
            Some(Node {
                name: name.into_inner().to_owned(),
                attributes,
                ..Node::default()
            })
        } else {
            None
        };
        self.open.push(node);
        Ok(())
    }

    fn close(&mut self) {
        let Some(Some(node)) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(Some(parent)) => parent.children.push(node),
            Some(None) => {}
            None => self.root = Some(node),
        }
    }

    fn text(&mut self, more: &str) {
        if let Some(Some(node)) = self.open.last_mut() {
            node.text.push_str(more);
        }
    }

    fn count(&mut self) -> Result<(), XmlError> {
        self.nodes += 1;
        // Text between elements and closing tags are events too.
        if self.nodes > MAXIMUM_NODES * 4 {
            return Err(XmlError::Unsafe("more than 200 000 nodes"));
        }
        Ok(())
    }
}

impl Node {
    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All children.
    pub(super) fn children(&self) -> &[Self] {
        &self.children
    }

    /// The first element on a way of names.
    pub(super) fn at(&self, way: &[&str]) -> Option<&Self> {
        way.iter().try_fold(self, |node, name| {
            node.children.iter().find(|child| child.name == *name)
        })
    }

    /// The text of the first element on a way of names, its white space made one; none where nothing is said.
    pub(super) fn text(&self, way: &[&str]) -> Option<String> {
        self.at(way)?.said()
    }

    /// Its own text.
    pub(super) fn said(&self) -> Option<String> {
        let words = self.text.split(|c: char| c.is_whitespace() || c.is_control());
        let text = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
}
