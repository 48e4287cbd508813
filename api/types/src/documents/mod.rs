//! Documents: what accounts issue, admitted before or with the XML their software sends.

pub mod content;
pub mod customers;
pub mod office;
pub mod query;
pub mod receipts;
mod sefaz;
pub mod state;
mod sunat;
pub mod totals;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{AccountId, Environment};
use crate::kit::call::{Call, Method, Parts};
use crate::kit::fault::Fault;
use crate::kit::money::Money;
use crate::kit::text::Language;
use crate::limits::Limits;
use crate::tax_id::Country;

pub use self::content::DocumentContent;
pub use self::office::TaxOffice;
pub use self::query::{DocumentCursor, DocumentPage, DocumentQuery, DocumentSort, Issuer};
pub use self::receipts::{
    CreateReceipt, DownloadReceipt, ListReceipts, MatchReceipt, Receipt, ReceiptFile, ReceiptId, ReceiptKind,
    ReceiptTaken,
};
pub use self::state::{DocumentStanding, DocumentState, StateReport};
pub use self::totals::{DocumentTotals, TotalsQuery};

crate::ids! {
    /// One fiscal document.
    DocumentId;
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Peru, catálogo 01 code 01.
    Factura,
    /// Peru, code 03.
    Boleta,
    /// Peru, code 07.
    NotaCredito,
    /// Peru, code 08.
    NotaDebito,
    /// Peru, *comunicación de baja* (RA): voids documents, is none itself and is not counted.
    ComunicacionBaja,
    /// Peru, *resumen diario* (RC): tells SUNAT of boletas and their notes, or voids some; is none itself and is not
    /// counted.
    ResumenDiario,
    /// Brazil, model 55.
    Nfe,
    /// Brazil, model 65.
    Nfce,
    /// Brazil, *inutilização*: numbers of a model and series that are never issued; is no document and is not counted.
    Inutilizacao,
    /// *Nota de venta*: an internal paper without fiscal validity, counted apart from documents.
    SalesNote,
}

impl DocumentKind {
    pub const ALL: [Self; 10] = [
        Self::Factura,
        Self::Boleta,
        Self::NotaCredito,
        Self::NotaDebito,
        Self::ComunicacionBaja,
        Self::ResumenDiario,
        Self::Nfe,
        Self::Nfce,
        Self::Inutilizacao,
        Self::SalesNote,
    ];

    /// The kind as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Factura => "factura",
            Self::Boleta => "boleta",
            Self::NotaCredito => "nota_credito",
            Self::NotaDebito => "nota_debito",
            Self::ComunicacionBaja => "comunicacion_baja",
            Self::ResumenDiario => "resumen_diario",
            Self::Nfe => "nfe",
            Self::Nfce => "nfce",
            Self::Inutilizacao => "inutilizacao",
            Self::SalesNote => "sales_note",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The tax office's own code: SUNAT's catálogo 01 (or file prefix), SEFAZ's model, `IN` for an
    /// *inutilização*; `NV` for a sales note.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Factura => "01",
            Self::Boleta => "03",
            Self::NotaCredito => "07",
            Self::NotaDebito => "08",
            Self::ComunicacionBaja => "RA",
            Self::ResumenDiario => "RC",
            Self::Nfe => "55",
            Self::Nfce => "65",
            Self::Inutilizacao => "IN",
            Self::SalesNote => "NV",
        }
    }

    /// The country whose document it is; none for what both have.
    #[must_use]
    pub const fn country(self) -> Option<Country> {
        match self {
            Self::Factura
            | Self::Boleta
            | Self::NotaCredito
            | Self::NotaDebito
            | Self::ComunicacionBaja
            | Self::ResumenDiario => Some(Country::Pe),
            Self::Nfe | Self::Nfce | Self::Inutilizacao => Some(Country::Br),
            Self::SalesNote => None,
        }
    }

    /// What tells a document of this kind from every other of its account and environment.
    #[must_use]
    pub fn identity(self, series: &str, number: i64) -> String {
        format!("{}-{series}-{number}", self.code())
    }

    /// A series as it is known: in Peru four letters and digits, `F001`; in Brazil a number up to 999 without leading
    /// zeros.
    ///
    /// # Errors
    /// When it can be none of this kind.
    pub fn series(self, text: &str) -> Result<String, Fault> {
        let text = text.trim().to_ascii_uppercase();
        if text.is_empty() {
            return Err(Fault::Required);
        }
        match self {
            Self::Nfe | Self::Nfce => match text.parse::<u16>() {
                Ok(series @ 0..=999) => Ok(series.to_string()),
                _ => Err(Fault::Malformed),
            },
            _ if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Err(Fault::WrongCharacters),
            Self::SalesNote if text.len() > 4 => Err(Fault::TooLong { maximum: 4 }),
            Self::SalesNote => Ok(text),
            _ if text.len() != 4 => Err(Fault::WrongLength { expected: 4 }),
            _ => Ok(text),
        }
    }

    /// A number as it is known: up to eight digits in Peru, nine in Brazil.
    ///
    /// # Errors
    /// When it can be none of this kind.
    pub const fn number(self, number: i64) -> Result<i64, Fault> {
        let maximum = match self {
            Self::Nfe | Self::Nfce => 999_999_999,
            _ => 99_999_999,
        };
        if number >= 1 && number <= maximum {
            Ok(number)
        } else {
            Err(Fault::OutOfRange { minimum: 1, maximum })
        }
    }

    /// Who decides about it.
    #[must_use]
    pub const fn tax_office(self) -> TaxOffice {
        match self {
            Self::Nfe | Self::Nfce | Self::Inutilizacao => TaxOffice::Sefaz,
            _ => TaxOffice::Sunat,
        }
    }

    /// Whether a tax office knows it.
    #[must_use]
    pub const fn is_fiscal(self) -> bool {
        !matches!(self, Self::SalesNote)
    }

    /// Whether it counts as a document issued.
    #[must_use]
    pub const fn counts(self) -> bool {
        !self.voids() && self.is_fiscal()
    }

    /// Whether its total is a sale: not what voids or takes back.
    #[must_use]
    pub const fn sells(self) -> bool {
        !self.voids() && !matches!(self, Self::NotaCredito)
    }

    /// Whether it is a notice: it names documents or numbers and says what becomes of them, and issues nothing.
    #[must_use]
    pub const fn voids(self) -> bool {
        matches!(self, Self::ComunicacionBaja | Self::ResumenDiario | Self::Inutilizacao)
    }
}

/// One fiscal document an account issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Document {
    pub id: DocumentId,
    pub account_id: AccountId,
    pub kind: DocumentKind,
    #[schema(example = "F001")]
    pub series: String,
    #[schema(example = 123)]
    pub number: i64,
    /// The 44 characters of the *chave de acesso* of an NF-e or NFC-e.
    pub access_key: Option<String>,
    /// Whether it has fiscal validity; demo ones are counted apart.
    pub environment: Environment,
    /// The day it was issued, where it was issued.
    pub issued_on: NaiveDate,
    /// The number of whom it was issued to, where it names one.
    #[schema(example = "20100070970")]
    pub customer_tax_id: Option<String>,
    #[schema(example = "Comercial Andina S.A.")]
    pub customer_name: Option<String>,
    /// What is to be paid; none for what has no amount.
    pub total: Option<Money>,
    /// Size of the XML in bytes; none while it has not come.
    #[schema(example = 6_214)]
    pub xml_bytes: Option<i64>,
    /// How it stands with the tax office.
    pub state: DocumentStanding,
    /// When leave was given to issue it, or it came without having asked.
    pub admitted_at: DateTime<Utc>,
    /// When its XML came; none while it has not.
    pub received_at: Option<DateTime<Utc>>,
}

impl Document {
    /// The same, with the code of its state explained in a language.
    #[must_use]
    pub fn told(self, language: Language) -> Self {
        let state = self.state.told(self.kind.tax_office(), language);
        Self { state, ..self }
    }
}

/// The answer to a document sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentReceived {
    pub document: Document,
    /// Whether this very request counted it; a repeat does not.
    pub counted: bool,
    /// The account's limits, with this document in them.
    pub limits: Limits,
}

impl DocumentReceived {
    /// The same, with the code of the document's state explained in a language.
    #[must_use]
    pub fn told(self, language: Language) -> Self {
        let document = self.document.told(language);
        Self { document, ..self }
    }
}

crate::calls! {
    ListDocuments: Get "/accounts/{account_id}/documents" { account_id: AccountId, query: DocumentQuery } => DocumentPage;
    /// The documents of all accounts.
    FindDocuments: Get "/documents" { query: DocumentQuery } => DocumentPage;
    GetDocumentTotals: Get "/documents/totals" { query: TotalsQuery } => DocumentTotals;
    CreateDocument: Post "/accounts/{account_id}/documents" { account_id: AccountId, xml: Vec<u8> } => DocumentReceived;
    GetDocument: Get "/accounts/{account_id}/documents/{document_id}" { account_id: AccountId, document_id: DocumentId } => Document;
    /// What the document's XML says, to be read.
    GetDocumentContent: Get "/accounts/{account_id}/documents/{document_id}/content" { account_id: AccountId, document_id: DocumentId } => DocumentContent;
    ReportDocumentState: Put "/accounts/{account_id}/documents/{document_id}/state" { account_id: AccountId, document_id: DocumentId, body: StateReport } => Document;
}

/// The XML of a document, byte by byte as it was received.
#[derive(Clone, Debug)]
pub struct DownloadDocument {
    pub account_id: AccountId,
    pub document_id: DocumentId,
}

impl Call for DownloadDocument {
    const OPERATION: crate::access::Operation = crate::access::Operation::DownloadDocument;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/accounts/{account_id}/documents/{document_id}/xml";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default()
            .parameter("account_id", &self.account_id)
            .parameter("document_id", &self.document_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}
