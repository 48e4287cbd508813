//! The overview: a reseller's accounts, their documents and their money at a glance.
//!
//! It keeps nothing of its own. What it tells is counted where it happens, so that reading it takes a few ranges of
//! indices however many accounts there are.

pub mod routes;
pub mod service;

mod model;
mod money_model;
mod money_service;
