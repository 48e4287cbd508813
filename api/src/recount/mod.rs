//! The recount: every counter compared with what it counts, and put right where it differs.
//!
//! - Comparing reads the database as it stands at one moment. Nobody waits for it, and whatever is admitted meanwhile
//!   is in all of it or in nothing of it: what differs is wrong.
//! - An account's counters are put right in one transaction that holds the account and compares once more.
//! - Counters of a whole reseller are put right by the difference that was seen: what is counted rightly leaves it as
//!   it is. Two that recount one reseller at once do not both add it.
//! - So it is with money: what is kept beside the entries of the ledger, by account; what payments come to by month, and
//!   what invoices come to, by reseller. Entries, settlements and lines are what is counted, and are never changed.
//! - What an account's software reports of itself has no documents behind it and is left alone.

mod account_service;
mod difference;
mod entity;
mod model;
mod money;
mod money_model;
pub mod service;
mod store;
mod whole;

pub use difference::{Difference, Report};
