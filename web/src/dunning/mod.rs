//! The overdue ladder: who is on it, what is said to them, and its steps.

pub mod contact;
pub mod drawer;
pub mod grace;
pub mod list;
pub mod note;
pub mod settings;
pub mod showing;
pub mod text;
pub mod timeline;
pub mod typed;
pub mod words;

pub use list::Dunning;
pub use note::LadderNote;
pub use settings::DunningSteps;

use types::accounts::AccountId;

/// The address of who is on the ladder.
pub const DUNNING: &str = "/dunning";
/// The address of its steps.
pub const STEPS: &str = "/dunning/steps";

/// The address of one account on it.
#[must_use]
pub fn of(account: AccountId) -> String {
    format!("{DUNNING}?account={account}")
}
