//! Usage over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::usage::Usage;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_usage);
}

/// Shows what an account used, cycle by cycle and in all.
#[utoipa::path(tag = "usage", responses((status = 200, description = "The account's usage", body = Usage)))]
#[get("/accounts/{account_id}/usage")]
async fn get_usage(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetUsage)?;
    Ok(answer::ok(&service::find(&context, &scope, id.into_inner()).await?))
}
