//! Documents over HTTP.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::documents::{Document, DocumentId, DocumentQuery};
use types::kit::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{receipt_routes, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_documents)
        .service(get_document)
        .service(download_document);
    receipt_routes::all(api);
}

/// Lists the documents of an account, the last admitted first.
#[utoipa::path(tag = "documents", params(DocumentQuery),
    responses((status = 200, description = "A page of documents", body = Page<Document>)))]
#[get("/accounts/{account_id}/documents")]
async fn list_documents(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<DocumentQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListDocuments)?;
    let mut page = service::list(&context, &scope, account.into_inner(), &asked).await?;
    let language = language(&request);
    page.items = page.items.into_iter().map(|each| each.told(language)).collect();
    Ok(answer::ok(&page))
}

/// Shows a document.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The document", body = Document)))]
#[get("/accounts/{account_id}/documents/{document_id}")]
async fn get_document(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetDocument)?;
    let (account, id) = ids.into_inner();
    let document = service::find(&context, &scope, account, id).await?;
    Ok(answer::ok(&document.told(language(&request))))
}

/// Downloads a document's XML, byte by byte as it was received.
#[utoipa::path(tag = "documents",
    responses((status = 200, description = "The XML", body = String, content_type = "application/xml")))]
#[get("/accounts/{account_id}/documents/{document_id}/xml")]
async fn download_document(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadDocument)?;
    let (account, id) = ids.into_inner();
    let (name, bytes) = service::download(&context, &scope, account, id).await?;
    let attachment = (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    let nosniff = ("x-content-type-options", "nosniff");
    Ok(HttpResponse::Ok()
        .content_type("application/xml")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(attachment)
        .insert_header(nosniff)
        .body(bytes))
}
