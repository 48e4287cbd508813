//! Payments of an account: what is to come in, and what became of it.

pub mod acts;
pub mod dialogs;
pub mod form;
pub mod row;
pub mod strip;
pub mod tab;
pub mod text;
pub mod words;

pub use strip::Strip;
pub use tab::PaymentsTab;
