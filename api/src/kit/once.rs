//! `Idempotency-Key`: a repeated request gets the first one's answer and changes nothing again.
//!
//! The key is claimed in the transaction of the change itself, so there is no moment at which one exists
//! without the other; a second request that comes while the first is running waits for it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use types::kit::problem::Code;
use uuid::Uuid;

use super::context::Context;
use super::db::Tx;
use super::error::Result;

mod store;

/// A request that must act once.
#[derive(Clone, Debug)]
pub struct Once {
    pub key: String,
    /// The SHA-256 of its body.
    pub body_hash: String,
}

/// Who sent a request that must act once, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    pub actor: Uuid,
    pub reseller: Option<Uuid>,
    pub operation: &'static str,
}

/// Does the work, unless the same request was answered before: then that answer.
///
/// # Errors
/// `key_reused_with_other_body` when the key came with another request; else what the work says.
pub async fn answer<T: Serialize + DeserializeOwned>(
    context: &Context,
    tx: &Tx,
    sender: Sender,
    once: Option<&Once>,
    work: impl AsyncFnOnce() -> Result<T>,
) -> Result<T> {
    let Some(once) = once else { return work().await };
    if store::claim(tx, sender, once, context.now()).await? {
        let answer = work().await?;
        store::keep(tx, sender.actor, &once.key, serde_json::to_string(&answer)?).await?;
        return Ok(answer);
    }
    let first = store::find(tx, sender.actor, &once.key).await?;
    if first.operation != sender.operation || first.body_hash != once.body_hash {
        return Err(Code::KeyReusedWithOtherBody.into());
    }
    Ok(serde_json::from_str(&first.answer.unwrap_or_default())?)
}

/// Forgets the answers given before that time.
///
/// # Errors
/// When the database fails.
pub async fn forget(context: &Context, before: DateTime<Utc>) -> Result<()> {
    context
        .db
        .write(async |tx| store::delete_before(tx, before).await)
        .await
}
