//! Audit: what happened to an account, who did it, when, and what it was before and after.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::AccountId;
use crate::kit::page::Page;

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

/// Which part of a history is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryPart {
    /// What somebody changed or did to the account.
    #[default]
    Changes,
    /// That, and what its client's software does every day: sign-ins and reports of usage.
    Everything,
}

impl HistoryPart {
    pub const ALL: [Self; 2] = [Self::Changes, Self::Everything];

    /// The part as it is written in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Everything => "everything",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// Which events are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// Which part of the history: its changes when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub show: Option<HistoryPart>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Uuid>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

crate::calls! {
    ListAccountEvents: Get "/accounts/{account_id}/events" { account_id: AccountId, query: EventQuery } => Page<Event>;
}
