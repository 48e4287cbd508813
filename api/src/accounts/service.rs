//! What can be done with accounts and their keys.

use std::collections::HashMap;

use types::accounts::{Account, AccountId, AccountQuery, NewAccount};
use types::kit::fault::Fault;
use types::kit::page::Page;
use types::kit::problem::{Code, LimitReached};

use super::model::Contract;
use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::password;
use crate::plans::store as plans;
use crate::resellers::{standing, store as resellers};
use crate::usage::store as usage;

/// One page of accounts with what is counted of each; the total when nothing is searched for.
pub async fn list(context: &Context, scope: &Scope, asked: &AccountQuery) -> Result<Page<Account>> {
    let page = store::list(&context.db, scope, asked).await?;
    let now = context.now();
    let cycles: HashMap<_, _> = page
        .items
        .iter()
        .map(|each| (each.id, each.cycle_now(now).starts_on))
        .collect();
    let mut counts = usage::of_accounts(&context.db, scope, &cycles).await?;
    let told = |each: Contract| {
        let counted = counts.remove(&each.id).unwrap_or_default();
        each.told(counted)
    };
    let items = page.items.into_iter().map(told).collect();
    let total = match &asked.q {
        None => Some(standing::of_member(&context.db, scope.reseller()?).await?.accounts),
        Some(_) => None,
    };
    Ok(Page {
        items,
        next: page.next,
        total,
    })
}

/// One account with what is counted of it.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<Account> {
    let contract = store::find(&context.db, scope, id).await?;
    with_counts(context, &context.db, scope, contract).await
}

/// Creates an account, if the reseller's plan has room for it.
pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewAccount) -> Result<Account> {
    let valid = new.parse()?;
    plans::find(&context.db, scope, valid.plan_id)
        .await
        .map_err(|_| Error::field("plan_id", Fault::Unknown))?;
    let password_hash = password::hash(&context.random, valid.password.clone()).await?;
    let work = async |tx: &Tx| {
        let id = AccountId(context.id());
        if !resellers::take_account(tx, scope).await? {
            return Err(full(tx, scope).await?);
        }
        store::insert(tx, scope, id, &valid, password_hash.clone(), context.now()).await?;
        plans::take_account(tx, scope, valid.plan_id).await?;
        usage::open(tx, scope, id).await?;
        let account = store::find(tx, scope, id).await?;
        let account = with_counts(context, tx, scope, account).await?;
        let event = scope.event("account.created", id.0, Change::made(&account)?);
        outbox::record(context, tx, event).await?;
        Ok(account)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes an account against a version, and records it.
pub(crate) async fn edit(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    name: &'static str,
    with: impl Fn(&Contract) -> Result<Contract>,
) -> Result<Account> {
    context
        .db
        .write(async |tx| {
            let before = current(tx, scope, id, against).await?;
            let after = with(&before)?;
            change(context, tx, scope, name, before, after).await
        })
        .await
}

/// One account within reach, if it still has that version.
pub(super) async fn current(tx: &Tx, scope: &Scope, id: AccountId, against: i64) -> Result<Contract> {
    let account = store::find(tx, scope, id).await?;
    if account.version == against {
        Ok(account)
    } else {
        Err(Code::VersionIsStale.into())
    }
}

/// Writes an account as it is to be, as its next version, and records it.
pub(super) async fn change(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    name: &'static str,
    before: Contract,
    after: Contract,
) -> Result<Account> {
    let against = before.version;
    let after = Contract {
        version: against + 1,
        ..after
    };
    store::update(tx, scope, &after, against).await?;
    let before = with_counts(context, tx, scope, before).await?;
    let after = with_counts(context, tx, scope, after).await?;
    let event = scope.event(name, after.id.0, Change::changed(&before, &after)?);
    outbox::record(context, tx, event).await?;
    Ok(after)
}

/// An account as it is told, with what is counted of it now.
pub(crate) async fn with_counts(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    contract: Contract,
) -> Result<Account> {
    let cycle = contract.cycle_now(context.now());
    let counts = usage::of_account(source, scope, contract.id, cycle.starts_on).await?;
    Ok(contract.told(counts))
}

async fn full(tx: &Tx, scope: &Scope) -> Result<Error> {
    let reseller = standing::of_member(tx, scope.reseller()?).await?;
    let limit = reseller.maximum_accounts.unwrap_or(reseller.accounts);
    let reached = LimitReached {
        meter: "accounts".to_owned(),
        used: reseller.accounts,
        limit,
        resets_at: None,
    };
    Ok(Refusal::new(Code::LimitReached).limit(reached).into())
}
