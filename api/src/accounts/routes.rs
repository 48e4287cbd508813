//! Accounts and their keys over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, delete, get, post};
use types::access::Operation;
use types::accounts::{
    Account, AccountId, AccountQuery, IntegrationKey, IntegrationKeyId, IntegrationKeyMade, NewAccount,
    NewIntegrationKey,
};
use types::kit::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{change_routes, client_service, key_service, lock_routes, module_routes, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_accounts).service(create_account).service(get_account);
    change_routes::all(api);
    module_routes::all(api);
    lock_routes::all(api);
    api.service(reset_client_password);
    api.service(list_integration_keys)
        .service(create_integration_key)
        .service(revoke_integration_key);
}

/// Lists the accounts of one's reseller, with what each used.
#[utoipa::path(tag = "accounts", params(AccountQuery),
    responses((status = 200, description = "A page of accounts", body = Page<Account>)))]
#[get("/accounts")]
async fn list_accounts(context: Data<Context>, caller: Caller, asked: Query<AccountQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListAccounts)?;
    Ok(answer::ok(&service::list(&context, &scope, &asked).await?))
}

/// Creates an account.
#[utoipa::path(tag = "accounts", params(IdempotencyHeader), request_body = NewAccount,
    responses((status = 201, description = "The account", body = Account)))]
#[post("/accounts")]
async fn create_account(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewAccount>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateAccount)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Shows an account.
#[utoipa::path(tag = "accounts", responses((status = 200, description = "The account", body = Account)))]
#[get("/accounts/{account_id}")]
async fn get_account(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetAccount)?;
    let account = service::find(&context, &scope, id.into_inner()).await?;
    Ok(answer::versioned(account.version, &account))
}

/// Makes the tax number the client's password, a temporary one that must be changed at the next sign-in, and ends
/// the sessions of its software.
#[utoipa::path(tag = "accounts", params(IfMatchHeader),
    responses((status = 200, description = "The account", body = Account)))]
#[post("/accounts/{account_id}/password/reset")]
async fn reset_client_password(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ResetClientPassword)?;
    let account = client_service::reset_password(&context, &scope, id.into_inner(), against.0).await?;
    Ok(answer::versioned(account.version, &account))
}

/// Lists the living integration keys of an account.
#[utoipa::path(tag = "accounts",
    responses((status = 200, description = "The keys, newest first", body = Vec<IntegrationKey>)))]
#[get("/accounts/{account_id}/integration-keys")]
async fn list_integration_keys(context: Data<Context>, caller: Caller, id: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListIntegrationKeys)?;
    Ok(answer::ok(&key_service::list(&context, &scope, id.into_inner()).await?))
}

/// Makes an integration key, whose secret is shown this once.
#[utoipa::path(tag = "accounts", request_body = NewIntegrationKey,
    responses((status = 201, description = "The key and its secret", body = IntegrationKeyMade)))]
#[post("/accounts/{account_id}/integration-keys")]
async fn create_integration_key(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    body: Body<NewIntegrationKey>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateIntegrationKey)?;
    Ok(answer::created(
        &key_service::create(&context, &scope, id.into_inner(), &body.value).await?,
    ))
}

/// Revokes an integration key at once.
#[utoipa::path(tag = "accounts", responses((status = 204, description = "Revoked")))]
#[delete("/accounts/{account_id}/integration-keys/{key_id}")]
async fn revoke_integration_key(
    context: Data<Context>,
    caller: Caller,
    ids: Path<(AccountId, IntegrationKeyId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RevokeIntegrationKey)?;
    let (account, key) = ids.into_inner();
    key_service::revoke(&context, &scope, account, key).await?;
    Ok(answer::empty())
}
