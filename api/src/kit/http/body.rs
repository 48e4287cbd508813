//! A JSON body: bounded, typed, its unknown fields refused, the place of what is wrong named.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use types::kit::fault::{Fault, Faults};
use types::kit::problem::Code;

use super::IdempotencyKey;
use crate::kit::error::{Error, Refusal};
use crate::kit::once::Once;
use crate::kit::secrets::digest;

/// The largest JSON body.
const MAXIMUM_BYTES: usize = 256 * 1024;

/// A request's JSON body.
#[derive(Debug)]
pub struct Body<T> {
    pub value: T,
    hash: String,
}

impl<T> Body<T> {
    /// The request as one that must act once, when it came with a key.
    #[must_use]
    pub fn once(&self, key: IdempotencyKey) -> Option<Once> {
        key.0.map(|key| Once {
            key,
            body_hash: self.hash.clone(),
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(is_json);
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !json {
                return Err(Refusal::new(Code::WrongMediaType).detail("application/json").into());
            }
            let bytes = bytes.await.map_err(|_| Error::from(Code::BodyTooLarge))?;
            if bytes.len() > MAXIMUM_BYTES {
                return Err(Code::BodyTooLarge.into());
            }
            let value = read(&bytes)?;
            Ok(Self {
                value,
                hash: digest(&bytes),
            })
        })
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let cause = error.inner().to_string();
        if error.inner().is_syntax() || error.inner().is_eof() {
            return Refusal::new(Code::MalformedRequest).detail(cause).into();
        }
        let (field, fault) = fault(&path, &cause);
        let faults = Faults::one(&field, fault);
        Error::from(Refusal {
            faults,
            ..Refusal::new(Code::InvalidFields).detail(cause)
        })
    })?;
    json.end()
        .map_err(|error| Refusal::new(Code::MalformedRequest).detail(error.to_string()))?;
    Ok(value)
}

/// The field and fault of a value that does not fit: serde tells a missing or unknown one by its message only.
fn fault(path: &str, cause: &str) -> (String, Fault) {
    let named = || cause.split('`').nth(1).unwrap_or_default();
    let within = |name: &str| {
        if path == "." {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    if cause.starts_with("missing field") {
        (within(named()), Fault::Required)
    } else if cause.starts_with("duplicate field") {
        (within(named()), Fault::Malformed)
    } else if cause.starts_with("unknown field") {
        let name = named();
        let whole = if path == name || path.ends_with(&format!(".{name}")) {
            path.to_owned()
        } else {
            within(name)
        };
        (whole, Fault::Unknown)
    } else {
        (path.to_owned(), Fault::Malformed)
    }
}
