//! The outbox: every change leaves an event, in the transaction that makes it. Audit, notifications and
//! webhooks read it; no service calls them.

use serde_json::Value;
use uuid::Uuid;

use super::context::Context;
use super::db::Tx;
use super::error::Result;

mod store;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The member or key; none for the installation itself.
    pub id: Option<Uuid>,
    pub name: String,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    pub reseller: Option<Uuid>,
    pub actor: &'a Actor,
    /// What happened, as `noun.verb`: `account.locked`.
    pub name: &'static str,
    /// The thing it happened to.
    pub subject: Uuid,
    pub data: Value,
}

/// Writes an event in the transaction of the change.
///
/// # Errors
/// When the database fails.
pub async fn record(context: &Context, tx: &Tx, event: Event<'_>) -> Result<()> {
    store::insert(tx, context.id(), context.now(), event).await
}
