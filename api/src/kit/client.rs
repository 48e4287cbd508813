//! Asking services of others over HTTP: directly, for a bounded time, for a bounded answer, and nowhere else than
//! at their own address.
//!
//! What goes wrong is told without the address, for that may hold a person's number.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use super::error::{Error, Result};

/// So long it may take to reach a service.
const CONNECT: Duration = Duration::from_secs(3);
/// The largest answer that is read.
const MAXIMUM_BYTES: usize = 256 * 1024;

/// A service of somebody else, at its address.
#[derive(Clone)]
pub struct Remote {
    client: reqwest::Client,
    base: Arc<str>,
}

/// What it answered.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// The JSON, if it was any.
    pub json: Option<Value>,
    /// Seconds that it asks us to wait.
    pub retry_after: Option<u64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("it could not be reached")]
    Unreachable,
    #[error("it did not answer in time")]
    TooSlow,
    #[error("its answer broke off")]
    BrokenOff,
    #[error("its answer is too large")]
    TooLarge,
    #[error("it sent us elsewhere")]
    SentElsewhere,
    #[error("its key can be sent in no header")]
    KeyUnfit,
}

/// How something is asked for: by which method, under which key, and with which JSON.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    pub method: &'a Method,
    /// The name of the header the key goes in, and the key, where it goes in one.
    pub key: Option<(&'static str, &'a str)>,
    pub body: Option<&'a Value>,
}

impl Remote {
    /// A service at an address such as `https://api.example/base`, whose answers are waited for so long.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(base: &str, patience: Duration) -> Result<Self> {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT.min(patience))
            .timeout(patience)
            .user_agent(concat!("talonario/", env!("CARGO_PKG_VERSION")));
        Ok(Self {
            client: client.build().map_err(Error::broken)?,
            base: base.trim_end_matches('/').into(),
        })
    }

    /// Asks for something at a path with its query, under a key and with JSON if there are some.
    ///
    /// # Errors
    /// When there is no whole answer of a bearable size in time.
    pub async fn ask(&self, path: &str, ask: Ask<'_>) -> std::result::Result<Answer, Trouble> {
        let mut request = self.client.request(ask.method.clone(), format!("{}{path}", self.base));
        request = request.header(reqwest::header::ACCEPT, "application/json");
        if let Some((name, key)) = ask.key {
            let mut key = HeaderValue::from_str(key).map_err(|_| Trouble::KeyUnfit)?;
            key.set_sensitive(true);
            request = request.header(name, key);
        }
        if let Some(body) = ask.body {
            request = request.json(body);
        }
        answer(request).await
    }
}

async fn answer(request: RequestBuilder) -> std::result::Result<Answer, Trouble> {
    let mut response = request
        .send()
        .await
        .map_err(|error| trouble(&error, Trouble::Unreachable))?;
    if response.status().is_redirection() {
        return Err(Trouble::SentElsewhere);
    }
    let status = response.status().as_u16();
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let retry_after = header(RETRY_AFTER).and_then(|seconds| seconds.trim().parse().ok());
    let is_json = header(CONTENT_TYPE).is_some_and(|kind| kind.to_ascii_lowercase().contains("json"));
    let mut bytes = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| trouble(&error, Trouble::BrokenOff))?
    {
        if bytes.len() + chunk.len() > MAXIMUM_BYTES {
            return Err(Trouble::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Answer {
        status,
        json: is_json.then(|| serde_json::from_slice(&bytes).ok()).flatten(),
        retry_after,
    })
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Remote")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

fn trouble(error: &reqwest::Error, otherwise: Trouble) -> Trouble {
    if error.is_timeout() {
        Trouble::TooSlow
    } else {
        otherwise
    }
}
