//! Signing in: sessions, their rotating refresh tokens, and the short access tokens made from them.
//!
//! - An access token names a session and lives 15 minutes; each request asks whose it is, so ending a
//!   session, deactivating a member or suspending a reseller works at once: within a second in other processes.
//! - A refresh token is used once. One that comes back later ends its session, for somebody else has it.
//! - Guessing is slowed for each address, known or not, alike.

pub(crate) mod guard;
pub mod holders;
pub mod routes;
pub mod service;
pub(crate) mod store;

mod entity;
mod failure_entity;
mod throttle;
mod token;
