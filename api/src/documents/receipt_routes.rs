//! Receipts and states of documents over HTTP. Receipts come in as they are: XML, or the ZIP around it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use types::access::Operation;
use types::accounts::AccountId;
use types::documents::{Document, DocumentId, Receipt, ReceiptFile, ReceiptId, ReceiptTaken, StateReport};
use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;
use utoipa_actix_web::service_config::ServiceConfig;

use super::receipt_service::{self as service, Filed};
use super::state_service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::http::{Body, answer, language};

pub(super) fn all(api: &mut ServiceConfig<'_>) {
    api.service(create_receipt).service(match_receipt);
    api.service(list_receipts).service(download_receipt);
    api.service(report_document_state);
}

/// Attaches a receipt to its document, which stands from then on as the receipt says: SUNAT's CDR, as XML or as the
/// ZIP it comes in; SEFAZ's protocol, event, or answer to how a note stands. One about another document is
/// `receipt_of_another`; one against what is known, such as a rejection of what was accepted, is
/// `document_state_passed`. What says nothing new is kept.
#[utoipa::path(tag = "documents", request_body(content(
        (String = "application/xml"), (ReceiptFile = "application/zip"))), responses(
    (status = 201, description = "Kept; the document as it stands", body = ReceiptTaken),
    (status = 200, description = "The same receipt as before: nothing changed", body = ReceiptTaken)))]
#[post("/accounts/{account_id}/documents/{document_id}/receipts")]
async fn create_receipt(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
    request: HttpRequest,
    body: std::result::Result<Bytes, actix_web::Error>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateReceipt)?;
    let (account, document) = ids.into_inner();
    let bytes = receipt_of(&request, body)?;
    let filed = service::attach(&context, &scope, account, document, &bytes).await?;
    Ok(answer_of(&request, filed))
}

/// Attaches a receipt to the document it names: by RUC, kind, series and number in the name of SUNAT's file or within
/// it, or by *chave de acesso*. `receipt_without_document` when there is none, or when it fits several.
#[utoipa::path(tag = "documents", request_body(content(
        (String = "application/xml"), (ReceiptFile = "application/zip"))), responses(
    (status = 201, description = "Kept; the document as it stands", body = ReceiptTaken),
    (status = 200, description = "The same receipt as before: nothing changed", body = ReceiptTaken)))]
#[post("/accounts/{account_id}/receipts")]
async fn match_receipt(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    request: HttpRequest,
    body: std::result::Result<Bytes, actix_web::Error>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::MatchReceipt)?;
    let bytes = receipt_of(&request, body)?;
    let filed = service::match_to_document(&context, &scope, account.into_inner(), &bytes).await?;
    Ok(answer_of(&request, filed))
}

/// Lists the receipts of a document, the last received first.
#[utoipa::path(tag = "documents", params(PageQuery),
    responses((status = 200, description = "A page of receipts", body = Page<Receipt>)))]
#[get("/accounts/{account_id}/documents/{document_id}/receipts")]
async fn list_receipts(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
    asked: Query<PageQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListReceipts)?;
    let (account, document) = ids.into_inner();
    Ok(answer::ok(
        &service::list(&context, &scope, account, document, &asked).await?,
    ))
}

/// Downloads a receipt, byte by byte as it came.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The XML or the ZIP", content(
    (String = "application/xml"), (ReceiptFile = "application/zip")))))]
#[get("/accounts/{account_id}/documents/{document_id}/receipts/{receipt_id}/file")]
async fn download_receipt(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId, ReceiptId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadReceipt)?;
    let (name, media_type, bytes) = service::download(&context, &scope, ids.into_inner()).await?;
    Ok(HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header(("x-content-type-options", "nosniff"))
        .body(bytes))
}

/// Reports how a document stands, without the tax office's file: sent under a ticket, or what its code says. A file
/// that says otherwise outranks it. What is already past is `document_state_passed`; the same report changes nothing.
#[utoipa::path(tag = "documents", request_body = StateReport,
    responses((status = 200, description = "The document as it stands", body = Document)))]
#[put("/accounts/{account_id}/documents/{document_id}/state")]
async fn report_document_state(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, DocumentId)>,
    request: HttpRequest,
    body: Body<StateReport>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReportDocumentState)?;
    let (account, id) = ids.into_inner();
    let document = state_service::report(&context, &scope, account, id, &body.value).await?;
    Ok(answer::ok(&document.told(language(&request))))
}

fn answer_of(request: &HttpRequest, filed: Filed) -> HttpResponse {
    let taken = filed.taken.told(language(request));
    if filed.new {
        answer::created(&taken)
    } else {
        answer::ok(&taken)
    }
}

/// The bytes of a receipt; that they are a ZIP is told by their first ones.
fn receipt_of(request: &HttpRequest, body: std::result::Result<Bytes, actix_web::Error>) -> Result<Bytes> {
    let header = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !["application/xml", "text/xml", "application/zip"].contains(&essence.as_str()) {
        let expected = "application/xml, application/zip";
        return Err(Refusal::new(Code::WrongMediaType).detail(expected).into());
    }
    body.map_err(|_| Error::from(Code::BodyTooLarge))
}
