//! Dunning: the ladder that an account climbs while it does not pay.
//!
//! - How far up an account is follows from what the ledger says is open, the reseller's steps and the day: nothing else
//!   decides what is stopped.
//! - A step is taken once for an account and the day on which that was due which is open the longest: that is a key.
//!   What it does, its event and its letter are one transaction, in which the account is held.
//! - What the ladder stops is a lock that is marked as its own. It undoes that one alone, and puts back the lock by hand
//!   that it stood on.

pub mod forecast_service;
pub mod routes;
pub mod run_service;
pub mod service;
pub mod setting_service;
pub mod tell_service;

mod contact_entity;
mod contact_store;
mod due_store;
mod entity;
mod letter;
mod look_service;
mod model;
mod setting_entity;
mod setting_store;
mod step_entity;
mod step_store;
mod store;
