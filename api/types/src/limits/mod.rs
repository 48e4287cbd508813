//! Limits of an account: what its plan gives, what the account overrides, what is switched off, what is used.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::money::Currency;

mod change;
mod limit;
mod meter;

pub use change::{LimitChange, LimitsChange, OwnNumber, own_field};
pub use limit::{Limit, MARKS, NEAR, Nearness, mark_reached};
pub use meter::{Meter, PerMeter};

/// An account's billing month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Cycle {
    pub starts_at: DateTime<Utc>,
    /// When the next one starts and counting begins again.
    pub resets_at: DateTime<Utc>,
}

/// The limits of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Limits {
    pub account_id: AccountId,
    /// Documents of the cycle; where the plan has sales notes count as documents, those are among what is used.
    pub documents: Limit,
    /// Sales notes of the cycle.
    pub sales_notes: Limit,
    /// Look-ups of tax numbers in the cycle.
    pub lookups: Limit,
    /// Users there are.
    pub users: Limit,
    /// Establishments there are.
    pub establishments: Limit,
    /// What is sold in the cycle, in minor units of `currency`.
    pub sales_amount: Limit,
    /// What the sales amount is in: the plan's currency, or the country's where the plan has none.
    pub currency: Currency,
    pub cycle: Cycle,
    /// The account's version, for `If-Match`.
    pub version: i64,
}

impl Limits {
    /// The limit of one meter.
    #[must_use]
    pub const fn of(&self, meter: Meter) -> &Limit {
        match meter {
            Meter::Documents => &self.documents,
            Meter::SalesNotes => &self.sales_notes,
            Meter::Lookups => &self.lookups,
            Meter::Users => &self.users,
            Meter::Establishments => &self.establishments,
            Meter::SalesAmount => &self.sales_amount,
        }
    }
}

crate::calls! {
    GetLimits: Get "/accounts/{account_id}/limits" { account_id: AccountId } => Limits;
    ChangeLimits: Patch "/accounts/{account_id}/limits" { account_id: AccountId, version: i64, body: LimitsChange } => Limits;
}
