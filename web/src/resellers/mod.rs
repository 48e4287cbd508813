//! The operator's pages: who resells, and what the operator gives them.

pub mod actions;
pub mod detail;
pub mod form;
pub mod limit;
pub mod list;
pub mod plan_field;
pub mod plan_form;
pub mod plans;
pub mod text;

pub use form::NewResellerPage;
pub use list::{NEW, Resellers};
pub use plans::{NEW as NEW_PLAN, ResellerPlans};
