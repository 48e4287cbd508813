//! Comparing the counters of accounts with their documents, and putting those of one account right.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use types::accounts::AccountId;

use super::difference::Difference;
use super::model::{self, Cells, Rebuilt};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as contracts;
use crate::documents::count_store::{self as documents, Alike};
use crate::documents::month_store::{self, Part};
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::usage::history::History;
use crate::usage::recount_store::{self as counters, Standing};
use crate::usage::{move_store as moves, store as usage};

/// An account's counters beside its documents.
pub(super) struct Compared {
    pub documents: Vec<Alike>,
    standing: Standing,
    months: Cells,
    rebuilt: Rebuilt,
}

impl Compared {
    pub(super) fn differences(&self, account: &Contract, now: DateTime<Utc>) -> Vec<Difference> {
        model::of_account(account, &self.standing, &self.months, &self.rebuilt, now)
    }
}

/// The counters of some accounts beside their documents, in the order of the accounts.
pub(super) async fn compare(source: &impl Source, scope: &Scope, accounts: &[Contract]) -> Result<Vec<Compared>> {
    let ids: Vec<_> = accounts.iter().map(|account| account.id).collect();
    let mut standing = counters::of_accounts(source, scope, &ids).await?;
    let mut changes = moves::of_accounts(source, scope, &ids).await?;
    let mut months: HashMap<Part, Cells> = HashMap::new();
    for (key, much) in month_store::of_accounts(source, scope, &ids).await? {
        months.entry(key.0).or_default().insert(key, much);
    }
    let mut all = model::by_account(documents::of_accounts(source, scope, &ids).await?);
    let compared = |account: &Contract| {
        let history = History {
            now: account.cycles(),
            changes: changes.remove(&account.id).unwrap_or_default(),
        };
        let documents = all.remove(&account.id).unwrap_or_default();
        Compared {
            rebuilt: Rebuilt::of(account, &history, &documents),
            documents,
            standing: standing.remove(&account.id).unwrap_or_default(),
            months: months.remove(&Part::Account(account.id)).unwrap_or_default(),
        }
    };
    Ok(accounts.iter().map(compared).collect())
}

/// Puts the counters of an account right, with the account held: what differs then, and nothing else.
pub(super) async fn repair(context: &Context, scope: &Scope, account: AccountId) -> Result<Vec<Difference>> {
    context
        .db
        .write(async |tx| {
            let Some(held) = contracts::hold_all(tx, scope, &[account]).await?.remove(&account) else {
                return Ok(Vec::new());
            };
            let accounts = [held];
            let compared = compare(tx, scope, &accounts).await?;
            let mut found = Vec::new();
            for (account, compared) in accounts.iter().zip(&compared) {
                found.extend(correct(context, tx, scope, account, compared).await?);
            }
            Ok(found)
        })
        .await
}

async fn correct(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: &Contract,
    compared: &Compared,
) -> Result<Vec<Difference>> {
    let found = compared.differences(account, context.now());
    if found.is_empty() {
        return Ok(found);
    }
    let (standing, rebuilt) = (&compared.standing, &compared.rebuilt);
    for (starts_on, stands, is) in rebuilt.beside(standing) {
        if stands != is {
            counters::correct_cycle(tx, scope, account.id, starts_on, is).await?;
        }
    }
    if standing.total != rebuilt.total {
        counters::correct_total(tx, scope, account.id, rebuilt.total).await?;
    }
    month_store::add_to_cells(tx, scope, model::missing(&compared.months, &rebuilt.months)).await?;
    usage::mark_near(tx, scope, &[(account.id, account.open_cycles(context.now()))]).await?;
    let (before, after) = model::told(standing, &compared.months, rebuilt);
    let change = Change::changed(&before, &after)?;
    let event = scope.event("account.usage_recounted", account.id.0, change);
    outbox::record(context, tx, event).await?;
    Ok(found)
}
