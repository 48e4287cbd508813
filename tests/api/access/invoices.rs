//! Invoices in the sweep: one of a month that is over, and a request for each operation on it.

use chrono::TimeDelta;
use tests::world::{Tenant, beginning};
use tests::{Attempt, Caller, TestApp};
use types::access::Operation;
use types::boletos::{
    DownloadInvoiceBoleto, GetInvoiceBoleto, GetPaymentProvider, RefreshInvoiceBoleto, RegisterInvoiceBoleto,
};
use types::invoices::{
    CancelInvoice, ChangeInvoiceSettings, DownloadInvoice, GetInvoice, GetInvoiceSettings, GetUpcomingInvoices,
    InvoiceId, InvoiceQuery, InvoiceSettlement, ListInvoiceLines, ListInvoices, SettleInvoice,
};
use types::kit::page::PageQuery;
use types::payments::PaymentMethod;
use types::tax_id::Country;
use uuid::Uuid;

use super::made::reason;
use super::target::Target;
use crate::boletos::set_up;
use crate::invoices::{issue, issuer, paid_by_reseller, reais};

/// Of nobody in the world of the stories.
const ANOTHER_CNPJ: &str = "33000167000101";

/// An invoice, and the versions of it and of how the operator invoices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owing {
    pub invoice: InvoiceId,
    pub version: i64,
    pub settings: i64,
}

impl Owing {
    /// The one of the month before, for an account of the tenant.
    pub(super) async fn of(app: &TestApp, tenant: &Tenant, hostname: &str) -> Self {
        let before = app.at(beginning() - TimeDelta::days(40));
        paid_by_reseller(app, &before, tenant, hostname, reais(10_000)).await;
        issue(&app.context).await;
        let query = InvoiceQuery::default();
        let invoices = app.by(&tenant.owner).ok(ListInvoices { query }).await.items;
        Self {
            invoice: invoices.first().expect("an invoice").id,
            version: 1,
            settings: 1,
        }
    }

    /// The same with an id that nothing has.
    pub(super) const fn missing(self, nothing: Uuid) -> Self {
        Self {
            invoice: InvoiceId(nothing),
            ..self
        }
    }
}

/// Brings the invoice into the state an operation needs. Its boletos are of resellers in Brazil.
pub(super) async fn ready(app: &TestApp, target: &mut Target<'_>, operation: Operation) {
    use Operation as O;
    let boleto = matches!(
        operation,
        O::RegisterInvoiceBoleto | O::GetInvoiceBoleto | O::RefreshInvoiceBoleto | O::DownloadInvoiceBoleto
    );
    let reseller = &target.tenant.reseller;
    let (country, tax_id) = if boleto && reseller.country == Country::Pe {
        (Country::Br, ANOTHER_CNPJ)
    } else {
        (reseller.country, reseller.tax_id.as_str())
    };
    let (code, name) = (country.code(), &reseller.name);
    app.execute(&format!(
        "UPDATE resellers SET country = '{code}', tax_id = '{tax_id}' WHERE name = '{name}'"
    ))
    .await;
    let operator = app.by(&app.world.operator);
    if boleto {
        set_up(&operator).await;
        let settings = operator.ok(GetInvoiceSettings {}).await;
        if settings.issuer_name.is_none() {
            issuer(&operator).await;
        }
    }
    let invoice_id = target.owing.invoice;
    if matches!(operation, O::SettleInvoice | O::CancelInvoice) || boleto {
        app.execute("UPDATE invoices SET state = 'pending', paid_on = NULL, method = NULL")
            .await;
    }
    if boleto && operation != O::RegisterInvoiceBoleto {
        app.by(&target.tenant.owner)
            .ok(RegisterInvoiceBoleto { invoice_id })
            .await;
    }
    if matches!(operation, O::SettleInvoice | O::CancelInvoice) {
        target.owing.version = operator.ok(GetInvoice { invoice_id }).await.version;
    }
    if operation == O::ChangeInvoiceSettings {
        target.owing.settings = operator.ok(GetInvoiceSettings {}).await.version;
    }
}

/// The version of the provider of whoever may change it.
pub(super) async fn provider(caller: &Caller<'_>) -> Option<i64> {
    caller
        .send(GetPaymentProvider {})
        .await
        .ok()
        .map(|provider| provider.version)
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let Owing {
        invoice: invoice_id,
        version,
        settings,
    } = on.owing;
    match operation {
        O::ListInvoices => Attempt::of(&ListInvoices {
            query: InvoiceQuery::default(),
        }),
        O::GetUpcomingInvoices => Attempt::of(&GetUpcomingInvoices {}),
        O::GetInvoice => Attempt::of(&GetInvoice { invoice_id }),
        O::ListInvoiceLines => {
            let query = PageQuery::default();
            Attempt::of(&ListInvoiceLines { invoice_id, query })
        }
        O::DownloadInvoice => Attempt::of(&DownloadInvoice { invoice_id }),
        O::SettleInvoice => {
            let body = InvoiceSettlement {
                paid_on: beginning().date_naive(),
                method: PaymentMethod::Transfer,
                reference: None,
            };
            Attempt::of(&SettleInvoice {
                invoice_id,
                version,
                body,
            })
        }
        O::CancelInvoice => Attempt::of(&CancelInvoice {
            invoice_id,
            version,
            body: reason(),
        }),
        O::GetInvoiceSettings => Attempt::of(&GetInvoiceSettings {}),
        O::ChangeInvoiceSettings => Attempt::of(&ChangeInvoiceSettings {
            version: settings,
            body: crate::invoices::settings(10),
        }),
        O::RegisterInvoiceBoleto => Attempt::of(&RegisterInvoiceBoleto { invoice_id }),
        O::GetInvoiceBoleto => Attempt::of(&GetInvoiceBoleto { invoice_id }),
        O::RefreshInvoiceBoleto => Attempt::of(&RefreshInvoiceBoleto { invoice_id }),
        O::DownloadInvoiceBoleto => Attempt::of(&DownloadInvoiceBoleto { invoice_id }),
        other => panic!("{other:?} is not about invoices"),
    }
}
