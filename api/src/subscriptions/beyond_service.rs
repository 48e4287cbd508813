//! Charging what was used beyond plans, when cycles are over.

use std::collections::HashMap;

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::plans::{Beyond, PlanTerms};
use types::subscriptions::UseCharge;

use super::beyond_model::Use;
use super::bill::{Bill, Part, Place};
use super::model::{Kept, KeptPeriod, due_on};
use super::service::rules;
use super::{beyond_store, period_store as periods, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::plans::version_store as plans;
use crate::usage::cycle::Span;
use crate::usage::store as usage;

/// Charges a cycle of each of some accounts where one is over; for how many it looked at one.
pub(super) async fn charge_some(context: &Context, tx: &Tx, scope: &Scope, ids: &[AccountId]) -> Result<u64> {
    let now = context.now();
    let held = accounts::hold_all(tx, scope, ids).await?;
    let mut subscriptions = store::of(tx, scope, ids).await?;
    let mut over: Vec<Cycle<'_>> = Vec::new();
    let mut after: Vec<Kept> = Vec::new();
    for (id, account) in &held {
        let due = |kept: &Kept| kept.use_due_at.is_some_and(|at| at <= now);
        let Some(mut kept) = subscriptions.remove(id).filter(due) else {
            continue;
        };
        let span = account.cycles().of_day(kept.used_to);
        // The day on which its cycles start may have been changed since.
        if account.cycles().midnight(span.next_on) <= now {
            kept.used_until(account, span.next_on);
            over.push(Cycle {
                account,
                span,
                begun_on: kept.starts_on,
            });
        } else {
            kept.used_until(account, kept.used_to);
        }
        after.push(kept);
    }
    if after.is_empty() {
        return Ok(0);
    }
    let days_to_pay = rules(tx, scope).await?.days_to_pay;
    let mut bill = Bill::default();
    let mut charged = Vec::new();
    for (account, each) in uses(tx, scope, &over).await? {
        let until = due_on(each.span.next_on.max(account.cycles().today(now)), days_to_pay);
        let slot = bill.add(account.id, Part::Ledger(each.charge(account.country, until)));
        charged.push((each, slot));
    }
    let written = bill.write(context, tx, scope).await?;
    let with_entry = |(each, slot)| (each, written.place(slot).and_then(Place::entry));
    let charged: Vec<_> = charged.into_iter().map(with_entry).collect();
    beyond_store::insert(tx, scope, &charged, now).await?;
    store::put(tx, scope, &after).await?;
    Ok(u64::try_from(after.len()).unwrap_or(u64::MAX))
}

/// What of the cycle that runs is beyond the plan of an account by now.
pub(super) async fn running(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    account: &Contract,
    kept: &Kept,
) -> Result<Vec<UseCharge>> {
    let span = account.cycle_now(context.now());
    if span.next_on <= kept.used_to {
        return Ok(Vec::new());
    }
    let cycle = Cycle {
        account,
        span,
        begun_on: kept.starts_on,
    };
    let uses = uses(source, scope, &[cycle]).await?;
    Ok(uses.into_iter().map(|(_, each)| each.told()).collect())
}

/// What some accounts used beyond their plans, each in a cycle.
async fn uses<'a>(source: &impl Source, scope: &Scope, cycles: &[Cycle<'a>]) -> Result<Vec<(&'a Contract, Use)>> {
    let priced = cycles
        .iter()
        .filter(|cycle| cycle.account.terms.beyond != Beyond::default());
    let priced: Vec<_> = priced.copied().collect();
    let Some(first) = priced.iter().map(|cycle| cycle.span.starts_on).min() else {
        return Ok(Vec::new());
    };
    let ids: Vec<AccountId> = priced.iter().map(|cycle| cycle.account.id).collect();
    let wanted = priced.iter().map(|cycle| (cycle.account.id, cycle.span.starts_on));
    let counts = usage::of_accounts(source, scope, &wanted.collect()).await?;
    let mut had: HashMap<AccountId, Vec<KeptPeriod>> = HashMap::new();
    for period in periods::from(source, scope, &ids, first).await? {
        had.entry(period.account).or_default().push(period);
    }
    let keys = had.values().flatten().map(|period| period.plan);
    let versions = plans::by_keys(source, scope, keys).await?;
    let mut all = Vec::new();
    for cycle in priced {
        let account = cycle.account;
        let counts = counts.get(&account.id).copied().unwrap_or_default();
        let had = had.get(&account.id).map(Vec::as_slice).unwrap_or_default();
        let Some(within) = cycle.periods(had) else { continue };
        let terms = within.iter().filter_map(|period| versions.get(&period.plan));
        let terms: Vec<&PlanTerms> = terms.map(|version| version.terms.as_ref()).collect();
        let uses = Use::of(account, cycle.span, &counts, &terms)?;
        all.extend(uses.into_iter().map(|each| (account, each)));
    }
    Ok(all)
}

/// A cycle of an account whose subscription began on a day.
#[derive(Clone, Copy, Debug)]
struct Cycle<'a> {
    account: &'a Contract,
    span: Span,
    begun_on: NaiveDate,
}

impl Cycle<'_> {
    /// Those of some periods that were had in it. None where it is not to be charged: it began before the subscription,
    /// which had no period in it before it ended and was started again.
    fn periods<'p>(&self, had: &'p [KeptPeriod]) -> Option<Vec<&'p KeptPeriod>> {
        let within =
            |period: &&KeptPeriod| period.span.starts_on < self.span.next_on && self.span.starts_on < period.had_to();
        let within: Vec<_> = had.iter().filter(within).collect();
        let began_before = || within.iter().any(|period| period.span.starts_on < self.begun_on);
        (self.begun_on <= self.span.starts_on || began_before()).then_some(within)
    }
}
