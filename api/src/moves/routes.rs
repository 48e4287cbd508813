//! Moving accounts over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use types::access::Operation;
use types::moves::{ConfirmedMove, MoveOutcome, MovePreview, NewMove};
use types::plans::PlanId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(preview_move).service(move_accounts);
}

/// Tells what moving accounts to a version of this plan, or to one with another price, would mean for each of them. It
/// changes nothing.
#[utoipa::path(tag = "moves", request_body = NewMove,
    responses((status = 200, description = "What would become of each account", body = MovePreview)))]
#[post("/plans/{plan_id}/moves/preview")]
async fn preview_move(
    context: Data<Context>,
    caller: Caller,
    id: Path<PlanId>,
    body: Body<NewMove>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::PreviewMove)?;
    Ok(answer::ok(
        &service::preview(&context, &scope, id.into_inner(), &body.value).await?,
    ))
}

/// Moves accounts to a version of this plan, as it was previewed; with another price, to a new version that is made first.
#[utoipa::path(tag = "moves", request_body = ConfirmedMove,
    responses((status = 200, description = "What became of each account", body = MoveOutcome)))]
#[post("/plans/{plan_id}/moves")]
async fn move_accounts(
    context: Data<Context>,
    caller: Caller,
    id: Path<PlanId>,
    body: Body<ConfirmedMove>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::MoveAccounts)?;
    if body.value.price.is_some() {
        caller.may(Operation::ChangePlan)?;
    }
    Ok(answer::ok(
        &service::apply(&context, &scope, id.into_inner(), &body.value).await?,
    ))
}
