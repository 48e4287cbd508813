//! The keys of an account's integrations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::IntegrationKeyId;
use crate::kit::fault::Faults;
use crate::kit::value::Name;

/// A key by which an account's own software signs in. The key itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IntegrationKey {
    pub id: IntegrationKeyId,
    /// What it is for, in its maker's words.
    #[schema(example = "Servidor de facturación")]
    pub name: String,
    /// Its first characters, to tell it from others.
    #[schema(example = "tal_3kTq9Z")]
    pub hint: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A key to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIntegrationKey {
    #[schema(example = "Servidor de facturación")]
    pub name: String,
}

impl NewIntegrationKey {
    /// # Errors
    /// When the name is missing or too long.
    pub fn parse(&self) -> Result<Name, Faults> {
        Name::parse(&self.name).map_err(|fault| Faults::one("name", fault))
    }
}

/// A key just made: the only time its secret is shown.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct IntegrationKeyMade {
    pub key: IntegrationKey,
    /// Send it as `Authorization: Bearer`.
    #[schema(example = "tal_3kTq9ZrVb2Xn8MwY4cLpD6sHfJ1gK5uA7eRtC0vBxNqW2zOi")]
    pub secret: String,
}

impl std::fmt::Debug for IntegrationKeyMade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IntegrationKeyMade")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
