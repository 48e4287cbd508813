//! Admissions over HTTP. Documents come in as they are, XML, not wrapped in JSON.

use actix_web::http::header::{CONTENT_TYPE, HeaderName};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use types::access::Operation;
use types::accounts::AccountId;
use types::admissions::{Admission, AdmissionOutcome, Admissions, NewAdmission, NewDocuments};
use types::documents::DocumentReceived;
use types::kit::problem::Code;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{model, queue, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(create_admissions).service(preview_admission);
    api.service(create_admission).service(create_document);
}

/// Gives leave for one thing and counts it: a document about to be issued, users, establishments, look-ups. How the
/// meters stand is told in `RateLimit` too.
#[utoipa::path(tag = "admissions", params(IdempotencyHeader), request_body = NewAdmission, responses(
    (status = 201, description = "Leave is given, and it is counted", body = Admission),
    (status = 200, description = "Leave was given before: nothing is counted again", body = Admission)))]
#[post("/accounts/{account_id}/admissions")]
async fn create_admission(
    context: Data<Context>,
    counter: Data<queue::Admissions>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewAdmission>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateAdmission)?;
    let once = body.once(key);
    let told = service::admit(&context, &counter, &scope, account.into_inner(), once, &body.value).await?;
    Ok(with_meters(&context, &told))
}

/// Gives leave to many documents about to be issued, in their order. Each has its own answer.
#[utoipa::path(tag = "admissions", request_body = NewDocuments,
    responses((status = 200, description = "An answer to each", body = Admissions)))]
#[post("/accounts/{account_id}/admissions/batches")]
async fn create_admissions(
    context: Data<Context>,
    counter: Data<queue::Admissions>,
    caller: Caller,
    account: Path<AccountId>,
    request: HttpRequest,
    body: Body<NewDocuments>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateAdmissions)?;
    let words = language(&request);
    let told = service::admit_all(&context, &counter, &scope, account.into_inner(), &body.value, words).await?;
    Ok(answer::ok(&told))
}

/// Tells what would come of asking now. Nothing changes; what counts is decided when it is asked.
#[utoipa::path(tag = "admissions", request_body = NewAdmission,
    responses((status = 200, description = "Leave would be given", body = Admission)))]
#[post("/accounts/{account_id}/admissions/previews")]
async fn preview_admission(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    body: Body<NewAdmission>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::PreviewAdmission)?;
    let told = service::preview(&context, &scope, account.into_inner(), &body.value).await?;
    Ok(answer::ok(&told))
}

/// Takes a document in and counts it, unless it was admitted before: UBL 2.0 or 2.1 of Peru, NF-e or NFC-e of Brazil.
/// Notices are taken too and are not counted: a *comunicación de baja*, a *resumen diario*, an *inutilização*.
///
/// A document that a notice named before stands by that notice from the start. A number that was declared unused is
/// `number_declared_unused`; a notice that declares a used number unused is `number_in_use`.
///
/// It counts in the cycle that its own issue date belongs to on the calendar of its account's country, whenever it
/// arrives. A late document uses up its own past cycle, under the limit as it is now, and never the cycle that runs. One
/// issued tomorrow is taken, and may be the first of the next cycle; later ones are `issued_in_the_future`. When the day
/// on which the account's cycles start is changed, the cycle that runs goes on under its new dates with what it has
/// counted; cycles that ended keep their dates, and documents that come late after that count by the new day.
#[utoipa::path(tag = "documents", request_body(content = String, content_type = "application/xml"), responses(
    (status = 201, description = "Received; counted now or when it was admitted", body = DocumentReceived),
    (status = 200, description = "The same document as before: nothing changed", body = DocumentReceived)))]
#[post("/accounts/{account_id}/documents")]
async fn create_document(
    context: Data<Context>,
    counter: Data<queue::Admissions>,
    caller: Caller,
    account: Path<AccountId>,
    request: HttpRequest,
    body: std::result::Result<Bytes, actix_web::Error>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateDocument)?;
    if !is_xml(&request) {
        return Err(Refusal::new(Code::WrongMediaType).detail("application/xml").into());
    }
    let body = body.map_err(|_| Error::from(Code::BodyTooLarge))?;
    let taken = service::bring(&context, &counter, &scope, account.into_inner(), &body).await?;
    let received = taken.received.told(language(&request));
    Ok(if taken.new {
        answer::created(&received)
    } else {
        answer::ok(&received)
    })
}

fn is_xml(request: &HttpRequest) -> bool {
    let header = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/xml" || essence == "text/xml"
}

/// An answer with its meters as headers, too.
fn with_meters(context: &Context, told: &Admission) -> HttpResponse {
    let mut response = match told.outcome {
        AdmissionOutcome::Admitted => answer::created(told),
        AdmissionOutcome::Repeated | AdmissionOutcome::Refused => answer::ok(told),
    };
    for (name, value) in model::rate_limit(&told.meters, context.now()) {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
