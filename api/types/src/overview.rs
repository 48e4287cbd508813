//! The overview: a reseller's accounts, their documents and their money at a glance.
//!
//! Days and months are those of the reseller's country. An account is new in the month it is created, lost in the
//! month somebody locks it, at any level, and returned in the month it is unlocked; passing from one level to another is
//! neither, nor is what the overdue ladder locks, which ends when it is paid. Demo twins count as accounts, but are never new, lost or returned.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::kit::money::Currency;
use crate::plans::PlanId;

/// A reseller's accounts and their documents at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Overview {
    /// The day it is in the reseller's country.
    pub today: NaiveDate,
    pub accounts: AccountFigures,
    pub documents: DocumentFigures,
    /// The last twelve months, the oldest first; the last one goes on.
    pub months: Vec<MonthFigures>,
    pub near_limit: NearLimit,
    pub problems: AccountsInTrouble,
    /// The five accounts created last.
    pub newest: Vec<Account>,
}

/// How many accounts there are, by what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountFigures {
    #[schema(example = 186)]
    pub all: i64,
    /// How many the reseller's own plan allows; none = unlimited.
    #[schema(example = 250)]
    pub maximum: Option<i64>,
    /// Those that are not locked.
    #[schema(example = 181)]
    pub active: i64,
    /// Those locked, by level.
    pub locked: LockedFigures,
    #[schema(example = 170)]
    pub production: i64,
    #[schema(example = 16)]
    pub demo: i64,
    /// The plans with the most accounts, the most first; ten at most.
    pub plans: Vec<PlanFigures>,
    /// Accounts on plans that are not among these.
    #[schema(example = 0)]
    pub on_other_plans: i64,
}

/// How many accounts are locked at each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LockedFigures {
    /// New users only.
    #[schema(example = 1)]
    pub users: i64,
    /// Issuing, too.
    #[schema(example = 3)]
    pub issuing: i64,
    /// Signing in, too.
    #[schema(example = 1)]
    pub everything: i64,
}

impl LockedFigures {
    #[must_use]
    pub const fn all(&self) -> i64 {
        self.users + self.issuing + self.everything
    }
}

/// How many accounts are on a plan, whatever its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanFigures {
    pub id: PlanId,
    #[schema(example = "Emprendedor")]
    pub name: String,
    #[schema(example = 112)]
    pub accounts: i64,
}

/// Documents with fiscal validity, by their day of issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentFigures {
    /// From the first of this month until today.
    #[schema(example = 41_918)]
    pub this_month: i64,
    /// On the same days of last month; all of its days where it has no more of them.
    #[schema(example = 38_204)]
    pub same_days_last_month: i64,
    #[schema(example = 52_790)]
    pub last_month: i64,
    /// Those without fiscal validity from the first of this month until today, which count nowhere else.
    #[schema(example = 61)]
    pub demo_this_month: i64,
    /// Every day of the month that either of the two months has.
    pub days: Vec<DayFigures>,
}

/// Documents of one day of this month and of last month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayFigures {
    /// The day of the month.
    #[schema(example = 21, minimum = 1, maximum = 31)]
    pub day: u32,
    /// None for a day that is yet to come, and where this month has no such day.
    #[schema(example = 2_104)]
    pub this_month: Option<i64>,
    /// None where last month has no such day.
    #[schema(example = 1_988)]
    pub last_month: Option<i64>,
}

/// What one month brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MonthFigures {
    /// Its first day.
    pub month: NaiveDate,
    #[schema(example = 52_790)]
    pub documents: i64,
    #[schema(example = 14)]
    pub new_accounts: i64,
    /// Accounts that were locked.
    #[schema(example = 3)]
    pub lost_accounts: i64,
    /// Accounts that were unlocked.
    #[schema(example = 1)]
    pub returned_accounts: i64,
}

/// Accounts that used at least 80 % of their documents in the running cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NearLimit {
    #[schema(example = 12)]
    pub accounts: i64,
    /// The five that used the greatest part, of the two hundred whose cycle goes on longest.
    pub first: Vec<Account>,
}

/// Accounts whose software reported documents that need somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountsInTrouble {
    #[schema(example = 7)]
    pub accounts: i64,
    /// Issued and not sent to the tax office, of all these accounts.
    #[schema(example = 31)]
    pub not_sent: i64,
    /// To be voided at the tax office.
    #[schema(example = 4)]
    pub pending_voiding: i64,
    /// Refused, or failed when they were sent.
    #[schema(example = 9)]
    pub with_errors: i64,
    /// The five with the oldest of them, the oldest first.
    pub first: Vec<Account>,
}

/// A reseller's money at a glance: payments and what is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoneyOverview {
    /// The day it is in the reseller's country.
    pub today: NaiveDate,
    /// Each currency by itself, the reseller's own first and there in any case.
    pub currencies: Vec<CurrencyFigures>,
}

/// What came in, was to come in, and is overdue in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CurrencyFigures {
    pub currency: Currency,
    /// What is overdue now.
    pub overdue: OverdueFigures,
    /// The last twelve months, the oldest first; the last one goes on.
    pub months: Vec<MoneyMonth>,
}

/// Charges that were due before today and are not paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OverdueFigures {
    /// How many accounts owe them.
    #[schema(example = 9)]
    pub accounts: i64,
    /// What is open of them, without what is withheld for the State.
    #[schema(example = 106_200)]
    pub minor: i64,
}

/// The payments of a month, as they stand now; none that was cancelled or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoneyMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// What came in on its days, whenever it was to.
    #[schema(example = 1_652_000)]
    pub received_minor: i64,
    /// What was to come in on its days: what did, and what is waited for.
    #[schema(example = 1_770_000)]
    pub scheduled_minor: i64,
    /// How much of that came in, on whatever day.
    #[schema(example = 1_581_200)]
    pub collected_minor: i64,
}

crate::calls! {
    GetOverview: Get "/overview" {} => Overview;
    GetOverviewMoney: Get "/overview/money" {} => MoneyOverview;
}
