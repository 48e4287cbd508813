//! Talonario's service: the back office of resellers of electronic-invoicing software.
//!
//! `app` is the contents page; `access` says who may do what; each feature is a folder whose layers are
//! files; `kit` is the ground they stand on. ARCHITECTURE.md is the map.

pub mod access;
pub mod app;
pub mod kit;
pub mod openapi;
pub mod serve;

pub mod accounts;
pub mod admissions;
pub mod audit;
pub mod auth;
pub mod boletos;
pub mod demo;
pub mod documents;
pub mod dunning;
pub mod inbox;
pub mod integrations;
pub mod invoices;
pub mod ledger;
pub mod limits;
pub mod links;
pub mod lookup;
pub mod modules;
pub mod moves;
pub mod overview;
pub mod payments;
pub mod places;
pub mod plans;
pub mod recount;
pub mod reports;
pub mod resellers;
pub mod retention;
pub mod settings;
pub mod statements;
pub mod subscriptions;
pub mod usage;
pub mod users;
pub mod views;
pub mod watch;
