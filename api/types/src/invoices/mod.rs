//! Invoices: what a reseller owes the operator for the accounts that it pays for itself.
//!
//! Each period of such an account is a line, at the price of its plan less the discount of the reseller's plan. When a
//! month begins, the lines of the months before come together in one invoice for each currency.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

mod settings;
mod settle;

pub use settings::{InvoiceSettings, InvoiceSettingsChange, ValidInvoiceSettings};
pub use settle::{InvoiceSettlement, ValidSettlement};

use crate::accounts::AccountId;
use crate::kit::call::{Call, Method, Parts};
use crate::kit::money::Money;
use crate::kit::page::{Page, PageQuery};
use crate::ledger::TaxPart;
use crate::payments::PaymentMethod;
use crate::resellers::{Reason, ResellerId};

crate::ids! {
    /// An invoice of the operator.
    InvoiceId;
    /// A line of an invoice, or of one that is to come.
    InvoiceLineId;
}

/// How an invoice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "pending")]
pub enum InvoiceState {
    /// It is to be paid.
    Pending,
    Paid,
    /// It is not to be paid any more.
    Cancelled,
}

impl InvoiceState {
    /// The state as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Paid => "paid",
            Self::Cancelled => "cancelled",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Pending, Self::Paid, Self::Cancelled]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What a reseller owes the operator for a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Invoice {
    pub id: InvoiceId,
    /// Each number is used once in an installation.
    #[schema(example = 128)]
    pub number: i64,
    pub reseller_id: ResellerId,
    #[schema(example = "Sillar Factura")]
    pub reseller_name: String,
    /// The first day of the month in which it was issued; its lines were written before.
    #[schema(example = "2026-12-01")]
    pub issued_on: NaiveDate,
    #[schema(example = "2026-12-11")]
    pub due_on: NaiveDate,
    pub state: InvoiceState,
    /// Whether it is to be paid and its day has passed.
    pub overdue: bool,
    /// How many lines it has.
    #[schema(example = 42)]
    pub lines: i64,
    pub total: Money,
    /// The tax that is in the total, in minor units.
    #[schema(example = 37_830)]
    pub tax_minor: i64,
    /// Of one that was paid.
    pub paid: Option<InvoicePaid>,
    /// Of one that was cancelled, why.
    #[schema(example = "Se acordó un mes de cortesía")]
    pub cancel_reason: Option<String>,
    /// What a change is made against, by `If-Match`.
    #[schema(example = 1)]
    pub version: i64,
}

/// How an invoice was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InvoicePaid {
    #[schema(example = "2026-12-09")]
    pub on: NaiveDate,
    pub method: PaymentMethod,
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
    /// Who wrote it down; none where a payment provider told it.
    #[schema(example = "Olga Palomino")]
    pub by: Option<String>,
}

/// What one account costs the reseller, or what is given back of that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InvoiceLine {
    pub id: InvoiceLineId,
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub account_name: String,
    /// The plan, or what is given back of it.
    #[schema(example = "Emprendedor")]
    pub description: String,
    #[schema(example = "2026-11-01")]
    pub from: NaiveDate,
    #[schema(example = "2026-11-30")]
    pub to: NaiveDate,
    /// By the price of the plan, before the discount.
    pub full: Money,
    /// What is taken off, in minor units.
    #[schema(example = 2_500)]
    pub discount_minor: i64,
    /// The tax that is in the amount.
    pub tax: Option<TaxPart>,
    /// What is owed; less than nothing for what is given back.
    pub amount: Money,
    pub written_at: DateTime<Utc>,
}

/// What is not in an invoice yet, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Upcoming {
    #[schema(example = 17)]
    pub lines: i64,
    pub total: Money,
}

/// What the next invoices hold so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UpcomingInvoices {
    /// When the next invoices are issued.
    #[schema(example = "2027-01-01")]
    pub issued_on: NaiveDate,
    /// What is taken off the price of a plan, in hundredths of a percent.
    #[schema(example = 5_000)]
    pub discount_basis_points: i64,
    /// By currency.
    pub open: Vec<Upcoming>,
}

/// Which invoices are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InvoiceQuery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<InvoiceState>,
    /// Of one reseller; for the operator, who sees those of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Uuid>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// Takes an invoice as a PDF.
#[derive(Clone, Debug)]
pub struct DownloadInvoice {
    pub invoice_id: InvoiceId,
}

impl Call for DownloadInvoice {
    const OPERATION: crate::access::Operation = crate::access::Operation::DownloadInvoice;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/invoices/{invoice_id}/pdf";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().parameter("invoice_id", &self.invoice_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

crate::calls! {
    ListInvoices: Get "/invoices" { query: InvoiceQuery } => Page<Invoice>;
    GetUpcomingInvoices: Get "/invoices/upcoming" {} => UpcomingInvoices;
    GetInvoice: Get "/invoices/{invoice_id}" { invoice_id: InvoiceId } => Invoice;
    ListInvoiceLines: Get "/invoices/{invoice_id}/lines" { invoice_id: InvoiceId, query: PageQuery } => Page<InvoiceLine>;
    SettleInvoice: Post "/invoices/{invoice_id}/settlement" { invoice_id: InvoiceId, version: i64, body: InvoiceSettlement } => Invoice;
    CancelInvoice: Post "/invoices/{invoice_id}/cancellation" { invoice_id: InvoiceId, version: i64, body: Reason } => Invoice;
    GetInvoiceSettings: Get "/invoice-settings" {} => InvoiceSettings;
    ChangeInvoiceSettings: Put "/invoice-settings" { version: i64, body: InvoiceSettingsChange } => InvoiceSettings;
}
