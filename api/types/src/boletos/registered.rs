//! Boletos as they stand at a payment provider: registered there, paid, cancelled.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProviderEnvironment;
use crate::accounts::AccountId;
use crate::invoices::InvoiceId;
use crate::kit::call::{Call, Method, Parts};
use crate::kit::money::Money;
use crate::payments::PaymentId;

/// What became of the boleto of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "registered")]
pub enum BoletoState {
    /// It was asked for, and the provider's answer is not there yet, or was not right: ask again, or cancel it.
    Registering,
    /// It can be paid.
    Registered,
    /// The provider says that it was paid.
    Paid,
    /// It was paid, and the provider gave the money back.
    Refunded,
    /// It can be paid no more.
    Cancelled,
}

impl BoletoState {
    pub const ALL: [Self; 5] = [
        Self::Registering,
        Self::Registered,
        Self::Paid,
        Self::Refunded,
        Self::Cancelled,
    ];

    /// The state as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Registering => "registering",
            Self::Registered => "registered",
            Self::Paid => "paid",
            Self::Refunded => "refunded",
            Self::Cancelled => "cancelled",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// The boleto of a payment or an invoice, with the Pix that pays the same debt where the provider gives one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegisteredBoleto {
    /// What it is for: a payment of an account,
    pub payment_id: Option<PaymentId>,
    pub account_id: Option<AccountId>,
    /// or an invoice of the operator.
    pub invoice_id: Option<InvoiceId>,
    pub state: BoletoState,
    /// Where it was registered: what is of the sandbox pays nothing.
    pub environment: ProviderEnvironment,
    /// The day it is due, as it was registered.
    #[schema(example = "2026-11-30")]
    pub due_on: NaiveDate,
    /// How much it asks for, as it was registered.
    pub amount: Money,
    /// The digits to type, with their points and spaces.
    #[schema(example = "23791.17209 60007.589645 52040.300502 3 16370000012345")]
    pub digitable_line: Option<String>,
    /// The 44 digits of the bar code.
    #[schema(example = "23793163700000123451172060007589645204030050")]
    pub barcode: Option<String>,
    /// By which the bank knows it (*nosso número*).
    #[schema(example = "6543")]
    pub our_number: Option<String>,
    /// The BR Code to copy or to show as QR, where the provider has one.
    pub pix: Option<String>,
    pub registered_at: Option<DateTime<Utc>>,
    /// By whom.
    #[schema(example = "Joana Prado")]
    pub registered_by: Option<String>,
    /// What the provider says came in.
    pub paid: Option<BoletoPaid>,
}

/// What came in by a boleto or its Pix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoletoPaid {
    /// The day the payer paid.
    #[schema(example = "2026-11-29")]
    pub on: NaiveDate,
    /// How much the payer paid; what the provider keeps of it is not taken off.
    pub amount: Money,
    /// Whether this confirmed the payment. Where it did not, the payment had been decided before, so that this money
    /// stands in no ledger: somebody should look at it.
    pub confirmed: bool,
}

/// Takes the boleto as a PDF to print.
#[derive(Clone, Debug)]
pub struct DownloadBoleto {
    pub account_id: AccountId,
    pub payment_id: PaymentId,
}

impl Call for DownloadBoleto {
    const OPERATION: crate::access::Operation = crate::access::Operation::DownloadBoleto;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/accounts/{account_id}/payments/{payment_id}/boleto/file";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        let parts = Parts::default().parameter("account_id", &self.account_id);
        parts.parameter("payment_id", &self.payment_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

/// Takes the boleto of an invoice as a PDF to print.
#[derive(Clone, Debug)]
pub struct DownloadInvoiceBoleto {
    pub invoice_id: InvoiceId,
}

impl Call for DownloadInvoiceBoleto {
    const OPERATION: crate::access::Operation = crate::access::Operation::DownloadInvoiceBoleto;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/invoices/{invoice_id}/boleto/file";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().parameter("invoice_id", &self.invoice_id)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

crate::calls! {
    RegisterInvoiceBoleto: Post "/invoices/{invoice_id}/boleto" { invoice_id: InvoiceId } => RegisteredBoleto;
    GetInvoiceBoleto: Get "/invoices/{invoice_id}/boleto" { invoice_id: InvoiceId } => RegisteredBoleto;
    RefreshInvoiceBoleto: Post "/invoices/{invoice_id}/boleto/refresh" { invoice_id: InvoiceId } => RegisteredBoleto;
    RegisterBoleto: Post "/accounts/{account_id}/payments/{payment_id}/boleto" { account_id: AccountId, payment_id: PaymentId } => RegisteredBoleto;
    GetBoleto: Get "/accounts/{account_id}/payments/{payment_id}/boleto" { account_id: AccountId, payment_id: PaymentId } => RegisteredBoleto;
    RefreshBoleto: Post "/accounts/{account_id}/payments/{payment_id}/boleto/refresh" { account_id: AccountId, payment_id: PaymentId } => RegisteredBoleto;
    CancelBoleto: Post "/accounts/{account_id}/payments/{payment_id}/boleto/cancellation" { account_id: AccountId, payment_id: PaymentId } => RegisteredBoleto;
}
