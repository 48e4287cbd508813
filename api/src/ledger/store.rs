//! The table of entries, to which rows are only added.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use types::kit::page::page_size;
use types::kit::problem::Code;
use types::ledger::{Entry, EntryId, EntryKind, LedgerQuery, TaxPart, WithheldPart, WithholdingKind};
use types::payments::PaymentId;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::Posting;
use super::{item_entity as item, note_store as notes};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// An entry as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub id: EntryId,
    pub account: AccountId,
    pub posting: &'a Posting,
    pub reverses: Option<EntryId>,
}

/// One entry of an account.
pub(crate) async fn find(source: &impl Source, scope: &Scope, account: AccountId, id: EntryId) -> Result<Entry> {
    let row = of(scope, account)?
        .filter(Column::Id.eq(id.0))
        .one(&source.executor())
        .await?
        .ok_or(Code::NotFound)?;
    let told = told(source, scope, vec![row]).await?;
    told.into_iter().next().ok_or_else(|| Code::NotFound.into())
}

/// Some entries of an account.
pub(super) async fn of_ids(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    ids: &[EntryId],
) -> Result<Vec<Entry>> {
    let query = of(scope, account)?.filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    let rows = query.all(&source.executor()).await?;
    told(source, scope, rows).await
}

/// Some entries, of whichever accounts they are.
pub(super) async fn of_any(source: &impl Source, scope: &Scope, ids: &[EntryId]) -> Result<Vec<Entry>> {
    let query = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    told(source, scope, rows).await
}

/// Entries of an account, the last written first, with one more than the page holds where more follow.
pub(super) async fn list(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    asked: &LedgerQuery,
) -> Result<Vec<Entry>> {
    let mut query = of(scope, account)?;
    if let Some(currency) = &asked.currency {
        query = query.filter(Column::Currency.eq(currency.as_str()));
    }
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page_size(asked.limit) + 1)
        .all(&source.executor())
        .await?;
    told(source, scope, rows).await
}

/// The entries of an account in a currency of some days, in the order of their days.
pub(crate) async fn between(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    currency: &Currency,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Entry>> {
    let rows = of(scope, account)?
        .filter(Column::Currency.eq(currency.as_str()))
        .filter(Column::HappenedOn.gte(from))
        .filter(Column::HappenedOn.lte(to))
        .order_by_asc(Column::HappenedOn)
        .order_by_asc(Column::Id)
        .all(&source.executor())
        .await?;
    told(source, scope, rows).await
}

/// What the entries of an account in a currency before a day come to, in minor units.
pub(crate) async fn sum_before(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    currency: &Currency,
    before: NaiveDate,
) -> Result<i64> {
    let query = of(scope, account)?
        .select_only()
        .column_as(Column::AmountMinor.sum().cast_as("bigint"), "sum")
        .filter(Column::Currency.eq(currency.as_str()))
        .filter(Column::HappenedOn.lt(before));
    let sum: Option<Option<i64>> = query.into_tuple().one(&source.executor()).await?;
    Ok(sum.flatten().unwrap_or_default())
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, entries: &[Written<'_>], at: DateTime<Utc>) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let actor = scope.actor();
    let by = actor.id.map(|_| actor.name.as_str());
    let row = |entry: &Written<'_>| {
        let posting = entry.posting;
        ActiveModel {
            id: Set(entry.id.0),
            reseller_id: Set(reseller),
            account_id: Set(entry.account.0),
            currency: Set(posting.amount.currency.as_str().to_owned()),
            kind: Set(posting.kind.name().to_owned()),
            happened_on: Set(posting.happened_on),
            due_on: Set(posting.due_on),
            description: Set(posting.description.clone()),
            amount_minor: Set(posting.amount.minor),
            tax_rate: Set(posting.tax.as_ref().map(|tax| tax.basis_points)),
            tax_minor: Set(posting.tax.as_ref().map(|tax| tax.minor)),
            withheld_kind: Set(posting.withheld.map(|part| part.kind.name().to_owned())),
            withheld_minor: Set(posting.withheld.map(|part| part.minor)),
            reverses: Set(entry.reverses.map(|entry| entry.0)),
            payment_id: Set(posting.payment.map(|payment| payment.0)),
            created_at: Set(at),
            created_by: Set(by.map(str::to_owned)),
        }
    };
    if entries.is_empty() {
        return Ok(());
    }
    Entity::insert_many(entries.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

fn of(scope: &Scope, account: AccountId) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

/// Rows with what is open of them, what took them back, and the numbers of those that are credits.
async fn told(source: &impl Source, scope: &Scope, rows: Vec<Model>) -> Result<Vec<Entry>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let reseller = scope.reseller()?.0;
    let open = item::Entity::find()
        .select_only()
        .columns([item::Column::EntryId, item::Column::OpenMinor])
        .filter(item::Column::EntryId.is_in(ids.iter().copied()))
        .filter(item::Column::ResellerId.eq(reseller));
    let open: Vec<(Uuid, i64)> = open.into_tuple().all(&source.executor()).await?;
    let open: HashMap<Uuid, i64> = open.into_iter().collect();
    let reversals = Entity::find()
        .select_only()
        .columns([Column::Reverses, Column::Id])
        .filter(Column::Reverses.is_in(ids.iter().copied()))
        .filter(Column::ResellerId.eq(reseller));
    let reversals: Vec<(Uuid, Uuid)> = reversals.into_tuple().all(&source.executor()).await?;
    let reversals: HashMap<Uuid, Uuid> = reversals.into_iter().collect();
    let credits = rows.iter().filter(|row| row.kind == EntryKind::Credit.name());
    let credits: Vec<Uuid> = credits.map(|row| row.id).collect();
    let numbers = match credits.as_slice() {
        [] => HashMap::new(),
        _ => notes::numbers(source, scope, credits.into_iter()).await?,
    };
    let tell = |row: Model| {
        let beside = Beside {
            open_minor: open.get(&row.id).copied().unwrap_or_default(),
            reversed_by: reversals.get(&row.id).copied().map(EntryId),
            credit_note: numbers.get(&row.id).copied(),
        };
        entry(row, beside)
    };
    rows.into_iter().map(tell).collect()
}

/// What is told of an entry that does not stand in its row.
struct Beside {
    open_minor: i64,
    reversed_by: Option<EntryId>,
    credit_note: Option<i64>,
}

fn entry(row: Model, beside: Beside) -> Result<Entry> {
    let currency = Currency::parse(&row.currency).map_err(Error::broken)?;
    let withheld = match (row.withheld_kind, row.withheld_minor) {
        (Some(kind), Some(minor)) => Some(WithheldPart {
            kind: WithholdingKind::of_name(&kind).ok_or_else(|| Error::broken("unknown withholding"))?,
            minor,
        }),
        _ => None,
    };
    let tax = row.tax_rate.zip(row.tax_minor);
    Ok(Entry {
        id: EntryId(row.id),
        kind: EntryKind::of_name(&row.kind).ok_or_else(|| Error::broken("unknown kind of entry"))?,
        happened_on: row.happened_on,
        due_on: row.due_on,
        description: row.description,
        amount: Money {
            minor: row.amount_minor,
            currency,
        },
        tax: tax.map(|(basis_points, minor)| TaxPart { basis_points, minor }),
        withheld,
        open_minor: beside.open_minor,
        reverses: row.reverses.map(EntryId),
        reversed_by: beside.reversed_by,
        credit_note: beside.credit_note,
        payment_id: row.payment_id.map(PaymentId),
        created_at: row.created_at,
        created_by: row.created_by,
    })
}
