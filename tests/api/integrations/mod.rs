//! What an account's own software asks and reports.

mod client;
mod report;
mod standing;
