//! Previewing a move, and making it.

use std::collections::HashMap;

use types::accounts::AccountId;
use types::kit::fault::{Fault, Faults};
use types::kit::problem::Code;
use types::moves::{
    Chosen, ConfirmedMove, MOST_AT_ONCE, MoveOutcome, MovePreview, MoveRow, MoveState, NewMove, VersionOfPlan,
};
use types::plans::{Plan, PlanChange, PlanId};

use super::fingerprint::{self, Basis};
use super::model;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::{plan_store as accounts, store};
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::plans::count_store::Key;
use crate::plans::version_store::OnVersion;
use crate::plans::{service as plan_service, store as plans};
use crate::usage::store::{self as usage, Counts};

/// So many accounts are moved in one transaction.
const BATCH: usize = 200;

/// The accounts of a move, and where they go.
struct Prepared {
    /// The plan as it is.
    plan: Plan,
    /// One of its versions, or the one after the newest, which is made with the move.
    to: OnVersion,
    accounts: Vec<Contract>,
    /// Accounts on the version that are left for another time.
    left: i64,
    fingerprint: String,
}

/// What a move would do. Nothing changes.
pub async fn preview(context: &Context, scope: &Scope, plan: PlanId, asked: &NewMove) -> Result<MovePreview> {
    let prepared = prepare(context, scope, plan, asked).await?;
    let mut rows = Vec::with_capacity(prepared.accounts.len());
    for batch in prepared.accounts.chunks(BATCH) {
        let counts = counts(context, &context.db, scope, batch).await?;
        rows.extend(batch.iter().map(|account| {
            let state = model::state(account, &prepared.to);
            model::row(account, &prepared.to, of(&counts, account.id), state)
        }));
    }
    Ok(MovePreview {
        totals: model::totals(&rows, &prepared.to.terms, prepared.left),
        to: prepared.to.plan,
        terms: (*prepared.to.terms).clone(),
        rows,
        fingerprint: prepared.fingerprint,
    })
}

/// Moves accounts as it was previewed, in batches that each hold or do not; where the plan is to cost something else, its
/// new version is made before the first of them.
///
/// # Errors
/// `preview_is_stale` when something else would be done than was previewed.
pub async fn apply(context: &Context, scope: &Scope, plan: PlanId, confirmed: &ConfirmedMove) -> Result<MoveOutcome> {
    let prepared = prepare(context, scope, plan, &confirmed.asked()).await?;
    if prepared.fingerprint != confirmed.fingerprint {
        return Err(Code::PreviewIsStale.into());
    }
    if prepared.to.plan.version > prepared.plan.newest_version {
        repriced(context, scope, &prepared).await?;
    }
    let mut rows = Vec::with_capacity(prepared.accounts.len());
    for batch in prepared.accounts.chunks(BATCH) {
        let moved = async |tx: &Tx| move_batch(context, tx, scope, prepared.to.key(), batch).await;
        rows.extend(context.db.write(moved).await?);
    }
    let moved = rows.iter().filter(|row| row.state == MoveState::Moved).count();
    Ok(MoveOutcome {
        to: prepared.to.plan,
        moved: i64::try_from(moved).map_err(Error::broken)?,
        rows,
        left: prepared.left,
    })
}

async fn prepare(context: &Context, scope: &Scope, plan: PlanId, asked: &NewMove) -> Result<Prepared> {
    let known = plan_service::find(context, scope, plan).await?;
    let chosen = asked.parse()?;
    let to = match asked.version {
        Some(number) if !(1..=known.newest_version).contains(&number) => {
            return Err(Error::field("version", Fault::Unknown));
        }
        number => plans::version(&context.db, scope, plan, number).await?,
    };
    let to = match &asked.price {
        Some(price) => model::at_price(to, price).map_err(|fault| Error::field("price", fault))?,
        None => to,
    };
    let (accounts, left) = match chosen {
        Chosen::Named(ids) => (named(context, scope, ids).await?, 0),
        Chosen::All(from) => all(context, scope, from).await?,
    };
    Ok(Prepared {
        fingerprint: fingerprint::of(&to, &accounts, left)?,
        plan: known,
        to,
        accounts,
        left,
    })
}

/// Makes the version that was previewed with another price.
///
/// # Errors
/// `preview_is_stale` when the plan was changed meanwhile.
async fn repriced(context: &Context, scope: &Scope, prepared: &Prepared) -> Result<()> {
    let change = PlanChange {
        terms: Some((*prepared.to.terms).clone()),
        ..PlanChange::default()
    };
    let plan = &prepared.plan;
    match plan_service::change(context, scope, plan.id, plan.version, &change).await {
        Ok(_) => Ok(()),
        Err(error) if error.refusal().code == Code::VersionIsStale => Err(Code::PreviewIsStale.into()),
        Err(error) => Err(error),
    }
}

/// The accounts that were named; every one that is out of reach is a fault.
async fn named(context: &Context, scope: &Scope, mut ids: Vec<AccountId>) -> Result<Vec<Contract>> {
    let found = accounts::named(&context.db, scope, &ids).await?;
    let mut faults = Faults::default();
    for (place, id) in ids.drain(..).enumerate() {
        if !found.iter().any(|account| account.id == id) {
            faults.add(&format!("account_ids.{place}"), Fault::Unknown);
        }
    }
    if faults.is_empty() {
        Ok(found)
    } else {
        Err(faults.into())
    }
}

/// The accounts on a version, the oldest first, and how many are left for another time.
async fn all(context: &Context, scope: &Scope, from: VersionOfPlan) -> Result<(Vec<Contract>, i64)> {
    let unknown = |field| move |_| Error::field(field, Fault::Unknown);
    let versions = plan_service::versions(context, scope, from.plan_id).await;
    let versions = versions.map_err(unknown("from.plan_id"))?;
    let version = versions.iter().find(|version| version.number == from.version);
    let on_it = version
        .ok_or_else(|| Error::field("from.version", Fault::Unknown))?
        .accounts;
    let key = (from.plan_id, from.version);
    let ids = accounts::ids_on(&context.db, scope, key, u64::from(MOST_AT_ONCE)).await?;
    let left = if ids.len() < usize::from(MOST_AT_ONCE) {
        0
    } else {
        (on_it - i64::from(MOST_AT_ONCE)).max(0)
    };
    Ok((accounts::named(&context.db, scope, &ids).await?, left))
}

/// Moves those of a batch that are as they were looked at.
async fn move_batch(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (plan, number): Key,
    batch: &[Contract],
) -> Result<Vec<MoveRow>> {
    let to = plans::hold(tx, scope, plan, Some(number)).await?;
    let ids: Vec<_> = batch.iter().map(|account| account.id).collect();
    let mut held = store::hold_all(tx, scope, &ids).await?;
    let held: Vec<_> = ids.iter().filter_map(|id| held.remove(id)).collect();
    let counts = counts(context, tx, scope, &held).await?;
    let mut moving = Vec::with_capacity(held.len());
    let mut rows = Vec::with_capacity(held.len());
    let seen: HashMap<_, _> = batch.iter().map(|account| (account.id, Basis::of(account))).collect();
    for account in &held {
        let state = match model::state(account, &to) {
            _ if seen.get(&account.id) != Some(&Basis::of(account)) => MoveState::Changed,
            MoveState::Moves => {
                moving.push(account.clone());
                MoveState::Moved
            }
            other => other,
        };
        rows.push(model::row(account, &to, of(&counts, account.id), state));
    }
    accounts::put_on(tx, scope, &moving, &to).await?;
    let now = context.now();
    let cycles: Vec<_> = moving
        .iter()
        .map(|account| (account.id, account.clone().onto(&to).open_cycles(now)))
        .collect();
    usage::mark_near(tx, scope, &cycles).await?;
    record(context, tx, scope, moving, &to, &counts).await?;
    Ok(rows)
}

async fn record(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    moved: Vec<Contract>,
    to: &OnVersion,
    counts: &HashMap<AccountId, Counts>,
) -> Result<()> {
    let mut events = Vec::with_capacity(moved.len());
    for account in moved {
        let (id, used) = (account.id, of(counts, account.id));
        let before = account.clone().told(used);
        let after = account.onto(to).told(used);
        let change = Change::changed(&before, &after)?;
        events.push(scope.event("account.plan_changed", id.0, change));
    }
    outbox::record_all(context, tx, events).await
}

/// What is counted of some accounts, each in its own cycle.
async fn counts(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    accounts: &[Contract],
) -> Result<HashMap<AccountId, Counts>> {
    let now = context.now();
    let cycles = accounts
        .iter()
        .map(|account| (account.id, account.cycle_now(now).starts_on))
        .collect();
    usage::of_accounts(source, scope, &cycles).await
}

fn of(counts: &HashMap<AccountId, Counts>, account: AccountId) -> Counts {
    counts.get(&account).copied().unwrap_or_default()
}
