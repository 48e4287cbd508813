//! Problems on the wire: every failed request ends as `application/problem+json` in the reader's language.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::{PathError, QueryPayloadError};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
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
    let unsaid = || matches!(result.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
    let problem = match result.response().error() {
        Some(error) => {
            let own = error.as_error::<Error>();
            if let Some(broken) = own.filter(|own| own.is_broken()) {
                tracing::error!(error = %chain(broken), "request failed");
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
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response
        .content_type("application/problem+json")
        .insert_header(("cache-control", "no-store"));
    response.insert_header(("content-language", language.tag()));
    if let Some(seconds) = problem.retry_after {
        response.insert_header((RETRY_AFTER, seconds.to_string()));
    }
    response.body(serde_json::to_vec(&problem).unwrap_or_default())
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

fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
