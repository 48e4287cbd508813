//! Invoices over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use types::access::Operation;
use types::invoices::{
    Invoice, InvoiceId, InvoiceLine, InvoiceQuery, InvoiceSettings, InvoiceSettingsChange, InvoiceSettlement,
    UpcomingInvoices,
};
use types::kit::page::{Page, PageQuery};
use types::resellers::Reason;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_invoices).service(get_upcoming_invoices);
    api.service(get_invoice).service(list_invoice_lines);
    api.service(settle_invoice).service(cancel_invoice);
    api.service(get_invoice_settings).service(change_invoice_settings);
}

/// Lists invoices, the last issued first: a reseller those it has to pay, the operator those of all resellers.
#[utoipa::path(tag = "invoices", params(InvoiceQuery),
    responses((status = 200, description = "A page of invoices", body = Page<Invoice>)))]
#[get("/invoices")]
async fn list_invoices(context: Data<Context>, caller: Caller, asked: Query<InvoiceQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListInvoices)?;
    Ok(answer::ok(&service::list(&context, &scope, &asked).await?))
}

/// Tells what the reseller's next invoices hold so far, and when they are issued.
#[utoipa::path(tag = "invoices",
    responses((status = 200, description = "What is not invoiced yet", body = UpcomingInvoices)))]
#[get("/invoices/upcoming")]
async fn get_upcoming_invoices(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetUpcomingInvoices)?;
    Ok(answer::ok(&service::upcoming(&context, &scope).await?))
}

/// Finds an invoice.
#[utoipa::path(tag = "invoices", responses((status = 200, description = "The invoice", body = Invoice)))]
#[get("/invoices/{invoice_id}")]
async fn get_invoice(context: Data<Context>, caller: Caller, id: Path<InvoiceId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetInvoice)?;
    let invoice = service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(invoice.version, &invoice))
}

/// Lists the lines of an invoice, in the order in which they were written.
#[utoipa::path(tag = "invoices", params(PageQuery),
    responses((status = 200, description = "A page of its lines", body = Page<InvoiceLine>)))]
#[get("/invoices/{invoice_id}/lines")]
async fn list_invoice_lines(
    context: Data<Context>,
    caller: Caller,
    id: Path<InvoiceId>,
    page: Query<PageQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListInvoiceLines)?;
    let page = service::list_lines(&context, &scope, id.into_inner(), *page).await?;
    Ok(answer::ok(&page))
}

/// Writes down that an invoice was paid.
#[utoipa::path(tag = "invoices", params(IfMatchHeader), request_body = InvoiceSettlement,
    responses((status = 200, description = "The invoice", body = Invoice)))]
#[post("/invoices/{invoice_id}/settlement")]
async fn settle_invoice(
    context: Data<Context>,
    caller: Caller,
    id: Path<InvoiceId>,
    against: IfMatch,
    body: Body<InvoiceSettlement>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SettleInvoice)?;
    let invoice = service::settle_by_hand(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(invoice.version, &invoice))
}

/// Says that an invoice is not to be paid any more. Its lines are not invoiced again.
#[utoipa::path(tag = "invoices", params(IfMatchHeader), request_body = Reason,
    responses((status = 200, description = "The invoice", body = Invoice)))]
#[post("/invoices/{invoice_id}/cancellation")]
async fn cancel_invoice(
    context: Data<Context>,
    caller: Caller,
    id: Path<InvoiceId>,
    against: IfMatch,
    body: Body<Reason>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CancelInvoice)?;
    let invoice = service::cancel(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(invoice.version, &invoice))
}

/// Tells who issues invoices, and when they are due.
#[utoipa::path(tag = "invoices",
    responses((status = 200, description = "How the operator invoices", body = InvoiceSettings)))]
#[get("/invoice-settings")]
async fn get_invoice_settings(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetInvoiceSettings)?;
    let settings = service::settings(&context, &scope).await?;
    Ok(answer::versioned(settings.version, &settings))
}

/// Says who issues invoices from now on, and when they are due.
#[utoipa::path(tag = "invoices", params(IfMatchHeader), request_body = InvoiceSettingsChange,
    responses((status = 200, description = "How the operator invoices", body = InvoiceSettings)))]
#[put("/invoice-settings")]
async fn change_invoice_settings(
    context: Data<Context>,
    caller: Caller,
    against: IfMatch,
    body: Body<InvoiceSettingsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeInvoiceSettings)?;
    let settings = service::change_settings(&context, &scope, against.0, &body.value).await?;
    Ok(answer::versioned(settings.version, &settings))
}
