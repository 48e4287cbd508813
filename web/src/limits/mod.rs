//! Limits of an account: how much is used, the switches, and the account's own numbers.

pub mod card;
pub mod change;
pub mod own;
pub mod switches;
pub mod text;
pub mod words;

pub use card::LimitsCard;
pub use change::{Changing, with_limits};
pub use switches::{Meters, Switches};
pub use words::{consequence, counted};
