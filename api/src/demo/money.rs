//! What some accounts of the demo owe and have paid: three months each, most of it in time.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use types::access::Operation;
use types::accounts::{AccountId, Environment};
use types::boletos::{PixReceiver, PixSettingsChange};
use types::kit::money::Money;
use types::payments::{CardBrand, Confirmation, DebtTax, NewPayment, Payment, PaymentMethod};
use types::pix::KeyKind;
use types::resellers::ResellerId;
use types::subscriptions::{Discount, Extra, NewSubscription, SubscriptionSettingsChange};
use types::tax_id::Country;

use super::at;
use super::cast::Cast;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::boletos::pix_service;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::payments::service as payments;
use crate::resellers::standing;
use crate::subscriptions::{service as subscriptions, setting_service as settings};

/// So many accounts of each reseller pay, and so many months are told.
const ACCOUNTS: u64 = 12;
const MONTHS: u64 = 3;
/// So many more have been charged by themselves for as long.
const SUBSCRIBED: u64 = 4;
/// Between two of them.
const EVERY: u64 = 30;

/// Schedules what the accounts of a reseller pay, and confirms what came in.
pub(super) async fn collect(context: &Context, cast: &Cast, reseller: ResellerId) -> Result<()> {
    let scope = Scope::of_command(Operation::SchedulePayment, Some(reseller), cast.owner()?.name);
    pix(context, &scope, cast, reseller).await?;
    let all = accounts::after(&context.db, &scope, None, ACCOUNTS).await?;
    charge(context, &scope, all.last().map(|account| account.id)).await?;
    for (place, account) in (0..).zip(&all) {
        let Some(price) = account.terms.price.clone() else {
            continue;
        };
        if account.environment == Environment::Production {
            of_account(context, &scope, account, (place, price)).await?;
            subscribe(context, &scope, account, place).await?;
        }
    }
    Ok(())
}

/// A reseller in Brazil has a Pix key of its own, at an address that nobody can have.
async fn pix(context: &Context, scope: &Scope, cast: &Cast, reseller: ResellerId) -> Result<()> {
    if standing::country(&context.db, reseller).await? != Country::Br {
        return Ok(());
    }
    let domain = cast.owner()?.email.split('@').next_back().unwrap_or_default();
    let receiver = PixReceiver {
        kind: KeyKind::Email,
        key: format!("caixa@{domain}"),
        name: standing::on_paper(&context.db, reseller).await?.0,
        city: "Curitiba".to_owned(),
    };
    let body = PixSettingsChange {
        receiver: Some(receiver),
    };
    pix_service::change(context, scope, 0, &body).await?;
    Ok(())
}

/// From its next cycle on an account is charged by itself, some with a discount, some with an extra.
async fn subscribe(context: &Context, scope: &Scope, account: &Contract, place: u64) -> Result<()> {
    let starts_on = account.cycle_now(context.now()).next_on;
    let discount = place.is_multiple_of(6).then(|| Discount {
        basis_points: 1_000,
        until: Some(starts_on + Days::new(180)),
    });
    let (name, minor) = match account.country {
        Country::Pe => ("Usuario adicional", 1_500),
        Country::Br => ("Usuário adicional", 1_990),
    };
    let currency = account.terms.price.as_ref().map(|price| price.currency.clone());
    let unit = Money {
        minor,
        currency: currency.unwrap_or_else(|| account.country.currency()),
    };
    let extra = place.is_multiple_of(4).then(|| Extra {
        name: name.to_owned(),
        unit,
        quantity: 2,
    });
    let body = NewSubscription {
        starts_on: Some(starts_on),
        discount,
        extras: extra.into_iter().collect(),
    };
    subscriptions::start(context, scope, account.id, None, &body).await?;
    Ok(())
}

/// Some accounts after those have been charged by themselves for three months, and new ones will be.
async fn charge(context: &Context, scope: &Scope, after: Option<AccountId>) -> Result<()> {
    let settings = SubscriptionSettingsChange {
        automatic: true,
        trial_days: 15,
        days_to_pay: 7,
    };
    settings::change(context, scope, &settings).await?;
    let all = accounts::after(&context.db, scope, after, SUBSCRIBED).await?;
    let charged = all
        .iter()
        .filter(|account| account.environment == Environment::Production);
    for account in charged {
        let first = account.cycle_now(context.now()).starts_on - Days::new(MONTHS * EVERY);
        let body = NewSubscription {
            starts_on: Some(account.cycles().of_day(first).starts_on),
            ..NewSubscription::default()
        };
        subscriptions::start(context, scope, account.id, None, &body).await?;
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
