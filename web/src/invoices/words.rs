//! Words for how invoices stand.

use types::invoices::{Invoice, InvoiceState};

use crate::invoices::text;
use crate::kit::{Tone, t};

/// How an invoice stands, and how good that is.
#[must_use]
pub fn state(invoice: &Invoice) -> (&'static str, Tone) {
    match invoice.state {
        InvoiceState::Pending if invoice.overdue => (t(text::overdue), Tone::Bad),
        InvoiceState::Pending => (t(text::pending), Tone::Warn),
        InvoiceState::Paid => (t(text::paid), Tone::Ok),
        InvoiceState::Cancelled => (t(text::cancelled), Tone::Quiet),
    }
}
