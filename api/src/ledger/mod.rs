//! The ledger: what each account owes, entry by entry, and what settles it.
//!
//! Entries and settlements are only ever added, which the database holds to. What is open of an entry follows from
//! them; it is written down beside them, in the same transaction, so that nobody has to add up.

pub mod model;
pub mod routes;
pub mod service;

pub(crate) mod recount_model;
pub(crate) mod recount_service;
pub(crate) mod recount_store;
pub(crate) mod store;

mod balance_entity;
mod entity;
mod item_entity;
mod open_store;
mod settlement_entity;
