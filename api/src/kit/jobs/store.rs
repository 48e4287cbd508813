//! The table of jobs.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany};
use uuid::Uuid;

use self::entity::{ActiveModel, Column, Entity, Model};
use super::{JobState, NewJob, Progress, Taken, Told};
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

mod entity;

pub(super) async fn insert(tx: &Tx, job: NewJob, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel {
        id: Set(job.id),
        reseller_id: Set(job.reseller),
        owner_id: Set(job.owner),
        kind: Set(job.kind.to_owned()),
        state: Set(JobState::Queued.name().to_owned()),
        attempts: Set(0),
        turn: Set(None),
        done: Set(0),
        total: Set(job.total),
        failure: Set(None),
        created_at: Set(now),
        next_at: Set(Some(now)),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Whether a job waits to be taken.
pub(super) async fn is_due(source: &impl Source, now: DateTime<Utc>) -> Result<bool> {
    let query = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::NextAt.lte(now))
        .limit(1)
        .into_tuple::<Uuid>();
    Ok(query.one(&source.executor()).await?.is_some())
}

/// Takes the job that waits longest until that time. Nobody waits for a job that another is just taking.
pub(super) async fn take(tx: &Tx, now: DateTime<Utc>, until: DateTime<Utc>, turn: Uuid) -> Result<Option<Taken>> {
    let waiting = Entity::find()
        .filter(Column::NextAt.lte(now))
        .order_by_asc(Column::NextAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(row) = waiting.one(&tx.executor()).await? else {
        return Ok(None);
    };
    let attempt = row.attempts + 1;
    Entity::update_many()
        .col_expr(Column::State, JobState::Running.name().into())
        .col_expr(Column::Attempts, attempt.into())
        .col_expr(Column::Turn, Expr::value(turn))
        .col_expr(Column::NextAt, until.into())
        .filter(Column::Id.eq(row.id))
        .exec(&tx.executor())
        .await?;
    let progress = Progress::default();
    progress.total.store(row.total, Ordering::Relaxed);
    Ok(Some(Taken {
        id: row.id,
        kind: row.kind,
        attempt,
        turn,
        progress: Arc::new(progress),
    }))
}

/// Moves the end of a worker's time on, and writes how far it is; false when it is that worker's no more.
pub(super) async fn go_on(tx: &Tx, job: &Taken, until: DateTime<Utc>) -> Result<bool> {
    let update = of_turn(job)
        .col_expr(Column::NextAt, until.into())
        .col_expr(Column::Done, job.progress.done.load(Ordering::Relaxed).into())
        .col_expr(Column::Total, job.progress.total.load(Ordering::Relaxed).into());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Ends a job; false when it is that worker's no more.
pub(super) async fn end(
    tx: &Tx,
    job: &Taken,
    state: JobState,
    failure: Option<String>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let update = over(of_turn(job), state, now)
        .col_expr(Column::Failure, Expr::value(failure))
        .col_expr(Column::Done, job.progress.done.load(Ordering::Relaxed).into())
        .col_expr(Column::Total, job.progress.total.load(Ordering::Relaxed).into());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Lets a job wait again, from that time on.
pub(super) async fn queue_again(tx: &Tx, job: &Taken, attempts: i64, next: DateTime<Utc>) -> Result<()> {
    let update = of_turn(job)
        .col_expr(Column::State, JobState::Queued.name().into())
        .col_expr(Column::Attempts, attempts.into())
        .col_expr(Column::Turn, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::NextAt, next.into());
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Cancels a job that waits or runs; false when it has ended.
pub(super) async fn cancel(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    let update = over(Entity::update_many(), JobState::Cancelled, now)
        .filter(Column::Id.eq(id))
        .filter(Column::NextAt.is_not_null());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

pub(super) async fn told(source: &impl Source, ids: &[Uuid]) -> Result<HashMap<Uuid, Told>> {
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(|row| Ok((row.id, row.told()?))).collect()
}

/// How many jobs of somebody have not ended.
pub(super) async fn unfinished(source: &impl Source, owner: Uuid) -> Result<u64> {
    let query = Entity::find()
        .filter(Column::OwnerId.eq(owner))
        .filter(Column::NextAt.is_not_null());
    Ok(query.count(&source.executor()).await?)
}

pub(super) async fn delete(tx: &Tx, ids: &[Uuid]) -> Result<()> {
    let delete = Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied()));
    delete.exec(&tx.executor()).await?;
    Ok(())
}

fn of_turn(job: &Taken) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(job.id))
        .filter(Column::Turn.eq(job.turn))
}

fn over(update: UpdateMany<Entity>, state: JobState, now: DateTime<Utc>) -> UpdateMany<Entity> {
    update
        .col_expr(Column::State, state.name().into())
        .col_expr(Column::Turn, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::NextAt, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::EndedAt, now.into())
}

impl Model {
    fn told(self) -> Result<Told> {
        Ok(Told {
            state: JobState::of_name(&self.state).ok_or_else(|| Error::broken("unknown state of a job"))?,
            done: self.done,
            total: self.total,
            failure: self.failure,
        })
    }
}
