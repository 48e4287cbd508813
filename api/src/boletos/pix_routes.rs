//! Pix to the reseller's own key over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, put};
use types::access::Operation;
use types::accounts::AccountId;
use types::boletos::{PaymentPix, PixSettings, PixSettingsChange};
use types::payments::{Payment, PaymentId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::pix_service as service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

pub(super) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_pix_settings).service(change_pix_settings);
    api.service(get_payment_pix).service(find_pix_payment);
}

/// Tells to which key of its own the reseller is paid by Pix.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The key, if there is one", body = PixSettings)))]
#[get("/pix-receiver")]
async fn get_pix_settings(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetPixSettings)?;
    let settings = service::get(&context, &scope).await?;
    Ok(answer::versioned(settings.version, &settings))
}

/// Sets the key to which the reseller is paid by Pix without a payment provider, or none any more.
#[utoipa::path(tag = "boletos", params(IfMatchHeader), request_body = PixSettingsChange,
    responses((status = 200, description = "The key", body = PixSettings)))]
#[put("/pix-receiver")]
async fn change_pix_settings(
    context: Data<Context>,
    caller: Caller,
    against: IfMatch,
    body: Body<PixSettingsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePixSettings)?;
    let settings = service::change(&context, &scope, against.0, &body.value).await?;
    Ok(answer::versioned(settings.version, &settings))
}

/// Makes the Pix code of a payment in reais that is waited for, by Pix and without a boleto, to the reseller's own key.
/// Nobody tells that it was paid: the payment is confirmed by hand.
#[utoipa::path(tag = "boletos",
    responses((status = 200, description = "The code", body = PaymentPix)))]
#[get("/accounts/{account_id}/payments/{payment_id}/pix")]
async fn get_payment_pix(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetPaymentPix)?;
    let (account, payment) = path.into_inner();
    Ok(answer::ok(
        &service::of_payment(&context, &scope, account, payment).await?,
    ))
}

/// Finds the payment that a Pix was for, by the txid that the bank tells.
#[utoipa::path(tag = "boletos",
    params(("txid" = String, Path, description = "As the bank tells it, in capitals or not")),
    responses((status = 200, description = "The payment", body = Payment)))]
#[get("/pix-payments/{txid}")]
async fn find_pix_payment(context: Data<Context>, caller: Caller, txid: Path<String>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindPixPayment)?;
    Ok(answer::ok(&service::find(&context, &scope, &txid).await?))
}
