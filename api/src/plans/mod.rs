//! Plans: what a reseller sells, in versions.
//!
//! - A version's terms never change. Changing a plan's terms makes a new version, and accounts stay on theirs until
//!   they are moved.
//! - A plan's name, and whether it takes new accounts, hold for all of its versions.
//! - How many accounts are on a version is counted in the transaction that puts one there or takes one away.

pub(crate) mod count_store;
pub mod routes;
pub mod service;
pub(crate) mod store;
pub(crate) mod version_store;

mod count_entity;
mod entity;
mod version_entity;
