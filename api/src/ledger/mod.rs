//! The ledger: what each account owes, entry by entry, and what settles it.
//!
//! Entries and settlements are only ever added, which the database holds to. What is open of an entry follows from
//! them; it is written down beside them, in the same transaction, so that nobody has to add up.
//!
//! Each credit is a credit note: it gets the reseller's next number in the transaction that writes it, so that none is
//! left out and none is given twice.

pub mod model;
pub mod note_service;
pub mod routes;
pub mod service;

pub(crate) mod recount_model;
pub(crate) mod recount_service;
pub(crate) mod recount_store;
pub(crate) mod store;

mod balance_entity;
mod entity;
mod item_entity;
mod note_counter_entity;
mod note_entity;
mod note_store;
mod open_store;
mod pdf;
mod settlement_entity;
mod text;
