//! Trying mail settings over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use types::access::Operation;
use types::accounts::AccountId;
use types::settings::{AccountMailTest, MailTest, MailTested};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(test_mail).service(test_account_mail);
}

/// Sends a test message by mail settings that are not saved.
#[utoipa::path(tag = "settings", request_body = MailTest,
    responses((status = 200, description = "The server took it", body = MailTested)))]
#[post("/mail/test")]
async fn test_mail(
    context: Data<Context>,
    caller: Caller,
    request: HttpRequest,
    body: Body<MailTest>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TestMail)?;
    let tested = service::test(&context, &scope, &body.value, language(&request)).await?;
    Ok(answer::ok(&tested))
}

/// Sends a test message by an account's mail settings, or by others with its saved password.
#[utoipa::path(tag = "settings", request_body = AccountMailTest,
    responses((status = 200, description = "The server took it", body = MailTested)))]
#[post("/accounts/{account_id}/mail/test")]
async fn test_account_mail(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    request: HttpRequest,
    body: Body<AccountMailTest>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::TestAccountMail)?;
    let tested = service::test_account(&context, &scope, id.into_inner(), &body.value, language(&request)).await?;
    Ok(answer::ok(&tested))
}
