//! The overdue ladder over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, delete, get, post, put};
use types::access::Operation;
use types::accounts::AccountId;
use types::dunning::{
    AccountDunning, BillingContact, BillingContactChange, DunningForecast, DunningQuery, DunningSettings,
    DunningSettingsChange, Ladders, NewGrace, ToldStep,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{forecast_service, service, setting_service, tell_service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_dunning_settings).service(change_dunning_settings);
    api.service(forecast_dunning);
    api.service(list_dunning).service(get_dunning);
    api.service(tell_dunning_step).service(change_billing_contact);
    api.service(grant_grace).service(end_grace);
}

/// Tells the steps of the reseller; a suggestion until some were kept.
#[utoipa::path(tag = "dunning",
    responses((status = 200, description = "The steps", body = DunningSettings)))]
#[get("/dunning-settings")]
async fn get_dunning_settings(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetDunningSettings)?;
    let settings = setting_service::find(&context, &scope).await?;
    Ok(answer::versioned(settings.version, &settings))
}

/// Says which steps are taken from now on, or that none are. What accounts are stopped follows within a minute.
#[utoipa::path(tag = "dunning", params(IfMatchHeader), request_body = DunningSettingsChange,
    responses((status = 200, description = "The steps", body = DunningSettings)))]
#[put("/dunning-settings")]
async fn change_dunning_settings(
    context: Data<Context>,
    caller: Caller,
    against: IfMatch,
    body: Body<DunningSettingsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeDunningSettings)?;
    let settings = setting_service::change(&context, &scope, against.0, &body.value).await?;
    Ok(answer::versioned(settings.version, &settings))
}

/// Tells what the next run would do with such steps, as things stand now. Nothing is kept.
#[utoipa::path(tag = "dunning", request_body = DunningSettingsChange,
    responses((status = 200, description = "What would come of it", body = DunningForecast)))]
#[post("/dunning-settings/forecast")]
async fn forecast_dunning(
    context: Data<Context>,
    caller: Caller,
    body: Body<DunningSettingsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ForecastDunning)?;
    Ok(answer::ok(
        &forecast_service::forecast(&context, &scope, &body.value).await?,
    ))
}

/// Lists the accounts on the ladder, what is due the longest first.
#[utoipa::path(tag = "dunning", params(DunningQuery),
    responses((status = 200, description = "A page of them", body = Ladders)))]
#[get("/dunning")]
async fn list_dunning(context: Data<Context>, caller: Caller, asked: Query<DunningQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListDunning)?;
    Ok(answer::ok(&service::list(&context, &scope, &asked).await?))
}

/// Tells how an account stands on the ladder, the steps that were taken, whom to tell, and what to say by WhatsApp.
#[utoipa::path(tag = "dunning",
    responses((status = 200, description = "How it stands", body = AccountDunning)))]
#[get("/accounts/{account_id}/dunning")]
async fn get_dunning(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetDunning)?;
    Ok(answer::ok(
        &service::find(&context, &scope, account.into_inner()).await?,
    ))
}

/// Notes that somebody told the client of a step that was to be told by hand.
#[utoipa::path(tag = "dunning", request_body = ToldStep,
    responses((status = 200, description = "How it stands", body = AccountDunning)))]
#[post("/accounts/{account_id}/dunning/told")]
async fn tell_dunning_step(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    body: Body<ToldStep>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TellDunningStep)?;
    let told = tell_service::told(&context, &scope, account.into_inner(), body.value).await?;
    Ok(answer::ok(&told))
}

/// Says whom to tell of an account what is to be paid, by e-mail and by WhatsApp, and in which language.
#[utoipa::path(tag = "dunning", request_body = BillingContactChange,
    responses((status = 200, description = "Whom to tell", body = BillingContact)))]
#[put("/accounts/{account_id}/billing-contact")]
async fn change_billing_contact(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    body: Body<BillingContactChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeBillingContact)?;
    let contact = service::change_contact(&context, &scope, account.into_inner(), &body.value).await?;
    Ok(answer::ok(&contact))
}

/// Gives an account grace until a day, in place of what it has: what the ladder stopped goes on at once, and no step is
/// taken until that day is over.
#[utoipa::path(tag = "dunning", request_body = NewGrace,
    responses((status = 200, description = "How it stands", body = AccountDunning)))]
#[put("/accounts/{account_id}/grace")]
async fn grant_grace(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    body: Body<NewGrace>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GrantGrace)?;
    let told = service::grant_grace(&context, &scope, account.into_inner(), &body.value).await?;
    Ok(answer::ok(&told))
}

/// Ends the grace of an account: what is due by now is done at once.
#[utoipa::path(tag = "dunning",
    responses((status = 200, description = "How it stands", body = AccountDunning)))]
#[delete("/accounts/{account_id}/grace")]
async fn end_grace(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::EndGrace)?;
    let told = service::end_grace(&context, &scope, account.into_inner()).await?;
    Ok(answer::ok(&told))
}
