//! Locking and unlocking accounts, one or many.

use serde_json::json;
use types::accounts::{
    Account, AccountId, AccountState, BulkLock, BulkOutcome, BulkUnlock, Chosen, Lock, LockLevel, Outcome, RowOutcome,
};
use types::kit::problem::Code;
use types::kit::value::Name;

use super::lock::{Locking, Turn, counts, unlocking};
use super::model::Contract;
use super::{service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::usage::days::{self, Tally};

/// Locks an account, or changes the level of its lock.
pub async fn lock(context: &Context, scope: &Scope, id: AccountId, against: i64, asked: &Lock) -> Result<Account> {
    let locking = locking(context, scope, asked.level, asked.parse()?);
    turn(context, scope, id, against, |state| locking.of(state)).await
}

/// Ends the lock of an account.
pub async fn unlock(context: &Context, scope: &Scope, id: AccountId, against: i64) -> Result<Account> {
    turn(context, scope, id, against, unlocking).await
}

/// Locks accounts at one level, each with its own outcome.
pub async fn lock_all(context: &Context, scope: &Scope, once: Option<Once>, asked: &BulkLock) -> Result<BulkOutcome> {
    let locking = locking(context, scope, asked.level, asked.parse()?);
    let state = locking.state();
    turn_all(context, scope, once, &asked.accounts, &state, |state| locking.of(state)).await
}

/// Ends the locks of accounts, each with its own outcome.
pub async fn unlock_all(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    asked: &BulkUnlock,
) -> Result<BulkOutcome> {
    asked.check()?;
    turn_all(context, scope, once, &asked.accounts, &AccountState::Active, unlocking).await
}

fn locking(context: &Context, scope: &Scope, level: LockLevel, reason: Name) -> Locking {
    Locking {
        level,
        reason: reason.into_string(),
        by: scope.actor().name.clone(),
        now: context.now(),
    }
}

async fn turn(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    with: impl Fn(&AccountState) -> Option<Turn>,
) -> Result<Account> {
    context
        .db
        .write(async |tx| {
            let before = service::current(tx, scope, id, against).await?;
            let turn = with(&before.state).ok_or(Code::AlreadyInThatState)?;
            let counted = counted(&before, &turn.state);
            let after = Contract {
                state: turn.state,
                ..before.clone()
            };
            let told = service::change(context, tx, scope, turn.event, before, after).await?;
            days::count_today(context, tx, scope, &[counted]).await?;
            Ok(told)
        })
        .await
}

/// Puts accounts into one state in one transaction, in as many queries for many as for one.
async fn turn_all(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    chosen: &[Chosen],
    state: &AccountState,
    with: impl Fn(&AccountState) -> Option<Turn>,
) -> Result<BulkOutcome> {
    let work = async |tx: &Tx| {
        let ids: Vec<_> = chosen.iter().map(|each| each.account_id).collect();
        let mut held = store::hold_all(tx, scope, &ids).await?;
        let mut rows: Vec<RowOutcome> = Vec::with_capacity(chosen.len());
        let (mut turned, mut happened, mut events) = (Vec::new(), Vec::new(), Vec::new());
        for each in chosen {
            if rows.iter().any(|row| row.account_id == each.account_id) {
                continue;
            }
            let Some(mut account) = held.remove(&each.account_id) else {
                rows.push(nothing(each.account_id));
                continue;
            };
            if each.version.is_some_and(|version| version != account.version) {
                rows.push(outcome(Outcome::Stale, account));
                continue;
            }
            let Some(turn) = with(&account.state) else {
                rows.push(outcome(Outcome::AlreadySo, account));
                continue;
            };
            let change = Change::changed(&json!({"state": account.state}), &json!({"state": turn.state}))?;
            events.push(scope.event(turn.event, account.id.0, change));
            turned.push(account.id);
            happened.push(counted(&account, &turn.state));
            account.state = turn.state;
            account.version += 1;
            rows.push(outcome(Outcome::Done, account));
        }
        store::update_states(tx, scope, &turned, state).await?;
        outbox::record_all(context, tx, events).await?;
        days::count_today(context, tx, scope, &happened).await?;
        Ok(BulkOutcome { rows })
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// What it counts as that an account comes to be in a state. A demo twin is never lost, as it was never won.
pub(super) const fn counted(account: &Contract, after: &AccountState) -> (AccountId, Tally) {
    let counted = match account.twin_of {
        Some(_) => Tally::NOTHING,
        None => counts(account.is_lost, after),
    };
    (account.id, counted)
}

fn outcome(outcome: Outcome, account: Contract) -> RowOutcome {
    RowOutcome {
        account_id: account.id,
        outcome,
        version: Some(account.version),
        state: Some(account.state),
    }
}

const fn nothing(account_id: AccountId) -> RowOutcome {
    RowOutcome {
        account_id,
        outcome: Outcome::NotFound,
        version: None,
        state: None,
    }
}
