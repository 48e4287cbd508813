//! Subscriptions: what an account is charged again and again.
//!
//! - Periods of an account follow each other without a gap and without an overlap: each begins on the day until which
//!   everything was charged, and moves that day on in the transaction that writes its charges.
//! - A period has a number that is used once, and is charged while its account is held: so exactly once, however many
//!   processes charge, whenever they are killed, and however late they come.
//! - The plan is charged to whoever pays for the account, in its ledger or by a line of the operator's invoice; extras are
//!   the client's.
//! - What was used beyond the plan is charged to the client when a cycle is over, once for each meter.
//! - What is charged is looked up when it is charged: the plan's version, the discount and the extras of that moment.

pub mod plan_service;
pub mod routes;
pub mod run_service;
pub mod service;
pub mod setting_service;

mod beyond_entity;
mod beyond_model;
mod beyond_service;
mod beyond_store;
mod bill;
mod entity;
mod extra_entity;
mod model;
mod period_entity;
mod period_store;
mod setting_entity;
mod setting_store;
mod span;
mod store;
