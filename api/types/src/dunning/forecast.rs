//! What would come of a ladder, before it is kept.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::DunningAction;
use crate::accounts::LockLevel;

/// What the next run would do with such steps, as things stand now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DunningForecast {
    /// How many accounts would be on the ladder.
    #[schema(example = 18)]
    pub accounts: i64,
    /// The steps that would be taken, the mildest first; of several that come due at once the most severe counts.
    pub steps: Vec<ForecastStep>,
    /// How many of those accounts somebody would have to tell by hand.
    #[schema(example = 4)]
    pub by_hand: i64,
    /// The accounts that would be stopped more than they are now, by how much.
    pub stops: Vec<ForecastStop>,
    /// How many accounts would be stopped less than they are now.
    #[schema(example = 0)]
    pub lifted: i64,
}

/// A step, and how many accounts would take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ForecastStep {
    pub action: DunningAction,
    #[schema(example = 6)]
    pub accounts: i64,
}

/// A level, and how many accounts would come to be stopped so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ForecastStop {
    pub level: LockLevel,
    #[schema(example = 2)]
    pub accounts: i64,
}

impl DunningForecast {
    /// Whether nothing would come of it at once.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.steps.is_empty() && self.stops.is_empty() && self.lifted == 0
    }
}
