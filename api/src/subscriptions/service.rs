//! Starting, changing and ending the subscription of an account, and reading it.

use chrono::NaiveDate;
use serde_json::json;
use types::accounts::AccountId;
use types::kit::fault::Fault;
use types::kit::money::Money;
use types::kit::problem::Code;
use types::ledger::{EntryKind, TaxTreatment};
use types::subscriptions::{AccountSubscription, End, NewSubscription, Period, SubscriptionChange};
use types::tax_id::Country;

use super::beyond_service as beyond;
use super::bill::{Bill, Part, Place};
use super::model::{Kept, KeptPeriod, Rules, days, last as last_day};
use super::{period_store as periods, run_service as run, setting_store as settings, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::invoices::model::NewLine;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::ledger::model::Posting;
use crate::ledger::service as ledger;
use crate::resellers::standing;
use crate::usage::cycle::Span;

/// So many periods are told: ten years of months.
const TOLD: u64 = 120;

/// What an account is charged, and what it will be next.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountSubscription> {
    let account = accounts::find(&context.db, scope, id).await?;
    told(context, &context.db, scope, &account).await
}

/// The last periods of an account, the last first.
pub async fn list_periods(context: &Context, scope: &Scope, id: AccountId) -> Result<Vec<Period>> {
    accounts::find(&context.db, scope, id).await?;
    let last = periods::last(&context.db, scope, id, TOLD).await?;
    Ok(last.into_iter().map(KeptPeriod::told).collect())
}

/// Starts a subscription, or starts it again after it ended. What is due by now is charged with it.
///
/// # Errors
/// `already_in_that_state` when the account has one that did not end.
pub async fn start(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    new: &NewSubscription,
) -> Result<AccountSubscription> {
    let work = async |tx: &Tx| {
        let account = hold(tx, scope, id).await?;
        let valid = new.parse(account.cycles().today(context.now()))?;
        let before = store::find(tx, scope, id).await?;
        let begun = Kept {
            discount: valid.discount,
            extras: valid.extras,
            ..again(&account, before, last(tx, scope, id).await?, valid.starts_on)?
        };
        store::write(tx, scope, &begun).await?;
        let facts = json!({
            "starts_on": begun.starts_on, "discount": begun.discount, "extras": begun.extras,
        });
        record(context, tx, scope, "account.subscription_started", id, &facts).await?;
        run::catch_up(context, tx, scope, &account).await?;
        told(context, tx, scope, &account).await
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes what is charged from the next period on.
pub async fn change(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    asked: &SubscriptionChange,
) -> Result<AccountSubscription> {
    let valid = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let account = hold(tx, scope, id).await?;
            let before = store::at(store::find(tx, scope, id).await?, against)?;
            let after = Kept {
                discount: valid.discount,
                extras: valid.extras,
                version: before.version + 1,
                ..before
            };
            store::write(tx, scope, &after).await?;
            let facts = json!({"discount": after.discount, "extras": after.extras});
            record(context, tx, scope, "account.subscription_changed", id, &facts).await?;
            told(context, tx, scope, &account).await
        })
        .await
}

/// Ends a subscription: nothing more is charged but what is used beyond the plan in the cycles that were paid for.
///
/// # Errors
/// `already_in_that_state` when it ended before.
pub async fn end(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    asked: &End,
) -> Result<AccountSubscription> {
    let reason = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let account = hold(tx, scope, id).await?;
            let mut kept = store::at(store::find(tx, scope, id).await?, against)?;
            if kept.has_ended() {
                return Err(Code::AlreadyInThatState.into());
            }
            let today = account.cycles().today(context.now());
            let period = last(tx, scope, id).await?.filter(|period| period.covers(today));
            let mut credit = None;
            if let Some(mut period) = period.filter(|_| asked.give_back) {
                let mut bill = Bill::default();
                let slot = credit_for(&account, &period, today)?.map(|part| bill.add(id, part));
                let written = bill.write(context, tx, scope).await?;
                credit = slot.and_then(|slot| written.place(slot));
                period.cut_on = Some(today);
                period.credited = credit;
                periods::cut(tx, scope, &period).await?;
                kept.charged_to = today;
            }
            kept.due_at = None;
            kept.used_until(&account, kept.used_to);
            kept.end_reason = Some(reason.clone());
            kept.version += 1;
            store::write(tx, scope, &kept).await?;
            let facts = json!({
                "reason": reason, "credit_id": credit.and_then(Place::entry),
                "credit_line_id": credit.and_then(Place::line),
            });
            record(context, tx, scope, "account.subscription_ended", id, &facts).await?;
            told(context, tx, scope, &account).await
        })
        .await
}

/// What gives back what was charged for the plan for the days of a period from one on, to whom it was charged; none where
/// that is nothing.
pub(super) fn credit_for(account: &Contract, period: &KeptPeriod, from: NaiveDate) -> Result<Option<Part>> {
    let Some(unused) = period.unused(account, from) else {
        return Ok(None);
    };
    let less = Money {
        minor: -unused.minor,
        currency: unused.currency,
    };
    // What was charged has the tax in it, at the rate of its day.
    let (amount, tax) = ledger::taxed(less, TaxTreatment::Included, account.country, period.span.starts_on)?;
    let rest = Span {
        starts_on: from,
        next_on: period.span.next_on,
    };
    let name = match account.country {
        Country::Pe => format!("{}, días no usados", period.plan_name),
        Country::Br => format!("{}, dias não usados", period.plan_name),
    };
    let part = match period.charged {
        Some(Place::Invoice(_)) => Part::Invoice(NewLine {
            account: account.id,
            account_name: account.name.clone(),
            description: name,
            from,
            to: last_day(rest.next_on),
            full: amount.clone(),
            discount_minor: 0,
            tax,
            amount_minor: amount.minor,
        }),
        charged => {
            let description = format!("{name} · {}", days(rest));
            Part::Ledger(Posting {
                tax,
                meant_for: charged.and_then(Place::entry),
                ..Posting::new(EntryKind::Credit, from, description, amount)
            })
        }
    };
    Ok(Some(part))
}

/// What holds for all accounts of the reseller.
pub(super) async fn rules(source: &impl Source, scope: &Scope) -> Result<Rules> {
    Ok(Rules {
        days_to_pay: settings::find(source, scope).await?.days_to_pay,
        resellers_points: standing::discount(source, scope.reseller()?).await?,
    })
}

/// The last period of an account.
pub(super) async fn last(source: &impl Source, scope: &Scope, account: AccountId) -> Result<Option<KeptPeriod>> {
    Ok(periods::last(source, scope, account, 1).await?.pop())
}

/// An account, held alone: whoever charges it, or changes what it is charged, waits.
pub(super) async fn hold(tx: &Tx, scope: &Scope, id: AccountId) -> Result<Contract> {
    let mut held = accounts::hold_all(tx, scope, &[id]).await?;
    held.remove(&id).ok_or_else(|| Code::NotFound.into())
}

/// As it is told.
pub(super) async fn told(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    account: &Contract,
) -> Result<AccountSubscription> {
    let today = account.cycles().today(context.now());
    let kept = store::find(source, scope, account.id).await?;
    let rules = rules(source, scope).await?;
    let beyond = match &kept {
        Some(kept) if kept.use_due_at.is_some() => beyond::running(context, source, scope, account, kept).await?,
        _ => Vec::new(),
    };
    let next = match &kept {
        Some(kept) if kept.has_ended() => None,
        Some(kept) => Some(kept.next(account, rules)?),
        None => Some(Kept::begin(account, today).next(account, rules)?),
    };
    Ok(AccountSubscription {
        subscription: kept.map(|kept| kept.told(today)),
        next: next.map(|next| next.told(account.payer, today, rules.days_to_pay)),
        beyond,
    })
}

pub(super) async fn record(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    name: &'static str,
    account: AccountId,
    facts: &serde_json::Value,
) -> Result<()> {
    let event = scope.event(name, account.0, Change::facts(facts));
    outbox::record(context, tx, event).await
}

/// A subscription that begins on a day, after the one before it and all that it charged.
fn again(account: &Contract, before: Option<Kept>, last: Option<KeptPeriod>, starts_on: NaiveDate) -> Result<Kept> {
    let begun = Kept::begin(account, starts_on);
    let Some(before) = before else { return Ok(begun) };
    if !before.has_ended() {
        return Err(Code::AlreadyInThatState.into());
    }
    if last.is_some_and(|last| starts_on < last.had_to()) {
        return Err(Error::field("starts_on", Fault::WrongDay));
    }
    let used_to = match before.use_due_at {
        // What was used before is charged as if it had not ended.
        Some(_) => before.used_to,
        None => begun.used_to.max(before.used_to),
    };
    let mut begun = begun;
    begun.used_until(account, used_to);
    Ok(Kept {
        periods: before.periods,
        version: before.version + 1,
        ..begun
    })
}
