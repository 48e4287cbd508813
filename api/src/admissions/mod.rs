//! Admissions: leave to issue, given and counted in the same moment.
//!
//! - A document's issuer is the account, or it is refused.
//! - The same document counts once, however often and however concurrently it is asked for or sent.
//! - It counts in the cycle of its own issue date; a cycle never holds more than its limit allows.
//! - Those without fiscal validity are counted apart and use up nothing.
//! - Asks that wait together are decided together and share one commit; each is answered after it.
//! - XML is kept byte by byte, written durably before the row that points to it.

pub mod queue;
pub mod routes;
pub mod service;

mod batch;
mod desk;
mod gauge_service;
mod model;
