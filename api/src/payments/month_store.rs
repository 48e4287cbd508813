//! The table of what payments come to by month. A month is several rows, by shard of the accounts, as resellers' days
//! are.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::money::Currency;

use super::month_entity::{ActiveModel, Column, Entity};
pub(crate) use super::month_model::Sums;

use super::month_model::Moves;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::usage::day_store::shard;

/// Adds what moved to the months of an account's reseller, always in the order of months and currencies: two that do it
/// at once never wait for each other in a circle. An account that is held comes before them.
pub(super) async fn add(tx: &Tx, scope: &Scope, account: AccountId, moves: Moves) -> Result<()> {
    if moves.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |((month, currency), sums): ((NaiveDate, String), Sums)| ActiveModel {
        reseller_id: Set(reseller),
        month: Set(month),
        currency: Set(currency),
        shard: Set(shard(account)),
        received_minor: Set(sums.received),
        collected_minor: Set(sums.collected),
        waiting_minor: Set(sums.waiting),
    };
    let mut more = OnConflict::columns([Column::ResellerId, Column::Month, Column::Currency, Column::Shard]);
    for column in [Column::ReceivedMinor, Column::CollectedMinor, Column::WaitingMinor] {
        let added = Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, added);
    }
    Entity::insert_many(moves.into_iter().map(row))
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
