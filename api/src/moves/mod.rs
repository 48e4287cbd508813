//! Moving accounts to another plan, or to another version of theirs.
//!
//! - What is confirmed is what was previewed: the preview has a fingerprint of all it says but what is used, which
//!   changes all the time, and a move with another fingerprint is refused.
//! - Each batch is one transaction that holds its accounts; one that changed since it was looked at is left alone and
//!   told so.
//! - An account keeps its own numbers and its switches.

pub mod routes;
pub mod service;

mod fingerprint;
mod model;
