//! Answers: JSON with its status, and its version where it has one.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, ETAG, IF_NONE_MATCH};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream::LocalBoxStream;
use serde::Serialize;

use crate::kit::error::Result;
use crate::kit::secrets::digest;

/// What a file holds, piece by piece.
pub type Content = LocalBoxStream<'static, Result<Bytes>>;

/// 200 with JSON.
pub fn ok(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(body)
}

/// 201 with JSON.
pub fn created(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(body)
}

/// 202 with JSON.
pub fn accepted(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Accepted()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(body)
}

/// 200 with JSON, and the version to change it against.
pub fn versioned(version: i64, body: &impl Serialize) -> HttpResponse {
    let tag = (ETAG, format!("\"{version}\""));
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(tag)
        .json(body)
}

/// 200 with a file to keep under that name, sent as it is being made. One that breaks off is never whole.
pub fn file(name: &str, media_type: &'static str, content: Content) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header(("x-content-type-options", "nosniff"))
        .streaming(content)
}

/// 204.
#[must_use]
pub fn empty() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// 200 with JSON that hardly ever changes, recognised by its tag; 304 to whoever has it already.
///
/// # Errors
/// When it cannot be written.
pub fn kept(request: &HttpRequest, body: &impl Serialize) -> Result<HttpResponse> {
    let bytes = serde_json::to_vec(body)?;
    let tag = format!("\"{}\"", digest(&bytes));
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let has_it = known.is_some_and(|tags| tags.split(',').any(|each| each.trim().trim_start_matches("W/") == tag));
    let mut response = if has_it {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response.insert_header((CACHE_CONTROL, "private, max-age=86400"));
    response.insert_header((ETAG, tag));
    Ok(if has_it {
        response.finish()
    } else {
        response.content_type("application/json").body(bytes)
    })
}
