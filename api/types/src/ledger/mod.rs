//! The ledger: what an account owes and what it has paid, entry by entry.
//!
//! Nothing in it is edited or deleted. What was wrong is reversed by an entry of its own; what an account owes is the
//! sum of its entries in a currency. Each charge is settled by what comes in, the oldest due first.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod new;
mod note;
mod query;
pub mod tax;

pub use new::{FARTHEST, LARGEST, NewCharge, NewCredit, Reversal, ValidCharge, ValidCredit, amount, near};
pub use note::{CorrectedCharge, CreditNote, CreditNoteQuery, DownloadCreditNote, TakenBack};
pub use query::LedgerQuery;
pub use tax::{TaxPart, TaxTreatment, WithheldPart, Withholding, WithholdingKind};

use crate::accounts::AccountId;
use crate::kit::money::{Currency, Money};
use crate::kit::page::Page;
use crate::payments::PaymentId;

crate::ids! {
    /// An entry of the ledger.
    EntryId;
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "charge")]
pub enum EntryKind {
    /// Something is owed.
    Charge,
    /// Less is owed, though nothing was paid. Each has a number, as a credit note.
    Credit,
    /// Money came in.
    Payment,
    /// Takes another entry back, whole.
    Reversal,
}

impl EntryKind {
    pub const ALL: [Self; 4] = [Self::Charge, Self::Credit, Self::Payment, Self::Reversal];

    /// The kind as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Credit => "credit",
            Self::Payment => "payment",
            Self::Reversal => "reversal",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An entry, as it was written; only what is open of it, and whether it was reversed, changes with those that follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    pub id: EntryId,
    pub kind: EntryKind,
    /// The day it is of.
    #[schema(example = "2026-11-01")]
    pub happened_on: NaiveDate,
    /// Until when a charge is to be paid.
    #[schema(example = "2026-11-15")]
    pub due_on: Option<NaiveDate>,
    #[schema(example = "Emprendedor, noviembre de 2026")]
    pub description: String,
    /// What is owed more by it, or less when it is negative; with the tax.
    pub amount: Money,
    /// The tax that is in the amount.
    pub tax: Option<TaxPart>,
    /// The part of a charge that the client pays to the State on the reseller's behalf.
    pub withheld: Option<WithheldPart>,
    /// In minor units: of a charge, what is not paid yet; of what came in, what settles nothing yet. Never negative.
    #[schema(example = 5_900)]
    pub open_minor: i64,
    /// The entry it takes back.
    pub reverses: Option<EntryId>,
    /// The entry that took it back.
    pub reversed_by: Option<EntryId>,
    /// Of a credit: the number of its credit note.
    #[schema(example = 12)]
    pub credit_note: Option<i64>,
    /// The payment that it is of.
    pub payment_id: Option<PaymentId>,
    pub created_at: DateTime<Utc>,
    /// The name of who wrote it; none for the installation itself.
    #[schema(example = "Rosa Ccori")]
    pub created_by: Option<String>,
}

/// How an account stands in one currency; all in minor units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Balance {
    pub currency: Currency,
    /// The sum of its entries: what is owed, or, when it is negative, what was paid too much.
    #[schema(example = 11_800)]
    pub balance_minor: i64,
    /// What of its charges is not paid.
    #[schema(example = 11_800)]
    pub open_minor: i64,
    /// What of that was due before today, without what the client is to pay to the State.
    #[schema(example = 5_900)]
    pub overdue_minor: i64,
    /// What of that the client is to pay to the State: *detracción*, *retención*.
    #[schema(example = 0)]
    pub withheld_minor: i64,
    /// What came in and settles nothing yet.
    #[schema(example = 0)]
    pub unused_minor: i64,
    /// Since when something is overdue.
    #[schema(example = "2026-10-15")]
    pub overdue_since: Option<NaiveDate>,
}

crate::calls! {
    ListEntries: Get "/accounts/{account_id}/ledger" { account_id: AccountId, query: LedgerQuery } => Page<Entry>;
    GetBalances: Get "/accounts/{account_id}/balances" { account_id: AccountId } => Vec<Balance>;
    CreateCharge: Post "/accounts/{account_id}/charges" { account_id: AccountId, body: NewCharge } => Entry;
    CreateCredit: Post "/accounts/{account_id}/credits" { account_id: AccountId, body: NewCredit } => Entry;
    ReverseEntry: Post "/accounts/{account_id}/ledger/{entry_id}/reversal" { account_id: AccountId, entry_id: EntryId, body: Reversal } => Entry;
    ListCreditNotes: Get "/credit-notes" { query: CreditNoteQuery } => Page<CreditNote>;
}
