//! The fiscal inbox: what of all accounts needs a person, ranked by when somebody should have acted.
//!
//! - There is one item for an account and a cause, and of limits one for each meter. Whatever the number of documents
//!   it is about, it is one row with their count.
//! - An item follows its cause: [`settle_service`] compares what there is with what there should be, in the transaction
//!   of the change where that is ours, and by `watch` where only time passes. Nobody closes an item by hand.
//! - What a person decides, whose it is and that it is put off or set aside, is the item's version. What is counted is
//!   not, so that a document more does not refuse somebody's change.
//! - It comes before what counts and what takes documents in: these tell it what changed.

pub(crate) mod document_store;
pub(crate) mod model;
pub(crate) mod progress_store;
pub mod routes;
pub mod service;
pub(crate) mod settle_service;
pub(crate) mod store;

mod deadline;
mod document_entity;
mod entity;
mod list_store;
mod progress_entity;
mod wanted_model;
