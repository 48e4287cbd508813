//! One-use links that go by mail: invitations, new passwords, and proofs that an address is one's own.
//!
//! - A link is kept as the SHA-256 of its token, and deleted by its use: of two who use it at once, one wins.
//! - A newer link takes the place of an older one for the same purpose. A changed password makes reset links useless.
//! - Whether an address is somebody's is told neither by an answer nor by the time it takes.
//! - Without a mail server, invitations and resets give the link to whoever asked, to be handed over.

pub mod routes;
pub mod service;
pub(crate) mod store;

mod entity;
mod issue;
mod letters;
mod own_service;
mod person_service;
