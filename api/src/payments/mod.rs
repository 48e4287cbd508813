//! Payments: what is to come in for an account, on which day and how, and what became of it.
//!
//! A payment is scheduled, then confirmed or cancelled; what came in may be taken back. What that means for what the
//! account owes is written to the ledger in the same transaction.

pub mod routes;
pub mod service;

pub(crate) mod month_store;
pub(crate) mod names;

mod entity;
mod method_entity;
mod method_service;
mod method_store;
mod model;
mod month_entity;
mod month_model;
mod schedule_service;
mod store;
