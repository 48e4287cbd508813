//! Subscriptions over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post, put};
use types::access::Operation;
use types::accounts::AccountId;
use types::subscriptions::{
    AccountSubscription, ConfirmedPlanChange, End, NewPlanChange, NewSubscription, NewSubscriptions, Period,
    PlanChangePreview, Started, SubscriptionChange, SubscriptionSettings, SubscriptionSettingsChange,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{plan_service, run_service, service, setting_service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_subscription).service(start_subscription);
    api.service(change_subscription).service(end_subscription);
    api.service(list_periods);
    api.service(preview_plan_change).service(change_plan_now);
    api.service(start_subscriptions);
    api.service(get_subscription_settings);
    api.service(change_subscription_settings);
}

/// Tells what an account is charged again and again, and what it will be charged next.
#[utoipa::path(tag = "subscriptions",
    responses((status = 200, description = "The subscription, where it has one", body = AccountSubscription)))]
#[get("/accounts/{account_id}/subscription")]
async fn get_subscription(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetSubscription)?;
    let told = service::find(&context, &scope, account.into_inner()).await?;
    Ok(answered(&told))
}

/// Starts a subscription, or starts it again after it ended; what is due by now is charged at once.
#[utoipa::path(tag = "subscriptions", params(IdempotencyHeader), request_body = NewSubscription,
    responses((status = 201, description = "The subscription", body = AccountSubscription)))]
#[post("/accounts/{account_id}/subscription")]
async fn start_subscription(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewSubscription>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::StartSubscription)?;
    let (account, once) = (account.into_inner(), body.once(key));
    Ok(answer::created(
        &service::start(&context, &scope, account, once, &body.value).await?,
    ))
}

/// Changes the discount and the extras, from the next period on.
#[utoipa::path(tag = "subscriptions", params(IfMatchHeader), request_body = SubscriptionChange,
    responses((status = 200, description = "The subscription", body = AccountSubscription)))]
#[patch("/accounts/{account_id}/subscription")]
async fn change_subscription(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    against: IfMatch,
    body: Body<SubscriptionChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeSubscription)?;
    let told = service::change(&context, &scope, account.into_inner(), against.0, &body.value).await?;
    Ok(answered(&told))
}

/// Ends a subscription: nothing more is charged. What was charged for the days from today on may be given back.
#[utoipa::path(tag = "subscriptions", params(IfMatchHeader), request_body = End,
    responses((status = 200, description = "The subscription", body = AccountSubscription)))]
#[post("/accounts/{account_id}/subscription/end")]
async fn end_subscription(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    against: IfMatch,
    body: Body<End>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::EndSubscription)?;
    let told = service::end(&context, &scope, account.into_inner(), against.0, &body.value).await?;
    Ok(answered(&told))
}

/// Lists the periods of an account that were charged, the last first; up to 120.
#[utoipa::path(tag = "subscriptions",
    responses((status = 200, description = "Its periods", body = Vec<Period>)))]
#[get("/accounts/{account_id}/subscription/periods")]
async fn list_periods(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListPeriods)?;
    let periods = service::list_periods(&context, &scope, account.into_inner()).await?;
    Ok(answer::ok(&periods))
}

/// Tells what another plan from today on would give back and charge for the period that runs. Nothing changes.
#[utoipa::path(tag = "subscriptions", request_body = NewPlanChange,
    responses((status = 200, description = "What it means", body = PlanChangePreview)))]
#[post("/accounts/{account_id}/plan-changes/previews")]
async fn preview_plan_change(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    body: Body<NewPlanChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::PreviewPlanChange)?;
    let preview = plan_service::preview(&context, &scope, account.into_inner(), body.value).await?;
    Ok(answer::ok(&preview))
}

/// Changes the plan of an account from today on, and settles the period that runs, as it was previewed.
#[utoipa::path(tag = "subscriptions", params(IdempotencyHeader), request_body = ConfirmedPlanChange,
    responses((status = 201, description = "The subscription", body = AccountSubscription)))]
#[post("/accounts/{account_id}/plan-changes")]
async fn change_plan_now(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<ConfirmedPlanChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePlanNow)?;
    let (account, once) = (account.into_inner(), body.once(key));
    Ok(answer::created(
        &plan_service::apply(&context, &scope, account, once, &body.value).await?,
    ))
}

/// Starts the subscriptions of all accounts that never had one, but for demo twins; asked again, it goes on where it
/// was.
#[utoipa::path(tag = "subscriptions", request_body = NewSubscriptions,
    responses((status = 200, description = "How many were started", body = Started)))]
#[post("/subscriptions")]
async fn start_subscriptions(
    context: Data<Context>,
    caller: Caller,
    body: Body<NewSubscriptions>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::StartSubscriptions)?;
    let started = run_service::begin_many(&context, &scope, &body.value).await?;
    Ok(answer::ok(&started))
}

/// Tells how the reseller charges.
#[utoipa::path(tag = "subscriptions",
    responses((status = 200, description = "How it charges", body = SubscriptionSettings)))]
#[get("/subscription-settings")]
async fn get_subscription_settings(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetSubscriptionSettings)?;
    Ok(answer::ok(&setting_service::find(&context, &scope).await?))
}

/// Says how the reseller charges from now on.
#[utoipa::path(tag = "subscriptions", request_body = SubscriptionSettingsChange,
    responses((status = 200, description = "How it charges", body = SubscriptionSettings)))]
#[put("/subscription-settings")]
async fn change_subscription_settings(
    context: Data<Context>,
    caller: Caller,
    body: Body<SubscriptionSettingsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeSubscriptionSettings)?;
    let settings = setting_service::change(&context, &scope, &body.value).await?;
    Ok(answer::ok(&settings))
}

/// With the version that a change is made against, where there is one.
fn answered(told: &AccountSubscription) -> HttpResponse {
    match &told.subscription {
        Some(subscription) => answer::versioned(subscription.version, told),
        None => answer::ok(told),
    }
}
