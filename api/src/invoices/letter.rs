//! The letter that takes an invoice along: what is owed, until when, and how to pay it. Plain text, with nothing in it
//! that tells whether it was read.

use types::kit::text::Language;

use super::paper_service::Printed;
use super::text;
use crate::kit::mail::{Enclosed, Letter};
use crate::kit::written::{day, money};

/// The letter to one address. `url` is the public address of the installation.
pub(crate) fn written(printed: &Printed, to: &str, url: &str, language: Language) -> Letter {
    let invoice = &printed.invoice;
    let number = invoice.number.to_string();
    let mut parts = vec![
        text::greeting(language, invoice.reseller_name.clone()),
        text::enclosed(language, number.clone(), day(invoice.issued_on)),
        text::owed(language, money(&invoice.total, language), day(invoice.due_on)),
    ];
    let how = printed.how_to_pay.as_ref();
    parts.extend(how.map(|how| format!("{}\n\n{how}", text::how_to_pay(language))));
    parts.push(text::seen_at(language, format!("{url}/invoices/{}", invoice.id)));
    parts.extend(printed.issuer.clone());
    Letter {
        to: to.to_owned(),
        to_name: None,
        reply_to: None,
        subject: match &printed.issuer {
            Some(issuer) => text::subject(language, number, issuer.clone()),
            None => text::subject_alone(language, number),
        },
        text: format!("{}\n", parts.join("\n\n")),
        html: None,
        enclosed: vec![Enclosed {
            name: printed.name.clone(),
            media_type: "application/pdf".to_owned(),
            content: printed.bytes.clone(),
        }],
    }
}
