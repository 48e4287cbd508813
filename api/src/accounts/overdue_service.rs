//! What the overdue ladder makes of accounts.

use serde_json::json;
use types::accounts::{AccountId, AccountState};

use super::lock_service::counted;
use super::model::Contract;
use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::usage::days;

/// Puts accounts that are held each into a state: locked by the ladder, or as they were before it.
pub(crate) async fn turn(context: &Context, tx: &Tx, scope: &Scope, turns: &[(&Contract, AccountState)]) -> Result<()> {
    let (mut events, mut happened) = (Vec::with_capacity(turns.len()), Vec::with_capacity(turns.len()));
    // Those that come to be in one state are written together.
    let mut alike: Vec<(&AccountState, Vec<AccountId>)> = Vec::new();
    for (account, after) in turns {
        let event = match (account.state.level(), after.level()) {
            (None, Some(_)) => "account.locked",
            (Some(_), None) => "account.unlocked",
            _ => "account.lock_changed",
        };
        let change = Change::changed(&json!({"state": account.state}), &json!({"state": after}))?;
        events.push(scope.event(event, account.id.0, change));
        happened.push(counted(account, after));
        match alike.iter_mut().find(|(state, _)| *state == after) {
            Some((_, ids)) => ids.push(account.id),
            None => alike.push((after, vec![account.id])),
        }
    }
    for (state, ids) in alike {
        store::update_states(tx, scope, &ids, state).await?;
    }
    outbox::record_all(context, tx, events).await?;
    days::count_today(context, tx, scope, &happened).await
}
