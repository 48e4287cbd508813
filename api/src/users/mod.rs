//! Members: the people who work for a reseller, and the operator's own.
//!
//! An e-mail address belongs to one member of the whole installation. A reseller always keeps an active owner.

pub mod routes;
pub mod service;
pub(crate) mod store;

pub(crate) mod entity;
