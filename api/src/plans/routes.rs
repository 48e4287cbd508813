//! Plans over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, post};
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::plans::{NewPlan, Plan, PlanId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_plans).service(create_plan).service(get_plan);
}

/// Lists the plans one's reseller sells.
#[utoipa::path(tag = "plans", params(PageQuery), responses((status = 200, description = "A page of plans", body = Page<Plan>)))]
#[get("/plans")]
async fn list_plans(context: Data<Context>, caller: Caller, page: Query<PageQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListPlans)?;
    Ok(answer::ok(&service::list(&context, &scope, page.into_inner()).await?))
}

/// Makes a plan.
#[utoipa::path(tag = "plans", params(IdempotencyHeader), request_body = NewPlan,
    responses((status = 201, description = "The plan", body = Plan)))]
#[post("/plans")]
async fn create_plan(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewPlan>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreatePlan)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Shows a plan.
#[utoipa::path(tag = "plans", responses((status = 200, description = "The plan", body = Plan)))]
#[get("/plans/{plan_id}")]
async fn get_plan(context: Data<Context>, caller: Caller, id: Path<PlanId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetPlan)?;
    Ok(answer::ok(&service::find(&context, &scope, id.into_inner()).await?))
}
