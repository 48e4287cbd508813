//! Statements: the ledger of an account over some days with what is open of it, and who of all owes what.

pub mod routes;
pub mod service;

pub(crate) mod overdue_store;

mod ageing_file;
mod ageing_service;
mod csv;
mod file;
pub(crate) mod letter;
mod mail_service;
pub(crate) mod model;
mod pdf;
mod store;
mod text;
mod xlsx;
