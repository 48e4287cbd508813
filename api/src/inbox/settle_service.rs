//! Has the inbox follow its causes: items are opened, brought up to date and closed as what is known and counted of
//! their accounts says.
//!
//! Whoever settles an account holds its totals, so nobody else does meanwhile. The documents are held before these,
//! and the account before the documents, as everywhere.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::json;
use types::accounts::AccountId;
use types::inbox::{Cause, InboxItemId};
use types::limits::Meter;

use super::model::{self, InTrouble, Item, Known, Marked, OPENED, Subject};
use super::{document_store as documents, store, wanted_model};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::plan_store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::usage::known_store::{self, KnownTrouble};
use crate::usage::store as usage;

/// An item about more documents than this is brought up to date a little later, not with each of them.
const AT_ONCE: i64 = 100;

/// What is to be written of an account.
#[derive(Debug)]
struct Turn {
    item: Item,
    new: bool,
    happened: Option<&'static str>,
}

/// What differs between what there is and what there should be.
#[derive(Debug, Default)]
pub(crate) struct Differences {
    changes: Vec<Turn>,
    known: Vec<(AccountId, KnownTrouble)>,
}

impl Differences {
    /// The accounts of which anything differs.
    pub(crate) fn accounts(&self) -> Vec<AccountId> {
        let changed = self.changes.iter().map(|change| change.item.account);
        let accounts: HashSet<AccountId> = changed.chain(self.known.iter().map(|(account, _)| *account)).collect();
        accounts.into_iter().collect()
    }
}

/// Documents of an account came to stand otherwise: keeps those that need a person, forgets the others, and settles
/// the account where that changes anything.
pub(crate) async fn documents_stand(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    stand: &[InTrouble],
) -> Result<()> {
    known_store::tells(tx, scope, account).await?;
    if keep(context, tx, scope, stand).await? == 0 {
        return Ok(());
    }
    if store::most_of(tx, scope, account).await? > AT_ONCE {
        return known_store::look_again(tx, scope, &[account]).await;
    }
    settle(context, tx, scope, &[account]).await
}

/// Documents came to stand otherwise, many of them or of those whose counters are being written: their accounts are
/// settled a little later.
pub(crate) async fn documents_stand_later(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    stand: &[InTrouble],
) -> Result<()> {
    if keep(context, tx, scope, stand).await? == 0 {
        return Ok(());
    }
    let accounts: HashSet<AccountId> = stand.iter().map(|each| each.account).collect();
    known_store::look_again(tx, scope, &accounts.into_iter().collect::<Vec<_>>()).await
}

/// Keeps documents that need a person, and forgets the others; tells whether anything may have changed.
pub(crate) async fn keep(context: &Context, tx: &Tx, scope: &Scope, stand: &[InTrouble]) -> Result<u64> {
    let now = context.now();
    let marked: Vec<Marked> = stand.iter().filter_map(|each| model::marked(each, now)).collect();
    let kept: HashSet<_> = marked.iter().map(|each| each.document.id).collect();
    let gone: Vec<_> = stand
        .iter()
        .map(|each| each.id)
        .filter(|id| !kept.contains(id))
        .collect();
    documents::put(tx, scope, &marked).await?;
    let removed = documents::remove(tx, scope, &gone).await?;
    Ok(removed + u64::try_from(marked.len()).unwrap_or(u64::MAX))
}

/// Has the items of accounts be as they should.
pub(crate) async fn settle(context: &Context, tx: &Tx, scope: &Scope, ids: &[AccountId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    known_store::hold(tx, scope, ids).await?;
    let contracts = accounts::named(tx, scope, ids).await?;
    let Differences { changes, known } = differences(context, tx, scope, &contracts).await?;
    let (new, old): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.new);
    let new: Vec<Item> = new.into_iter().map(|change| change.item.clone()).collect();
    store::insert(tx, scope, &new).await?;
    for change in old {
        store::update(tx, scope, &change.item).await?;
    }
    for (account, known) in known {
        known_store::set(tx, scope, account, known).await?;
    }
    let mut events = Vec::new();
    for change in &changes {
        if let Some(name) = change.happened {
            let facts = Change::facts(&facts(&change.item, name == OPENED));
            events.push(scope.event(name, change.item.account.0, facts).as_routine());
        }
    }
    outbox::record_all(context, tx, events).await
}

/// What of accounts is not as it should be. Nothing is changed.
pub(crate) async fn differences(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    contracts: &[Contract],
) -> Result<Differences> {
    let now = context.now();
    let ids: Vec<AccountId> = contracts.iter().map(|account| account.id).collect();
    let cycles = contracts
        .iter()
        .map(|account| (account.id, account.cycle_now(now).starts_on));
    let counts = usage::of_accounts(source, scope, &cycles.collect()).await?;
    let known = documents::of_accounts(source, scope, &ids).await?;
    let items = store::of_accounts(source, scope, &ids).await?;
    let mut found = Differences::default();
    for account in contracts {
        let own = |cause| known.get(&(account.id, cause)).cloned();
        let counted = counts.get(&account.id).copied().unwrap_or_default();
        let trouble = trouble(own);
        if counted.known != trouble {
            found.known.push((account.id, trouble));
        }
        let wanted = wanted_model::wanted(account, &counted, own, now);
        let wanted: HashMap<Subject, _> = wanted.into_iter().map(|each| (each.subject, each)).collect();
        for subject in subjects() {
            let wanted = wanted.get(&subject);
            let change = match (items.get(&(account.id, subject)), wanted) {
                (Some(item), wanted) => model::step(item, wanted, now).map(|(item, happened)| Turn {
                    item,
                    new: false,
                    happened,
                }),
                (None, Some(wanted)) => Some(first(context, account, wanted, now)).filter(|_| wanted.live),
                (None, None) => None,
            };
            found.changes.extend(change);
        }
    }
    Ok(found)
}

fn first(context: &Context, account: &Contract, wanted: &model::Wanted, now: DateTime<Utc>) -> Turn {
    let (item, happened) = model::first(InboxItemId(context.id()), account, wanted, now);
    Turn {
        item,
        new: true,
        happened,
    }
}

/// Everything an item may be about.
fn subjects() -> impl Iterator<Item = Subject> {
    let causes = Cause::ALL.into_iter().filter(|cause| *cause != Cause::Limit);
    let limit = |meter| Subject {
        cause: Cause::Limit,
        meter: Some(meter),
    };
    causes.map(Subject::of).chain(Meter::ALL.into_iter().map(limit))
}

/// What the list of accounts tells of documents that need somebody. What was set aside needs nobody.
fn trouble(known: impl Fn(Cause) -> Option<Known>) -> KnownTrouble {
    let fresh = |cause| known(cause).map_or(0, |known: Known| known.fresh);
    KnownTrouble {
        not_sent: fresh(Cause::NotSent),
        voiding: fresh(Cause::Voiding),
        errors: fresh(Cause::Failed) + fresh(Cause::Rejected),
    }
}

/// What an event tells of an item.
pub(super) fn facts(item: &Item, with_count: bool) -> serde_json::Value {
    let mut facts = json!({"cause": item.subject.cause});
    if let (Some(fields), Some(meter)) = (facts.as_object_mut(), item.subject.meter) {
        fields.insert("meter".to_owned(), json!(meter));
    }
    if let (Some(fields), true) = (facts.as_object_mut(), with_count && item.subject.meter.is_none()) {
        fields.insert("count".to_owned(), json!(item.figures.count));
    }
    facts
}
