//! Resellers and the plans the operator gives them.
//!
//! A reseller never has more accounts than its plan's maximum: the count lives in its row and every new
//! account raises it under that condition, so no race can pass it. A suspended reseller's members cannot
//! work; its clients' systems go on issuing, for they are not to blame.

pub mod routes;
pub mod service;
pub mod standing;
pub(crate) mod store;

pub(crate) mod entity;
mod plan_entity;
