//! What some accounts of the demo owe and have paid: three months each, most of it in time.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use types::access::Operation;
use types::accounts::{AccountId, Environment};
use types::kit::money::Money;
use types::payments::{CardBrand, Confirmation, DebtTax, NewPayment, Payment, PaymentMethod};
use types::resellers::ResellerId;
use types::tax_id::Country;

use super::at;
use super::cast::Cast;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::payments::service as payments;

/// So many accounts of each reseller pay, and so many months are told.
const ACCOUNTS: u64 = 24;
const MONTHS: u64 = 3;
/// Between two of them.
const EVERY: u64 = 30;

/// Schedules what the accounts of a reseller pay, and confirms what came in.
pub(super) async fn collect(context: &Context, cast: &Cast, reseller: ResellerId) -> Result<()> {
    let scope = Scope::of_command(Operation::SchedulePayment, Some(reseller), cast.owner()?.name);
    let all = accounts::after(&context.db, &scope, None, ACCOUNTS).await?;
    for (place, account) in (0..).zip(&all) {
        let Some(price) = account.terms.price.clone() else {
            continue;
        };
        if account.environment == Environment::Production {
            of_account(context, &scope, account, (place, price)).await?;
        }
    }
    Ok(())
}

async fn of_account(context: &Context, scope: &Scope, account: &Contract, (place, price): (u64, Money)) -> Result<()> {
    let now = context.now();
    let today = account.cycles().today(now);
    for back in (0..MONTHS).rev() {
        let due_on = today + Days::new(6) - Days::new(place % 12) - Days::new(back * EVERY);
        let opened = account.cycles().today(account.created_at);
        if due_on - Days::new(EVERY) < opened {
            continue;
        }
        let asked = at(context, moment(due_on - Days::new(10)).min(now));
        let new = new(account, due_on, place, &price);
        let made = payments::schedule(&asked, scope, account.id, None, &new).await?;
        let late = place % 5 == 0 && back < 1 + place % 3;
        if due_on < today && !late {
            confirm(context, scope, account.id, &made).await?;
        }
    }
    Ok(())
}

async fn confirm(context: &Context, scope: &Scope, account: AccountId, payment: &Payment) -> Result<()> {
    let paid = at(context, moment(payment.due_on));
    let reference = format!("{:08}", payment.id.0.as_u128() % 100_000_000);
    let body = Confirmation {
        reference: Some(reference),
        ..Confirmation::default()
    };
    payments::confirm(&paid, scope, account, payment.id, payment.version, &body).await?;
    Ok(())
}

fn new(account: &Contract, due_on: NaiveDate, place: u64, price: &Money) -> NewPayment {
    let (method, bank) = match (account.country, place % 4) {
        (Country::Pe, 0) => (PaymentMethod::Transfer, Some("BCP")),
        (Country::Pe, 1) => (PaymentMethod::Yape, None),
        (Country::Pe, 2) => (PaymentMethod::Deposit, Some("BBVA")),
        (Country::Br, 0) => (PaymentMethod::Boleto, Some("Sicredi")),
        (Country::Br, 1 | 2) => (PaymentMethod::Pix, None),
        _ => (PaymentMethod::CreditCard, None),
    };
    NewPayment {
        due_on,
        method,
        card_brand: method.is_card().then_some(CardBrand::Visa),
        bank: bank.map(str::to_owned),
        reference: None,
        amount: price.clone(),
        charge_id: None,
        description: Some(format!("{} {:02}/{}", account.plan.name, due_on.month(), due_on.year())),
        tax: DebtTax::Included,
    }
}

/// The middle of a day in either country.
fn moment(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(16, 0, 0).unwrap_or_default().and_utc()
}
