//! The catalogue of modules over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, post};
use types::access::Operation;
use types::modules::{Module, ModuleChange, ModuleCode, NewModule};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_modules).service(create_module).service(change_module);
}

/// Lists the modules an account's software can have, each followed by its parts.
#[utoipa::path(tag = "modules", responses((status = 200, description = "The catalogue, in its order", body = Vec<Module>)))]
#[get("/modules")]
async fn list_modules(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    caller.may(Operation::ListModules)?;
    Ok(answer::ok(&service::list(&context).await?))
}

/// Adds a module, or a part to one.
#[utoipa::path(tag = "modules", params(IdempotencyHeader), request_body = NewModule,
    responses((status = 201, description = "The module or part", body = Module)))]
#[post("/modules")]
async fn create_module(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewModule>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateModule)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Renames, moves, retires or restores a module or part.
#[utoipa::path(tag = "modules", params(IfMatchHeader), request_body = ModuleChange,
    responses((status = 200, description = "The module or part", body = Module)))]
#[patch("/modules/{module_code}")]
async fn change_module(
    context: Data<Context>,
    caller: Caller,
    code: Path<ModuleCode>,
    against: IfMatch,
    body: Body<ModuleChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeModule)?;
    let module = service::change(&context, &scope, &code, against.0, &body.value).await?;
    Ok(answer::versioned(module.version, &module))
}
