//! One bounded pass over a document, keeping only what its form seeks.

use std::borrow::Cow;

use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceError, NamespaceResolver, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::XmlError;
use super::form::{Form, Namespace, Path};
use super::found::Found;
use super::syntax::{Attributes, check_name, declares_namespace, is_simple_name, is_white, referred, replaced};

pub(super) const MAXIMUM_DEPTH: usize = 64;
/// Elements, references, CDATA sections, comments and processing instructions.
pub(super) const MAXIMUM_NODES: usize = 200_000;
const MAXIMUM_ATTRIBUTES: usize = 64;
pub(super) const MAXIMUM_NAMESPACES: usize = 64;

const DTD: XmlError = XmlError::Unsafe("a document type declaration");
const TOO_DEEP: XmlError = XmlError::Unsafe("more than 64 levels");

/// Finds what the form of this document seeks. The text comes without its XML declaration.
pub(super) fn seek<'a, T>(text: &'a str, forms: &'static [Form<T>]) -> Result<Found<'a, T>, XmlError> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    reader.resolver_mut().set_max_namespace_bindings(MAXIMUM_NAMESPACES);
    let mut pass = Pass::new(forms);
    loop {
        match reader.read_event().map_err(refused)? {
            Event::Start(tag) => pass.open(&tag, reader.resolver())?,
            Event::Empty(tag) => {
                pass.open(&tag, reader.resolver())?;
                pass.close();
            }
            Event::End(_) => pass.close(),
            Event::Text(text) => pass.text(text.into_inner())?,
            Event::CData(text) => pass.section(text.into_inner())?,
            Event::GeneralRef(name) => pass.reference(&name)?,
            Event::Comment(_) => pass.count()?,
            Event::PI(instruction) => pass.instruction(instruction.target())?,
            Event::DocType(_) => return Err(DTD),
            Event::Decl(_) => return Err(XmlError::NotXml),
            Event::Eof => return pass.end(),
        }
    }
}

pub(super) fn refused(error: Error) -> XmlError {
    match error {
        Error::Namespace(NamespaceError::TooManyBindings(_)) => XmlError::Unsafe("more than 64 namespaces"),
        Error::Namespace(NamespaceError::TooDeeplyNested(_)) => TOO_DEEP,
        Error::Syntax(SyntaxError::UnclosedDoctype) | Error::IllFormed(IllFormedError::MissingDoctypeName) => DTD,
        _ => XmlError::NotXml,
    }
}

/// Where the pass is.
struct Pass<'a, T: 'static> {
    forms: &'static [Form<T>],
    /// There from the outermost element on.
    found: Option<Found<'a, T>>,
    /// For each open element, which places lie in it: bit *n* for the form's place *n*.
    open: Vec<u64>,
    /// Whether the text of the innermost open element is kept.
    keeping: bool,
    nodes: usize,
}

impl<'a, T> Pass<'a, T> {
    fn new(forms: &'static [Form<T>]) -> Self {
        Self {
            forms,
            found: None,
            open: Vec::with_capacity(MAXIMUM_DEPTH),
            keeping: false,
            nodes: 0,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, resolver: &NamespaceResolver) -> Result<(), XmlError> {
        self.count()?;
        if self.open.len() >= MAXIMUM_DEPTH {
            return Err(TOO_DEEP);
        }
        check_name(tag.name().into_inner())?;
        check_attributes(tag, resolver)?;
        let (namespace, name) = resolver.resolve_element(tag.name());
        let namespace = match namespace {
            ResolveResult::Bound(uri) => Namespace::of_uri(uri.into_inner()),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(_) => return Err(XmlError::NotXml),
        };
        let places = match (&self.found, self.open.last().copied()) {
            (None, _) => self.recognise(namespace, name.into_inner())?,
            (Some(_), None) => return Err(XmlError::NotXml),
            (Some(_), Some(0)) => 0,
            (Some(_), Some(within)) => self.enter(within, namespace, name.into_inner(), tag)?,
        };
        self.open.push(places);
        Ok(())
    }

    /// Takes up the form that goes by this outermost element; every place it seeks lies in that.
    fn recognise(&mut self, namespace: Option<Namespace>, name: &str) -> Result<u64, XmlError> {
        let goes_by_it = |form: &&Form<T>| form.roots.iter().any(|root| root.is(namespace, name));
        let form = self.forms.iter().find(goes_by_it);
        let unknown = || XmlError::KindUnknown { root: name.to_owned() };
        self.found = Some(Found::new(form.ok_or_else(unknown)?));
        Ok(u64::MAX)
    }

    /// Which of the places within the element around lie in this one; keeps it if it is itself one of them.
    fn enter(
        &mut self,
        within: u64,
        namespace: Option<Namespace>,
        name: &str,
        tag: &BytesStart<'_>,
    ) -> Result<u64, XmlError> {
        let Some(found) = &mut self.found else {
            return Ok(0);
        };
        if self.keeping {
            return Err(found.last_added().map_or(XmlError::NotXml, Path::wrong));
        }
        let mut places = 0;
        let below_root = self.open.len();
        for (place, path) in found.form.seeks.iter().enumerate() {
            let lies_within = (within >> place) & 1 == 1;
            let step = path.steps.get(below_root - 1).filter(|_| lies_within);
            if step.is_some_and(|step| step.is(namespace, name)) {
                places |= 1 << place;
                if path.steps.len() == below_root {
                    let kept = found.add(path, attribute(tag, path)?);
                    self.keeping = kept && path.keeps.text();
                }
            }
        }
        Ok(places)
    }

    fn close(&mut self) {
        self.open.pop();
        self.keeping = false;
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<(), XmlError> {
        let outside = self.open.is_empty() && !text.chars().all(is_white);
        if outside || (text.contains(']') && text.contains("]]>")) {
            return Err(XmlError::NotXml);
        }
        self.keep(text);
        Ok(())
    }

    fn section(&mut self, text: Cow<'a, str>) -> Result<(), XmlError> {
        self.count()?;
        if self.open.is_empty() {
            return Err(XmlError::NotXml);
        }
        self.keep(text);
        Ok(())
    }

    fn reference(&mut self, name: &str) -> Result<(), XmlError> {
        self.count()?;
        let character = referred(name)?;
        if self.open.is_empty() {
            return Err(XmlError::NotXml);
        }
        if self.keeping {
            self.keep(Cow::Owned(character.to_string()));
        }
        Ok(())
    }

    fn instruction(&mut self, target: &str) -> Result<(), XmlError> {
        self.count()?;
        let allowed = is_simple_name(target) && !target.eq_ignore_ascii_case("xml");
        allowed.then_some(()).ok_or(XmlError::NotXml)
    }

    fn keep(&mut self, text: Cow<'a, str>) {
        if let (true, Some(found)) = (self.keeping, &mut self.found) {
            found.add_text(text);
        }
    }

    fn count(&mut self) -> Result<(), XmlError> {
        self.nodes += 1;
        if self.nodes > MAXIMUM_NODES {
            return Err(XmlError::Unsafe("more than 200 000 nodes"));
        }
        Ok(())
    }

    fn end(self) -> Result<Found<'a, T>, XmlError> {
        self.found.filter(|_| self.open.is_empty()).ok_or(XmlError::NotXml)
    }
}

fn check_attributes(tag: &BytesStart<'_>, resolver: &NamespaceResolver) -> Result<(), XmlError> {
    if tag.attributes_raw().is_empty() {
        return Ok(());
    }
    let mut names = [""; MAXIMUM_ATTRIBUTES];
    for (place, attribute) in Attributes::of(tag.attributes_raw()).enumerate() {
        let (name, _) = attribute?;
        if names.iter().take(place).any(|other| *other == name) {
            return Err(XmlError::NotXml);
        }
        let foreign = name.contains(':') && !declares_namespace(name);
        if foreign && matches!(resolver.resolve_attribute(QName(name)).0, ResolveResult::Unknown(_)) {
            return Err(XmlError::NotXml);
        }
        *names
            .get_mut(place)
            .ok_or(XmlError::Unsafe("more than 64 attributes"))? = name;
    }
    Ok(())
}

/// The attribute that is kept of the elements at this place.
fn attribute(tag: &BytesStart<'_>, path: &Path) -> Result<Option<String>, XmlError> {
    let Some(sought) = path.keeps.attribute() else {
        return Ok(None);
    };
    for attribute in Attributes::of(tag.attributes_raw()) {
        let (name, value) = attribute?;
        if name == sought {
            return replaced(value).map(Some);
        }
    }
    Ok(None)
}
