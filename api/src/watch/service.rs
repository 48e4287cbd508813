//! Looking through everything as its turn comes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use types::access::Operation;
use types::accounts::AccountId;
use types::resellers::ResellerId;
use uuid::Uuid;

use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::documents::trouble_store as documents;
use crate::inbox::model::InTrouble;
use crate::inbox::settle_service as inbox;
use crate::inbox::{progress_store as progress, store as items};
use crate::kit::context::Context;
use crate::kit::db::{Snapshot, Tx};
use crate::kit::error::Result;
use crate::kit::turns;
use crate::resellers::store as resellers;
use crate::usage::known_store as looks;

/// What its turns are known by.
const TASK: &str = "watch";
/// What only time brings is looked for so often.
const SOON: TimeDelta = TimeDelta::seconds(50);
/// Every account of a reseller is looked at so often, whatever was told of it.
const ALL: TimeDelta = TimeDelta::minutes(60);
/// A document that is not answered is worth a person's look after so long.
const PATIENCE: TimeDelta = TimeDelta::hours(1);
/// What was admitted longer ago than this before the first look is past every deadline.
const BEGINNING: TimeDelta = TimeDelta::days(8);
/// So many are looked at with a few queries.
const PAGE: u64 = 200;
/// So many accounts are settled in one transaction.
const TOGETHER: usize = 20;
/// So many pages are looked at in one turn; what is left waits for the next.
const PAGES: usize = 500;

/// Looks through what is due, for whoever has the turn.
///
/// # Errors
/// When the database fails.
pub async fn due(context: &Context) -> Result<()> {
    let installation = installation();
    if !turns::is_ours(context, TASK, SOON).await? {
        return Ok(());
    }
    unanswered(context, &installation).await?;
    answered(context, &installation).await?;
    told(context, &installation).await?;
    timely(context, &installation).await?;
    of_resellers(context, &installation).await
}

fn installation() -> Scope {
    Scope::of_command(Operation::ListResellers, None, "watch")
}

fn within(reseller: ResellerId) -> Scope {
    Scope::of_command(Operation::ListInbox, Some(reseller), "watch")
}

/// Keeps the documents that were admitted an hour ago and need a person by now.
async fn unanswered(context: &Context, installation: &Scope) -> Result<()> {
    let before = first_id(context.now() - PATIENCE);
    let oldest = first_id(context.now() - BEGINNING);
    for _ in 0..PAGES {
        let page = async |tx: &Tx| {
            let after = progress::looked_through(tx, installation).await?.max(oldest);
            if after >= before {
                return Ok(true);
            }
            let found = documents::between(tx, installation, (after, before), PAGE).await?;
            let full = u64::try_from(found.len()).is_ok_and(|found| found >= PAGE);
            let last = found.last().map(|(_, document)| document.id.0).filter(|_| full);
            let mut of_resellers: BTreeMap<ResellerId, Vec<InTrouble>> = BTreeMap::new();
            for (reseller, document) in found {
                of_resellers.entry(reseller).or_default().push(document);
            }
            for (reseller, documents) in of_resellers {
                inbox::documents_stand_later(context, tx, &within(reseller), &documents).await?;
            }
            progress::look_through(tx, installation, last.unwrap_or(before)).await?;
            Ok(last.is_none())
        };
        if context.db.write(page).await? {
            break;
        }
    }
    Ok(())
}

/// Forgets the documents that came to stand otherwise as their XML came.
async fn answered(context: &Context, installation: &Scope) -> Result<()> {
    for _ in 0..PAGES {
        let found = documents::sent_since(&context.db, installation, PAGE).await?;
        if found.is_empty() {
            break;
        }
        let mut of_resellers: BTreeMap<ResellerId, Vec<_>> = BTreeMap::new();
        for (reseller, _, document) in found {
            of_resellers.entry(reseller).or_default().push(document);
        }
        for (reseller, ids) in of_resellers {
            let scope = within(reseller);
            let keep = async |tx: &Tx| {
                let stand = documents::held(tx, &scope, &ids).await?;
                inbox::documents_stand_later(context, tx, &scope, &stand).await
            };
            context.db.write(keep).await?;
        }
    }
    Ok(())
}

/// Settles the accounts that something was told of.
async fn told(context: &Context, installation: &Scope) -> Result<()> {
    for _ in 0..PAGES {
        let found = looks::to_look_at(&context.db, installation, PAGE).await?;
        if found.is_empty() {
            break;
        }
        settle_all(context, found).await?;
    }
    Ok(())
}

/// Settles the accounts with something that time changes.
async fn timely(context: &Context, installation: &Scope) -> Result<()> {
    let mut seen = BTreeSet::new();
    for _ in 0..PAGES {
        let mut found = items::timely(&context.db, installation, context.now(), PAGE).await?;
        found.retain(|each| seen.insert(*each));
        if found.is_empty() {
            break;
        }
        settle_all(context, found).await?;
    }
    Ok(())
}

/// Settles the accounts that passed a mark while their documents were counted, and looks at every account of the
/// resellers whose turn it is.
async fn of_resellers(context: &Context, installation: &Scope) -> Result<()> {
    let mut after = None;
    loop {
        let page = resellers::ids_after(&context.db, installation, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for reseller in &page {
            let passed = items::past_a_mark(&context.db, &within(*reseller), context.now(), PAGE).await?;
            settle_all(
                context,
                passed.into_iter().map(|account| (*reseller, account)).collect(),
            )
            .await?;
        }
        let all = page.iter().map(|reseller| reseller.0).collect();
        for reseller in turns::due(&context.db, TASK, all, context.now()).await? {
            let mine = async |tx: &Tx| turns::take(tx, TASK, reseller, context.now(), ALL).await;
            if context.db.write(mine).await? {
                everything(context, ResellerId(reseller)).await?;
            }
        }
    }
    Ok(())
}

/// Compares every account of a reseller with its items, and settles those that differ.
async fn everything(context: &Context, reseller: ResellerId) -> Result<()> {
    let scope = within(reseller);
    let mut after = None;
    loop {
        let compare = async |now: &Snapshot| {
            let page = accounts::after(now, &scope, after, PAGE).await?;
            let last = page.last().map(|account| account.id);
            let differ = inbox::differences(context, now, &scope, &page).await?.accounts();
            Ok((last, differ))
        };
        let (last, differ) = context.db.look(compare).await?;
        settle_all(context, differ.into_iter().map(|account| (reseller, account)).collect()).await?;
        if last.is_none() {
            return Ok(());
        }
        after = last;
    }
}

async fn settle_all(context: &Context, accounts: Vec<(ResellerId, AccountId)>) -> Result<()> {
    let mut of_resellers: BTreeMap<ResellerId, Vec<AccountId>> = BTreeMap::new();
    for (reseller, account) in accounts {
        of_resellers.entry(reseller).or_default().push(account);
    }
    for (reseller, accounts) in of_resellers {
        let scope = within(reseller);
        for some in accounts.chunks(TOGETHER) {
            let settle = async |tx: &Tx| {
                looks::looked_at(tx, &scope, some).await?;
                inbox::settle(context, tx, &scope, some).await
            };
            context.db.write(settle).await?;
        }
    }
    Ok(())
}

/// The first id that a document admitted at that time may have.
fn first_id(at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}
