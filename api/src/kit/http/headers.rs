//! Headers that mean something: the version a change is made against, the key of a request that must act
//! once, the reader's language.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT_LANGUAGE, IF_MATCH};
use actix_web::{FromRequest, HttpRequest};
use types::kit::problem::Code;
use types::kit::text::Language;
use utoipa::IntoParams;

use crate::kit::error::{Error, Refusal};

/// The version a change is made against.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub i64);

/// A key under which a repeated request is recognised.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub Option<String>);

/// How `If-Match` is documented.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only its documentation is used")]
pub struct IfMatchHeader {
    /// The `ETag` of the version being changed.
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: String,
}

/// How `Idempotency-Key` is documented.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only its documentation is used")]
pub struct IdempotencyHeader {
    /// Any text of up to 255 characters; the same key with the same body gets the first answer again.
    #[param(
        rename = "Idempotency-Key",
        max_length = 255,
        example = "4f6c2f0e-6d1b-4c1e-9f59-6a2b4b8f3c11"
    )]
    idempotency_key: Option<String>,
}

impl FromRequest for IfMatch {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get(IF_MATCH).and_then(|value| value.to_str().ok());
        ready(match header {
            None => Err(Code::VersionRequired.into()),
            Some(text) => version(text).map(IfMatch).ok_or_else(|| Code::VersionIsStale.into()),
        })
    }
}

fn version(tag: &str) -> Option<i64> {
    tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

impl FromRequest for IdempotencyKey {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else {
            return ready(Ok(Self(None)));
        };
        let text = value.to_str().map(str::trim).unwrap_or_default();
        ready(if (1..=255).contains(&text.len()) {
            Ok(Self(Some(text.to_owned())))
        } else {
            Err(Refusal::new(Code::MalformedRequest).detail("Idempotency-Key").into())
        })
    }
}

/// The reader's language, from `Accept-Language`; Spanish when it names none we speak.
#[must_use]
pub fn language(request: &HttpRequest) -> Language {
    let header = request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    header.and_then(Language::accepted).unwrap_or_default()
}
