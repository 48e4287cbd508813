//! What a boleto is for: a payment of an account, or an invoice of the operator.

use chrono::NaiveDate;
use types::access::Operation;
use types::accounts::Account;
use types::invoices::{Invoice, InvoiceState};
use types::kit::money::Money;
use types::payments::{Payment, PaymentState};

use crate::auth::may;
use crate::boletos::desk::Act;
use crate::kit::browser;

/// What a boleto is for.
#[derive(Clone, Debug)]
pub enum Debt {
    Payment {
        payment: Payment,
        /// Whose it is.
        payer: Box<Account>,
    },
    Invoice(Invoice),
}

impl Debt {
    #[must_use]
    pub const fn amount(&self) -> &Money {
        match self {
            Self::Payment { payment, .. } => &payment.amount,
            Self::Invoice(invoice) => &invoice.total,
        }
    }

    #[must_use]
    pub const fn due_on(&self) -> NaiveDate {
        match self {
            Self::Payment { payment, .. } => payment.due_on,
            Self::Invoice(invoice) => invoice.due_on,
        }
    }

    /// Whether somebody waits for it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Payment { payment, .. } => payment.state == PaymentState::Scheduled,
            Self::Invoice(invoice) => invoice.state == InvoiceState::Pending,
        }
    }

    /// Whether it is too late for a boleto. An invoice gets one that is due today.
    #[must_use]
    pub fn is_late(&self) -> bool {
        matches!(self, Self::Payment { .. }) && self.due_on() < browser::today()
    }

    /// Whether there may be a boleto: a payment tells it, an invoice has to be asked.
    #[must_use]
    pub const fn may_have_boleto(&self) -> bool {
        match self {
            Self::Payment { payment, .. } => payment.boleto.is_some(),
            Self::Invoice(_) => true,
        }
    }

    #[must_use]
    pub fn payer(&self) -> &str {
        match self {
            Self::Payment { payer, .. } => &payer.name,
            Self::Invoice(invoice) => &invoice.reseller_name,
        }
    }

    /// How its file is told from others.
    #[must_use]
    pub fn file_mark(&self) -> String {
        match self {
            Self::Payment { payer, .. } => payer.tax_id.clone(),
            Self::Invoice(invoice) => invoice.number.to_string(),
        }
    }

    /// Whether whoever is signed in may do that about its boleto.
    #[must_use]
    pub fn allows(&self, act: Act) -> bool {
        match (self, act) {
            (Self::Payment { .. }, Act::Register) => may(Operation::RegisterBoleto),
            (Self::Payment { .. }, Act::Refresh) => may(Operation::RefreshBoleto),
            (Self::Payment { .. }, Act::Cancel) => may(Operation::CancelBoleto),
            (Self::Invoice(_), Act::Register) => may(Operation::RegisterInvoiceBoleto),
            (Self::Invoice(_), Act::Refresh) => may(Operation::RefreshInvoiceBoleto),
            (Self::Invoice(_), Act::Cancel) => false,
        }
    }
}
