//! Look-ups that are stopped for a while, because whoever asked walked through numbers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::resellers::ResellerId;

/// What the numbers were that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "close")]
pub enum HarvestPattern {
    /// Many that follow each other, or of one range in whatever order.
    Close,
    /// Many that nobody has.
    Nobodys,
}

impl HarvestPattern {
    pub const ALL: [Self; 2] = [Self::Close, Self::Nobodys];

    /// The pattern as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Nobodys => "nobodys",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pattern| pattern.name() == name)
    }
}

/// Look-ups of one account's software, or of a reseller's members, that are stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupStop {
    pub reseller_id: ResellerId,
    /// The account whose software asked; none where the reseller's members did.
    pub account_id: Option<AccountId>,
    /// The account's name, or the reseller's.
    #[schema(example = "Molinos Achachila S.A.C.")]
    pub name: String,
    pub pattern: HarvestPattern,
    /// How many such numbers were asked for.
    #[schema(example = 32)]
    pub numbers: i64,
    /// When the first of them was.
    pub began_at: DateTime<Utc>,
    /// The least and the greatest of them, of which the end is hidden where they are people's.
    #[schema(example = "4012****")]
    pub first: String,
    #[schema(example = "4012****")]
    pub last: String,
    pub stopped_at: DateTime<Utc>,
    /// When look-ups go on by themselves.
    pub until: DateTime<Utc>,
    /// Which time it is in a row; each takes longer.
    #[schema(example = 1)]
    pub times: i64,
}

/// What is stopped now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupStops {
    /// The last first, a hundred at most.
    pub items: Vec<LookupStop>,
}

crate::calls! {
    ListLookupStops: Get "/lookup/stops" {} => LookupStops;
    LiftLookupStop: Delete "/accounts/{account_id}/lookup-stop" { account_id: AccountId } => LookupStops;
    LiftResellerLookupStop: Delete "/resellers/{reseller_id}/lookup-stop" { reseller_id: ResellerId } => LookupStops;
}
