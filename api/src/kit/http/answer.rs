//! Answers: JSON with its status, and its version where it has one.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, ETAG};
use serde::Serialize;

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

/// 200 with JSON, and the version to change it against.
pub fn versioned(version: i64, body: &impl Serialize) -> HttpResponse {
    let tag = (ETAG, format!("\"{version}\""));
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(tag)
        .json(body)
}

/// 204.
#[must_use]
pub fn empty() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
