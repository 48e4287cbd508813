//! Audit: what happened to an account, who did it, when, and what it was before and after.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::page::{Page, PageQuery};

crate::ids! {
    /// Something that happened.
    EventId;
}

/// What somebody is who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A member.
    Person,
    /// A program, known by its integration key.
    Program,
    /// A command or a task of the installation itself.
    Installation,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Actor {
    pub kind: ActorKind,
    /// The person's name at that time, or the name of the key.
    #[schema(example = "Rosa Ccori")]
    pub name: String,
}

/// Something that happened to an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    pub id: EventId,
    /// What happened, as `noun.verb`.
    #[schema(example = "account.limits_changed")]
    pub name: String,
    pub at: DateTime<Utc>,
    pub actor: Actor,
    /// The fields it changed, by name; none for what changes no field.
    pub changes: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FieldChange {
    /// The field's name, and the names within it joined by dots.
    #[schema(example = "documents.own")]
    pub field: String,
    /// None when it was not there.
    #[schema(value_type = Option<serde_json::Value>, example = json!(500))]
    pub before: Option<serde_json::Value>,
    /// None when it is not there any more.
    #[schema(value_type = Option<serde_json::Value>, example = json!(800))]
    pub after: Option<serde_json::Value>,
}

crate::calls! {
    ListAccountEvents: Get "/accounts/{account_id}/events" { account_id: AccountId, query: PageQuery } => Page<Event>;
}
