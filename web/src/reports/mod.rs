//! Reports: the XML of many documents as one archive, and what was issued as a file.

pub mod account;
pub mod form;
pub mod list;
pub mod page;
pub mod say;
pub mod text;
pub mod watch;

pub use page::ReportsPage;

use types::accounts::AccountId;

/// The page.
pub const ADDRESS: &str = "/reports";

/// The page, with an account chosen.
#[must_use]
pub fn of_account(id: AccountId) -> String {
    format!("{ADDRESS}?account={id}")
}
