//! Accounts of the demo that their resellers pay for, and what the operator invoiced for them.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use types::access::Operation;
use types::accounts::{AccountChange, Environment, Payer};
use types::invoices::{InvoiceQuery, InvoiceSettingsChange, InvoiceSettlement, InvoiceState};
use types::payments::PaymentMethod;
use types::resellers::ResellerId;
use types::subscriptions::NewSubscription;

use super::at;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::{change_service, store as accounts};
use crate::invoices::{run_service as invoicing, service as invoices};
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::subscriptions::{run_service as charging, service as subscriptions};

/// So many accounts of each reseller, after those that pay for themselves, and for so many months.
const ACCOUNTS: usize = 5;
const AFTER: usize = 16;
const MONTHS: u32 = 3;
/// Between an invoice and its payment.
const DAYS: u64 = 8;

/// Who issues invoices.
pub(super) async fn issuer(context: &Context) -> Result<()> {
    let scope = Scope::of_command(Operation::ChangeInvoiceSettings, None, "Olga Palomino");
    let version = invoices::settings(context, &scope).await?.version;
    let settings = InvoiceSettingsChange {
        issuer_name: "Cumbre Operaciones S.A.C.".to_owned(),
        issuer_tax_id: "20600000013".to_owned(),
        days_to_pay: 25,
        how_to_pay: Some("BCP soles 191-2034567-0-55\nCCI 002-191-002034567055-19".to_owned()),
    };
    invoices::change_settings(context, &scope, version, &settings).await?;
    Ok(())
}

/// Charges some accounts to their reseller month by month, issues its invoices, and pays all but the last.
pub(super) async fn of_reseller(context: &Context, reseller: ResellerId, owner: &str) -> Result<()> {
    let scope = Scope::of_command(Operation::ChangeAccount, Some(reseller), owner);
    let most = u64::try_from(AFTER + ACCOUNTS).unwrap_or_default();
    let all = accounts::after(&context.db, &scope, None, most).await?;
    let real = |account: &&Contract| account.environment == Environment::Production && account.terms.price.is_some();
    let chosen = all.iter().skip(AFTER).filter(real);
    let first = first_of_month(context.now()) - Months::new(MONTHS);
    let begun = at(context, morning(first));
    for account in chosen {
        let change = AccountChange {
            payer: Some(Payer::Reseller),
            ..AccountChange::default()
        };
        change_service::change(context, &scope, account.id, account.version, &change).await?;
        let body = NewSubscription::default();
        subscriptions::start(&begun, &scope, account.id, None, &body).await?;
    }
    for month in 1..=MONTHS {
        let then = at(context, morning(first + Months::new(month)));
        invoicing::all(&then).await?;
        charging::all(&then).await?;
    }
    pay(context, reseller).await
}

/// Pays all invoices of a reseller but the last of each currency.
async fn pay(context: &Context, reseller: ResellerId) -> Result<()> {
    let operator = Scope::of_command(Operation::SettleInvoice, None, "Olga Palomino");
    let query = InvoiceQuery {
        state: Some(InvoiceState::Pending),
        reseller_id: Some(reseller),
        ..InvoiceQuery::default()
    };
    let pending = invoices::list(context, &operator, &query).await?.items;
    let this_month = first_of_month(context.now());
    for invoice in pending.iter().filter(|invoice| invoice.issued_on < this_month) {
        let paid_on = invoice.issued_on + Days::new(DAYS);
        let body = InvoiceSettlement {
            paid_on,
            method: PaymentMethod::Transfer,
            reference: Some(format!("OP {:06}", 4_000 + invoice.number)),
        };
        invoices::settle_by_hand(
            &at(context, morning(paid_on)),
            &operator,
            invoice.id,
            invoice.version,
            &body,
        )
        .await?;
    }
    Ok(())
}

fn first_of_month(now: DateTime<Utc>) -> NaiveDate {
    use chrono::Datelike;
    let day = now.date_naive();
    day.with_day(1).unwrap_or(day)
}

/// A time at which that day has begun in both countries.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(14, 0, 0).unwrap_or_default().and_utc()
}
