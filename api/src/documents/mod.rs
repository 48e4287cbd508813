//! Documents: what accounts issue, as it is kept and read. How they come to be is in `admissions`.

pub(crate) mod count_store;
pub mod routes;
pub mod sample;
pub mod service;
pub(crate) mod store;
pub mod xml;

mod entity;
pub(crate) mod model;
