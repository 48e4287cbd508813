//! Invoices: what resellers owe the operator for the accounts they pay for themselves.
//!
//! - A line is written in the transaction that charges a period, and never changed; what is given back is a line of its
//!   own, below nothing.
//! - When a month begins in the reseller's country, all lines written before it come together in one invoice for each
//!   currency. What comes to nothing or less waits for the next month.
//! - An invoice is paid or cancelled once. What is cancelled is not invoiced again.

pub mod model;
pub mod routes;
pub mod run_service;
pub mod service;

pub(crate) mod letter;
pub(crate) mod paper_service;
pub(crate) mod recount_store;

mod entity;
mod line_entity;
mod line_store;
mod pdf;
mod setting_entity;
mod setting_service;
mod setting_store;
mod store;
mod text;
