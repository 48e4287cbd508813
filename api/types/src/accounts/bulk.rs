//! Changing many accounts in one request, each row with its own outcome.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountId, AccountState, LockLevel};
use crate::kit::fault::{Fault, Faults};
use crate::kit::value::Name;

/// So many accounts are changed in one request at most.
pub const BULK_MAXIMUM: i64 = 200;

/// One of the accounts to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    pub account_id: AccountId,
    /// The version it was seen at; when left out, the account is changed as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 3)]
    pub version: Option<i64>,
}

/// Accounts to lock at one level for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkLock {
    /// 1 to 200; one that is named twice is changed once.
    #[schema(min_items = 1, max_items = 200)]
    pub accounts: Vec<Chosen>,
    /// `issuing` when left out.
    #[serde(default)]
    pub level: LockLevel,
    /// 1 to 200 characters.
    #[schema(example = "Tres cuotas vencidas")]
    pub reason: String,
}

/// Accounts to unlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkUnlock {
    /// 1 to 200; one that is named twice is changed once.
    #[schema(min_items = 1, max_items = 200)]
    pub accounts: Vec<Chosen>,
}

/// What came of one of the accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was changed.
    Done,
    /// It was that way before.
    AlreadySo,
    /// It does not exist or is out of reach.
    NotFound,
    /// Somebody changed it after the version named.
    Stale,
}

/// What came of one of the accounts, and how it stands now; both are left out for what is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowOutcome {
    pub account_id: AccountId,
    pub outcome: Outcome,
    #[schema(example = 4)]
    pub version: Option<i64>,
    pub state: Option<AccountState>,
}

/// What came of each account, in the order in which they were named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkOutcome {
    pub rows: Vec<RowOutcome>,
}

impl BulkLock {
    /// The reason, if everything is right.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Name, Faults> {
        let mut faults = Faults::default();
        faults.take("accounts", amount(&self.accounts));
        let reason = faults.take("reason", Name::parse(&self.reason));
        reason.filter(|_| faults.is_empty()).ok_or(faults)
    }
}

impl BulkUnlock {
    /// # Errors
    /// When no account is named, or too many.
    pub fn check(&self) -> Result<(), Faults> {
        amount(&self.accounts).map_err(|fault| Faults::one("accounts", fault))
    }
}

impl BulkOutcome {
    /// How many came out that way.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.outcome == outcome).count()
    }
}

/// Whether so many accounts can be changed in one request.
///
/// # Errors
/// When there are none or too many.
pub fn amount(chosen: &[Chosen]) -> Result<(), Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: BULK_MAXIMUM,
    };
    match i64::try_from(chosen.len()) {
        Ok(1..=BULK_MAXIMUM) => Ok(()),
        _ => Err(fault),
    }
}
