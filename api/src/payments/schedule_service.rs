//! Scheduling payments, changing what is waited for, and reading them.

use chrono::NaiveDate;
use serde_json::json;
use types::accounts::AccountId;
use types::kit::fault::Fault;
use types::kit::money::Currency;
use types::kit::page::{PAGE_MAXIMUM, Page, page_size};
use types::ledger::{Entry, EntryId, EntryKind};
use types::payments::{
    AlikePayment, NewPayment, Payment, PaymentChange, PaymentId, PaymentQuery, PaymentState, ValidPayment,
};

use super::model::{Kept, reference_key};
use super::month_model::moves;
use super::{method_service, month_store, store};
use crate::access::Scope;
use crate::accounts::issuer_store;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::page::page_of;
use crate::ledger::model::Posting;
use crate::ledger::service as ledger;

/// So many payments with the same reference are told.
const ALIKE: usize = 5;

/// One page of the payments of an account, the last scheduled first.
pub async fn list(context: &Context, scope: &Scope, id: AccountId, asked: &PaymentQuery) -> Result<Page<Payment>> {
    accounts::find(&context.db, scope, id).await?;
    let rows = store::list(&context.db, scope, id, asked).await?;
    let page = page_of(rows, page_size(asked.limit), |payment| payment.id.0, Ok)?;
    Ok(Page {
        items: told(&context.db, scope, page.items).await?,
        next: page.next,
        total: page.total,
    })
}

/// The payments of an account that are waited for, the first due first; up to a page.
pub(crate) async fn scheduled(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    currency: &Currency,
) -> Result<Vec<Payment>> {
    let rows = store::scheduled(source, scope, account, currency, page_size(Some(PAGE_MAXIMUM))).await?;
    told(source, scope, rows).await
}

/// Schedules a payment: for a charge, or as a debt of its own, for which a charge is written.
pub async fn schedule(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    new: &NewPayment,
) -> Result<Payment> {
    let work = async |tx: &Tx| {
        let account = accounts::hold(tx, scope, id).await?;
        let today = account.cycles().today(context.now());
        let new = new.parse(account.country, today)?;
        method_service::is_taken(tx, scope, new.how.method).await?;
        let payment = PaymentId(context.id());
        let (charge, description) = match new.charge_id {
            None => {
                let charge = debt(context, tx, scope, &account, (payment, &new), today).await?;
                (charge, new.description.clone().unwrap_or_default())
            }
            Some(charge) => {
                let charge = ledger::charge_of(tx, scope, id, charge, &new.amount).await?;
                within_open(&charge, &new)?;
                (charge.id, new.description.clone().unwrap_or(charge.description))
            }
        };
        let actor = scope.actor();
        let payment = Kept {
            id: payment,
            account: id,
            state: PaymentState::Scheduled,
            due_on: new.due_on,
            description,
            amount: new.amount,
            how: new.how,
            charge,
            rest_of: None,
            paid_on: None,
            entry: None,
            decided: None,
            created_at: context.now(),
            created_by: actor.id.map(|_| actor.name.clone()),
            version: 1,
        };
        store::insert(tx, scope, &payment).await?;
        month_store::add(tx, scope, id, moves(None, &[&payment])).await?;
        let event = scope.event("account.payment_scheduled", id.0, Change::facts(&facts(&payment)));
        outbox::record(context, tx, event).await?;
        one(tx, scope, payment).await
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes when and how a payment that is waited for is to come in.
pub async fn change(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: PaymentId,
    against: i64,
    asked: &PaymentChange,
) -> Result<Payment> {
    context
        .db
        .write(async |tx| {
            let contract = accounts::hold(tx, scope, account).await?;
            let before = store::hold(tx, scope, account, id).await?;
            before.is_at(against, PaymentState::Scheduled)?;
            let asked = asked.parse(contract.country, contract.cycles().today(context.now()))?;
            if asked.how.method != before.how.method {
                method_service::is_taken(tx, scope, asked.how.method).await?;
            }
            let after = Kept {
                due_on: asked.due_on,
                how: asked.how,
                version: against + 1,
                ..before.clone()
            };
            store::update(tx, scope, &after).await?;
            month_store::add(tx, scope, account, moves(Some(&before), &[&after])).await?;
            let change = Change::changed(&facts(&before), &facts(&after))?;
            outbox::record(context, tx, scope.event("account.payment_changed", account.0, change)).await?;
            one(tx, scope, after).await
        })
        .await
}

/// The charge of a payment that is a debt of its own: due when it is expected.
async fn debt(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: &Contract,
    (payment, new): (PaymentId, &ValidPayment),
    today: NaiveDate,
) -> Result<EntryId> {
    let happened_on = today.min(new.due_on);
    let (amount, tax) = ledger::taxed(new.amount.clone(), new.tax.treatment(), account.country, happened_on)?;
    let description = new.description.clone().unwrap_or_default();
    let posting = Posting {
        due_on: Some(new.due_on),
        tax,
        payment: Some(payment),
        ..Posting::new(EntryKind::Charge, happened_on, description, amount)
    };
    ledger::post(context, tx, scope, account.id, &posting).await
}

/// No more is expected for a charge than is open of it.
fn within_open(charge: &Entry, new: &ValidPayment) -> Result<()> {
    if new.amount.minor <= charge.open_minor {
        return Ok(());
    }
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: charge.open_minor,
    };
    Err(Error::field("amount.minor", fault))
}

/// What an event tells of a payment.
pub(super) fn facts(payment: &Kept) -> serde_json::Value {
    json!({
        "payment_id": payment.id, "due_on": payment.due_on, "amount": payment.amount, "method": payment.how.method,
        "card_brand": payment.how.card_brand, "bank": payment.how.bank, "reference": payment.how.reference,
        "description": payment.description,
    })
}

/// A payment as it is told.
pub(super) async fn one(source: &impl Source, scope: &Scope, payment: Kept) -> Result<Payment> {
    let told = told(source, scope, vec![payment]).await?;
    told.into_iter()
        .next()
        .ok_or_else(|| Error::broken("a payment was not told"))
}

/// Payments as they are told, with how their boletos stand and those that have the same reference.
async fn told(source: &impl Source, scope: &Scope, payments: Vec<Kept>) -> Result<Vec<Payment>> {
    let mut keys: Vec<String> = payments.iter().filter_map(|each| reference_key(&each.how)).collect();
    keys.sort_unstable();
    keys.dedup();
    let alike = store::alike(source, scope, &keys).await?;
    let named = issuer_store::of_ids(source, scope, alike.iter().map(|(_, each)| each.account)).await?;
    let alike_of = |payment: &Kept| -> Vec<AlikePayment> {
        let Some(key) = reference_key(&payment.how) else {
            return Vec::new();
        };
        let others = alike
            .iter()
            .filter(|(own, each)| *own == key && !same_payment(each, payment));
        let tell = |(_, each): &(String, Kept)| AlikePayment {
            payment_id: each.id,
            account_id: each.account,
            account_name: named
                .iter()
                .find(|account| account.id == each.account)
                .map(|account| account.name.clone())
                .unwrap_or_default(),
            state: each.state,
            due_on: each.due_on,
            amount: each.amount.clone(),
        };
        others.take(ALIKE).map(tell).collect()
    };
    let ids: Vec<PaymentId> = payments.iter().map(|payment| payment.id).collect();
    let boletos = store::boletos(source, scope, &ids).await?;
    let told = |payment: Kept| {
        let alike = alike_of(&payment);
        let boleto = boletos
            .iter()
            .find(|(of, _)| *of == payment.id)
            .map(|(_, state)| *state);
        Payment {
            boleto,
            ..payment.told(alike)
        }
    };
    Ok(payments.into_iter().map(told).collect())
}

/// Whether two are the same, or one is the rest of the other.
fn same_payment(one: &Kept, other: &Kept) -> bool {
    one.id == other.id || one.rest_of == Some(other.id) || other.rest_of == Some(one.id)
}
