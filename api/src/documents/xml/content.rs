//! What a document says, for people to read: every party, line, tax and sum. Nothing is judged or computed here that the
//! document does not say itself; what it leaves out is left out.

use types::documents::DocumentContent;
use types::documents::content::{MOST_LINES, Sum, SumKind};

use super::tree::{self, Node};
use super::{XmlError, content_nfe, content_ubl};

/// Reads the whole document.
///
/// # Errors
/// When the bytes are no document of a kind we know.
pub(crate) fn read(bytes: &[u8]) -> Result<DocumentContent, XmlError> {
    let root = tree::read(bytes)?;
    let mut content = match root.name.as_str() {
        "Invoice" | "CreditNote" | "DebitNote" | "VoidedDocuments" | "SummaryDocuments" => content_ubl::read(&root),
        "nfeProc" | "procNFe" => content_nfe::read(&root),
        "procInutNFe" | "ProcInutNFe" | "retInutNFe" => content_nfe::unused(&root),
        _ => return Err(XmlError::KindUnknown { root: root.name }),
    };
    content.line_count = i64::try_from(content.lines.len()).unwrap_or(i64::MAX);
    content.lines.truncate(MOST_LINES);
    Ok(content)
}

/// A sum that is something; what is to be paid is told even where it is nothing.
pub(super) fn sum(what: SumKind, amount: Option<String>) -> Option<Sum> {
    let amount = amount.filter(|amount| what == SumKind::Payable || is_something(amount))?;
    Some(Sum { what, amount })
}

/// Whether a number is not zero.
pub(super) fn is_something(amount: &str) -> bool {
    amount.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

/// Parts of an address, those that are said, with commas between them.
pub(super) fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A text that names something: not a dash in its place.
pub(super) fn named(node: &Node, way: &[&str]) -> Option<String> {
    node.text(way).filter(|text| text.chars().any(char::is_alphanumeric))
}
