//! Usage: how much each account issued, by cycle and in all, and what each day brought to its reseller.
//!
//! Counters are raised in the transaction that admits what they count, and they are read as they stand. `recount` compares them with the documents.
//!
//! - A document belongs to the cycle of its own issue date on its account's calendar; a late one to its own past cycle.
//! - When an account's day is changed, its open cycles go on under their new dates with what they have counted.

pub(crate) mod admit_store;
pub(crate) mod attention_store;
pub mod cycle;
pub(crate) mod cycle_tally;
pub(crate) mod day_store;
pub(crate) mod days;
pub(crate) mod history;
pub(crate) mod issued;
pub(crate) mod known_store;
pub(crate) mod list_store;
pub(crate) mod move_store;
pub(crate) mod recount_store;
pub(crate) mod report_store;
pub mod routes;
pub mod service;
pub(crate) mod store;

mod cycle_entity;
mod day_entity;
mod look_entity;
mod move_entity;
mod total_entity;
