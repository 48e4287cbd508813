//! Views: ways of looking at the list of accounts that members keep, each their own.
//!
//! A member's views have names unlike each other, and nobody else sees them.

pub mod routes;
pub mod service;

mod entity;
mod store;
