//! What ways to pay are called, for papers and letters.

use types::kit::text::Language;
use types::payments::PaymentMethod;

pub(crate) fn method(method: PaymentMethod, language: Language) -> &'static str {
    match method {
        PaymentMethod::Cash => text::cash(language),
        PaymentMethod::Deposit => text::deposit(language),
        PaymentMethod::Transfer => text::transfer(language),
        PaymentMethod::Yape => "Yape",
        PaymentMethod::Plin => "Plin",
        PaymentMethod::DebitCard => text::debit_card(language),
        PaymentMethod::CreditCard => text::credit_card(language),
        PaymentMethod::PagoEfectivo => "PagoEfectivo",
        PaymentMethod::Pix => "Pix",
        PaymentMethod::Boleto => "Boleto",
        PaymentMethod::Detraction => text::detraction(language),
        PaymentMethod::Retention => text::retention(language),
    }
}

mod text {
    types::texts! {
        cash: "Efectivo", "Dinheiro", "Cash";
        deposit: "Depósito", "Depósito", "Deposit";
        transfer: "Transferencia", "Transferência", "Transfer";
        debit_card: "Tarjeta de débito", "Cartão de débito", "Debit card";
        credit_card: "Tarjeta de crédito", "Cartão de crédito", "Credit card";
        detraction: "Detracción", "Detração", "Detracción";
        retention: "Retención", "Retenção", "Retención";
    }
}
