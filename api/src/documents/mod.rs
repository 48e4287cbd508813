//! Documents: what accounts issue, as it is kept and read, and how it stands with the tax office. How they come to be
//! is in `admissions`.
//!
//! - How a document stands follows what the tax office said of it, by one table; what comes late is refused.

pub mod archive;
pub(crate) mod count_store;
pub(crate) mod issued_store;
pub mod receipt_routes;
pub mod receipt_service;
pub mod routes;
pub mod sample;
pub mod service;
pub mod state_service;
pub(crate) mod store;
pub mod xml;

mod entity;
pub(crate) mod model;
mod receipt_entity;
mod receipt_model;
mod receipt_store;
pub(crate) mod state_model;
mod state_store;
pub(crate) mod void_service;
