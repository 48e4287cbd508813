//! A request taken apart: for what a typed call cannot say, and for lists of requests of every kind.

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, IF_MATCH};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;
use types::kit::call::{BASE, Call};
use types::kit::problem::Problem;

use crate::caller::Caller;

/// A request to be tried.
#[derive(Clone, Debug)]
pub struct Attempt {
    method: Method,
    url: String,
    body: Option<(String, Vec<u8>)>,
    headers: Vec<(String, String)>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Attempt {
    /// A request by its path, after the prefix every operation has.
    #[must_use]
    pub fn new(method: Method, path: &str) -> Self {
        Self {
            method,
            url: format!("{BASE}{path}"),
            body: None,
            headers: Vec::new(),
        }
    }

    /// The request a call makes.
    ///
    /// # Panics
    /// When its method is none.
    #[must_use]
    pub fn of<C: Call>(call: &C) -> Self {
        let parts = call.parts();
        let method = Method::from_bytes(C::METHOD.as_str().as_bytes()).expect("a method");
        let plain = Self {
            method,
            url: parts.url(C::PATH),
            body: parts.body.map(|(kind, bytes)| (kind.to_owned(), bytes)),
            headers: Vec::new(),
        };
        match parts.version {
            Some(version) => plain.header(IF_MATCH.as_str(), &format!("\"{version}\"")),
            None => plain,
        }
    }

    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same request without that header.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(own, _)| !own.eq_ignore_ascii_case(name));
        self
    }

    #[must_use]
    pub fn body(self, kind: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            body: Some((kind.to_owned(), bytes.into())),
            ..self
        }
    }

    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// The request with a refresh token in its cookie.
    #[must_use]
    pub fn refresh_token(self, token: &str) -> Self {
        self.header(COOKIE.as_str(), &format!("talonario_refresh={token}"))
    }

    /// Where it goes.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.url
    }

    /// Whether it changes nothing, by its method.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.method.is_safe()
    }

    /// What it brings.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        self.body.as_ref().map_or(&[], |(_, bytes)| bytes)
    }

    pub(crate) fn request(&self, client: &reqwest::Client, address: &str) -> RequestBuilder {
        let mut request = client.request(self.method.clone(), format!("{address}{}", self.url));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        match &self.body {
            Some((kind, bytes)) => request.header(CONTENT_TYPE, kind).body(bytes.clone()),
            None => request,
        }
    }
}

impl Outcome {
    /// Reads a response to its end.
    ///
    /// # Panics
    /// When it breaks off.
    pub async fn of(response: Response) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.expect("a whole body").to_vec(),
        }
    }

    /// A header's text; empty when there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// The problem it tells.
    ///
    /// # Panics
    /// When it is not a problem document that says its own status and request id.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let text = self.text();
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{} {text}",
            self.status
        );
        let problem: Problem = serde_json::from_slice(&self.body).expect("a problem document");
        assert_eq!(
            (problem.status, problem.code.status()),
            (self.status, self.status),
            "{text}"
        );
        assert_eq!(
            problem.request_id.as_deref(),
            Some(self.header("x-request-id")),
            "{text}"
        );
        problem
    }

    /// What tells it from others: all but the request id, which differs for each request.
    #[must_use]
    pub fn seen(&self) -> (u16, String, String) {
        let mut problem = self.problem();
        problem.request_id = None;
        let mut headers: Vec<_> = self.headers.keys().map(|name| name.as_str().to_owned()).collect();
        headers.sort();
        (
            self.status,
            serde_json::to_string(&problem).expect("JSON"),
            headers.join(" "),
        )
    }
}

impl Caller<'_> {
    /// Tries a request.
    ///
    /// # Panics
    /// When the service does not answer.
    pub async fn attempt(&self, attempt: &Attempt) -> Outcome {
        Outcome::of(self.try_request(attempt).await).await
    }
}
