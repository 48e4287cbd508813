//! Settings of accounts, as sections of the forms that make and change one: who takes what it issues, its mail.

pub mod draft;
pub mod mail;
pub mod secret;
pub mod system;
pub mod test;
pub mod text;

pub use draft::{MailDraft, SystemDraft};
pub use mail::MailSection;
pub use system::{Choices, SystemSection, sender_name};
