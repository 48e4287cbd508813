//! Usage: what accounts issued, counted by cycle as it comes in.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::fault::{Fault, Faults};

/// How many documents fell into one cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CycleUsage {
    /// The first day of the cycle, in the account's time zone.
    pub starts_on: NaiveDate,
    #[schema(example = 412)]
    pub documents: i64,
    /// Those without fiscal validity, counted apart.
    #[schema(example = 3)]
    pub demo_documents: i64,
    /// Sales notes, as the account's software reports them.
    #[schema(example = 38)]
    pub sales_notes: i64,
    /// Look-ups of tax numbers: those its software was answered here, and those it reports from elsewhere.
    #[schema(example = 120)]
    pub lookups: i64,
}

/// Documents that need somebody's attention, as the account's software last reported them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Notifications {
    /// Issued and not sent to the tax office.
    #[schema(example = 4)]
    pub not_sent: i64,
    /// To be voided at the tax office.
    #[schema(example = 1)]
    pub pending_voiding: i64,
    /// Refused, or failed when they were sent.
    #[schema(example = 2)]
    pub with_errors: i64,
    /// When the oldest of them was issued.
    pub oldest_at: Option<DateTime<Utc>>,
    /// When they were counted; none when that was never reported.
    pub reported_at: Option<DateTime<Utc>>,
}

impl Notifications {
    /// Whether there is any.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.not_sent > 0 || self.pending_voiding > 0 || self.with_errors > 0
    }
}

/// An account's usage: its last thirteen cycles, the oldest first, and all of its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Usage {
    pub account_id: AccountId,
    pub cycles: Vec<CycleUsage>,
    #[schema(example = 4_812)]
    pub total_documents: i64,
    #[schema(example = 3)]
    pub total_demo_documents: i64,
    /// Users of the account's software, as it last reported.
    #[schema(example = 2)]
    pub users: i64,
    /// Establishments, as it last reported.
    #[schema(example = 1)]
    pub establishments: i64,
}

/// How many users the account's software has now, as it reports itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UsersReport {
    #[schema(example = 3, minimum = 0)]
    pub users: i64,
}

impl UsersReport {
    /// # Errors
    /// When the number is negative or absurd.
    pub fn parse(self) -> Result<i64, Faults> {
        const MAXIMUM: i64 = 1_000_000;
        let fault = Fault::OutOfRange {
            minimum: 0,
            maximum: MAXIMUM,
        };
        if (0..=MAXIMUM).contains(&self.users) {
            Ok(self.users)
        } else {
            Err(Faults::one("users", fault))
        }
    }
}

crate::calls! {
    GetUsage: Get "/accounts/{account_id}/usage" { account_id: AccountId } => Usage;
}
