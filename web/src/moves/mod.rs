//! Moving accounts to another plan, or to another version of theirs: previewed, then done as it was previewed.

pub mod page;
pub mod price;
pub mod rows;
pub mod text;
pub mod totals;

pub use page::MovePage;

use types::accounts::AccountId;
use types::plans::PlanId;

/// The page.
const PAGE: &str = "/moves";

/// The page that moves all accounts of one version to the newest of the same plan, unless another is chosen.
#[must_use]
pub fn of_version(plan: PlanId, version: i64) -> String {
    format!("{PAGE}?from={plan}.{version}&to={plan}")
}

/// The page that moves these accounts to a plan still to be chosen; so many as a move takes.
#[must_use]
pub fn of_accounts(accounts: &[AccountId]) -> String {
    let named = accounts.iter().take(types::moves::MOST_NAMED);
    let ids: Vec<_> = named.map(ToString::to_string).collect();
    format!("{PAGE}?accounts={}", ids.join("."))
}
