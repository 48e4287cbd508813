//! Reads what a fiscal XML document says of itself: Peru's UBL 2.0 and 2.1, Brazil's NF-e and NFC-e.
//!
//! The bytes come from strangers. They are bounded in size, depth and number of nodes, read in one pass in time
//! proportional to their length, and refused when they bring a DTD. Nothing is fetched, opened or executed.
//! Signatures are not verified: that was the tax office's part. What is asked here is whose document it is, which
//! one, of what day and over how much.

pub mod access_key;
mod cdr;
pub(crate) mod content;
mod content_nfe;
mod content_ubl;
mod decode;
mod error;
mod form;
mod found;
mod nfe;
mod reader;
pub mod receipt;
mod sefaz;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod ubl;
mod values;
mod voided;

use chrono::NaiveDate;
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::kit::money::Money;
use types::tax_id::Country;

pub use self::decode::MAXIMUM_BYTES;
pub use self::error::XmlError;
use self::form::Form;
use self::receipt::Ruling;

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiscalDocument {
    pub kind: DocumentKind,
    /// `F001`; of an NF-e its *série* without leading zeros; of a *comunicación de baja* its date, `20170628`.
    pub series: String,
    pub number: i64,
    /// The *chave de acesso* of an NF-e or NFC-e.
    pub access_key: Option<String>,
    /// Whether it has fiscal validity; a UBL document does not say.
    pub environment: Option<Environment>,
    pub issuer: Issuer,
    /// The day it was issued, where it was issued.
    pub issued_on: NaiveDate,
    /// Whom it was issued to, where it names somebody.
    pub customer_tax_id: Option<String>,
    pub customer_name: Option<String>,
    /// What is to be paid; none for what has no amount.
    pub total: Option<Money>,
    /// What tells it from all others of its account and environment: `01-F001-123`, `RA-20170628-8`, `55-1-1687`.
    pub identity: String,
    /// What the tax office said of it, where the document carries that.
    pub ruling: Option<Ruling>,
    /// The documents it voids.
    pub voids: Vec<Named>,
}

/// A document of Peru as another one names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub kind: DocumentKind,
    pub series: String,
    pub number: i64,
}

/// The company that issued a document, as written in it: the form is right, the check digits are not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    pub country: Country,
    pub number: String,
}

/// Reads a document.
///
/// # Errors
/// When the bytes are not well-formed XML, are refused unread, or are not a whole document of a kind we know.
pub fn read(bytes: &[u8]) -> Result<FiscalDocument, XmlError> {
    read_as(bytes, &FORMS)
}

fn read_as<T>(bytes: &[u8], forms: &'static [Form<T>]) -> Result<T, XmlError> {
    let text = decode::text(bytes)?;
    let found = reader::seek(decode::body(&text)?, forms)?;
    (found.form.read)(&found)
}

impl Named {
    /// What tells it from all others of its account and environment.
    #[must_use]
    pub fn identity(&self) -> String {
        format!("{}-{}-{}", self.kind.code(), self.series, self.number)
    }
}

static FORMS: [Form; 6] = [
    ubl::INVOICE,
    ubl::CREDIT_NOTE,
    ubl::DEBIT_NOTE,
    voided::VOIDED,
    nfe::PROCESSED,
    nfe::UNPROCESSED,
];
