//! Boletos over HTTP.

use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use futures_util::{StreamExt, stream};
use types::access::Operation;
use types::accounts::AccountId;
use types::boletos::{
    AsaasEvent, PaymentProvider, PaymentProviderChange, PaymentProviderChanged, RegisteredBoleto, WebhookId,
};
use types::invoices::InvoiceId;
use types::payments::PaymentId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service::{self, Debt};
use super::{invoice_service, pix_routes};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_payment_provider).service(change_payment_provider);
    api.service(register_boleto).service(get_boleto);
    api.service(refresh_boleto).service(cancel_boleto);
    api.service(download_boleto).service(receive_asaas_event);
    api.service(register_invoice_boleto).service(get_invoice_boleto);
    api.service(refresh_invoice_boleto).service(download_invoice_boleto);
    api.service(download_invoice);
    api.configure(pix_routes::all);
}

/// Tells with which payment provider the reseller registers boletos. Its key is never told.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The provider, if there is one", body = PaymentProvider)))]
#[get("/payment-provider")]
async fn get_payment_provider(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetPaymentProvider)?;
    let provider = service::provider(&context, &scope).await?;
    Ok(answer::versioned(provider.version, &provider))
}

/// Sets the payment provider, or none any more. A token for its events that is made is told this once.
#[utoipa::path(tag = "boletos", params(IfMatchHeader), request_body = PaymentProviderChange,
    responses((status = 200, description = "The provider, and the token that was made", body = PaymentProviderChanged)))]
#[put("/payment-provider")]
async fn change_payment_provider(
    context: Data<Context>,
    caller: Caller,
    against: IfMatch,
    body: Body<PaymentProviderChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePaymentProvider)?;
    let changed = service::change_provider(&context, &scope, against.0, &body.value).await?;
    Ok(answer::versioned(changed.provider.version, &changed))
}

/// Registers the boleto of a payment that is waited for, in reais and of an account in Brazil, with the payment
/// provider. One that is registered already is told as it is; after a failure it may be asked for again, and no second
/// charge is made.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto", body = RegisteredBoleto)))]
#[post("/accounts/{account_id}/payments/{payment_id}/boleto")]
async fn register_boleto(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RegisterBoleto)?;
    let debt = of_payment(path);
    Ok(answer::ok(&service::register(&context, &scope, debt).await?))
}

/// Tells how the boleto of a payment stands, and by which codes it is paid.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto", body = RegisteredBoleto)))]
#[get("/accounts/{account_id}/payments/{payment_id}/boleto")]
async fn get_boleto(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetBoleto)?;
    let debt = of_payment(path);
    Ok(answer::ok(&service::get(&context, &scope, debt).await?))
}

/// Asks the provider how a boleto stands, for where its own word did not come.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto as it stands there", body = RegisteredBoleto)))]
#[post("/accounts/{account_id}/payments/{payment_id}/boleto/refresh")]
async fn refresh_boleto(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RefreshBoleto)?;
    let debt = of_payment(path);
    Ok(answer::ok(&service::refresh(&context, &scope, debt).await?))
}

/// Cancels a boleto at the provider, so that it can be paid no more. Its payment is waited for as before.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto", body = RegisteredBoleto)))]
#[post("/accounts/{account_id}/payments/{payment_id}/boleto/cancellation")]
async fn cancel_boleto(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CancelBoleto)?;
    let debt = of_payment(path);
    Ok(answer::ok(&service::cancel(&context, &scope, debt).await?))
}

/// Takes a registered boleto as a PDF: the payer's receipt and the slip for the bank, with bar code, digits and Pix. It is
/// in Portuguese, as banks have it.
#[utoipa::path(tag = "boletos",
    params(("account_id" = AccountId, Path, description = "Who pays"),
        ("payment_id" = PaymentId, Path, description = "What is paid")),
    responses((status = 200, description = "The file", content_type = "application/pdf", body = Vec<u8>)))]
#[get("/accounts/{account_id}/payments/{payment_id}/boleto/file")]
async fn download_boleto(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadBoleto)?;
    let debt = of_payment(path);
    Ok(printed(service::download(&context, &scope, debt).await?))
}

/// Registers the boleto of an invoice that is to be paid, in reais and of a reseller in Brazil, with the operator's payment
/// provider. One whose day has passed is due today.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto", body = RegisteredBoleto)))]
#[post("/invoices/{invoice_id}/boleto")]
async fn register_invoice_boleto(context: Data<Context>, caller: Caller, id: Path<InvoiceId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RegisterInvoiceBoleto)?;
    let debt = Debt::Invoice(id.into_inner());
    Ok(answer::ok(&service::register(&context, &scope, debt).await?))
}

/// Tells how the boleto of an invoice stands, and by which codes it is paid.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto", body = RegisteredBoleto)))]
#[get("/invoices/{invoice_id}/boleto")]
async fn get_invoice_boleto(context: Data<Context>, caller: Caller, id: Path<InvoiceId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetInvoiceBoleto)?;
    let debt = Debt::Invoice(id.into_inner());
    Ok(answer::ok(&service::get(&context, &scope, debt).await?))
}

/// Asks the operator's provider how the boleto of an invoice stands.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The boleto as it stands there", body = RegisteredBoleto)))]
#[post("/invoices/{invoice_id}/boleto/refresh")]
async fn refresh_invoice_boleto(context: Data<Context>, caller: Caller, id: Path<InvoiceId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RefreshInvoiceBoleto)?;
    let debt = Debt::Invoice(id.into_inner());
    Ok(answer::ok(&service::refresh(&context, &scope, debt).await?))
}

/// Takes the boleto of an invoice as a PDF, in Portuguese, as banks have it.
#[utoipa::path(tag = "boletos",
    params(("invoice_id" = InvoiceId, Path, description = "What is paid")),
    responses((status = 200, description = "The file", content_type = "application/pdf", body = Vec<u8>)))]
#[get("/invoices/{invoice_id}/boleto/file")]
async fn download_invoice_boleto(context: Data<Context>, caller: Caller, id: Path<InvoiceId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadInvoiceBoleto)?;
    let debt = Debt::Invoice(id.into_inner());
    Ok(printed(service::download(&context, &scope, debt).await?))
}

/// Takes an invoice as a PDF, in the reader's language: its lines, its total, and how it is paid. With more than 5,000
/// lines the rest is summed up.
#[utoipa::path(tag = "invoices",
    params(("invoice_id" = InvoiceId, Path, description = "Which one")),
    responses((status = 200, description = "The file", content_type = "application/pdf", body = Vec<u8>)))]
#[get("/invoices/{invoice_id}/pdf")]
async fn download_invoice(
    context: Data<Context>,
    caller: Caller,
    id: Path<InvoiceId>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadInvoice)?;
    let file = invoice_service::download(&context, &scope, id.into_inner(), language(&request)).await?;
    Ok(printed(file))
}

/// Takes an event of Asaas, sent with the token that `change_payment_provider` gave in `asaas-access-token`. What it says
/// is not believed: the charge it names is asked for, so that it may come twice, late or in any order.
#[utoipa::path(tag = "boletos", request_body = AsaasEvent, security(()),
    params(("webhook_id" = WebhookId, Path, description = "Whose events they are"),
        ("asaas-access-token" = String, Header, description = "The token")),
    responses((status = 200, description = "It was taken, or had come before")))]
#[post("/providers/asaas/webhooks/{webhook_id}")]
async fn receive_asaas_event(
    context: Data<Context>,
    request: HttpRequest,
    webhook: Path<WebhookId>,
    body: Body<AsaasEvent>,
) -> Result<HttpResponse> {
    let token = request.headers().get("asaas-access-token");
    let token = token.and_then(|value| value.to_str().ok());
    service::receive(&context, webhook.into_inner(), token, &body.value).await?;
    Ok(HttpResponse::Ok().finish())
}

fn of_payment(path: Path<(AccountId, PaymentId)>) -> Debt {
    let (account, payment) = path.into_inner();
    Debt::Payment(account, payment)
}

fn printed(file: service::File) -> HttpResponse {
    let content = stream::once(async move { Ok(Bytes::from(file.bytes)) }).boxed_local();
    answer::file(&file.name, "application/pdf", content)
}
