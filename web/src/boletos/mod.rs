//! Boletos: with whom they are registered, and the one of a payment or an invoice.

pub mod access_form;
pub mod debt;
pub mod desk;
pub mod dialog;
pub mod notes;
pub mod own_pix;
pub mod pix_dialog;
pub mod pix_form;
pub mod provider;
pub mod qr;
pub mod slip;
pub mod text;
pub mod webhook;
pub mod words;

pub use debt::Debt;
pub use dialog::{BoletoDialog, boleto_title};
pub use pix_dialog::PixDialog;
pub use provider::{ADDRESS, Provider};
