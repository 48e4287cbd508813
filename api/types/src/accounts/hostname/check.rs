//! Asking whether a hostname can be had.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::tax_id::Country;

/// Which hostname is asked for, and of what company, so that others can be proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HostnameQuery {
    #[param(max_length = 200, example = "pukara")]
    pub hostname: String,
    /// The company's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 200, example = "Pukara Textil S.A.C.")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub country: Option<Country>,
}

/// Whether a hostname can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "taken")]
pub enum Availability {
    Available,
    /// An account has it.
    Taken,
    /// Nobody gets it.
    Reserved,
    /// It could be taken for one that an account has, or that is reserved.
    LooksLikeAnother,
    /// It is no hostname.
    Malformed,
}

/// Whether a hostname can be had now; creating the account decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HostnameCheck {
    /// The hostname as it would be kept.
    #[schema(example = "pukara")]
    pub hostname: String,
    pub availability: Availability,
    /// Up to three that are free, when this one is not.
    #[schema(example = json!(["pukara-textil", "pukara-pe"]))]
    pub suggestions: Vec<String>,
}
