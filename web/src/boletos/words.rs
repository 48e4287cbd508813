//! Boletos in words.

use types::boletos::{BoletoState, ProviderEnvironment};
use types::pix::KeyKind;

use crate::boletos::text;
use crate::kit::{Tone, t};

/// How a boleto stands, and how much that presses.
#[must_use]
pub fn state(state: BoletoState) -> (&'static str, Tone) {
    match state {
        BoletoState::Registering => (t(text::is_asked), Tone::Warn),
        BoletoState::Registered => (t(text::is_registered), Tone::Ok),
        BoletoState::Paid => (t(text::is_paid), Tone::Ok),
        BoletoState::Refunded => (t(text::is_refunded), Tone::Bad),
        BoletoState::Cancelled => (t(text::is_cancelled), Tone::Quiet),
    }
}

#[must_use]
pub fn environment(environment: ProviderEnvironment) -> (&'static str, Tone) {
    match environment {
        ProviderEnvironment::Sandbox => (t(text::sandbox), Tone::Warn),
        ProviderEnvironment::Production => (t(text::production), Tone::Ok),
    }
}

/// What a kind of Pix key is called.
#[must_use]
pub fn key_kind(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Cpf => "CPF",
        KeyKind::Cnpj => "CNPJ",
        KeyKind::Email => t(text::key_email),
        KeyKind::Phone => t(text::key_phone),
        KeyKind::Random => t(text::key_random),
    }
}
