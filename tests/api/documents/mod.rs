//! Documents: taken in, counted, refused, given out; and the limit that holds whatever comes at once.

mod brazil;
mod burst;
mod content;
mod kinds;
mod late;
mod limit;
mod list;
mod proof;
mod read;
mod real;
mod receipts;
mod refused;
mod repeat;
mod search;
mod states;
mod strange;
mod summary;
mod switch;
mod totals;
mod unused;
mod voided;
mod voided_before;

use tests::Caller;
use types::accounts::{Account, AccountId};
use types::admissions::{CreateAdmission, NewAdmission, NewDocument};
use types::documents::{
    CreateDocument, CreateReceipt, Document, DocumentKind, DocumentStanding, DocumentState, GetDocument,
    ReportDocumentState, StateReport,
};

/// The account's document as it stands.
async fn standing(software: &Caller<'_>, document: &Document) -> DocumentStanding {
    let call = GetDocument {
        account_id: document.account_id,
        document_id: document.id,
    };
    software.ok(call).await.state
}

fn attach(document: &Document, file: &[u8]) -> CreateReceipt {
    CreateReceipt {
        account_id: document.account_id,
        document_id: document.id,
        file: file.to_vec(),
    }
}

fn report(document: &Document, state: DocumentState, code: Option<&str>) -> ReportDocumentState {
    ReportDocumentState {
        account_id: document.account_id,
        document_id: document.id,
        body: StateReport {
            state,
            code: code.map(str::to_owned),
            description: None,
            ticket: None,
        },
    }
}

/// A note of Brazil that its software asked leave for, without its XML.
async fn announced(software: &Caller<'_>, account: &Account, number: i64) -> Document {
    let body = announce(DocumentKind::Nfe, "1", number);
    let admission = software
        .ok(CreateAdmission {
            account_id: account.id,
            body,
        })
        .await;
    let document_id = admission.document_id.expect("it was admitted");
    let account_id = account.id;
    software
        .ok(GetDocument {
            account_id,
            document_id,
        })
        .await
}

fn announce(kind: DocumentKind, series: &str, number: i64) -> NewAdmission {
    NewAdmission::Document(NewDocument {
        kind,
        series: series.to_owned(),
        number,
        issued_on: "2026-11-21".parse().expect("a day"),
        total: None,
    })
}

async fn states(software: &Caller<'_>, documents: &[Document]) -> Vec<DocumentState> {
    let mut states = Vec::new();
    for document in documents {
        states.push(standing(software, document).await.state);
    }
    states
}

fn send(account_id: AccountId, xml: &[u8]) -> CreateDocument {
    CreateDocument {
        account_id,
        xml: xml.to_vec(),
    }
}
