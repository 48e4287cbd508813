//! Views over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, patch, post};
use types::access::Operation;
use types::views::{NewView, View, ViewChange, ViewId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_views).service(create_view);
    api.service(change_view).service(delete_view);
}

/// Lists one's own views of the accounts, the oldest first.
#[utoipa::path(tag = "views", responses((status = 200, description = "The views", body = Vec<View>)))]
#[get("/views")]
async fn list_views(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListViews)?;
    Ok(answer::ok(&service::list(&context, &scope).await?))
}

/// Keeps a view under a name; up to 50.
#[utoipa::path(tag = "views", params(IdempotencyHeader), request_body = NewView,
    responses((status = 201, description = "The view", body = View)))]
#[post("/views")]
async fn create_view(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewView>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateView)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Renames a view, or keeps another query under its name.
#[utoipa::path(tag = "views", params(IfMatchHeader), request_body = ViewChange,
    responses((status = 200, description = "The view", body = View)))]
#[patch("/views/{view_id}")]
async fn change_view(
    context: Data<Context>,
    caller: Caller,
    id: Path<ViewId>,
    against: IfMatch,
    body: Body<ViewChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeView)?;
    let view = service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(view.version, &view))
}

/// Deletes a view.
#[utoipa::path(tag = "views", responses((status = 204, description = "Deleted")))]
#[delete("/views/{view_id}")]
async fn delete_view(context: Data<Context>, caller: Caller, id: Path<ViewId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DeleteView)?;
    service::delete(&context, &scope, id.into_inner()).await?;
    Ok(answer::empty())
}
