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
mod switch;
mod totals;
mod voided;

use tests::Caller;
use types::accounts::AccountId;
use types::documents::{
    CreateDocument, CreateReceipt, Document, DocumentStanding, DocumentState, GetDocument, ReportDocumentState,
    StateReport,
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

fn send(account_id: AccountId, xml: &[u8]) -> CreateDocument {
    CreateDocument {
        account_id,
        xml: xml.to_vec(),
    }
}
