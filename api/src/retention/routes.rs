//! Retention over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::retention::AccountStorage;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_account_storage);
}

/// Where the files of an account's documents are, and how long its plan keeps them at hand.
#[utoipa::path(tag = "retention", 
    responses((status = 200, description = "Where the files are", body = AccountStorage)))]
#[get("/accounts/{account_id}/storage")]
async fn get_account_storage(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetAccountStorage)?;
    Ok(answer::ok(
        &service::of_account(&context, &scope, account.into_inner()).await?,
    ))
}
