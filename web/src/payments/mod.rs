//! Payments of an account: what is to come in, and what became of it.

mod acts;
mod dialogs;
mod form;
mod row;
mod strip;
mod tab;
pub mod text;
pub mod words;

pub use strip::Strip;
pub use tab::PaymentsTab;
