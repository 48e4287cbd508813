//! Problems on the wire: every failed request ends as `application/problem+json` in the reader's language.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::{PathError, QueryPayloadError};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use serde_json::Value;
use tracing_actix_web::RequestId;
use types::kit::problem::{Code, Problem};
use types::kit::text::Language;

use super::language;
use crate::kit::error::{Error, Refusal};

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.refusal().code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        response(&self.refusal(), Language::default(), None)
    }
}

/// Middleware: gives every response its request id, and every error its words in the reader's language.
///
/// # Errors
/// None of its own.
pub async fn tell_problems<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let result = next.call(request).await?;
    let id = id_of(result.request());
    let allow = result.headers().get(ALLOW).cloned();
    let said = result.headers().contains_key(CONTENT_TYPE);
    let unsaid = || !said && matches!(result.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
    let problem = match result.response().error() {
        Some(error) => {
            let own = error.as_error::<Error>();
            if let Some(own) = own {
                log(own);
            }
            Some(own.map_or_else(|| foreign(error.as_response_error().status_code()), Error::refusal))
        }
        None => unsaid().then(|| foreign(result.status())),
    };
    let mut result = match problem {
        Some(refusal) => {
            let words = language(result.request());
            result
                .into_response(response(&refusal, words, id.as_deref()))
                .map_into_right_body()
        }
        None => result.map_into_left_body(),
    };
    if let Some(allow) = allow {
        result.headers_mut().insert(ALLOW, allow);
    }
    result
        .headers_mut()
        .insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(id) = id.and_then(|id| id.parse().ok()) {
        result.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    Ok(result)
}

/// A refusal as a problem document with more members than it has, for programs that read another contract.
#[must_use]
pub fn problem_with(
    request: &HttpRequest,
    error: &Error,
    more: impl FnOnce(&Problem) -> Vec<(&'static str, Value)>,
) -> HttpResponse {
    log(error);
    let words = language(request);
    let problem = Problem {
        request_id: id_of(request),
        ..error.refusal().problem(words)
    };
    let mut members = serde_json::to_value(&problem).unwrap_or_default();
    for (name, value) in more(&problem) {
        if let Some(members) = members.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    }
    sent(&problem, words, serde_json::to_vec(&members).unwrap_or_default())
}

/// Makes paths and queries that do not fit fail as problems.
pub fn client_errors(app: &mut web::ServiceConfig) {
    app.app_data(web::PathConfig::default().error_handler(|_: PathError, _| Error::from(Code::NotFound).into()));
    app.app_data(
        web::QueryConfig::default().error_handler(|error: QueryPayloadError, _| {
            Error::from(Refusal::new(Code::MalformedRequest).detail(error.to_string())).into()
        }),
    );
}

fn response(refusal: &Refusal, language: Language, request_id: Option<&str>) -> HttpResponse {
    let problem = Problem {
        request_id: request_id.map(str::to_owned),
        ..refusal.problem(language)
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    sent(&problem, language, body)
}

fn sent(problem: &Problem, language: Language, body: Vec<u8>) -> HttpResponse {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response
        .content_type("application/problem+json")
        .insert_header(("cache-control", "no-store"));
    response.insert_header(("content-language", language.tag()));
    if let Some(seconds) = problem.retry_after {
        response.insert_header((RETRY_AFTER, seconds.to_string()));
    }
    response.body(body)
}

/// A refusal for an error the framework raised itself.
fn foreign(status: StatusCode) -> Refusal {
    Refusal::new(match status {
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::BodyTooLarge,
        status if status.is_client_error() => Code::MalformedRequest,
        _ => Code::Internal,
    })
}

fn id_of(request: &HttpRequest) -> Option<String> {
    use actix_web::HttpMessage;
    request.extensions().get::<RequestId>().map(ToString::to_string)
}

fn log(error: &Error) {
    if error.is_broken() {
        tracing::error!(error = %chain(error), "request failed");
    }
}

fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
