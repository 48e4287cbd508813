//! The overview over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::overview::Overview;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_overview);
}

/// Shows the reseller's accounts and their documents at a glance.
#[utoipa::path(tag = "overview", responses((status = 200, description = "The overview", body = Overview)))]
#[get("/overview")]
async fn get_overview(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetOverview)?;
    Ok(answer::ok(&service::find(&context, &scope).await?))
}
