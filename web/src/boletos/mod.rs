//! Boletos: with whom a reseller registers them, and the one of a payment.

pub mod access_form;
pub mod desk;
pub mod dialog;
pub mod notes;
pub mod provider;
pub mod qr;
pub mod slip;
pub mod text;
pub mod webhook;
pub mod words;

pub use dialog::BoletoDialog;
pub use provider::{ADDRESS, Provider};
