//! What the tax office hands out: CDRs, protocols and events, kept as files beside their document.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Document, DocumentId, DocumentState};
use crate::access::Operation;
use crate::accounts::AccountId;
use crate::kit::call::{Call, Method, Parts, read_json};
use crate::kit::page::{Page, PageQuery};
use crate::kit::text::Language;

crate::ids! {
    /// One file of the tax office about a document.
    ReceiptId;
}

/// What a receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// Peru, *constancia de recepción*.
    Cdr,
    /// Brazil, *protocolo de autorização*.
    Protocol,
    /// Brazil, an event: a cancellation, a *carta de correção*.
    Event,
}

impl ReceiptKind {
    pub const ALL: [Self; 3] = [Self::Cdr, Self::Protocol, Self::Event];

    /// The kind as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cdr => "cdr",
            Self::Protocol => "protocol",
            Self::Event => "event",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One file of the tax office about a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    pub id: ReceiptId,
    pub document_id: DocumentId,
    pub kind: ReceiptKind,
    /// The state it says the document has; none where it says nothing of that, as a *carta de correção*.
    pub state: Option<DocumentState>,
    #[schema(example = "0")]
    pub code: String,
    /// The tax office's own words.
    #[schema(example = "La Factura numero F001-123, ha sido aceptada")]
    pub description: Option<String>,
    /// The observations, in the tax office's own words.
    pub notes: Vec<String>,
    /// The tax office's number for it: of a CDR its id, in Brazil the *protocolo*.
    #[schema(example = "201656892705188")]
    pub number: Option<String>,
    /// When the tax office said so, where it says when.
    pub told_at: Option<DateTime<Utc>>,
    pub received_at: DateTime<Utc>,
    /// Of its XML, whether it came alone or in a ZIP.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub sha256: String,
    /// Size in bytes of the file as it came.
    #[schema(example = 1_204)]
    pub bytes: i64,
    /// Whether it came as a ZIP.
    pub zipped: bool,
}

/// A receipt's file when it is a ZIP, as its bytes.
#[derive(Clone, Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct ReceiptFile(pub Vec<u8>);

/// The answer to a receipt sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptTaken {
    pub receipt: Receipt,
    /// Its document, as it stands now.
    pub document: Document,
    /// Whether this very request changed how the document stands.
    pub changed: bool,
    /// How many documents were voided by it: those a *comunicación de baja* names.
    #[schema(example = 0)]
    pub voided: i64,
}

impl ReceiptTaken {
    /// The same, with the code of the document's state explained in a language.
    #[must_use]
    pub fn told(self, language: Language) -> Self {
        let document = self.document.told(language);
        Self { document, ..self }
    }
}

/// Attaches a receipt to its document: the XML, or the ZIP as SUNAT gives it.
#[derive(Clone, Debug)]
pub struct CreateReceipt {
    pub account_id: AccountId,
    pub document_id: DocumentId,
    pub file: Vec<u8>,
}

/// The same; the document is the one the receipt names.
#[derive(Clone, Debug)]
pub struct MatchReceipt {
    pub account_id: AccountId,
    pub file: Vec<u8>,
}

/// A receipt, byte by byte as it came.
#[derive(Clone, Debug)]
pub struct DownloadReceipt {
    pub account_id: AccountId,
    pub document_id: DocumentId,
    pub receipt_id: ReceiptId,
}

/// What a file is called over HTTP: a ZIP by its first bytes, anything else is taken for XML.
#[must_use]
pub fn media_type(file: &[u8]) -> &'static str {
    if file.starts_with(b"PK") {
        "application/zip"
    } else {
        "application/xml"
    }
}

crate::calls! {
    ListReceipts: Get "/accounts/{account_id}/documents/{document_id}/receipts" { account_id: AccountId, document_id: DocumentId, query: PageQuery } => Page<Receipt>;
}

impl Call for CreateReceipt {
    const OPERATION: Operation = Operation::CreateReceipt;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/accounts/{account_id}/documents/{document_id}/receipts";
    type Reply = ReceiptTaken;

    fn parts(&self) -> Parts {
        Parts::default()
            .parameter("account_id", &self.account_id)
            .parameter("document_id", &self.document_id)
            .file(media_type(&self.file), &self.file)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        read_json(reply)
    }
}

impl Call for MatchReceipt {
    const OPERATION: Operation = Operation::MatchReceipt;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/accounts/{account_id}/receipts";
    type Reply = ReceiptTaken;

    fn parts(&self) -> Parts {
        Parts::default()
            .parameter("account_id", &self.account_id)
            .file(media_type(&self.file), &self.file)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        read_json(reply)
    }
}

impl Call for DownloadReceipt {
    const OPERATION: Operation = Operation::DownloadReceipt;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/accounts/{account_id}/documents/{document_id}/receipts/{receipt_id}/file";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default()
            .parameter("account_id", &self.account_id)
            .parameter("document_id", &self.document_id)
            .parameter("receipt_id", &self.receipt_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}
