//! What one's reseller sells: plans, and the versions each of them had.

pub mod compare;
pub mod form;
pub mod list;
pub mod page;
pub mod terms;
pub mod text;
pub mod versions;

pub use form::PlanFormPage;
pub use list::{NEW, Plans};
pub use page::PlanPage;

use types::plans::PlanId;

/// The list.
pub const LIST: &str = "/plans";

/// The page of a plan.
#[must_use]
pub fn address(plan: PlanId) -> String {
    format!("{LIST}/{plan}")
}
