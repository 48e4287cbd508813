//! Turns: of several processes, one does what is to be done from time to time.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::context::Context;
use super::db::{Source, Tx};
use super::error::Result;

mod store;

/// Which of some have their turn at a task due, in the order given; the first turn is due at once. A turn is only had by
/// taking it.
///
/// # Errors
/// When the database fails.
pub async fn due(source: &impl Source, task: &'static str, of: Vec<Uuid>, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let waiting = store::waiting(source, task, &of, now).await?;
    Ok(of.into_iter().filter(|each| !waiting.contains(each)).collect())
}

/// Takes the turn at a task if it is due, and puts the next one off so long; false when it is not due, or another
/// process took it. `of` is whose turn it is; the installation's own is nil's.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, task: &'static str, of: Uuid, now: DateTime<Utc>, every: TimeDelta) -> Result<bool> {
    store::open(tx, task, of, now).await?;
    store::claim(tx, task, of, (now, now + every)).await
}

/// Takes the installation's own turn at a task, in a transaction of its own; false when it is another's, or not due.
///
/// # Errors
/// When the database fails.
pub async fn is_ours(context: &Context, task: &'static str, every: TimeDelta) -> Result<bool> {
    let take = async |tx: &Tx| take(tx, task, Uuid::nil(), context.now(), every).await;
    context.db.write(take).await
}
