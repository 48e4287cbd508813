//! Limits over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch};
use types::access::Operation;
use types::accounts::AccountId;
use types::limits::{Limits, LimitsChange};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_limits).service(change_limits);
}

/// Shows an account's limits: plan, override, switch, use.
#[utoipa::path(tag = "limits", responses((status = 200, description = "The limits", body = Limits)))]
#[get("/accounts/{account_id}/limits")]
async fn get_limits(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetLimits)?;
    let limits = service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(limits.version, &limits))
}

/// Switches limits on and off, and sets the account's own numbers.
#[utoipa::path(tag = "limits", params(IfMatchHeader), request_body = LimitsChange,
    responses((status = 200, description = "The limits", body = Limits)))]
#[patch("/accounts/{account_id}/limits")]
async fn change_limits(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
    body: Body<LimitsChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeLimits)?;
    let limits = service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(limits.version, &limits))
}
