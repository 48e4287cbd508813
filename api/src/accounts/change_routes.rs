//! Changing accounts over HTTP: their settings, their passing to production, their demo twins.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use types::access::Operation;
use types::accounts::{Account, AccountChange, AccountId, AccountSettings, NewTwin};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{change_service, twin_service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(super) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_account_settings).service(change_account);
    api.service(go_live).service(create_twin);
}

/// Shows an account with its settings and its demo twin; of secrets only since when there is one.
#[utoipa::path(tag = "accounts",
    responses((status = 200, description = "The account and its settings", body = AccountSettings)))]
#[get("/accounts/{account_id}/settings")]
async fn get_account_settings(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetAccountSettings)?;
    let told = change_service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(told.account.version, &told))
}

/// Changes an account's plan, cycle and settings.
#[utoipa::path(tag = "accounts", params(IfMatchHeader), request_body = AccountChange,
    responses((status = 200, description = "The account and its settings", body = AccountSettings)))]
#[patch("/accounts/{account_id}")]
async fn change_account(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
    body: Body<AccountChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeAccount)?;
    let told = change_service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(told.account.version, &told))
}

/// Passes an account from demo to production, for good. Its own software may do it where that was allowed.
#[utoipa::path(tag = "accounts", params(IfMatchHeader),
    responses((status = 200, description = "The account", body = Account),
        (status = 422, description = "What production needs is missing"),
        (status = 423, description = "The account is locked")))]
#[post("/accounts/{account_id}/go-live")]
async fn go_live(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GoLive)?;
    let account = change_service::go_live(&context, &scope, id.into_inner(), against.0).await?;
    Ok(answer::versioned(account.version, &account))
}

/// Makes the demo twin of an account: the same company in demo, with a hostname, a password and keys of its own.
#[utoipa::path(tag = "accounts", params(IdempotencyHeader), request_body = NewTwin,
    responses((status = 201, description = "The twin", body = Account)))]
#[post("/accounts/{account_id}/twin")]
async fn create_twin(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewTwin>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateTwin)?;
    let made = twin_service::create(&context, &scope, body.once(key), id.into_inner(), &body.value).await?;
    Ok(answer::created(&made))
}
