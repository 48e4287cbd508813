//! Documents: what accounts issue, as the XML their software sends.
//!
//! - A document's issuer is the account, or it is refused.
//! - The same document counts once, however often and however concurrently it is sent.
//! - It counts in the cycle of its own issue date; a cycle never holds more than its limit allows.
//! - Those without fiscal validity are counted apart and use up nothing.
//! - The XML is kept byte by byte, written durably before the row that points to it.
//! - How a document stands follows what the tax office said of it, by one table; what comes late is refused.

pub mod archive;
pub mod receipt_routes;
pub mod receipt_service;
pub mod routes;
pub mod sample;
pub mod service;
pub mod state_service;
pub(crate) mod store;
pub mod xml;

mod entity;
mod model;
mod receipt_entity;
mod receipt_model;
mod receipt_store;
mod state_model;
mod state_store;
mod void_service;
