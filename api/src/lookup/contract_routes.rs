//! Look-ups as Facturador Pro asks for them: at the two paths it knows, with the keys it reads.

use actix_web::middleware::from_fn;
use actix_web::web::{Data, Path, ServiceConfig as Services};
use actix_web::{HttpRequest, HttpResponse, get, web};
use types::access::Operation;
use types::lookup::contract::{ContractPerson, ContractTaxpayer};
use types::lookup::{NumberKind, Taxpayer};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{queue, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::http::{answer, problem_with};
use crate::kit::observe;

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(answer_ruc).service(answer_dni);
}

/// The same answers where those programs ask: below `/api`, whatever the address of the service is entered as.
pub(crate) fn where_programs_ask(app: &mut Services) {
    let ruc = web::resource("/api/ruc/{number}").wrap(from_fn(observe::measure));
    app.service(ruc.route(web::get().to(ruc_told)));
    let dni = web::resource("/api/dni/{number}").wrap(from_fn(observe::measure));
    app.service(dni.route(web::get().to(dni_told)));
}

/// Answers about a RUC with the keys that Facturador Pro reads, also at `/api/ruc/{number}`; counted as
/// `find_for_account`, for the account whose key it is.
///
/// A refusal is a problem document that has `success` (`false`) and `message` too; only `taxpayer_not_found` says that
/// there is no such number.
#[utoipa::path(tag = "lookup", params(("number" = String, Path, description = "The RUC", example = "20131312955")),
    responses((status = 200, description = "Who it is", body = ContractTaxpayer)))]
#[get("/ruc/{number}")]
async fn answer_ruc(
    context: Data<Context>,
    counter: Data<queue::Lookups>,
    caller: Result<Caller>,
    number: Path<String>,
    request: HttpRequest,
) -> HttpResponse {
    ruc_told(context, counter, caller, number, request).await
}

/// Answers about a DNI with the keys that Facturador Pro reads, also at `/api/dni/{number}`; counted as
/// `find_for_account`, for the account whose key it is.
///
/// Surnames and names are told apart by the order in which the registries of Peru write them. Refusals are those of
/// `answer_ruc`.
#[utoipa::path(tag = "lookup", params(("number" = String, Path, description = "The DNI", example = "40123457")),
    responses((status = 200, description = "Who it is", body = ContractPerson)))]
#[get("/dni/{number}")]
async fn answer_dni(
    context: Data<Context>,
    counter: Data<queue::Lookups>,
    caller: Result<Caller>,
    number: Path<String>,
    request: HttpRequest,
) -> HttpResponse {
    dni_told(context, counter, caller, number, request).await
}

async fn ruc_told(
    context: Data<Context>,
    counter: Data<queue::Lookups>,
    caller: Result<Caller>,
    number: Path<String>,
    request: HttpRequest,
) -> HttpResponse {
    let found = find(
        (&context, &counter),
        caller,
        Operation::AnswerRuc,
        NumberKind::Ruc,
        &number,
    )
    .await;
    match found {
        Ok(found) => answer::ok(&ContractTaxpayer::from(found)),
        Err(error) => refused(&request, &error),
    }
}

async fn dni_told(
    context: Data<Context>,
    counter: Data<queue::Lookups>,
    caller: Result<Caller>,
    number: Path<String>,
    request: HttpRequest,
) -> HttpResponse {
    let found = find(
        (&context, &counter),
        caller,
        Operation::AnswerDni,
        NumberKind::Dni,
        &number,
    )
    .await;
    match found {
        Ok(found) => answer::ok(&ContractPerson::from(found)),
        Err(error) => refused(&request, &error),
    }
}

async fn find(
    (context, counter): (&Context, &queue::Lookups),
    caller: Result<Caller>,
    operation: Operation,
    kind: NumberKind,
    number: &str,
) -> Result<Taxpayer> {
    let caller = caller?;
    let scope = caller.may(operation)?;
    service::find_for_account(context, counter, &scope, caller.account()?, kind, number).await
}

/// A refusal in both tongues: the problem document of this API, and the two keys that those programs read.
fn refused(request: &HttpRequest, error: &Error) -> HttpResponse {
    problem_with(request, error, |problem| {
        let wrong = problem.errors.first().map(|fault| fault.message.clone());
        let message = wrong.unwrap_or_else(|| problem.title.clone());
        vec![("success", false.into()), ("message", message.into())]
    })
}
