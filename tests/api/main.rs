//! Stories told to the API over HTTP, on both engines; one file for each feature, one binary for all.

mod accounts;
mod auth;
mod documents;
mod limits;
mod plans;
mod resellers;
mod usage;
mod users;
