//! The table of recounts: when each reseller's turn is, and who has it.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::resellers::ResellerId;

use super::entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A reseller whose time has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Due {
    pub reseller: ResellerId,
    next_at: DateTime<Utc>,
}

/// Gives resellers their turn from now on, where they have none yet.
pub(super) async fn open(tx: &Tx, scope: &Scope, resellers: &[ResellerId], now: DateTime<Utc>) -> Result<()> {
    scope.installation()?;
    if resellers.is_empty() {
        return Ok(());
    }
    let row = |reseller: &ResellerId| ActiveModel {
        reseller_id: Set(reseller.0),
        repairs: Set(0),
        next_at: Set(now),
    };
    Entity::insert_many(resellers.iter().map(row))
        .on_conflict_do_nothing_on([Column::ResellerId])
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Those of some resellers that have a turn.
pub(super) async fn known(source: &impl Source, scope: &Scope, resellers: &[ResellerId]) -> Result<Vec<ResellerId>> {
    scope.installation()?;
    let query = Entity::find()
        .select_only()
        .column(Column::ResellerId)
        .filter(Column::ResellerId.is_in(resellers.iter().map(|reseller| reseller.0)));
    let ids: Vec<uuid::Uuid> = query.into_tuple().all(&source.executor()).await?;
    Ok(ids.into_iter().map(ResellerId).collect())
}

/// The reseller that waits longest of those whose time has come.
pub(super) async fn due(source: &impl Source, scope: &Scope, now: DateTime<Utc>) -> Result<Option<Due>> {
    scope.installation()?;
    let query = Entity::find()
        .filter(Column::NextAt.lte(now))
        .order_by_asc(Column::NextAt)
        .limit(1);
    let row = query.one(&source.executor()).await?;
    Ok(row.map(|row| Due {
        reseller: ResellerId(row.reseller_id),
        next_at: row.next_at,
    }))
}

/// Takes a turn, and gives the next one; false when another process did.
pub(super) async fn claim(tx: &Tx, scope: &Scope, due: Due, next_at: DateTime<Utc>) -> Result<bool> {
    scope.installation()?;
    let update = Entity::update_many()
        .col_expr(Column::NextAt, next_at.into())
        .filter(Column::ResellerId.eq(due.reseller.0))
        .filter(Column::NextAt.eq(due.next_at));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// How many times counters of the whole reseller were put right.
pub(super) async fn repairs(source: &impl Source, scope: &Scope) -> Result<i64> {
    let row = Entity::find_by_id(scope.reseller()?.0).one(&source.executor()).await?;
    let row = row.ok_or_else(|| Error::broken("a reseller has no turn to be recounted"))?;
    Ok(row.repairs)
}

/// Counts one repair more after so many; false when there were others meanwhile.
pub(super) async fn begin_repair(tx: &Tx, scope: &Scope, after: i64) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::Repairs, Expr::col(Column::Repairs).add(1))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Repairs.eq(after));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}
