//! Look-ups: who is behind a RUC, answered from SUNAT's *padrón reducido*, imported from its file.
//!
//! An import becomes visible whole, in one moment, and only when its end was reached; until then the one
//! before answers.

pub mod import;
pub mod routes;
pub mod service;
pub(crate) mod store;

mod import_entity;
mod line;
mod taxpayer_entity;
