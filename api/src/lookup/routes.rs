//! Look-ups over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use types::access::Operation;
use types::accounts::AccountId;
use types::lookup::named::{NameQuery, NamedTaxpayers};
use types::lookup::providers::LookupProviders;
use types::lookup::several::{LookupNumbers, LookupRows};
use types::lookup::{NumberKind, PadronState, Registries, Taxpayer};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    contract_routes, names_service, provider_service, queue, service, several_service, stop_routes, update_service,
};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(get_registries)
        .service(find_by_name)
        .service(find_several)
        .service(find_taxpayer)
        .service(get_padron)
        .service(update_padron)
        .service(list_lookup_providers);
    api.configure(of_software)
        .configure(contract_routes::all)
        .configure(stop_routes::all);
}

/// What software asks again and again.
pub(crate) fn of_software(api: &mut ServiceConfig<'_>) {
    api.service(find_for_account);
}

/// Finds who is behind a number: in the padrón, then at the provider.
///
/// Four answers: found; `taxpayer_not_found`; `lookup_failed`, which says nothing about the number; and
/// `lookup_not_configured`. The last two are not counted. Whoever asks for numbers that follow each other, or for very many
/// that nobody has, is stopped for a while: `harvesting_stopped`, here and wherever else is looked up.
#[utoipa::path(tag = "lookup", params(("kind" = NumberKind, Path, description = "Which number it is"),
        ("number" = String, Path, description = "The number, with or without separators", example = "20131312955")),
    responses((status = 200, description = "Who it is", body = Taxpayer)))]
#[get("/lookup/{kind}/{number}")]
async fn find_taxpayer(
    context: Data<Context>,
    caller: Caller,
    asked: Path<(NumberKind, String)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindTaxpayer)?;
    let (kind, number) = asked.into_inner();
    Ok(answer::ok(&service::find(&context, &scope, kind, &number).await?))
}

/// Finds who is behind a number for an account's software, as far as its plan's look-ups
/// of a cycle go, and counts it.
#[utoipa::path(tag = "lookup", params(("account_id" = AccountId, Path, description = "The account that asks"),
        ("kind" = NumberKind, Path, description = "Which number it is"),
        ("number" = String, Path, description = "The number, with or without separators", example = "20131312955")),
    responses((status = 200, description = "Who it is", body = Taxpayer)))]
#[get("/accounts/{account_id}/lookup/{kind}/{number}")]
async fn find_for_account(
    context: Data<Context>,
    counter: Data<queue::Lookups>,
    caller: Caller,
    asked: Path<(AccountId, NumberKind, String)>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindForAccount)?;
    let (account, kind, number) = asked.into_inner();
    let found = service::find_for_account(&context, &counter, &scope, account, kind, &number).await?;
    Ok(answer::ok(&found))
}

/// Shows what answers look-ups, and how many were made this month.
#[utoipa::path(tag = "lookup", responses((status = 200, description = "The padrón, and what a provider is asked", body = Registries)))]
#[get("/lookup/registries")]
async fn get_registries(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetRegistries)?;
    Ok(answer::ok(&service::registries(&context, &scope).await?))
}

/// Shows which padrón answers, where newer ones come from, and how the last update went.
#[utoipa::path(tag = "lookup", responses((status = 200, description = "The padrón and its updates", body = PadronState)))]
#[get("/lookup/padron")]
async fn get_padron(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetPadron)?;
    Ok(answer::ok(&update_service::state(&context, &scope).await?))
}

/// Begins to bring the padrón up to date from the address that is set up, unless that is being done.
///
/// The one before answers until all of the newer one is there. Without an address it is `lookup_not_configured`.
#[utoipa::path(tag = "lookup", responses((status = 202, description = "It has begun, or had before", body = PadronState)))]
#[post("/lookup/padron/updates")]
async fn update_padron(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::UpdatePadron)?;
    Ok(answer::accepted(&update_service::begin(&context, &scope).await?))
}

/// Lists the providers that are asked after the padrón, in their order: what of their quotas is used, and who of them is
/// left alone for a while.
#[utoipa::path(tag = "lookup", responses((status = 200, description = "The providers", body = LookupProviders)))]
#[get("/lookup/providers")]
async fn list_lookup_providers(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListLookupProviders)?;
    Ok(answer::ok(&provider_service::list(&context, &scope).await?))
}

/// Finds taxpayers of Peru by words of their names, in the padrón: who is active and found at its address first, then
/// who fits best. It counts as one look-up.
///
/// While no padrón was imported it is `lookup_not_configured`, while none has its names indexed `names_not_indexed`.
#[utoipa::path(tag = "lookup", params(NameQuery),
    responses((status = 200, description = "Those with that name", body = NamedTaxpayers)))]
#[get("/lookup/taxpayers")]
async fn find_by_name(context: Data<Context>, caller: Caller, asked: Query<NameQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindByName)?;
    let found = names_service::find(&context, &scope, asked.into_inner()).await?;
    Ok(answer::ok(&found))
}

/// Finds who is behind up to a hundred numbers, each answered for itself, in the order in which they are asked.
///
/// A number that stands there twice is asked once. What was found or not found is counted; what is no number, failed or
/// has nobody to be asked is not.
#[utoipa::path(tag = "lookup", request_body = LookupNumbers,
    responses((status = 200, description = "What came of each number", body = LookupRows)))]
#[post("/lookup/batches")]
async fn find_several(
    context: Data<Context>,
    caller: Caller,
    body: Body<LookupNumbers>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::FindSeveral)?;
    let found = several_service::find(&context, &scope, &body.value, language(&request)).await?;
    Ok(answer::ok(&found))
}
