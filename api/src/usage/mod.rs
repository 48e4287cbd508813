//! Usage: how much each account issued, by cycle and in all, and what each day brought to its reseller.
//!
//! Counters are raised in the transaction that admits what they count; they are read as they stand and never recounted
//! from documents.

pub(crate) mod admit_store;
pub(crate) mod attention_store;
pub mod cycle;
pub(crate) mod day_store;
pub(crate) mod days;
pub(crate) mod list_store;
pub(crate) mod report_store;
pub mod routes;
pub mod service;
pub(crate) mod store;

mod cycle_entity;
mod day_entity;
mod total_entity;
