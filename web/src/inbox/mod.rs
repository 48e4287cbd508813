//! The fiscal inbox: what of all accounts needs a person.

pub mod acts;
pub mod badge;
pub mod bulk;
pub mod dialogs;
pub mod filters;
pub mod page;
pub mod row;
pub mod showing;
pub mod text;
pub mod words;

pub use self::page::Inbox;

/// The address of the page.
pub const ADDRESS: &str = "/inbox";
