//! What an account's software shows.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::modules::ModuleCode;

/// The modules of an account: parts, and modules that have no parts, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountModules {
    #[schema(example = json!(["sales_invoices", "sales_quotations", "pos_counter"]))]
    pub modules: Vec<ModuleCode>,
    /// The account's version.
    pub version: i64,
}

/// The modules an account is to have, instead of those it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModulesChange {
    /// Parts, and modules that have no parts. One that was retired may stay where it is, and is given to nobody new.
    #[schema(example = json!(["sales_invoices", "sales_quotations", "pos_counter"]))]
    pub modules: Vec<ModuleCode>,
}
