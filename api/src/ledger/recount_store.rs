//! What the entries of the ledger come to, beside what is kept of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::ledger::{EntryId, EntryKind};
use uuid::Uuid;

use super::balance_entity as balance;
use super::entity::{Column, Entity, Model};
use super::item_entity as item;
use super::note_counter_entity as counter;
use super::note_entity as note;
use super::recount_model::{Counted, Credit, Open, Settled, Standing};
use super::settlement_entity as settlement;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Of which account a sum is, and in which currency.
pub(crate) type Sum = (AccountId, String);

/// The next entries of some accounts in the order of their ids, each with what settled it and what is kept open of it.
pub(crate) async fn entries(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    after: Option<EntryId>,
    most: u64,
) -> Result<Vec<Counted>> {
    let reseller = scope.reseller()?.0;
    let mut query = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(reseller));
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(most)
        .all(&source.executor())
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let items = item::Entity::find().filter(item::Column::EntryId.is_in(ids.iter().copied()));
    let items = items.all(&source.executor()).await?.into_iter();
    let mut items: HashMap<Uuid, Standing> = items.map(|row| (row.entry_id, row.standing())).collect();
    let reversed = Entity::find()
        .select_only()
        .column(Column::Reverses)
        .filter(Column::Reverses.is_in(ids.iter().copied()))
        .filter(Column::ResellerId.eq(reseller));
    let reversed: Vec<Uuid> = reversed.into_tuple().all(&source.executor()).await?;
    let reversed: HashSet<Uuid> = reversed.into_iter().collect();
    let charges = settled(source, scope, settlement::Column::ChargeId, &ids).await?;
    let credits = settled(source, scope, settlement::Column::CreditId, &ids).await?;
    let counted = |row: Model| {
        let of = match row.kind()? {
            EntryKind::Charge => charges.get(&row.id),
            EntryKind::Credit | EntryKind::Payment => credits.get(&row.id),
            EntryKind::Reversal => None,
        };
        Ok(Counted {
            entry: EntryId(row.id),
            kind: row.kind()?,
            is: Open {
                account: AccountId(row.account_id),
                falls_on: row.due_on.unwrap_or(row.happened_on),
                currency: row.currency,
            },
            amount_minor: row.amount_minor,
            withheld_minor: row.withheld_minor.unwrap_or_default(),
            is_reversed: reversed.contains(&row.id),
            settled: of.copied().unwrap_or_default(),
            standing: items.remove(&row.id),
        })
    };
    rows.into_iter().map(counted).collect()
}

#[derive(Debug, FromQueryResult)]
struct Summed {
    entry: Uuid,
    minor: i64,
    withheld: i64,
}

/// What was settled of entries that stand in a column.
async fn settled(
    source: &impl Source,
    scope: &Scope,
    column: settlement::Column,
    entries: &[Uuid],
) -> Result<HashMap<Uuid, Settled>> {
    use settlement::Column as S;
    let rows = settlement::Entity::find()
        .select_only()
        .column_as(column, "entry")
        .column_as(S::Minor.sum().cast_as("bigint"), "minor")
        .column_as(S::WithheldMinor.sum().cast_as("bigint"), "withheld")
        .filter(column.is_in(entries.iter().copied()))
        .filter(S::ResellerId.eq(scope.reseller()?.0))
        .group_by(column)
        .into_model::<Summed>()
        .all(&source.executor())
        .await?;
    let told = |row: Summed| {
        let settled = Settled {
            minor: row.minor,
            withheld: row.withheld,
        };
        (row.entry, settled)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// The sums that are kept of some accounts.
pub(crate) async fn standing(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<BTreeMap<Sum, i64>> {
    let rows = balance::Entity::find()
        .filter(balance::Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(balance::Column::ResellerId.eq(scope.reseller()?.0))
        .all(&source.executor())
        .await?;
    let sum = |row: balance::Model| ((AccountId(row.account_id), row.currency), row.balance_minor);
    Ok(rows.into_iter().map(sum).collect())
}

/// What the entries of some accounts come to.
pub(crate) async fn counted(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<BTreeMap<Sum, i64>> {
    let rows: Vec<(Uuid, String, i64)> = Entity::find()
        .select_only()
        .columns([Column::AccountId, Column::Currency])
        .column_as(Column::AmountMinor.sum().cast_as("bigint"), "sum")
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .group_by(Column::AccountId)
        .group_by(Column::Currency)
        .into_tuple()
        .all(&source.executor())
        .await?;
    let sum = |(account, currency, sum)| ((AccountId(account), currency), sum);
    Ok(rows.into_iter().map(sum).collect())
}

/// The credits of some accounts, or of all, with the numbers of their credit notes.
pub(crate) async fn credits(
    source: &impl Source,
    scope: &Scope,
    accounts: Option<&[AccountId]>,
) -> Result<Vec<Credit>> {
    let reseller = scope.reseller()?.0;
    let mut credits = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId, Column::HappenedOn])
        .filter(Column::ResellerId.eq(reseller))
        .filter(Column::Kind.eq(EntryKind::Credit.name()));
    let mut numbers = note::Entity::find()
        .select_only()
        .columns([note::Column::EntryId, note::Column::Number])
        .filter(note::Column::ResellerId.eq(reseller));
    if let Some(accounts) = accounts {
        let ids = || accounts.iter().map(|account| account.0);
        credits = credits.filter(Column::AccountId.is_in(ids()));
        numbers = numbers.filter(note::Column::AccountId.is_in(ids()));
    }
    let credits: Vec<(Uuid, Uuid, NaiveDate)> = credits.into_tuple().all(&source.executor()).await?;
    let numbers: Vec<(Uuid, i64)> = numbers.into_tuple().all(&source.executor()).await?;
    let numbers: HashMap<Uuid, i64> = numbers.into_iter().collect();
    let credit = |(entry, account, happened_on)| Credit {
        entry: EntryId(entry),
        account: AccountId(account),
        happened_on,
        number: numbers.get(&entry).copied(),
    };
    Ok(credits.into_iter().map(credit).collect())
}

/// The last number that was given to a credit note.
pub(crate) async fn given(source: &impl Source, scope: &Scope) -> Result<i64> {
    let query = counter::Entity::find_by_id(scope.reseller()?.0);
    let row = query.one(&source.executor()).await?;
    Ok(row.map_or(0, |row| row.given))
}

/// Gives a credit that number, whatever it had.
pub(super) async fn renumber(
    tx: &Tx,
    scope: &Scope,
    credit: &Credit,
    charge: Option<EntryId>,
    number: i64,
) -> Result<()> {
    let row = note::ActiveModel {
        entry_id: Set(credit.entry.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(credit.account.0),
        number: Set(number),
        happened_on: Set(credit.happened_on),
        charge_id: Set(charge.map(|charge| charge.0)),
    };
    let mut instead = OnConflict::column(note::Column::EntryId);
    instead.update_column(note::Column::Number);
    note::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Writes what is open of an entry of a ledger that is held, whatever stands there. What it is meant for stays.
pub(super) async fn correct(tx: &Tx, scope: &Scope, entry: EntryId, is: &Standing) -> Result<()> {
    let row = item::ActiveModel {
        entry_id: Set(entry.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(is.of.account.0),
        currency: Set(is.of.currency.clone()),
        is_charge: Set(is.is_charge),
        is_open: Set(is.is_open),
        falls_on: Set(is.of.falls_on),
        open_minor: Set(is.open),
        withheld_minor: Set(is.withheld),
        withheld_kind: Set(None),
        meant_for: Set(None),
    };
    let mut instead = OnConflict::column(item::Column::EntryId);
    instead.update_columns([
        item::Column::ResellerId,
        item::Column::AccountId,
        item::Column::Currency,
        item::Column::IsCharge,
        item::Column::IsOpen,
        item::Column::FallsOn,
        item::Column::OpenMinor,
        item::Column::WithheldMinor,
    ]);
    item::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

impl Model {
    fn kind(&self) -> Result<EntryKind> {
        EntryKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of entry"))
    }
}

impl item::Model {
    fn standing(self) -> Standing {
        Standing {
            of: Open {
                account: AccountId(self.account_id),
                falls_on: self.falls_on,
                currency: self.currency,
            },
            is_charge: self.is_charge,
            is_open: self.is_open,
            open: self.open_minor,
            withheld: self.withheld_minor,
        }
    }
}
