//! The table of what payments come to by month. A month is several rows, by shard of the accounts, as resellers' days
//! are.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::money::Currency;
use types::payments::PaymentState;
use uuid::Uuid;

use super::month_entity::{ActiveModel, Column, Entity, Model};
pub(crate) use super::month_model::Sums;

use super::entity as payment;
use super::month_model::{Moves, stands};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::usage::day_store::shard;

/// Adds what moved to the months of an account's reseller, always in the order of months and currencies: two that do it
/// at once never wait for each other in a circle. An account that is held comes before them.
pub(super) async fn add(tx: &Tx, scope: &Scope, account: AccountId, moves: Moves) -> Result<()> {
    let shard = shard(account);
    let cells = moves
        .into_iter()
        .map(|((month, currency), sums)| ((month, currency, shard), sums));
    add_to_cells(tx, scope, cells.collect()).await
}

/// A month by its first day, a currency, and a shard of the reseller's accounts.
pub(crate) type Cell = (NaiveDate, String, i64);

/// Adds to what stands in some cells.
pub(crate) async fn add_to_cells(tx: &Tx, scope: &Scope, cells: BTreeMap<Cell, Sums>) -> Result<()> {
    if cells.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |((month, currency, shard), sums): (Cell, Sums)| ActiveModel {
        reseller_id: Set(reseller),
        month: Set(month),
        currency: Set(currency),
        shard: Set(shard),
        received_minor: Set(sums.received),
        collected_minor: Set(sums.collected),
        waiting_minor: Set(sums.waiting),
    };
    let mut more = OnConflict::columns([Column::ResellerId, Column::Month, Column::Currency, Column::Shard]);
    for column in [Column::ReceivedMinor, Column::CollectedMinor, Column::WaitingMinor] {
        let added = Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, added);
    }
    Entity::insert_many(cells.into_iter().map(row))
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct Row {
    month: NaiveDate,
    currency: String,
    received: i64,
    collected: i64,
    waiting: i64,
}

/// What payments come to in the months from the first to the last given, each by its first day; one range of the
/// primary key.
pub(crate) async fn between(
    source: &impl Source,
    scope: &Scope,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(Currency, NaiveDate, Sums)>> {
    let sum = |column: Column| column.sum().cast_as("bigint");
    let rows = Entity::find()
        .select_only()
        .column(Column::Month)
        .column(Column::Currency)
        .column_as(sum(Column::ReceivedMinor), "received")
        .column_as(sum(Column::CollectedMinor), "collected")
        .column_as(sum(Column::WaitingMinor), "waiting")
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Month.between(first, last))
        .group_by(Column::Month)
        .group_by(Column::Currency)
        .order_by_asc(Column::Month)
        .order_by_asc(Column::Currency)
        .into_model::<Row>()
        .all(&source.executor())
        .await?;
    let told = |row: Row| {
        let sums = Sums {
            received: row.received,
            collected: row.collected,
            waiting: row.waiting,
        };
        Ok((Currency::parse(&row.currency).map_err(Error::broken)?, row.month, sums))
    };
    rows.into_iter().map(told).collect()
}

/// All that stands of the reseller.
pub(crate) async fn standing(source: &impl Source, scope: &Scope) -> Result<BTreeMap<Cell, Sums>> {
    let query = Entity::find().filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    let cell = |row: Model| {
        let sums = Sums {
            received: row.received_minor,
            collected: row.collected_minor,
            waiting: row.waiting_minor,
        };
        ((row.month, row.currency, row.shard), sums)
    };
    Ok(rows.into_iter().map(cell).collect())
}

#[derive(Debug, FromQueryResult)]
struct Alike {
    account_id: Uuid,
    state: String,
    due_on: NaiveDate,
    paid_on: Option<NaiveDate>,
    currency: String,
    minor: i64,
}

/// What the payments of some accounts come to. Reads every row of theirs.
pub(crate) async fn counted(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<Vec<(Cell, Sums)>> {
    use payment::Column as P;
    let mut query = payment::Entity::find()
        .select_only()
        .column_as(P::AmountMinor.sum().cast_as("bigint"), "minor")
        .filter(P::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(P::ResellerId.eq(scope.reseller()?.0));
    for column in [P::AccountId, P::State, P::DueOn, P::PaidOn, P::Currency] {
        query = query.column(column).group_by(column);
    }
    let rows = query.into_model::<Alike>().all(&source.executor()).await?;
    let mut cells = Vec::new();
    for row in rows {
        let state = PaymentState::of_name(&row.state).ok_or_else(|| Error::broken("unknown state of payment"))?;
        let shard = shard(AccountId(row.account_id));
        let sums = stands(state, row.due_on, row.paid_on, row.minor).into_iter();
        cells.extend(sums.map(|(month, sums)| ((month, row.currency.clone(), shard), sums)));
    }
    Ok(cells)
}
