//! Accounts: the client companies a reseller sells to, and the keys their own software signs in with.
//!
//! - A hostname belongs to one account of the whole installation, and no two can be taken for one another.
//! - A reseller never passes its plan's maximum of accounts.
//! - A locked account takes no new users, issues nothing, or lets nobody sign in, by the level of its lock; what it
//!   has stays readable, and what it issued can be voided.
//! - An account never passes from production to demo, and has at most one demo twin, which stays in demo.
//! - An integration key is shown once; only its hash is kept.

pub mod change_service;
pub mod client_service;
pub(crate) mod client_store;
pub(crate) mod count_store;
pub mod export;
pub mod hostname_service;
pub(crate) mod issuer_store;
pub mod key_holders;
pub mod key_service;
pub mod list_service;
pub mod lock_service;
pub mod module_service;
pub(crate) mod overdue_service;
pub mod routes;
pub mod service;
pub(crate) mod store;
pub mod twin_service;

mod change_routes;
mod entity;
mod hostname_store;
mod key;
mod key_entity;
mod key_store;
mod list_store;
mod lock;
mod lock_routes;
pub(crate) mod model;
mod module_entity;
mod module_routes;
mod module_store;
pub(crate) mod plan_store;
mod term_entity;
mod term_store;

pub(crate) use key::is_key;
