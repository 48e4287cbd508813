//! Payments of an account: what is to come in, and what became of it.

pub mod acts;
pub mod currency;
pub mod dialogs;
pub mod form;
pub mod method_draft;
pub mod method_row;
pub mod methods;
pub mod row;
pub mod strip;
pub mod tab;
pub mod text;
pub mod words;

pub use methods::{METHODS, PaymentMethods};
pub use strip::Strip;
pub use tab::PaymentsTab;
