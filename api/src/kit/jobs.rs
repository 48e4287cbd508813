//! Jobs: work that goes on after the request that asked for it was answered. A job is queued in the transaction of the
//! change that asks for it, and done by any process of the service.
//!
//! - A worker takes a job for a short time (its lease) and asks for more time again and again while it works. One that
//!   was killed asks no more, so another takes the job when the time is over.
//! - Every taking is a turn of its own. Only whose turn it is can end the job, in the transaction that keeps what came
//!   of it: so it ends once, however many began it.
//! - A job that fails is tried again after a pause, and given up after some attempts; a refusal is final at once.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use types::kit::problem::Code;
use uuid::Uuid;

use super::context::Context;
use super::db::{Source, Tx};
use super::error::{Error, Result};

mod crew;
mod store;

pub use crew::{Crew, drain};

/// Whoever takes a job has so long before another may, unless it asks for more.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// So often a job is begun at most.
const ATTEMPTS: i64 = 4;
/// The pause before a job that failed is tried again.
const PAUSE: TimeDelta = TimeDelta::seconds(10);

/// A job to be done.
#[derive(Clone, Copy, Debug)]
pub struct NewJob {
    /// The id of what it makes.
    pub id: Uuid,
    pub reseller: Option<Uuid>,
    /// Who may cancel it.
    pub owner: Uuid,
    /// Which worker knows how to do it.
    pub kind: &'static str,
    /// How much there is to do, as far as that is known.
    pub total: i64,
}

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

impl JobState {
    const ALL: [Self; 5] = [Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// The state as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What is told of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub state: JobState,
    pub done: i64,
    pub total: i64,
    /// The code of the problem for which it was given up.
    pub failure: Option<String>,
}

/// A job this process is doing.
#[derive(Clone, Debug)]
pub struct Taken {
    pub id: Uuid,
    pub kind: String,
    /// How many times it was begun, this time too.
    pub attempt: i64,
    turn: Uuid,
    progress: Arc<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    done: AtomicI64,
    total: AtomicI64,
}

impl Taken {
    /// Notes how much is done, of how much. It is written with the next sign of life.
    pub fn progress(&self, done: i64, total: i64) {
        self.progress.done.store(done, Ordering::Relaxed);
        self.progress.total.store(total, Ordering::Relaxed);
    }
}

/// Queues a job in the transaction of the change that asks for it.
///
/// # Errors
/// When the database fails.
pub async fn put(context: &Context, tx: &Tx, job: NewJob) -> Result<()> {
    store::insert(tx, job, context.now()).await
}

/// Takes the job that waits longest, if any waits. One that was begun too often is given up instead.
///
/// # Errors
/// When the database fails.
pub async fn take(context: &Context) -> Result<Option<Taken>> {
    loop {
        let now = context.now();
        if !store::is_due(&context.db, now).await? {
            return Ok(None);
        }
        let turn = context.id();
        let take = async |tx: &Tx| store::take(tx, now, now + LEASE, turn).await;
        let Some(taken) = context.db.write(take).await? else {
            return Ok(None);
        };
        if taken.attempt <= ATTEMPTS {
            return Ok(Some(taken));
        }
        fail(context, &taken, Code::Internal).await?;
        tracing::error!(job = %taken.id, kind = taken.kind, "a job was begun too often and is given up");
    }
}

/// Says that the job goes on, and how far it is; false when it is this worker's no more.
///
/// # Errors
/// When the database fails.
pub async fn go_on(context: &Context, job: &Taken) -> Result<bool> {
    let until = context.now() + LEASE;
    let go_on = async |tx: &Tx| store::go_on(tx, job, until).await;
    context.db.write(go_on).await
}

/// Ends a job in the transaction that keeps what came of it.
///
/// # Errors
/// When it is this worker's no more: nothing may be kept then.
pub async fn finish(context: &Context, tx: &Tx, job: &Taken) -> Result<()> {
    if store::end(tx, job, JobState::Done, None, context.now()).await? {
        Ok(())
    } else {
        Err(Error::broken("the job was cancelled, or taken up by another"))
    }
}

/// Gives a job back, for another process to take at once; the attempt does not count.
///
/// # Errors
/// When the database fails.
pub async fn give_back(context: &Context, job: &Taken) -> Result<()> {
    let now = context.now();
    let give_back = async |tx: &Tx| store::queue_again(tx, job, job.attempt - 1, now).await;
    context.db.write(give_back).await
}

/// Cancels a job; false when it has ended.
///
/// # Errors
/// When the database fails.
pub async fn cancel(context: &Context, tx: &Tx, id: Uuid) -> Result<bool> {
    store::cancel(tx, id, context.now()).await
}

/// What is told of some jobs.
///
/// # Errors
/// When the database fails.
pub async fn told(source: &impl Source, ids: &[Uuid]) -> Result<HashMap<Uuid, Told>> {
    store::told(source, ids).await
}

/// How many jobs of somebody have not ended.
///
/// # Errors
/// When the database fails.
pub async fn unfinished(source: &impl Source, owner: Uuid) -> Result<u64> {
    store::unfinished(source, owner).await
}

/// Forgets some jobs.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, ids: &[Uuid]) -> Result<()> {
    store::delete(tx, ids).await
}

/// Notes that an attempt failed: it is tried again where that may help.
async fn failed(context: &Context, job: &Taken, error: &Error) -> Result<()> {
    let code = error.refusal().code;
    let may_pass = error.is_broken() || code == Code::Busy;
    if may_pass && job.attempt < ATTEMPTS {
        let next = context.now() + PAUSE;
        let again = async |tx: &Tx| store::queue_again(tx, job, job.attempt, next).await;
        return context.db.write(again).await;
    }
    fail(context, job, code).await
}

async fn fail(context: &Context, job: &Taken, code: Code) -> Result<()> {
    let now: DateTime<Utc> = context.now();
    let end = async |tx: &Tx| store::end(tx, job, JobState::Failed, Some(code.name()), now).await;
    context.db.write(end).await.map(drop)
}
