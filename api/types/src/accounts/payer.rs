//! Who pays for an account.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who pays what the plan of an account costs. Extras and what is charged by hand are the client's in any case: they are
/// what the reseller sells of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "client")]
pub enum Payer {
    /// The client, to the reseller: it is charged in the account's ledger.
    #[default]
    Client,
    /// The reseller, to the operator: it is a line of the operator's invoice, less the discount of the reseller's plan.
    Reseller,
}

impl Payer {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Reseller => "reseller",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Client, Self::Reseller]
            .into_iter()
            .find(|payer| payer.name() == name)
    }
}
