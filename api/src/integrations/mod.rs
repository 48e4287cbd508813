//! Integrations: what an account's own software asks of us and reports to us.
//!
//! - It is told what it may do now, by the lock and by the limits; what counts is decided when it is done.
//! - A client's password is checked for it here, where guessing is slowed; the software never has the hash.
//! - Its counts are absolute and kept once: a report that is repeated, or comes late, changes nothing.

pub mod client_service;
pub mod report_service;
pub mod routes;
pub mod service;
