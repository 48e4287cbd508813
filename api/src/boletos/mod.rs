//! Boletos: a payment that is waited for, registered with the reseller's payment provider, and what became of it; and the
//! same of an invoice, with the operator's provider.
//!
//! - What is handed to a payer was registered, and its codes were read, checked and compared with the payment.
//! - No network is waited for in a transaction. A boleto is claimed, the provider is spoken with, and what came of it is
//!   written down. Whoever dies in between leaves a claim that ends; the next one asks the provider for the charge of
//!   that payment before it makes another.
//! - What a provider sends is not believed: it says where to look. What is fetched settles a boleto once, in whatever
//!   order and however often it is told.
//! - What the payer paid is what came in. What the provider keeps of it is between it and the reseller, and in no ledger
//!   of an account.

pub mod invoice_service;
pub mod pix_service;
pub mod routes;
pub mod service;

mod asaas;
mod debt;
mod entity;
mod event_entity;
mod event_store;
mod follow_service;
mod model;
mod pdf;
mod pix_entity;
mod pix_routes;
mod pix_store;
mod provider;
mod provider_entity;
mod provider_service;
mod provider_store;
mod settle_service;
mod store;
mod webhook_service;
