//! Limits of an account: what its plan gives, what the account has instead, what is switched off, what is used.
//!
//! A change of limits holds from the next admission on: both go through the account's row.

pub mod routes;
pub mod service;
