//! The overview over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::overview::{MoneyOverview, Overview};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_overview).service(get_overview_money);
}

/// Shows the reseller's accounts and their documents at a glance.
#[utoipa::path(tag = "overview", responses((status = 200, description = "The overview", body = Overview)))]
#[get("/overview")]
async fn get_overview(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetOverview)?;
    Ok(answer::ok(&service::find(&context, &scope).await?))
}

/// Shows the reseller's money at a glance: what came in by month, how much of what was to come in did, and what is overdue
/// now, each currency by itself.
#[utoipa::path(tag = "overview",
    responses((status = 200, description = "What came in, was to come in, and is overdue", body = MoneyOverview)))]
#[get("/overview/money")]
async fn get_overview_money(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetOverviewMoney)?;
    Ok(answer::ok(&service::money(&context, &scope).await?))
}
