//! Look-ups over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use types::access::Operation;
use types::lookup::{Padron, Taxpayer};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_padron).service(find_taxpayer);
}

/// Finds the taxpayer of a RUC in the padrón.
#[utoipa::path(tag = "lookup", params(("ruc" = String, Path, description = "The RUC, with or without separators", example = "20131312955")),
    responses((status = 200, description = "The taxpayer", body = Taxpayer)))]
#[get("/lookup/ruc/{ruc}")]
async fn find_taxpayer(context: Data<Context>, caller: Caller, ruc: Path<String>) -> Result<HttpResponse> {
    caller.may(Operation::FindTaxpayer)?;
    Ok(answer::ok(&service::find(&context, &ruc).await?))
}

/// Shows which padrón answers, and of when it is.
#[utoipa::path(tag = "lookup", responses((status = 200, description = "The padrón that answers", body = Padron)))]
#[get("/lookup/padron")]
async fn get_padron(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    caller.may(Operation::GetPadron)?;
    Ok(answer::ok(&service::padron(&context).await?))
}
