//! Reports over HTTP.

use actix_web::web::{self, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::reports::{NewReport, Report, ReportId, ReportLink, ReportPreview};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, answer, language, parts};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(preview_report).service(take_report);
    api.service(create_report).service(list_reports);
    api.service(cancel_report).service(link_report);
    api.service(get_report).service(delete_report);
    api.service(fetch_report);
    // A HEAD of the file; it is described with the GET.
    api.route("/report-files/{token}", web::head().to(send_file));
}

/// Tells what a report would hold, and whether it can be made while one waits.
#[utoipa::path(tag = "reports", request_body = NewReport,
    responses((status = 200, description = "What it would hold", body = ReportPreview)))]
#[post("/reports/preview")]
async fn preview_report(context: Data<Context>, caller: Caller, body: Body<NewReport>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::PreviewReport)?;
    Ok(answer::ok(&service::preview(&context, &scope, &body.value).await?))
}

/// Makes a report of up to 500 documents while one waits, sent as it is being made; of more it is `report_too_large`.
#[utoipa::path(tag = "reports", request_body = NewReport,
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/zip"), (Vec<u8> = "application/pdf"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
#[post("/reports/file")]
async fn take_report(
    context: Data<Context>,
    caller: Caller,
    request: HttpRequest,
    body: Body<NewReport>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TakeReport)?;
    let file = service::take(&context, &scope, &body.value, language(&request)).await?;
    Ok(answer::file(&file.name, file.format.media_type(), file.content))
}

/// Asks for a report, to be made without waiting for it; up to five at a time. Its file is kept for seven days.
#[utoipa::path(tag = "reports", params(IdempotencyHeader), request_body = NewReport,
    responses((status = 201, description = "The report, not ready yet", body = Report)))]
#[post("/reports")]
async fn create_report(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    request: HttpRequest,
    body: Body<NewReport>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateReport)?;
    let report = service::create(&context, &scope, body.once(key), &body.value, language(&request)).await?;
    Ok(answer::created(&report))
}

/// Lists one's own reports, the last first.
#[utoipa::path(tag = "reports", params(PageQuery),
    responses((status = 200, description = "A page of reports", body = Page<Report>)))]
#[get("/reports")]
async fn list_reports(context: Data<Context>, caller: Caller, asked: Query<PageQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListReports)?;
    Ok(answer::ok(&service::list(&context, &scope, &asked).await?))
}

/// Shows a report: where it is, and how much of it is done.
#[utoipa::path(tag = "reports", responses((status = 200, description = "The report", body = Report)))]
#[get("/reports/{report_id}")]
async fn get_report(context: Data<Context>, caller: Caller, id: Path<ReportId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetReport)?;
    Ok(answer::ok(&service::find(&context, &scope, id.into_inner()).await?))
}

/// Cancels a report that is not ready.
#[utoipa::path(tag = "reports", responses((status = 200, description = "The report, cancelled", body = Report)))]
#[post("/reports/{report_id}/cancel")]
async fn cancel_report(context: Data<Context>, caller: Caller, id: Path<ReportId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CancelReport)?;
    Ok(answer::ok(&service::cancel(&context, &scope, id.into_inner()).await?))
}

/// Deletes a report with its file; one that is being made is cancelled.
#[utoipa::path(tag = "reports", responses((status = 204, description = "Deleted")))]
#[delete("/reports/{report_id}")]
async fn delete_report(context: Data<Context>, caller: Caller, id: Path<ReportId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DeleteReport)?;
    service::delete(&context, &scope, id.into_inner()).await?;
    Ok(answer::empty())
}

/// Makes a link by which the file of a report is fetched without signing in. It expires after a day, or with the file.
#[utoipa::path(tag = "reports", responses((status = 200, description = "The link", body = ReportLink)))]
#[post("/reports/{report_id}/link")]
async fn link_report(context: Data<Context>, caller: Caller, id: Path<ReportId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::LinkReport)?;
    Ok(answer::ok(&service::link(&context, &scope, id.into_inner()).await?))
}

/// Fetches the file of a report by a link, or a part of it (`Range`, with `If-Range`), so that a download that broke off
/// goes on where it ended. A HEAD gets the headers alone. After the link has expired it is `link_spent`.
#[utoipa::path(tag = "reports", params(("token" = String, Path, description = "Of the link"),
        ("Range" = Option<String>, Header, description = "`bytes=` and one part")),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/zip"), (Vec<u8> = "application/pdf"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 206, description = "The part that was asked for"),
        (status = 416, description = "The file has no such part")))]
#[get("/report-files/{token}")]
async fn fetch_report(context: Data<Context>, token: Path<String>, request: HttpRequest) -> Result<HttpResponse> {
    send_file(context, token, request).await
}

async fn send_file(context: Data<Context>, token: Path<String>, request: HttpRequest) -> Result<HttpResponse> {
    let (fixed, file) = service::fetch(&context, &token).await?;
    Ok(parts::send(&request, &fixed, |range| context.files.part(&file, range)))
}
