//! Statements over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use types::access::Operation;
use types::accounts::{AccountId, ExportFormat};
use types::statements::{
    Receivables, ReceivablesQuery, Statement, StatementFormat, StatementMail, StatementQuery, StatementSent,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{ageing_service, mail_service, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_statement)
        .service(take_statement)
        .service(send_statement)
        .service(get_receivables)
        .service(take_receivables);
}

/// Tells what an account owed and paid over some days, what is open of it now, and which payments are waited for.
#[utoipa::path(tag = "statements", params(StatementQuery),
    responses((status = 200, description = "The statement", body = Statement)))]
#[get("/accounts/{account_id}/statement")]
async fn get_statement(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<StatementQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetStatement)?;
    let statement = service::of_account(&context, &scope, account.into_inner(), &asked).await?;
    Ok(answer::ok(&statement))
}

/// Takes a statement as PDF, XLSX or CSV, with its words in the reader's language. Up to 5,000 entries.
#[utoipa::path(tag = "statements",
    params(("account_id" = AccountId, Path, description = "Whose it is"),
        ("format" = StatementFormat, Path, description = "The kind of file"), StatementQuery),
    responses((status = 200, description = "The file", content((Vec<u8> = "application/pdf"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
#[get("/accounts/{account_id}/statement-files/{format}")]
async fn take_statement(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, StatementFormat)>,
    asked: Query<StatementQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TakeStatement)?;
    let (account, format) = path.into_inner();
    let file = service::take(&context, &scope, account, (format, language(&request)), &asked).await?;
    Ok(answer::file(&file.name, format.media_type(), file.content))
}

/// Sends a statement as PDF by e-mail, in the language of the account's country, with how to pay what is open. Answers
/// go to whoever sends it.
#[utoipa::path(tag = "statements", params(IdempotencyHeader), request_body = StatementMail,
    responses((status = 201, description = "It is on its way", body = StatementSent)))]
#[post("/accounts/{account_id}/statement-mails")]
async fn send_statement(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<StatementMail>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SendStatement)?;
    let (account, once) = (account.into_inner(), body.once(key));
    let sent = mail_service::send(&context, &scope, account, once, &body.value).await?;
    Ok(answer::created(&sent))
}

/// Lists the accounts that owe something, what is due the longest first, and tells what all owe together, by how long
/// it has been due.
#[utoipa::path(tag = "statements", params(ReceivablesQuery),
    responses((status = 200, description = "A page of those who owe", body = Receivables)))]
#[get("/receivables")]
async fn get_receivables(
    context: Data<Context>,
    caller: Caller,
    asked: Query<ReceivablesQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetReceivables)?;
    Ok(answer::ok(&service::receivables(&context, &scope, &asked).await?))
}

/// Takes the list of all accounts that owe something as CSV or XLSX, with headings in the reader's language. `cursor` and
/// `limit` mean nothing here.
#[utoipa::path(tag = "statements",
    params(("format" = ExportFormat, Path, description = "The kind of file"), ReceivablesQuery),
    responses((status = 200, description = "The file", content(
        (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
#[get("/receivable-files/{format}")]
async fn take_receivables(
    context: Data<Context>,
    caller: Caller,
    format: Path<ExportFormat>,
    asked: Query<ReceivablesQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TakeReceivables)?;
    let format = format.into_inner();
    let file = ageing_service::take(&context, &scope, (format, language(&request)), &asked).await?;
    Ok(answer::file(&file.name, format.media_type(), file.content))
}
