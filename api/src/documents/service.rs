//! Giving documents out.

use types::accounts::AccountId;
use types::documents::{Document, DocumentContent, DocumentId};
use types::kit::problem::Code;

use super::{model, store, xml};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;

pub async fn find(context: &Context, scope: &Scope, account: AccountId, id: DocumentId) -> Result<Document> {
    Ok(store::find(&context.db, scope, account, id).await?.document)
}

/// The XML of a document as it was received, and a name for the file.
///
/// # Errors
/// `not_found` when there is no such document, or its XML has not come.
pub async fn download(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: DocumentId,
) -> Result<(String, Vec<u8>)> {
    let kept = store::find(&context.db, scope, account, id).await?;
    let sha256 = kept.sha256.ok_or(Code::NotFound)?;
    let bytes = context.files.get(&model::file(account, &sha256)).await?;
    Ok((file_name(&kept.document), bytes))
}

/// What the XML of a document says, to be read by people.
///
/// # Errors
/// `not_found` when there is no such document, or its XML has not come.
pub async fn content(context: &Context, scope: &Scope, account: AccountId, id: DocumentId) -> Result<DocumentContent> {
    let (_, bytes) = download(context, scope, account, id).await?;
    Ok(xml::content::read(&bytes)?)
}

fn file_name(document: &Document) -> String {
    match &document.access_key {
        Some(key) => format!("{key}-procNFe.xml"),
        None => format!("{}-{}-{}.xml", document.kind.code(), document.series, document.number),
    }
}
