//! Audit: what happened, read from the events that every change leaves in its own transaction. Nothing is written
//! here, so nothing can be forgotten, added or mended afterwards.

pub mod routes;
pub mod service;

mod entity;
mod model;
mod store;
