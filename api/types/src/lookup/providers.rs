//! The providers that are asked after the *padrón*, for whoever runs the installation: how much of their quotas is used.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::NumberKind;

/// How often a provider was asked in a month or a shorter window that runs now, of how often it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProviderQuota {
    /// How long the window is; none where it is a month of the calendar, in UTC.
    #[schema(example = 15)]
    pub minutes: Option<i64>,
    /// How often it was asked so far, by all processes together.
    #[schema(example = 812)]
    pub asked: i64,
    /// How often it may be asked.
    #[schema(example = 900)]
    pub most: i64,
    /// When the window ends, and the next one begins at nothing.
    pub until: DateTime<Utc>,
}

/// A provider that is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupProvider {
    /// What it is called in the file of providers.
    #[schema(example = "migo-ruc")]
    pub name: String,
    /// Which service it is.
    #[schema(example = "migo_v1")]
    pub service: String,
    /// The kinds of number that it is asked for.
    pub kinds: Vec<NumberKind>,
    /// Empty where it may be asked as often as one likes.
    pub quotas: Vec<ProviderQuota>,
    /// Until when it is left alone, because it failed again and again or asked for it, as the process that answers knows;
    /// none where it is asked.
    pub rests_until: Option<DateTime<Utc>>,
}

/// The providers that are set up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupProviders {
    /// In the order in which they are asked.
    pub items: Vec<LookupProvider>,
}

crate::calls! {
    ListLookupProviders: Get "/lookup/providers" {} => LookupProviders;
}
