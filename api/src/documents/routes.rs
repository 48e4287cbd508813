//! Documents over HTTP.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::documents::{
    Document, DocumentContent, DocumentId, DocumentPage, DocumentQuery, DocumentTotals, TotalsQuery,
};
use types::kit::text::Language;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{list_service, receipt_routes, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(find_documents)
        .service(get_document_totals)
        .service(list_documents)
        .service(get_document)
        .service(get_document_content)
        .service(download_document);
    receipt_routes::all(api);
}

/// Lists the documents of all accounts of one's reseller: searched, filtered, and by admission or day of issue.
#[utoipa::path(tag = "documents", params(DocumentQuery),
    responses((status = 200, description = "A page of documents", body = DocumentPage)))]
#[get("/documents")]
async fn find_documents(
    context: Data<Context>,
    caller: Caller,
    asked: Query<DocumentQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindDocuments)?;
    let page = list_service::of_all(&context, &scope, &asked).await?;
    Ok(answer::ok(&told(page, language(&request))))
}

/// Tells how many documents were issued and what they come to, by month of issue and kind. What is voided and what the
/// tax office refused is told apart.
#[utoipa::path(tag = "documents", params(TotalsQuery),
    responses((status = 200, description = "The totals", body = DocumentTotals)))]
#[get("/documents/totals")]
async fn get_document_totals(
    context: Data<Context>,
    caller: Caller,
    asked: Query<TotalsQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetDocumentTotals)?;
    Ok(answer::ok(&list_service::totals(&context, &scope, &asked).await?))
}

/// Lists the documents of an account: searched, filtered, and by admission or day of issue.
#[utoipa::path(tag = "documents", params(("account_id" = AccountId, Path), DocumentQuery),
    responses((status = 200, description = "A page of documents", body = DocumentPage)))]
#[get("/accounts/{account_id}/documents")]
async fn list_documents(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<DocumentQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListDocuments)?;
    let page = list_service::of_account(&context, &scope, account.into_inner(), &asked).await?;
    Ok(answer::ok(&told(page, language(&request))))
}

/// The codes of the documents' states, explained in a language.
fn told(page: DocumentPage, language: Language) -> DocumentPage {
    let items = page.items.into_iter().map(|each| each.told(language)).collect();
    DocumentPage { items, ..page }
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

/// Shows what a document's XML says, laid out to be read: parties, lines, taxes and sums.
#[utoipa::path(tag = "documents",
    responses((status = 200, description = "What it says", body = DocumentContent)))]
#[get("/accounts/{account_id}/documents/{document_id}/content")]
async fn get_document_content(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetDocumentContent)?;
    let (account, id) = ids.into_inner();
    Ok(answer::ok(&service::content(&context, &scope, account, id).await?))
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
