//! What an account's software shows, and whether a hostname can be had, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, put};
use types::access::Operation;
use types::accounts::{AccountId, AccountModules, HostnameCheck, HostnameQuery, ModulesChange};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{hostname_service, module_service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

pub(super) fn all(api: &mut ServiceConfig<'_>) {
    api.service(check_hostname)
        .service(get_account_modules)
        .service(change_account_modules);
}

/// Tells whether a hostname can be had, and which others when it cannot.
#[utoipa::path(tag = "accounts", params(HostnameQuery),
    responses((status = 200, description = "Whether it can be had", body = HostnameCheck)))]
#[get("/hostname-check")]
async fn check_hostname(context: Data<Context>, caller: Caller, asked: Query<HostnameQuery>) -> Result<HttpResponse> {
    caller.may(Operation::CheckHostname)?;
    Ok(answer::ok(&hostname_service::check(&context, &asked).await?))
}

/// Tells what an account's software shows: its modules.
#[utoipa::path(tag = "accounts", responses((status = 200, description = "Its modules", body = AccountModules)))]
#[get("/accounts/{account_id}/modules")]
async fn get_account_modules(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetAccountModules)?;
    let modules = module_service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(modules.version, &modules))
}

/// Gives an account other modules.
#[utoipa::path(tag = "accounts", params(IfMatchHeader), request_body = ModulesChange,
    responses((status = 200, description = "Its modules", body = AccountModules)))]
#[put("/accounts/{account_id}/modules")]
async fn change_account_modules(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
    body: Body<ModulesChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeAccountModules)?;
    let modules = module_service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(modules.version, &modules))
}
