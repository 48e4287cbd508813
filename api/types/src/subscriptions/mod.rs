//! Subscriptions: what an account is charged again and again, from its plan and its extras.
//!
//! Periods follow each other without a gap: each begins where the last one ended, is charged on its first day, and ends
//! with a cycle of the account, as many cycles on as the plan's interval has months. One that does not begin with a
//! cycle ends with it, and costs what its days are of the cycle's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod change;
mod new;
mod settings;

pub use change::{ConfirmedPlanChange, End, NewPlanChange, PlanChangePreview, SubscriptionChange, ValidChange};
pub use new::{Discount, Extra, MOST_AT_ONCE, NewSubscription, NewSubscriptions, Started, ValidSubscription};
pub use settings::{SubscriptionSettings, SubscriptionSettingsChange};

use crate::accounts::{AccountId, Payer};
use crate::invoices::InvoiceLineId;
use crate::kit::money::Money;
use crate::ledger::{EntryId, TaxPart};
use crate::limits::Meter;
use crate::plans::PlanId;

/// Whether an account is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "active")]
pub enum SubscriptionState {
    /// It has not begun: nothing is charged yet.
    Trial,
    Active,
    /// Nothing more is charged.
    Ended,
}

/// What an account is charged again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Subscription {
    pub account_id: AccountId,
    pub state: SubscriptionState,
    /// The first day that is charged.
    #[schema(example = "2026-11-01")]
    pub starts_on: NaiveDate,
    /// The first day that is not charged yet: the next period begins with it.
    #[schema(example = "2026-12-01")]
    pub charged_to: NaiveDate,
    /// Of one that ended, why.
    #[schema(example = "Cerró el negocio")]
    pub end_reason: Option<String>,
    pub discount: Option<Discount>,
    pub extras: Vec<Extra>,
    /// What a change is made against, by `If-Match`.
    #[schema(example = 3)]
    pub version: i64,
}

/// What an account is charged, and what it will be next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountSubscription {
    /// None until one is started.
    pub subscription: Option<Subscription>,
    /// What is charged next; where nothing was started, what would be if it were started today. None of one that ended.
    pub next: Option<PeriodCharge>,
    /// What of the cycle that runs is beyond the plan by now, and will be charged when it is over.
    #[serde(default)]
    pub beyond: Vec<UseCharge>,
}

/// What is used of a meter beyond the plan in a cycle, and costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UseCharge {
    pub meter: Meter,
    /// The first day of the cycle.
    #[schema(example = "2026-11-01")]
    pub from: NaiveDate,
    /// Its last day.
    #[schema(example = "2026-11-30")]
    pub to: NaiveDate,
    #[schema(example = 540)]
    pub used: i64,
    #[schema(example = 500)]
    pub included: i64,
    /// The price of each one more.
    pub unit: Money,
    /// The tax that is in the amount.
    pub tax: Option<TaxPart>,
    /// What is charged.
    pub amount: Money,
}

/// What a period costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeriodCharge {
    /// The first day of the period, on which it is charged.
    #[schema(example = "2026-12-01")]
    pub from: NaiveDate,
    /// Its last day.
    #[schema(example = "2026-12-31")]
    pub to: NaiveDate,
    /// Until when the client is to pay what it pays.
    #[schema(example = "2026-12-08")]
    pub due_on: NaiveDate,
    /// Who pays the plan.
    pub payer: Payer,
    /// The plan's first, then the extras. None where the plan has no price and there are no extras.
    pub lines: Vec<ChargeLine>,
}

/// One thing that a period is charged for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChargeLine {
    /// The plan or the extra.
    #[schema(example = "Emprendedor")]
    pub name: String,
    #[schema(example = 1)]
    pub quantity: i64,
    /// What the days of the period cost by the plan's or the extra's price, before the discount.
    pub full: Money,
    /// What is taken off, in minor units.
    #[schema(example = 0)]
    pub discount_minor: i64,
    /// The tax that is in the amount. Where it is not in the price, it comes on top.
    pub tax: Option<TaxPart>,
    /// What is charged.
    pub amount: Money,
}

/// A period that was charged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Period {
    /// The first is 1.
    #[schema(example = 4)]
    pub number: i64,
    #[schema(example = "2026-11-01")]
    pub from: NaiveDate,
    #[schema(example = "2026-11-30")]
    pub to: NaiveDate,
    /// The plan that it was charged by, and the version of it.
    pub plan_id: PlanId,
    #[schema(example = 2)]
    pub plan_version: i64,
    #[schema(example = "Emprendedor")]
    pub plan_name: String,
    /// What was charged for the plan, with the tax; none where it had no price.
    pub amount: Option<Money>,
    /// The charge of the ledger, where the client pays.
    pub entry_id: Option<EntryId>,
    /// The line of the operator's invoice, where the reseller pays.
    pub invoice_line_id: Option<InvoiceLineId>,
    /// The last day that was had of it, where the plan was changed or the subscription ended within it.
    #[schema(example = "2026-11-15")]
    pub cut_after: Option<NaiveDate>,
    /// What was given back for the days that were not had.
    pub credit_id: Option<EntryId>,
    /// The same, in the operator's invoice.
    pub credit_line_id: Option<InvoiceLineId>,
}

crate::calls! {
    GetSubscription: Get "/accounts/{account_id}/subscription" { account_id: AccountId } => AccountSubscription;
    StartSubscription: Post "/accounts/{account_id}/subscription" { account_id: AccountId, body: NewSubscription } => AccountSubscription;
    ChangeSubscription: Patch "/accounts/{account_id}/subscription" { account_id: AccountId, version: i64, body: SubscriptionChange } => AccountSubscription;
    EndSubscription: Post "/accounts/{account_id}/subscription/end" { account_id: AccountId, version: i64, body: End } => AccountSubscription;
    ListPeriods: Get "/accounts/{account_id}/subscription/periods" { account_id: AccountId } => Vec<Period>;
    PreviewPlanChange: Post "/accounts/{account_id}/plan-changes/previews" { account_id: AccountId, body: NewPlanChange } => PlanChangePreview;
    ChangePlanNow: Post "/accounts/{account_id}/plan-changes" { account_id: AccountId, body: ConfirmedPlanChange } => AccountSubscription;
    StartSubscriptions: Post "/subscriptions" { body: NewSubscriptions } => Started;
    GetSubscriptionSettings: Get "/subscription-settings" {} => SubscriptionSettings;
    ChangeSubscriptionSettings: Put "/subscription-settings" { body: SubscriptionSettingsChange } => SubscriptionSettings;
}
