//! Plans: what a reseller sells, with the limits that go with it.

pub mod routes;
pub mod service;
pub(crate) mod store;

mod entity;
