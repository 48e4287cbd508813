//! Resellers and their plans over HTTP, for the operator.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, patch, post};
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::resellers::{
    NewReseller, NewResellerPlan, Reason, Reseller, ResellerChange, ResellerId, ResellerPlan, ResellerPlanChange,
    ResellerPlanId,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_reseller_plans)
        .service(create_reseller_plan)
        .service(change_reseller_plan);
    api.service(list_resellers)
        .service(create_reseller)
        .service(get_reseller)
        .service(change_reseller);
    api.service(suspend_reseller).service(resume_reseller);
}

/// Lists what resellers may have.
#[utoipa::path(tag = "resellers", params(PageQuery),
    responses((status = 200, description = "A page of reseller plans", body = Page<ResellerPlan>)))]
#[get("/reseller-plans")]
async fn list_reseller_plans(context: Data<Context>, caller: Caller, page: Query<PageQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListResellerPlans)?;
    Ok(answer::ok(
        &service::list_plans(&context, &scope, page.into_inner()).await?,
    ))
}

/// Makes a reseller plan.
#[utoipa::path(tag = "resellers", params(IdempotencyHeader), request_body = NewResellerPlan,
    responses((status = 201, description = "The plan", body = ResellerPlan)))]
#[post("/reseller-plans")]
async fn create_reseller_plan(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewResellerPlan>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateResellerPlan)?;
    Ok(answer::created(
        &service::create_plan(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Changes a reseller plan for all that are on it. What was invoiced stays; what is charged from now on has the new discount.
#[utoipa::path(tag = "resellers", params(IfMatchHeader), request_body = ResellerPlanChange,
    responses((status = 200, description = "The plan", body = ResellerPlan)))]
#[patch("/reseller-plans/{reseller_plan_id}")]
async fn change_reseller_plan(
    context: Data<Context>,
    caller: Caller,
    id: Path<ResellerPlanId>,
    against: IfMatch,
    body: Body<ResellerPlanChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeResellerPlan)?;
    let plan = service::change_plan(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(plan.version, &plan))
}

/// Lists the resellers.
#[utoipa::path(tag = "resellers", params(PageQuery),
    responses((status = 200, description = "A page of resellers", body = Page<Reseller>)))]
#[get("/resellers")]
async fn list_resellers(context: Data<Context>, caller: Caller, page: Query<PageQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListResellers)?;
    Ok(answer::ok(&service::list(&context, &scope, page.into_inner()).await?))
}

/// Makes a reseller and the member who owns it.
#[utoipa::path(tag = "resellers", params(IdempotencyHeader), request_body = NewReseller,
    responses((status = 201, description = "The reseller", body = Reseller)))]
#[post("/resellers")]
async fn create_reseller(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewReseller>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateReseller)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Shows a reseller.
#[utoipa::path(tag = "resellers", responses((status = 200, description = "The reseller", body = Reseller)))]
#[get("/resellers/{reseller_id}")]
async fn get_reseller(context: Data<Context>, caller: Caller, id: Path<ResellerId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetReseller)?;
    let reseller = service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(reseller.version, &reseller))
}

/// Puts a reseller on another plan.
#[utoipa::path(tag = "resellers", params(IfMatchHeader), request_body = ResellerChange,
    responses((status = 200, description = "The reseller", body = Reseller)))]
#[patch("/resellers/{reseller_id}")]
async fn change_reseller(
    context: Data<Context>,
    caller: Caller,
    id: Path<ResellerId>,
    against: IfMatch,
    body: Body<ResellerChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeReseller)?;
    let reseller = service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(reseller.version, &reseller))
}

/// Stops a reseller's members from working; its clients' systems go on issuing.
#[utoipa::path(tag = "resellers", params(IfMatchHeader), request_body = Reason,
    responses((status = 200, description = "The reseller", body = Reseller)))]
#[post("/resellers/{reseller_id}/suspend")]
async fn suspend_reseller(
    context: Data<Context>,
    caller: Caller,
    id: Path<ResellerId>,
    against: IfMatch,
    body: Body<Reason>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SuspendReseller)?;
    let reseller = service::suspend(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(reseller.version, &reseller))
}

/// Lets a reseller's members work again.
#[utoipa::path(tag = "resellers", params(IfMatchHeader),
    responses((status = 200, description = "The reseller", body = Reseller)))]
#[post("/resellers/{reseller_id}/resume")]
async fn resume_reseller(
    context: Data<Context>,
    caller: Caller,
    id: Path<ResellerId>,
    against: IfMatch,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ResumeReseller)?;
    let reseller = service::resume(&context, &scope, id.into_inner(), against.0).await?;
    Ok(answer::versioned(reseller.version, &reseller))
}
