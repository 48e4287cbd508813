//! Modules: the catalogue of what an account's software can show, in two levels, modules and their parts.
//!
//! - It belongs to the installation: the operator edits it, everybody reads it, in one query.
//! - A code never changes and nothing is deleted: a retired module is given to nobody any more, and the accounts that
//!   have it keep it.
//! - What an account has are parts, and modules that have no parts.

pub mod routes;
pub mod service;
pub(crate) mod store;

mod entity;
mod model;

pub(crate) use service::{check, choose};
