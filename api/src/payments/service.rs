//! What becomes of a payment: it comes in, whole or in part, is waited for no more, or is taken back.

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::kit::money::Money;
use types::ledger::{EntryKind, Reversal, TaxTreatment};
use types::payments::{Cancellation, Confirmation, Confirmed, Payment, PaymentId, PaymentState, ValidConfirmation};

pub use super::method_service::{change as change_methods, list as list_methods};
pub(crate) use super::schedule_service::scheduled;
pub use super::schedule_service::{change, list, schedule};

use super::model::{Decided, Kept};
use super::month_model::moves;
use super::schedule_service::{facts, one};
use super::{month_store, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::ledger::model::Posting;
use crate::ledger::{service as ledger, store as entries};

/// Writes down that a payment came in. Where less came in than was expected, the rest is waited for.
pub async fn confirm(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: PaymentId,
    against: i64,
    asked: &Confirmation,
) -> Result<Confirmed> {
    context
        .db
        .write(async |tx| {
            let contract = accounts::hold(tx, scope, account).await?;
            let asked = asked.parse(contract.cycles().today(context.now()))?;
            let before = store::hold(tx, scope, account, id).await?;
            before.is_at(against, PaymentState::Scheduled)?;
            confirm_held(context, tx, scope, before, asked).await
        })
        .await
}

/// A payment as it stands.
pub(crate) async fn find(source: &impl Source, scope: &Scope, account: AccountId, id: PaymentId) -> Result<Payment> {
    Ok(store::find(source, scope, account, id).await?.told(Vec::new()))
}

/// A payment of any account within reach, as it stands.
pub(crate) async fn find_any(source: &impl Source, scope: &Scope, id: PaymentId) -> Result<Payment> {
    Ok(store::find_any(source, scope, id).await?.told(Vec::new()))
}

/// A payment as it stands, held until the transaction ends. Its account is held before.
pub(crate) async fn hold(tx: &Tx, scope: &Scope, account: AccountId, id: PaymentId) -> Result<Payment> {
    Ok(store::hold(tx, scope, account, id).await?.told(Vec::new()))
}

/// Writes down that a payment came in, in the transaction of whoever knows. Its account is held before.
///
/// # Errors
/// `already_in_that_state` when it is not waited for.
pub(crate) async fn confirm_within(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, id): (AccountId, PaymentId),
    asked: ValidConfirmation,
) -> Result<Confirmed> {
    let before = store::hold(tx, scope, account, id).await?;
    before.is_at(before.version, PaymentState::Scheduled)?;
    confirm_held(context, tx, scope, before, asked).await
}

async fn confirm_held(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    before: Kept,
    asked: ValidConfirmation,
) -> Result<Confirmed> {
    let account = before.account;
    let minor = asked.amount_minor.unwrap_or(before.amount.minor);
    let rest = before.amount.minor - minor;
    let mut how = before.how.clone();
    how.reference = asked.reference.or(how.reference);
    let mut after = Kept {
        state: PaymentState::Paid,
        amount: Money {
            minor,
            ..before.amount.clone()
        },
        how,
        paid_on: Some(asked.paid_on),
        decided: Some(decided(context, scope, None)),
        version: before.version + 1,
        ..before.clone()
    };
    let posting = came_in(&after, asked.paid_on);
    after.entry = Some(ledger::post(context, tx, scope, account, &posting).await?);
    store::update(tx, scope, &after).await?;
    let event = scope.event("account.payment_confirmed", account.0, Change::facts(&facts(&after)));
    outbox::record(context, tx, event).await?;

    let mut moved = moves(Some(&before), &[&after]);
    let rest = if rest > 0 {
        let due_on = asked.rest_due_on.unwrap_or(before.due_on);
        let rest = rest_of(context, scope, &before, rest, due_on);
        store::insert(tx, scope, &rest).await?;
        moved = moves(Some(&before), &[&after, &rest]);
        let event = scope.event("account.payment_scheduled", account.0, Change::facts(&facts(&rest)));
        outbox::record(context, tx, event).await?;
        Some(one(tx, scope, rest).await?)
    } else {
        None
    };
    month_store::add(tx, scope, account, moved).await?;
    Ok(Confirmed {
        payment: one(tx, scope, after).await?,
        rest,
    })
}

/// A payment is waited for no more. The debt it was is gone with it; a charge that was there before stays.
pub async fn cancel(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: PaymentId,
    against: i64,
    asked: &Cancellation,
) -> Result<Payment> {
    let reason = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let contract = accounts::hold(tx, scope, account).await?;
            let before = store::hold(tx, scope, account, id).await?;
            before.is_at(against, PaymentState::Scheduled)?;
            let after = Kept {
                state: PaymentState::Cancelled,
                decided: Some(decided(context, scope, reason.clone())),
                version: against + 1,
                ..before.clone()
            };
            forgive(context, tx, scope, &contract, &after).await?;
            store::update(tx, scope, &after).await?;
            month_store::add(tx, scope, account, moves(Some(&before), &[&after])).await?;
            finish(context, tx, scope, after, "account.payment_cancelled").await
        })
        .await
}

/// What came in is taken back: it bounced, or was confirmed by mistake. What it settled is open again.
pub async fn reverse(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: PaymentId,
    against: i64,
    asked: &Reversal,
) -> Result<Payment> {
    let reason = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let contract = accounts::hold(tx, scope, account).await?;
            let before = store::hold(tx, scope, account, id).await?;
            before.is_at(against, PaymentState::Paid)?;
            let entry = before
                .entry
                .ok_or_else(|| Error::broken("a payment without its entry"))?;
            let entry = entries::find(tx, scope, account, entry).await?;
            let today = contract.cycles().today(context.now());
            ledger::reverse(context, tx, scope, account, &entry, (today, &reason)).await?;
            let after = Kept {
                state: PaymentState::Reversed,
                decided: Some(decided(context, scope, Some(reason))),
                version: against + 1,
                ..before.clone()
            };
            store::update(tx, scope, &after).await?;
            month_store::add(tx, scope, account, moves(Some(&before), &[&after])).await?;
            finish(context, tx, scope, after, "account.payment_reversed").await
        })
        .await
}

/// Records what became of a payment, and tells it.
async fn finish(context: &Context, tx: &Tx, scope: &Scope, payment: Kept, name: &'static str) -> Result<Payment> {
    let mut told = facts(&payment);
    if let (Some(fields), Some(decided)) = (told.as_object_mut(), &payment.decided) {
        fields.insert("reason".to_owned(), decided.reason.clone().into());
    }
    let event = scope.event(name, payment.account.0, Change::facts(&told));
    outbox::record(context, tx, event).await?;
    one(tx, scope, payment).await
}

/// What a payment writes to the ledger.
fn came_in(payment: &Kept, on: NaiveDate) -> Posting {
    let amount = Money {
        minor: -payment.amount.minor,
        currency: payment.amount.currency.clone(),
    };
    Posting {
        settles: payment.how.method.withholding(),
        meant_for: Some(payment.charge),
        payment: Some(payment.id),
        ..Posting::new(EntryKind::Payment, on, payment.description.clone(), amount)
    }
}

/// What is left of a payment that came in part.
fn rest_of(context: &Context, scope: &Scope, whole: &Kept, minor: i64, due_on: NaiveDate) -> Kept {
    let actor = scope.actor();
    let mut how = whole.how.clone();
    how.reference = None;
    Kept {
        id: PaymentId(context.id()),
        state: PaymentState::Scheduled,
        due_on,
        amount: Money {
            minor,
            currency: whole.amount.currency.clone(),
        },
        how,
        rest_of: Some(whole.id),
        created_at: context.now(),
        created_by: actor.id.map(|_| actor.name.clone()),
        version: 1,
        ..whole.clone()
    }
}

/// The debt of a payment that is waited for no more is owed no more: its charge is taken back, or, where some of it was
/// paid, what is left is credited. A charge that no payment wrote stays.
async fn forgive(context: &Context, tx: &Tx, scope: &Scope, account: &Contract, payment: &Kept) -> Result<()> {
    let charge = entries::find(tx, scope, account.id, payment.charge).await?;
    if charge.payment_id.is_none() || charge.reversed_by.is_some() || charge.open_minor == 0 {
        return Ok(());
    }
    let today = account.cycles().today(context.now());
    let description = payment.description.as_str();
    if charge.open_minor == charge.amount.minor && charge.amount.minor == payment.amount.minor {
        ledger::reverse(context, tx, scope, account.id, &charge, (today, description)).await?;
        return Ok(());
    }
    let less = Money {
        minor: -charge.open_minor.min(payment.amount.minor),
        currency: charge.amount.currency.clone(),
    };
    let treatment = match charge.tax {
        Some(_) => TaxTreatment::Included,
        None => TaxTreatment::Exempt,
    };
    let (amount, tax) = ledger::taxed(less, treatment, account.country, today)?;
    let posting = Posting {
        tax,
        meant_for: Some(payment.charge),
        payment: Some(payment.id),
        ..Posting::new(EntryKind::Credit, today, description.to_owned(), amount)
    };
    ledger::post(context, tx, scope, account.id, &posting).await?;
    Ok(())
}

fn decided(context: &Context, scope: &Scope, reason: Option<String>) -> Decided {
    Decided {
        at: context.now(),
        by: scope.actor().name.clone(),
        reason,
    }
}
