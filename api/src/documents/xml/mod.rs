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
mod situation;
mod summary;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod ubl;
mod unused;
mod values;
mod voided;

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use types::accounts::Environment;
use types::documents::{Document, DocumentKind};
use types::kit::money::Money;
use types::tax_id::Country;

pub use self::decode::MAXIMUM_BYTES;
pub use self::error::XmlError;
use self::form::Form;
use self::receipt::Ruling;
pub(crate) use self::unused::GRANTED;

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiscalDocument {
    pub kind: DocumentKind,
    /// `F001`; of an NF-e its *série* without leading zeros; of a notice of Peru its date, `20170628`;
    /// of an *inutilização* model, series and first number, `55-1-100`, its `number` being the last.
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
    /// Of a notice: the documents it names.
    pub names: Vec<Named>,
}

/// Documents as a notice names them, and what it says of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub kind: DocumentKind,
    pub series: String,
    /// The first and the last number: in Peru one and the same.
    pub numbers: RangeInclusive<i64>,
    pub asks: Asks,
}

/// What a notice asks of the tax office about a document it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asks {
    /// To take note of it: it is declared or corrected.
    Declare,
    /// To take it back, or that its number is not used.
    Void,
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
    /// One document.
    #[must_use]
    pub const fn one(kind: DocumentKind, series: String, number: i64, asks: Asks) -> Self {
        Self {
            kind,
            series,
            numbers: number..=number,
            asks,
        }
    }

    /// What tells each of them from all others of its account and environment.
    pub fn identities(&self) -> impl Iterator<Item = String> {
        self.numbers
            .clone()
            .map(|number| self.kind.identity(&self.series, number))
    }

    /// Whether that document is one of them.
    #[must_use]
    pub fn is(&self, document: &Document) -> bool {
        self.kind == document.kind && self.series == document.series && self.numbers.contains(&document.number)
    }
}

impl Asks {
    const ALL: [Self; 2] = [Self::Declare, Self::Void];

    /// What is asked, as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Void => "void",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asks| asks.name() == name)
    }
}

static FORMS: [Form; 9] = [
    ubl::INVOICE,
    ubl::CREDIT_NOTE,
    ubl::DEBIT_NOTE,
    voided::VOIDED,
    summary::SUMMARY,
    nfe::PROCESSED,
    nfe::UNPROCESSED,
    unused::PROCESSED,
    unused::ANSWER,
];
