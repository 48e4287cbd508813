//! Accounts and their keys over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use types::access::Operation;
use types::accounts::{
    Account, AccountId, AccountPage, AccountQuery, ExportFormat, IntegrationKey, IntegrationKeyId, IntegrationKeyMade,
    NewAccount, NewIntegrationKey,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::key_holders::KeyHolders;
use super::{change_routes, client_service, export, key_service, list_service, lock_routes, module_routes, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_accounts).service(export_accounts);
    api.service(create_account).service(get_account);
    change_routes::all(api);
    module_routes::all(api);
    lock_routes::all(api);
    api.service(reset_client_password);
    api.service(list_integration_keys)
        .service(create_integration_key)
        .service(revoke_integration_key);
}

/// Lists the accounts of one's reseller, with what each used: searched, filtered and sorted.
#[utoipa::path(tag = "accounts", params(AccountQuery),
    responses((status = 200, description = "A page of accounts", body = AccountPage)))]
#[get("/accounts")]
async fn list_accounts(context: Data<Context>, caller: Caller, asked: Query<AccountQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListAccounts)?;
    Ok(answer::ok(&list_service::list(&context, &scope, &asked).await?))
}

/// Exports the accounts of a list, in its order, as CSV or XLSX with headings in the reader's language. `cursor` and
/// `limit` mean nothing here: all that fit are in it.
#[utoipa::path(tag = "accounts", params(("format" = ExportFormat, Path, description = "The kind of file"), AccountQuery),
    responses((status = 200, description = "The file", content(
        (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
#[get("/account-exports/{format}")]
async fn export_accounts(
    context: Data<Context>,
    caller: Caller,
    format: Path<ExportFormat>,
    asked: Query<AccountQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ExportAccounts)?;
    let language = language(&request);
    let file = export::file(context.get_ref(), &scope, format.into_inner(), &asked, language).await?;
    Ok(answer::file(&file.name, file.media_type, file.content))
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
    holders: Data<KeyHolders>,
    caller: Caller,
    ids: Path<(AccountId, IntegrationKeyId)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RevokeIntegrationKey)?;
    let (account, key) = ids.into_inner();
    key_service::revoke(&context, &holders, &scope, account, key).await?;
    Ok(answer::empty())
}
