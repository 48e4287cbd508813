//! Payments in words.

use types::payments::{CardBrand, Payment, PaymentMethod, PaymentState};

use crate::kit::{Tone, browser, language, say, t};
use crate::payments::text;

/// A way to pay.
#[must_use]
pub fn method(method: PaymentMethod) -> &'static str {
    t(match method {
        PaymentMethod::Cash => text::cash,
        PaymentMethod::Deposit => text::deposit,
        PaymentMethod::Transfer => text::transfer,
        PaymentMethod::Yape => return "Yape",
        PaymentMethod::Plin => return "Plin",
        PaymentMethod::DebitCard => text::debit_card,
        PaymentMethod::CreditCard => text::credit_card,
        PaymentMethod::PagoEfectivo => return "PagoEfectivo",
        PaymentMethod::Pix => return "Pix",
        PaymentMethod::Boleto => text::boleto,
        PaymentMethod::Detraction => text::detraction,
        PaymentMethod::Retention => text::retention,
    })
}

#[must_use]
pub fn brand(brand: CardBrand) -> &'static str {
    match brand {
        CardBrand::Visa => "Visa",
        CardBrand::Mastercard => "Mastercard",
        CardBrand::AmericanExpress => "American Express",
        CardBrand::Diners => "Diners Club",
        CardBrand::Elo => "Elo",
        CardBrand::Hipercard => "Hipercard",
        CardBrand::Other => t(text::other_card),
    }
}

/// How it is paid: method, brand or bank, reference.
#[must_use]
pub fn how(payment: &Payment) -> String {
    let parts = [
        Some(method(payment.method).to_owned()),
        payment.card_brand.map(|each| brand(each).to_owned()),
        payment.bank.clone(),
        payment.reference.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How it stands, and how much that presses.
#[must_use]
pub fn state(payment: &Payment) -> (&'static str, Tone) {
    match payment.state {
        PaymentState::Scheduled if payment.due_on < browser::today() => (t(text::overdue), Tone::Bad),
        PaymentState::Scheduled => (t(text::scheduled), Tone::Warn),
        PaymentState::Paid => (t(text::paid), Tone::Ok),
        PaymentState::Cancelled => (t(text::cancelled), Tone::Quiet),
        PaymentState::Reversed => (t(text::reversed), Tone::Bad),
    }
}

/// Who decided about it, and when; nothing while nobody did.
#[must_use]
pub fn decided(payment: &Payment) -> Option<String> {
    let (at, by) = payment.decided_at.zip(payment.decided_by.clone())?;
    Some(text::decided_by(language(), by, say::day_of(at)))
}
