//! Reading documents in the sweep.

use tests::Attempt;
use types::access::Operation;
use types::documents::{
    DocumentQuery, DownloadDocument, FindDocuments, GetDocument, GetDocumentContent, GetDocumentTotals, ListDocuments,
    TotalsQuery,
};

use super::target::Target;

/// A valid request for an operation that reads documents.
pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    let (account_id, document_id) = (on.account.0, on.document);
    match operation {
        Operation::ListDocuments => Attempt::of(&ListDocuments {
            account_id,
            query: DocumentQuery::default(),
        }),
        Operation::FindDocuments => Attempt::of(&FindDocuments {
            query: DocumentQuery {
                account_id: Some(account_id),
                ..DocumentQuery::default()
            },
        }),
        Operation::GetDocumentTotals => Attempt::of(&GetDocumentTotals {
            query: TotalsQuery {
                account_id: Some(account_id),
                ..TotalsQuery::default()
            },
        }),
        Operation::GetDocument => Attempt::of(&GetDocument {
            account_id,
            document_id,
        }),
        Operation::GetDocumentContent => Attempt::of(&GetDocumentContent {
            account_id,
            document_id,
        }),
        _ => Attempt::of(&DownloadDocument {
            account_id,
            document_id,
        }),
    }
}
