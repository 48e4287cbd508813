//! Stories told to the API over HTTP, on both engines; one file for each feature, one binary for all.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds nothing where something should be fails"
)]

mod access;
mod accounts;
mod admissions;
mod audit;
mod auth;
mod boletos;
mod documents;
mod dunning;
mod fixtures;
mod inbox;
mod integrations;
mod invoices;
mod kit;
mod ledger;
mod limits;
mod links;
mod lookup;
mod modules;
mod moves;
mod overview;
mod payments;
mod places;
mod plans;
mod process;
mod recount;
mod reports;
mod resellers;
mod retention;
mod settings;
mod statements;
mod subscriptions;
mod usage;
mod users;
mod views;
