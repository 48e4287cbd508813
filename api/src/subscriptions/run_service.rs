//! Charging what is due, and beginning subscriptions of many accounts.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use types::access::Operation;
use types::accounts::AccountId;
use types::resellers::ResellerId;
use types::subscriptions::{MOST_AT_ONCE, NewSubscriptions, Started};
use uuid::Uuid;

use super::beyond_service as beyond;
use super::bill::{Bill, Part, Slot, plan_part};
use super::model::{Due, Kept, KeptPeriod, charge, due_on};
use super::service::rules;
use super::{period_store as periods, setting_store as settings, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::kit::turns;

/// What its turns are known by, and how often one comes.
const TASK: &str = "subscriptions";
const EVERY: TimeDelta = TimeDelta::seconds(50);
/// So many accounts are charged in one transaction.
const TOGETHER: u64 = 200;
/// An account that was made longer ago is there for everybody to see, whatever its transaction waited for.
const LATEST: TimeDelta = TimeDelta::hours(1);

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Subscriptions that began by themselves.
    pub begun: u64,
    /// Periods that were charged.
    pub periods: u64,
    /// Cycles that are over and whose use was looked at.
    pub cycles: u64,
}

/// What is charged again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// Periods, when they begin.
    Periods,
    /// What was used beyond the plan, when cycles are over.
    Use,
}

/// Does all that is due, for whoever has the turn.
///
/// # Errors
/// When the database fails; what was charged until then is.
pub async fn due(context: &Context) -> Result<Report> {
    if turns::is_ours(context, TASK, EVERY).await? {
        all(context).await
    } else {
        Ok(Report::default())
    }
}

/// Begins the subscriptions that begin by themselves, and charges every period that has begun.
///
/// # Errors
/// When the database fails; what was charged until then is.
pub async fn all(context: &Context) -> Result<Report> {
    let installation = Scope::of_command(Operation::ListResellers, None, TASK);
    let mut report = Report::default();
    for (reseller, settings, from) in settings::automatic(&context.db, &installation).await? {
        report.begun += begin_new(context, &within(reseller), from, settings.trial_days).await?;
    }
    report.periods = everything(context, &installation, What::Periods).await?;
    report.cycles = everything(context, &installation, What::Use).await?;
    Ok(report)
}

/// Charges whatever is due of something; for how many accounts and times.
async fn everything(context: &Context, installation: &Scope, what: What) -> Result<u64> {
    let mut charged = 0;
    // What cannot be charged must not keep the others from being charged.
    let mut stuck: HashSet<AccountId> = HashSet::new();
    loop {
        let most = TOGETHER + u64::try_from(stuck.len()).map_err(Error::broken)?;
        let mut found = match what {
            What::Periods => store::due(&context.db, installation, context.now(), most).await?,
            What::Use => store::use_due(&context.db, installation, context.now(), most).await?,
        };
        found.retain(|(_, account)| !stuck.contains(account));
        if found.is_empty() {
            return Ok(charged);
        }
        let mut of_resellers: BTreeMap<ResellerId, Vec<AccountId>> = BTreeMap::new();
        for (reseller, account) in found {
            of_resellers.entry(reseller).or_default().push(account);
        }
        for (reseller, ids) in of_resellers {
            charged += charge_together(context, &within(reseller), &ids, what, &mut stuck).await;
        }
    }
}

/// Charges each of some accounts once in one transaction, and where that fails each in its own; how many it charged.
/// Those that could not be charged are told, and noted.
async fn charge_together(
    context: &Context,
    scope: &Scope,
    ids: &[AccountId],
    what: What,
    stuck: &mut HashSet<AccountId>,
) -> u64 {
    let charge = async |tx: &Tx| match what {
        What::Periods => charge_some(context, tx, scope, ids).await,
        What::Use => beyond::charge_some(context, tx, scope, ids).await,
    };
    match (context.db.write(charge).await, ids) {
        (Ok(0), _) => {
            stuck.extend(ids);
            0
        }
        (Ok(charged), _) => charged,
        (Err(error), [account]) => {
            tracing::error!(%error, %account, "an account could not be charged; it is tried again");
            stuck.insert(*account);
            0
        }
        (Err(_), many) => {
            let mut charged = 0;
            for one in many {
                charged += Box::pin(charge_together(context, scope, std::slice::from_ref(one), what, stuck)).await;
            }
            charged
        }
    }
}

fn within(reseller: ResellerId) -> Scope {
    Scope::of_command(Operation::StartSubscriptions, Some(reseller), TASK)
}

/// Charges every period of an account that is held and has begun.
pub(super) async fn catch_up(context: &Context, tx: &Tx, scope: &Scope, account: &Contract) -> Result<()> {
    let now = context.now();
    let mut kept = store::find(tx, scope, account.id).await?;
    while let Some(due) = kept.take().filter(|kept| kept.is_due(now)) {
        charge_all(context, tx, scope, vec![(account, due)]).await?;
        kept = store::find(tx, scope, account.id).await?;
    }
    Ok(())
}

/// Charges one period of each of some accounts where one has begun; how many it charged.
async fn charge_some(context: &Context, tx: &Tx, scope: &Scope, ids: &[AccountId]) -> Result<u64> {
    let held = accounts::hold_all(tx, scope, ids).await?;
    let mut subscriptions = store::of(tx, scope, ids).await?;
    let due = ids.iter().filter_map(|id| {
        let kept = subscriptions.remove(id).filter(|kept| kept.is_due(context.now()))?;
        Some((held.get(id)?, kept))
    });
    charge_all(context, tx, scope, due.collect()).await
}

/// Charges the next period of subscriptions whose accounts are held: the charges, the periods and the subscriptions are
/// each written with one query.
async fn charge_all(context: &Context, tx: &Tx, scope: &Scope, due: Vec<(&Contract, Kept)>) -> Result<u64> {
    if due.is_empty() {
        return Ok(0);
    }
    let now = context.now();
    let rules = rules(tx, scope).await?;
    let mut bill = Bill::default();
    let mut charged = Vec::with_capacity(due.len());
    let mut after = Vec::with_capacity(due.len());
    for (account, mut kept) in due {
        let next = kept.next(account, rules)?;
        let until = due_on(next.span.starts_on.max(account.cycles().today(now)), rules.days_to_pay);
        let of_plan = next
            .plan
            .as_ref()
            .and_then(|line| plan_part(account, line, next.span, until));
        let slot = of_plan.map(|part| bill.add(account.id, part));
        for posting in next.extras.iter().filter_map(|line| charge(line, next.span, until)) {
            bill.add(account.id, Part::Ledger(posting));
        }
        kept.move_on(account, next.span.next_on);
        charged.push((slot, period(account, &kept, next)));
        after.push(kept);
    }
    let written = bill.write(context, tx, scope).await?;
    let with_place = |(slot, period): (Option<Slot>, KeptPeriod)| KeptPeriod {
        charged: slot.and_then(|slot| written.place(slot)),
        ..period
    };
    let charged: Vec<KeptPeriod> = charged.into_iter().map(with_place).collect();
    periods::insert(tx, scope, &charged, now).await?;
    store::put(tx, scope, &after).await?;
    Ok(u64::try_from(charged.len()).unwrap_or(u64::MAX))
}

/// The period that a subscription has just moved over.
fn period(account: &Contract, kept: &Kept, due: Due) -> KeptPeriod {
    KeptPeriod {
        account: account.id,
        number: kept.periods,
        span: due.span,
        plan: account.plan_key(),
        plan_name: account.plan.name.clone(),
        amount: due.plan.map(|line| line.amount),
        charged: None,
        cut_on: None,
        credited: None,
    }
}

/// Begins subscriptions of the accounts made from a time on that have none; how many.
async fn begin_new(context: &Context, scope: &Scope, from: DateTime<Utc>, trial_days: i64) -> Result<u64> {
    let trial = TimeDelta::days(trial_days);
    let mut after = Some(AccountId(last_id_before(from)));
    let mut begun = 0;
    loop {
        let page = accounts::after(&context.db, scope, after, TOGETHER).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let day = |account: &Contract| account.cycles().today(account.created_at) + trial;
        begun += begin_page(context, scope, &page, day).await?;
    }
    let from = context.now() - LATEST;
    context
        .db
        .write(async |tx| settings::looked(tx, scope, from).await)
        .await?;
    Ok(begun)
}

/// Begins the subscriptions of the accounts that never had one, the oldest first.
pub async fn begin_many(context: &Context, scope: &Scope, asked: &NewSubscriptions) -> Result<Started> {
    let now = context.now();
    let starts_on = asked.parse(now.date_naive())?;
    let mut after = asked.cursor;
    let mut started = 0;
    for _ in 0..u64::from(MOST_AT_ONCE) / TOGETHER {
        let page = accounts::after(&context.db, scope, after, TOGETHER).await?;
        let Some(last) = page.last() else {
            after = None;
            break;
        };
        after = Some(last.id);
        let day = |account: &Contract| starts_on.unwrap_or_else(|| account.cycle_now(now).next_on);
        started += begin_page(context, scope, &page, day).await?;
    }
    Ok(Started {
        started: i64::try_from(started).unwrap_or(i64::MAX),
        next: after,
    })
}

/// Begins subscriptions, each on its day, of those of some accounts that never had one and are no demo twins.
async fn begin_page(
    context: &Context,
    scope: &Scope,
    page: &[Contract],
    day: impl Fn(&Contract) -> NaiveDate,
) -> Result<u64> {
    let real = page.iter().filter(|account| account.twin_of.is_none());
    let begin = async |tx: &Tx| {
        let without = store::without(tx, scope, real.clone().map(|account| account.id)).await?;
        let begun: Vec<Kept> = real
            .clone()
            .filter(|account| without.contains(&account.id))
            .map(|account| Kept::begin(account, day(account)))
            .collect();
        let events = begun.iter().map(|kept| {
            let facts = serde_json::json!({"starts_on": kept.starts_on});
            scope.event("account.subscription_started", kept.account.0, Change::facts(&facts))
        });
        outbox::record_all(context, tx, events.collect()).await?;
        store::begin(tx, scope, &begun).await
    };
    context.db.write(begin).await
}

/// After the id of every account made before a time, and before all others.
fn last_id_before(at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}
