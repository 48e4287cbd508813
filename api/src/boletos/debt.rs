//! What a boleto is for: a payment of an account, or an invoice of the operator.

use std::borrow::Cow;

use chrono::NaiveDate;
use types::access::Operation;
use types::accounts::AccountId;
use types::invoices::{InvoiceId, InvoiceState, ValidSettlement};
use types::kit::money::Money;
use types::kit::problem::Code;
use types::payments::{PaymentId, PaymentMethod, PaymentState, ValidConfirmation};
use types::tax_id::Country;
use uuid::Uuid;

use super::model::{Paid, Payer};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::invoices::{model as invoice, service as invoices};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::payments::service as payments;
use crate::resellers::standing;

/// What a boleto is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debt {
    /// A client's, to the reseller.
    Payment(AccountId, PaymentId),
    /// The reseller's, to the operator.
    Invoice(InvoiceId),
}

/// A debt as it stands, held until the transaction ends.
pub(super) struct Held {
    /// Whether it is waited for.
    pub open: bool,
    pub due_on: NaiveDate,
    pub amount: Money,
    pub description: String,
    pub country: Country,
    pub today: NaiveDate,
    pub payer: Payer,
    of: Of,
}

enum Of {
    Payment {
        /// Whether it has a reference of its own.
        named: bool,
    },
    Invoice(Box<invoice::Kept>),
}

/// Something that became of a boleto.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    Registered,
    Paid,
    Refunded,
    Cancelled,
}

impl Debt {
    /// The id by which it is known, to the provider too.
    pub(super) const fn id(self) -> Uuid {
        match self {
            Self::Payment(_, payment) => payment.0,
            Self::Invoice(invoice) => invoice.0,
        }
    }

    /// What events of its boleto are about.
    pub(super) const fn subject(self) -> Uuid {
        match self {
            Self::Payment(account, _) => account.0,
            Self::Invoice(invoice) => invoice.0,
        }
    }

    /// Who is paid: within that reach the provider is found that registers the boleto. An invoice's is the operator's,
    /// whose key no reseller gets to see.
    pub(super) fn creditor(self, scope: &Scope) -> Cow<'_, Scope> {
        match self {
            Self::Payment(..) => Cow::Borrowed(scope),
            Self::Invoice(_) => Cow::Owned(Scope::of_command(
                Operation::RegisterInvoiceBoleto,
                None,
                "boletos of invoices",
            )),
        }
    }

    /// Who is paid and its tax number, as they stand on paper.
    ///
    /// # Errors
    /// `provider_not_set_up` where the operator did not say who it is.
    pub(super) async fn payee(self, context: &Context, scope: &Scope) -> Result<(String, String)> {
        match self {
            Self::Payment(..) => standing::on_paper(&context.db, scope.reseller()?).await,
            Self::Invoice(_) => {
                let settings = invoices::settings(context, &self.creditor(scope)).await?;
                let issuer = settings.issuer_name.zip(settings.issuer_tax_id);
                issuer.ok_or_else(|| Code::ProviderNotSetUp.into())
            }
        }
    }

    /// Whether it is within reach.
    ///
    /// # Errors
    /// `not_found` where it is not.
    pub(super) async fn check(self, context: &Context, scope: &Scope) -> Result<()> {
        match self {
            Self::Payment(account, payment) => {
                accounts::find(&context.db, scope, account).await?;
                payments::find(&context.db, scope, account, payment).await?;
            }
            Self::Invoice(invoice) => {
                invoices::find(context, scope, invoice).await?;
            }
        }
        Ok(())
    }

    /// The debt, and the account where it is one's, held until the transaction ends.
    pub(super) async fn hold(self, context: &Context, tx: &Tx, scope: &Scope) -> Result<Held> {
        match self {
            Self::Payment(account, payment) => payment_held(context, tx, scope, (account, payment)).await,
            Self::Invoice(invoice) => invoice_held(context, tx, scope, invoice).await,
        }
    }

    /// Writes down that it was paid by a charge of the provider; whether that was enough. The debt is held and waited
    /// for.
    pub(super) async fn confirm(
        self,
        context: &Context,
        tx: &Tx,
        scope: &Scope,
        held: Held,
        (charge, paid): (&str, Paid),
    ) -> Result<bool> {
        match (self, held.of) {
            (Self::Payment(account, payment), Of::Payment { named }) => {
                let asked = ValidConfirmation {
                    amount_minor: Some(paid.minor),
                    paid_on: paid.on,
                    reference: (!named).then(|| charge.to_owned()),
                    rest_due_on: None,
                };
                payments::confirm_within(context, tx, scope, (account, payment), asked).await?;
                Ok(true)
            }
            (Self::Invoice(_), Of::Invoice(kept)) if paid.minor >= held.amount.minor => {
                let settlement = ValidSettlement {
                    paid_on: paid.on,
                    method: PaymentMethod::Boleto,
                    reference: Some(charge.to_owned()),
                };
                invoices::settle(context, tx, scope, *kept, (settlement, None)).await?;
                Ok(true)
            }
            // What is too little for an invoice is for the operator to look at.
            _ => Ok(false),
        }
    }
}

async fn payment_held(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, id): (AccountId, PaymentId),
) -> Result<Held> {
    let contract = accounts::hold(tx, scope, account).await?;
    let payment = payments::hold(tx, scope, account, id).await?;
    let today = contract.cycles().today(context.now());
    Ok(Held {
        open: payment.state == PaymentState::Scheduled,
        due_on: payment.due_on,
        amount: payment.amount,
        description: payment.description,
        country: contract.country,
        today,
        payer: Payer {
            id: contract.id.0,
            name: contract.name,
            tax_id: contract.tax_id,
            email: Some(contract.access_email),
        },
        of: Of::Payment {
            named: payment.reference.is_some(),
        },
    })
}

/// An invoice can be paid by a boleto after its day, too: by one that is due today.
async fn invoice_held(context: &Context, tx: &Tx, scope: &Scope, id: InvoiceId) -> Result<Held> {
    let kept = invoices::hold(tx, scope, id).await?;
    let country = standing::country(tx, kept.reseller).await?;
    let (name, tax_id) = standing::on_paper(tx, kept.reseller).await?;
    let today = invoice::today(country, context.now());
    Ok(Held {
        open: kept.state == InvoiceState::Pending,
        due_on: kept.due_on.max(today),
        amount: kept.total.clone(),
        description: format!("Fatura {}", kept.number),
        country,
        today,
        payer: Payer {
            id: kept.reseller.0,
            name,
            tax_id,
            email: None,
        },
        of: Of::Invoice(Box::new(kept)),
    })
}

impl Happening {
    /// How it is called where it happened to the boleto of such a debt.
    pub(super) const fn name(self, debt: Debt) -> &'static str {
        match (debt, self) {
            (Debt::Payment(..), Self::Registered) => "account.boleto_registered",
            (Debt::Payment(..), Self::Paid) => "account.boleto_paid",
            (Debt::Payment(..), Self::Refunded) => "account.boleto_refunded",
            (Debt::Payment(..), Self::Cancelled) => "account.boleto_cancelled",
            (Debt::Invoice(_), Self::Registered) => "invoice.boleto_registered",
            (Debt::Invoice(_), Self::Paid) => "invoice.boleto_paid",
            (Debt::Invoice(_), Self::Refunded) => "invoice.boleto_refunded",
            (Debt::Invoice(_), Self::Cancelled) => "invoice.boleto_cancelled",
        }
    }
}
