//! A document as it is kept, and what it is known by.

use chrono::{DateTime, Utc};
use types::accounts::{AccountId, Environment};
use types::documents::{Document, DocumentState};

use super::state_model::Standing;
use super::xml::XmlError;
use crate::inbox::model::InTrouble;
use crate::kit::error::{Error, Refusal};
use types::kit::problem::Code;

/// A document, and what is not told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub document: Document,
    /// What tells it from all others of its account and environment.
    pub identity: String,
    /// The hash of its XML; none while it has not come.
    pub sha256: Option<String>,
    /// How many times its account's cycle day had been changed when it was counted.
    pub cycle_changes: i64,
    pub standing: Standing,
}

/// What a document is known by: no two have the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Known {
    pub account: AccountId,
    pub environment: Environment,
    pub identity: String,
}

impl Kept {
    /// The document as the inbox takes it, in a state.
    pub(super) fn in_trouble(&self, state: DocumentState, told_at: Option<DateTime<Utc>>) -> InTrouble {
        let document = &self.document;
        InTrouble {
            id: document.id,
            account: document.account_id,
            environment: document.environment,
            kind: document.kind,
            series: document.series.clone(),
            number: document.number,
            issued_on: document.issued_on,
            admitted_at: document.admitted_at,
            told_at: told_at.or(self.standing.told_at),
            state,
        }
    }

    pub(crate) fn known(&self) -> Known {
        Known {
            account: self.document.account_id,
            environment: self.document.environment,
            identity: self.identity.clone(),
        }
    }
}

/// Where the XML of a document is kept.
pub(crate) fn file(account: AccountId, sha256: &str) -> String {
    format!("accounts/{account}/documents/{sha256}.xml")
}

impl From<XmlError> for Error {
    fn from(error: XmlError) -> Self {
        let code = match &error {
            XmlError::NotXml => Code::DocumentNotXml,
            XmlError::Unsafe(_) => Code::DocumentUnsafe,
            XmlError::KindUnknown { .. } => Code::DocumentKindUnknown,
            XmlError::Incomplete { .. } => Code::DocumentIncomplete,
            XmlError::NotAuthorised => Code::DocumentNotAuthorised,
        };
        Refusal::new(code).detail(error.to_string()).into()
    }
}
