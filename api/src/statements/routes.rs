//! Statements over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::statements::{Receivables, ReceivablesQuery, Statement, StatementQuery};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_statement).service(get_receivables);
}

/// Tells what an account owed and paid over some days, what is open of it now, and which payments are waited for.
#[utoipa::path(tag = "statements", params(StatementQuery),
    responses((status = 200, description = "The statement", body = Statement)))]
#[get("/accounts/{account_id}/statement")]
async fn get_statement(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<StatementQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetStatement)?;
    let statement = service::of_account(&context, &scope, account.into_inner(), &asked).await?;
    Ok(answer::ok(&statement))
}

/// Lists the accounts that owe something, what is due the longest first, and tells what all owe together, by how long
/// it has been due.
#[utoipa::path(tag = "statements", params(ReceivablesQuery),
    responses((status = 200, description = "A page of those who owe", body = Receivables)))]
#[get("/receivables")]
async fn get_receivables(
    context: Data<Context>,
    caller: Caller,
    asked: Query<ReceivablesQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetReceivables)?;
    Ok(answer::ok(&service::receivables(&context, &scope, &asked).await?))
}
