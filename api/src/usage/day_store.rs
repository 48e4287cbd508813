//! The table of resellers' days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;

use super::day_entity::{ActiveModel, Column, Entity};
use super::days::Tally;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// Into so many rows a day is split, so that few of a reseller's accounts wait for the same one.
pub(crate) const SHARDS: u8 = 16;

/// Adds what happened to accounts to the days it happened on, always in the order of days and shards: two that do it
/// at once never wait for each other in a circle.
pub(crate) async fn add(
    tx: &Tx,
    scope: &Scope,
    happened: impl IntoIterator<Item = (NaiveDate, AccountId, Tally)>,
) -> Result<()> {
    let mut shards: BTreeMap<(NaiveDate, i64), Tally> = BTreeMap::new();
    for (day, account, tally) in happened {
        if tally != Tally::default() {
            *shards.entry((day, shard(account))).or_default() += tally;
        }
    }
    add_to_shards(tx, scope, shards).await
}

/// Adds to the shards of days.
pub(crate) async fn add_to_shards(tx: &Tx, scope: &Scope, shards: BTreeMap<(NaiveDate, i64), Tally>) -> Result<()> {
    if shards.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |((day, shard), tally): ((NaiveDate, i64), Tally)| ActiveModel {
        reseller_id: Set(reseller),
        day: Set(day),
        shard: Set(shard),
        documents: Set(tally.documents),
        demo_documents: Set(tally.demo_documents),
        accounts_created: Set(tally.created),
        accounts_locked: Set(tally.locked),
        accounts_unlocked: Set(tally.unlocked),
    };
    let mut more = OnConflict::columns([Column::ResellerId, Column::Day, Column::Shard]);
    for column in [
        Column::Documents,
        Column::DemoDocuments,
        Column::AccountsCreated,
        Column::AccountsLocked,
        Column::AccountsUnlocked,
    ] {
        let added = Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, added);
    }
    Entity::insert_many(shards.into_iter().map(row))
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The days on which anything happened, from the first to the last given, in order. A year is at most some thousand
/// rows, one range of the primary key.
pub(crate) async fn between(
    source: &impl Source,
    scope: &Scope,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(NaiveDate, Tally)>> {
    let sum = |column: Column| column.sum().cast_as("bigint");
    let query = Entity::find()
        .select_only()
        .column(Column::Day)
        .column_as(sum(Column::Documents), "documents")
        .column_as(sum(Column::DemoDocuments), "demo_documents")
        .column_as(sum(Column::AccountsCreated), "created")
        .column_as(sum(Column::AccountsLocked), "locked")
        .column_as(sum(Column::AccountsUnlocked), "unlocked")
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Day.between(first, last))
        .group_by(Column::Day)
        .order_by_asc(Column::Day);
    let rows = query.into_model::<Sums>().all(&source.executor()).await?;
    Ok(rows.into_iter().map(Sums::told).collect())
}

#[derive(Debug, FromQueryResult)]
struct Sums {
    day: NaiveDate,
    documents: i64,
    demo_documents: i64,
    created: i64,
    locked: i64,
    unlocked: i64,
}

impl Sums {
    const fn told(self) -> (NaiveDate, Tally) {
        let tally = Tally {
            documents: self.documents,
            demo_documents: self.demo_documents,
            created: self.created,
            locked: self.locked,
            unlocked: self.unlocked,
        };
        (self.day, tally)
    }
}

/// In which shard of its reseller's days an account counts. The last byte of an id is random.
pub(crate) fn shard(account: AccountId) -> i64 {
    let [.., last] = account.0.into_bytes();
    i64::from(last % SHARDS)
}
