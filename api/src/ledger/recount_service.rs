//! Putting what is kept of an account's ledger right, by its entries and what settled them.

use std::collections::{BTreeMap, BTreeSet};

use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use types::ledger::EntryId;

use super::model::Side;
use super::recount_model::{Counted, misnumbered};
use super::recount_store::Sum;
use super::service::{release, settle_open};
use super::{note_store as notes, open_store as open, recount_store as store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// So many entries are compared with a few queries.
const PAGE: u64 = 2_000;

/// What is kept of some accounts and is not what their entries tell.
#[derive(Debug, Default)]
pub(crate) struct Wrong {
    /// What stands, and what the entries come to.
    pub sums: Vec<(Sum, i64, i64)>,
    pub items: Vec<Counted>,
}

/// Compares what is kept of some accounts with their entries, so many of those at a time.
pub(crate) async fn compare(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<Wrong> {
    let mut sums: BTreeMap<Sum, (i64, i64)> = BTreeMap::new();
    for (sum, stands) in store::standing(source, scope, accounts).await? {
        sums.entry(sum).or_default().0 = stands;
    }
    for (sum, is) in store::counted(source, scope, accounts).await? {
        sums.entry(sum).or_default().1 = is;
    }
    sums.retain(|_, (stands, is)| stands != is);
    let mut wrong = Wrong {
        sums: sums.into_iter().map(|(sum, (stands, is))| (sum, stands, is)).collect(),
        items: Vec::new(),
    };
    let mut after = None;
    loop {
        let page = store::entries(source, scope, accounts, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.entry);
        wrong
            .items
            .extend(page.into_iter().filter(|each| each.differs() || each.is_overdrawn()));
    }
    Ok(wrong)
}

/// Puts the ledger of an account that is held right, and gives what was wrong. Settlements that settle more than there
/// is are taken back, and what is open then is settled anew.
pub(crate) async fn repair(context: &Context, tx: &Tx, scope: &Scope, account: AccountId) -> Result<Wrong> {
    let accounts = [account];
    let wrong = compare(tx, scope, &accounts).await?;
    let missing = wrong.sums.iter().map(|((account, currency), stands, is)| {
        let currency = Currency::parse(currency).map_err(Error::broken)?;
        let minor = is - stands;
        Ok((*account, Money { minor, currency }))
    });
    let missing: Vec<_> = missing.collect::<Result<_>>()?;
    open::add(tx, scope, missing.iter().map(|(account, money)| (*account, money))).await?;
    let mut items = wrong.items.clone();
    let overdrawn: Vec<_> = items
        .iter()
        .filter(|each| each.is_overdrawn())
        .map(|each| each.entry)
        .collect();
    for entry in &overdrawn {
        release(context, tx, scope, account, *entry).await?;
    }
    if !overdrawn.is_empty() {
        items = compare(tx, scope, &accounts).await?.items;
    }
    for each in &items {
        if let Some(should) = each.should() {
            store::correct(tx, scope, each.entry, &should).await?;
        }
    }
    let currencies: BTreeSet<&str> = wrong.items.iter().map(|each| each.is.currency.as_str()).collect();
    for currency in currencies {
        let currency = Currency::parse(currency).map_err(Error::broken)?;
        settle_open(context, tx, scope, account, &currency).await?;
    }
    Ok(wrong)
}

/// Gives the credits of a reseller that have no number of their own one that is free. Nobody gives another meanwhile.
pub(crate) async fn renumber(tx: &Tx, scope: &Scope) -> Result<()> {
    let given = notes::raise(tx, scope, 0).await?;
    let credits = store::credits(tx, scope, None).await?;
    let wrong = misnumbered(&credits);
    let ids: Vec<EntryId> = wrong.iter().map(|(credit, _)| credit.entry).collect();
    let meant = open::of_entries(tx, scope, &ids).await?.into_iter().filter_map(|item| {
        let Side::Credit { meant_for, .. } = item.side else {
            return None;
        };
        Some((item.entry, meant_for?))
    });
    let meant: BTreeMap<EntryId, EntryId> = meant.collect();
    for (credit, number) in &wrong {
        store::renumber(tx, scope, credit, meant.get(&credit.entry).copied(), *number).await?;
    }
    let all = i64::try_from(credits.len()).map_err(Error::broken)?;
    notes::raise(tx, scope, all - given).await?;
    Ok(())
}
