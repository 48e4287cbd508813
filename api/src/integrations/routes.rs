//! What an account's own software asks and reports, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post, put};
use types::access::Operation;
use types::accounts::{Account, AccountId};
use types::auth::{Credentials, PasswordChange};
use types::integrations::{AccountReport, AccountStanding, ClientSignIn};
use types::usage::{Usage, UsersReport};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{client_service, report_service, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_standing);
    api.service(sign_in_client).service(change_client_password);
    api.service(report_users).service(report_usage);
}

/// Tells what an account's software may do now: add a user or an establishment, issue, make a sales note, look up, let
/// its people sign in.
#[utoipa::path(tag = "integrations",
    responses((status = 200, description = "How the account stands", body = AccountStanding)))]
#[get("/accounts/{account_id}/standing")]
async fn get_standing(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetStanding)?;
    Ok(answer::ok(&service::standing(&context, &scope, id.into_inner()).await?))
}

/// Tells whether e-mail and password are the client's. What is wrong is `refused`; after five wrong guesses for an
/// address it must wait (`too_many_attempts`); an account locked for everything is `account_locked`.
#[utoipa::path(tag = "integrations", request_body = Credentials,
    responses((status = 200, description = "What came of it", body = ClientSignIn)))]
#[post("/accounts/{account_id}/sign-ins")]
async fn sign_in_client(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    body: Body<Credentials>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SignInClient)?;
    let outcome = client_service::sign_in(&context, &scope, id.into_inner(), &body.value).await?;
    Ok(answer::ok(&outcome))
}

/// Changes the client's password, a temporary one too, and ends every session of its software that began before.
#[utoipa::path(tag = "integrations", request_body = PasswordChange,
    responses((status = 200, description = "Changed; begin a session anew", body = ClientSignIn)))]
#[post("/accounts/{account_id}/password")]
async fn change_client_password(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    body: Body<PasswordChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeClientPassword)?;
    let outcome = client_service::change_password(&context, &scope, id.into_inner(), &body.value).await?;
    Ok(answer::ok(&outcome))
}

/// Reports how many users the account's software has now. More than before are `account_locked` while the account is
/// locked, at any level.
#[utoipa::path(tag = "integrations", request_body = UsersReport,
    responses((status = 200, description = "The account's usage", body = Usage)))]
#[put("/accounts/{account_id}/usage/users")]
async fn report_users(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    body: Body<UsersReport>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReportUsers)?;
    let usage = report_service::report_users(&context, &scope, id.into_inner(), body.value).await?;
    Ok(answer::ok(&usage))
}

/// Reports what the account's software counted: sales notes and look-ups of a cycle, establishments, and documents
/// that need attention.
#[utoipa::path(tag = "integrations", request_body = AccountReport,
    responses((status = 200, description = "The account with what is kept", body = Account)))]
#[put("/accounts/{account_id}/usage/report")]
async fn report_usage(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    body: Body<AccountReport>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReportUsage)?;
    let account = report_service::report(&context, &scope, id.into_inner(), &body.value).await?;
    Ok(answer::ok(&account))
}
