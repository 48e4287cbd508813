//! Documents over HTTP. They come in as they are, XML, not wrapped in JSON.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use types::access::Operation;
use types::accounts::AccountId;
use types::documents::{Document, DocumentId, DocumentQuery, DocumentReceived};
use types::kit::page::Page;
use types::kit::problem::Code;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{receipt_routes, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::http::{answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_documents)
        .service(create_document)
        .service(get_document)
        .service(download_document);
    receipt_routes::all(api);
}

/// Lists the documents of an account, the last received first.
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

/// Takes a document in and counts it: UBL 2.0 or 2.1 of Peru, NF-e or NFC-e of Brazil.
#[utoipa::path(tag = "documents", request_body(content = String, content_type = "application/xml"), responses(
    (status = 201, description = "Received and counted", body = DocumentReceived),
    (status = 200, description = "The same document as before: nothing changed", body = DocumentReceived)))]
#[post("/accounts/{account_id}/documents")]
async fn create_document(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    request: HttpRequest,
    body: std::result::Result<Bytes, actix_web::Error>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateDocument)?;
    if !is_xml(&request) {
        return Err(Refusal::new(Code::WrongMediaType).detail("application/xml").into());
    }
    let body = body.map_err(|_| Error::from(Code::BodyTooLarge))?;
    let taken = service::create(&context, &scope, account.into_inner(), &body).await?;
    let received = taken.received.told(language(&request));
    Ok(if taken.new {
        answer::created(&received)
    } else {
        answer::ok(&received)
    })
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

fn is_xml(request: &HttpRequest) -> bool {
    let header = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/xml" || essence == "text/xml"
}
