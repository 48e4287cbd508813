//! What needs somebody's attention of all accounts: how many are near their limit or have problems, and which first.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Order};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use uuid::Uuid;

use super::list_store;
use super::{cycle_entity as cycle, total_entity as total};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

/// Accounts with problems, and what they have of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Troubled {
    pub accounts: i64,
    pub not_sent: i64,
    pub pending_voiding: i64,
    pub with_errors: i64,
}

/// How many accounts are near the limit of their running cycle.
pub(crate) async fn count_near(source: &impl Source, scope: &Scope, now: DateTime<Utc>) -> Result<i64> {
    let account = Expr::col((cycle::Entity, cycle::Column::AccountId));
    let select = list_store::near(scope.reseller()?.0, now)
        .clear_selects()
        .expr(Func::count_distinct(account))
        .take();
    let row = source.executor().query_one(&select).await?;
    let row = row.ok_or_else(|| Error::broken("a count gives no row"))?;
    Ok(row.try_get_by_index(0)?)
}

/// Some of them, so many at most: those whose cycle goes on longest first.
pub(crate) async fn some_near(
    source: &impl Source,
    scope: &Scope,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<AccountId>> {
    let select = list_store::near(scope.reseller()?.0, now)
        .order_by((cycle::Entity, cycle::Column::NearUntil), Order::Desc)
        .limit(most)
        .take();
    let rows = source.executor().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| Ok(AccountId(row.try_get_by_index::<Uuid>(0)?));
    rows.iter().map(read).collect()
}

/// How many accounts have problems, and which in all. Reads those accounts' rows alone.
pub(crate) async fn troubled(source: &impl Source, scope: &Scope) -> Result<Troubled> {
    use total::Column as T;
    let sum = |column: T| Func::coalesce([column.sum(), Expr::val(0_i64)]).cast_as("bigint");
    let query = total::Entity::find()
        .select_only()
        .column_as(T::AccountId.count(), "accounts")
        .column_as(sum(T::NotSent), "not_sent")
        .column_as(sum(T::PendingVoiding), "pending_voiding")
        .column_as(sum(T::WithErrors), "with_errors")
        .filter(T::ResellerId.eq(scope.reseller()?.0))
        .filter(T::WithProblems.eq(true));
    let found = query.into_model::<Troubled>().one(&source.executor()).await?;
    found.ok_or_else(|| Error::broken("a sum gives no row"))
}

/// The accounts with problems, those with the oldest first, so many at most.
pub(crate) async fn oldest_troubled(source: &impl Source, scope: &Scope, most: u64) -> Result<Vec<AccountId>> {
    use total::Column as T;
    let query = total::Entity::find()
        .select_only()
        .column(T::AccountId)
        .filter(T::ResellerId.eq(scope.reseller()?.0))
        .filter(T::WithProblems.eq(true))
        .order_by_asc(T::OldestAt.is_null())
        .order_by_asc(T::OldestAt)
        .order_by_asc(T::AccountId)
        .limit(most);
    let ids: Vec<Uuid> = query.into_tuple().all(&source.executor()).await?;
    Ok(ids.into_iter().map(AccountId).collect())
}
