//! Pure rules of admission: which account's document it is, whether its date can be, what may be issued.

use chrono::{DateTime, Days, Utc};
use types::accounts::{Environment, LockLevel};
use types::documents::DocumentKind;
use types::kit::problem::Code;

use super::xml::{FiscalDocument, XmlError};
use crate::accounts::model::Contract;
use crate::kit::error::{Error, Refusal, Result};

/// A document that says nothing wrong about its account.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    pub document: FiscalDocument,
    /// Its own word for it where it has one (NF-e), otherwise the account's.
    pub environment: Environment,
}

/// Checks a document against the account that sends it.
pub(super) fn check(document: FiscalDocument, account: &Contract, now: DateTime<Utc>) -> Result<Checked> {
    if document.issuer.country != account.country || document.issuer.number != account.tax_id {
        return Err(Code::IssuerIsAnother.into());
    }
    let tomorrow = account.cycles().today(now) + Days::new(1);
    if document.issued_on > tomorrow {
        return Err(Refusal::new(Code::IssuedInTheFuture)
            .detail(document.issued_on.to_string())
            .into());
    }
    let environment = document.environment.unwrap_or(account.environment);
    Ok(Checked { document, environment })
}

/// Whether the account's plan includes that kind of document.
pub(super) fn plan_includes(account: &Contract, kind: DocumentKind) -> Result<()> {
    if account.terms.allows(kind) {
        Ok(())
    } else {
        Err(Refusal::new(Code::DocumentKindNotInPlan).detail(kind.name()).into())
    }
}

/// Whether the account may issue that. What was issued can be voided whatever the lock: the tax office gives a few
/// days for it, and the client answers for what stands.
pub(super) fn may_issue(account: &Contract, kind: DocumentKind) -> Result<()> {
    if kind.voids() {
        return Ok(());
    }
    account.state_lets(LockLevel::Issuing)
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
