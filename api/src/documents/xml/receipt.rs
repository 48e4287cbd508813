//! What the tax office answers: SUNAT's CDR, SEFAZ's protocols and events. What is asked of one is which document it
//! is about, and what it says of it.

use chrono::{DateTime, Utc};
use types::accounts::Environment;
use types::documents::state::LONGEST_WORDS;
use types::documents::{DocumentKind, DocumentState, ReceiptKind, TaxOffice};

use super::access_key::AccessKey;
use super::form::Form;
use super::{XmlError, cdr, read_as, sefaz, situation, unused};

/// An answer of the tax office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxReceipt {
    pub kind: ReceiptKind,
    pub about: About,
    pub ruling: Ruling,
    /// The observations, as they are written.
    pub notes: Vec<String>,
    /// The tax office's number for it.
    pub number: Option<String>,
}

/// Which document an answer is about, as far as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Peru: the kind is not said, and the issuer not always.
    Numbered {
        issuer: Option<String>,
        series: String,
        number: i64,
    },
    /// A notice: in Peru a *comunicación de baja* or a *resumen diario*, in Brazil an *inutilização*.
    Notice {
        kind: DocumentKind,
        issuer: Option<String>,
        series: String,
        number: i64,
        environment: Option<Environment>,
    },
    /// Brazil.
    Keyed {
        key: AccessKey,
        environment: Option<Environment>,
    },
}

/// What the tax office decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub says: Says,
    pub code: String,
    /// The tax office's own words.
    pub words: Option<String>,
    /// When it said so.
    pub told_at: Option<DateTime<Utc>>,
}

/// What a ruling says of how the document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    State(DocumentState),
    /// It is not voided, though that was asked for.
    VoidingRefused,
    /// Nothing: a correction, or what the customer declares.
    Nothing,
}

impl Says {
    /// The state, where it says one.
    #[must_use]
    pub const fn state(self) -> Option<DocumentState> {
        match self {
            Self::State(state) => Some(state),
            Self::VoidingRefused | Self::Nothing => None,
        }
    }
}

/// Reads an answer of the tax office.
///
/// # Errors
/// When the bytes are not well-formed XML, are refused unread, or are not a whole answer of a kind we know.
pub fn read(bytes: &[u8]) -> Result<TaxReceipt, XmlError> {
    read_as(bytes, &RECEIPTS)
}

pub(super) static RECEIPTS: [Form<TaxReceipt>; 9] = [
    cdr::CDR,
    sefaz::PROTOCOL,
    sefaz::PROCESSED,
    sefaz::EVENT,
    sefaz::PROCESSED_EVENT,
    sefaz::CANCELLATION,
    situation::SITUATION,
    unused::RECEIPT,
    unused::PROCESSED_RECEIPT,
];

impl Ruling {
    /// What SEFAZ's answer to a note says; `None` for a code that answers something else.
    pub(super) fn of_protocol(code: &str, words: &str, told_at: Option<DateTime<Utc>>) -> Option<Self> {
        let state = TaxOffice::Sefaz.state_of(code)?;
        Some(Self::new(Says::State(state), code, words, told_at))
    }

    /// What SEFAZ's answer to an event says of the note.
    pub(super) fn of_event(kind: &str, code: &str, words: &str, told_at: Option<DateTime<Utc>>) -> Self {
        let says = match (kind, code) {
            ("110111" | "110112", "101" | "135" | "136" | "151" | "155") => Says::State(DocumentState::Voided),
            ("110111" | "110112", _) => Says::VoidingRefused,
            _ => Says::Nothing,
        };
        Self::new(says, code, words, told_at)
    }

    pub(super) fn new(says: Says, code: &str, words: &str, told_at: Option<DateTime<Utc>>) -> Self {
        Self {
            says,
            code: code.to_owned(),
            words: said(words),
            told_at,
        }
    }
}

/// The tax office's words on one line, of bounded length; none where it says nothing.
pub fn said(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Some(line.chars().take(LONGEST_WORDS).collect()).filter(|line: &String| !line.is_empty())
}
