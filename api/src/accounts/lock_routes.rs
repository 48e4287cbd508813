//! Locking and unlocking over HTTP, one account or many.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use types::access::Operation;
use types::accounts::{Account, AccountId, BulkLock, BulkOutcome, BulkUnlock, Lock};
use utoipa_actix_web::service_config::ServiceConfig;

use super::lock_service as service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

/// `/accounts/bulk` comes before `/accounts/{account_id}`, which would take it for an id.
pub(super) fn all(api: &mut ServiceConfig<'_>) {
    api.service(bulk_lock_accounts).service(bulk_unlock_accounts);
    api.service(lock_account).service(unlock_account);
}

/// Locks accounts at one level for one reason: each is done, already so, not found or stale.
#[utoipa::path(tag = "accounts", params(IdempotencyHeader), request_body = BulkLock,
    responses((status = 200, description = "What came of each account", body = BulkOutcome)))]
#[post("/accounts/bulk/lock")]
async fn bulk_lock_accounts(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<BulkLock>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::BulkLockAccounts)?;
    Ok(answer::ok(
        &service::lock_all(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Ends the locks of accounts: each is done, already so, not found or stale.
#[utoipa::path(tag = "accounts", params(IdempotencyHeader), request_body = BulkUnlock,
    responses((status = 200, description = "What came of each account", body = BulkOutcome)))]
#[post("/accounts/bulk/unlock")]
async fn bulk_unlock_accounts(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<BulkUnlock>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::BulkUnlockAccounts)?;
    Ok(answer::ok(
        &service::unlock_all(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Locks an account, or changes the level of its lock: no new users, nothing issued either, or nobody signs in
/// either. What it has stays readable, and what it issued can be voided.
#[utoipa::path(tag = "accounts", params(IfMatchHeader), request_body = Lock,
    responses((status = 200, description = "The account", body = Account)))]
#[post("/accounts/{account_id}/lock")]
async fn lock_account(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
    body: Body<Lock>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::LockAccount)?;
    let account = service::lock(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(account.version, &account))
}

/// Ends the lock of an account.
#[utoipa::path(tag = "accounts", params(IfMatchHeader),
    responses((status = 200, description = "The account", body = Account)))]
#[post("/accounts/{account_id}/unlock")]
async fn unlock_account(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    against: IfMatch,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::UnlockAccount)?;
    let account = service::unlock(&context, &scope, id.into_inner(), against.0).await?;
    Ok(answer::versioned(account.version, &account))
}
