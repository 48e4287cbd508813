//! Accounts: created, found, locked; their keys; and that a repeated request creates nothing twice.

mod bulk;
mod create;
mod keys;
mod list;
mod lock;
mod once;
mod reset;
