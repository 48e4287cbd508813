//! What happened to an account.

pub mod fields;
pub mod list;
pub mod text;
pub mod words;

pub use list::AccountHistory;
