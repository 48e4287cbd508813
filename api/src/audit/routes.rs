//! Audit over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::accounts::AccountId;
use types::audit::{Event, EventQuery};
use types::kit::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_account_events);
}

/// Lists what happened to an account: who, when, before and after; the last first.
///
/// Sign-ins of the client and reports of its software are many, and told only when `show` is `everything`.
#[utoipa::path(tag = "audit", params(EventQuery),
    responses((status = 200, description = "One page", body = Page<Event>)))]
#[get("/accounts/{account_id}/events")]
async fn list_account_events(
    context: Data<Context>,
    caller: Caller,
    id: Path<AccountId>,
    asked: Query<EventQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListAccountEvents)?;
    let page = service::of_account(&context, &scope, id.into_inner(), asked.into_inner()).await?;
    Ok(answer::ok(&page))
}
