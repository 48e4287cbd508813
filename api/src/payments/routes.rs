//! Payments over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, patch, post, put};
use types::access::Operation;
use types::accounts::AccountId;
use types::kit::page::Page;
use types::ledger::Reversal;
use types::payments::{
    Cancellation, Confirmation, Confirmed, MethodSetting, MethodsChange, NewPayment, Payment, PaymentChange, PaymentId,
    PaymentQuery,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_payments).service(schedule_payment);
    api.service(change_payment).service(confirm_payment);
    api.service(cancel_payment).service(reverse_payment);
    api.service(list_payment_methods).service(change_payment_methods);
}

/// Lists the payments of an account, the last scheduled first.
#[utoipa::path(tag = "payments", params(PaymentQuery),
    responses((status = 200, description = "A page of its payments", body = Page<Payment>)))]
#[get("/accounts/{account_id}/payments")]
async fn list_payments(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<PaymentQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListPayments)?;
    let page = service::list(&context, &scope, account.into_inner(), &asked).await?;
    Ok(answer::ok(&page))
}

/// Schedules a payment: for a charge of the ledger, or as a debt of its own, for which a charge is written.
#[utoipa::path(tag = "payments", params(IdempotencyHeader), request_body = NewPayment,
    responses((status = 201, description = "The payment", body = Payment)))]
#[post("/accounts/{account_id}/payments")]
async fn schedule_payment(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewPayment>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SchedulePayment)?;
    let (account, once) = (account.into_inner(), body.once(key));
    Ok(answer::created(
        &service::schedule(&context, &scope, account, once, &body.value).await?,
    ))
}

/// Changes when and how a payment that is waited for is to come in; its amount stays.
#[utoipa::path(tag = "payments", params(IfMatchHeader), request_body = PaymentChange,
    responses((status = 200, description = "The payment", body = Payment)))]
#[patch("/accounts/{account_id}/payments/{payment_id}")]
async fn change_payment(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
    against: IfMatch,
    body: Body<PaymentChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePayment)?;
    let (account, id) = path.into_inner();
    let payment = service::change(&context, &scope, account, id, against.0, &body.value).await?;
    Ok(answer::versioned(payment.version, &payment))
}

/// Writes down that a payment came in, whole or in part; the rest of one that came in part is scheduled anew.
#[utoipa::path(tag = "payments", params(IfMatchHeader), request_body = Confirmation,
    responses((status = 200, description = "The payment, and its rest", body = Confirmed)))]
#[post("/accounts/{account_id}/payments/{payment_id}/confirmation")]
async fn confirm_payment(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
    against: IfMatch,
    body: Body<Confirmation>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ConfirmPayment)?;
    let (account, id) = path.into_inner();
    let confirmed = service::confirm(&context, &scope, account, id, against.0, &body.value).await?;
    Ok(answer::versioned(confirmed.payment.version, &confirmed))
}

/// Waits for a payment no more. The debt it was is owed no more; a charge that was there before stays.
#[utoipa::path(tag = "payments", params(IfMatchHeader), request_body = Cancellation,
    responses((status = 200, description = "The payment", body = Payment)))]
#[post("/accounts/{account_id}/payments/{payment_id}/cancellation")]
async fn cancel_payment(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
    against: IfMatch,
    body: Body<Cancellation>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CancelPayment)?;
    let (account, id) = path.into_inner();
    let payment = service::cancel(&context, &scope, account, id, against.0, &body.value).await?;
    Ok(answer::versioned(payment.version, &payment))
}

/// Takes back a payment that came in: it bounced, or was confirmed by mistake. What it settled is owed again.
#[utoipa::path(tag = "payments", params(IfMatchHeader), request_body = Reversal,
    responses((status = 200, description = "The payment", body = Payment)))]
#[post("/accounts/{account_id}/payments/{payment_id}/reversal")]
async fn reverse_payment(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, PaymentId)>,
    against: IfMatch,
    body: Body<Reversal>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReversePayment)?;
    let (account, id) = path.into_inner();
    let payment = service::reverse(&context, &scope, account, id, against.0, &body.value).await?;
    Ok(answer::versioned(payment.version, &payment))
}

/// Lists the ways to pay: those that are taken in the reseller's order, then the others.
#[utoipa::path(tag = "payments", responses((status = 200, description = "Every method", body = Vec<MethodSetting>)))]
#[get("/payment-methods")]
async fn list_payment_methods(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListPaymentMethods)?;
    Ok(answer::ok(&service::list_methods(&context, &scope).await?))
}

/// Says which ways to pay are taken, in which order, and what a client needs to pay so.
#[utoipa::path(tag = "payments", request_body = MethodsChange,
    responses((status = 200, description = "Every method", body = Vec<MethodSetting>)))]
#[put("/payment-methods")]
async fn change_payment_methods(
    context: Data<Context>,
    caller: Caller,
    body: Body<MethodsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePaymentMethods)?;
    Ok(answer::ok(
        &service::change_methods(&context, &scope, &body.value).await?,
    ))
}
