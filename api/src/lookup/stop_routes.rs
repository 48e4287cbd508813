//! Look-ups that are stopped, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::lookup::stops::LookupStops;
use types::resellers::ResellerId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::stop_service as service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_lookup_stops)
        .service(lift_lookup_stop)
        .service(lift_reseller_lookup_stop);
}

/// Lists whose look-ups are stopped, because numbers that follow each other or that nobody has were asked for.
///
/// Resellers see those of their accounts and their own; the operator, those of resellers. They go on by themselves.
#[utoipa::path(tag = "lookup", responses((status = 200, description = "What is stopped now", body = LookupStops)))]
#[get("/lookup/stops")]
async fn list_lookup_stops(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListLookupStops)?;
    Ok(answer::ok(&service::list(&context, &scope).await?))
}

/// Lets an account's software look up again before its time. Where it is not stopped nothing changes.
#[utoipa::path(tag = "lookup", params(("account_id" = AccountId, Path, description = "The account that was stopped")),
    responses((status = 200, description = "What is stopped still", body = LookupStops)))]
#[delete("/accounts/{account_id}/lookup-stop")]
async fn lift_lookup_stop(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::LiftLookupStop)?;
    let left = service::lift(&context, &scope, account.into_inner()).await?;
    Ok(answer::ok(&left))
}

/// Lets a reseller's members look up again before their time. Where they are not stopped nothing changes.
#[utoipa::path(tag = "lookup", params(("reseller_id" = ResellerId, Path, description = "The reseller that was stopped")),
    responses((status = 200, description = "What is stopped still", body = LookupStops)))]
#[delete("/resellers/{reseller_id}/lookup-stop")]
async fn lift_reseller_lookup_stop(
    context: Data<Context>,
    caller: Caller,
    reseller: Path<ResellerId>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::LiftResellerLookupStop)?;
    let left = service::lift_for_reseller(&context, &scope, reseller.into_inner()).await?;
    Ok(answer::ok(&left))
}
