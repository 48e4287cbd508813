//! The ground every feature stands on. Nothing here knows a business word.

pub mod batch;
pub mod client;
pub mod clock;
pub mod config;
pub mod context;
pub mod db;
pub mod error;
pub mod files;
pub mod http;
pub mod jobs;
pub mod mail;
pub(crate) mod narrowing;
pub mod observe;
pub mod once;
pub mod outbox;
pub mod outside;
pub mod page;
pub mod password;
pub mod random;
pub mod seal;
pub mod secrets;
pub mod sheet;
pub mod site;
pub mod turns;
pub mod zipped;
