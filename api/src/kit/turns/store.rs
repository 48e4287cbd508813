//! The table of turns.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use self::entity::{ActiveModel, Column, Entity};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

mod entity;

/// Makes the first turn due, unless there is one.
pub(super) async fn open(tx: &Tx, task: &str, of: Uuid, now: DateTime<Utc>) -> Result<()> {
    let first = ActiveModel {
        task: Set(task.to_owned()),
        of_id: Set(of),
        next_at: Set(now),
    };
    Entity::insert_many([first])
        .on_conflict_do_nothing_on([Column::Task, Column::OfId])
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Those of some whose turn is still to come.
pub(super) async fn waiting(
    source: &impl Source,
    task: &str,
    of: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashSet<Uuid>> {
    let query = Entity::find()
        .select_only()
        .column(Column::OfId)
        .filter(Column::Task.eq(task))
        .filter(Column::OfId.is_in(of.iter().copied()))
        .filter(Column::NextAt.gt(now));
    let rows: Vec<Uuid> = query.into_tuple().all(&source.executor()).await?;
    Ok(rows.into_iter().collect())
}

/// Moves a turn on from now, if it is due.
pub(super) async fn claim(
    tx: &Tx,
    task: &str,
    of: Uuid,
    (now, next_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::NextAt, next_at.into())
        .filter(Column::Task.eq(task))
        .filter(Column::OfId.eq(of))
        .filter(Column::NextAt.lte(now));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}
