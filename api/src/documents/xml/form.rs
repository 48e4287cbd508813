//! The forms of documents, as data: by which outermost element one is recognised, and where in it stands what we ask.

use std::fmt;

use super::found::Found;
use super::{FiscalDocument, XmlError};

/// One form of document, and what is read of it.
#[derive(Debug)]
pub(super) struct Form<T: 'static = FiscalDocument> {
    /// The outermost elements it goes by.
    pub(super) roots: &'static [Step],
    /// What is kept of it; at most 64.
    pub(super) seeks: &'static [Path],
    pub(super) read: fn(&Found<'_, T>) -> Result<T, XmlError>,
}

/// A place in a document, from below its outermost element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) steps: &'static [Step],
    pub(super) keeps: Keeps,
}

/// What is kept of the elements at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    Text,
    /// The texts of many, as of the lines of a document.
    Texts,
    /// The text and one attribute.
    TextAnd(&'static str),
    Attribute(&'static str),
    /// Only that there is one.
    Presence,
}

/// One element on the way to a place. Namespaces are told apart by their URI; prefixes mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) namespace: Namespace,
    pub(super) name: &'static str,
}

/// The namespaces we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    Invoice,
    CreditNote,
    DebitNote,
    VoidedDocuments,
    SummaryDocuments,
    ApplicationResponse,
    Basic,
    Aggregate,
    SunatAggregate,
    Nfe,
}

impl Namespace {
    pub(super) fn of_uri(uri: &str) -> Option<Self> {
        Some(match uri {
            "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" => Self::Basic,
            "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" => Self::Aggregate,
            "http://www.portalfiscal.inf.br/nfe" => Self::Nfe,
            "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" => Self::Invoice,
            "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2" => Self::CreditNote,
            "urn:oasis:names:specification:ubl:schema:xsd:DebitNote-2" => Self::DebitNote,
            "urn:sunat:names:specification:ubl:peru:schema:xsd:VoidedDocuments-1" => Self::VoidedDocuments,
            "urn:sunat:names:specification:ubl:peru:schema:xsd:SummaryDocuments-1" => Self::SummaryDocuments,
            "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2" => Self::ApplicationResponse,
            "urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1" => Self::SunatAggregate,
            _ => return None,
        })
    }
}

impl Step {
    pub(super) const fn of(namespace: Namespace, name: &'static str) -> Self {
        Self { namespace, name }
    }

    pub(super) fn is(&self, namespace: Option<Namespace>, name: &str) -> bool {
        Some(self.namespace) == namespace && self.name == name
    }
}

impl Path {
    pub(super) const fn text(steps: &'static [Step]) -> Self {
        let keeps = Keeps::Text;
        Self { steps, keeps }
    }

    pub(super) const fn texts(steps: &'static [Step]) -> Self {
        let keeps = Keeps::Texts;
        Self { steps, keeps }
    }

    pub(super) const fn text_and(steps: &'static [Step], attribute: &'static str) -> Self {
        let keeps = Keeps::TextAnd(attribute);
        Self { steps, keeps }
    }

    pub(super) const fn attribute(steps: &'static [Step], name: &'static str) -> Self {
        let keeps = Keeps::Attribute(name);
        Self { steps, keeps }
    }

    pub(super) const fn presence(steps: &'static [Step]) -> Self {
        let keeps = Keeps::Presence;
        Self { steps, keeps }
    }

    /// The error for what stands at this place.
    pub(super) fn wrong(&self) -> XmlError {
        let path = self.to_string();
        XmlError::Incomplete { path }
    }
}

impl Keeps {
    pub(super) const fn text(self) -> bool {
        matches!(self, Self::Text | Self::Texts | Self::TextAnd(_))
    }

    /// How many elements at one place are kept.
    pub(super) const fn most(self) -> usize {
        match self {
            Self::Texts => 1_000,
            _ => 8,
        }
    }

    pub(super) const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::TextAnd(name) | Self::Attribute(name) => Some(name),
            Self::Text | Self::Texts | Self::Presence => None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.steps.iter().enumerate() {
            if place > 0 {
                f.write_str("/")?;
            }
            f.write_str(step.name)?;
        }
        match self.keeps {
            Keeps::Attribute(name) => write!(f, "/@{name}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::FORMS;
    use super::super::receipt::RECEIPTS;
    use super::{Namespace, Path, Step};

    #[test]
    fn a_place_is_written_as_its_names() {
        const STEPS: &[Step] = &[Step::of(Namespace::Nfe, "NFe"), Step::of(Namespace::Nfe, "infNFe")];
        assert_eq!(Path::text(STEPS).to_string(), "NFe/infNFe");
        assert_eq!(Path::attribute(STEPS, "Id").to_string(), "NFe/infNFe/@Id");
    }

    #[test]
    fn no_form_seeks_more_than_a_mask_holds_nor_one_place_twice() {
        let seeks = FORMS.iter().map(|form| form.seeks);
        for seeks in seeks.chain(RECEIPTS.iter().map(|form| form.seeks)) {
            assert!(seeks.len() <= 64);
            for (place, path) in seeks.iter().enumerate() {
                let others = seeks.iter().skip(place + 1);
                assert!(others.clone().all(|other| other.steps != path.steps), "{path}");
            }
        }
    }
}
