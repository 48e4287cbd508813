//! Accounts: created, found, locked; their keys; and that a repeated request creates nothing twice.

mod bulk;
mod change;
mod create;
mod export;
mod filters;
mod hostname;
mod keys;
mod list;
mod live;
mod lock;
mod modules;
mod once;
mod reset;
mod twin;
