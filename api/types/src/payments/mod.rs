//! Payments of an account: what is to come in, on which day and how, and what became of it.
//!
//! A payment is scheduled, and then confirmed or cancelled, by somebody and at some time. One that is scheduled by
//! itself is a debt of its own, which stands in the ledger from then on; one that is for a charge adds none.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod change;
mod method;
mod new;
mod query;

pub use change::{PaymentChange, ValidPaymentChange};
pub use method::{CardBrand, MethodChange, MethodSetting, MethodsChange, PaymentMethod};
pub use new::{Cancellation, Confirmation, DebtTax, How, NewPayment, ValidConfirmation, ValidPayment};
pub use query::PaymentQuery;

pub(crate) use method::details;
pub(crate) use new::line;

use crate::accounts::AccountId;
use crate::boletos::BoletoState;
use crate::kit::money::Money;
use crate::kit::page::Page;
use crate::ledger::{EntryId, Reversal};

crate::ids! {
    /// Something that is to come in, or came in.
    PaymentId;
}

/// What became of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "scheduled")]
pub enum PaymentState {
    /// It is waited for.
    Scheduled,
    /// It came in.
    Paid,
    /// It is waited for no more.
    Cancelled,
    /// It came in and was taken back: it bounced, or was written by mistake.
    Reversed,
}

impl PaymentState {
    pub const ALL: [Self; 4] = [Self::Scheduled, Self::Paid, Self::Cancelled, Self::Reversed];

    /// The state as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Paid => "paid",
            Self::Cancelled => "cancelled",
            Self::Reversed => "reversed",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A payment of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Payment {
    pub id: PaymentId,
    pub account_id: AccountId,
    pub state: PaymentState,
    /// The day it is expected on.
    #[schema(example = "2026-11-30")]
    pub due_on: NaiveDate,
    /// What it is for.
    #[schema(example = "Mensualidad de noviembre")]
    pub description: String,
    pub amount: Money,
    pub method: PaymentMethod,
    /// The brand, where it is paid with a card.
    pub card_brand: Option<CardBrand>,
    /// The bank it goes through.
    #[schema(example = "BCP")]
    pub bank: Option<String>,
    /// By which the reseller knows it again: the number of an operation, of a voucher.
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
    /// The charge it is for.
    pub charge_id: Option<EntryId>,
    /// The payment whose rest it is, after that was paid in part.
    pub rest_of: Option<PaymentId>,
    /// The day it came in.
    #[schema(example = "2026-11-29")]
    pub paid_on: Option<NaiveDate>,
    /// When it was confirmed, cancelled or taken back.
    pub decided_at: Option<DateTime<Utc>>,
    /// By whom.
    #[schema(example = "Mario Quispe")]
    pub decided_by: Option<String>,
    /// Why it was cancelled or taken back.
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    #[schema(example = "Rosa Ccori")]
    pub created_by: Option<String>,
    /// Other payments of the reseller with the same reference, method and bank: it may be there twice. Up to 5.
    #[serde(default)]
    pub alike: Vec<AlikePayment>,
    /// How its boleto stands, if it has one.
    #[serde(default)]
    pub boleto: Option<BoletoState>,
    pub version: i64,
}

/// Another payment with the same reference, method and bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AlikePayment {
    pub payment_id: PaymentId,
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub account_name: String,
    pub state: PaymentState,
    #[schema(example = "2026-10-31")]
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// A payment that was confirmed, and what is left of it to come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Confirmed {
    pub payment: Payment,
    /// Where less came in than was expected: the rest, scheduled anew.
    pub rest: Option<Payment>,
}

crate::calls! {
    ListPayments: Get "/accounts/{account_id}/payments" { account_id: AccountId, query: PaymentQuery } => Page<Payment>;
    SchedulePayment: Post "/accounts/{account_id}/payments" { account_id: AccountId, body: NewPayment } => Payment;
    ChangePayment: Patch "/accounts/{account_id}/payments/{payment_id}" { account_id: AccountId, payment_id: PaymentId, version: i64, body: PaymentChange } => Payment;
    ConfirmPayment: Post "/accounts/{account_id}/payments/{payment_id}/confirmation" { account_id: AccountId, payment_id: PaymentId, version: i64, body: Confirmation } => Confirmed;
    CancelPayment: Post "/accounts/{account_id}/payments/{payment_id}/cancellation" { account_id: AccountId, payment_id: PaymentId, version: i64, body: Cancellation } => Payment;
    ReversePayment: Post "/accounts/{account_id}/payments/{payment_id}/reversal" { account_id: AccountId, payment_id: PaymentId, version: i64, body: Reversal } => Payment;
    ListPaymentMethods: Get "/payment-methods" {} => Vec<MethodSetting>;
    ChangePaymentMethods: Put "/payment-methods" { body: MethodsChange } => Vec<MethodSetting>;
}
