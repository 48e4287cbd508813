//! Receipts and states of documents in the sweep.

use talonario::documents::sample::{self, SampleAnswer};
use tests::{Attempt, answers, make};
use types::access::Operation;
use types::accounts::Environment;
use types::documents::{
    CreateReceipt, DocumentState, DownloadReceipt, ListReceipts, MatchReceipt, ReportDocumentState, StateReport,
};
use types::kit::page::PageQuery;
use types::tax_id::Country;

use super::target::Target;

/// The number and day of the document each account has.
pub(super) const DOCUMENT: (i64, &str) = (1, "2026-11-20");

/// A valid request for an operation on receipts.
pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    let (account_id, document_id) = (on.account.0, on.document);
    let country = on.tenant.reseller.country;
    match operation {
        Operation::CreateReceipt => Attempt::of(&CreateReceipt {
            account_id,
            document_id,
            file: file(country, 1),
        }),
        Operation::MatchReceipt => Attempt::of(&MatchReceipt {
            account_id,
            file: file(country, 2),
        }),
        Operation::ListReceipts => Attempt::of(&ListReceipts {
            account_id,
            document_id,
            query: PageQuery::default(),
        }),
        Operation::DownloadReceipt => Attempt::of(&DownloadReceipt {
            account_id,
            document_id,
            receipt_id: on.receipt,
        }),
        _ => Attempt::of(&ReportDocumentState {
            account_id,
            document_id,
            body: accepted(country),
        }),
    }
}

/// A receipt of that document, of that minute.
pub(super) fn file(country: Country, minute: u32) -> Vec<u8> {
    let (number, day) = DOCUMENT;
    match country {
        Country::Pe => answers::cdr(&format!("F001-{number}"), "0", minute),
        Country::Br => sample::protocol(&SampleAnswer {
            access_key: make::access_key(make::CNPJ, number, day),
            environment: Environment::Demo,
            code: "100".to_owned(),
            words: "Autorizado o uso da NF-e".to_owned(),
            told_at: format!("2026-11-21T12:{minute:02}:00-03:00").parse().expect("a time"),
        })
        .into_bytes(),
    }
}

fn accepted(country: Country) -> StateReport {
    let code = match country {
        Country::Pe => "0",
        Country::Br => "100",
    };
    StateReport {
        state: DocumentState::Accepted,
        code: Some(code.to_owned()),
        description: None,
        ticket: None,
    }
}
