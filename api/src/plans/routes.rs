//! Plans over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, patch, post};
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::plans::{NewPlan, Plan, PlanChange, PlanId, PlanVersion};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_plans).service(create_plan).service(get_plan);
    api.service(change_plan).service(list_plan_versions);
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
    let plan = service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(plan.version, &plan))
}

/// Changes a plan. Other terms make a new version; accounts stay on the version they are on until they are moved.
#[utoipa::path(tag = "plans", params(IfMatchHeader), request_body = PlanChange,
    responses((status = 200, description = "The plan", body = Plan)))]
#[patch("/plans/{plan_id}")]
async fn change_plan(
    context: Data<Context>,
    caller: Caller,
    id: Path<PlanId>,
    against: IfMatch,
    body: Body<PlanChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangePlan)?;
    let plan = service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(plan.version, &plan))
}

/// Lists the versions of a plan, with how many accounts are on each.
#[utoipa::path(tag = "plans",
    responses((status = 200, description = "The versions, newest first", body = Vec<PlanVersion>)))]
#[get("/plans/{plan_id}/versions")]
async fn list_plan_versions(context: Data<Context>, caller: Caller, id: Path<PlanId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListPlanVersions)?;
    Ok(answer::ok(&service::versions(&context, &scope, id.into_inner()).await?))
}
