//! The outbox: every change leaves an event, in the transaction that makes it. Audit, notifications and
//! webhooks read it; no service calls them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::context::Context;
use super::db::Tx;
use super::error::Result;
use super::random;

mod store;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The member or key; none for the installation itself.
    pub id: Option<Uuid>,
    pub kind: ActorKind,
    pub name: String,
}

/// What somebody is who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    Person,
    /// A program, known by its key.
    Program,
    /// A command or a task of the installation itself.
    Installation,
}

impl ActorKind {
    /// The kind as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Program => "program",
            Self::Installation => "installation",
        }
    }
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
    pub change: Change,
    /// Whether it is everyday work, of which there is much, and which people look for apart from changes.
    pub routine: bool,
}

impl Event<'_> {
    /// Whether who may do what may be another after it: members, their sessions and resellers decide that.
    fn is_of_access(&self) -> bool {
        let noun = self.name.split_once('.').map(|(noun, _)| noun);
        matches!(noun, Some("member" | "session" | "reseller"))
    }

    /// The same, as everyday work.
    #[must_use]
    pub fn as_routine(self) -> Self {
        Self { routine: true, ..self }
    }
}

/// What an event tells of the thing: `{"after"}` when it was made, `{"before", "after"}` with the fields that
/// differ when it changed, `{"facts"}` for what happened to it otherwise. Never a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change(Value);

impl Change {
    /// # Errors
    /// When the value is no JSON.
    pub fn made(after: &impl Serialize) -> Result<Self> {
        Ok(Self(json!({"after": serde_json::to_value(after)?})))
    }

    /// # Errors
    /// When a value is no JSON.
    pub fn changed<T: Serialize>(before: &T, after: &T) -> Result<Self> {
        let (mut before, mut after) = (serde_json::to_value(before)?, serde_json::to_value(after)?);
        if let (Value::Object(before), Value::Object(after)) = (&mut before, &mut after) {
            keep_what_differs(before, after);
        }
        Ok(Self(json!({"before": before, "after": after})))
    }

    #[must_use]
    pub fn facts(facts: &Value) -> Self {
        Self(json!({"facts": facts}))
    }

    fn into_text(self) -> String {
        self.0.to_string()
    }
}

fn keep_what_differs(before: &mut Map<String, Value>, after: &mut Map<String, Value>) {
    let same = |name: &str| name == "version" || before.get(name) == after.get(name);
    let same: Vec<String> = after.keys().filter(|name| same(name)).cloned().collect();
    for name in same {
        before.remove(&name);
        after.remove(&name);
    }
}

/// Writes an event in the transaction of the change.
///
/// # Errors
/// When the database fails.
pub async fn record(context: &Context, tx: &Tx, event: Event<'_>) -> Result<()> {
    record_all(context, tx, vec![event]).await
}

/// Writes events in the transaction of their changes, in one query.
///
/// # Errors
/// When the database fails.
pub async fn record_all(context: &Context, tx: &Tx, events: Vec<Event<'_>>) -> Result<()> {
    let now = context.now();
    record_each(context, tx, events.into_iter().map(|event| (now, event))).await
}

/// The same, each event at its own time.
///
/// # Errors
/// When the database fails.
pub async fn record_each<'a>(
    context: &Context,
    tx: &Tx,
    events: impl Iterator<Item = (DateTime<Utc>, Event<'a>)>,
) -> Result<()> {
    let events = events.map(|(at, event)| {
        if event.is_of_access() {
            tx.changes_access();
        }
        (random::id(&*context.random, at), at, event)
    });
    store::insert(tx, events.collect()).await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Change;

    #[test]
    fn a_change_tells_the_fields_that_differ() {
        let before = json!({"name": "a", "state": "active", "version": 1});
        let after = json!({"name": "a", "state": "locked", "version": 2});
        let change = Change::changed(&before, &after).expect("JSON");
        let told = json!({"before": {"state": "active"}, "after": {"state": "locked"}});
        assert_eq!(change.into_text(), told.to_string());
    }
}
