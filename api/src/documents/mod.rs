//! Documents: what accounts issue, as it is kept and read, and how it stands with the tax office. How they come to be
//! is in `admissions`.
//!
//! - How a document stands follows what the tax office said of it, by one table; what comes late is refused.
//! - What was issued by month and kind is counted in the transaction in which a document comes, changes or is decided
//!   about, and read without looking at documents.
//! - A document is found by its number and by its customer from an index, however many there are.

pub mod archive;
pub(crate) mod colder_store;
pub(crate) mod count_store;
pub(crate) mod follow_service;
pub(crate) mod issued_store;
pub mod list_service;
pub(crate) mod month_model;
pub(crate) mod month_store;
pub(crate) mod notice_service;
pub mod receipt_routes;
pub mod receipt_service;
pub mod routes;
pub mod sample;
pub mod service;
pub mod state_service;
pub(crate) mod store;
pub mod xml;

mod colder_entity;
mod customer_entity;
mod customer_store;
mod entity;
mod list_store;
pub(crate) mod model;
mod month_entity;
mod narrowing_store;
mod notice_entity;
pub(crate) mod notice_model;
mod notice_store;
mod receipt_entity;
mod receipt_model;
mod receipt_store;
mod search;
pub(crate) mod state_model;
mod state_store;
mod term_entity;
pub(crate) mod trouble_store;
