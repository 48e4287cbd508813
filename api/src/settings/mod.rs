//! Settings of accounts: who takes what they issue, by which mail server they write, what their clients may do.
//!
//! - Passwords are kept sealed, are written and never told; replies say only since when there is one.
//! - A saved password is used where it was saved for, and must be typed again for another server or user.
//! - A test message goes to a server that everybody reaches, a few times in a minute.

pub(crate) mod model;
pub mod routes;
pub mod service;
pub(crate) mod store;

mod entity;
mod letter;
mod test_entity;
