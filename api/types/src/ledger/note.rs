//! Credit notes: credits of the ledgers with a number of their own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{Entry, EntryId};
use crate::accounts::AccountId;
use crate::kit::call::{Call, Method, Parts};
use crate::kit::money::Money;

/// A credit as a document: its number, whose it is, what it corrects, and whether it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CreditNote {
    /// Counted for each reseller: 1, 2, 3, without a gap.
    #[schema(example = 12)]
    pub number: i64,
    pub account_id: AccountId,
    #[schema(example = "Textiles Pukara S.A.C.")]
    pub account_name: String,
    /// What was credited, and why.
    pub entry: Entry,
    /// The charge it corrects; none where it is of the whole account.
    pub charge: Option<CorrectedCharge>,
    /// None as long as it stands.
    pub taken_back: Option<TakenBack>,
}

/// The charge that a credit note corrects, as it was charged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CorrectedCharge {
    pub entry_id: EntryId,
    #[schema(example = "Emprendedor, noviembre de 2026")]
    pub description: String,
    #[schema(example = "2026-11-01")]
    pub happened_on: NaiveDate,
    pub amount: Money,
}

/// That a credit note stands no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TakenBack {
    #[schema(example = "2026-11-20")]
    pub on: NaiveDate,
    #[schema(example = "Se registró dos veces")]
    pub reason: String,
}

/// Which credit notes are asked for, the last number first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CreditNoteQuery {
    /// Those of that account; those of all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// Those of that day and later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "2026-11-01")]
    pub from: Option<NaiveDate>,
    /// Those of that day and earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "2026-11-30")]
    pub to: Option<NaiveDate>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Uuid>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// Takes a credit note as a PDF.
#[derive(Clone, Copy, Debug)]
pub struct DownloadCreditNote {
    pub account_id: AccountId,
    pub entry_id: EntryId,
}

impl Call for DownloadCreditNote {
    const OPERATION: crate::access::Operation = crate::access::Operation::DownloadCreditNote;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/accounts/{account_id}/credit-notes/{entry_id}/pdf";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        let parts = Parts::default().parameter("account_id", &self.account_id);
        parts.parameter("entry_id", &self.entry_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}
